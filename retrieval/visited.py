"""A visit that nothing tells of: asked for its day, an archive gives the day of any other thing that somebody did.

"When did Abe go to Takeshima" finds Abe in Seoul, and "the emperor's visit to Korea" a Korean president at the
emperor's table. So a sentence, or a headline, has to tell of somebody asked about, of where he went, and that he did.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from retrieval.acts import asked_acts
from retrieval.capitals import CAPITALS, OTHER_PAIRS
from retrieval.coverage import texts_of
from retrieval.events import NearDay
from retrieval.hits import SearchResult
from retrieval.types import Passage
from retrieval.understand import Concept, Reading

_GOING = frozenset({"visit", "worship"})
# Words for a visit that hold the country.
_TO_COUNTRY = {
    "country:japan": re.compile(r"방일|訪日|来日"),
    "country:south-korea": re.compile(r"방한|訪韓|来韓"),
    "country:united-states": re.compile(r"방미|訪米|渡米"),
    "country:china": re.compile(r"방중|訪中"),
    "country:north-korea": re.compile(r"방북|訪朝"),
    "country:russia": re.compile(r"방러|訪[露ロ]"),
}
# Where somebody goes to be there, and not to meet anybody.
_SITES = frozenset({"place:takeshima-dokdo", "topic:yasukuni"})
_WENT = re.compile(
    r"\b(?:visit\w*|trips?|travel\w*|(?:went|go|goes|going|gone|came|comes?|flew|fly|flies) (?:\w+ )?to|arriv\w*|landed"
    r"|set foot|stay\w*|tour(?:s|ed|ing)?|worship\w*|pray(?:ed|s|ing)?|paid (?:his|her|their) respects)\b"
    r"|訪|来日|来韓|渡[米日韓]|滞在|上陸|到着|足を運|赴い|参拝|行っ"
    r"|방문|방[한일미북중러]|체류|찾[았은아]|순방|상륙|도착|참배|갔|간 ",
    re.IGNORECASE,
)
_OFFERING = re.compile(r"\boffer\w*|奉納|真榊|玉串|공물|봉납", re.IGNORECASE)
# A visit that somebody only asks or hopes for.
_ONLY_WANTED = re.compile(
    r"\b(?:invit\w+|would|could|might|should|hop(?:e|es|ed|ing)|wish\w*|want\w*|plan\w*|propos\w+|ask(?:s|ed|ing)?|urg\w+"
    r"|possib\w+|if|not|never|call(?:s|ed)? (?:for|off)|realiz\w+|cancel\w*|postpon\w*)\b"
    r"|招待|招請|要請|求め|希望|期待|実現|検討|見送|中止|ない"
    r"|초청|초대|요청|희망|기대|실현|검토|추진|않|무산|취소",
    re.IGNORECASE,
)
_HITS = 3


def is_untold_visit(result: SearchResult, near: Sequence[NearDay] = ()) -> bool:
    """Whether it is asked when somebody named went to a place or a country, and no sentence of the hits says he did.

    Only the first hits, the article of the first one, and the hit with the best of the days ``near`` are looked at.
    Plans are another matter.
    """
    reading = result.reading
    if reading.intent != "when" or reading.asks_for_plan or not _asks_of_going(reading):
        return False
    goers, goals = _goers(reading), _goals(reading)
    if not goers or not goals:
        return False
    return not any(_tells(told, goers, goals, reading) for told in _told(result, near))


def _asks_of_going(reading: Reading) -> bool:
    """Whether a visit is what is asked for the day of; its word may be part of a name: "the Yasukuni visit"."""
    asked = asked_acts(reading)
    if asked.head:
        return not asked.head.isdisjoint(_GOING)
    return asked.every <= _GOING and _WENT.search(reading.text) is not None


def _goers(reading: Reading) -> list[Concept]:
    people = [c for c in reading.concepts if c.kind == "person"]
    if any(c.is_misspelt for c in people):
        return []  # it may be another name, or none
    return people or [c for c in reading.concepts if c.key == "office:emperor"]


def _goals(reading: Reading) -> list[frozenset[str]]:
    """Where it is asked that somebody went: the sites and cities, all of which count, else the countries in one."""
    named = [c for c in reading.concepts if c.kind == "place" and c.key.partition(":")[2] not in _PAIRS]
    named += [c for c in reading.concepts if c.key in _SITES and c.kind != "place"]
    if named:
        return [frozenset(c.ids) for c in named]
    countries = {c.key for c in reading.concepts if c.key in CAPITALS}
    countries |= {key for key, pattern in _TO_COUNTRY.items() if pattern.search(reading.text)}
    return [frozenset(countries | {CAPITALS[key] for key in countries})] if countries else []


_PAIRS = OTHER_PAIRS | {"japan-south-korea"}


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence or a headline with the ids of what it names, and those of the headlines and of the first sentence."""

    text: str
    ids: Collection[str]
    title: Collection[str]
    opening: Collection[str]


