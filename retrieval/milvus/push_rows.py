"""The passages of a generation -> the rows of a collection, as far as they are not there already."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np

from retrieval.index.reader import GenerationIndex
from retrieval.milvus.filters import among
from retrieval.milvus.rows import rows_of_part
from retrieval.milvus.schema import FOREVER, WORD_FIELDS, make_rows
from retrieval.milvus.server import BULK_S, Server
from retrieval.milvus.state import State

Progress = Callable[[int, int], None]
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class PushedRows:
    """The collection that holds the generation now, and how many rows were sent and ended for that."""

    collection: str
    n_sent: int
    n_gone: int


def push_rows(
    server: Server, index: GenerationIndex, live: State | None, number: int, *, progress: Progress | None = None
) -> PushedRows:
    """Makes the rows of ``index`` visible to the generation ``number``, and none else.

    What readers of ``live`` see does not change, so that it can be cut off at any time and begun again.
    """
    wanted = {
        int(serial): digest.hex()
        for part in index.parts
        for serial, digest in zip(part.columns.serials, part.rows.digests(), strict=True)
    }
    collection = _collection_of(server, index, live)
    differs = _compared(server, collection, wanted, live.number if live else 0) if collection and live else None
    if collection is None or differs is None:
        # The first push, another model, or serial numbers given anew: by a full build, or on another machine.
        collection = _new_collection(server, index, number)
        differs = _compared(server, collection, wanted, 0)
        assert differs is not None  # nothing in it is visible yet
    for some in _batches(differs.taken_back):
        server.call("delete", collection, ids=some, timeout=BULK_S)
    for some in _batches(differs.restored):
        _end(server, collection, some, FOREVER)
    _send(server, collection, index, differs.missing, number, progress)
    for some in _batches(differs.gone):
        _end(server, collection, some, number)
    return PushedRows(collection, len(differs.missing), len(differs.gone))


@dataclass(slots=True)
class _Differs:
    """Serial numbers of rows to send, to end, to go on after all, and to delete before."""

    missing: set[int]
    gone: list[int] = field(default_factory=list)
    restored: list[int] = field(default_factory=list)
    taken_back: list[int] = field(default_factory=list)


def _compared(server: Server, collection: str, wanted: Mapping[int, str], live: int) -> _Differs | None:
    """What to do to a collection of which the generation ``live`` is read; ``None`` when it cannot hold both."""
    differs = _Differs(set(wanted))
    for row in server.scan(collection, "serial >= 0", ["serial", "digest", "since", "until"]):
        serial, same = row["serial"], wanted.get(row["serial"]) == row["digest"]
        if row["since"] > live:  # of a push that was cut off
            if same:
                differs.missing.discard(serial)
            else:
                differs.taken_back.append(serial)
        elif row["until"] > live:
            if same:
                differs.missing.discard(serial)
                if row["until"] != FOREVER:
                    differs.restored.append(serial)
            elif serial in wanted:
                return None
            elif row["until"] == FOREVER:
                differs.gone.append(serial)
    return differs


def _collection_of(server: Server, index: GenerationIndex, live: State | None) -> str | None:
    """The collection in use, if it is there and of the same model."""
    model = (index.manifest.model_fingerprint, index.manifest.dim)
    if live is None or (live.model_fingerprint, live.dim) != model or not server.call("has_collection", live.rows):
        return None
    server.call("load_collection", live.rows, timeout=BULK_S)
    return live.rows


def _new_collection(server: Server, index: GenerationIndex, number: int) -> str:
    """The collection of this push and model, as far as an earlier try got."""
    model = hashlib.sha256(f"{index.manifest.model_fingerprint} {index.manifest.dim}".encode()).hexdigest()[:8]
    name = f"{server.address.collection}_rows_{number}_{model}"
    make_rows(server, name, index.manifest.dim)
    return name


def _send(
    server: Server, name: str, index: GenerationIndex, serials: set[int], number: int, progress: Progress | None
) -> None:
    """Stores the rows of those serial numbers."""
    done, wanted = 0, np.array(sorted(serials), np.int64)
    for part in index.parts:
        for some in _batches(np.flatnonzero(np.isin(part.columns.serials, wanted)).tolist()):
            server.call("upsert", name, list(rows_of_part(part, some, number)), timeout=BULK_S)
            done += len(some)
            if progress:
                progress(done, len(serials))


def _end(server: Server, name: str, serials: Sequence[int], until: int) -> None:
    """Makes the rows end with the generation before ``until``; each is written whole, as every Milvus can."""
    derived = {f"{field}_bm25" for field in WORD_FIELDS}
    found = server.query(name, among("serial", serials), ["*"], timeout=BULK_S)
    rows: list[dict[str, Any]] = [{key: value for key, value in row.items() if key not in derived} for row in found]
    server.call("upsert", name, [{**row, "until": until} for row in rows], timeout=BULK_S)


def _batches(items: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
