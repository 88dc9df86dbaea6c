"""Dates written with their year, in any of the three languages: what a visible date line needs.

``absolute_dates("Posted on : 2021-05-06 17:26 KST")`` gives one `AbsoluteDate`: 2021-05-06, its
offsets, and 17:26 with its zone. A time without a zone gives no ``at``: the zone is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from corpus.dates.vocabulary import DAY, MONTH, WEEKDAY, WEEKDAY_SHORT, YEAR, era_year, fold, month_number
from corpus.types import PartialDate

__all__ = ["AbsoluteDate", "absolute_dates"]


class AbsoluteDate(NamedTuple):
    """A month or a day with its year; ``at`` is set only where the text gives a time and a zone."""

    on: PartialDate
    start: int
    end: int
    at: datetime | None


# Abbreviations with one meaning in news of this field. CST, IST and the like have several and are left out.
_OFFSET_HOURS = {
    "KST": 9,
    "JST": 9,
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
    "CET": 1,
    "CEST": 2,
    "HKT": 8,
    "SGT": 8,
}
_PLACES = {"ET": "America/New_York", "PT": "America/Los_Angeles"}

_ZONE = r"(?P<zone>KST|JST|UTC|GMT|E[SD]?T|P[SD]?T|CES?T|HKT|SGT|Z)?(?P<offset>[+-]\d\d:?\d\d)?(?!\w)"
_TIME = (
    r"(?P<half1>오전|오후|午前|午後)?\s*(?P<hour>[01]?\d|2[0-4])(?:[:시時]|(?=\s*[ap]\.?m))\s*"
    r"(?:(?P<minute>[0-5]\d)(?:[분分]|(?!\d)))?(?::(?P<second>[0-5]\d)(?:\.\d+)?)?\s*(?P<half2>[ap]\.?m\b\.?|[AP]\.?M\b\.?)?"
)
_CJK_WEEKDAY = r"(?:\s*\([月火水木金土日월화수목금토일](?:曜日?|요일)?(?:[・･]祝)?\))?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    english_day = rf"(?P<d>{DAY})(?:st|nd|rd|th)?"
    weekday = rf"(?:(?:{WEEKDAY}|{WEEKDAY_SHORT})\s*,?\s+)?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<!\w){weekday}(?P<month>{MONTH})(?:\s*{english_day})?(?:\s*,\s*|\s+)(?P<y>{YEAR})(?![A-Za-z])",
            rf"(?<![\w./-]){weekday}{english_day}[\s-]+(?:of\s+)?(?P<month>{MONTH})(?:\s*,\s*|[\s-]+)(?P<y>{YEAR})(?![A-Za-z])",
            rf"(?<![A-Za-z0-9_./-])(?P<y>{YEAR})(?P<sep>[-/]|\.\s?)(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>{DAY})(?![-/]\d)\.?",
            rf"(?<![\w./-])(?P<p>{DAY})(?P<sep>[/.-])(?P<q>{DAY})(?P=sep)(?P<y>{YEAR})(?![A-Za-z])",
            rf"(?:(?P<y>(?<!\d){YEAR})|(?P<era>令和|平成|昭和|大正|明治)(?P<count>元|\d{{1,2}}))年"
            rf"\s*(?P<m>1[0-2]|0?[1-9])月(?:\s*(?P<d>{DAY})日(?!間))?{_CJK_WEEKDAY}",
            rf"(?<!\d)(?P<y>{YEAR})년\s*(?P<m>1[0-2]|0?[1-9])월(?:\s*(?P<d>{DAY})일)?{_CJK_WEEKDAY}",
        )
    )


@cache
def _time_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:T|\s*[,·|]?\s*(?:at\s+)?){_TIME}\s*\(?{_ZONE}")


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _month_of(match: re.Match[str]) -> int:
    name = _group(match, "month")
    return month_number(name) if name else int(match["m"])


def _day_month(match: re.Match[str]) -> tuple[int, int] | None:
    """Day and month of a form like 23/11/2019; ``None`` where both orders are possible."""
    p, q = int(match["p"]), int(match["q"])
    if p == q or (p > 12 and q <= 12):
        return p, q
    return (q, p) if q > 12 >= p else None


def _on(match: re.Match[str]) -> PartialDate | None:
    """The date of one match; ``None`` for an impossible or ambiguous one."""
    era = _group(match, "era")
    year = era_year(era, match["count"]) if era else int(match["y"])
    if _group(match, "p"):
        pair = _day_month(match)
        if pair is None:
            return None
        day, month = pair
    else:
        month, day = _month_of(match), int(_group(match, "d") or 0)
    try:
        return PartialDate(year, month, day or None)
    except ValueError:
        return None


def _zone_of(match: re.Match[str]) -> tzinfo | None:
    name, offset = match["zone"], match["offset"]
    if offset:
        digits = offset.replace(":", "")
        minutes = int(digits[1:3]) * 60 + int(digits[3:5])
        return timezone(timedelta(minutes=minutes if digits[0] == "+" else -minutes)) if minutes < 24 * 60 else None
    if name in _PLACES:
        return ZoneInfo(_PLACES[name])
    return timezone(timedelta(hours=_OFFSET_HOURS[name])) if name in _OFFSET_HOURS else None


def _hour_of(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    half = (match["half1"] or match["half2"] or "").lower()
    if half.startswith("p") or half in {"오후", "午後"}:
        return hour + 12 if hour < 12 else hour
    return 0 if half and hour == 12 else hour


def _at(on: PartialDate, match: re.Match[str] | None) -> datetime | None:
    """The moment that date and time name; ``None`` without a time or a zone."""
    zone = _zone_of(match) if match else None
    if match is None or zone is None or on.day is None or on.month is None or _hour_of(match) > 23:
        return None
    minute, second = int(match["minute"] or 0), int(match["second"] or 0)
    return datetime(on.year, on.month, on.day, _hour_of(match), minute, second, tzinfo=zone)


def _found(text: str) -> Iterator[AbsoluteDate]:
    for pattern in _patterns():
        if ("年" in pattern.pattern and "年" not in text) or ("년" in pattern.pattern and "년" not in text):
            continue
        for match in pattern.finditer(text):
            on = _on(match)
            if on is not None:
                time = _time_pattern().match(text, match.end()) if on.day is not None else None
                end = len(text[: time.end()].rstrip(" (,|")) if time else match.end()
                yield AbsoluteDate(on, match.start(), max(end, match.end()), _at(on, time))


def absolute_dates(text: str) -> tuple[AbsoluteDate, ...]:
    """Every month or day in ``text`` that carries its year, in order, without overlaps (the longer one wins).

    Offsets are code points of ``text`` and take in a time that follows. Forms like 05/06/2021, which
    have two readings, and impossible days are left out.
    """
    return absolute_in_folded(fold(text))


def absolute_in_folded(text: str) -> tuple[AbsoluteDate, ...]:
    """`absolute_dates` of a text that `fold` has gone over already."""
    kept: list[AbsoluteDate] = []
    for found in sorted(_found(text), key=lambda a: (a.start, -a.end)):
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return tuple(kept)
