"""One part of a generation: a run of passages with all that is stored of them, written once and never changed.

A generation links the parts that it shares with the one before, so that adding costs what is added. Format, a folder:

======================  ==================================================================================
``passages.sqlite``      passages and what they were read from (``rows.py``)
``vectors.faiss``        vectors of the passages: flat FAISS index, inner product, float16, rows L2-normalized
``sentences.f16``        vectors of the sentences: little-endian float16, (n_sentences, dim), in passage order
``mean.f32``             mean of the passage vectors: little-endian float32, (dim,)
``columns.i32`` …        what filters look at (``columns.py``)
``passage_keys.u64``     digests of what passages were embedded from (``known.py``)
``sentence_keys.u64``    digests of the sentences
======================  ==================================================================================
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from retrieval.files import mapped
from retrieval.index.columns import Columns, Mask
from retrieval.index.known import found_in, joined_keys, keys_of, open_keys, save_keys
from retrieval.index.protocol import Rows, Scores, Vectors
from retrieval.index.rows import RowReader, StoredRow, copy_rows, write_rows

_FEW_ROWS = 256  # up to this many rows, gathering them is faster than a FAISS search with a mask
_HALF = np.dtype("<f2")


class Part:
    """One part, opened for reading; rows are numbered from 0 within it. Nothing is read before it is asked for."""

    def __init__(self, folder: Path, dim: int) -> None:
        self.folder = folder
        self._dim = dim
        self.rows = RowReader(folder / "passages.sqlite")
        self.columns = Columns.open(folder)
        self.mean = np.fromfile(folder / "mean.f32", "<f4")
        self._sentences = mapped(folder / "sentences.f16", "<f2", (-1, dim))
        self._dense: Any = faiss.read_index(str(folder / "vectors.faiss"), faiss.IO_FLAG_MMAP_IFC)

    @property
    def n_passages(self) -> int:
        """How many passages it holds."""
        return len(self.columns.serials)

    @property
    def n_sentences(self) -> int:
        """How many sentences they have."""
        return len(self._sentences)

    @cached_property
    def _vectors(self) -> NDArray[np.float16]:
        """The vectors as they lie in the mapped file: float16, (n_passages, dim)."""
        codes = faiss.rev_swig_ptr(self._dense.codes.data(), self._dense.codes.size())
        vectors: NDArray[np.float16] = codes.view(_HALF).reshape(-1, self._dim)
        return vectors

    def vectors(self, rows: Rows) -> Vectors:
        """Vectors of passages: float32, (len(rows), dim)."""
        return self._vectors[rows].astype(np.float32) if self.n_passages else np.zeros((0, self._dim), np.float32)

    def search(self, vector: Vectors, k: int, rows: Rows | None = None) -> tuple[Rows, Scores]:
        """Up to ``k`` rows by inner product with ``vector``, best first, every one of ``rows`` (None: all) scored."""
        if rows is not None and len(rows) <= max(k, _FEW_ROWS):
            return rows, scores_of(self.vectors(rows), vector)
        parameters = None
        if rows is not None:
            parameters = faiss.SearchParameters(sel=selector(rows, self.n_passages))  # type: ignore[call-arg]
        faiss.omp_set_num_threads(1)  # holds for this thread; a single question gains nothing from more, but waits
        scores, found = self._dense.search(vector[None], min(k, self.n_passages), params=parameters)
        there = found[0] >= 0
        return found[0][there], scores[0][there]

    def sentence_span(self, row: int) -> slice:
        """The numbers of the sentences of a passage."""
        first = self.columns.first_sentences
        return slice(int(first[row]), int(first[row + 1]) if row + 1 < len(first) else self.n_sentences)

    def sentences(self, numbers: slice | Sequence[int]) -> Vectors:
        """Vectors of sentences by their number in this part: float32, (n, dim)."""
        return widened(self._sentences[numbers])

    def halves(self, numbers: slice) -> NDArray[np.float16]:
        """The same as they are stored: float16, (n, dim)."""
        return self._sentences[numbers]

    def stored_sentences(self, mask: Mask) -> NDArray[np.float16]:
        """Vectors of the sentences in ``mask`` as they are stored: float16, (n, dim)."""
        return self._sentences if mask.all() else self._sentences[mask]

    def known_passages(self, keys: Collection[bytes]) -> dict[bytes, int]:
        """The rows of passages embedded from the texts of ``keys``, as far as there are any."""
        return found_in(self.folder / "passage_keys.u64", keys)

    def known_sentences(self, keys: Collection[bytes]) -> dict[bytes, int]:
        """The numbers of the sentences of ``keys``, as far as they are here."""
        return found_in(self.folder / "sentence_keys.u64", keys)

    def close(self) -> None:
        """Closes the file of passages."""
        self.rows.close()


def widened(halves: NDArray[np.float16]) -> Vectors:
    """The same finite numbers as float32. By their bits, in a quarter of the time that NumPy's own cast takes."""
    bits = halves.view(np.int16).astype(np.int32)
    bits <<= 13  # the fraction where float32 has it, the exponent below it, the sign drawn out over three bits too many
    bits &= ~0x7000_0000
    found: Vectors = bits.view(np.float32)
    found *= np.float32(2.0**112)  # the difference of what exponents of the two kinds count from
    return found


