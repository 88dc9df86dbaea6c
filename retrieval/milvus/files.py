"""Files in a Milvus collection, in pieces that are named by the digest of what they hold.

So a file is stored once whatever its name, and of one that changed in places only those pieces are sent. The digests of
a file's pieces are stored the same way when there are several, and theirs again, up to a single piece: the root. It is
written as the number of such steps, one digit, and the SHA-256 of that piece.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from retrieval.errors import IndexMismatch
from retrieval.milvus.filters import among
from retrieval.milvus.schema import put_texts
from retrieval.milvus.server import BULK_S, Server

PIECE = 11 * 4_096  # bytes: whole pages of SQLite, whole digests, and as base64 still below a VARCHAR's 65,535
_DIGEST = 32
_AT_ONCE = 32
_MEND = "chancery index push"
T = TypeVar("T")


class Files:
    """Files in the collection ``name``. ``n_sent`` counts the bytes of the pieces that were not there yet."""

    def __init__(self, server: Server, name: str) -> None:
        self._server, self._name = server, name
        self.n_sent = 0

    def put(self, path: Path) -> str:
        """Stores the file; its root."""
        with path.open("rb") as stream:
            return self._put(iter(partial(stream.read, PIECE), b""))

    def put_bytes(self, data: bytes) -> str:
        """Stores the bytes; their root."""
        return self._put(data[at : at + PIECE] for at in range(0, len(data), PIECE))

    def get(self, root: str) -> bytes:
        """The bytes stored under ``root``; raises ``IndexMismatch`` when a piece is absent or altered."""
        return b"".join(self.read(root))

    def read(self, root: str) -> Iterator[bytes]:
        """The same, piece by piece."""
        return self._fetch(self._levels(root)[-1])

    def keys(self, root: str) -> set[str]:
        """The names of all pieces behind ``root``, those with digests included."""
        return {key for level in self._levels(root) for key in level}

    def keep_only(self, keys: set[str]) -> None:
        """Deletes all other pieces."""
        there = self._server.scan(self._name, 'key != ""', ["key"])
        gone = (row["key"] for row in there if row["key"] not in keys)
        for some in _batches(gone):
            self._server.call("delete", self._name, ids=some, timeout=BULK_S)

    def _put(self, pieces: Iterable[bytes], level: int = 0) -> str:
        keys = [key for some in _batches(pieces) for key in self._send(some)] or self._send([b""])
        if len(keys) == 1:
            return f"{level}{keys[0]}"
        listed = bytes.fromhex("".join(keys))
        return self._put((listed[at : at + PIECE] for at in range(0, len(listed), PIECE)), level + 1)

    def _send(self, pieces: list[bytes]) -> list[str]:
        """The names of the pieces, after those that are not there yet were stored."""
        named = {hashlib.sha256(piece).hexdigest(): piece for piece in pieces}
        there = {row["key"] for row in self._server.query(self._name, among("key", named), ["key"], timeout=BULK_S)}
        new = {key: piece for key, piece in named.items() if key not in there}
        put_texts(self._server, self._name, {key: _written(piece) for key, piece in new.items()})
        self.n_sent += sum(map(len, new.values()))
        return [hashlib.sha256(piece).hexdigest() for piece in pieces]

    def _levels(self, root: str) -> list[list[str]]:
        """The names of pieces, from the root alone to those of the file itself."""
        levels = [[root[1:]]]
        for _ in range(int(root[0])):
            listed = b"".join(self._fetch(levels[-1])).hex()
            levels.append([listed[at : at + 2 * _DIGEST] for at in range(0, len(listed), 2 * _DIGEST)])
        return levels

    def _fetch(self, keys: Iterable[str]) -> Iterator[bytes]:
        """The pieces of those names, in that order, each checked."""
        for some in _batches(keys):
            rows = self._server.query(self._name, among("key", some), ["key", "text"], timeout=BULK_S)
            found = {row["key"]: row["text"] for row in rows}
            for key in some:
                piece = _read(found[key]) if key in found else None
                digest = "absent" if piece is None else hashlib.sha256(piece).hexdigest()
                if piece is None or digest != key:
                    raise IndexMismatch(f"a piece in {self._name}", found=digest, expected=key, mend=_MEND)
                yield piece


def _written(piece: bytes) -> str:
    return base64.b64encode(zlib.compress(piece, 1)).decode("ascii")


def _read(text: str) -> bytes:
    try:
        return zlib.decompress(base64.b64decode(text))
    except (ValueError, zlib.error):
        return b""


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, 32 at a time."""
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
