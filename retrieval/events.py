"""Which of the days that an excerpt speaks of is the one asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from corpus.types import Article, EventDate
from retrieval.clauses import ConceptsOf, came_before, edge_of, fineness
from retrieval.day_fit import DayChoice, Hit, day_choices
from retrieval.excerpts import excerpt_range
from retrieval.search import Ranked
from retrieval.understand import Reading
from retrieval.wanted import wanted_of

# What a well-fitting day is worth against the score of a hit: fits range over 8, the scores of hits over 0.5.
_DAY_WEIGHT = 0.025
# Only hits this near to the first are weighed against it.
_NEAR = 0.1
# What a hit loses for each person or place asked about that only other hits name.
_MISSING_NAME = 0.05


def event_of(
    ranked: Ranked,
    span: tuple[int, int],
    article: Article,
    reading: Reading,
    concepts_of: ConceptsOf,
    main: EventDate | None = None,
    *,
    leads: bool = True,
) -> EventDate | None:
    """The day of the excerpt ``span``: what the brief records, else from its best sentence, else its others.

    A brief is on one event, whatever other days its words speak of. Where the excerpt ``leads`` the answer to a
    question about when, though, all days of the passage are weighed, and ``main``, the day of the whole article.
    """
    sentences = ranked.passage.sentences
    if not sentences:
        return article.happened
    if leads and reading.intent == "when":
        hit = Hit(ranked, span, article, main, reading, concepts_of)
        chosen = _best(day_choices(hit))
        return edge_of(chosen.event, article, wanted_of(reading.text).edge) if chosen else None
    if article.happened is not None:
        return article.happened
    inside = {i for i, s in enumerate(sentences) if span[0] <= s.start and s.end <= span[1]} - {ranked.best}
    hit = Hit(ranked, span, article, None, reading, concepts_of)
    for ordinals in ({ranked.best}, inside):
        chosen = _best(day_choices(hit, ordinals))
        if chosen and fineness(chosen.event) > 0 and not came_before(chosen.event, article):
            return chosen.event
    return None  # "the 1965 agreement" is a name in most stories; a year alone is no day on which this happened


def _best(choices: Iterable[DayChoice]) -> DayChoice | None:
    """The choice that fits best, of equals the first; of those on its very days one that the words state."""
    found = list(choices)
    best = max(found, key=_fit, default=None)
    if best is None or best.ordinal is not None:
        return best
    days = (best.event.earliest_on, best.event.latest_on)
    stated = (c for c in found if c.ordinal is not None and (c.event.earliest_on, c.event.latest_on) == days)
    return max(stated, key=_fit, default=best)


def _fit(choice: DayChoice) -> float:
    return choice.fit


def dated_first(
    hits: Sequence[Ranked],
    reading: Reading,
    article_of: Callable[[str, str], Article],
    main_of: Callable[[Ranked], EventDate | None],
    concepts_of: ConceptsOf,
) -> tuple[Ranked, ...]:
    """For a question about when, the hits with the one first that is near enough and dates best what is asked.

    Its best sentence is then the one that names that day.
    """

    def choice_of(ranked: Ranked) -> DayChoice | None:
        article = article_of(ranked.passage.article_id, ranked.passage.revision)
        hit = Hit(ranked, excerpt_range(ranked), article, main_of(ranked), reading, concepts_of)
        return _best(day_choices(hit)) if ranked.passage.sentences else None

    if reading.intent != "when" or not hits:
        return tuple(hits)
    named = {c.key for c in reading.concepts if c.is_named}
    found = named.intersection(key for h in hits for key in h.candidate.covered)

    def worth(pair: tuple[Ranked, DayChoice | None]) -> float:
        hit, choice = pair
        missing = len(found - hit.candidate.covered.keys())
        return hit.score + _DAY_WEIGHT * (choice.fit if choice else 0.0) - _MISSING_NAME * missing

    near = [h for h in hits if h.score >= hits[0].score - _NEAR]
    first, choice = max(((h, choice_of(h)) for h in near), key=worth)
    told = first if choice is None or choice.ordinal is None else replace(first, best=choice.ordinal)
    return (told, *(h for h in hits if h is not first))
