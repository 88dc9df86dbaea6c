"""Years that only name a thing: "the 1965 treaty", 菅談話(2010年)."""

from __future__ import annotations

import re

from retrieval.understand import AskedDays, Reading

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def days_told(reading: Reading) -> tuple[AskedDays, ...]:
    """The days that the question tells, but for a year that is part of a name, and for the day known of the thing."""
    names = (f"{c.surface} {c.key}" for c in reading.concepts if c.kind in ("agreement", "event"))
    years = {int(year) for name in names for year in _YEAR.findall(name)}
    return tuple(d for d in reading.dates if not d.is_of_thing and whole_year(d) not in years)


def whole_year(told: AskedDays) -> int | None:
    """The year, where no more than that is told."""
    first, last = told.days.earliest_on, told.days.latest_on
    is_whole = first is not None and last is not None and (last - first).days in (364, 365)
    return first.year if first is not None and is_whole else None
