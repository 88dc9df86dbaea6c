"""One SQLite connection to the store: opened, checked, locked, and its errors said in one sentence."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Any, TypeVar

from corpus.errors import StoreError
from corpus.migrations import migrate, refuse_newer
from corpus.transaction import transaction

# How long another program's writing is waited for, in seconds.
LOCK_TIMEOUT_SECONDS = 5.0
_MOST_REMEMBERED = 20_000  # of each thing that is read again and again

K = TypeVar("K")
V = TypeVar("V")

_SAID = {
    sqlite3.SQLITE_FULL: "the disk is full, so nothing of this was stored; make room and run the command again",
    sqlite3.SQLITE_BUSY: "another program is writing to it; wait for that to end and run the command again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; wait for that to end and run the command again",
    sqlite3.SQLITE_READONLY: "it cannot be written to; check who owns the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; check that its folder exists and who may read it",
    sqlite3.SQLITE_NOTADB: "the file is no store of chancery; move it away, or set CHANCERY_HOME to another folder",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a copy, or move it away and ingest again",
    sqlite3.SQLITE_IOERR: "the disk gave an error while it was read or written; check the disk",
}


class StoreConnection:
    """A connection that any thread may use, one at a time. Raises only ``StoreError`` for what SQLite refuses."""

    def __init__(self, path: Path, *, read_only: bool, timeout_seconds: float = LOCK_TIMEOUT_SECONDS) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._read_at, self._read = (-1, -1), dict[str, dict[Any, Any]]()
        with saying(path):
            self._sqlite = _open_read_only(path, timeout_seconds) if read_only else _open(path, timeout_seconds)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection for a few reads, which see the store as it is between two changes."""
        with self._lock, saying(self.path):
            yield self._sqlite

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one transaction: all of it is stored, or on any exception none of it."""
        with self._lock, saying(self.path), transaction(self._sqlite):
            yield self._sqlite

    def remembered(
        self, name: str, keys: Collection[K], look_up: Callable[[Connection, list[K]], Mapping[K, V]]
    ) -> dict[K, V]:
        """What ``look_up`` reads for each of ``keys``, from memory while nothing in the store has changed since.

        ``name`` tells what is read from other things that are. To ask SQLite whether anything has changed takes a
        fifth of the time of a small read.
        """
        with self.read() as db:
            known: dict[Any, Any] = self._memory(db).setdefault(name, {})
            if missing := [key for key in keys if key not in known]:
                if len(known) + len(missing) > _MOST_REMEMBERED:
                    known.clear()
                    missing = list(keys)
                known |= look_up(db, missing)
            return {key: known[key] for key in keys}

    def _memory(self, db: Connection) -> dict[str, dict[Any, Any]]:
        """What was read of the store as it is, by name; empty inside a transaction, which may yet be undone."""
        if db.in_transaction:
            return {}
        # The first counts what other connections have changed, the second what this one has.
        state = (int(db.execute("PRAGMA data_version").fetchone()[0]), db.total_changes)
        if state != self._read_at:
            self._read_at, self._read = state, {}
        return self._read

    def close(self) -> None:
        """Close it; a second time does nothing."""
        with self._lock:
            self._sqlite.close()


@contextmanager
def saying(path: Path) -> Iterator[None]:
    """Turn every SQLite error inside into a ``StoreError`` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind, the rest a detail of it; none at all for a closed connection.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise StoreError(f"the store {path}: {_SAID.get(code, f'SQLite refused with {str(error)!r}')}") from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"the text holds half of a surrogate pair (U+{ord(error.object[error.start]):04X}), which no encoding "
            "can store; save the source as valid UTF-8 and try again"
        ) from error


def _open(path: Path, timeout_seconds: float) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder {path.parent} cannot be made ({error.strerror}); set CHANCERY_HOME to one that can"
        ) from error
    connection = sqlite3.connect(path, timeout=timeout_seconds, isolation_level=None, check_same_thread=False)
    try:
        refuse_newer(connection, str(path))
        _use_log(connection, timeout_seconds)
        # FULL: what was reported as stored is on the disk even if the power fails in the next moment.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # 32 MB: the fingerprints of one article lie on as many pages as it has.
        connection.execute("PRAGMA cache_size = -32768")
        # Forgotten text is overwritten, not only unlinked.
        connection.execute("PRAGMA secure_delete = ON")
        migrate(connection, str(path))
    except BaseException:
        connection.close()
        raise
    return connection


def _use_log(connection: sqlite3.Connection, timeout_seconds: float) -> None:
    """Write ahead, so that readers go on while one writes."""
    # SQLite does not wait for a lock while it switches, so that two programs that make the store at once would fail.
    deadline = time.monotonic() + timeout_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(0.01)


def _open_read_only(path: Path, timeout_seconds: float) -> sqlite3.Connection:
    if not path.is_file():
        raise StoreError(f"no store found at {path}; run `chancery ingest` or `chancery index build` to make one")
    try:
        return _open_uri(f"{path.resolve().as_uri()}?mode=ro", path, timeout_seconds)
    except sqlite3.OperationalError:
        # In a folder that cannot be written, the shared memory of WAL cannot be made. When no log is waiting
        # either, the file alone is the whole store.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _open_uri(f"{path.resolve().as_uri()}?mode=ro&immutable=1", path, timeout_seconds)


def _open_uri(uri: str, path: Path, timeout_seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=timeout_seconds, isolation_level=None, check_same_thread=False)
    try:
        if refuse_newer(connection, str(path)) == 0:
            raise StoreError(f"{path} holds no store; run `chancery ingest` or `chancery index build` to make one")
    except BaseException:
        connection.close()
        raise
    return connection
