"""The default ``PassageIndex``: one generation on disk, read with FAISS, tantivy, SQLite and memory maps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from retrieval.errors import IndexMismatch
from retrieval.index.manifest import FORMAT_VERSION, NEAR, REBUILD, Live, Manifest, check_files, read_manifest
from retrieval.index.marks import marks_wanted
from retrieval.index.near import NearIndex, is_large
from retrieval.index.part import Part, scores_of, widened
from retrieval.index.protocol import Languages, Rows, Scores, Vectors
from retrieval.index.rows import ArticleState
from retrieval.index.selected import Selected
from retrieval.lexical import LexicalIndex
from retrieval.types import DateRange, Passage

_CACHED_PASSAGES = 4_096


class GenerationIndex:
    """One index generation, opened for reading. Use ``open_index``."""

    def __init__(self, live: Live, manifest: Manifest) -> None:
        folder = live.folder
        self._live = live
        self._manifest = manifest
        self.parts = [Part(folder / name, manifest.dim) for name in manifest.parts]
        self._starts = np.cumsum([0, *(part.n_passages for part in self.parts)])
        self._first_rows = self._starts.tolist()  # for one row, bisecting a list takes a tenth of the time
        self._serials = np.concatenate([np.zeros(0, np.int32), *(part.columns.serials for part in self.parts)])
        self._near = NearIndex.open(folder / NEAR) if manifest.n_trained else None
        self._lexical = LexicalIndex.open(folder / "lexical")
        self._cached = lru_cache(maxsize=_CACHED_PASSAGES)(self._read_passage)
        self._rows_by_article = lru_cache(maxsize=_CACHED_PASSAGES)(self._read_rows_of)  # asked for in every question

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

    @cached_property
    def archive_mean(self) -> Vectors:
        """Mean of all passage vectors: float32, (dim,), not normalized; zeros for an empty index."""
        total = np.zeros(self._manifest.dim, np.float64)
        for part in self.parts:
            total += part.mean.astype(np.float64) * part.n_passages
        return (total / max(1, self.n_passages)).astype(np.float32)

    @cached_property
    def languages(self) -> Languages:
        """The language of each passage's article, by row: (n_passages,)."""
        return np.concatenate([np.zeros(0, "U2"), *(part.columns.languages for part in self.parts)])

    def search_dense(self, vector: Vectors, k: int, *, rows: Rows | None = None) -> tuple[Rows, Scores]:
        """Up to ``k`` rows by cosine with the unit ``vector``, best first, ties by row; ``rows`` limits them."""
        query = np.ascontiguousarray(vector, dtype=np.float32)
        n_rows = self.n_passages if rows is None else len(rows)
        if k < 1 or not n_rows:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        if self._near is not None and is_large(n_rows):
            serials = None if rows is None else self._serials[rows].astype(np.int64)
            near = self._rows_with(self._near.candidates(query, k, serials, self.n_passages))
            if len(near) >= min(k, n_rows):
                return _best(near, scores_of(self.vectors(near), query), k)
        return self.search_exactly(query, k, rows=rows)

    def search_exactly(self, query: Vectors, k: int, *, rows: Rows | None = None) -> tuple[Rows, Scores]:
        """As ``search_dense``, with every row scored, however many there are."""
        found_rows, found_scores = [], []
        for start, (part, within) in zip(self._starts, self._by_part(rows), strict=False):
            there, scores = part.search(query, k, within)
            found_rows.append(start + there)
            found_scores.append(scores)
        return _best(np.concatenate(found_rows), np.concatenate(found_scores), k)

    def search_lexical(
        self, weighted_tokens: Sequence[tuple[str, float]], k: int, *, rows: Rows | None = None
    ) -> list[tuple[int, float]]:
        """Up to ``k`` rows with their weighted BM25 scores, best first, ties by row; ``rows`` limits them."""
        serials = None if rows is None else self._serials[rows]
        marked = getattr(rows, "by", None) or ()
        found, scores = self._lexical.ranking(weighted_tokens, k, rows=serials, marked=marked)
        return list(zip(self._rows_with(found).tolist(), scores.tolist(), strict=True))

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

    def prefetch(self, *, rows: Sequence[int] = (), article_ids: Sequence[str] = ()) -> None:
        """Does nothing: all of it is at hand."""

    def sentence_vectors(self, row: int) -> Vectors:
        """Vectors of the sentences of a passage, in order: float32, (n_sentences, dim), rows L2-normalized."""
        part, local = self._at(row)
        return part.sentences(part.sentence_span(local))

    def sentence_matrix(self, rows: Sequence[int]) -> Vectors:
        """Those of several passages below each other, at less than they cost one by one: float32, (n, dim)."""
        stored = [np.zeros((0, self._manifest.dim), np.float16)]
        for row in rows:
            part, local = self._at(row)
            stored.append(part.halves(part.sentence_span(local)))
        return widened(np.concatenate(stored))

    def vectors(self, rows: Sequence[int] | Rows) -> Vectors:
        """Vectors of passages: float32, (len(rows), dim), rows L2-normalized."""
        wanted = np.asarray(rows, np.int64)
        found = np.zeros((len(wanted), self._manifest.dim), np.float32)
        owners = np.searchsorted(self._starts, wanted, side="right") - 1
        for n in np.unique(owners):
            mine = owners == n
            found[mine] = self.parts[n].vectors(wanted[mine] - self._starts[n])
        return found

    def select(
        self,
        *,
        published: DateRange | None = None,
        happened: DateRange | None = None,
        outlet: str | None = None,
        include_bundled: bool = True,
    ) -> Rows | None:
        """Rows that pass all filters, ascending; None when nothing is filtered out (see ``PassageIndex``)."""
        include_bundled = include_bundled or not self._has_bundled
        if published is None and happened is None and outlet is None and include_bundled:
            return None
        found = [np.zeros(0, np.int64)]
        for start, part in zip(self._starts, self.parts, strict=False):
            passing = part.columns.passing(
                published=published, happened=happened, outlet=outlet, include_bundled=include_bundled
            )
            found.append(start + np.flatnonzero(passing))
        marks = marks_wanted(published=published, happened=happened, outlet=outlet, include_bundled=include_bundled)
        return Selected.of(np.concatenate(found), marks)

    def n_passages_by_article(self) -> dict[str, int]:
        """Number of passages of each article."""
        return {article_id: n for part in self.parts for article_id, n in part.rows.n_passages_by_article().items()}

    def article(self, article_id: str) -> ArticleState | None:
        """What is held of an article, for the next build; ``None`` when nothing is."""
        for start, part in zip(self._starts, self.parts, strict=False):
            if found := part.rows.article(article_id):
                return replace(found, rows=tuple(int(start) + row for row in found.rows))
        return None

    def article_ids(self, *, to_read_anew: bool = False) -> set[str]:
        """Ids of the articles; ``to_read_anew``: of those alone that every build reads anew."""
        return {found for part in self.parts for found in part.rows.article_ids(to_read_anew=to_read_anew)}

    def close(self) -> None:
        """Lets go of files."""
        self._cached.cache_clear()
        self._rows_by_article.cache_clear()
        for part in self.parts:
            part.close()

    @cached_property
    def _has_bundled(self) -> bool:
        return any(part.columns.bundled.any() for part in self.parts)

    def _at(self, row: int) -> tuple[Part, int]:
        """The part of a row, and its number there; raises ``IndexError`` for a row that is not there."""
        if not 0 <= row < self.n_passages:
            raise IndexError(f"no passage has row {row}")
        n = bisect_right(self._first_rows, row) - 1
        return self.parts[n], row - self._first_rows[n]

    def _rows_with(self, serials: Rows) -> Rows:
        """The rows of serial numbers that are all there."""
        return np.searchsorted(self._serials, serials)

    def _by_part(self, rows: Rows | None) -> list[tuple[Part, Rows | None]]:
        """Each part with those of ``rows``, ascending, that lie in it, numbered as there; None: all of them."""
        if rows is None:
            return [(part, None) for part in self.parts]
        cuts = np.searchsorted(rows, self._starts)
        return [
            (part, rows[first:last] - start)
            for part, first, last, start in zip(self.parts, cuts, cuts[1:], self._starts, strict=False)
        ]

    def _read_passage(self, row: int) -> Passage:
        part, local = self._at(row)
        return part.rows.passages([local])[0]

    def _read_rows_of(self, article_id: str) -> list[int]:
        """The passages of one article lie in one part."""
        for start, part in zip(self._starts, self.parts, strict=False):
            if found := part.rows.rows_of(article_id):
                return [int(start) + row for row in found]
        return []


def open_index(
    live: Live, *, full_check: bool = False, formats: Collection[int] = (FORMAT_VERSION,)
) -> GenerationIndex:
    """The generation ``live``, its files checked; raises ``IndexMismatch`` naming what was found and expected."""
    manifest = read_manifest(live, formats)
    check_files(live.folder, manifest, full=full_check)
    index = GenerationIndex(live, manifest)
    found = sum(part.n_passages for part in index.parts)
    if found != manifest.n_passages:
        raise IndexMismatch("the number of stored passages", found=found, expected=manifest.n_passages, mend=REBUILD)
    return index


def _best(rows: Rows, scores: Scores, k: int) -> tuple[Rows, Scores]:
    """The ``k`` best rows with their scores, best first, ties by row."""
    if len(rows) > 4 * k:
        kept = np.argpartition(-scores, 4 * k)[: 4 * k]
        rows, scores = rows[kept], scores[kept]
    order = np.lexsort((rows, -scores))[:k]
    return rows[order], scores[order].astype(np.float32)
