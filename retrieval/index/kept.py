"""Vectors of a build under way, on disk as soon as they are there: a build that was killed embeds no text twice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from retrieval.embed.protocol import Vectors
from retrieval.index.rows import KEY_BYTES

PREFIX = ".vectors-"


class KeptVectors:
    """One file of records beside the generations: the key of a text, and its vector in float16.

    For one model, and for whoever holds the builders' lock; written by one thread at a time. A record that was cut off
    is dropped. Where the disk refuses, nothing more is kept: the build goes on, and meets the same disk later.
    """

    def __init__(self, root: Path, fingerprint: str, dim: int, *, fresh: bool = False) -> None:
        model = hashlib.sha256(fingerprint.encode()).hexdigest()[:16]  # its name may hold a slash
        self._path = root / f"{PREFIX}{model}"
        self._record = np.dtype([("key", f"V{KEY_BYTES}"), ("vector", "<f2", (dim,))])
        for stale in root.glob(f"{PREFIX}*"):
            if fresh or stale != self._path:
                stale.unlink()
        self._vectors: Vectors = np.zeros((0, dim), np.float32)
        self._rows: dict[bytes, int] = {}
        if self._path.exists():
            self._read()

    def _read(self) -> None:
        whole = self._path.stat().st_size // self._record.itemsize
        records = np.fromfile(self._path, self._record, whole)
        with self._path.open("r+b") as stream:
            stream.truncate(whole * self._record.itemsize)
        self._vectors = records["vector"]
        self._rows = {key.tobytes(): row for row, key in enumerate(records["key"])}

    def __contains__(self, key: bytes) -> bool:
        """Whether an earlier build left the vector of this text."""
        return key in self._rows

    def vectors(self, keys: Iterable[bytes]) -> Vectors:
        """The vectors that an earlier build left for these keys: float32, (n, dim)."""
        found: Vectors = self._vectors[[self._rows[key] for key in keys]].astype(np.float32)
        return found

    def add(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Keeps the vectors, (len(keys), dim), for a build after this one."""
        records = np.zeros(len(keys), self._record)
        records["key"], records["vector"] = [np.void(key) for key in keys], vectors
        with suppress(OSError), self._path.open("ab") as stream:
            records.tofile(stream)

    def clear(self) -> None:
        """Takes the file away: what it held is in a generation."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
