"""Which of the days that an excerpt speaks of is the one asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.types import Article, EventDate
from retrieval.clauses import ConceptsOf, came_before, fineness
from retrieval.coverage import best_of_places, title_of, together
from retrieval.day_fit import DayChoice, Hit, day_choices
from retrieval.excerpts import excerpt_range
from retrieval.hits import Ranked
from retrieval.understand import AskedDays, Reading
from retrieval.wanted import Unit, wanted_of

# Only hits this near to the first are weighed against it.
_NEAR = 0.2
_FINE = 0.35  # a season; "the 1965 agreement" names a year, on which nothing happened
_MONTH_DAYS = 31
_SEASON_DAYS = 100
_NAMED = frozenset({"agreement", "event"})
_THINGS = frozenset({"agreement", "event", "topic"})
NearDay = tuple[Ranked, DayChoice]
_MOST_UNTOLD = 0.5  # of what is asked, that the headline of an article on it leaves out


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
        choices = day_choices(hit)
        chosen = _best(c for _, c in on_known_day([(ranked, c) for c in choices], reading)) or _best(choices)
        return chosen.event if chosen else None
    if article.happened is not None:
        return article.happened
    inside = {i for i, s in enumerate(sentences) if span[0] <= s.start and s.end <= span[1]} - {ranked.best}
    hit = Hit(ranked, span, article, None, reading, concepts_of)
    for ordinals in ({ranked.best}, inside):
        chosen = _best(day_choices(hit, ordinals))
        if chosen and fineness(chosen.event) >= _FINE and not came_before(chosen.event, article):
            return chosen.event
    return None  # "the 1965 agreement" is a name in most stories; a year alone is no day on which this happened


def known_day(reading: Reading) -> AskedDays | None:
    """The day known of the thing that a question about when asks after; ``None`` where none is."""
    return next((d for d in reading.dates if d.is_of_thing), None) if reading.intent == "when" else None


def on_known_day(near: Sequence[NearDay], reading: Reading) -> list[NearDay]:
    """Those of the days ``near`` on the day known of the thing asked after; all where no such day is known.

    Where none is that very day, the longer ones within which it lies.
    """
    known = known_day(reading)
    if known is None:
        return list(near)
    things, unit = [c.key for c in reading.concepts if c.kind in _THINGS], wanted_of(reading.text).unit
    then = [(h, c) for h, c in near if known.days.touches(c.event.earliest_on, c.event.latest_on)]
    to_the_day = [(h, c) for h, c in then if c.event.earliest_on == c.event.latest_on]
    # "A week earlier", of the very day that another sentence gives, tells less.
    return to_the_day or [(h, c) for h, c in then if _is_of(things, h, c, unit)]


def tells_known_day(near: Sequence[NearDay], reading: Reading) -> bool:
    """Whether the day known of the thing asked after is, to the day, among those that the hits ``near`` tell of."""
    known = known_day(reading)
    return known is not None and any(
        c.event.earliest_on == c.event.latest_on == known.days.earliest_on for _, c in on_known_day(near, reading)
    )


def _is_of(things: Sequence[str], hit: Ranked, choice: DayChoice, unit: Unit | None) -> bool:
    """Whether a month or the like within which the known day lies is told of the thing, and not only as "this year".

    Asked for the year, a year that the words state will do.
    """
    n_days = (choice.event.latest_on - choice.event.earliest_on).days
    if n_days in (364, 365) and choice.event.basis == "stated" and unit == "year":
        return True
    if choice.ordinal is None or (choice.event.basis != "stated" and n_days > _SEASON_DAYS):
        return False
    judged = hit.candidate.sentences
    # A hit that is cited last may not have been judged sentence by sentence.
    told = judged[choice.ordinal].covered if judged else hit.passage.sentences[choice.ordinal].concepts
    return not things or any(key in told for key in things)


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


def dated_first(hits: Sequence[Ranked], reading: Reading, near: Sequence[NearDay]) -> tuple[Ranked, ...]:
    """For a question about when, the hits with the one first that is near enough and dates best what is asked.

    ``near``: what ``near_choices`` gives. The best sentence of the first is then the one that names the day.
    """
    if not near:
        return tuple(hits)
    first, choice = max(near, key=lambda pair: pair[1].fit)
    first, choice = _refined((first, choice), near, reading)
    chosen = _best(c for h, c in near if h is first) if choice.ordinal is None else choice
    told = first if chosen is None or chosen.ordinal is None else replace(first, best=chosen.ordinal, names_day=True)
    return (told, *(h for h in hits if h is not first))


def near_choices(
    hits: Sequence[Ranked],
    reading: Reading,
    article_of: Callable[[str, str], Article],
    main_of: Callable[[Ranked], EventDate | None],
    concepts_of: ConceptsOf,
) -> list[NearDay]:
    """The days that the first hit and those near enough to it speak of, each with its hit, in order.

    None unless the question asks when.
    """
    if reading.intent != "when" or not hits:
        return []
    named = {c.key for c in reading.concepts if c.is_named or c.kind in _NAMED}
    found = named.intersection(key for h in hits for key in h.candidate.covered)
    told = _told_by_article(hits, reading)
    choices = []
    for h in hits:
        if h.score >= hits[0].score - _NEAR and h.passage.sentences:
            article, own = article_of(h.passage.article_id, h.passage.revision), told[h.passage.article_id]
            n_missing = len(found - own.keys())
            hit = Hit(h, excerpt_range(h), article, main_of(h), reading, concepts_of, n_missing, own)
            choices += [(h, choice) for choice in day_choices(hit)]
    return choices


def _told_by_article(hits: Sequence[Ranked], reading: Reading) -> dict[str, dict[str, float]]:
    """How well the hits of each article and its headlines cover what is asked: a passage need not name the place."""
    parts: dict[str, list[Mapping[str, float]]] = {}
    for hit in hits:
        of_article = parts.setdefault(hit.passage.article_id, [])
        of_article.append(hit.candidate.covered)
        if len(of_article) == 1:
            headed = title_of(hit.passage.subject).covering(reading.concepts)
            of_article.append({key: best_of_places(places) for key, places in headed.items()})
    return {article_id: together(covered) for article_id, covered in parts.items()}


_MUCH = 1 / 3


def told_closely(near: Sequence[NearDay]) -> EventDate | None:
    """The day that fits best, where its clause tells much of what is asked beside what the headline does."""
    choice = max((c for _, c in near), key=_fit, default=None)
    if choice is None or choice.ordinal is None or choice.features.get("clause_rest", 0.0) < _MUCH:
        return None
    return choice.event


def _refined(chosen: NearDay, near: Sequence[NearDay], reading: Reading) -> NearDay:
    """The hit that is on a day of the month chosen, where the question leaves open how fine an answer it wants.

    "The agreement, which Seoul had decided in August to end": the day stands in the brief on that decision.
    """
    event = chosen[1].event
    n_days = (event.latest_on - event.earliest_on).days + 1
    if not 1 < n_days <= _MONTH_DAYS or wanted_of(reading.text).unit in ("month", "year"):
        return chosen
    days = (
        (h, c)
        for h, c in near
        if c.ordinal is None
        and c.event.earliest_on == c.event.latest_on
        and event.earliest_on <= c.event.earliest_on <= event.latest_on
        and c.features["main_rest"] <= _MOST_UNTOLD
    )
    return max(days, key=lambda pair: pair[1].fit, default=chosen)
