"""Meetings counted by where, in which year and between whom they were: which city saw the most summits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from corpus.meetings.types import Meeting
from corpus.types import Side
from retrieval.computed.ask import Wanted

Group = tuple[tuple[str, ...], tuple[Meeting, ...]]
_SIDES: tuple[Side, Side] = ("jp", "kr")
_SHOWN = 3


def tallied(by: Wanted, meetings: Sequence[Meeting]) -> tuple[Group, ...]:
    """The three largest groups, more where they share the third place: what its meetings share, and they, newest first.

    That is the id of a place, a year, or the ids of two persons. What is not known of a meeting counts nowhere.
    """
    groups: dict[tuple[str, ...], list[Meeting]] = {}
    for meeting in meetings:
        for key in _keys(by, meeting):
            groups.setdefault(key, []).append(meeting)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    least = len(ordered[min(_SHOWN, len(ordered)) - 1][1]) if ordered else 0
    return tuple((key, tuple(sorted(own, key=_day, reverse=True))) for key, own in ordered if len(own) >= least)


def _keys(by: Wanted, meeting: Meeting) -> Iterator[tuple[str, ...]]:
    if by == "most_places":
        if meeting.place_id is not None:
            yield (meeting.place_id,)
    elif by == "most_years":
        if meeting.when is not None and meeting.when.earliest_on.year == meeting.when.latest_on.year:
            yield (str(meeting.when.earliest_on.year),)
    else:
        there = ([p.person_id for p in meeting.participants if p.side == side and p.person_id] for side in _SIDES)
        yield from set(product(*there))


def _day(meeting: Meeting) -> tuple[str, str]:
    return (meeting.when.latest_on.isoformat() if meeting.when else "", meeting.id)
