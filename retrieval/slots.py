"""What a question leaves open, and whether an article fills it in: a count, a length, the name of a hotel, a gift.

A passage may be about the very meeting and still not tell what is asked of it. Where only certain words can be an
answer, an article that holds none of them does not answer, however near it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from retrieval.coverage import places_of, texts_of
from retrieval.kinds import has_kind, stems_of
from retrieval.patterns import Patterns, for_questions
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading
from retrieval.unsaid import is_unsaid
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that may be asked for: how it is asked, and what fills it in, in a text of any of the languages."""

    name: str
    asked: Mapping[Language, Patterns]
    held: Patterns
    of_person: bool = False

    def is_filled_by(self, text: str) -> bool:
        """Whether the words hold one."""
        return self.held.found_in(text)


def leaves_open(reading: Reading, article: Sequence[Passage]) -> bool:
    """Whether the question asks for a slot that no sentence of ``article``, its passages in order, fills in."""
    if slots := slots_asked(reading.text, reading.language):
        return not all(_is_filled(slot, reading, article) for slot in slots)
    if _says(_tables().length, reading):
        told = (pair for p in article for pair in zip(p.sentences, texts_of(p), strict=True))
        return not any(has_kind("how_long", sentence, text, reading) for sentence, text in told)
    if not _asks_for_count(reading):
        return False
    return not any(holds_count(p.text) or _counts_a_few(reading.counted, p.text) for p in article)


def is_never_counted(reading: Reading, article: Sequence[Passage]) -> bool:
    """Whether it is asked how many there are of what some sentences name, and none has a number there or beside it."""
    counted = reading.counted if _asks_for_count(reading) else None
    if counted is None or counted.kind not in ("lexicon", "topic") or counted.key in _PEOPLE:
        return False
    found = False
    for passage in article:
        named, texts = places_of(counted, passage), texts_of(passage)
        near = named | named << 1 | named >> 1
        found = found or bool(named)
        if any(near >> n & 1 and (holds_count(text) or _FEW_AT_ALL.search(text)) for n, text in enumerate(texts)):
            return False
    return found


