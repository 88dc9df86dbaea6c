"""Question -> ranked hits: read, embed, retrieve on both sides, score in full, and keep the list varied.

1. the question is read (language, concepts, days) and embedded once;
2. filters on either kind of date, outlet and bundled briefs select the passages that count;
3. dense and lexical retrieval each propose candidates; their union is scored feature by feature;
4. of a brief in several languages one body counts, copies of one story are shown once, and at most two passages of
   one article stand among the first five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from corpus.store import Body
from retrieval.coverage import SYNONYM, Candidate, centrality, sentence_fits
from retrieval.embed import Embedder
from retrieval.encoding import vector_of
from retrieval.fuse import fusion_weights
from retrieval.hits import Clock, SearchResult
from retrieval.in_office import was_in_office
from retrieval.index import PassageIndex
from retrieval.key_dates import with_key_date
from retrieval.newest import with_newest
from retrieval.overview_ask import asks_for_events, is_overview
from retrieval.ranking import OWN_LANGUAGE, OWN_OPENING, one_body_each, rank, varied
from retrieval.tokens import tokens
from retrieval.types import DateRange, Query
from retrieval.understand import Reader, Reading
from retrieval.weighing import concept_weights

_BEYOND = 4  # times the depth
_SAME_DAY = 40  # passages
_LATE = 400  # passages, of which the newest are looked for
# From so many passages on, words are looked for while vectors are: 24 instead of 32 ms for a question beside its
# embedding at 1,000,000 and 8 instead of 11 at 100,000 on two cores; in a small archive the thread costs what it gains.
_SIDE_BY_SIDE_FROM = 20_000


@dataclass(frozen=True, slots=True)
class _Asked:
    """What both sides of the retrieval are given: ``rows`` are those that filters leave, ``k`` the hits wanted."""

    reading: Reading
    vector: NDArray[np.float32] | None
    weights: Mapping[str, float]
    rows: NDArray[np.int64] | None
    clock: Clock
    k: int

    def is_foreign(self, languages: NDArray[np.str_]) -> NDArray[np.bool_]:
        """Which passages, by their languages, are not in the question's own."""
        foreign: NDArray[np.bool_] = languages != self.reading.language
        return foreign


