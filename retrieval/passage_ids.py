"""Ids of passages by the words they hold, read from the live index without opening all of it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from pathlib import Path

_CURRENT = "CURRENT"  # see retrieval/index/manifest.py, which takes long to import


class PassageIds:
    """Looks passages up in the live index under ``root``, if there is one. Safe to use from several threads."""

    def __init__(self, root: Path) -> None:
        self._root, self._lock = root, threading.Lock()
        self._open: tuple[str, list[sqlite3.Connection]] = "", []

    def at(self, article_id: str, revision: str, position: int) -> str | None:
        """Id of the passage that holds the letter at ``position``; ``None`` when the index has none there."""
        with self._lock:
            for db in self._live():
                row = db.execute(
                    "SELECT id FROM passages WHERE article_id = ? AND revision = ? AND start <= ? AND ? < stop "
                    "ORDER BY ordinal LIMIT 1",
                    (article_id, revision, position, position),
                ).fetchone()
                if row is not None:
                    return str(row[0])
        return None

    def close(self) -> None:
        """Lets go of the files."""
        with self._lock:
            self._open_only("", [])

    def _open_only(self, name: str, paths: Iterable[Path]) -> None:
        for db in self._open[1]:
            db.close()
        self._open = name, []
        for path in paths:
            uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._open[1].append(sqlite3.connect(uri, uri=True, check_same_thread=False))

    def _live(self) -> list[sqlite3.Connection]:
        """The files of all parts of the live generation."""
        try:
            name = (self._root / _CURRENT).read_text("ascii").split()[0]
            if self._open[0] != name:
                self._open_only(name, sorted((self._root / name).glob("part-*/passages.sqlite")))
        except (OSError, ValueError, IndexError, sqlite3.Error):
            self._open_only("", [])  # no index yet: meetings can be looked up all the same
        return self._open[1]
