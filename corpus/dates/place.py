"""Placing one mention in the calendar: which year, month, week or day its words pick out.

Every function gives an inclusive pair of days, or ``None`` where the base is too coarse to tell.
``direction`` is -1 (back), +1 (ahead) or 0 (not said).
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from corpus.dates import spans
from corpus.dates.spans import Days
from corpus.dates.types import DateMention, Part
from corpus.types import PartialDate

# Closer than this, a day of a month without a year is the one near the article, whatever the tense.
_NEAR_DAYS = 21
# A bare day of the month means a neighboring month only this close to its turn.
_TURN_DAYS = 15
_SUNDAY = 6  # of `date.weekday`


def day_of(found: PartialDate | None) -> date | None:
    """The day, when the date is known to the day."""
    return found.earliest_on if found is not None and found.day is not None else None


def common(earliest: date, latest: date) -> PartialDate | None:
    """The day, month or year that holds both days; ``None`` when they lie in different years."""
    if earliest == latest:
        return PartialDate.of(earliest)
    if earliest.year != latest.year:
        return None
    return PartialDate(earliest.year, earliest.month if earliest.month == latest.month else None)


def place(mention: DateMention, *, base: PartialDate | None, today: date | None, direction: int) -> Days | None:
    """The days of a mention, measured from ``base`` where its words are relative."""
    if mention.about:
        return _about(mention, today)
    if mention.days is not None:
        moved = today + timedelta(days=mention.days) if today else None
        return (moved, moved) if moved else None
    if mention.weekday is not None and mention.day is None:
        return _weekday(mention, today, direction)
    if mention.weeks is not None:
        return _week(mention, mention.weeks, today) if today else None
    if mention.month is not None or mention.months is not None:
        return _in_month(mention, base, today, direction)
    if mention.day is not None:
        return _day_only(mention, base, today, direction)
    return _in_year(mention, base, today)


def in_month_told(mention: DateMention, base: PartialDate | None) -> Days | None:
    """A bare day of a story of which only the month is one, as of a visit from the 24th to the 26th."""
    others = (mention.year, mention.years, mention.month, mention.months, mention.weekday, mention.weeks, mention.days)
    if mention.day is None or any(other is not None for other in others) or mention.base == "previous":
        return None
    if base is None or base.month is None or mention.day > calendar.monthrange(base.year, base.month)[1]:
        return None
    return date(base.year, base.month, mention.day), date(base.year, base.month, mention.day)


def _about(mention: DateMention, today: date | None) -> Days | None:
    """A loose count ("three months ago"): the counted day, give or take what such words leave open."""
    if today is None:
        return None
    weeks, months, years = mention.weeks or 0, mention.months or 0, mention.years or 0
    year, month = spans.add_months(today.year, today.month, months + 12 * years)
    day = min(today.day, calendar.monthrange(year, month)[1])
    center = date(year, month, day) + timedelta(weeks=weeks)
    slack = timedelta(days=4 if weeks else 15 + abs(months) if months else 90 + min(abs(years), 10) * 30)
    return center - slack, center + slack


def _year_of(mention: DateMention, base: PartialDate | None) -> int | None:
    if mention.year is not None:
        if not mention.short_year:
            return mention.year
        return None if base is None else mention.year - (100 if mention.year > base.year + 1 else 0)
    return base.year + mention.years if base is not None and mention.years is not None else None


def _week(mention: DateMention, weeks: int, today: date) -> Days:
    """The week that many after today's; on a Sunday, with which some begin the week and some end it, both that may be.

    Only English and Korean leave that open: 来週 begins on the Monday after.
    """
    days = spans.part_of_week(today, weeks, mention.part, today)
    if today.weekday() != _SUNDAY or mention.base != "anchor" or mention.language == "ja":
        return days
    tomorrow = today + timedelta(days=1)
    others = spans.part_of_week(tomorrow, weeks, mention.part, today)
    latest_on = max(days[1], others[1])
    return min(days[0], others[0]), min(latest_on, today - timedelta(days=1)) if weeks < 0 else latest_on


def _weekday(mention: DateMention, today: date | None, direction: int) -> Days | None:
    weekday = mention.weekday
    if today is None or weekday is None:
        return None
    if mention.weeks is not None:
        day = spans.week_days(today, mention.weeks)[0] + timedelta(days=weekday)
        return day, day
    if not mention.direction and mention.base == "anchor":
        day = spans.nearest_weekday(today, weekday, 1 if direction > 0 else -1)
        return day, day
    step = timedelta(days=1 if direction > 0 else -1)
    day = spans.nearest_weekday(today + step, weekday, direction or -1)
    # "next Friday" on a Tuesday may be either of two Fridays: both are given.
    unclear = direction > 0 and mention.base == "anchor" and day <= spans.week_days(today)[1]
    return day, day + timedelta(days=7 if unclear else 0)


def _in_month(mention: DateMention, base: PartialDate | None, today: date | None, direction: int) -> Days | None:
    found = _month_of(mention, base, direction)
    if found is None:
        return None
    year, month = found
    if mention.day is not None:
        day = date(year, month, mention.day)
        return day, day
    return spans.part_of_month(year, month, mention.part, today)


def _month_of(mention: DateMention, base: PartialDate | None, direction: int) -> tuple[int, int] | None:
    """Year and month of a mention that has a month, by its words or by the anchor."""
    year = _year_of(mention, base)
    if mention.month is not None and year is not None:
        return year, mention.month
    if base is None:
        return None
    if mention.months is not None:
        return spans.add_months(base.year, base.month, mention.months) if base.month is not None else None
    if mention.month is None or mention.year is not None:
        return None
    if base.month is None:
        return None if mention.direction else (base.year, mention.month)
    if mention.day is not None:
        nearest = _nearest_year(mention, base, direction)
        return (nearest, mention.month) if nearest is not None else None
    return _nearest_month(mention, base, base.month, direction), mention.month


def _nearest_month(mention: DateMention, base: PartialDate, base_month: int, direction: int) -> int:
    """The year of a month without one: the latest before, the next to come, or the nearer when nothing tells."""
    if mention.month is None or (mention.month == base_month and not mention.direction):
        return base.year
    before = base.year - (mention.month >= base_month)
    if direction:
        return before if direction < 0 else before + 1
    back = (base_month - mention.month) % 12
    return before if back <= 6 else before + 1


def _nearest_year(mention: DateMention, base: PartialDate, direction: int) -> int | None:
    """The year of a month and day without one."""
    middle = day_of(base) or date(base.year, base.month or 7, 15)
    days = [
        date(year, mention.month or 1, mention.day or 1)
        for year in range(base.year - 4 if mention.day == 29 and mention.month == 2 else base.year - 1, base.year + 2)
        if (mention.month, mention.day) != (2, 29) or calendar.isleap(year)
    ]
    return _pick(days, mention, middle, direction).year if days else None


def _pick(days: list[date], mention: DateMention, today: date, direction: int) -> date:
    """Of several days that the words allow, the one meant."""
    right = [day for day in days if mention.weekday in (None, day.weekday())] or days
    if mention.direction:
        strict = timedelta(days=0 if mention.base == "previous" else 1)
        side = [d for d in right if (d >= today + strict if mention.direction > 0 else d <= today - strict)]
        return min(side or right, key=lambda day: abs(day - today))
    nearest = min(right, key=lambda day: (abs(day - today), day))
    if abs(nearest - today).days <= _NEAR_DAYS or not direction:
        return nearest
    side = [day for day in right if (day >= today if direction > 0 else day <= today)]
    return min(side or right, key=lambda day: abs(day - today))


def _day_only(mention: DateMention, base: PartialDate | None, today: date | None, direction: int) -> Days | None:
    """A day of the month alone: in the month of the article, or the one before or after it."""
    if today is None or mention.day is None:
        return None
    reach = range(-3, 4) if mention.weekday is not None else range(-1, 2)
    months = [spans.add_months(today.year, today.month, n) for n in reach]
    days = [date(y, m, mention.day) for y, m in months if mention.day <= calendar.monthrange(y, m)[1]]
    if not days:
        return None
    if mention.direction or mention.weekday is not None or mention.base == "previous":
        day = _pick(days, mention, today, direction)
    else:
        day = _near_month(days, today, direction)
    return day, day


def _near_month(days: list[date], today: date, direction: int) -> date:
    """The day in the article's own month, which is what such words mean unless they name another month.

    Only around the turn of a month may it be a neighboring one: the 30th, told on the 1st.
    """
    nearest = min(days, key=lambda day: (abs(day - today), day))
    own = next((day for day in days if (day.year, day.month) == (today.year, today.month)), nearest)
    away = (own - today).days
    if direction:
        against = away > 1 if direction < 0 else away < -1
        side = [day for day in days if (day <= today if direction < 0 else day >= today)]
        other = min(side, key=lambda day: abs(day - today), default=own)
        return other if against and abs(other - today).days <= _TURN_DAYS else own
    return nearest if abs(away) > _TURN_DAYS and abs(nearest - today).days <= 3 else own


def _in_year(mention: DateMention, base: PartialDate | None, today: date | None) -> Days | None:
    """A year, a season or another part of a year."""
    year = _year_of(mention, base)
    if year is not None:
        in_january = mention.years == 0 and today is not None and today.month <= 2
        return spans.part_of_year(year - 1 if mention.part is Part.WINTER and in_january else year, mention.part, today)
    if mention.part not in spans.SEASON_MONTHS or today is None or not mention.direction:
        return None
    seasons = [spans.part_of_year(y, mention.part, today) for y in range(today.year - 2, today.year + 2)]
    if mention.direction < 0:
        return max(days for days in seasons if days[1] < today)
    return min(days for days in seasons if days[0] > today)