def write_words(folder: Path, rows: Sequence[StoredRow], first_serial: int) -> None:
    """Writes what of a part needs no vectors into the new ``folder``."""
    folder.mkdir()
    write_rows(folder / "passages.sqlite", rows)
    Columns.of(rows, first_serial).save(folder)
    save_keys(folder / "passage_keys.u64", keys_of([row.vector_key for row in rows]))
    save_keys(folder / "sentence_keys.u64", keys_of([key for row in rows for key in row.sentence_keys]))


def write_vectors(folder: Path, vectors: Vectors, sentences: Vectors | NDArray[np.float16]) -> None:
    """Writes the vectors of a part: of its passages and of their sentences, both (n, dim)."""
    dim = vectors.shape[1]
    index = faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    stored = vectors.astype(_HALF).astype(np.float32)  # rounded here: what FAISS does of itself may differ in a bit
    index.add(stored)
    faiss.write_index(index, str(folder / "vectors.faiss"))
    sentences.astype(_HALF, copy=False).tofile(folder / "sentences.f16")
    stored.mean(axis=0, dtype=np.float64).astype("<f4").tofile(folder / "mean.f32")


def join_parts(folder: Path, kept: Sequence[tuple[Part, Mask]], dim: int) -> None:
    """Writes the kept rows of several parts as one into the new ``folder``."""
    folder.mkdir()
    counts = [np.diff([*part.columns.first_sentences, part.n_sentences]) for part, _ in kept]
    in_sentences = [np.repeat(mask, n) for n, (_, mask) in zip(counts, kept, strict=True)]
    copy_rows(folder / "passages.sqlite", [(part.folder / "passages.sqlite", mask) for part, mask in kept])
    n_sentences = np.concatenate([n[mask] for n, (_, mask) in zip(counts, kept, strict=True)])
    Columns.joined([(part.columns, mask) for part, mask in kept], n_sentences).save(folder)
    for name, masks in (("passage_keys.u64", [mask for _, mask in kept]), ("sentence_keys.u64", in_sentences)):
        tables = [open_keys(part.folder / name) for part, _ in kept]
        save_keys(folder / name, joined_keys(list(zip(tables, masks, strict=True))))
    vectors = np.concatenate([part.vectors(np.flatnonzero(mask)) for part, mask in kept])
    sentences = [part.stored_sentences(mask) for (part, _), mask in zip(kept, in_sentences, strict=True)]
    write_vectors(folder, vectors, np.concatenate(sentences))


def scores_of(vectors: Vectors, query: Vectors) -> Scores:
    """Inner products of ``vectors`` with ``query``. By einsum: the threads that BLAS starts for it cost more."""
    scores: Scores = np.einsum("ij,j->i", vectors, query)
    return scores


def selector(numbers: Rows, n: int) -> faiss.IDSelectorBitmap:
    """What lets FAISS look at ``numbers`` below ``n`` alone."""
    mask = np.zeros(n, np.bool_)
    mask[numbers] = True
    return faiss.IDSelectorBitmap(np.packbits(mask, bitorder="little"))  # type: ignore[call-arg, arg-type]
