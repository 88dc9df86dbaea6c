"""Where the shared captures and samples lie, when the checkout has them beside it."""

from __future__ import annotations

from pathlib import Path


def shared_dir() -> Path | None:
    """The folder ``shared`` beside the project, or ``None`` on a checkout that stands alone."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    return folder if folder.is_dir() else None
