"""Decades as people type them in questions, by two digits or in words: "in the 90s", "the eighties", 90年代, 80년대."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.dates.scan import Scan
from corpus.dates.types import DateMention, Part

_IN_WORDS = {"sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}
_IN_HAN = {"六": 1960, "七": 1970, "八": 1980, "九": 1990}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"(?<![\w.,:/$€£¥-])['’]?(?P<en>[6-9]0)['’]?s\b"
            r"|\b(?P<word>sixties|seventies|eighties|nineties)\b"
            r"|(?<![\d第.,])(?P<ea>[6-9]0)\s?(?:年代|년대)|(?<![一二千九〇])(?P<han>[六七八九])[十〇]年代",
            re.IGNORECASE,
        ),
        # How old somebody is: "in her late 80s", "survivors are in their nineties".
        re.compile(r"\b(?:his|her|their|my|your|our|aged?)(?:\s+(?:early|mid|late))?[\s-]*$", re.IGNORECASE),
    )


def short_decades(scan: Scan) -> Iterator[DateMention]:
    """The decades of the last century that are named by two digits or a word."""
    decade, of_age = _patterns()
    for match in decade.finditer(scan.folded):
        if of_age.search(scan.folded[: match.start()]):
            continue
        yield scan.mention(match.start(), match.end(), year=_first_year(match), part=Part.DECADE)


def _first_year(match: re.Match[str]) -> int:
    if match["word"]:
        return _IN_WORDS[match["word"].lower()]
    return _IN_HAN[match["han"]] if match["han"] else 1900 + int(match["en"] or match["ea"])
