"""Days told by who led then: "summits under Moon", 스가 총리 때, 岸田政権の外相; or by when he came and went.

He need not have sat at any table.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from corpus.gazetteer import Gazetteer
from corpus.types import Side
from retrieval.types import DateRange
from retrieval.understand import AskedDays, Concept, Reading
from retrieval.words import data_file


def in_leaders_time(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with the days of the leader's term in the place of his name; as it is where none is named for that.

    Of several terms the longest is meant.
    """
    people = [c for c in reading.concepts if c.kind == "person" and not c.is_misspelt]
    for person in people:
        term = _term(person, gazetteer)
        span, days = _span(person, reading, is_alone=len(people) == 1), term
        if term and not span:
            span, days = _beside_term(person, term, reading)
        if span and days:
            start, end = span
            return replace(
                reading,
                text=reading.text[:start] + " " * (end - start) + reading.text[end:],
                concepts=tuple(c for c in reading.concepts if not start <= c.start < end),
                dates=(*reading.dates, AskedDays(days, is_certain=True)),
            )
    return reading


def side_of_leader(asked: Reading, timed: Reading, gazetteer: Gazetteer) -> Side | None:
    """The side of the leader by whose time ``timed`` tells the days of ``asked``, if it is one of the two."""
    gone = [c for c in asked.concepts if c.kind == "person" and c not in timed.concepts]
    countries = {gazetteer.entity(c.key.partition(":")[2]).country for c in gone}
    return next((_SIDE[country] for country in sorted(filter(None, countries)) if country in _SIDE), None)


_SIDE: dict[str, Side] = {"JP": "jp", "KR": "kr"}


def _span(person: Concept, reading: Reading, *, is_alone: bool) -> tuple[int, int] | None:
    """Where the question says "in his time"; a government without a word for time counts where nobody else is named."""
    start, end = person.start, person.start + len(person.surface)
    patterns = _patterns()
    before = patterns["before"].search(reading.text[:start])
    if before:
        behind = patterns["behind_en"].match(reading.text, end)
        return before.start(), behind.end() if behind else end
    found = patterns["behind"].match(reading.text, end)
    if found is None and is_alone:
        found = patterns["government"].match(reading.text, end)
    return (start, found.end()) if found else None


def _beside_term(person: Concept, term: DateRange, reading: Reading) -> tuple[tuple[int, int] | None, DateRange | None]:
    """Where the question says "before he took office", and those days; ``None`` twice where it does not.

    Likewise "since he took office", and "before he resigned".
    """
    assert term.earliest_on and term.latest_on
    start, end, text = person.start, person.start + len(person.surface), reading.text
    days = {
        "before_leaving": DateRange(None, term.latest_on),
        "before_office": DateRange(None, term.earliest_on - timedelta(days=1)),
        "since_office": DateRange(term.earliest_on, None),
    }
    for name, within in days.items():
        patterns = _patterns(name)
        before, told = patterns["before"].search(text[:start]), patterns["behind_en"].match(text, end)
        if before and told:
            return (before.start(), told.end()), within
        if told := patterns["behind"].match(text, end):
            return (start, told.end()), within
    return None, None


@cache
def _patterns(name: str = "time_of") -> dict[str, re.Pattern[str]]:
    data = data_file("retrieval", "reigns.toml")[name]
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in data.items()}


_LEADERS = frozenset({("JP", "pm"), ("KR", "president"), ("US", "president"), ("CN", "pm"), ("CN", "president")})


def _term(person: Concept, gazetteer: Gazetteer) -> DateRange | None:
    entity = gazetteer.entity(person.key.partition(":")[2])
    terms = [
        (t.start.earliest_on, t.end.latest_on if t.end else date.max)
        for t in entity.offices
        if (entity.country, t.office) in _LEADERS and t.start is not None
    ]
    longest = max(terms, key=lambda term: term[1] - term[0], default=None)
    return DateRange(*longest) if longest else None
