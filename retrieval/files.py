"""Files that must survive a crash, and digests of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def file_sha256(path: Path) -> str:
    """SHA-256 of the file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync_tree(folder: Path) -> None:
    """Flushes every file and folder below ``folder``, and itself, to disk."""
    for path in [*folder.rglob("*"), folder]:
        sync_to_disk(path)


def sync_to_disk(path: Path) -> None:
    """Flushes one file or folder to disk. Folders cannot be flushed on Windows; there a rename is durable itself."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
