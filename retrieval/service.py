"""The archive as a whole: opened once, asked many times, from several threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache, partial
from types import TracebackType
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.gazetteer import Gazetteer
from corpus.meetings.register import Register
from corpus.meetings.types import Meeting
from corpus.store import Store
from corpus.types import Article, EventDate
from retrieval.abstain import decide
from retrieval.answer import Context, both_told, compose, days_near, events_told
from retrieval.computed.answering import with_register
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.cite import Sources
from retrieval.computed.compute import Extent
from retrieval.computed.ledger import Ledger
from retrieval.computed.scope import TRILATERAL
from retrieval.computed.shelf import Shelf
from retrieval.config import RetrievalSettings
from retrieval.day_fit import main_day
from retrieval.embed import Embedder, open_embedder
from retrieval.errors import NoIndex, RemoteIndexError
from retrieval.events import on_known_day, told_closely
from retrieval.hits import Ranked, SearchResult
from retrieval.in_office import led_at_another_time
from retrieval.index import PassageIndex
from retrieval.passage_ids import PassageIds
from retrieval.search import Searcher
from retrieval.source import IndexSource
from retrieval.types import Answer, Citation, Coverage, DateRange, OutletRow, Passage, Query
from retrieval.understand import AskedDays, Reader, Reading, asked_year
from retrieval.went_there import led_by_trip
from retrieval.wording import year_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Live:
    """One index generation in use."""

    index: PassageIndex
    searcher: Searcher
    coverage: Coverage
    as_of_on: date | None
    by_year: Mapping[int, int]


_OVERVIEW_K = 40


def opening_of(index: PassageIndex, ranked: Ranked) -> Passage | None:
    """The first passage of the hit's article; ``None`` when it does not lie where the article's passages begin."""
    passage, row = ranked.passage, ranked.candidate.row - ranked.passage.ordinal
    first = passage if not passage.ordinal else index.passage(row) if row >= 0 else None
    same = first and (first.article_id, first.revision, first.ordinal) == (passage.article_id, passage.revision, 0)
    return first if same else None


class Archive:
    """Store, index and encoder of one data folder.

    >>> with Archive.open(RetrievalSettings.from_env()) as archive:  # doctest: +SKIP
    ...     answer = archive.ask(Query(text="When did Motegi and Kang meet in New York?"))
    """

    def __init__(
        self,
        settings: RetrievalSettings,
        store: Store,
        embedder: Embedder,
        reader: Reader,
        *,
        today: date | None = None,
        gazetteer: Callable[[], Gazetteer] = Gazetteer.load,
    ) -> None:
        self._settings, self._store, self._embedder, self._reader = settings, store, embedder, reader
        self._today = today
        self._swap = threading.Lock()
        self._article = lru_cache(maxsize=1_024)(store.get_revision)
        self._gazetteer = cache(gazetteer)
        self._register = Register(store, self._gazetteer, include_bundled=settings.bundled)
        self._shelf = Shelf(self._register)
        self._passage_ids = PassageIds(settings.index_root)
        self._source = IndexSource(settings, store)
        self._live = self._load(self._source.open())

    @classmethod
    def open(cls, settings: RetrievalSettings, *, today: date | None = None) -> Self:
        """The archive under ``settings.home``, ready for questions.

        ``today`` is the day that relative dates in questions refer to (default: the current day).
        Raises ``NoIndex``, ``IndexMismatch``, ``EncoderUnavailable`` or ``CorpusError``.
        """
        if not settings.store_path.is_file():
            raise NoIndex(str(settings.index_root), mend=f"chancery index {'pull' if settings.milvus else 'build'}")
        store = Store.open(settings.store_path, read_only=True)
        try:
            embedder = open_embedder(settings, purpose="query")
            gazetteer = Gazetteer.load()
            reader = Reader(gazetteer, today=today)
            return cls(settings, store, embedder, reader, today=today, gazetteer=lambda: gazetteer)
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of store and index."""
        self._live.index.close()
        self._source.close()
        self._passage_ids.close()
        self._store.close()

    @property
    def index_id(self) -> str:
        """Which index generation answers."""
        return self._live.index.index_id

    @property
    def index_problem(self) -> str | None:
        """Why the local index answers although a shared one is set; ``None`` when nothing is wrong."""
        return self._source.problem

    @property
    def as_of_on(self) -> date | None:
        """Day of the newest article or of the newest event told of, today at the latest; ``None`` if none is known."""
        return self._live.as_of_on

    def search(self, query: Query) -> SearchResult:
        """Ranked passages with every score part; raises ``BadQuery``."""
        return self._with_live(lambda live: self._search(live, query))

    def ranked(self, query: Query) -> SearchResult:
        """The search that an answer to ``query`` is made from; raises ``BadQuery``."""
        return self._with_live(lambda live: self._ranked(live, query))

    def ask(self, query: Query) -> Answer:
        """The answer with its citations, or an abstention with its reason; raises ``BadQuery``."""
        return self.answered(query)[0]

    def answered(self, query: Query) -> tuple[Answer, SearchResult]:
        """The same with the search that it rests on, of ten hits at least."""
        return self._with_live(lambda live: self._answered(live, query))

    def _answered(self, live: _Live, query: Query) -> tuple[Answer, SearchResult]:
        started = time.perf_counter()
        result = self._ranked(live, query)
        context = Context(
            self._article,
            self._reader.concepts_of,
            self._n_copies_among(result.ranked[: query.k]),
            live.coverage,
            live.index.index_id,
            live.as_of_on,
            partial(self._main_day, live),
        )
        near, events, pair = days_near(query, result, context), events_told(result, context), both_told(result, context)
        decision = decide(
            result,
            as_of_on=live.as_of_on,
            near=near,
            tells_of_days=bool(events),
            tells_of_both=bool(pair),
            led_at_another_time=partial(led_at_another_time, self._reader.gazetteer),
        )
        near = on_known_day(near, result.reading)
        answer = compose(query, result, decision, context, near, pair or events)
        is_open = bool(decision.pronoun) or decision.is_left_out
        if query.published is None and query.outlet is None and self._register.is_made and not is_open:
            # The register is merged from all sources, so it cannot answer for some of them.
            answer = self._with_register(answer, result.reading, live, query.happened, told_closely(near))
        if answer.status == "abstained" and (year := asked_year(result.reading.dates)) is not None:
            scope = year_text(year, answer.language)
            answer = replace(answer, coverage=replace(live.coverage, scope=scope, n_in_scope=live.by_year.get(year, 0)))
        total_ms = (time.perf_counter() - started) * 1e3
        timings, ranking = (
            {**answer.timings_ms, "total": round(total_ms, 3)},
            tuple(r.passage.id for r in result.ranked),
        )
        return replace(answer, timings_ms=timings, ranking=ranking), result

    def article(self, article_id: str, revision: str) -> Article:
        """One stored revision of an article; raises ``UnknownArticle``."""
        return self._article(article_id, revision)

    @property
    def register(self) -> Register:
        """The meetings that the articles tell of, as they are now."""
        return self._register

    @property
    def gazetteer(self) -> Gazetteer:
        """Names of people and places in three languages."""
        return self._gazetteer()

    def passage_at(self, article_id: str, revision: str, position: int) -> str | None:
        """Id of the passage that holds the letter at ``position``, ``None`` when it is not indexed."""
        if self._settings.milvus is None:
            return self._passage_ids.at(article_id, revision, position)
        held = self._with_live(lambda live: live.index.passages_of(article_id))
        return next((p.id for p in held if p.revision == revision and p.start <= position < p.end), None)

    def concepts_of(self, text: str, language: str) -> tuple[str, ...]:
        """Ids of what a text in that language names."""
        return self._reader.concepts_of(text, language)

    def main_day(self, ranked: Ranked) -> EventDate | None:
        """The day of all that the hit's article is about; ``None`` when none is known."""
        return self._main_day(self._live, ranked)

    def n_copies(self, cluster_id: str | None) -> int:
        """How many articles print these words, the shown one included."""
        return self._store.n_copies(cluster_id) if cluster_id else 1

    def _n_copies_among(self, hits: Sequence[Ranked]) -> Callable[[str | None], int]:
        """What gives the same, counted at once for the articles of ``hits``: to ask the store for each takes longer."""
        known = self._store.n_copies_of({h.passage.cluster_id for h in hits if h.passage.cluster_id})
        return lambda cluster_id: known[cluster_id] if cluster_id in known else self.n_copies(cluster_id)

    def excerpt_ok(self, citation: Citation) -> bool:
        """Whether the excerpt is still the verbatim slice of the stored text."""
        text = self._store.get_revision(citation.article_id, citation.revision).text
        return text[citation.start : citation.end] == citation.excerpt

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question: float32, (dim,), L2-normalized."""
        return self._embedder.embed_query(text)

    def names_of(self, passages: Sequence[Passage]) -> dict[str, tuple[str | None, str | None]]:
        """Headline and outlet (else agency) of the passages' articles, by article id."""
        articles = (self._article(p.article_id, p.revision) for p in passages)
        return {a.id: (a.headline, a.outlet or a.agency) for a in articles}

    def outlets(self) -> list[OutletRow]:
        """The outlets that the archive holds articles of, most articles first."""
        rows = self._store.outlets(include_bundled=self._settings.bundled)
        return [OutletRow(r.outlet, r.n_articles, r.earliest_on, r.latest_on) for r in rows]

    def coverage(self) -> Coverage:
        """What the archive holds: counts and days."""
        return self._live.coverage

    def refresh(self) -> bool:
        """Whether a newer index generation was found and is now in use; questions under way keep the old one."""
        with self._swap:
            if not self._source.has_news(self._live.index):
                return False
            before = self._live.index.index_id
            self._live = self._load(self._source.open())
            self._article.cache_clear()  # what was forgotten must leave memory too
            return self._live.index.index_id != before

    def _with_live(self, asked: Callable[[_Live], T]) -> T:
        """What ``asked`` gives, from the last local index when the server with the shared one is away."""
        live = self._live
        try:
            return asked(live)
        except RemoteIndexError as away:
            with self._swap:
                if self._live is live:
                    self._live = self._load(self._source.open_local(away))
            return asked(self._live)

    def _ranked(self, live: _Live, query: Query) -> SearchResult:
        """A deeper search, since copies and rules of variety thin it out; deepest for an overview.

        What is newest of a thing is seldom what names it most.
        """
        found = self._search(live, replace(query, k=max(query.k + query.n_further, 10)), overview_k=_OVERVIEW_K)
        return led_by_trip(found, live.index.passages_of)

    def _search(self, live: _Live, query: Query, *, overview_k: int = 0) -> SearchResult:
        """The hits whose articles are still there: an index knows of a forgotten article until it is built anew."""
        result = live.searcher.search(
            query, include_bundled=self._settings.bundled, overview_k=overview_k, newest_on=live.as_of_on
        )
        held = self._store.held([(r.passage.article_id, r.passage.revision) for r in result.ranked])
        there = tuple(r for r in result.ranked if (r.passage.article_id, r.passage.revision) in held)
        return result if len(there) == len(result.ranked) else replace(result, ranked=there)

    def _with_register(
        self, answer: Answer, reading: Reading, live: _Live, happened: DateRange | None, told_on: EventDate | None
    ) -> Answer:
        started = time.perf_counter()
        found = with_register(
            answer,
            replace(reading, dates=(*reading.dates, AskedDays(happened))) if happened else reading,
            Ledger(
                self._meetings_for,
                partial(self._extent, live),
                lambda person: [m for m in self._shelf.find(who=(person,)) if m.status != "not-held"],
                self._today or date.today(),  # noqa: DTZ011 - replaced in tests
            ),
            Sources(self._article, live.index.passages_of, self.n_copies),
            self._reader.gazetteer,
            told_on,
        )
        self._shelf.keep()
        spent_ms = round((time.perf_counter() - started) * 1e3, 3)
        return replace(found, timings_ms={**answer.timings_ms, "register": spent_ms})

    def _meetings_for(self, ask: MeetingAsk) -> Sequence[Meeting]:
        """The meetings that may count for the question: at any time and place, since the nearest may be wanted."""
        known = tuple(next(iter(ids)) for ids in ask.scope.persons if len(ids) == 1)
        kinds = () if ask.scope.persons else ask.scope.kinds
        if len(kinds) > 1:
            # Of what rank they were is told by the level, which the look-up does not filter by.
            kinds = tuple(kind for kind in kinds if kind in TRILATERAL) or kinds[:1]
        return self._shelf.find(who=known, kinds=kinds)

    def _extent(self, live: _Live) -> Extent | None:
        """From the first day that the register speaks of to the newest report."""
        known = self._shelf.extent()
        newest = live.as_of_on or known.latest_on
        if known.earliest_on is None or newest is None:
            return None
        return Extent(known.earliest_on, max(newest, known.earliest_on))

    def _main_day(self, live: _Live, ranked: Ranked) -> EventDate | None:
        passage = ranked.passage
        return main_day(self._article(passage.article_id, passage.revision), opening_of(live.index, ranked))

    def _load(self, index: PassageIndex) -> _Live:
        bundled, today = self._settings.bundled, self._today or date.today()  # noqa: DTZ011 - replaced in tests
        known = self._store.coverage(include_bundled=bundled)
        asked = index.select(include_bundled=bundled)
        coverage = Coverage(
            n_articles=known.n_articles,
            n_briefs=known.n_briefs,
            n_passages=index.n_passages if asked is None else len(asked),
            earliest_on=known.earliest_published_on,
            # An article known by its year alone may be of any day up to the year's last, but not of one to come.
            latest_on=min(known.latest_published_on, today) if known.latest_published_on else None,
        )
        newest = (
            self._store.newest_published_on(until=today, include_bundled=bundled),
            self._store.newest_event_on(until=today, include_bundled=bundled),
        )
        as_of_on = max((day for day in newest if day is not None), default=None)
        searcher = Searcher(index, self._embedder, self._reader, self._store.brief_bodies())
        return _Live(index, searcher, coverage, as_of_on, known.by_year)
