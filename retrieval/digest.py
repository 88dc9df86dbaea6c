"""The excerpts for a question about what happened in certain days: "what happened in October 1998"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.types import EventDate
from retrieval.hits import Ranked
from retrieval.overview import opened_at_top
from retrieval.understand import AskedDays

MOST = 5


def events_of(
    ranked: Sequence[Ranked], days: AskedDays, main_of: Callable[[Ranked], EventDate | None]
) -> tuple[Ranked, ...]:
    """Of the articles on something that happened in those days the best five, in the order of time, opened at the top.

    Asked for the newest of all, the newest five, newest first.

    ``main_of`` gives the day of all that a hit's article is about.
    """
    dated = [(hit, event) for hit in ranked if (event := main_of(hit)) is not None]
    then = [(hit, event) for hit, event in dated if days.fits(event.earliest_on, event.latest_on)]
    # What lasted a year happened on none of its days; it is told only where nothing else is.
    then = [(hit, event) for hit, event in then if _lasts_no_longer(event, days)] or then
    on = {hit.passage.article_id: event for hit, event in then}
    opened = opened_at_top(hit for hit, _ in then)
    if days.is_newest:
        return tuple(
            sorted(opened, key=lambda hit: (on[hit.passage.article_id].latest_on, hit.score), reverse=True)[:MOST]
        )
    best = opened[:MOST]
    return tuple(sorted(best, key=lambda hit: (on[hit.passage.article_id].earliest_on, -hit.score)))


def _lasts_no_longer(event: EventDate, asked: AskedDays) -> bool:
    first, last = asked.days.earliest_on, asked.days.latest_on
    return first is None or last is None or event.latest_on - event.earliest_on <= last - first
