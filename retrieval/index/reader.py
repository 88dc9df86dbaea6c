"""The default ``PassageIndex``: one generation on disk, read with FAISS, tantivy, SQLite and memory maps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import faiss
import numpy as np

from retrieval.errors import IndexMismatch
from retrieval.index.manifest import REBUILD, Live, Manifest, check_files, read_manifest
from retrieval.index.protocol import Languages, Rows, Scores, Vectors
from retrieval.index.rows import RowReader
from retrieval.lexical import LexicalIndex
from retrieval.types import DateRange, Passage

_FEW_ROWS = 4_096  # up to this many selected rows, gathering them is faster than a filtered FAISS search
_CACHED_PASSAGES = 4_096


class GenerationIndex:
    """One index generation, opened for reading. Use ``open_index``."""

    def __init__(self, live: Live, manifest: Manifest) -> None:
        folder = live.folder
        self._live = live
        self._manifest = manifest
        self._rows = RowReader(folder / "passages.sqlite")
        shape = (manifest.n_passages, manifest.dim)
        self._vectors = _mapped(folder / "vectors.f32", "<f4", shape)
        self._sentences = _mapped(folder / "sentences.f16", "<f2", (manifest.n_sentences, manifest.dim))
        self._mean = np.fromfile(folder / "mean.f32", "<f4")
        self._faiss = faiss.read_index(str(folder / "dense.faiss"), faiss.IO_FLAG_MMAP_IFC)
        self._lexical = LexicalIndex.open(folder / "lexical")
        self._starts = self._rows.sentence_starts()
        self._cached = lru_cache(maxsize=_CACHED_PASSAGES)(self._read_passage)
        self._rows_by_article = lru_cache(maxsize=_CACHED_PASSAGES)(self._rows.rows_of)  # asked for in every question

    @property
    def index_id(self) -> str:
        """Generation and the first digits of its manifest's digest."""
        return self._live.index_id

    @property
    def folder(self) -> Path:
        """Where the generation lies."""
        return self._live.folder

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""
        return self._manifest

    @property
    def n_passages(self) -> int:
        """How many passages it holds."""
        return self._manifest.n_passages

    @property
    def n_articles(self) -> int:
        """How many articles they come from."""
        return self._manifest.n_articles

    @property
    def archive_mean(self) -> Vectors:
        """Mean of all passage vectors: float32, (dim,), not normalized; zeros for an empty index."""
        return self._mean

    @cached_property
    def languages(self) -> Languages:
        """The language of each passage's article, by row: (n_passages,)."""
        return self._rows.languages()

    def search_dense(self, vector: Vectors, k: int, *, rows: Rows | None = None) -> tuple[Rows, Scores]:
        """Up to ``k`` rows by cosine with the unit ``vector``, best first, ties by row; ``rows`` limits them."""
        query = np.ascontiguousarray(vector, dtype=np.float32)
        if k < 1 or not self.n_passages or (rows is not None and not len(rows)):
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        if rows is not None and len(rows) <= _FEW_ROWS:
            return _best(rows, self._vectors[rows] @ query, k)
        parameters = None
        if rows is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(rows))  # type: ignore[call-arg]
        faiss.omp_set_num_threads(1)  # holds for this thread; a single question gains nothing from more, but waits
        scores, found = self._faiss.search(query[None], min(k, self.n_passages), params=parameters)
        there = found[0] >= 0
        return _best(found[0][there], scores[0][there], k)

    def search_lexical(
        self, weighted_tokens: Sequence[tuple[str, float]], k: int, *, rows: Rows | None = None
    ) -> list[tuple[int, float]]:
        """Up to ``k`` rows with their weighted BM25 scores, best first, ties by row; ``rows`` limits them."""
        return self._lexical.search(weighted_tokens, k, rows=rows)

    def doc_freq(self, token: str) -> int:
        """How many passages hold ``token`` in their text or their extra tokens."""
        return self._lexical.doc_freq(token)

    def passage(self, row: int) -> Passage:
        """The passage of ``row``; raises ``IndexError`` for a row that is not there."""
        return self._cached(int(row))

    def passages(self, rows: Sequence[int] | Rows) -> list[Passage]:
        """The passages of ``rows``, in that order."""
        return [self._cached(int(row)) for row in rows]

    def rows_of(self, article_id: str) -> list[int]:
        """The rows of the passages of an article in the order of its text; none for an article that is not there."""
        return list(self._rows_by_article(article_id))

    def passages_of(self, article_id: str) -> list[Passage]:
        """The passages of an article in the order of its text; none for an article that is not there."""
        return self.passages(self.rows_of(article_id))

    def sentence_vectors(self, row: int) -> Vectors:
        """Vectors of the sentences of a passage, in order: float32, (n_sentences, dim), rows L2-normalized."""
        if not 0 <= row < self.n_passages:
            raise IndexError(f"no passage has row {row}")
        return np.asarray(self._sentences[self._starts[row] : self._starts[row + 1]], dtype=np.float32)

    def vectors(self, rows: Sequence[int] | Rows) -> Vectors:
        """Vectors of passages: float32, (len(rows), dim), rows L2-normalized."""
        return np.asarray(self._vectors[np.asarray(rows, np.int64)], dtype=np.float32)

    def select(
        self,
        *,
        published: DateRange | None = None,
        happened: DateRange | None = None,
        outlet: str | None = None,
        include_bundled: bool = True,
    ) -> Rows | None:
        """Rows that pass all filters, ascending; None when nothing is filtered out (see ``PassageIndex``)."""
        return self._rows.select(
            published=published,
            happened=happened,
            outlet=outlet,
            include_bundled=include_bundled or not self._has_bundled,
        )

    def n_passages_by_article(self) -> dict[str, int]:
        """Number of passages of each article."""
        return self._rows.n_passages_by_article()

    @property
    def row_reader(self) -> RowReader:
        """The stored rows, for the next build."""
        return self._rows

    def all_sentences(self, numbers: Sequence[int]) -> Vectors:
        """Vectors of sentences by their number in the whole generation: float32, (len(numbers), dim)."""
        return np.asarray(self._sentences[np.asarray(numbers, np.int64)], dtype=np.float32)

    def close(self) -> None:
        """Lets go of files."""
        self._cached.cache_clear()
        self._rows_by_article.cache_clear()
        self._rows.close()

    @cached_property
    def _has_bundled(self) -> bool:
        return self._rows.has_bundled()

    def _read_passage(self, row: int) -> Passage:
        return self._rows.passages([row])[0]


