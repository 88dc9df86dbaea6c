"""Somebody's visits to one of the two countries, as the register knows them: those with talks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import MeetingKind
from corpus.types import Side
from retrieval.computed.ask import MeetingAsk, Wanted, lead_of
from retrieval.computed.ask_cues import cues
from retrieval.computed.asked_scope import has_zone, host_countries, ids_of
from retrieval.computed.focus import says_more
from retrieval.computed.scope import Scope
from retrieval.kinds import names_venue
from retrieval.types import DateRange
from retrieval.understand import AskedDays, Reading, asking_spans

# What is wanted of a visit; of one that is only named, its day.
_OF_VISIT: dict[str, Wanted] = {
    "when": "when",
    "where": "where",
    "yes_no": "took_place",
    "what": "when",
    "overview": "when",
}


# Talks of the rank of whoever came, where no name is given: "the last visit of a Japanese prime minister".
_KIND_OF_OFFICE: dict[str, MeetingKind] = {
    "pm": "summit",
    "president": "summit",
    "fm": "foreign-ministers",
    "dm": "defence-ministers",
}

# Who comes, by the country that is come to.
_GUEST: dict[str, Side] = {"JP": "kr", "KR": "jp"}


def visit_ask(reading: Reading, gazetteer: Gazetteer) -> MeetingAsk | None:
    """Somebody's visits to one of the two countries: the register knows those with talks, whoever sat there."""
    rest = tuple(c for c in reading.concepts if c.key != "lex:return-visit")
    if not cues().visit[reading.language].search(reading.text) or says_more(replace(reading, concepts=rest)):
        return None
    # A surname alone is most likely the one it is read as: the first visit of any Yoon is nobody's first visit.
    people = [frozenset({c.key.partition(":")[2]}) for c in reading.concepts if c.kind == "person"]
    hosts = host_countries(reading, gazetteer, ("country", "place")) & {"JP", "KR"} or _of_return(
        reading, people, gazetteer
    )
    is_return = _RETURN.search(reading.text) is not None
    is_guest = [all(gazetteer.entity(each).country not in hosts for each in ids) for ids in people]
    offices = [c.key.partition(":")[2] for c in reading.concepts if c.kind == "office"]
    kinds = tuple({_KIND_OF_OFFICE[each]: None for each in offices if each in _KIND_OF_OFFICE}) if not people else ()
    if len(hosts) != 1 or not (people or len(kinds) == 1) or not all(is_guest):
        return None
    found = next((name for name, p in cues().wanted if p[reading.language].search(reading.text)), None)
    if reading.intent in ("overview", "what") and names_venue(reading.text):
        return None  # the hotel where he stayed
    wanted = found if found in ("count", "first", "last", "next_planned") else _OF_VISIT.get(reading.intent)
    if wanted is None:
        return None
    if reading.intent == "what" and wanted == "when" and asking_spans(reading.text, reading.language):
        return None  # "What happened when Moon visited Japan"
    places = [ids_of(c) for c in reading.concepts if c.kind == "place" and has_zone(c, gazetteer)]
    # A prime minister of Korea sat at summits, too, and is no president.
    guest = None if people else (_GUEST[next(iter(hosts))], next(o for o in offices if o in _KIND_OF_OFFICE))
    scope = Scope(
        persons=tuple(people),
        sides=() if people else ("JP", "KR"),
        kinds=kinds,
        guest=guest,
        modes=("in_person",),
        place_ids=frozenset().union(*places),
        countries=hosts,
        days=reading.dates or _in_office(people, [*offices, *_LEADERS] if is_return else offices, gazetteer),
        among_others=True,
    )
    return MeetingAsk(wanted=wanted, scope=scope, fact=lead_of(reading), is_visit=True)


_RETURN = re.compile(
    r"답방|答訪|答礼訪問|返礼訪問|\b(?:return(?:ed)? (?:the |his |her |a )?visit|reciprocal visit)", re.IGNORECASE
)
_LEADERS = ("pm", "president")  # whose visits are returned
_OTHER = {"JP": "KR", "KR": "JP"}


def _of_return(reading: Reading, people: Sequence[frozenset[str]], gazetteer: Gazetteer) -> frozenset[str]:
    """Where the one who visits in return goes: to the other of the two countries. Nowhere where more are named."""
    if len(people) != 1 or not _RETURN.search(reading.text):
        return frozenset()
    countries = {gazetteer.entity(each).country for each in people[0]}
    return frozenset(_OTHER[each] for each in countries if each in _OTHER)


def _in_office(people: Sequence[frozenset[str]], offices: Sequence[str], gazetteer: Gazetteer) -> tuple[AskedDays, ...]:
    """The days on which the one visitor led the country, if that is the office he is named with: 石破首相の初訪韓.

    He may have come before, as a minister.
    """
    if len(people) != 1 or len(people[0]) != 1 or not set(offices) & {"pm", "president"}:
        return ()
    (person_id,) = people[0]
    terms = [t for t in gazetteer.entity(person_id).offices if t.office in offices and t.start is not None]
    first = min((t.start.earliest_on for t in terms if t.start), default=None)
    ends = [t.end.latest_on if t.end else None for t in terms]
    last = None if None in ends else max((end for end in ends if end), default=None)
    return (AskedDays(DateRange(first, last), is_certain=False),) if first else ()
