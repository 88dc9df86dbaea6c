"""From a mention to an interval of days.

``resolve(mention, anchor=..., context=sentence)`` places the mention in the calendar by what is written,
by the anchor, and by the tense of the sentence; it returns ``None`` rather than guess. What comes out is
never finer than the words allow.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.dates import place, spans
from corpus.dates.context import in_quotation, outside_quotations
from corpus.dates.mentions import find_mentions
from corpus.dates.tense import direction_of, looks_back
from corpus.dates.types import Anchor, DateMention, ResolvedDate
from corpus.types import PartialDate, Precision

__all__ = ["resolve"]

# Characters on either side of a quoted word in which the day of speaking is sought.
_SPEECH_REACH = 250
_FEW_DAYS = 7


def resolve(
    mention: DateMention,
    *,
    anchor: Anchor,
    context: str,
    at: int | None = None,
    previous: ResolvedDate | None = None,
) -> ResolvedDate | None:
    """The interval that ``mention`` means, or ``None`` when anchor and words do not tell.

    ``context`` is the sentence of the mention and ``at`` its offset there (searched for when not given);
    ``previous`` is the date last resolved before it, for "the following day" and its like, and for what was said
    "afterward".
    """
    start = _offset_in(context, mention, at)
    direction = _direction(mention, anchor, context, start)
    base = anchor.used
    try:
        if mention.days is not None and mention.base == "anchor" and in_quotation(context, start):
            return _spoken(mention, anchor=anchor, context=context, start=start, previous=previous)
        if mention.until is not None:
            return _range(mention, mention.until, _Setting(base, direction, previous, anchor.basis))
        return _single(mention, _Setting(base, direction, previous, anchor.basis))
    except (ValueError, OverflowError):  # a day that no calendar has: 31 September, the year 0
        return None


def _direction(mention: DateMention, anchor: Anchor, context: str, start: int) -> int:
    """Which way the sentence points at the mention, where that matters.

    A brief looks at its event from any side, so there the nearer day is meant unless the sentence reaches back.
    """
    if not mention.needs_tense:
        return 0
    if anchor.basis == "front_matter":
        return -1 if looks_back(context, start) else 0
    return direction_of(context, start, start + len(mention.text), mention.language)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a mention is measured from, and which way its verb points."""

    base: PartialDate | None
    direction: int
    previous: ResolvedDate | None
    anchor_basis: str


def _offset_in(context: str, mention: DateMention, at: int | None) -> int:
    if at is not None and context[at : at + len(mention.text)] == mention.text:
        return at
    return max(context.find(mention.text), 0)


def _basis(mention: DateMention, setting: _Setting) -> str:
    """How the day is known: ``stated`` when it stands there with its year, or as month and day."""
    if mention.year is not None and not mention.short_year:
        return "stated"
    if setting.anchor_basis == "inferred":
        return "inferred"
    if mention.names_weekday_only or (mention.weekday is not None and mention.day is None):
        return "weekday"
    written = mention.month is not None and mention.day is not None and mention.years is None
    return "stated" if written and not mention.direction else "relative"


def _single(mention: DateMention, setting: _Setting) -> ResolvedDate | None:
    """One mention that is no range."""
    base, today = setting.base, place.day_of(setting.base)
    if mention.base == "previous":
        if setting.previous is None:
            return None
        base = place.common(setting.previous.earliest_on, setting.previous.latest_on)
        today = place.day_of(base)
        if mention.days and today is None:
            return _days_on(mention.days, setting.previous, setting.anchor_basis)
    days = place.place(mention, base=base, today=today, direction=mention.direction or setting.direction)
    if days is None and setting.anchor_basis == "front_matter":
        days = place.in_month_told(mention, base)
    if days is None:
        return None
    return ResolvedDate(*days, _precision(mention, days), _basis(mention, setting))


def _days_on(n_days: int, previous: ResolvedDate, anchor_basis: str) -> ResolvedDate | None:
    """What a few days after something of a month may be: "their August meeting. A day later, …" is still in August.

    A text names the next month once it tells of that.
    """
    month = place.common(previous.earliest_on, previous.latest_on)
    # A brief is on its own days; what is told beside them is not placed by the month of these.
    if month is None or month.month is None or abs(n_days) > _FEW_DAYS or anchor_basis == "front_matter":
        return None
    first = max(previous.earliest_on, previous.earliest_on + timedelta(days=n_days))
    last = min(previous.latest_on, previous.latest_on + timedelta(days=n_days))
    basis = "inferred" if anchor_basis == "inferred" else "relative"
    return ResolvedDate(first, last, Precision.RANGE, basis) if first < last else None


def _precision(mention: DateMention, days: spans.Days) -> Precision:
    """The mention's own precision; a day that came out as several days is a range."""
    if mention.precision is Precision.DAY and days[0] != days[1]:
        return Precision.RANGE
    return mention.precision


def _range(first: DateMention, second: DateMention, setting: _Setting) -> ResolvedDate | None:
    """From the start of the first mention to the end of the second, which looks on from the first."""
    head = replace(first, until=None)
    if head.year is None and head.years is None and second.year is not None and head.month is not None:
        turned = second.month is not None and head.month > second.month
        head = replace(head, year=second.year - 1 if turned else second.year)
    start = _single(head, setting)
    if start is None:
        return None
    if second.months is not None and second.months == first.months:
        second = replace(second, months=0)  # 다음 달 7~8일: both days are of that month
    if second.years is not None and second.years == first.years:
        second = replace(second, years=0)  # 내년 1월 13~14일
    onward = _Setting(PartialDate.of(start.earliest_on), 1, start, setting.anchor_basis)
    tail = second if second.month is not None or second.day is None else replace(second, direction=1)
    end = _single(tail, onward)
    if end is None or end.latest_on < start.earliest_on:
        return None
    return ResolvedDate(start.earliest_on, end.latest_on, Precision.RANGE, start.basis)


def _spoken(
    mention: DateMention, *, anchor: Anchor, context: str, start: int, previous: ResolvedDate | None
) -> ResolvedDate | None:
    """A word like "yesterday" in a quotation counts from the day on which it was said.

    That day is the one the sentence gives outside the quotation; else it may be the article's day or the
    day before: the one of the two that ``previous`` is, and without it the answer is the range of both.
    """
    days, today = timedelta(days=mention.days or 0), place.day_of(anchor.used)
    basis = "inferred" if anchor.basis == "inferred" else "relative"
    said_on = _speaking_day(context, anchor, mention.language, start)
    if said_on is None and today and previous and previous.is_day and 0 <= (today - previous.earliest_on).days <= 1:
        said_on = previous.earliest_on
    if said_on is not None:
        return ResolvedDate(said_on + days, said_on + days, Precision.DAY, basis)
    if today is None:
        return None
    return ResolvedDate(today + days - timedelta(days=1), today + days, Precision.RANGE, basis)


def _speaking_day(context: str, anchor: Anchor, language: str, start: int) -> date | None:
    """The one day that the words beside the quotation name."""
    opening = max(0, start - _SPEECH_REACH)
    told = outside_quotations(context[opening : start + _SPEECH_REACH])
    if not any(character.isalnum() for character in told):
        return None
    named = {
        found.earliest_on
        for mention in find_mentions(told, language)
        if mention.base == "anchor"
        and (found := resolve(mention, anchor=anchor, context=told, at=mention.start))
        and found.is_day
    }
    return named.pop() if len(named) == 1 else None