def open_index(live: Live, *, full_check: bool = False) -> GenerationIndex:
    """The generation ``live``, its files checked; raises ``IndexMismatch`` naming what was found and expected."""
    manifest = read_manifest(live)
    check_files(live.folder, manifest, full=full_check)
    index = GenerationIndex(live, manifest)
    if index.row_reader.n_rows() != manifest.n_passages:
        raise IndexMismatch(
            "the number of stored passages",
            found=index.row_reader.n_rows(),
            expected=manifest.n_passages,
            mend=REBUILD,
        )
    return index


def _mapped(path: Path, dtype: str, shape: tuple[int, int]) -> Vectors:
    """The file as a read-only array; an empty file, which cannot be mapped, as an empty array."""
    if not shape[0]:
        return np.zeros(shape, dtype)
    # As a plain array on the same pages: every slice of a memmap costs ten times that of an array.
    return np.asarray(np.memmap(path, dtype=dtype, mode="r", shape=shape))


def _best(rows: Rows, scores: Scores, k: int) -> tuple[Rows, Scores]:
    """The ``k`` best rows with their scores, best first, ties by row."""
    if len(rows) > 4 * k:
        kept = np.argpartition(-scores, 4 * k)[: 4 * k]
        rows, scores = rows[kept], scores[kept]
    order = np.lexsort((rows, -scores))[:k]
    return rows[order], scores[order].astype(np.float32)
