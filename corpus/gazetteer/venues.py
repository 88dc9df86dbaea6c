"""What a venue is called in Japanese and Korean: ``data/venues.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.errors import DataError
from corpus.gazetteer.tables import read_file, table

_PATH = "corpus/data/venues.toml"


@dataclass(frozen=True, slots=True)
class _Venue:
    """One row: in which city and until before which year it stands for that venue; empty and ``None`` for any."""

    city: str
    before: int | None
    names: Mapping[str, str]


def venue_name(venue: str, language: str, *, city: str | None = None, on: date | None = None) -> str:
    """The venue's name in that language, as it was on that day where that is known; else ``venue`` itself.

    A ministry is another one in another city, and was renamed.
    """
    rows = venues().get(venue, ())
    fitting = (row for row in rows if row.city in ("", city) and (row.before is None or (on and on.year < row.before)))
    found = next(fitting, None)
    return found.names.get(language, venue) if found else venue


@cache
def venues() -> Mapping[str, Sequence[_Venue]]:
    """The rows of each venue, in the order of the file; raises ``DataError`` for a row that cannot be read."""
    found: dict[str, list[_Venue]] = {}
    for english, city, before, japanese, korean in table(
        read_file("venues.toml"), "venues", columns=5, path=_PATH
    ).rows:
        if before and not before.isdecimal():
            raise DataError(_PATH, f"found {before!r} for the year of {english!r}, expected digits; mend that line")
        row = _Venue(city, int(before) if before else None, {"ja": japanese, "ko": korean})
        found.setdefault(english, []).append(row)
    return found
