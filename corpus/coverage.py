"""What the store holds, counted: the ground for saying that it does not hold something."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCoverage:
    """Counts of what is stored and the days it spans; ``None`` for a day that nothing gives.

    ``n_articles`` counts everything, ``n_briefs`` the bundled briefs (a brief in three languages is one brief but three
    articles). ``by_year`` and ``by_month`` (``YYYY-MM``) count, a brief once, by the day something happened where that
    is known, else by the publication day; what is known by the year only is in no month, and what lasted longer counts
    in the month it began. Copies count each.
    ``latest_published_on`` includes the sources that briefs list.
    """

    n_articles: int
    n_briefs: int
    by_year: Mapping[int, int]
    by_month: Mapping[str, int]
    by_language: Mapping[str, int]
    earliest_published_on: date | None
    latest_published_on: date | None
    earliest_happened_on: date | None
    latest_happened_on: date | None


@dataclass(frozen=True, slots=True)
class OutletCount:
    """One outlet: its articles, those briefs cite included, and the days between which they were published."""

    outlet: str
    n_articles: int
    earliest_on: date | None
    latest_on: date | None


_SELECTED = "FROM article WHERE (:include_bundled OR NOT bundled)"


def coverage_of(connection: sqlite3.Connection, *, include_bundled: bool) -> StoreCoverage:
    """The counts of the store behind ``connection``."""
    given = {"include_bundled": include_bundled}
    totals = connection.execute(
        f"SELECT count(*), count(DISTINCT brief_id), min(happened_from), max(happened_to) {_SELECTED}",
        given,
    ).fetchone()
    published = connection.execute(
        "SELECT min(outlet.published_from), max(outlet.published_to) FROM outlet "
        "JOIN article ON article.id = outlet.article_id WHERE (:include_bundled OR NOT bundled)",
        given,
    ).fetchone()
    return StoreCoverage(
        n_articles=totals[0],
        n_briefs=totals[1],
        by_year={int(year): n for year, n in _counted(connection, _BY_YEAR, given)},
        by_month=dict(_counted(connection, _BY_MONTH, given)),
        by_language=dict(_counted(connection, _BY_LANGUAGE, given)),
        earliest_published_on=_day(published[0]),
        latest_published_on=_day(published[1]),
        earliest_happened_on=_day(totals[2]),
        latest_happened_on=_day(totals[3]),
    )


def newest_of(connection: sqlite3.Connection, *, until: date, include_bundled: bool) -> date | None:
    """The last day, ``until`` at the latest, on which something was published; dates known by the day only."""
    (found,) = connection.execute(
        "SELECT max(outlet.published_from) FROM outlet JOIN article ON article.id = outlet.article_id "
        "WHERE outlet.published_from = outlet.published_to AND outlet.published_to <= :until "
        "AND (:include_bundled OR NOT bundled)",
        {"until": until.isoformat(), "include_bundled": include_bundled},
    ).fetchone()
    return _day(found)


def newest_event_of(connection: sqlite3.Connection, *, until: date, include_bundled: bool) -> date | None:
    """The last day, ``until`` at the latest, of what has happened by a brief: of what was only planned none counts."""
    (found,) = connection.execute(
        "SELECT max(article.happened_to) FROM article JOIN revision "
        "ON revision.article_id = article.id AND revision.ordinal = article.ordinal "
        "WHERE article.happened_from = article.happened_to AND article.happened_to <= :until "
        "AND (:include_bundled OR NOT article.bundled) "
        "AND coalesce(json_extract(revision.facts, '$.meeting.status'), 'held') NOT IN ('planned', 'proposed')",
        {"until": until.isoformat(), "include_bundled": include_bundled},
    ).fetchone()
    return _day(found)


def outlets_of(connection: sqlite3.Connection, *, include_bundled: bool) -> tuple[OutletCount, ...]:
    """The outlets of the store behind ``connection``, most articles first, then by name."""
    rows = connection.execute(
        "SELECT outlet, count(DISTINCT article_id) AS n, min(outlet.published_from), max(outlet.published_to) "
        "FROM outlet JOIN article ON article.id = outlet.article_id "
        "WHERE outlet <> '' AND (:include_bundled OR NOT bundled) GROUP BY outlet ORDER BY n DESC, outlet",
        {"include_bundled": include_bundled},
    )
    return tuple(OutletCount(name, n, _day(first), _day(last)) for name, n, first, last in rows)


_FROM = "coalesce(happened_from, published_from)"
_TO = "coalesce(happened_to, published_to)"
_ONCE = "count(DISTINCT coalesce(brief_id, id))"
_BY_YEAR = f"SELECT substr({_FROM}, 1, 4) AS part, {_ONCE} {_SELECTED} AND part IS NOT NULL GROUP BY part ORDER BY part"
# A date known by the year spans 365 days: it is in no month.
_BY_MONTH = (
    f"SELECT substr({_FROM}, 1, 7) AS part, {_ONCE} {_SELECTED} AND part IS NOT NULL "
    f"AND julianday({_TO}) - julianday({_FROM}) < 364 GROUP BY part ORDER BY part"
)
_BY_LANGUAGE = f"SELECT language AS part, count(*) {_SELECTED} GROUP BY part ORDER BY part"


def _counted(connection: sqlite3.Connection, query: str, given: Mapping[str, object]) -> list[tuple[str, int]]:
    return connection.execute(query, given).fetchall()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
