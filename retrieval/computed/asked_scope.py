"""Which meetings a question speaks of: who sat there, of which kind and mode, when and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import MeetingKind, Mode
from retrieval.computed.focus import patterns_of
from retrieval.computed.scope import RANKED, TRILATERAL, Scope
from retrieval.understand import Concept, Reading
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class _Cues:
    kinds: tuple[tuple[MeetingKind | Literal["trilateral"], Mapping[str, re.Pattern[str]]], ...]
    in_person: Mapping[str, re.Pattern[str]]
    any_mode: Mapping[str, re.Pattern[str]]
    both_sides: Mapping[str, re.Pattern[str]]
    speaker: Mapping[str, re.Pattern[str]]
    subject_before: Mapping[str, re.Pattern[str]]
    subject_behind: Mapping[str, re.Pattern[str]]


@cache
def _cues() -> _Cues:
    data = data_file("retrieval", "meeting_asks.toml")
    names = ("in_person", "any_mode", "both_sides", "speaker", "subject_before", "subject_behind")
    kinds = tuple((row["name"], patterns_of(row)) for row in data["kind"])
    return _Cues(kinds=kinds, **{name: patterns_of(data[name]) for name in names})


def scope_of(reading: Reading, gazetteer: Gazetteer) -> Scope:
    """The meetings that the question speaks of: who, of which kind, when and where."""
    concepts = reading.concepts
    places = [c for c in concepts if c.kind == "place" and has_zone(c, gazetteer) and is_venue(c, reading)]
    hosts = host_countries(reading, gazetteer)
    modes = _modes(reading)
    if modes and "in_person" not in modes:
        places, hosts = [], frozenset()  # a call has no place: one in the question is where something else was
    return Scope(
        persons=tuple(ids_of(c) for c in concepts if c.kind == "person"),
        sides=_sides(reading, hosts, gazetteer),
        kinds=scope_kinds(reading),
        modes=modes,
        place_ids=frozenset().union(*map(ids_of, places)) if places else frozenset(),
        venues=frozenset().union(*(_names(c, gazetteer) for c in places)) if places else frozenset(),
        countries=hosts,
        occasions=frozenset().union(*(_names(c, gazetteer) for c in concepts if c.kind in ("organization", "event"))),
        days=reading.dates,
    )


def is_venue(place: Concept, reading: Reading) -> bool:
    """Whether the name says where: not a capital for its government, nor what was talked about ("the Busan statue")."""
    cues, language = _cues(), reading.language
    before, behind = reading.text[: place.start], reading.text[place.start + len(place.surface) :]
    is_subject = cues.subject_before[language].search(before) or cues.subject_behind[language].match(behind)
    return not (is_subject or _speaks(place, reading))


def _speaks(place: Concept, reading: Reading) -> bool:
    """Whether a capital stands for its government: "what did Tokyo say"."""
    spans = (m.span() for m in _cues().speaker[reading.language].finditer(reading.text))
    return any(start <= place.start < end for start, end in spans)


def ids_of(concept: Concept) -> frozenset[str]:
    """The gazetteer ids, without their kind, that a name may mean."""
    return frozenset(each.partition(":")[2] for each in concept.ids if each.partition(":")[0] == concept.kind)


# "pm", "fm": words of the field, too short to be names of an office.
OFFICE_OF_WORD = {"lex:prime-minister": "pm", "lex:president": "president", "lex:foreign-minister": "fm"}


def offices_named(reading: Reading) -> frozenset[str]:
    """The ids of the offices that the question names."""
    return frozenset(c.key.partition(":")[2] for c in reading.concepts if c.kind == "office")


def has_zone(concept: Concept, gazetteer: Gazetteer) -> bool:
    """Whether it is a place on the map, not a pair of countries such as Japan–ROK."""
    return gazetteer.entity(concept.key.partition(":")[2]).timezone is not None


def _names(concept: Concept, gazetteer: Gazetteer) -> frozenset[str]:
    entity = gazetteer.entity(concept.key.partition(":")[2])
    return frozenset(name.casefold() for names in entity.names.values() for name in names if len(name) > 2)


# The gazetteer's names of a pair of countries.
_PAIRS = {
    "us-japan": ("JP", "US"),
    "us-south-korea": ("KR", "US"),
    "koreas-us": ("KR", "US"),
    "us-north-korea": ("KP", "US"),
    "japan-china": ("CN", "JP"),
    "japan-russia": ("JP", "RU"),
    "japan-north-korea": ("JP", "KP"),
    "china-south-korea": ("CN", "KR"),
    "inter-korean": ("KP", "KR"),
}


_IN = re.compile(r"\b(in|visit(ed|ing)?|to)\s+(the\s+)?$", re.IGNORECASE)


_AT = re.compile(
    r"で|[にへ](来|行)|(行[っかけこく](?!き)|来[たてる])|を?(何[回度]|いつ|初めて|はじめて|最初に|最後に|公式に?)?訪|에서"
    r"|에\s*(.{1,8}\s)?(와|왔|온|간|갔|다녀|방문|가\s?본|가\s?봤)"
    r"|(을|를)?\s*((몇\s*(번|차례|회)|언제|처음(으로)?|최초로|마지막으로|공식|국빈)\s*)?방문"
    r"|\s*((몇\s*(번|차례|회)|언제|처음(으로)?|마지막으로)\s*)?"
    r"(와|왔|온\s|간\s|[온간](게|거|걸|건|적|날|때|지)|갔|다녀|가\s?본|가\s?봤)"
)


# A third country beside the word for it is where they met: 리투아니아 회담, "the Indonesia summit".
_WHERE_THEY_MET = re.compile(
    r"\s?(?:에서의\s|에서\s)?(?:약식\s?|양자\s?|한일\s?)?(?:정상\s?|외교장관\s?)?(?:회담|회동|만남|환담)"
    r"|(?:での|の)?(?:日韓)?(?:首脳|外相)?会談|['’]?s?\s(?:summit|meeting|talks)\b",
    re.IGNORECASE,
)
_GUESTS = frozenset({"JP", "KR", "US", "CN", "KP", "RU"})  # who may be one of those at the table
_VISITS = {
    "JP": re.compile("訪日|来日|방일"),
    "KR": re.compile("訪韓|来韓|방한"),
    "US": re.compile("訪米|渡米|(?<![가-힣])방미(?!국)"),
    "KP": re.compile("訪朝|(?<![가-힣])방북"),
    "CN": re.compile("(?<![歴来再])訪中(?!の)|(?<![가-힣])방중"),
    "RU": re.compile("訪露|訪ロ|(?<![가-힣])방러"),
    "GB": re.compile("訪英"),
}


def _sides(reading: Reading, hosts: frozenset[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The countries whose people must be at the table: those named, else Japan and South Korea where none is."""
    if _cues().both_sides[reading.language].search(reading.text):
        return ("JP", "KR")
    entities = [gazetteer.entity(c.key.partition(":")[2]) for c in reading.concepts if c.kind in ("country", "place")]
    if pair := next((_PAIRS[e.id] for e in entities if e.id in _PAIRS), None):
        return pair
    named = sorted({e.country for e in entities if e.kind == "country" and e.country} - hosts)
    if len(named) > 1:
        return tuple(named)
    if reading.intent == "who" and named:
        return tuple(named)  # "which American official did Kang meet"
    has_people = any(c.kind == "person" for c in reading.concepts)
    return () if has_people or not set(named) <= {"JP", "KR"} or not scope_kinds(reading) else ("JP", "KR")


