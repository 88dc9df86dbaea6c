"""Which of its kind a text speaks of: "the second round", 第12回, 첫 회담."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_ENGLISH = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
_KOREAN = ("첫", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
_CHINESE = "一二三四五六七八九十"
# What is numbered but counts nothing done: a day of several, the world war, the party in third-party payment, a court
# of second instance, a first lady.
_NO_COUNT = re.compile(
    r"第?[12一二]次(?:世界)?大戦|제?[12]차\s?세계\s?대전|(?:first|second) world war|\bthird[- ](?:part|countr)"
    r"|(?:first|second) instance|second[- ](?:most|largest|hand|half|term)"
    r"|\bfirst (?:lady|day|half|class|minister|secretary)|\bat first\b|\bfirst of all\b|[次차](?:官|관|長"
    r"|장|世|세|元|원|時|표|別|별|례)|初(?:旬|頭|期|日|級|代)|[처첫](?:날|째 날)",
    re.IGNORECASE,
)


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(_ENGLISH)
    return re.compile(
        rf"\b(?P<en>{words})\b|(?<![\d.])(?P<nth>\d{{1,2}})(?:st|nd|rd|th)(?=\s+(?!of\b|and\b|to\b|in\b|at\b|on\b)[a-z])"
        rf"|(?<![\d.])第?(?P<ja>\d{{1,2}}|[{_CHINESE}])(?:次|回目|度目|番目)|第(?P<dai>\d{{1,2}}|[{_CHINESE}])回"
        rf"|(?<![\d.])제?\s?(?P<ko>\d{{1,2}})\s?(?:차|회(?!\s?(?:이상|나\b|에\b))|번째)|(?P<kw>{'|'.join(_KOREAN)})\s?번째"
        r"|(?P<one>\b(?:maiden|inaugural|1st)\b|初(?!めに)|最初|はじめて|첫(?!\s?번째)|처음|최초)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8_192)
def counted_in(text: str) -> frozenset[int]:
    """Which ones of their kind the text speaks of, 1 for the first; empty where it counts none."""
    return frozenset(map(_number, _pattern().finditer(_NO_COUNT.sub(" ", text))))


def _number(match: re.Match[str]) -> int:
    kind, word = match.lastgroup or "", match.group(match.lastgroup or 0)
    if kind == "one":
        return 1
    if kind == "en":
        return _ENGLISH.index(word.lower()) + 1
    if kind == "kw":
        return _KOREAN.index(word) + 1
    return int(word) if word.isdigit() else _CHINESE.index(word) + 1
