"""Who held a meeting: the question has one country or person host, chair or call it, the article another.

"The London talks that South Korea hosted" of talks "organized by the US"; "why did Lim host the round" where Saiki
received him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.substance import is_of_other_days
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of

_Placed = tuple[Passage, int]
_TITLES = r"(?:(?:foreign|prime|defen[cs]e|vice|minister|president|premier|secretary|fm) )*"
# {who} is whoever the question names; only of a meeting, so "host" and "call" alone are not enough.
_ASKED: dict[Language, str] = {
    "en": rf"\b(?:did|does|when|why|that|had) {_TITLES}{{who}} "
    r"(?:host|chair|organi[sz]e|convene|preside over|set up)(?:ed|d|s)?\b"
    rf"|\b(?:host|chair|organi[sz]|conven|arrang|led|called)(?:ed|d)? by (?:the )?{_TITLES}{{who}}\b"
    r"|\b{who}[- ](?:hosted|chaired|organi[sz]ed|led|brokered)\b|\bdid {who}\b.{1,40}\bas (?:the )?(?:chair|host)",
    "ja": r"{who}[^、。\s]{0,5}?(?:が|は|の)?(?:主催|主宰|議長|呼び[か掛]け|ホスト|司会|招集)",
    "ko": r"{who}[^,.]{0,5}?(?:이|가|은|는)?\s?(?:주최|주재|의장|소집|주관)",
}
_WHO = r"(?P<who>(?:[A-Z][\w’.-]*(?: (?=[A-Z]))?){1,4})"
_TOLD = (
    re.compile(rf"\b(?:organi[sz]ed|hosted|chaired|convened|called|led|presided over) by (?:the )?{_WHO}"),
    re.compile(rf"{_WHO},? (?:chaired|hosted|presided over|convened|organi[sz]ed) "),
    re.compile(rf"{_WHO} received (?:the |[A-Z])"),
    re.compile(rf"\b[Aa]s (?:chair|host)\w*, {_WHO}"),
)
_COUNTRIES = {
    "US": "united-states", "U.S": "united-states", "United States": "united-states", "Washington": "united-states",
    "Japan": "japan", "Tokyo": "japan", "South Korea": "south-korea", "Seoul": "south-korea", "Korea": "south-korea",
    "China": "china", "Beijing": "china", "Russia": "russia", "Moscow": "russia",
}  # fmt: skip
_CAPITALS = {"tokyo": "japan", "seoul": "south-korea", "washington": "united-states", "beijing": "china"}


def hosted_by_another(result: SearchResult) -> _Placed | None:
    """The sentence that has another hold the meeting, where none has the one whom the question names hold any."""
    reading = result.reading
    host = _asked(reading)
    if host is None or is_of_other_days(result):
        return None
    told = list(_hosts(result))
    if any(_is_meant(host, who) for _, who in told):
        return None
    return next((place for place, who in told if _is_of_the_kind(host, who)), None)


def _asked(reading: Reading) -> Concept | None:
    """The country or person whom the question has hold the meeting."""
    if not _any_host(reading.language).search(reading.text):
        return None
    named = (c for c in reading.concepts if c.kind == "person" or _country(c))
    return next((c for c in named if _asked_of(c.surface, reading.language).search(reading.text)), None)


@lru_cache(maxsize=8)
def _any_host(language: Language) -> re.Pattern[str]:
    return _asked_of(".{1,24}?", language, is_name=False)


@lru_cache(maxsize=256)
def _asked_of(name: str, language: Language, *, is_name: bool = True) -> re.Pattern[str]:
    return re.compile(_ASKED[language].replace("{who}", re.escape(name) if is_name else name), re.IGNORECASE)


def _country(concept: Concept) -> str | None:
    """The country that it is, or that its capital stands for."""
    kind, _, name = concept.key.partition(":")
    return name if kind == "country" else _CAPITALS.get(name) if kind == "place" else None


def _hosts(result: SearchResult) -> Iterator[tuple[_Placed, str]]:
    """The English sentences of the first hit's article that tell who held something, with his name."""
    for passage in result.article:
        for n, text in enumerate(texts_of(passage)):
            if language_of(text) == "en":
                yield from (((passage, n), m["who"].strip(" .")) for p in _TOLD for m in p.finditer(text))


def _is_meant(host: Concept, who: str) -> bool:
    """Whether the name in the text may be that of the one asked about, or of somebody of the country asked about."""
    if country := _country(host):
        return _COUNTRIES.get(who, country) == country
    return any(word in who for name in host.english for word in name.split() if len(word) > 1)


def _is_of_the_kind(host: Concept, who: str) -> bool:
    """Whether the name is of a country where a country is asked about, else of a person."""
    return (who in _COUNTRIES) == bool(_country(host))
