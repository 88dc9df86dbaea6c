"""The day asked after of something of which the article tells only that it is to be next month."""

from __future__ import annotations

from corpus.types import Precision
from retrieval.hits import SearchResult
from retrieval.patterns import Sought
from retrieval.wanted import wanted_of

# The day on which it was agreed or announced is another.
_AGREED = Sought(
    r"\b(?:which|what) (?:exact |very )?(?:day|date) (?:did|was it)\b|(?:合意|発表|決定|約束)した(?:の|日)"
    r"|(?:합의|발표|결정|약속)(?:한|했) ?(?:게|건|날|거|때)"
)
_TO_COME = Sought(r"\b(?:next|the following|that|which) month\b|来月|翌月|다음 ?달|내달")


def lacks_day_of_month(result: SearchResult) -> bool:
    """Whether a day of a month to come is asked for, and the article tells the month and no day within it."""
    reading, top = result.reading, result.ranked[0]
    if not _TO_COME.search(reading.text) or _AGREED.search(reading.text) or not top.passage.sentences:
        return False
    if wanted_of(reading.text).unit != "day":
        return False
    events = [event for passage in result.article for sentence in passage.sentences for event in sentence.events]
    months = [e for e in top.passage.sentences[top.best].events if e.precision is Precision.MONTH]
    days = [e for e in events if e.precision is Precision.DAY]
    return bool(months) and not any(
        month.earliest_on <= day.earliest_on and day.latest_on <= month.latest_on for month in months for day in days
    )
