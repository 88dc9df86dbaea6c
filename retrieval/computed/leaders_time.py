"""Days told by who led then: "summits under Moon", 스가 총리 때, 岸田政権の外相. He need not have sat at any table."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
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
        span = _span(person, reading, is_alone=len(people) == 1)
        days = _term(person, gazetteer) if span else None
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


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = data_file("retrieval", "reigns.toml")["time_of"]
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