_FEW_AT_ALL = re.compile(
    r"\b(?:one|two|three|both|neither|none|single|sole|first|second|third|sixth|seventh|fourth|fifth|eighth|ninth|tenth)\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"lex:people", "lex:person", "lex:participant", "lex:attend", "lex:victim"})


def _is_filled(slot: Slot, reading: Reading, article: Sequence[Passage]) -> bool:
    people = [c for c in reading.concepts if c.kind == "person"] if slot.of_person else []
    if not people:
        texts = (text for passage in article for text in texts_of(passage))
        return any(slot.is_filled_by(text) and not is_unsaid(text) for text in texts)
    before = False
    for passage in article:
        named = 0
        for person in people:
            named |= places_of(person, passage)
        for n, text in enumerate(texts_of(passage)):
            is_named = bool(named >> n & 1)
            if (is_named or before) and slot.is_filled_by(text):
                return True
            before = is_named
    return False


def _counts_a_few(counted: Concept | None, text: str) -> bool:
    """Whether one to three of just what is counted are told of: "three reactors melted down"."""
    return counted is not None and any(_few_of(stem).search(text) for stem in stems_of(counted) if stem.isascii())


@lru_cache(maxsize=256)
def _few_of(stem: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:one|two|three|[123]) (?:[\w-]+ )?{re.escape(stem)}", re.IGNORECASE)


def asks_for_slot(reading: Reading) -> bool:
    """Whether the question asks for a count or for one of the slots of the table."""
    return bool(slots_asked(reading.text, reading.language)) or _asks_for_count(reading)


def asks_for_name_of_venue(reading: Reading) -> bool:
    """Whether the question asks what the hotel, hall or restaurant is called."""
    return _asks_for(_VENUE_NAME, reading)


def asks_for_lodging(reading: Reading) -> bool:
    """Whether the question asks where somebody stayed overnight, which need not be where he met anybody."""
    return _asks_for(_LODGING, reading)


_VENUE_NAME, _LODGING = "venue by its name", "lodging"


def _asks_for(name: str, reading: Reading) -> bool:
    return any(slot.name == name for slot in slots_asked(reading.text, reading.language))


def _asks_for_count(reading: Reading) -> bool:
    return reading.intent == "how_many" and not _says(_tables().not_counted, reading)


@lru_cache(maxsize=256)
def slots_asked(question: str, language: Language) -> tuple[Slot, ...]:
    """The slots that a question asks for: the first of the common ones, and each of the private ones."""
    if not _any_slot(language).found_in(question):
        return ()
    tables = _tables()
    first = next((s for s in tables.slots if _asks(s, question, language)), None)
    return (*([first] if first else []), *(s for s in tables.private if _asks(s, question, language)))


@cache
def _any_slot(language: Language) -> Patterns:
    """What asks for any of the slots: most questions ask for none."""
    tables = _tables()
    return Patterns.joined(slot.asked[language] for slot in (*tables.slots, *tables.private))


def _asks(slot: Slot, question: str, language: Language) -> bool:
    return slot.asked[language].found_in(question)


@dataclass(frozen=True, slots=True)
class _Tables:
    slots: tuple[Slot, ...]
    private: tuple[Slot, ...]
    not_counted: Mapping[Language, Patterns]
    length: Mapping[Language, Patterns]


@cache
def _tables() -> _Tables:
    data = data_file("retrieval", "slots.toml")
    private = data_file("retrieval", "private_slots.toml")
    return _Tables(_slots(data), _slots(private), for_questions(data["not_counted"]), for_questions(data["length"]))


def _slots(data: Mapping[str, Any]) -> tuple[Slot, ...]:
    return tuple(
        Slot(row["name"], for_questions(row), Patterns(row["held"], is_cased=True), bool(row.get("of_person")))
        for row in data["slot"]
    )


def _says(patterns: Mapping[Language, Patterns], reading: Reading) -> bool:
    return patterns[reading.language].found_in(reading.text)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORDS = (
    "four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen|dozens|hundreds|thousands"
)
# One to three count only before what is not the two countries, their leaders or three partners, who are in every text.
_FEW = "two|three|2|3"
_FEW_OF = "times|rounds|papers|or more|of whom|sailors|women|men who|plaintiffs|judges|companies|books|volumes|ships"
_NO_THINGS = (
    r"years?|months?|weeks?|days?|hours?|minutes?|seconds?|percent|yen|won\b|dollars?|US dollars?|a\.m|p\.m|o.clock"
    r"|degrees|kilomet|nautical|in the (?:morning|afternoon|evening)"
)
_COUNT = re.compile(
    rf"(?<![\w.,:$¥₩/-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WORDS})(?![\w:%]|[,.]\d|-(?!o\b))"
    rf"(?!\s*(?:and a half )?(?:(?:m|b|tr)illion )?(?:{_NO_THINGS}))"
    rf"|\b(?:{_FEW}) (?:more |other |further )?(?:{_FEW_OF})\b",
    re.IGNORECASE,
)
_CJK_COUNT = re.compile(
    r"(?<![\d.,:])(?:\d[\d,.]*|[二三四五六七八九十百]+)\s?(?:万|千|만|천)?\s?\d*(?:余り?|여)?\s?"
    r"(?:人|つ(?!目)|名(?!前|称)|명|社|件|건|곳|隻|척|種|종|冊|권|点(?!で)|점(?!에)|枚|団体|단체|個|가지|項目|개(?![국월])"
    r"|票|표(?![하가-힣])|발(?![가-힣])|기(?=[가를의 ,]))"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAY = re.compile(rf"\b(?:{_MONTHS})\.? (?:\d+(?:,? and |, | to |[–-]))*$")


@lru_cache(maxsize=4_096)
def holds_count(text: str) -> bool:
    """Whether the words count something that is not a date, an hour, a length, a sum or a share.

    That there were two countries or three leaders is no count.
    """
    return any(_is_count(text, m) for m in _COUNT.finditer(text)) or bool(_CJK_COUNT.search(text))


def _is_count(text: str, match: re.Match[str]) -> bool:
    number = match["n"]
    if number is None:
        return True
    if _YEAR.fullmatch(number) or number in {"1", "2", "3"}:
        return False
    return not _DAY.search(text[max(0, match.start() - 40) : match.start()])
