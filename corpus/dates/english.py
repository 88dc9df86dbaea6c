"""Date mentions in English text.

Words are looked up one by one; only at a word that can open a date are the rules of `_rules` tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from corpus.dates import english_read as read
from corpus.dates.english_years import year_mentions
from corpus.dates.scan import Scan, choose, join_ranges
from corpus.dates.types import DateMention
from corpus.dates.vocabulary import DAY, MONTH, MONTHS, WEEKDAY, WEEKDAY_SHORT, WEEKDAYS, YEAR, words

__all__ = ["english_mentions"]

Reader = Callable[[Scan, re.Match[str]], DateMention | None]
Rule = tuple[frozenset[str], str, Reader]

# Stands in the first column of a rule that opens with a number.
_NUMBER = frozenset({"0"})
_NTH = r"(?:st|nd|rd|th)"
_REL = r"(?:(?P<rel>last|next|this|this past|this coming|the coming|the previous|the following|the same|that)\s+)"
_PART = (
    r"(?:(?P<part>(?:early|late|earlier|later)(?:\s+in)?|mid"
    r"|(?:the\s+)?(?:(?:very\s+)?(?:beginning|start|middle|end)|(?:first|second|latter)\s+half)\s+of)[\s-]+)"
)
_OF_YEAR = (
    rf"(?:(?:,\s*|\s+(?:of\s+|in\s+)?)(?:(?P<year>{YEAR})(?![\w%])|(?P<yrel>last|this|next|the\s+previous)\s+year\b))"
)
_DAYTIME = r"(?:,?\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midnight)\b)?"
_STOP = r"(?=\s*(?:[.,;:)!?”\"]|$))"
# "a fast begun the day before and broken off", "had landed the day before in Tokyo": the sentence goes on.
_GOES_ON = r"|\s+(?:(?:in|at|on|from|by|to|but|when|as|had|was|were)(?![\w-])|and\s+(?:\w+ed|went|left|held|met)\b)"
_STOP_OR_ON = rf"{_STOP[:-1]}{_GOES_ON})"
_FAR = (
    r"(?:\s*(?:-|—|\bto\b|\bthrough\b|\buntil\b|(?P<and>\band\b))\s*"
    rf"(?:(?P<month2>{MONTH})\s*)?(?P<d2>{DAY}){_NTH}?(?![,\d]\d|%))?"
)
_FAR_FIRST = rf"(?:\s*(?:-|—|\bto\b|\bthrough\b)\s*(?P<d2>{DAY}){_NTH}?)?"
_BETWEEN = rf"(?:\s+and\s+(?P<d2>{DAY}){_NTH}?(?![,\d]\d|%))"
_WEEKDAY = rf"(?P<wd>{WEEKDAY}|{WEEKDAY_SHORT})"
_DAY_MONTH = rf"(?P<d>{DAY}){_NTH}?{_FAR_FIRST}\s+(?:of\s+)?(?P<month>{MONTH})(?P<month2>(?!))?{_OF_YEAR}?(?!\w)"
_COUNT = rf"(?P<n>{'|'.join(read.COUNTS)}|\d{{1,2}})"
_COUNTED = rf"{_COUNT}\s+(?P<unit>day|week|month|year)s?\s+(?P<way>ago\b|later\b|earlier\b|(?:before|after){_STOP})"


def _month_rules() -> tuple[Rule, ...]:
    months, weekdays = frozenset(MONTHS), frozenset(name for name in WEEKDAYS if name.isascii())
    openers = months | words("early late earlier later mid the beginning start middle end first second latter")
    between = (
        rf"(?<=between )(?P<wd>(?!))?(?P<month>{MONTH})\s*(?P<d>{DAY})(?P<month2>(?!))?{_BETWEEN}{_OF_YEAR}?(?!\w)"
    )
    return (
        (
            months | weekdays,
            rf"(?:{_WEEKDAY}(?:,?\s+|\s*\())?(?P<month>{MONTH})\s*(?P<d>{DAY}){_NTH}?(?![\w%]){_FAR}{_OF_YEAR}?(?!\w)",
            read.read_month_day,
        ),
        (months, between, read.read_month_day),
        (weekdays, rf"{_WEEKDAY},?\s+(?:the\s+)?{_DAY_MONTH}", read.read_month_day),
        (_NUMBER | {"the"}, rf"(?P<wd>(?!))?(?:the\s+)?{_DAY_MONTH}", read.read_month_day),
        (
            openers | words("last next this the that"),
            rf"{_PART}?{_REL}?(?P<month>{MONTH}){_OF_YEAR}?(?!\w)",
            read.read_month,
        ),
        (words("on since until by from before after morning afternoon evening night"), _nth_rule(), read.read_nth),
        (
            _NUMBER | {"the"},
            rf"(?:the\s+)?(?P<d>{DAY}){_NTH}\s+of\s+(?P<rel>last|this|next|the\s+same)\s+month\b",
            read.read_nth_of_month,
        ),
    )


# What is numbered beside days: "on the 8th Army", "by the 20th Party Congress".
_NUMBERED = (
    r"(?:Army|Infantry|Division|Fleet|Regiment|Brigade|Airborne|Amendment|Street|Avenue|Congress|Party|Anniversary"
    r"|Floor|Summit|Round|Meeting|Conference|Session|Century|Plenum|Parallel|Assembly|dead|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def _nth_rule() -> str:
    return (
        rf"(?:(?:on|since|until|by|from|before|after)\s+the\s+|(?:morning|afternoon|evening|night)\s+of\s+(?:the\s+)?)"
        rf"(?P<core>(?P<d>{DAY}){_NTH})"
        r"(?=\s*(?:[.,;:)]|$)|\s+(?:of|in|at|on|to|for|and|by|after|before|local|with|when|as)\b"
        # "On the 8th he played golf": whoever did it follows; "on the 8th Army" is no day.
        rf"|\s+(?:he|she|they|it|both|all|the|his|her|their|(?![^.,;]{{0,40}}\b{_NUMBERED})(?-i:[A-Z]))\w*\b)"
    )


def _day_rules() -> tuple[Rule, ...]:
    weekdays = frozenset(name for name in WEEKDAYS if len(name) > 5)
    weekday = (
        rf"{_REL}?(?P<wd>{WEEKDAY})\b(?!\s+(?:Times|Mirror|Mail|Telegraph))(?:,?\s+the\s+(?P<nth>{DAY}){_NTH})?"
        rf"{_DAYTIME}(?:,?\s+(?:of\s+)?(?P<wrel>last|this|next)\s+week\b)?{_DAYTIME}"
    )
    relative = (
        r"(?:(?:the\s+day\s+before\s+)?yesterday|today|(?:the\s+day\s+after\s+)?tomorrow|tonight|last\s+night"
        rf"|this\s+(?:morning|afternoon|evening))\b{_DAYTIME}"
    )
    return (
        (weekdays | words("last next this the that"), weekday, read.read_weekday),
        (words("yesterday today tomorrow tonight the last this"), relative, read.read_relative_day),
        (frozenset(read.COUNTS) | _NUMBER, _COUNTED, read.read_counted),
        (words("the"), rf"the\s+(?:day|evening|night)\s+(?P<way>before|after){_STOP_OR_ON}", read.read_day_beside),
        (
            words("the"),
            r"the\s+(?P<way>next|following)\s+(?:day|morning|afternoon|evening|night)\b",
            read.read_day_beside,
        ),
    )


def _long_rules() -> tuple[Rule, ...]:
    parts = words("early late earlier later mid the beginning start middle end first second latter")
    relations = words("last next this the that")
    seasons = rf"{_REL}?(?:the\s+)?(?P<season>spring|summer|autumn|fall|winter)\b{_OF_YEAR}?"
    quarter = rf"(?:the\s+)?(?P<q>first|second|third|fourth|last)\s+quarter{_OF_YEAR}"
    unit = rf"{_PART}?{_REL}(?P<unit>weekend|week|month|year|day)\b{_DAYTIME}"
    return (
        (parts | relations, unit, read.read_unit),
        (parts, rf"{_PART}the\s+(?P<unit>week|month|year)\b(?!\s+\d)", read.read_part_of_this),
        (parts, rf"{_PART}(?P<year>{YEAR})(?![\w%-])", read.read_part_of_year),
        (frozenset(read.SEASONS) | relations, seasons, read.read_season),
        (words("the first second third fourth last"), quarter, read.read_quarter),
        (words("q"), rf"q(?P<q>[1-4]){_OF_YEAR}", read.read_quarter),
    )


@cache
def _rules_by_word() -> dict[str, list[tuple[re.Pattern[str], Reader]]]:
    by_word: dict[str, list[tuple[re.Pattern[str], Reader]]] = {}
    for openers, pattern, reader in (*_month_rules(), *_day_rules(), *_long_rules()):
        compiled = re.compile(pattern, re.IGNORECASE)
        for word in openers:
            by_word.setdefault(word, []).append((compiled, reader))
    return by_word


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+|(?<![\d.,$€£¥])\d{1,2}(?!\d|[.,]\d)")


def _is_capital(match: re.Match[str]) -> bool:
    """Whether month and weekday names are written as names: "march" and "may" are other words."""
    groups = match.groupdict()
    return all(groups[name][0].isupper() for name in ("month", "month2", "wd") if groups.get(name))


def _candidates(scan: Scan) -> Iterator[DateMention]:
    by_word = _rules_by_word()
    for token in _tokens().finditer(scan.folded):
        word = token[0]
        for pattern, reader in by_word.get("0" if word.isdigit() else word.lower(), ()):
            match = pattern.match(scan.folded, token.start())
            mention = reader(scan, match) if match and _is_capital(match) else None
            if mention is not None:
                yield mention


def english_mentions(text: str) -> tuple[DateMention, ...]:
    """Every date mention of an English text, by start, without overlaps."""
    scan = Scan.of(text, "en")
    found = [*scan.absolute(), *_candidates(scan), *year_mentions(scan)]
    return tuple(join_ranges(scan, choose(found)))
