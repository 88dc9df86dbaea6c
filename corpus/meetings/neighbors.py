"""Who sits for China where Japan and the ROK meet it: its premier at the summit of the three, and beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.meetings.seats import Seat
from corpus.meetings.threads.thread import Thread

_NEIGHBORS = {"JP", "KR", "CN"}
_AROUND = timedelta(days=2)  # in which leaders who meet as three also meet in pairs


def is_of_neighbors(thread: Thread) -> bool:
    """Whether the leaders of Japan, the ROK and China sat there."""
    return {seat.country for seat in thread.seats} == _NEIGHBORS and any(s.office == "leader" for s in thread.seats)


def at_summit(thread: Thread, summits: Sequence[Thread]) -> list[Seat]:
    """The seats, where China's leader at one of these summits of the three, or in a pair beside it, is its premier."""
    is_premiers = {seat.country for seat in thread.seats} == _NEIGHBORS or any(_is_beside(thread, s) for s in summits)
    return [
        replace(seat, office="pm") if is_premiers and seat.country == "CN" and seat.office == "leader" else seat
        for seat in thread.seats
    ]


def _is_beside(thread: Thread, summit: Thread) -> bool:
    """Whether a meeting was a day or two from that of the three."""
    if thread.when is None or summit.when is None:
        return False
    first, last = summit.when.earliest_on - _AROUND, summit.when.latest_on + _AROUND
    return first <= thread.when.earliest_on and thread.when.latest_on <= last