def host_countries(reading: Reading, gazetteer: Gazetteer, kinds: tuple[str, ...] = ("country",)) -> frozenset[str]:
    """Countries named as the place: "in Japan", 日本で, 한국에서, 訪日."""
    found = {code for code, pattern in _VISITS.items() if pattern.search(reading.text)}
    n_people = sum(c.kind == "person" for c in reading.concepts)
    for c in reading.concepts:
        if c.kind not in kinds:
            continue
        before, after = reading.text[: c.start], reading.text[c.start + len(c.surface) :]
        code = gazetteer.entity(c.key.partition(":")[2]).country
        is_third = code not in _GUESTS and n_people > 1 and _WHERE_THEY_MET.match(after) is not None
        is_third |= code not in _GUESTS and _stands_alone(c, reading) and bool(scope_kinds(reading))
        if _IN.search(before) or _AT.match(after) or is_third:
            found |= {code} if code else set()
    return frozenset(found)


# What a name stands before that is where they met: "Laos Japan-Korea summit".
_OF_A_MEETING = re.compile(
    r"[\s、,　]+(?:日韓|韓日|日米韓|日中韓|首脳|外相|防衛相|한일|한·일|한미일|한중일|정상|외교|국방"
    r"|(?:japan|(?:south )?korea|rok|leaders|summit|foreign|defen[cs]e)\b)",
    re.IGNORECASE,
)
_GAP = re.compile(r"[\s、,　]$")


def _stands_alone(place: Concept, reading: Reading) -> bool:
    """Whether a name stands by itself among key words, as their first or last: 「日韓防衛相会談 シンガポール」."""
    end = place.start + len(place.surface)
    before, after = reading.text[: place.start], reading.text[end:]
    if not before:
        return _OF_A_MEETING.match(after) is not None
    is_last = not any(c.start >= end for c in reading.concepts)
    return is_last and _GAP.search(before) is not None and (not after.strip(" ?？!！。.") or after[0] in " 　、,")


def scope_kinds(reading: Reading) -> tuple[MeetingKind, ...]:
    """The kind that the words name; a call between ministers has two, and talks of three may be with either third."""
    named = [name for name, patterns in _cues().kinds if patterns[reading.language].search(reading.text)]
    found = [name for name in named if name != "trilateral"]
    of_three = [name for name in found if name in TRILATERAL][:1] or (TRILATERAL if "trilateral" in named else ())
    if of_three:
        return (*of_three, *[kind for kind in found if kind in RANKED][:1])
    if not found:
        return ()
    first = found[0]
    if first == "phone-call":
        return ("phone-call", *found[1:2])
    # With both people named, "Foreign Minister Motegi" is a title and says nothing of the kind of meeting; nor does
    # that of the one named where it is asked whom he met.
    n_people = sum(c.kind == "person" for c in reading.concepts)
    return (
        () if n_people > (reading.intent != "who") and first in ("foreign-ministers", "defence-ministers") else (first,)
    )


def _modes(reading: Reading) -> tuple[Mode, ...]:
    cues, text, language = _cues(), reading.text, reading.language
    if any(name == "phone-call" and p[language].search(text) for name, p in cues.kinds):
        return ("phone", "video")
    if cues.any_mode[language].search(text) and not cues.in_person[language].search(text):
        return ()
    return ("in_person",)
