"""The day asked after of something of which the article tells only that it is to be next month."""

from __future__ import annotations

from corpus.types import Precision
from retrieval.hits import SearchResult
from retrieval.patterns import Sought
from retrieval.wanted import wanted_of

_TO_COME = Sought(r"\b(?:next|the following|that|which) month\b|来月|翌月|다음 ?달|내달")


def lacks_day_of_month(result: SearchResult) -> bool:
    """Whether a day of a month to come is asked for, and the article tells the month and no day within it."""
    reading, top = result.reading, result.ranked[0]
    if not _TO_COME.search(reading.text) or not top.passage.sentences or wanted_of(reading.text).unit != "day":
        return False
    events = [event for passage in result.article for sentence in passage.sentences for event in sentence.events]
    months = [e for e in top.passage.sentences[top.best].events if e.precision is Precision.MONTH]
    days = [e for e in events if e.precision is Precision.DAY]
    return bool(months) and not any(
        month.earliest_on <= day.earliest_on and day.latest_on <= month.latest_on for month in months for day in days
    )
