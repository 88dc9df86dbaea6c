"""The day that is known of what a question about when asks after: when an agreement was signed, a measure took effect.

Reports of later years name such a day in passing and are full of the words asked for, so by its words alone the report
of the day is hard to tell from them. The days stand in ``corpus/data/key_dates.toml``, each with the brief on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from corpus.gazetteer.tables import read_file, table
from corpus.types import PartialDate
from retrieval.acts import Acts, asked_acts
from retrieval.kinds import is_negated
from retrieval.types import DateRange, Language
from retrieval.understand import AskedDays, Reading

_FILE = "key_dates.toml"


@dataclass(frozen=True, slots=True)
class KeyDate:
    """One day: what it is of (ids of concepts), what was done (any of ``acts``, each a set), by which government.

    Without ``acts`` it is the day that is meant where no act is named: "when was the radar incident".
    """

    things: frozenset[str]
    acts: tuple[Acts, ...]
    side: str | None
    on: PartialDate
    brief_id: str


@cache
def key_dates() -> tuple[KeyDate, ...]:
    """All that are known, in the order of the file."""
    rows = table(read_file(_FILE), "dates", columns=5, path=_FILE)
    return tuple(
        KeyDate(
            frozenset(things.split()),
            tuple(frozenset(each.split()) for each in acts.split("/") if each.strip()),
            side or None,
            PartialDate.parse(on),
            brief_id,
        )
        for things, acts, side, on, brief_id in rows.rows
    )


def with_key_date(reading: Reading) -> Reading:
    """The reading, with the day known of what is asked after; unchanged where none or more than one is."""
    if reading.intent != "when" or any(not d.is_of_thing for d in reading.dates) or is_negated(reading.text):
        return reading  # what was not done, or not yet, has no day
    found = _meant(reading)
    if found is None:
        return reading
    days = AskedDays(DateRange(found.on.earliest_on, found.on.latest_on), is_certain=False, is_of_thing=True)
    return replace(reading, dates=(days,))


def _meant(reading: Reading) -> KeyDate | None:
    named = {key for c in reading.concepts for key in c.ids if not c.is_misspelt or c.kind != "person"}
    others = {c.key for c in reading.concepts if c.kind in _OF_SOMETHING_ELSE}
    asked = asked_acts(reading)
    fitting = [
        (weight, row)
        for row in key_dates()
        if row.things <= named and others <= row.things and (weight := _weight(row, asked.head, asked.every)) > 0
    ]
    if {row.side for _, row in fitting} - {None}:
        agent = _agent(reading)
        fitting = [(weight, row) for weight, row in fitting if row.side in (None, agent)]
    most = max((weight for weight, _ in fitting), default=0)
    best = [row for weight, row in fitting if weight == most]
    return best[0] if len({row.on for row in best}) == 1 else None


_OF_SOMETHING_ELSE = frozenset({"person", "agreement", "event"})


def _weight(row: KeyDate, head: Acts, every: Acts) -> int:
    """How much of what is asked the row tells, above 0 if it is what is asked: the more acts and things the better."""
    if not row.acts:
        return 0 if head else len(row.things)
    fitting = (len(acts) for acts in row.acts if acts <= every and not acts.isdisjoint(head))
    most = max(fitting, default=0)
    return 10 * most + len(row.things) if most else 0


# Who does it: the first of the two governments, unless it is told of as something done to it.
_PASSIVE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:was|were|got|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|ut|pt)\b", re.IGNORECASE),
    "ja": re.compile(r"され|られ|外れ"),
    "ko": re.compile(r"당한|당했|[제배]외[된됐되]|빠진|빠졌|복귀된"),
}
_SIDES = {"country:japan": "jp", "place:tokyo": "jp", "country:south-korea": "kr", "place:seoul": "kr"}
_OTHER = {"jp": "kr", "kr": "jp"}


def _agent(reading: Reading) -> str | None:
    sides = _sides(reading)
    if not sides:
        return None
    is_passive = _PASSIVE[reading.language].search(reading.text) is not None
    return _OTHER[sides[0]] if is_passive else sides[0]


def _sides(reading: Reading) -> list[str]:
    ordered: Iterable[str] = (c.key for c in sorted(reading.concepts, key=lambda c: c.start))
    return list(dict.fromkeys(_SIDES[key] for key in ordered if key in _SIDES))
