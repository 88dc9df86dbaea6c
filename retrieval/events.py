"""Which of the days that an excerpt speaks of is the one asked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.dates import event_dates
from corpus.types import Article, EventDate
from retrieval.features import token_set
from retrieval.search import Ranked
from retrieval.types import Sentence
from retrieval.understand import Concept, Reading

ConceptsOf = Callable[[str, str], tuple[str, ...]]

# "…, officials said Thursday": the day on which somebody said so, not the day of what was said.
_SAID_ON = re.compile(
    r"\b(said|says|told|added|announced|reported|quoted)(\s+\w+){0,2}\s+(late\s+)?(on\s+)?$"
    r"|(述べた|明らかにした|発表した|밝혔다|말했다|전했다)\s*$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:、，。—–]|\s-\s")
_OPENING = 400  # code points of an article that count as its opening
_REACH = 90  # code points around a date that count as its clause


def event_of(
    ranked: Ranked, span: tuple[int, int], article: Article, reading: Reading, concepts_of: ConceptsOf
) -> EventDate | None:
    """The day of the excerpt ``span``: from its best sentence, else its others, else what the brief records.

    A question about when may also take it from the sentences just before the excerpt.
    """
    sentences = ranked.passage.sentences
    if not sentences:
        return article.happened
    start, end = span
    best = sentences[ranked.best]
    inside = [s for s in sentences if start <= s.start and s.end <= end and s is not best]
    before = [s for s in sentences if s.end <= start][-2:]
    groups = [[best], inside] if article.happened or reading.intent != "when" else [[best], inside, before]
    for group in groups:
        if found := best_event(group, article, reading, concepts_of):
            return found
    if article.happened or reading.intent != "when":
        return article.happened
    return main_day(article)


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
    score += 0.4 * _fineness(event)
    if _SAID_ON.search(article.text[max(sentence.start, at - 40) : at]):
        score -= 0.6
    if reading.dates and reading.dates[0].fits(event.earliest_on, event.latest_on):
        score += 1.0
    if article.published and event.earliest_on > article.published.latest_on:
        # Told as a plan: right for a question about one, second choice for any other.
        score += 0.5 if reading.is_about_plan else -0.25
    return score, -at


def _fineness(event: EventDate) -> float:
    """1 for a day, less the longer the interval; 0 for a year and longer."""
    n_days = (event.latest_on - event.earliest_on).days + 1
    return max(0.0, 1 - (n_days - 1) / 364)


def _clause_cover(
    article: Article, sentence: Sentence, at: int, until: int, reading: Reading, concepts_of: ConceptsOf
) -> float:
    """Share of the question's concepts in the clause around the date, in [0, 1]."""
    if not reading.concepts:
        return 0.0
    left = article.text[max(sentence.start, at - _REACH) : at]
    right = article.text[until : min(sentence.end, until + _REACH)]
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
