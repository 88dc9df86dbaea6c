"""Calendar arithmetic: the first and last day of months, weeks, years, and of their named parts.

Every function returns an inclusive pair of days, or raises ``ValueError``/``OverflowError`` for
days outside the calendar; `corpus.dates.resolve` turns those into "not known".
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from corpus.dates.types import Part

Days = tuple[date, date]

SEASON_MONTHS = {Part.SPRING: 3, Part.SUMMER: 6, Part.AUTUMN: 9, Part.WINTER: 12}
_YEAR_MONTHS = {
    Part.EARLY: (1, 4),
    Part.MID: (5, 8),
    Part.LATE: (9, 12),
    Part.START: (1, 2),
    Part.END: (11, 12),
    Part.FIRST_HALF: (1, 6),
    Part.SECOND_HALF: (7, 12),
    Part.Q1: (1, 3),
    Part.Q2: (4, 6),
    Part.Q3: (7, 9),
    Part.Q4: (10, 12),
}
_MONTH_DAYS = {
    Part.EARLY: (1, 10),
    Part.START: (1, 10),
    Part.MID: (11, 20),
    Part.LATE: (21, 31),
    Part.END: (21, 31),
    Part.FIRST_HALF: (1, 15),
    Part.SECOND_HALF: (16, 31),
}


def add_months(year: int, month: int, n: int) -> tuple[int, int]:
    """The year and month ``n`` months later (earlier when negative)."""
    index = year * 12 + month - 1 + n
    return index // 12, index % 12 + 1


def months_days(year: int, first: int, last: int) -> Days:
    """From the first day of month ``first`` to the last day of month ``last`` of ``year``."""
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def week_days(day: date, weeks: int = 0) -> Days:
    """Monday to Sunday of the week ``weeks`` after the one that holds ``day``."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def nearest_weekday(day: date, weekday: int, direction: int) -> date:
    """The closest such weekday to ``day`` looking back (-1) or ahead (+1); ``day`` itself counts."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if direction > 0 or ahead == 0 else ahead - 7)


def part_of_month(year: int, month: int, part: Part | None, today: date | None) -> Days:
    """The days of a month, or of the part of it; ``today`` bounds "earlier this month" and "later this month"."""
    first, last = months_days(year, month, month)
    if part in _MONTH_DAYS:
        low, high = _MONTH_DAYS[part]
        return first.replace(day=low), first.replace(day=min(high, last.day))
    return _bounded(first, last, part, today)


def part_of_year(year: int, part: Part | None, today: date | None) -> Days:
    """The days of a year, or of the part of it. Winter runs into the next year; a fiscal year from April to March."""
    if part in SEASON_MONTHS:
        start = SEASON_MONTHS[part]
        end_year, end_month = add_months(year, start, 2)
        return date(year, start, 1), months_days(end_year, end_month, end_month)[1]
    if part is Part.FISCAL:
        return date(year, 4, 1), date(year + 1, 3, 31)
    if part is Part.DECADE:
        return date(year, 1, 1), date(year + 9, 12, 31)
    if part in _YEAR_MONTHS:
        return months_days(year, *_YEAR_MONTHS[part])
    return _bounded(date(year, 1, 1), date(year, 12, 31), part, today)


def part_of_week(day: date, weeks: int, part: Part | None, today: date | None) -> Days:
    """The days of a week, or of the part of it."""
    first, last = week_days(day, weeks)
    if part is Part.WEEKEND:
        return first + timedelta(days=5), last
    if part in (Part.EARLY, Part.START, Part.FIRST_HALF):
        return first, first + timedelta(days=2)
    if part in (Part.LATE, Part.END, Part.SECOND_HALF):
        return first + timedelta(days=3), last
    if part is Part.MID:
        return first + timedelta(days=1), first + timedelta(days=3)
    return _bounded(first, last, part, today)


def _bounded(first: date, last: date, part: Part | None, today: date | None) -> Days:
    """Cut at ``today`` for "earlier this …" and "later this …" when that day lies inside."""
    if today is not None and first <= today <= last:
        if part is Part.SO_FAR:
            return first, today
        if part is Part.REST:
            return today, last
    return first, last
