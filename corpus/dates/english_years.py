"""Bare years in English text, and when a number of four digits is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.dates.scan import Scan
from corpus.dates.types import DateMention, Part
from corpus.dates.vocabulary import words

_PREPOSITIONS = words(
    "in since of from until till by during before after to through into late early year between around circa for "
    "than mid and or"
)
_OWNERS = words("the a an their its his her our this that s")
_UNITS = words(
    "people won yen dollars euros troops soldiers workers victims survivors companies items cases km kilometers "
    "kilometres miles meters metres percent points tons tonnes members students times hours days years hectares "
    "lawmakers protesters mg kg households units ships islands homes men women children plaintiffs"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"(?<![\w$€£¥.,#/:@-])(?P<year>(?:1[6-9]|20)\d\d)(?:(?P<decade>s\b)|(?:\s*-\s*(?P<to>(?:1[6-9]|20)?\d\d)(?!\d))?"
            r"(?![\w%:/-]|[.,]\d))"
        ),
        re.compile(r"([A-Za-z]+|\(|\d{4})['’]?\s*$"),
        re.compile(r"\s+([A-Za-z]+)"),
    )


def _use(scan: Scan, match: re.Match[str]) -> str:
    """How the number is used: ``date``, ``name`` (it only qualifies the noun after it), or ``none``."""
    _, before, after = _patterns()
    previous = before.search(scan.folded, max(0, match.start() - 20), match.start())
    following = after.match(scan.folded, match.end())
    word = previous[1] if previous else ""
    next_word = following[1].lower() if following else ""
    if next_word in _UNITS:
        return "none"
    if word.lower() in _PREPOSITIONS or word == "(" or word.isdigit() or match["to"] or match["decade"]:
        return "name" if word.lower() in _OWNERS and next_word and not match["decade"] else "date"
    if word.lower() in _OWNERS or (word.islower() and next_word):
        return "name" if next_word else "none"
    if not word and next_word in {"was", "is", "saw", "marks", "marked", "will", "has", "had"}:
        return "date"
    return "name" if word[:1].isupper() and following is None else "none"


def _far_end(year: int, written: str) -> int:
    """The year meant by the far end of "1910-45" or "1910-1945"."""
    return int(written) if len(written) == 4 else year // 100 * 100 + int(written)


def year_mentions(scan: Scan) -> Iterator[DateMention]:
    """Years and decades standing alone, and ranges of years."""
    for match in _patterns()[0].finditer(scan.folded):
        use = _use(scan, match)
        year, until = int(match["year"]), None
        if use == "none" or (match["to"] and _far_end(year, match["to"]) <= year):
            continue
        if match["to"]:
            until = scan.mention(match.start("to"), match.end("to"), year=_far_end(year, match["to"]))
        part = Part.DECADE if match["decade"] else None
        yield scan.mention(match.start(), match.end(), year=year, part=part, until=until, is_name=use == "name")
