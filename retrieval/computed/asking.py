"""Question -> MeetingAsk: what is wanted to know of which meetings; ``None`` for every other question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import MeetingKind
from retrieval.computed.asked_scope import has_zone, host_countries, ids_of, scope_of
from retrieval.computed.focus import (
    asks_for_part,
    is_of_another_body,
    is_of_meeting,
    main_clause,
    patterns_of,
    says_more,
    series_of,
)
from retrieval.computed.scope import Scope
from retrieval.kinds import names_venue
from retrieval.meeting_line import Lead
from retrieval.slots import asks_for_name_of_venue
from retrieval.types import DateRange
from retrieval.understand import AskedDays, Reading, asking_spans
from retrieval.wanted import wanted_of
from retrieval.words import data_file

Wanted = Literal[
    "when",
    "where",
    "who",
    "how_long",
    "first",
    "last",
    "nth",
    "next_planned",
    "previous",
    "count",
    "gap",
    "gap_after",
    "took_place",
]
_RANKS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
          "tenth": 10, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "두": 2,
          "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAsk:
    """What is wanted of the meetings within ``scope``.

    ``fact`` of the chosen meeting leads the reply: "where did they last meet" wants the last one's place. ``nth`` is
    1-based. ``other`` is the second scope of a gap; without it, a gap is that to the meeting before, ``gap_after`` that
    to the one after. ``says_more``: the question tells the meeting apart by more than the scope holds.
    ``wants_venue``: a city alone does not answer; ``wants_name``: nor does "a hotel". ``is_plan``: one that was still
    to come is asked after.
    """

    wanted: Wanted
    scope: Scope
    fact: Lead = "when"
    nth: int | None = None
    other: Scope | None = None
    says_more: bool = False
    wants_venue: bool = False
    wants_name: bool = False
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class _Cues:
    meeting: dict[str, re.Pattern[str]]
    wanted: tuple[tuple[Wanted, dict[str, re.Pattern[str]]], ...]
    visit: dict[str, re.Pattern[str]]
    encounter: dict[str, re.Pattern[str]]
    to_the_next: dict[str, re.Pattern[str]]
    took_place: dict[str, re.Pattern[str]]
    attended: dict[str, re.Pattern[str]]
    identifies: dict[str, re.Pattern[str]]
    announces: dict[str, re.Pattern[str]]
    negated: dict[str, re.Pattern[str]]


@cache
def _cues() -> _Cues:
    data = data_file("retrieval", "meeting_asks.toml")
    return _Cues(
        wanted=tuple((row["name"], patterns_of(row)) for row in data["wanted"]),
        **{
            name: patterns_of(data[name])
            for name in (
                "meeting",
                "visit",
                "encounter",
                "to_the_next",
                "took_place",
                "attended",
                "identifies",
                "announces",
                "negated",
            )
        },
    )


def meeting_ask(reading: Reading, gazetteer: Gazetteer) -> MeetingAsk | None:
    """What the question wants of the register, or ``None`` when it asks for something else."""
    if not _cues().meeting[reading.language].search(reading.text):
        return _visit_ask(reading, gazetteer) or _pair_ask(reading, gazetteer)
    series = series_of(reading)
    if series is None and is_of_another_body(reading):
        return None
    wanted = _wanted(reading)
    if wanted is None:
        return None
    if series is not None:
        return _of_series(reading, gazetteer, wanted, series)
    scope = _narrowed(reading, gazetteer)
    if not scope.is_narrow and wanted in ("last", "next_planned") and not says_more(reading):
        scope = replace(scope, sides=("JP", "KR"))  # "the last meeting": of the two that this is all about
    if not scope.is_narrow:
        return None
    if wanted == "gap":
        return _gap(scope, reading)
    if wanted in ("first", "last") and _cues().encounter[reading.language].search(reading.text):
        scope = replace(scope, among_others=len(scope.persons) > 1 and not scope.kinds)
    return MeetingAsk(
        wanted=wanted,
        scope=scope,
        fact=_fact(reading),
        nth=_rank(reading.text) if wanted == "nth" else None,
        says_more=says_more(reading),
        wants_venue=reading.intent == "where" and names_venue(reading.text),
        wants_name=asks_for_name_of_venue(reading),
        is_plan=reading.asks_for_plan,
    )


def _fact(reading: Reading) -> Lead:
    return reading.intent if reading.intent in ("where", "who", "how_long") else "when"


def _narrowed(reading: Reading, gazetteer: Gazetteer) -> Scope:
    """The scope with the people and the kind of the main clause alone, where that still says whose meeting it is."""
    whole, main = scope_of(reading, gazetteer), scope_of(main_clause(reading), gazetteer)
    if len(main.persons) < 2 and len(main.sides) < 2:
        return whole
    return replace(whole, persons=main.persons, sides=main.sides, kinds=main.kinds, modes=main.modes)


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


def _visit_ask(reading: Reading, gazetteer: Gazetteer) -> MeetingAsk | None:
    """Somebody's visits to one of the two countries: the register knows those with talks, whoever sat there."""
    if not _cues().visit[reading.language].search(reading.text) or says_more(reading):
        return None
    hosts = host_countries(reading, gazetteer, ("country", "place")) & {"JP", "KR"}
    # A surname alone is most likely the one it is read as: the first visit of any Yoon is nobody's first visit.
    people = [frozenset({c.key.partition(":")[2]}) for c in reading.concepts if c.kind == "person"]
    is_guest = [all(gazetteer.entity(each).country not in hosts for each in ids) for ids in people]
    offices = [c.key.partition(":")[2] for c in reading.concepts if c.kind == "office"]
    kinds = tuple({_KIND_OF_OFFICE[each]: None for each in offices if each in _KIND_OF_OFFICE}) if not people else ()
    if len(hosts) != 1 or not (people or len(kinds) == 1) or not all(is_guest):
        return None
    found = next((name for name, p in _cues().wanted if p[reading.language].search(reading.text)), None)
    wanted = found if found in ("count", "first", "last", "next_planned") else _OF_VISIT.get(reading.intent)
    if wanted is None:
        return None
    if reading.intent == "what" and wanted == "when" and asking_spans(reading.text, reading.language):
        return None  # "What happened when Moon visited Japan"
    places = [ids_of(c) for c in reading.concepts if c.kind == "place" and has_zone(c, gazetteer)]
    scope = Scope(
        persons=tuple(people),
        sides=() if people else ("JP", "KR"),
        kinds=kinds,
        modes=("in_person",),
        place_ids=frozenset().union(*places),
        countries=hosts,
        days=reading.dates or _in_office(people, offices, gazetteer),
        among_others=True,
    )
    return MeetingAsk(wanted=wanted, scope=scope, fact=_fact(reading))


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


