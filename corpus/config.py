"""Where the corpus keeps its data, read once from the environment.

Plain ``os.environ`` on purpose: the command line reads it on every cold start, and a settings library
costs more than the question.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """``home``: the data folder (``CHANCERY_HOME``). ``bundled``: whether the bundled briefs are known."""

    home: Path
    bundled: bool = True

    @property
    def store_path(self) -> Path:
        """The database file of the store."""
        return self.home / "store.sqlite"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> CorpusSettings:
        """The settings that ``CHANCERY_HOME`` and ``CHANCERY_BUNDLED`` give; raises ``CorpusError`` for a bad value."""
        values = os.environ if environ is None else environ
        named = values.get("CHANCERY_HOME", "").strip()
        home = Path(named).expanduser() if named else _default_home()
        return cls(home=home, bundled=read_flag(values, "CHANCERY_BUNDLED", default=True))


def read_flag(values: Mapping[str, str], name: str, *, default: bool) -> bool:
    """The switch ``name`` (1/0, true/false, yes/no, on/off); ``default`` when unset or empty."""
    found = values.get(name, "").strip().lower()
    if not found:
        return default
    if found not in _TRUE | _FALSE:
        raise CorpusError(f"{name} is {found!r}, expected 1 or 0; set it to one of them or leave it unset")
    return found in _TRUE


def _default_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("chancery", appauthor=False)
