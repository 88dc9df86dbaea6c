"""Ids of passages by the words they hold, read from the live index without opening all of it."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

_CURRENT = "CURRENT"  # see retrieval/index/manifest.py, which takes long to import


class PassageIds:
    """Looks passages up in the live index under ``root``, if there is one. Safe to use from several threads."""

    def __init__(self, root: Path) -> None:
        self._root, self._lock = root, threading.Lock()
        self._open: tuple[str, sqlite3.Connection] | None = None

    def at(self, article_id: str, revision: str, position: int) -> str | None:
        """Id of the passage that holds the letter at ``position``; ``None`` when the index has none there."""
        with self._lock:
            db = self._live()
            if db is None:
                return None
            row = db.execute(
                "SELECT id FROM passages WHERE article_id = ? AND revision = ? AND start <= ? AND ? < stop "
                "ORDER BY ordinal LIMIT 1",
                (article_id, revision, position, position),
            ).fetchone()
        return None if row is None else str(row[0])

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            if self._open is not None:
                self._open[1].close()
                self._open = None

    def _live(self) -> sqlite3.Connection | None:
        try:
            name = (self._root / _CURRENT).read_text("ascii").split()[0]
            path = self._root / name / "passages.sqlite"
            if self._open is None or self._open[0] != name:
                if self._open is not None:
                    self._open[1].close()
                    self._open = None
                uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
                self._open = name, sqlite3.connect(uri, uri=True, check_same_thread=False)
        except (OSError, ValueError, IndexError, sqlite3.Error):
            return None  # no index yet: meetings can be looked up all the same
        return self._open[1]
