"""Which generation a shared index has live: one row, replaced in one step."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from retrieval.errors import IndexMismatch, NoIndex, RemoteIndexRefused
from retrieval.index.manifest import Live
from retrieval.index.protocol import Vectors
from retrieval.milvus.schema import put_texts
from retrieval.milvus.server import CALL_S, Server

FORMAT_VERSION = 1
_KEY = "state"
_PUSH = "chancery index push"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What was pushed last, or before that (``previous``).

    ``number`` counts the pushes; ``rows`` is the collection of the passages. ``generation`` and ``store`` are roots of
    files: a JSON object of file names and roots, and a copy of the store. ``mean`` is the mean of all passage vectors
    as base64 of little-endian float32. ``pushed_at`` is ISO 8601 in UTC.
    """

    number: int
    rows: str
    index_id: str
    manifest_sha256: str
    model_fingerprint: str
    dim: int
    n_passages: int
    n_articles: int
    store_revision: int
    generation: str
    store: str
    mean: str
    pushed_at: str
    previous: State | None = None

    def live(self, root: Path) -> Live:
        """The generation as it lies, or would lie, under the index folder ``root``."""
        return Live(root / self.index_id.rpartition("-")[0], self.manifest_sha256)

    @property
    def archive_mean(self) -> Vectors:
        """Mean of all passage vectors: float32, (dim,)."""
        return np.frombuffer(base64.b64decode(self.mean), "<f4").astype(np.float32)


def encoded_mean(mean: Vectors) -> str:
    """A mean as ``State.mean``."""
    return base64.b64encode(mean.astype("<f4").tobytes()).decode("ascii")


def read_state(server: Server, *, timeout: float = CALL_S) -> State:
    """What is live; raises ``NoIndex`` when nothing was pushed, ``IndexMismatch`` for another format."""
    found = find_state(server, timeout=timeout)
    if found is None:
        raise NoIndex(str(server.address), mend=_PUSH)
    return found


def find_state(server: Server, *, timeout: float = CALL_S) -> State | None:
    """The same, and ``None`` when nothing was pushed."""
    name = server.address.collection
    if not server.call("has_collection", name, timeout=timeout):
        return None
    try:
        rows = server.query(name, f'key == "{_KEY}"', ["text"], timeout=timeout)
    except RemoteIndexRefused:
        server.call("load_collection", name)  # a server that was started anew may not have done so
        rows = server.query(name, f'key == "{_KEY}"', ["text"], timeout=timeout)
    if not rows:
        return None
    fields = json.loads(rows[0]["text"])
    found = fields.pop("format_version", None)
    if found != FORMAT_VERSION:
        raise IndexMismatch("the format of the shared index", found=found, expected=FORMAT_VERSION, mend=_PUSH)
    return _state(fields)


def write_state(server: Server, state: State) -> None:
    """Makes ``state`` the live one."""
    text = json.dumps({"format_version": FORMAT_VERSION, **asdict(state)})
    put_texts(server, server.address.collection, {_KEY: text})


def _state(fields: dict[str, Any]) -> State:
    previous = fields.pop("previous", None)
    return State(**fields, previous=_state(previous) if previous else None)
