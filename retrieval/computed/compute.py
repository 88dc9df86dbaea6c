"""What the register says to a MeetingAsk. Pure: meetings in, result out; nothing here reads a store or a clock.

Order in time is that of the days known: a meeting known by its month alone stands neither before nor after one of
that month, so where such a tie touches the answer, all of it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.meetings.types import Meeting, MeetingStatus
from retrieval.computed.ask import TALLIES, MeetingAsk
from retrieval.computed.scope import Scope, preferred
from retrieval.computed.tally import Group, tallied
from retrieval.understand import AskedDays

# Of several meetings the one that is meant, ``None`` when none of them is known to be.
Picked = Callable[[Sequence[Meeting]], Meeting | None]

Verdict = Literal["found", "none", "uncovered", "unknown"]
_STATUS_ORDER: tuple[MeetingStatus, ...] = ("held", "planned", "not-held", "proposed")
_PLAN_ORDER: tuple[MeetingStatus, ...] = ("planned", "proposed", "held", "not-held")
_N_NEAREST = 2
_PLAIN = ("when", "where", "who", "how_long")


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """The result for ``ask``.

    ``verdict``: ``found``; ``none`` on record within the scope; ``uncovered``: the days lie outside the register;
    ``unknown``: the meeting is on record, the fact asked for, or its day, is not. ``meetings`` are those the answer
    rests on, what is asked for first; ``nearest`` those that fit but for the day or place. ``days`` are the fewest and
    the most days of a gap, or from the last one to ``until_on``. ``n_undated`` held meetings of the scope have no day
    at all and could not be put in order. ``n_told`` have the length that they are compared by, or were counted in
    ``groups``, the largest first.
    """

    ask: MeetingAsk
    verdict: Verdict
    meetings: tuple[Meeting, ...] = ()
    nearest: tuple[Meeting, ...] = ()
    days: tuple[int, int] | None = None
    until_on: date | None = None
    n_undated: int = 0
    n_told: int = 0
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that the register speaks of, from its first meeting to the newest report."""

    earliest_on: date
    latest_on: date


def compute(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent, picked: Picked | None = None) -> Computed:
    """The answer to ``ask`` from all ``meetings`` of the register.

    ``picked`` picks the one that is meant out of several which fit, where the question says more than its scope.
    """
    if picked is not None and ask.says_more and ask.wanted in _PLAIN:
        fitting = _first_of_status(ask, meetings)
        if len(fitting) > 1:
            one = picked(preferred(fitting, ask.scope))
            meetings = (one,) if one else ()
    if _is_uncovered(ask.scope, extent) or (ask.other is not None and _is_uncovered(ask.other, extent)):
        return Computed(ask=ask, verdict="uncovered")
    found = _OPERATIONS[ask.wanted](ask, meetings, extent)
    if found.verdict == "none" and 0 < len(undated := _undated(ask.scope, meetings)) <= _N_NEAREST:
        # One of these may be the one that is asked about: nobody can say that there is none.
        return replace(found, verdict="unknown", nearest=undated)
    if found.verdict == "found" or found.nearest:
        return found
    return replace(found, nearest=nearest(ask.scope, meetings))


def _first_of_status(ask: MeetingAsk, meetings: Sequence[Meeting]) -> list[Meeting]:
    """Those that fit of the status that an answer would be about: planned ones count with proposed ones."""
    fitting = [m for m in meetings if ask.scope.holds(m)]
    groups = (("planned", "proposed"), ("held",)) if ask.is_plan else (("held",), ("planned", "proposed"))
    return next((found for group in groups if (found := [m for m in fitting if m.status in group])), [])


def within(scope: Scope, meetings: Sequence[Meeting], *statuses: MeetingStatus) -> tuple[Meeting, ...]:
    """The dated meetings of the scope with one of ``statuses``, oldest first."""
    fitting = preferred((m for m in meetings if m.status in statuses and scope.holds(m)), scope)
    # A word in a corridor is neither the first nor the last of their talks; it is on record, and found when asked for.
    talks = (m for m in fitting if m.form != "brief_exchange")
    return tuple(sorted((m for m in talks if m.when is not None), key=_order))