def _pair_ask(reading: Reading, gazetteer: Gazetteer) -> MeetingAsk | None:
    """Two people of two countries with a place or a time and nothing else, as in "kishida yoon tokyo when"."""
    has_asking = bool(asking_spans(reading.text, reading.language))
    if says_more(reading) or (has_asking and reading.intent not in ("when", "where", "how_long")):
        return None
    wanted: Wanted = reading.intent if reading.intent in ("where", "how_long") else "when"
    scope = scope_of(reading, gazetteer)
    countries = [{gazetteer.entity(each).country for each in ids} for ids in scope.persons]
    if len(countries) < 2 or set.intersection(*countries) or not (scope.place_ids or scope.days):
        return None
    # Who is named with a year and nothing else may have met, called or written; what is on record is told.
    modes = () if wanted == "when" and not scope.place_ids else scope.modes
    return MeetingAsk(
        wanted=wanted, scope=replace(scope, modes=modes), fact=_fact(reading), is_plan=reading.asks_for_plan
    )


_FIRST = re.compile(r"\bfirst\b|第[1一]回|初|最初|첫|처음|최초|제\s*1\s*차", re.IGNORECASE)


def _of_series(reading: Reading, gazetteer: Gazetteer, wanted: Wanted, series: str) -> MeetingAsk | None:
    """The meeting of a series with a name. Which one it is in the row says its occasion: the register has gaps."""
    if wanted in ("count", "gap"):
        return None
    fact, scope = _fact(reading), scope_of(reading, gazetteer)
    rank = 1 if _FIRST.search(reading.text) else _rank(reading.text)
    if wanted in ("first", "nth"):
        wanted = fact if fact in ("where", "who", "how_long") else "when"
    occasion = rf"{_rank_in_english(rank)}.*{series}" if rank else series
    return MeetingAsk(wanted=wanted, scope=replace(scope, kinds=(), series=occasion), fact=fact)


