"""Candidates among very many vectors: FAISS IVF lists of RaBitQ codes, one bit a dimension.

Measured at 1,000,000 passages (``python -m tests.benchmarks scale``): a list of every eighth, 8-bit queries, forty
candidates a hit. The candidates are scored again by whoever asks: what counts are exact inner products.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.index.part import selector
from retrieval.index.protocol import Rows, Vectors

# Up to this many passages, all or those that a filter leaves, every one is scored; above, candidates are looked for.
EXACT_UP_TO = 100_000
_OUTGROWN = 4  # times the passages that the lists were made for
_SAMPLED = 40  # vectors for each list to train on
_ROUNDS = 10
_QUERY_BITS = 8
_CANDIDATES_A_HIT, _FEWEST_CANDIDATES = 10, 800
_SEED = 20


def is_large(n_passages: int) -> bool:
    """Whether so many passages are not all scored for a question."""
    return n_passages > EXACT_UP_TO


def n_lists(n_passages: int) -> int:
    """Into how many lists so many passages are sorted."""
    return max(1, round(math.sqrt(n_passages)))


def outgrown(n_passages: int, n_trained: int) -> bool:
    """Whether lists made for ``n_trained`` passages fit ``n_passages`` no more: four times as many, or a quarter."""
    return not n_trained / _OUTGROWN < n_passages < n_trained * _OUTGROWN


class NearIndex:
    """Vectors by serial number. One that is opened is mapped into memory; one ``trained`` or ``loaded`` can change."""

    def __init__(self, index: faiss.Index, quantizer: faiss.Index | None = None) -> None:
        self._index: Any = index
        self._quantizer = quantizer  # FAISS only points at it

    @classmethod
    def trained(cls, sample: Vectors, lists: int) -> NearIndex:
        """An empty index whose lists fit ``sample``: float32, (n, dim), n at least ``lists``."""
        dim = sample.shape[1]
        quantizer = faiss.IndexFlatIP(dim)
        clustering = faiss.Clustering(dim, lists)
        clustering.niter, clustering.seed, clustering.spherical = _ROUNDS, _SEED, True
        clustering.min_points_per_centroid = 1
        clustering.train(np.ascontiguousarray(sample, np.float32), quantizer)
        index = faiss.IndexIVFRaBitQ(quantizer, dim, lists, faiss.METRIC_INNER_PRODUCT)
        index.train(sample)
        return cls(index, quantizer)

    @classmethod
    def open(cls, path: Path) -> NearIndex:
        """The index at ``path`` for reading, mapped into memory."""
        return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))

    @classmethod
    def loaded(cls, path: Path) -> NearIndex:
        """The index at ``path``, to be changed and saved elsewhere."""
        return cls(faiss.read_index(str(path)))

    def add(self, vectors: Vectors, serials: NDArray[np.int32]) -> None:
        """Takes ``vectors`` in under their serial numbers."""
        self._index.add_with_ids(np.ascontiguousarray(vectors, np.float32), serials.astype(np.int64))

    def remove(self, serials: Sequence[int]) -> None:
        """Takes the vectors of ``serials`` out."""
        self._index.remove_ids(faiss.IDSelectorBatch(np.array(serials, np.int64)))

    def save(self, path: Path) -> None:
        """Writes the index to ``path``."""
        faiss.write_index(self._index, str(path))

    def candidates(self, query: Vectors, k: int, serials: Rows | None = None, n_all: int = 0) -> Rows:
        """Serial numbers of what may be among the best ``k``; ``serials``, ascending, limits them to some of ``n_all``.

        The fewer pass, the more lists are looked at: those that pass may all lie far from the question.
        """
        n_probe = 4 * math.sqrt(self._index.nlist) * (n_all / len(serials) if serials is not None else 1)
        probing = faiss.IVFRaBitQSearchParameters()
        probing.nprobe, probing.qb = min(self._index.nlist, math.ceil(n_probe)), _QUERY_BITS
        if serials is not None:
            passing = selector(serials, int(serials[-1]) + 1)  # named, so that it lives as long as the search
            probing.sel = passing
        wanted = min(max(_FEWEST_CANDIDATES, _CANDIDATES_A_HIT * k), self._index.ntotal)
        faiss.omp_set_num_threads(1)  # holds for this thread; a single question gains nothing from more, but waits
        _, found = self._index.search(query[None], wanted, params=probing)
        return np.sort(found[0][found[0] >= 0])


def sample_size(n_passages: int) -> int:
    """How many vectors to train the lists of so many passages on."""
    return min(n_passages, _SAMPLED * n_lists(n_passages))
