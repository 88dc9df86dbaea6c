"""The year that is meant by "the year after", 「翌年」, 이듬해, in a question that goes on from another."""

from __future__ import annotations

from retrieval.followup.asking import FEW
from retrieval.followup.full import Earlier
from retrieval.followup.parts import exchanged, length, spans_of, words_of
from retrieval.types import Language
from retrieval.understand import asked_year

_YEARS = {"year_after": 1, "year_before": -1}


def with_year_said(text: str, language: Language, earlier: Earlier) -> str:
    """The fragment with the year that it counts from the one asked about, or answered with; else ``text`` itself."""
    if length(text) > FEW + 2:
        return text
    found = next(((row, spans[0]) for row in _YEARS if (spans := spans_of(row, text, language))), None)
    year = asked_year(earlier.full.dates) or (earlier.answered_on.year if earlier.answered_on else None)
    if found is None or year is None:
        return text
    row, span = found
    said = words_of("year")[language].replace("YEAR", str(year + _YEARS[row]))
    return exchanged(text, {span: said})
