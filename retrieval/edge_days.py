"""Days on which something began or ended: "from November 1", 11月1日まで, and the two ends of a stretch."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date

from corpus.dates import find_mentions
from corpus.types import Article, EventDate, Precision

_REACH = 24  # code points
# The day from which or until which something is: "the waiver from November 1", 11月1日から, 11월 1일부터.
_EDGE_BEFORE = {
    -1: re.compile(r"\b(?:from|since|starting|beginning|effective|as of)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE),
    1: re.compile(r"\b(?:until|till|through|up to|ends? on|ended on)\s+(?:the\s+)?$", re.IGNORECASE),
}
_EDGE_AFTER = {
    -1: re.compile(r"^(?:\s?[（(][^（）()]{1,12}[）)])?\s?(?:から|付で|부터|자로)"),
    1: re.compile(r"^(?:\s?[（(][^（）()]{1,12}[）)])?\s?(?:まで|をもって|까지)"),
}


def tells_edge(event: EventDate, article: Article, edge: int) -> bool:
    """Whether something began on the day (``edge`` -1) or ended (+1), by the words right beside it."""
    at = event.evidence
    if not edge or at is None:
        return False
    if article.language in ("ja", "ko"):
        return _EDGE_AFTER[edge].search(article.text[at.end : at.end + _REACH]) is not None
    return _EDGE_BEFORE[edge].search(article.text[max(0, at.start - _REACH) : at.start]) is not None


def edge_of(event: EventDate, article: Article, edge: int) -> EventDate:
    """The begin (``edge`` -1) or the end (+1) of a stretch whose two ends the text names; other events as they are."""
    span = event.evidence
    if not edge or span is None or event.precision is not Precision.RANGE:
        return event
    mentions = find_mentions(article.text[span.start : span.end], article.language)
    until = next((m.until for m in mentions if m.until is not None), None)
    if until is None or until.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR):
        return event
    first, last = _around(event.earliest_on if edge < 0 else event.latest_on, until.precision)
    return replace(event, earliest_on=first, latest_on=last, precision=until.precision)


def _around(day: date, precision: Precision) -> tuple[date, date]:
    """First and last day of the day's month or year, or the day itself."""
    if precision is Precision.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if precision is Precision.MONTH:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day