class Searcher:
    """Ranks the passages of one index generation for a question."""

    def __init__(
        self, index: PassageIndex, embedder: Embedder, reader: Reader, bodies: Mapping[str, Body] | None = None
    ) -> None:
        self._index, self._embedder, self._reader = index, embedder, reader
        self._bodies = bodies or {}
        self._central = lru_cache(maxsize=4_096)(lambda row: centrality(index.sentence_vectors(row)))
        self._family: dict[str, dict[str, str]] = {}
        for article_id, body in self._bodies.items():
            self._family.setdefault(body.brief_id, {})[body.language] = article_id

    @cached_property
    def _reach(self) -> int:
        """How many times the depth is asked for: in an archive of several languages well more.

        There those in the question's own language crowd the others out.
        """
        languages = self._index.languages
        return _BEYOND if (languages != languages[:1]).any() else 1

    def search(
        self, query: Query, *, include_bundled: bool = True, overview_k: int = 0, newest_on: date | None = None
    ) -> SearchResult:
        """Hits for ``query``, best first, ``query.k`` at most, ``overview_k`` for an overview; raises ``BadQuery``.

        ``newest_on``: the day of the newest article or event, for who asks what is newest of all.
        """
        clock = Clock()
        with clock.stage("read") as count:
            reading = with_key_date(self._reader.read(query), partial(was_in_office, self._reader.gazetteer))
            reading = with_newest(reading, newest_on, partial(self._n_happened, include_bundled=include_bundled))
            weights = concept_weights(reading, self._index)
            count(len(reading.concepts))
        with clock.stage("embed"):
            # English words for what a Japanese or Korean question names, embedded with it, bring nearer passages by
            # themselves, but nothing more once the concepts are matched (recall@1 0.78 with them, 0.79 without).
            vector = vector_of(self._embedder, reading.text)
        with clock.stage("select") as count:
            rows = self._index.select(
                published=query.published,
                happened=query.happened,
                outlet=query.outlet,
                include_bundled=include_bundled,
            )
            n_selected = self._index.n_passages if rows is None else len(rows)
            count(n_selected)
        is_broad = is_overview(reading) or asks_for_events(reading) is not None
        k = max(query.k, overview_k) if is_broad else query.k
        candidates = self._candidates(_Asked(reading, vector, weights, rows, clock, k)) if n_selected else []
        with clock.stage("fuse") as count:
            own = OWN_LANGUAGE if not is_overview(reading) else OWN_OPENING
            ranked = varied(one_body_each(rank(reading, candidates, weights), reading.language, self._bodies, own), k)
            count(len(ranked))
        background = float(vector @ self._index.archive_mean) if vector is not None else 0.0
        article = tuple(self._index.passages_of(ranked[0].passage.article_id)) if ranked else ()
        return SearchResult(
            reading, tuple(ranked), tuple(clock.stages), weights, vector, n_selected, background, article
        )

    def _n_happened(self, days: DateRange, *, include_bundled: bool) -> int:
        found = self._index.select(happened=days, include_bundled=include_bundled)
        return 0 if found is None else len(found)

    def _candidates(self, asked: _Asked) -> list[Candidate]:
        words = self._begun(partial(self._lexical, asked))
        dense = {} if asked.vector is None else self._dense(asked, asked.vector)
        lexical, reading, rows = words(), asked.reading, asked.rows
        with asked.clock.stage("score") as count:
            found_rows = self._happened_then(reading, rows)
            if not any(d.is_newest for d in reading.dates):  # else whatever it is called
                size = fusion_weights().depths.for_hits(asked.k).ranked
                found_rows = [*_shortlist(dense, lexical, size), *found_rows]
            chosen = self._readable(found_rows, reading.language, rows)
            self._index.prefetch(rows=chosen)
            count(len(chosen))
            floor = min(dense.values(), default=0.0)
            scores = [(row, dense.get(row, floor), lexical.get(row, 0.0)) for row in chosen]
            return self._judged(scores, reading, asked.vector)

    def _begun(self, work: Callable[[], dict[int, float]]) -> Callable[[], dict[int, float]]:
        """What gives the result of ``work``, which in a large archive is begun at once in a thread of its own."""
        if self._index.n_passages < _SIDE_BY_SIDE_FROM:
            return work
        return self._beside.submit(work).result

    @cached_property
    def _beside(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(2, thread_name_prefix="lexical")

    def _dense(self, asked: _Asked, vector: NDArray[np.float32]) -> dict[int, float]:
        """Rows by cosine, those in other languages raised, best first."""
        tables = fusion_weights()
        depth = tables.depths.for_hits(asked.k).dense
        with asked.clock.stage("dense") as count:
            rows, scores = self._index.search_dense(vector, depth * self._reach, rows=asked.rows)
            raised = scores + tables.other_language.dense * asked.is_foreign(self._index.languages[rows])
            dense = _first(rows, raised, depth)
            count(len(dense))
        return dense

    def _lexical(self, asked: _Asked) -> dict[int, float]:
        """Rows by BM25, those in other languages raised, best first."""
        tables, terms = fusion_weights(), lexical_terms(asked.reading, asked.weights)
        depth = tables.depths.for_hits(asked.k).lexical
        with asked.clock.stage("lexical") as count:
            found = self._index.search_lexical(terms, depth * self._reach, rows=asked.rows)
            rows, scores = np.array([row for row, _ in found], np.int64), np.array([s for _, s in found])
            factors = np.where(asked.is_foreign(self._index.languages[rows]), tables.other_language.lexical, 1.0)
            lexical = _first(rows, scores * factors, depth)
            count(len(lexical))
        return lexical

    def _happened_then(self, reading: Reading, selected: NDArray[np.int64] | None) -> list[int]:
        """Passages on what happened on the day known of the thing asked after: they may call it by another name.

        Likewise where only what happened in certain days is asked, which no word of theirs tells.
        """
        whole = asks_for_events(reading)
        for asked in reading.dates:
            if asked.is_of_thing or asked is whole:
                then = self._index.select(happened=asked.days, include_bundled=True)
                rows = [int(row) for row in (() if then is None else then) if _passes(int(row), selected)]
                return (self._newest_first(rows) if asked.is_newest else rows)[:_SAME_DAY]
        return []

    def _newest_first(self, rows: Sequence[int]) -> list[int]:
        """The rows by the last day of what their articles are about; of a great many only those added last."""
        late = rows[-_LATE:]
        self._index.prefetch(rows=late)
        return sorted(late, key=self._happened_on, reverse=True)

    def _happened_on(self, row: int) -> date:
        happened = self._index.passage(row).subject.happened
        return (happened.latest_on if happened else None) or date.min

    def _readable(self, rows: Sequence[int], language: str, selected: NDArray[np.int64] | None) -> list[int]:
        """The rows, where a brief has several bodies those of the one in the question's language and of the English.

        So whoever asks in Japanese is not shown Korean words for which there are Japanese ones. What the filters left
        out (``selected`` is what they let through) stays out.
        """
        found: dict[int, None] = {}
        self._index.prefetch(rows=rows)
        bodies = [self._bodies.get(passage.article_id) for passage in self._index.passages(rows)]
        self._index.prefetch(article_ids=self._in_languages(filter(None, bodies), language))
        for row, body in zip(rows, bodies, strict=True):
            if body is None:
                found[row] = None
                continue
            family = self._family[body.brief_id]
            for wanted in dict.fromkeys((language, "en")):
                there = self._index.rows_of(family[wanted]) if wanted in family else ()
                found.update((each, None) for each in there if _passes(each, selected))
        return list(found)

    def _in_languages(self, bodies: Iterable[Body], language: str) -> list[str]:
        """The articles that are bodies, in the question's language or in English, of the same briefs."""
        families = [self._family[brief_id] for brief_id in dict.fromkeys(body.brief_id for body in bodies)]
        return [family[wanted] for family in families for wanted in {language, "en"} if wanted in family]

    def _judged(
        self, scores: Sequence[tuple[int, float, float]], reading: Reading, vector: NDArray[np.float32] | None
    ) -> list[Candidate]:
        """The candidate of each row with its dense and its lexical score, its sentences held against the question."""
        rows = [row for row, _, _ in scores]
        vectors, start = self._index.sentence_matrix(rows), 0
        is_foreign = (self._index.languages[rows] != reading.language).tolist()
        # Without a vector no sentence is nearer than another; their words decide.
        query = np.zeros(vectors.shape[1], np.float32) if vector is None else vector
        of_foreign = 0.0 if vector is None else fusion_weights().other_language.sentence
        found = []
        for (row, dense, lexical), foreign in zip(scores, is_foreign, strict=True):
            passage = self._index.passage(row)
            end = start + len(passage.sentences)
            raised, central = of_foreign if foreign else 0.0, self._central(row)
            fits = sentence_fits(reading, passage, vectors[start:end], query, raised=raised, central=central)
            found.append(Candidate(row, passage, dense, lexical, fits))
            start = end
        return found


def _passes(row: int, selected: NDArray[np.int64] | None) -> bool:
    """Whether the row is among those that the filters selected, which ascend; without filters any is."""
    if selected is None:
        return True
    at = int(np.searchsorted(selected, row))
    return at < len(selected) and int(selected[at]) == row


def _first(rows: NDArray[np.int64], scores: NDArray[np.floating], n: int) -> dict[int, float]:
    """The ``n`` rows of the highest scores with them, best first, ties by row."""
    order = np.lexsort((rows, -scores))[:n]
    return dict(zip(rows[order].tolist(), scores[order].tolist(), strict=True))


def lexical_terms(reading: Reading, weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """Terms for BM25 with their weights: concept ids, their English words, and the question's own tokens."""
    terms = dict.fromkeys(tokens(reading.text), 0.4)
    for concept in reading.concepts:
        for token in concept.tokens:
            terms[token] = 1.0
        if concept.kind != "word":
            for key in concept.ids:
                terms[key] = (1.0 + weights.get(concept.key, 0.0) / 2) * (SYNONYM if concept.tokens else 1.0)
            for token in _tokens_of(concept.english[0]) if concept.english else ():
                terms[token] = max(terms.get(token, 0.0), 0.4)
    return list(terms.items())


@lru_cache(maxsize=4_096)
def _tokens_of(name: str) -> tuple[str, ...]:
    return tuple(tokens(name))


def _shortlist(dense: Mapping[int, float], lexical: Mapping[int, float], size: int) -> list[int]:
    """Rows proposed by either side, the better ranked first, ``size`` at most."""
    best: dict[int, float] = {}
    for scores in (dense, lexical):
        for place, row in enumerate(sorted(scores, key=lambda r: (-scores[r], r)), start=1):
            best[row] = best.get(row, 0.0) + 1.0 / (60 + place)
    return sorted(best, key=lambda r: (-best[r], r))[:size]
