"""Value objects of date resolution: what a text says, what it is measured from, and what that means.

All are frozen; offsets are half-open code-point ranges of the text that was searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from corpus.types import EventDate, PartialDate, Precision

__all__ = ["Anchor", "DateMention", "EventMention", "Part", "ResolvedDate"]

Base = Literal["anchor", "previous"]


class Part(StrEnum):
    """A part of a month, a year or a week that a text may name in place of a day."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    START = "start"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    SO_FAR = "so far"
    REST = "rest"
    WEEKEND = "weekend"
    FISCAL = "fiscal"
    DECADE = "decade"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words of a text that name a day or a stretch of days, read but not yet placed in the calendar.

    ``year``, ``month``, ``day``, ``weekday`` (0 = Monday) are what is written. ``years``, ``months``,
    ``weeks``, ``days`` count from ``base``: the article's day, or the day last spoken of. ``about`` says
    that such a count is loose ("three months ago"). ``direction`` is -1 for "last" and +1 for "next"
    before a name of the calendar. ``until`` is the far end of a range. ``is_name`` marks a year that
    only names something ("the 1965 treaty"). ``short_year`` marks a year of two digits.
    """

    start: int
    end: int
    text: str
    language: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    years: int | None = None
    months: int | None = None
    weeks: int | None = None
    days: int | None = None
    base: Base = "anchor"
    part: Part | None = None
    direction: int = 0
    about: bool = False
    is_name: bool = False
    short_year: bool = False
    until: DateMention | None = None

    @property
    def names_weekday_only(self) -> bool:
        """Whether nothing but a weekday places this mention."""
        written = (self.year, self.month, self.day, self.years, self.months, self.weeks, self.days)
        return self.weekday is not None and all(part is None for part in written)

    @property
    def needs_tense(self) -> bool:
        """Whether the verb beside it decides between the past and the coming day of that name."""
        counted = (self.year, self.years, self.months, self.weeks, self.days)
        named = self.weekday is not None or self.month is not None or self.day is not None
        return named and not self.direction and all(part is None for part in counted)

    @property
    def precision(self) -> Precision:
        """The finest precision that these words can give, whatever the anchor."""
        if self.until is not None or self.about:
            return Precision.RANGE
        if self.part in _QUARTERS:
            return Precision.QUARTER
        if self.part is not None:
            return Precision.RANGE
        if self.day is not None or self.weekday is not None or self.days is not None:
            return Precision.DAY
        if self.month is not None or self.months is not None:
            return Precision.MONTH
        return Precision.RANGE if self.weeks is not None else Precision.YEAR


_QUARTERS = frozenset({Part.Q1, Part.Q2, Part.Q3, Part.Q4})


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words in an article are measured from.

    ``on`` is the publication date as far as known, ``dateline_on`` the day in the dateline (it comes
    first where both are days), ``basis`` how the day used is known: published | dateline | inferred | none.
    """

    on: PartialDate | None = None
    dateline_on: PartialDate | None = None
    timezone: str | None = None
    basis: str = "none"

    @property
    def used(self) -> PartialDate | None:
        """The date that relative words count from; the finer one, the dateline's when equally fine."""
        known = [found for found in (self.dateline_on, self.on) if found is not None]
        return max(known, key=lambda found: (found.month is not None) + (found.day is not None), default=None)


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """An inclusive interval of days. ``basis``: stated | relative | weekday | dateline | inferred."""

    earliest_on: date
    latest_on: date
    precision: Precision
    basis: str

    def __post_init__(self) -> None:
        if self.earliest_on > self.latest_on:
            raise ValueError(f"resolved date runs backwards: {self.earliest_on} > {self.latest_on}")

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.precision is Precision.DAY


@dataclass(frozen=True, slots=True)
class EventMention:
    """A resolved date at its place in ``article.text``; ``is_name`` when it only names something."""

    start: int
    end: int
    event: EventDate
    is_name: bool = False
