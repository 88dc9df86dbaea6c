"""Which vectors exist already: digests of embedded texts, sorted, so that a build looks up its own and reads no others.

Format: little-endian uint64, (3, n): the two halves of each digest and the number of its vector, sorted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.files import mapped

Keys = NDArray[np.uint64]


def keys_of(digests: Sequence[bytes]) -> Keys:
    """Digests of 16 bytes, numbered in order, as a table sorted by digest."""
    halves = np.frombuffer(b"".join(digests), "<u8").reshape(-1, 2)
    return _sorted(np.column_stack([halves, np.arange(len(halves), dtype=np.uint64)]).T)


def joined_keys(kept: Sequence[tuple[Keys, NDArray[np.bool_]]]) -> Keys:
    """The tables of several parts as one; each mask says which of its vectors are kept, and those are numbered anew."""
    tables, n_before = [], 0
    for keys, mask in kept:
        new = np.cumsum(mask) - 1 + n_before
        there = keys[:, mask[keys[2].astype(np.int64)]]
        tables.append(np.vstack([there[:2], new[there[2].astype(np.int64)].astype(np.uint64)]))
        n_before += int(mask.sum())
    return _sorted(np.hstack(tables))


def save_keys(path: Path, keys: Keys) -> None:
    """Writes the table."""
    keys.astype("<u8").tofile(path)


def open_keys(path: Path) -> Keys:
    """The table at ``path``, mapped into memory."""
    return mapped(path, "<u8", (3, -1))


def found_in(path: Path, digests: Collection[bytes]) -> dict[bytes, int]:
    """The numbers of the vectors of those ``digests`` that stand in the table at ``path``."""
    keys, wanted = open_keys(path), list(digests)
    if not keys.shape[1] or not wanted:
        return {}
    halves = np.frombuffer(b"".join(wanted), "<u8").reshape(-1, 2)
    # Two digests with one first half do not occur: the one that comes first is looked at alone.
    at = np.minimum(np.searchsorted(keys[0], halves[:, 0]), keys.shape[1] - 1)
    same = (keys[0][at] == halves[:, 0]) & (keys[1][at] == halves[:, 1])
    return {wanted[n]: int(keys[2][at[n]]) for n in np.flatnonzero(same)}


def _sorted(keys: Keys) -> Keys:
    """The table by digest, equal ones by number."""
    return keys[:, np.lexsort((keys[2], keys[1], keys[0]))]
