"""How sure the day is that fits a question about when best, and which other one it may be instead.

The fits of days are logarithms of chances, as learned; so what they leave to the best day tells how often it is right:
of 332 development questions on the briefs that the weights were not learned from, a share above 0.9 for 0.96, one
below 0.6 for 0.38.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from corpus.types import EventDate
from retrieval.day_fit import DayChoice
from retrieval.events import NearDay
from retrieval.hits import Ranked
from retrieval.understand import Reading
from retrieval.wanted import wanted_of

_DOUBTED = 0.6  # of all chances: below it the best day is more often wrong than right
_POSSIBLE = 0.15  # below it another day is not worth naming
_SURE, _MOST = 0.85, 0.6
_MONTH_DAYS = 31


def share_of(choice: DayChoice, near: Sequence[NearDay]) -> float:
    """Which share of all chances the day of ``choice`` has, with those within it and those that it lies within."""
    top = max(c.fit for _, c in near)
    chances = [(c.event, math.exp(c.fit - top)) for _, c in near]
    return sum(p for event, p in chances if _is_same(event, choice.event)) / sum(p for _, p in chances)


def is_doubtful(near: Sequence[NearDay]) -> bool:
    """Whether the day that fits best is as likely as not another one."""
    return bool(near) and share_of(_best(near)[1], near) < _DOUBTED


def rival_of(near: Sequence[NearDay], shown: EventDate) -> EventDate | None:
    """The day that it may be instead of the one ``shown``; ``None`` where none is likely enough."""
    others = [pair for pair in near if not _is_same(pair[1].event, shown)]
    if not others:
        return None
    _, other = _best(others)
    return other.event if share_of(other, near) >= _POSSIBLE else None


def told_for_sure(near: Sequence[NearDay], reading: Reading) -> bool:
    """Whether a clause tells of most that is asked, beside a day that is most likely the one asked for."""
    if not near:
        return False
    _, best = _best(near)
    if best.ordinal is None or best.features["clause_rest"] < _MOST:
        return False
    if (best.event.latest_on - best.event.earliest_on).days >= _MONTH_DAYS or wanted_of(reading.text).unit == "year":
        return False
    is_then = best.features["asked"] or not any(d.is_certain and not d.is_of_thing for d in reading.dates)
    return bool(is_then) and share_of(best, near) >= _SURE


def _best(near: Sequence[NearDay]) -> tuple[Ranked, DayChoice]:
    return max(near, key=lambda pair: pair[1].fit)


def _is_same(one: EventDate, other: EventDate) -> bool:
    """Whether one of the two lies within the other."""
    first, last = max(one.earliest_on, other.earliest_on), min(one.latest_on, other.latest_on)
    return (first, last) in ((one.earliest_on, one.latest_on), (other.earliest_on, other.latest_on))
