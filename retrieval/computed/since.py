"""Meetings since a thing, or before it: "the first summit since the export controls", 「GSOMIA終了決定以降の会談」.

The days of things are those of ``corpus/data/key_dates.toml``; where none is known, nothing can be counted from it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from corpus.types import PartialDate
from retrieval.key_dates import day_of_thing
from retrieval.types import DateRange
from retrieval.understand import AskedDays, Reading
from retrieval.words import data_file


def days_by_thing(reading: Reading) -> AskedDays | None:
    """The days since, or until, the thing that the question names for a beginning or an end; ``None`` if not known.

    The day itself belongs to neither: whoever met on it may have met before or after.
    """
    for name, pattern in _patterns()[reading.language]:
        for found in pattern.finditer(reading.text):
            start, end = found.span("thing")
            if (on := day_of_thing(_clause(reading, start, end))) is not None:
                return AskedDays(_range(name, on), is_certain=True, is_of_thing=True)
    return None


@cache
def _patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    data = data_file("retrieval", "meeting_asks.toml")["by_thing"]
    return {
        lang: tuple((name, re.compile(data[name][lang], re.IGNORECASE)) for name in ("since", "until"))
        for lang in ("en", "ja", "ko")
    }


def _clause(reading: Reading, start: int, end: int) -> Reading:
    """What the clause alone says, as if it were asked when that was."""
    text = " " * start + reading.text[start:end]
    dates = reading.dates if re.search(r"\d{4}", reading.text[start:end]) else ()
    concepts = tuple(c for c in reading.concepts if start <= c.start and c.start + len(c.surface) <= end)
    return replace(reading, text=text, intent="when", concepts=concepts, dates=dates)


def _range(name: str, on: PartialDate) -> DateRange:
    if name == "since":
        return DateRange(on.latest_on + timedelta(days=1), date.max)
    return DateRange(date.min, on.earliest_on - timedelta(days=1))