def nearest(scope: Scope, meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Meetings that fit but for day and place: nearest to the days asked about, else the latest."""
    fitting = [m for m in meetings if m.when is not None and scope.holds_but_when_and_where(m)]
    asked = [d for days in scope.days for d in (days.days.earliest_on, days.days.latest_on) if d and d.year > 1]
    if asked:
        fitting.sort(key=lambda m: (min(_distance(m, day) for day in asked), m.id))
    else:
        fitting.sort(key=_order, reverse=True)
    return tuple(fitting[:_N_NEAREST])


def _is_uncovered(scope: Scope, extent: Extent) -> bool:
    return any((each.is_certain and not each.days.touches(extent.earliest_on, extent.latest_on)) for each in scope.days)


def _order(meeting: Meeting) -> tuple[date, date, str]:
    assert meeting.when is not None
    return meeting.when.earliest_on, meeting.when.latest_on, meeting.id


def _distance(meeting: Meeting, day: date) -> int:
    assert meeting.when is not None
    if meeting.when.earliest_on <= day <= meeting.when.latest_on:
        return 0
    return min(abs((meeting.when.earliest_on - day).days), abs((meeting.when.latest_on - day).days))


def _undated(scope: Scope, meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Held meetings without any day that would count if their day did."""
    open_scope = replace(scope, days=())
    return tuple(m for m in meetings if m.status == "held" and m.when is None and open_scope.holds(m))


def _plain(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """When, where, who, how long: the held meetings of the scope, newest first, else planned ones, and so on.

    Asked for a plan, the planned ones come first.
    """
    for status in _PLAN_ORDER if ask.is_plan else _STATUS_ORDER:
        # A meeting without a day may still have a place and a length.
        fitting = preferred((m for m in meetings if m.status == status and ask.scope.holds(m)), ask.scope)
        if fitting:
            telling = [m for m in fitting if _tells(ask, m)]
            telling.sort(key=lambda m: _order(m) if m.when else (date.min, date.min, m.id), reverse=True)
            if telling:
                return Computed(ask=ask, verdict="found", meetings=tuple(telling))
            return Computed(ask=ask, verdict="unknown", nearest=fitting[:_N_NEAREST])
    return Computed(ask=ask, verdict="none")


def _tells(ask: MeetingAsk, meeting: Meeting) -> bool:
    if ask.wanted == "when":
        return meeting.when is not None
    if ask.wanted == "where":
        known = meeting.venue if ask.wants_venue else meeting.city or meeting.venue or meeting.country
        return known is not None
    return meeting.duration_minutes is not None if ask.wanted == "how_long" else bool(meeting.participants)


def _took_place(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """All that fit, newest first, whatever became of them: each says for itself whether it was held.

    Where it is asked whether they ever met or came, the held ones come first. Talks that came to nothing at a gathering
    of many say nothing of a visit: whoever was not received there was there all the same.
    """
    fitting = sorted((m for m in meetings if ask.scope.holds(m)), key=_told_on, reverse=True)
    if ask.is_visit:
        fitting = [m for m in fitting if m.status == "held" or not m.occasion]
    if ask.is_visit or ask.scope.is_of_any_time:
        fitting.sort(key=lambda m: m.status != "held")
    return Computed(ask=ask, verdict="found" if fitting else "none", meetings=tuple(fitting))


def _told_on(meeting: Meeting) -> tuple[date, bool, str]:
    """The last day that it may have been on, else the day of the last report of it; held before others."""
    if meeting.when is not None:
        last = meeting.when.latest_on
    else:
        last = max((h.since.latest_on for h in meeting.history if h.since), default=date.min)
    return last, meeting.status == "held", meeting.id


def _first(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    held = within(ask.scope, meetings, "held")
    return _tied(ask, [m for m in held if _earliest(m) <= min(map(_latest, held))], meetings)


def _last(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    held = within(ask.scope, meetings, "held")
    return _tied(ask, [m for m in reversed(held) if _latest(m) >= max(map(_earliest, held))], meetings)


def _list(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    held = within(ask.scope, meetings, "held")
    return Computed(ask=ask, verdict="found" if held else "none", meetings=held[::-1])


def _not_held(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """Those that were announced or expected and came to nothing, newest first."""
    told = within(ask.scope, meetings, "not-held")
    return Computed(ask=ask, verdict="found" if told else "none", meetings=told[::-1])


def _by_length(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """The longest or the shortest of those whose length is on record, all that share it; newest first."""
    lengths = [(m.duration_minutes, m) for m in within(ask.scope, meetings, "held") if m.duration_minutes is not None]
    if not lengths:
        return Computed(ask=ask, verdict="none")
    wanted = (max if ask.wanted == "longest" else min)(length for length, _ in lengths)
    chosen = [m for length, m in reversed(lengths) if length == wanted]
    return Computed(ask=ask, verdict="found", meetings=tuple(chosen), n_told=len(lengths))


def _tied(ask: MeetingAsk, chosen: Sequence[Meeting], meetings: Sequence[Meeting]) -> Computed:
    if not chosen:
        return Computed(ask=ask, verdict="none")
    n_undated = len(_undated(ask.scope, meetings))
    return Computed(ask=ask, verdict="found", meetings=tuple(chosen), n_undated=n_undated)


def _nth(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    held = within(ask.scope, meetings, "held")
    if ask.nth is None or ask.nth > len(held):
        return Computed(ask=ask, verdict="none", nearest=held[-1:])
    chosen = held[ask.nth - 1]
    tied = [m for m in held if m is not chosen and _earliest(m) <= _latest(chosen) and _earliest(chosen) <= _latest(m)]
    return _tied(ask, [chosen, *tied], meetings)


def _next_planned(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    planned = within(ask.scope, meetings, "planned")
    ahead = tuple(m for m in planned if _latest(m) >= extent.latest_on)
    held = within(ask.scope, meetings, "held")
    # A plan whose day has passed without a report is what was last known of it, unless they have met since.
    pending = tuple(m for m in planned[-1:] if not held or _earliest(m) > _latest(held[-1]))
    if ahead or pending:
        return Computed(ask=ask, verdict="found", meetings=ahead or pending)
    # One that is to come on a day that nobody told is on record all the same.
    some_day = tuple(m for m in meetings if m.status == "planned" and m.when is None and ask.scope.holds(m))
    if some_day and not held:
        return Computed(ask=ask, verdict="unknown", nearest=some_day[:_N_NEAREST])
    return Computed(ask=ask, verdict="none", nearest=held[-1:])


def _count(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    held = within(ask.scope, meetings, "held")
    if not held:
        return Computed(ask=ask, verdict="none")
    return Computed(ask=ask, verdict="found", meetings=held, n_undated=len(_undated(ask.scope, meetings)))


def _previous(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """The held meeting of the same people before the one that the scope's day or place picks out."""
    if any(each.days.earliest_on is None or each.days.earliest_on.year == 1 for each in ask.scope.days):
        # "Before the Tokyo summit of 2023": the days are narrowed already, and the place is that of the later one.
        return _last(replace(ask, scope=_anywhere(ask.scope, days=ask.scope.days)), meetings, extent)
    anchors = within(ask.scope, meetings, "held")
    if not anchors:
        return Computed(ask=ask, verdict="none")
    earlier = _before(anchors[-1], ask.scope, meetings)
    if not earlier:
        return Computed(ask=ask, verdict="none", nearest=anchors[-1:])
    newest = max(map(_earliest, earlier))
    return _tied(ask, [m for m in reversed(earlier) if _latest(m) >= newest], meetings)


def _before(anchor: Meeting, scope: Scope, meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    return tuple(m for m in within(_anywhere(scope), meetings, "held") if _latest(m) < _earliest(anchor))


def _anywhere(scope: Scope, days: tuple[AskedDays, ...] = ()) -> Scope:
    return replace(scope, days=days, place_ids=frozenset(), countries=frozenset(), occasions=frozenset())


def _gap(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """The days between two meetings, as a range where a day is known only coarsely."""
    later = within(ask.scope, meetings, "held")
    if ask.other is not None:
        others = within(ask.other, meetings, "held")
        pairs = [sorted((a, b), key=_order) for a in later for b in others if a is not b]
        if not pairs:
            return Computed(ask=ask, verdict="none", nearest=(*later[-1:], *others[-1:]))
        # Ministers met in Munich every other year: the two nearest in time are meant, and both are named in the reply.
        pair = min(pairs, key=lambda each: (_earliest(each[1]) - _latest(each[0])).days)
    else:
        earlier = _before(later[-1], ask.scope, meetings) if later else ()
        if not earlier:
            return Computed(ask=ask, verdict="none", nearest=later[-1:])
        pair = [earlier[-1], later[-1]]
    return _apart(ask, pair)


def _gap_after(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """The days from the last meeting of the scope to the first one after it."""
    anchors = within(ask.scope, meetings, "held")
    after = within(_anywhere(ask.scope), meetings, "held")
    later = [m for m in after if anchors and _earliest(m) > _latest(anchors[-1])]
    if not later:
        return Computed(ask=ask, verdict="none", nearest=anchors[-1:])
    return _apart(ask, [anchors[-1], later[0]])


def _apart(ask: MeetingAsk, pair: Sequence[Meeting]) -> Computed:
    fewest = max((_earliest(pair[1]) - _latest(pair[0])).days, 0)
    most = (_latest(pair[1]) - _earliest(pair[0])).days
    return Computed(ask=ask, verdict="found", meetings=tuple(pair), days=(fewest, most))


def _earliest(meeting: Meeting) -> date:
    assert meeting.when is not None
    return meeting.when.earliest_on


def _latest(meeting: Meeting) -> date:
    assert meeting.when is not None
    return meeting.when.latest_on


def _tally(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent) -> Computed:
    """How many there were by place, year or pair of persons; of each group that is told the newest."""
    held = within(ask.scope, meetings, "held")
    groups = tallied(ask.wanted, held)
    if not groups:
        return Computed(ask=ask, verdict="none")
    newest = tuple(own[0] for _, own in groups)
    return Computed(ask=ask, verdict="found", meetings=newest, n_told=len(held), groups=groups)


_OPERATIONS = {
    "when": _plain,
    "where": _plain,
    "who": _plain,
    "how_long": _plain,
    "took_place": _took_place,
    "first": _first,
    "last": _last,
    "nth": _nth,
    "next_planned": _next_planned,
    "count": _count,
    "previous": _previous,
    "gap": _gap,
    "gap_after": _gap_after,
    "list": _list,
    "longest": _by_length,
    "shortest": _by_length,
    "since_last": _last,
    "not_held": _not_held,
    **dict.fromkeys(TALLIES, _tally),
}
