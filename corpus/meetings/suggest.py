"""Meetings that a half-typed text may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from corpus.gazetteer.types import Lang
from corpus.meetings.facts import day_text
from corpus.meetings.names import Names, Suggestion
from corpus.meetings.query import MeetingQuery, Where
from corpus.meetings.types import Meeting
from corpus.types import PartialDate

_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_PEOPLE, _PLACES = 3, 2  # how many readings of a word are tried


class Finder(Protocol):
    """The part of the register that is needed here."""

    def find(self, query: MeetingQuery) -> tuple[Meeting, ...]:
        """The meetings that pass all filters."""
        ...


def suggest_meetings(
    register: Finder, names: Names, text: str, *, limit: int, language: Lang = "en"
) -> tuple[Suggestion, ...]:
    """Meetings, newest first: by id, day, people, places and words, as far as the text has them."""
    found: dict[str, Suggestion] = {}
    for query in _readings(names, text):
        for meeting in register.find(replace(query, limit=limit)):
            found.setdefault(meeting.id, Suggestion(meeting.id, label_of(meeting, names, language), 1))
        if len(found) >= limit:
            break
    return tuple(found.values())[:limit]


def label_of(meeting: Meeting, names: Names, language: Lang) -> str:
    """The meeting in one line: day, who, where, kind, and its status unless it was held."""
    people = [names.name_of(p.person_id, language=language) if p.person_id else p.name for p in meeting.participants]
    who = ", ".join(people) or "–".join(meeting.sides)
    parts = [day_text(meeting.when) if meeting.when else "undated", who, meeting.city or meeting.country or ""]
    parts += [meeting.kind, meeting.status if meeting.status != "held" else ""]
    return " · ".join(filter(None, parts))


def _readings(names: Names, text: str) -> Iterator[MeetingQuery]:
    """Ways to read the text, likeliest first."""
    words = text.split()
    days = [word for word in words if _DAY.fullmatch(word) and _is_day(word)]
    rest = [word for word in words if word not in days]
    base = MeetingQuery()
    if days:
        when = PartialDate.parse(days[0])
        base = MeetingQuery(from_on=when.earliest_on, to_on=when.latest_on)
    if not rest:
        yield base
        return
    whole = " ".join(rest)
    for person in names.complete(whole, "person", limit=_PEOPLE):
        yield replace(base, who=(person.value,))
    for place in names.complete(whole, "place", limit=_PLACES):
        yield replace(base, where=Where(place_id=place.value, city=place.value))
    if len(rest) > 1:
        yield from _word_by_word(names, base, rest)
    yield replace(base, text=whole)


def _word_by_word(names: Names, base: MeetingQuery, words: list[str]) -> Iterator[MeetingQuery]:
    """Each word as a person, else as a place, else as it stands."""
    who: list[str] = []
    where, left = None, []
    for word in words:
        people, places = names.complete(word, "person", limit=1), names.complete(word, "place", limit=1)
        if people:
            who.append(people[0].value)
        elif places and where is None:
            where = Where(place_id=places[0].value, city=places[0].value)
        else:
            left.append(word)
    yield replace(base, who=tuple(who), where=where, text=" ".join(left))


def _is_day(word: str) -> bool:
    try:
        PartialDate.parse(word)
    except ValueError:
        return False
    return True
