"""The local live generation -> Milvus: only what is not there is sent, and the new state is live in one step.

1. rows of the generation that the server lacks are stored, visible from the new number on; rows that are gone are
   marked as such from there on. Who reads the generation before sees neither;
2. the files of the generation and a copy of the store are stored, piece by piece;
3. the state is replaced, from when on every bot finds the new generation;
4. what no state refers to any more is deleted.

A push that was cut off leaves the old state live; the next one goes on from what is there.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from retrieval.config import RetrievalSettings
from retrieval.errors import IndexMismatch
from retrieval.index.manifest import MANIFEST, live_generation
from retrieval.index.reader import GenerationIndex, open_index
from retrieval.milvus.files import Files
from retrieval.milvus.push_rows import Progress, push_rows
from retrieval.milvus.schema import make_texts
from retrieval.milvus.server import BULK_S, Server
from retrieval.milvus.state import State, encoded_mean, find_state, write_state
from retrieval.milvus.stores import copied_store


@dataclass(frozen=True, slots=True, kw_only=True)
class PushReport:
    """What a push did; ``changed`` is False when the server had that generation already. Bytes are those of files."""

    address: str
    index_id: str
    changed: bool
    n_passages: int
    n_rows_sent: int
    n_rows_gone: int
    n_bytes_sent: int


def push(settings: RetrievalSettings, server: Server, *, progress: Progress | None = None) -> PushReport:
    """Brings the shared index to the local live generation and says what was done.

    ``progress(done, total)`` counts rows. Raises ``NoIndex``, ``IndexMismatch`` or what ``Server.call`` raises.
    """
    name = server.address.collection
    here = live_generation(settings.index_root)
    with closing(open_index(here)) as index, tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "store.sqlite"
        revision = copied_store(settings.store_path, copy)
        if revision < index.manifest.store_revision:
            expected = f"at least {index.manifest.store_revision}"
            raise IndexMismatch("the store revision", found=revision, expected=expected)
        make_texts(server, name)
        make_texts(server, f"{name}_files")
        live = find_state(server)
        if live and (live.index_id, live.store_revision) == (index.index_id, revision):
            return _report(server, live, changed=False)
        files = Files(server, f"{name}_files")
        number = live.number + 1 if live else 1
        pushed = push_rows(server, index, live, number, progress=progress)
        state = State(
            number=number,
            rows=pushed.collection,
            index_id=index.index_id,
            manifest_sha256=here.manifest_sha256,
            model_fingerprint=index.manifest.model_fingerprint,
            dim=index.manifest.dim,
            n_passages=index.n_passages,
            n_articles=index.n_articles,
            store_revision=revision,
            generation=_push_generation(files, index),
            store=files.put(copy),
            mean=encoded_mean(index.archive_mean),
            pushed_at=datetime.now(UTC).isoformat(timespec="seconds"),
            previous=replace(live, previous=None) if live else None,
        )
        write_state(server, state)
        _sweep(server, files, state)
        return _report(server, state, n_rows_sent=pushed.n_sent, n_rows_gone=pushed.n_gone, n_bytes_sent=files.n_sent)


def _report(server: Server, state: State, *, changed: bool = True, **counts: int) -> PushReport:
    zero = {"n_rows_sent": 0, "n_rows_gone": 0, "n_bytes_sent": 0}
    where = str(server.address)
    return PushReport(
        address=where, index_id=state.index_id, changed=changed, n_passages=state.n_passages, **{**zero, **counts}
    )


def _push_generation(files: Files, index: GenerationIndex) -> str:
    """Stores every file of the generation; the root of their names and roots."""
    names = [MANIFEST, *sorted(index.manifest.files)]
    roots = {name: files.put(index.folder / name) for name in names}
    return files.put_bytes(json.dumps(roots, sort_keys=True).encode())


def _sweep(server: Server, files: Files, state: State) -> None:
    """Deletes what neither the live state nor the one before it refers to."""
    kept = [state, *([state.previous] if state.previous else [])]
    first = kept[-1].number if kept[-1].rows == state.rows else state.number
    server.call("delete", state.rows, filter=f"until <= {first}", timeout=BULK_S)
    name = server.address.collection
    for collection in server.call("list_collections"):
        if collection.startswith(f"{name}_rows_") and collection not in {s.rows for s in kept}:
            server.call("drop_collection", collection, timeout=BULK_S)
    keys: set[str] = set()
    for root in {root for s in kept for root in (s.generation, s.store)}:
        keys |= files.keys(root)
    for s in kept:
        for root in json.loads(files.get(s.generation)).values():
            keys |= files.keys(root)
    files.keep_only(keys)
