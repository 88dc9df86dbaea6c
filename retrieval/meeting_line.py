"""One meeting in one line, in English, Japanese or Korean: what is asked for first, then the rest of its record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from corpus.gazetteer import Gazetteer
from corpus.gazetteer.venues import venue_name
from corpus.meetings.types import Meeting, Participant
from retrieval.types import Language
from retrieval.wording import event_text
from retrieval.words import counted, word

Lead = Literal["when", "where", "who", "how_long", "kind"]
_ORDER: tuple[Lead, ...] = ("kind", "when", "where", "who", "how_long")


def meeting_line(meeting: Meeting, language: Language, gazetteer: Gazetteer, *, lead: Lead = "when") -> str:
    """The line: ``Thursday, 26 September 2019 — foreign ministers' talks, New York, Motegi … and Kang …``.

    A status other than held is said in brackets; a field that is not known is left out, never guessed.
    """
    parts = {name: _PARTS[name](meeting, language, gazetteer) for name in _ORDER}
    rest = [text for name in _ORDER if name != lead and (text := parts[name])]
    line = word(language, "list_comma").join(rest)
    if first := parts[lead]:
        line = word(language, "meeting_line", lead=first, rest=line)
    if meeting.status == "held":
        return line
    return word(language, "meeting_status", line=line, status=word(language, f"status_{meeting.status}"))


def when_text(meeting: Meeting, language: Language) -> str:
    """The day or days of the meeting, never finer than known."""
    if meeting.when is None:
        return word(language, "meeting_day_unknown")
    return event_text(meeting.when, language)


def place_text(meeting: Meeting, language: Language, gazetteer: Gazetteer) -> str:
    """City, else country, with the venue before it where one is known; empty when nothing is."""
    city = meeting.city
    if meeting.place_id is not None:
        city = _printed(meeting.place_id, language, gazetteer) or city
    if city is None and meeting.country is not None:
        city = country_name(meeting.country, language, gazetteer)
    day = meeting.when.earliest_on if meeting.when else None
    venue = venue_name(meeting.venue, language, city=meeting.city, on=day) if meeting.venue else None
    return word(language, "list_comma").join(part for part in (venue, city) if part)


def people_text(meeting: Meeting, language: Language, gazetteer: Gazetteer) -> str:
    """The participants' names, or, where nobody is named, the countries at the table."""
    names = [person_text(p, language, gazetteer) for p in meeting.participants]
    if not names and set(meeting.sides) == {"JP", "KR"}:
        return word(language, "scope_sides")
    if len(names) < 2:
        return "".join(names) or word(language, "list_comma").join(meeting.sides)
    *first, last = names
    return word(language, "list_comma").join(first) + word(language, "list_and") + last


def person_text(participant: Participant, language: Language, gazetteer: Gazetteer) -> str:
    """The name of a participant as the gazetteer prints it in that language."""
    if participant.person_id is None:
        return participant.name
    return _printed(participant.person_id, language, gazetteer) or participant.name


def duration_text(meeting: Meeting, language: Language) -> str:
    """``about 50 minutes``; empty when no source tells the length."""
    if meeting.duration_minutes is None:
        return ""
    minutes = counted(language, "minutes", meeting.duration_minutes)
    return word(language, "about_minutes", minutes=minutes) if meeting.duration_approximate else minutes


def country_name(code: str, language: Language, gazetteer: Gazetteer) -> str:
    """The name of the country with that ISO code; the code where the gazetteer lacks it."""
    found = next((e.id for e in gazetteer.entities("country") if e.country == code), None)
    return (found and _printed(found, language, gazetteer)) or code


def _printed(entity_id: str, language: Language, gazetteer: Gazetteer) -> str | None:
    try:
        names = gazetteer.entity(entity_id).names
    except KeyError:
        return None
    return next(iter(names.get(language, ()) or names.get("en", ())), None)


_PARTS: dict[Lead, Callable[[Meeting, Language, Gazetteer], str]] = {
    "when": lambda meeting, language, gazetteer: when_text(meeting, language),
    "where": place_text,
    "who": people_text,
    "how_long": lambda meeting, language, gazetteer: duration_text(meeting, language),
    "kind": lambda meeting, language, gazetteer: word(language, f"kind_{meeting.kind}"),
}