def _told(result: SearchResult, near: Sequence[NearDay]) -> Iterator[_Told]:
    """The sentences and headlines of the hits that are looked at."""
    passages: dict[str, Passage] = {p.id: p for p in result.article}
    passages |= {hit.passage.id: hit.passage for hit in result.ranked[:_HITS]}
    if near:
        dated, _ = max(near, key=lambda pair: pair[1].fit)
        passages[dated.passage.id] = dated.passage
    for passage in passages.values():
        title = passage.subject.concepts
        opening = passage.sentences[0].concepts if passage.sentences else ()
        yield _Told(passage.subject.title, title, title, opening)
        for text, sentence in zip(texts_of(passage), passage.sentences, strict=True):
            yield _Told(text, sentence.concepts, title, opening)


def _tells(told: _Told, goers: list[Concept], goals: list[frozenset[str]], reading: Reading) -> bool:
    """Whether the words tell of one of them having gone there, or to some city where a country is asked about.

    "They flew to Lima" is of those whom the headline or the first sentence names.
    """
    text, ids = told.text, told.ids
    is_office, is_to_site = goers[0].kind == "office", any(not goal.isdisjoint(_SITES) for goal in goals)
    people = {key for key in ids if key.startswith("person:")}
    n_named = sum(not set(c.ids).isdisjoint(ids) for c in goers)
    if not n_named and not people and not is_office:
        of_whom = {*told.title, *(() if is_to_site else told.opening)}
        n_named = sum(not of_whom.isdisjoint(c.ids) for c in goers)
    is_named = not any(goal.isdisjoint(ids) for goal in goals)
    if n_named > 1 and any(not goal.isdisjoint(ids) for goal in goals):
        return True  # who meets somebody in a city has come there
    if not n_named or not (is_named or (all(map(_is_country, goals)) and _names_city(ids))):
        return False
    went = _WENT.search(text) is not None
    others = people.difference(*(c.ids for c in goers))
    if is_to_site:
        return not others and (went or bool(_OFFERING.search(reading.text) and _OFFERING.search(text)))
    if is_office and others:
        return False  # it says whose guests they were
    return (not is_office and _is_in(goals, text)) or (went and not _ONLY_WANTED.search(text))


def _is_in(goals: list[frozenset[str]], text: str) -> bool:
    """Whether something was done in one of them: "met him in Seoul". "Under Trump" says nothing of where he was."""
    names = sorted({key.partition(":")[2].replace("-", " ") for goal in goals for key in goal})
    found = re.search(rf"\b(?:in|at|to) (?:the )?(?:{'|'.join(map(re.escape, names))})\b", text, re.IGNORECASE)
    return found is not None and not re.search(r"\bunder\b", text)


def _is_country(goal: frozenset[str]) -> bool:
    return not goal.isdisjoint(CAPITALS) and all(key in CAPITALS or key in CAPITALS.values() for key in goal)


def _names_city(ids: Collection[str]) -> bool:
    """Whether a place is named that is no capital: it may lie in the country."""
    return any(
        key.startswith("place:") and key not in CAPITALS.values() and key.partition(":")[2] not in _PAIRS for key in ids
    )
