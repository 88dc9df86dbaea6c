"""The store as it travels: a copy of the SQLite file, taken and put in place while others read."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from corpus.store import Store
from retrieval.config import RetrievalSettings
from retrieval.errors import IndexMismatch, StoreAhead
from retrieval.milvus.files import Files
from retrieval.milvus.state import State

_PULLED = "PULLED"  # beside CURRENT: what was pulled last, and the revision that the store had then

_LOST = """
SELECT article_id, revision FROM main.revision WHERE article_id IN (SELECT id FROM main.article WHERE NOT bundled)
EXCEPT SELECT article_id, revision FROM shared.revision
"""


def copied_store(path: Path, target: Path) -> int:
    """Copies the store as it is at one moment; its revision."""
    with Store.open(path, read_only=True) as store:
        before = store.revision  # the copy may be of a later state, which does no harm
        with closing(sqlite3.connect(target)) as copy, store.connection.read() as source:
            source.backup(copy)
    return before


def pull_store(settings: RetrievalSettings, files: Files, state: State, *, overwrite: bool) -> list[int]:
    """Brings the local store to that of ``state``; the bytes fetched, nothing when it was pulled before.

    Raises ``StoreAhead`` when texts that users added here would be lost, unless ``overwrite``.
    """
    path, note = settings.store_path, settings.index_root / _PULLED
    pulled = note.read_text("ascii").split() if note.is_file() else []
    untouched = path.is_file() and len(pulled) == 2 and pulled[1] == str(_revision(path))
    if untouched and pulled[0] == state.store:
        return []
    with tempfile.TemporaryDirectory(dir=settings.index_root, prefix=".building-store-") as folder:
        copy = Path(folder) / path.name
        with copy.open("xb") as stream:
            stream.writelines(files.read(state.store))
        n_bytes = copy.stat().st_size
        if _revision(copy) < state.store_revision:
            expected = f"at least {state.store_revision}"
            raise IndexMismatch("the shared store's revision", found=_revision(copy), expected=expected)
        if not path.is_file():
            copy.rename(path)
        else:
            if not overwrite and not untouched and (n := _n_lost(path, copy)):
                raise StoreAhead(str(path), n)
            with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(path, timeout=30)) as target:
                source.backup(target)
    note.write_text(f"{state.store} {_revision(path)}\n", encoding="ascii")
    return [n_bytes]


def _revision(path: Path) -> int:
    with Store.open(path, read_only=True) as store:
        return store.revision


def _n_lost(path: Path, copy: Path) -> int:
    """How many texts of the store, but those of bundled briefs, the copy lacks."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("ATTACH ? AS shared", (str(copy),))
        return int(db.execute(f"SELECT COUNT(*) FROM ({_LOST})").fetchone()[0])  # noqa: S608
