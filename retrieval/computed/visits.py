"""Somebody's visits to one of the two countries, or to a third one, as the register knows them: those with talks.

Of a visit to a third country the archive has hardly more than the talks that the two had there: where the register has
none, an excerpt must tell of somebody's being there, or the day of any other thing he did would be given for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import MeetingKind
from corpus.sentences import sentences
from corpus.types import Side
from retrieval.computed.ask import MeetingAsk, Wanted, lead_of
from retrieval.computed.ask_cues import cues
from retrieval.computed.asked_scope import OFFICE_OF_WORD, has_zone, host_countries, ids_of
from retrieval.computed.focus import is_more
from retrieval.computed.scope import Scope
from retrieval.kinds import names_venue
from retrieval.types import Answer, DateRange
from retrieval.understand import AskedDays, Reading, asking_spans

# What is wanted of a visit; of one that is only named, its day.
_OF_VISIT: dict[str, Wanted] = {
    "when": "when",
    "where": "where",
    "who": "who",
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


# What tells that somebody was in a country.
_BEING_THERE = re.compile(
    r"\b(visit\w*|trips?|travel\w*|(?:went|go|goes|gone|flew|came) to|arriv\w*|(?:was|were|is|are|been|while|when) in"
    r"|stay\w*|tour\w*)\b|訪|渡米|滞在|방문|방[미북중러]|체류|찾[았은아]|순방",
    re.IGNORECASE,
)


def visit_ask(reading: Reading, gazetteer: Gazetteer) -> MeetingAsk | None:
    """Somebody's visits to one of the two countries: the register knows those with talks, whoever sat there."""
    if not cues().visit[reading.language].search(reading.text) or _says_more(reading):
        return None
    # A surname alone is most likely the one it is read as: the first visit of any Yoon is nobody's first visit.
    people = [frozenset({c.key.partition(":")[2]}) for c in reading.concepts if c.kind == "person"]
    hosts = _hosts(reading, gazetteer) or _of_return(reading, people, gazetteer)
    is_return = _RETURN.search(reading.text) is not None
    is_guest = [all(gazetteer.entity(each).country not in hosts for each in ids) for ids in people]
    offices = [c.key.partition(":")[2] for c in reading.concepts if c.kind == "office"]
    # "Korean pm", in small letters, is no name of an office to the gazetteer: it may be the afternoon.
    offices = offices or [OFFICE_OF_WORD[c.key] for c in reading.concepts if c.key in OFFICE_OF_WORD]
    kinds = tuple({_KIND_OF_OFFICE[each]: None for each in offices if each in _KIND_OF_OFFICE}) if not people else ()
    if len(hosts) != 1 or not (people or len(kinds) == 1) or not all(is_guest):
        return None
    found = next((name for name, p in cues().wanted if p[reading.language].search(reading.text)), None)
    if reading.intent in ("overview", "what") and names_venue(reading.text):
        return None  # the hotel where he stayed
    wanted = found if found in ("count", "list", "first", "last", "next_planned") else _OF_VISIT.get(reading.intent)
    if wanted == "when" and _TO_COME.search(reading.text):
        wanted = "next_planned"
    if wanted is None:
        return None
    if reading.intent == "what" and wanted == "when" and asking_spans(reading.text, reading.language):
        return None  # "What happened when Moon visited Japan"
    if hosts.isdisjoint(_GUEST) and (len(people) != 1 or not (found or reading.intent in ("when", "where"))):
        return None  # whether somebody ever went to a third country, and what he did there, the register cannot say
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


# "When will she visit Korea again", いつ訪韓する, 언제 방한해.
_TO_COME = re.compile(
    r"\bwhen (?:will|is|are)\b(?!.*\b(?:held|made|paid)\b)"
    r"|いつ(?:訪[日韓]|[来渡]日|来韓)(?:する|します|の予定)|(?:する|の)予定(?:は|って)?[?？]?$"
    r"|언제\s?(?:방[일한]|방문)(?:해|하나|합니까|할)(?![가-힣]*[었였])",
    re.IGNORECASE,
)
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


# A visit to a country in one word, which no list of words has an entry for.
_VISIT_WORD = re.compile(r"訪[朝中露ロ英]|방[북중러](?:은|는|이|을|한|했.*)?")


def _says_more(reading: Reading) -> bool:
    """Whether the question tells the visit apart by more than who, where and when."""
    wanted = [m.span() for _, p in cues().wanted for m in p[reading.language].finditer(reading.text)]
    asking = {at for start, end in wanted for at in range(start, end)}  # "how many times", 목록
    rest = (c for c in reading.concepts if c.key != "lex:return-visit" and c.start not in asking)
    return any(is_more(c) and not _VISIT_WORD.fullmatch(c.surface) for c in rest)


def _hosts(reading: Reading, gazetteer: Gazetteer) -> frozenset[str]:
    """The countries gone to: of the two, if either is named so, else whichever."""
    found = host_countries(reading, gazetteer, ("country", "place"))
    return found & frozenset(_GUEST) or found


def is_abroad(ask: MeetingAsk) -> bool:
    """Whether it is asked of a visit to a third country."""
    return ask.is_visit and ask.scope.countries.isdisjoint(_GUEST)


def tells_of_stay(answer: Answer, ask: MeetingAsk, gazetteer: Gazetteer) -> bool:
    """Whether a sentence that is quoted, or told of first, names the visitor, the country and his being there."""
    first = next((s.citation_ns for s in answer.statements), ())
    for citation in (c for c in answer.citations if c.n in first):
        for start, end in sentences(citation.excerpt, citation.language):
            text = citation.excerpt[start:end]
            found = {m.entity_id for m in gazetteer.find(text)}
            countries = {gazetteer.entity(each).country for each in found if gazetteer.entity(each).kind != "person"}
            if _BEING_THERE.search(text) and ask.scope.countries & countries and ask.scope.persons[0] & found:
                return True
    return False


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
