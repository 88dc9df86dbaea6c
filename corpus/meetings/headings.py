"""The days at the heads of a chronology's paragraphs that name no year: "Feb. 10: …" after "Jan. 25, 2005: …"."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Iterator, Sequence
from datetime import date

from corpus.dates import EventMention
from corpus.types import EventDate, Precision

_MONTHS = {name: number for number, name in enumerate(month_abbr) if name}
_HEAD = re.compile(
    r"(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+(?P<d>\d{1,2})"
    r"(?:\s*[-–]\s*(?P<to>\d{1,2}))?(?:,?\s+(?P<y>\d{4}))?(?=\s*[:–—=])"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def days_of_heads(text: str, heads: Sequence[int], headline: str | None) -> Iterator[EventMention]:
    """The day of each paragraph that begins with one; ``heads`` are the offsets at which paragraphs begin.

    A day without a year is of the year of the one before it, or of the next where the months begin again; the first
    is of the one year that the headline names. Without either, nothing is read.
    """
    named = set(_YEAR.findall(headline or ""))
    year = int(next(iter(named))) if len(named) == 1 else None
    month = 0
    for head in heads:
        match = _HEAD.match(text, head)
        if match is None:
            continue
        told = _MONTHS[match["m"]]
        if match["y"]:
            year = int(match["y"])
        elif year is not None and told < month:
            year += 1
        month = told
        event = _event(year, told, int(match["d"]), match["to"])
        if event is not None:
            yield EventMention(match.start(), match.end(), event)


def _event(year: int | None, month: int, day: int, to: str | None) -> EventDate | None:
    """The day, or the days from it to the last; ``None`` where the calendar has no such day."""
    try:
        first = date(year or 0, month, day)
        last = date(first.year, month, int(to)) if to else first
    except ValueError:
        return None
    if last < first:
        return None
    return EventDate(first, last, Precision.DAY if first == last else Precision.RANGE, "stated")
