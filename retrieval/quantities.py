"""Numbers that tell which one or how much, found alike in three languages: 第9回 and "ninth", 20分 and "20 minutes".

A question that names one is about the text that does, whatever the language of either. Lengths of up to hours are
told in minutes, sums in whole units of their currency. "First" and "one" tell nothing and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.patterns import Sought
from retrieval.types import Language
from retrieval.words import data_file

KIND = "quantity"
_SMALLEST = 2
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_ENGLISH = ["zero", *_ONES.split(), "eighteen", "nineteen"]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH += [ten + (f"-{one}" if n else "") for ten in _TENS for n, one in enumerate(_ENGLISH[:10])]
_NTHS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_ORDINALS = [*_NTHS.split(), "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]
_KANJI = "〇一二三四五六七八九"
_NATIVE = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
_NATIVE_TENS = ["", "열", "스물"]
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: ``key`` is its unit and value ("nth:9", "minutes:90", "yen:1000000000"), then where."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """How one unit is told; ``times`` is what a number of it is worth in the unit of the key.

    ``at_number``: what it finds begins with the number, so it need not be looked for anywhere else.
    """

    unit: str
    times: float
    pattern: re.Pattern[str]
    at_number: bool

    def found_in(self, text: str, numbers: Sequence[int]) -> Iterator[re.Match[str]]:
        """Wherever ``text``, in which numbers begin at ``numbers``, tells it; never two that overlap."""
        if not self.at_number:
            yield from self.pattern.finditer(text)
            return
        end = 0
        for start in numbers:
            if start >= end and (match := self.pattern.match(text, start)):
                end = match.end()
                yield match


def quantities(text: str, language: Language) -> Iterator[Quantity]:
    """Each number of ``text`` with its unit, by unit; the same stretch may be told by two, as "an hour and a half"."""
    taken: list[tuple[int, int]] = []
    numbers = [match.start() for match in _number(language).finditer(text)]
    for rule in _rules(language):
        for match in rule.found_in(text, numbers):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            value = _value(match) * rule.times
            if value >= _SMALLEST and value == int(value):
                yield Quantity(f"{rule.unit}:{int(value)}", start, end)


def quantity_keys(text: str, language: Language) -> frozenset[str]:
    """The keys of the numbers of ``text``."""
    return frozenset(each.key for each in quantities(text, language))


@cache
def _rules(language: Language) -> tuple[_Rule, ...]:
    data = data_file("retrieval", "quantities.toml")
    scales = "|".join(sorted(data["scales"], key=len, reverse=True))
    digits = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    spelt = "|".join(sorted(_values()[language], key=len, reverse=True))
    ordinal = "|".join(_ORDINALS[2:])
    parts = {
        "{n}": rf"(?<![\d.,])(?P<n>{digits}|(?<![A-Za-z])(?:{spelt}))",
        "{sum}": rf"(?<![\d.,])(?P<n>{digits})\s*(?P<scale>{scales})?",
        "{nth}": rf"(?<![\w.,])(?P<n>\d{{1,3}}(?=(?:st|nd|rd|th)\b)|{ordinal})(?:st|nd|rd|th)?\b",
    }
    rules = []
    for row in data[language]:
        pattern = row["told"]
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        found = re.compile(pattern, re.IGNORECASE)
        rules.append(_Rule(row["unit"], float(row.get("times", 1)), found, bool(_OPENS_WITH_NUMBER.match(row["told"]))))
    return tuple(rules)


_OPENS_WITH_NUMBER = re.compile(r"(?:\(\?<![^()]*\))*\{")  # what must not stand before it aside


@cache
def _number(language: Language) -> Sought:
    """Where numbers begin. Looked for once: most rules begin with one, and each look took as long as this one."""
    spelt = "|".join([*_values()[language], *_ORDINALS[2:]])
    return Sought(rf"(?<![\d.,])(?=\d|(?<![a-z])(?:{spelt}))")


@cache
def _values() -> dict[Language, dict[str, int]]:
    native = [tens + ones for tens in _NATIVE_TENS for ones in _NATIVE]
    kanji = [_in_kanji(n) for n in range(_HUNDRED)]
    return {
        "en": {name: n for n, name in enumerate(_ENGLISH) if n >= _SMALLEST},
        "ja": {name: n for n, name in enumerate(kanji) if n >= _SMALLEST},
        "ko": {name: n for n, name in enumerate(native) if n >= _SMALLEST} | {"스무": 20, "석": 3, "넉": 4},
    }


def _in_kanji(n: int) -> str:
    """The number below a hundred: 十五, 二十."""
    tens, ones = divmod(n, 10)
    return ("十" if tens == 1 else f"{_KANJI[tens]}十" if tens else "") + (_KANJI[ones] if ones else "")


def _value(match: re.Match[str]) -> float:
    """The number that a rule found, with its scale; a rule without one tells a number by itself."""
    found = match.groupdict()
    if "n" not in found:
        return 1.0
    told = (found["n"] or "").lower()
    if told[:1].isdecimal():
        value = float(told.replace(",", ""))
    else:
        by_language = (_values()[language].get(told) for language in ("en", "ja", "ko"))
        value = float(next((n for n in by_language if n is not None), 0) or _nth(told))
    scale = (found.get("scale") or "").lower()
    return value * data_file("retrieval", "quantities.toml")["scales"].get(scale, 1) if scale else value


def _nth(told: str) -> int:
    return _ORDINALS.index(told) if told in _ORDINALS else 0
