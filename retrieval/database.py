"""A small SQLite file of its own beside the store: numbered migrations, one connection for all threads.

The store is the truth about articles; what is kept here (receipts of answers, what users said of them, settings of
servers) may be lost without any article being lost.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.migrations import Migration, run
from corpus.transaction import transaction
from retrieval.errors import DatabaseUnusable

__all__ = ["Database", "Migration"]
_TIMEOUT_S = 5.0


class Database:
    """The file ``path``, brought to the last of ``migrations``; raises only ``DatabaseUnusable``.

    A migration that has shipped is never edited. With ``path`` ``None`` everything is kept in memory, for tests and
    for the console.
    """

    def __init__(self, path: Path | None, migrations: Sequence[Migration]) -> None:
        self.path = path
        self._lock = threading.RLock()
        with self._saying():
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._sqlite = sqlite3.connect(
                path or ":memory:", timeout=_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare(migrations)
            except BaseException:
                self._sqlite.close()
                raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection for a few reads."""
        with self._lock, self._saying():
            yield self._sqlite

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one transaction: all of it is stored, or on any exception none of it."""
        with self._lock, self._saying(), transaction(self._sqlite):
            yield self._sqlite

    def close(self) -> None:
        """Closes the file; a second time does nothing."""
        with self._lock:
            self._sqlite.close()

    def _prepare(self, migrations: Sequence[Migration]) -> None:
        if self.path is not None:
            self._sqlite.execute("PRAGMA journal_mode = WAL")
        self._sqlite.execute("PRAGMA synchronous = NORMAL")
        self._sqlite.execute("PRAGMA foreign_keys = ON")
        # What a user had deleted is overwritten, not only unlinked.
        self._sqlite.execute("PRAGMA secure_delete = ON")
        with self.change() as db:
            db.execute(
                "CREATE TABLE IF NOT EXISTS migration "
                "(number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
            )
            found = int(db.execute("SELECT coalesce(max(number), 0) FROM migration").fetchone()[0])
            if found > migrations[-1].number:
                raise DatabaseUnusable(
                    str(self.path), f"it has schema {found}, this program knows schema {migrations[-1].number}"
                )
            for migration in migrations[found:]:
                run(db, migration)

    @contextmanager
    def _saying(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise DatabaseUnusable(str(self.path or "in memory"), str(error)) from error