def presupposed(reading: Reading, gazetteer: Gazetteer) -> Scope | None:
    """The meeting that the question takes for granted, of certain people at a certain time or place, if it does."""
    cues, text, language = _cues(), reading.text, reading.language
    if not cues.meeting[language].search(text) or cues.negated[language].search(text):
        return None
    if reading.intent == "yes_no" or cues.announces[language].search(text):
        return None
    scope = scope_of(reading, gazetteer)
    who = len(scope.persons) > 1 or (len(scope.sides) > 1 and scope.kinds)
    return scope if who and scope.days and (scope.place_ids or scope.occasions or len(scope.persons) > 1) else None


def _wanted(reading: Reading) -> Wanted | None:
    text, language, cues = reading.text, reading.language, _cues()
    found = next((name for name, patterns in cues.wanted if patterns[language].search(text)), None)
    if found in ("count", "gap"):
        return found
    plain = _plain(reading)
    if reading.intent == "yes_no":
        return found if found == "next_planned" else plain if found is None else None
    # "How long did their last talks take": the order picks the meeting, the question still wants its length.
    if plain is not None:
        return found or plain
    is_named = reading.intent == "overview" or cues.identifies[language].search(text)
    return (found or _bare(reading)) if is_named else None


def _bare(reading: Reading) -> Wanted | None:
    """Two names, or a place and a day, and a word for a meeting: which meetings these were is all there is to ask."""
    kinds = [c.kind for c in reading.concepts]
    tells = kinds.count("person") > 1 or ("place" in kinds and reading.dates)
    return "when" if tells and not says_more(reading) else None


_ORDER = re.compile(rf"{_FIRST.pattern}|\b(last|only|second|third)\b|唯一|最後|마지막|유일", re.IGNORECASE)


def _plain(reading: Reading) -> Wanted | None:
    text, language, cues = reading.text, reading.language, _cues()
    if reading.intent == "yes_no":
        # "Did they talk about a swap line": whether they talked is not the question.
        # Nor, asked whether they met for the first time, does it help to hear that they met.
        is_more = says_more(reading) or _ORDER.search(text)
        return "took_place" if cues.took_place[language].search(text) and not is_more else None
    if reading.intent == "who":
        return "who" if cues.attended[language].search(text) else None
    if reading.intent not in ("when", "where", "how_long") or not is_of_meeting(reading):
        return None
    if reading.intent == "when" and (wanted_of(text).is_saying or cues.announces[language].search(text)):
        return None
    return None if reading.intent == "how_long" and asks_for_part(reading) else reading.intent


def asks_about_meeting(reading: Reading) -> bool:
    """Whether the question has a word for a meeting."""
    return _cues().meeting[reading.language].search(reading.text) is not None


def _rank(text: str) -> int | None:
    digits = re.search(r"(\d+)\s*(?:st|nd|rd|th|回目|度目|番目|번째|차)|第(\d+)回", text, re.IGNORECASE)
    if digits:
        return int(digits[1] or digits[2])
    lowered = text.lower()
    return next((rank for name, rank in _RANKS.items() if re.search(_rank_form(name), lowered)), None)


def _rank_in_english(rank: int) -> str:
    """A pattern for the rank as the register writes it: "2nd" or "Second"."""
    words = ["first", *(name for name in _RANKS if name.isascii())]
    word = words[rank - 1] if rank <= len(words) else "(?!)"
    return rf"\b(?:{rank}(?:st|nd|rd|th)|{word})\b"


def _rank_form(name: str) -> str:
    if name.isascii():
        return rf"\b{name}\b"
    return rf"{name}\s*번째" if name in "두세네다섯여섯일곱여덟아홉열" else rf"{name}(回目|度目|番目)"


def _gap(scope: Scope, reading: Reading) -> MeetingAsk:
    """The time between two meetings, told apart by place or by day; else between a meeting and the one beside it."""
    places, days = sorted(scope.place_ids), scope.days
    if len(places) == 2:
        first, second = (replace(scope, place_ids=frozenset({place})) for place in places)
        return MeetingAsk(wanted="gap", scope=first, other=second)
    if len(days) == 2:
        first, second = (replace(scope, days=(each,)) for each in days)
        return MeetingAsk(wanted="gap", scope=first, other=second)
    is_next = _cues().to_the_next[reading.language].search(reading.text)
    return MeetingAsk(wanted="gap_after" if is_next else "gap", scope=scope)
