"""Outlets and news agencies of ``corpus/data/outlets.toml``: found by address, mark or dateline."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.errors import DataError

__all__ = ["Named", "agencies", "agency_in", "by_domain", "cities", "outlet_in", "outlet_named", "outlets"]


@dataclass(frozen=True, slots=True)
class Named:
    """One outlet or agency: canonical name, the words and domains that name it, IANA zone where it has one."""

    name: str
    marks: tuple[str, ...]
    domains: tuple[str, ...]
    timezone: str | None


@cache
def _data() -> tuple[tuple[Named, ...], tuple[Named, ...], frozenset[str]]:
    path = resources.files("corpus") / "data" / "outlets.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        outlet_rows, agency_rows = (
            tuple(
                Named(row["name"], tuple(row["marks"]), tuple(row["domains"]), row.get("timezone"))
                for row in data[kind]
            )
            for kind in ("outlet", "agency")
        )
        places = frozenset(data["cities"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(str(path), f"{error}; restore the file from the distribution") from error
    return outlet_rows, agency_rows, places


def outlets() -> tuple[Named, ...]:
    """Every outlet of the data file."""
    return _data()[0]


def agencies() -> tuple[Named, ...]:
    """Every news agency of the data file."""
    return _data()[1]


def cities() -> frozenset[str]:
    """Cities whose name in mixed case, before a dash, is a dateline."""
    return _data()[2]


@cache
def _pattern(of_agencies: bool) -> tuple[re.Pattern[str], dict[str, Named]]:
    rows = agencies() if of_agencies else outlets()
    named = {mark.casefold(): row for row in rows for mark in ((*row.marks, row.name) if row.marks else ())}
    ordered = sorted(named, key=len, reverse=True)
    # Short marks of Latin capitals (AP, NHK) must stand alone and in capitals.
    pieces = [rf"(?<![a-z0-9]){re.escape(mark)}(?![a-z0-9])" for mark in ordered]
    return re.compile("|".join(pieces), re.IGNORECASE), named


def _find(text: str, of_agencies: bool) -> Named | None:
    pattern, named = _pattern(of_agencies)
    for match in pattern.finditer(text):
        surface = match.group()
        if surface.isascii() and len(surface) <= 4 and surface.lower() == surface and surface != "dpa":
            continue
        return named[surface.casefold()]
    return None


def agency_in(text: str) -> str | None:
    """Name of the first news agency that ``text`` names; meant for bylines, datelines and copyright lines."""
    found = _find(text, of_agencies=True)
    return found.name if found else None


def outlet_in(text: str) -> Named | None:
    """The first outlet that ``text`` names; meant for copyright, account and masthead lines."""
    return _find(text, of_agencies=False)


def outlet_named(name: str) -> Named | None:
    """The outlet whose name or mark is exactly ``name``, case ignored."""
    wanted = name.strip().casefold()
    return next((row for row in outlets() if wanted in {row.name.casefold(), *(m.casefold() for m in row.marks)}), None)


def by_domain(host: str) -> Named | None:
    """The outlet that publishes at ``host``; the longest domain of the data file that ends it wins."""
    host = host.casefold().strip(".")
    fitting = [(len(d), row) for row in outlets() for d in row.domains if host == d or host.endswith("." + d)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
