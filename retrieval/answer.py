"""Hits -> Answer: excerpts with their sources and days, and statements that rest on them.

Nothing is generated: a statement is either a sentence of an excerpt or a day computed from one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.types import Article, EventDate
from retrieval.abstain import Decision, nearest
from retrieval.compared import set_side_by_side
from retrieval.day_doubt import is_doubtful, rival_of
from retrieval.digest import events_of
from retrieval.events import NearDay, dated_first, event_of, near_choices
from retrieval.excerpts import excerpt_range, shown_ordinal
from retrieval.hits import Ranked, SearchResult
from retrieval.overview import led_by_subject, of_asked_year_first, opened_if_named
from retrieval.overview_ask import asks_for_events, asks_for_outline, is_overview
from retrieval.quoting import paragraph_sources, quoted
from retrieval.types import Answer, Citation, Coverage, Language, Query, Statement, Voice
from retrieval.understand import Reading
from retrieval.wording import computed_text, doubtful_text
from retrieval.words import word

# A hit is cited with the first one when its score is at least this share of the first one's.
CITED_SHARE = 0.62


@dataclass(frozen=True, slots=True)
class Context:
    """What an answer needs beside the hits: articles by id and revision, concept ids, and the archive's state.

    ``main_day`` gives the day of all that a hit's article is about.
    """

    article: Callable[[str, str], Article]
    concepts_of: Callable[[str, str], tuple[str, ...]]
    n_copies: Callable[[str | None], int]
    coverage: Coverage
    index_id: str
    as_of_on: date | None
    main_day: Callable[[Ranked], EventDate | None] = lambda ranked: None


def days_near(query: Query, result: SearchResult, context: Context) -> list[NearDay]:
    """The days that the hits to be cited speak of, each with its hit; none unless the question asks when."""
    hits = cited(result.ranked, query.k) if result.ranked else ()
    return near_choices(hits, result.reading, context.article, context.main_day, context.concepts_of)


def events_told(result: SearchResult, context: Context) -> tuple[Ranked, ...]:
    """Where only what happened in certain days is asked, the hits that tell of it; else none."""
    days = asks_for_events(result.reading)
    return events_of(result.ranked, days, context.main_day) if days else ()


def both_told(result: SearchResult, context: Context) -> tuple[Ranked, ...]:
    """Where two things are compared, the hit that opens the article on each; else none."""
    return set_side_by_side(result.ranked, result.reading, context.article)


def compose(
    query: Query,
    result: SearchResult,
    decision: Decision,
    context: Context,
    near: Sequence[NearDay] = (),
    events: tuple[Ranked, ...] = (),
) -> Answer:
    """The answer to ``query``; an abstention has no statements, and its citations are only the nearest hits.

    ``near``: what ``days_near`` gives; ``events``: what ``events_told`` or ``both_told`` gives.
    """
    reading = result.reading
    chosen = cited(result.ranked, query.k) if decision.reason is None else nearest(result.ranked, decision)
    overview: tuple[Ranked, ...] = ()
    if decision.reason is None:
        overview = events
        if not events and is_overview(reading):
            overview = led_by_subject(result.ranked, reading, context.article)
        elif not overview and asks_for_outline(reading):
            overview = opened_if_named(of_asked_year_first(chosen, reading))
        leading = without_repeats(overview, chosen)[: query.k] if overview else dated_first(chosen, reading, near)
        # What follows the first k changes nothing about them.
        chosen = without_repeats(leading, cited(result.ranked, query.k + query.n_further))[: query.k + query.n_further]
    citations = tuple(citation(n, r, reading, context, language=query.language) for n, r in enumerate(chosen, start=1))
    return Answer(
        question=query.text,
        language=query.language or reading.language,
        status="abstained" if decision.reason else "answered",
        reason=decision.reason,
        statements=()
        if decision.reason
        else statements(query, reading, chosen, citations, context, len(overview) or 1, near),
        citations=citations,
        coverage=context.coverage,
        index_id=context.index_id,
        as_of_on=context.as_of_on,
        timings_ms=result.timings_ms,
        confidence=decision.confidence,
        notes=_asked_back(decision, query.language or reading.language),
        lexical_only=result.query_vector is None,
    )


def _asked_back(decision: Decision, language: Language) -> tuple[str, ...]:
    """That the thing itself must be named, where the question says "it" of something it does not name."""
    return (word(language, "open_pronoun", pronoun=decision.pronoun),) if decision.pronoun else ()


def without_repeats(first: Sequence[Ranked], others: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """``first``, then the passages of ``others`` that are not among them."""
    shown = {r.passage.id for r in first}
    return (*first, *(r for r in others if r.passage.id not in shown))


def cited(ranked: Sequence[Ranked], k: int) -> tuple[Ranked, ...]:
    """The first hit and those close to it, ``k`` at most."""
    floor = ranked[0].score * CITED_SHARE
    return tuple(r for r in ranked[:k] if r.score >= floor)


def citation(
    n: int, ranked: Ranked, reading: Reading, context: Context, *, language: Language | None = None
) -> Citation:
    """Citation ``n``: a verbatim slice of the stored text. A brief is cited with the sources of its paragraph.

    ``language`` is that of the reply (default: the question's).
    """
    passage = ranked.passage
    article = context.article(passage.article_id, passage.revision)
    start, end = excerpt_range(ranked)
    return quoted(
        article,
        (start, end),
        n=n,
        passage_id=passage.id,
        event=event_of(
            ranked, (start, end), article, reading, context.concepts_of, context.main_day(ranked), leads=n == 1
        ),
        n_copies=context.n_copies(article.cluster_id),
        language=language or reading.language,
        at=_shown_at(ranked),
    )


def _shown_at(ranked: Ranked) -> int:
    """Where the sentence begins that the excerpt is built around."""
    sentences = ranked.passage.sentences
    return sentences[shown_ordinal(ranked)].start if sentences else ranked.passage.start


def statements(
    query: Query,
    reading: Reading,
    chosen: Sequence[Ranked],
    citations: Sequence[Citation],
    context: Context,
    n_told: int = 1,
    near: Sequence[NearDay] = (),
) -> tuple[Statement, ...]:
    """The computed day for a question about when, then the best sentence of the first excerpt.

    ``n_told``: of how many excerpts the best sentence is told. ``near``: the days weighed, so that one which is as
    likely as not another is told as such.
    """
    language = query.language or reading.language
    found = []
    if reading.intent == "when" and (event := citations[0].event):
        if is_doubtful(near):
            text = doubtful_text(event, rival_of(near, event), language)
        else:
            text = computed_text(event, citations[0], language)
        found.append(Statement(text, (1,), "computed"))
    for n, hit in enumerate(chosen[:n_told], start=1):
        article = context.article(hit.passage.article_id, hit.passage.revision)
        sentence = hit.passage.sentences[shown_ordinal(hit)] if hit.passage.sentences else None
        text = article.text[sentence.start : sentence.end] if sentence else citations[n - 1].excerpt
        found.append(Statement(text, (n,), voice_of(article, _shown_at(hit))))
    return tuple(found)


def voice_of(article: Article, position: int) -> Voice:
    """Whose account the text at ``position`` is: a government's own in a brief, else a report."""
    sources = paragraph_sources(article, position)
    if sources and sources.side == "jp":
        return "side_jp"
    return "side_kr" if sources and sources.side == "kr" else "report"
