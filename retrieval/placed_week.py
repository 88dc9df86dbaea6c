"""The days of an article of a known year or month, told by a meeting of Japan, China and South Korea that it announces.

"The foreign ministers will meet in Beijing from Tuesday evening to Thursday", printed in 2019, is on August 20 to 22:
there was one such meeting in Beijing that year, and its day stands in ``data/trilateral_days.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from corpus.dates import DateMention, find_mentions
from corpus.gazetteer.tables import table
from corpus.types import Article, EventDate, PartialDate, Precision
from retrieval.clauses import ConceptsOf, ids_of
from retrieval.words import data_file

_SENTENCE = re.compile(r"(?<=[.!?。])\s+|\n+")
_THREE = frozenset({"country:china", "country:japan", "country:south-korea"})


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """The day of one meeting of the three: of whom and where (ids of concepts), and the brief that tells it."""

    named: frozenset[str]
    on: date
    brief_id: str


@cache
def known_meetings() -> tuple[KnownMeeting, ...]:
    """All that are known, in the order of the file."""
    file = "trilateral_days.toml"
    rows = table(dict(data_file("retrieval", file)), "meetings", columns=4, path=file)
    return tuple(
        KnownMeeting(_THREE | {whose, place}, date.fromisoformat(on), brief_id)
        for whose, place, on, brief_id in rows.rows
    )


def announced_days(article: Article, month: PartialDate | None, concepts_of: ConceptsOf) -> tuple[date, ...]:
    """The days for which an article without a day of its own announces such a meeting, each by its weekday.

    ``month``: in which it was published, where its year alone is printed. None where nothing tells them for sure.
    """
    published = month or article.published
    if published is None or published.day is not None:
        return ()
    rows = [m for m in known_meetings() if published.earliest_on <= m.on <= published.latest_on]
    if not rows:
        return ()
    found = {
        days
        for sentence in _SENTENCE.split(article.text)
        for mention in find_mentions(sentence, article.language)
        if mention.names_weekday_only and not mention.direction
        for days in [_days_of(mention, sentence, article, rows, concepts_of)]
        if days
    }
    return found.pop() if len(found) == 1 else ()


def _days_of(
    mention: DateMention, sentence: str, article: Article, rows: list[KnownMeeting], concepts_of: ConceptsOf
) -> tuple[date, ...]:
    """The days of a weekday, or from one to another, on which the sentence has the one meeting that it may mean."""
    named = ids_of(concepts_of, sentence, article.language)
    met = [m for m in rows if m.named <= named]
    first = mention.weekday
    last = mention.until.weekday if mention.until else first
    if len(met) != 1 or first is None or last is None or not first <= met[0].on.weekday() <= last:
        return ()
    monday = met[0].on - timedelta(days=met[0].on.weekday())
    return tuple(monday + timedelta(days=n) for n in range(first, last + 1))


def placed(mention: DateMention, event: EventDate, days: tuple[date, ...]) -> EventDate:
    """``event`` on those of the announced ``days`` that the mention names by their weekdays; else as it is."""
    if not mention.names_weekday_only or mention.direction:
        return event
    named = [d for d in days if d.weekday() == mention.weekday]
    until = [d for d in days if mention.until and d.weekday() == mention.until.weekday]
    if not named or (mention.until and not until):
        return event
    last = until[0] if until else named[0]
    precision = Precision.RANGE if until else Precision.DAY
    return replace(event, earliest_on=named[0], latest_on=last, precision=precision, basis="inferred")
