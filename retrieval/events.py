"""Which of the days that an excerpt speaks of is the one asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.dates import event_dates, find_mentions
from corpus.types import Article, EventDate
from retrieval.features import token_set
from retrieval.search import Ranked
from retrieval.types import Sentence
from retrieval.understand import Concept, Reading

ConceptsOf = Callable[[str, str], tuple[str, ...]]

# "…, officials said Thursday": the day on which somebody said so, not the day of what was said.
_SAID_ON = re.compile(
    r"\b(said|says|told|added|announced|reported|quoted)(\s+(?!in\b|his\b|her\b|the\b)\w+)?\s+(late\s+)?(on\s+)?$"
    r"|(述べた|明らかにした|発表した|밝혔다|말했다|전했다)\s*$",
    re.IGNORECASE,
)
# "since taking office in May": the day of something that came before.
_SINCE = re.compile(
    r"\b(since|after|before|until)\s+(\w+ing|he|she|they|it|the|his|her|their)\b[^,.;]*$", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;:、，。—–]|\s-\s")
_OPENING = 400  # code points of an article that count as its opening
_REACH = 90  # code points around a date that count as its clause


def event_of(
    ranked: Ranked, span: tuple[int, int], article: Article, reading: Reading, concepts_of: ConceptsOf
) -> EventDate | None:
    """The day of the excerpt ``span``: from its best sentence, else its others, else what the brief records.

    For a question about when, all days around are weighed: those of the other sentences of the excerpt, of the
    sentences around it, and what a brief records, each less the farther it stands. Where none fits well, it is the
    day of the article's opening.
    """
    sentences = ranked.passage.sentences
    if not sentences:
        return article.happened
    start, end = span
    best = sentences[ranked.best]
    inside = [s for s in sentences if start <= s.start and s.end <= end and s is not best]
    if reading.intent == "when":
        around = [s for s in sentences if s.end <= start][-2:] + [s for s in sentences if s.start >= end][:1]
        return _weighed(best, inside, around, article, reading, concepts_of)
    for group in ([best], inside):
        found = best_event(group, article, reading, concepts_of)
        if found and _fineness(found) > 0 and not _came_before(found, article):
            return found
    # "The 1965 agreement" is a name in most stories; a year alone is no day on which this happened.
    return article.happened


_FARTHER = {"inside": 0.2, "around": 0.3, "recorded": 0.25}


def _weighed(
    best: Sentence,
    inside: Sequence[Sentence],
    around: Sequence[Sentence],
    article: Article,
    reading: Reading,
    concepts_of: ConceptsOf,
) -> EventDate | None:
    """The event with the best fit, what stands farther away counting less."""
    pool: list[tuple[float, EventDate]] = []
    for sentences, farther in (((best,), 0.0), (inside, _FARTHER["inside"]), (around, _FARTHER["around"])):
        for sentence in sentences:
            for event in sentence.events:
                pool.append((_fit(sentence, event, article, reading, concepts_of)[0] - farther, event))
    if article.happened:
        pool.append(
            (_OF_THE_WHOLE + _plain_fit(article.happened, article, reading) - _FARTHER["recorded"], article.happened)
        )
    if not pool:
        return main_day(article) or _within_published(best, article)
    fit, event = max(pool, key=lambda scored: scored[0])
    # A day that the words state is better shown as stated than as recorded.
    event = next((e for _, e in pool if (e.earliest_on, e.latest_on) == (event.earliest_on, event.latest_on)), event)
    return event if fit >= _WELL_ENOUGH else main_day(article) or event


def _within_published(sentence: Sentence, article: Article) -> EventDate | None:
    """The month or year of publication, for a sentence that names a weekday which only a finer date could place."""
    published = article.published
    if published is None or published.day is not None:
        return None
    text = article.text[sentence.start : sentence.end]
    if not any(m.names_weekday_only for m in find_mentions(text, article.language)):
        return None
    return EventDate(published.earliest_on, published.latest_on, published.precision, "relative")


_OF_THE_WHOLE = 0.4  # the day of a whole brief is about all that is asked, and about none of it in particular
_WELL_ENOUGH = 0.0  # below this the day of the article's opening is the better guess


def main_day(article: Article) -> EventDate | None:
    """The day of the opening, which is the day that a news story is about; ``None`` when it names none."""
    opening = (m.event for m in event_dates(article) if m.start < _OPENING and not m.is_name)
    return next((e for e in opening if e.earliest_on == e.latest_on), None)


def best_event(
    sentences: Sequence[Sentence], article: Article, reading: Reading, concepts_of: ConceptsOf
) -> EventDate | None:
    """The event whose own clause names most of what is asked; ``None`` when the sentences speak of no day."""
    events = [(s, e) for s in sentences for e in s.events]
    if len(events) < 2:
        return events[0][1] if events else None
    return max(events, key=lambda pair: _fit(pair[0], pair[1], article, reading, concepts_of))[1]


def _fit(
    sentence: Sentence, event: EventDate, article: Article, reading: Reading, concepts_of: ConceptsOf
) -> tuple[float, int]:
    at = event.evidence.start if event.evidence else sentence.start
    until = event.evidence.end if event.evidence else at
    score = _clause_cover(article, sentence, at, until, reading, concepts_of)
    score += _plain_fit(event, article, reading)
    if _came_before(event, article):
        score -= 0.5
    if _SAID_ON.search(article.text[max(sentence.start, at - 40) : at]):
        score -= 0.6
    return score, -at


def _came_before(event: EventDate, article: Article) -> bool:
    """Whether the day is that of something earlier: "since taking office this month"."""
    at = event.evidence.start if event.evidence else 0
    return bool(_SINCE.search(article.text[max(0, at - 40) : at]))


def _plain_fit(event: EventDate, article: Article, reading: Reading) -> float:
    """What speaks for an event whatever stands around it: fineness, the days asked about, plan or past."""
    score = 0.5 * (1 - _fineness(event) if asks_for_year(reading) else _fineness(event))
    if reading.dates and reading.dates[0].fits(event.earliest_on, event.latest_on):
        score += 1.0
    if article.published and event.earliest_on > article.published.latest_on:
        # Told as a plan: right for a question about one, second choice for any other.
        score += 0.5 if reading.is_about_plan else -0.4
    return score


def asks_for_year(reading: Reading) -> bool:
    """Whether the question wants a year, so that a year answers it better than a day."""
    return bool(_YEAR.search(reading.text))


_YEAR = re.compile(
    r"\b(what|which) (year|yr)\b|\b(year|yr)\W*$|年は|何年(?!何月|間)|몇\s*년(?!\s*(몇|간|동안))", re.IGNORECASE
)


def _fineness(event: EventDate) -> float:
    """1 for a day, less for a week, a month and a season, 0 beyond."""
    n_days = (event.latest_on - event.earliest_on).days + 1
    return next((value for most, value in ((1, 1.0), (7, 0.8), (31, 0.6), (92, 0.3)) if n_days <= most), 0.0)


def _clause_cover(
    article: Article, sentence: Sentence, at: int, until: int, reading: Reading, concepts_of: ConceptsOf
) -> float:
    """Share of the question's concepts in the clause around the date, in [0, 1]."""
    if not reading.concepts:
        return 0.0
    others = [e.evidence for e in sentence.events if e.evidence and e.evidence.start != at]
    floor = max((o.end for o in others if o.end <= at), default=sentence.start)
    ceiling = min((o.start for o in others if o.start >= until), default=sentence.end)
    left = article.text[max(floor, at - _REACH) : at]
    right = article.text[until : min(ceiling, until + _REACH)]
    cuts = list(_CLAUSE_END.finditer(left))
    left = left[cuts[-1].end() :] if cuts else left
    stop = _CLAUSE_END.search(right)
    clause = left + article.text[at:until] + (right[: stop.start()] if stop else right)
    ids = frozenset(concepts_of(clause, article.language))
    return sum(_in_clause(c, clause, ids) for c in reading.concepts) / len(reading.concepts)


def _in_clause(concept: Concept, clause: str, ids: frozenset[str]) -> bool:
    if concept.tokens and token_set(clause).issuperset(concept.tokens):
        return True
    return not ids.isdisjoint(concept.ids)
