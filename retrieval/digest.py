"""The excerpts for a question about what happened in certain days: "what happened in October 1998"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.types import EventDate
from retrieval.search import Ranked
from retrieval.understand import AskedDays

MOST = 5


def events_of(
    ranked: Sequence[Ranked], days: AskedDays, main_of: Callable[[Ranked], EventDate | None]
) -> tuple[Ranked, ...]:
    """Of the articles on something that happened in those days the best five, in the order of time, opened at the top.

    ``main_of`` gives the day of all that a hit's article is about.
    """
    opened: dict[str, Ranked] = {}
    on: dict[str, EventDate] = {}
    for hit in ranked:
        event = main_of(hit)
        if event is None or not days.fits(event.earliest_on, event.latest_on):
            continue
        known = opened.setdefault(hit.passage.article_id, hit)
        on[hit.passage.article_id] = event
        if hit.passage.ordinal < known.passage.ordinal:
            opened[hit.passage.article_id] = hit
    best = list(opened.items())[:MOST]
    in_order = sorted(best, key=lambda pair: (on[pair[0]].earliest_on, -pair[1].score))
    return tuple(replace(hit, best=0) for _, hit in in_order)
