"""How many bundled briefs there are, by year and kind: the table of ``chancery corpus coverage`` and of the README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.brief_types import Brief

COLUMNS = ("summits", "ministers", "officials", "three-way", "calls", "other", "documents", "events", "topics")
_N_LANGUAGES = 3
_MEETING_COLUMN = {
    "summit": "summits",
    "foreign-ministers": "ministers",
    "defence-ministers": "ministers",
    "vice-ministers": "officials",
    "director-general": "officials",
    "trilateral-us": "three-way",
    "trilateral-china": "three-way",
    "phone-call": "calls",
}
_KIND_COLUMN = {
    "agreement": "documents",
    "statement": "documents",
    "ruling": "documents",
    "measure": "events",
    "incident": "events",
    "topic": "topics",
}


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """The briefs of one year (``None``: of all years) in each of ``COLUMNS``; those with a body in all languages."""

    year: int | None
    counts: tuple[int, ...]
    n_translated: int

    @property
    def n_briefs(self) -> int:
        """All briefs of the row."""
        return sum(self.counts)


def column_of(brief: Brief) -> str:
    """The column of ``COLUMNS`` that a brief counts in: meetings by who met, the others by what they are."""
    meeting = brief.front.meeting
    if meeting is not None:
        return _MEETING_COLUMN.get(meeting.kind, "other")
    return _KIND_COLUMN[brief.front.kind]


def coverage_rows(briefs: Iterable[Brief]) -> list[CoverageRow]:
    """A row for each year that has a brief, by the day it happened, and one for all years at the end."""
    counts: dict[int, Counter[str]] = {}
    translated: Counter[int] = Counter()
    for brief in briefs:
        year = brief.front.happened.earliest_on.year
        counts.setdefault(year, Counter())[column_of(brief)] += 1
        translated[year] += len(brief.bodies) == _N_LANGUAGES
    rows = [
        CoverageRow(year, tuple(counts[year][name] for name in COLUMNS), translated[year]) for year in sorted(counts)
    ]
    total = tuple(sum(column) for column in zip(*(row.counts for row in rows), strict=True)) or (0,) * len(COLUMNS)
    return [*rows, CoverageRow(None, total, sum(translated.values()))]


def coverage_table(rows: Iterable[CoverageRow]) -> Iterator[tuple[str, ...]]:
    """The cells of the table, its heading first; a dash stands for none."""
    yield ("year", *COLUMNS, "all", "ja, ko")
    for row in rows:
        counts = (*row.counts, row.n_briefs, row.n_translated)
        yield (str(row.year) if row.year else "all years", *(str(n) if n else "–" for n in counts))


def coverage_markdown(rows: Iterable[CoverageRow]) -> str:
    """The table in Markdown, as it stands in the corpus's README."""
    heading, *body = coverage_table(rows)
    rule = ("---", *("---:" for _ in heading[1:]))
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heading, rule, *body)) + "\n"
