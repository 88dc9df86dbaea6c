"""Stores that hold nothing but their revision."""

from __future__ import annotations

from pathlib import Path

from corpus.store import Store


def write_store(path: Path, revision: int) -> None:
    """Makes an empty store of that revision."""
    with Store.open(path) as store, store.connection.change() as db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (str(revision),))
