"""Whether a clause may be about a meeting told of before, and whether it says enough to tell of a new one."""

from __future__ import annotations

from corpus.meetings.seats import FIELD
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread, is_day
from corpus.meetings.where import Place
from corpus.types import EventDate


def agrees(thread: Thread, draft: Draft) -> bool:
    """Whether nothing that the draft says keeps it from being about this meeting."""
    return (
        (thread.is_call == (draft.cue.kind in ("phone", "video")) or _is_any_talk(thread, draft))
        and (draft.refers or thread.is_meal == (draft.cue.kind == "meal"))
        and _dates_agree(thread.when, draft.event)
        and _places_agree(thread.place, draft.place)
    )


def _is_any_talk(thread: Thread, draft: Draft) -> bool:
    """Whether "they talked for 15 minutes", or "the talks" of that day, may be about the call just told of."""
    is_held = draft.told is not None and draft.told.status == "held"
    if draft.refers and not draft.seats and not draft.cue.is_verb and is_held and is_day(draft.event):
        near = 0 <= draft.index - thread.last <= 1
        return near and is_day(thread.when) and _dates_agree(thread.when, draft.event)
    return draft.cue.kind == "brief" and not draft.is_dated and 0 <= draft.index - thread.last <= 1


def _dates_agree(first: EventDate | None, second: EventDate | None) -> bool:
    if first is None or second is None:
        return True
    return first.earliest_on <= second.latest_on and second.earliest_on <= first.latest_on


def _places_agree(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None or first.place_id == second.place_id:
        return True
    return first.country == second.country and not (first.city and second.city)


def statuses_agree(first: Told | None, second: Told | None) -> bool:
    """Whether one meeting may be told of both ways: a plan may be a wish, and come to nothing."""
    if first is None or second is None or first.status == second.status:
        return True
    pair = {first.status, second.status}
    return pair <= {"planned", "proposed"} or ("not-held" in pair and (first.has_lapsed or second.has_lapsed))


def is_said_at(thread: Thread, draft: Draft) -> bool:
    """Whether what is said "at the talks" is to be said at those planned: 23日に会談する。会談では…."""
    told, plan = draft.told, thread.status
    if told is None or plan is None or told.firm or told.start < draft.cue.end or draft.event is not None:
        return False
    return told.status == "held" and plan.status == "planned" and plan.firm


def contradicts(first: Told | None, second: Told | None) -> bool:
    """Whether a meeting told as held would be one told as not held, or the other way round."""
    return {told.status for told in (first, second) if told is not None} == {"held", "not-held"}


def starts_one(draft: Draft) -> bool:
    """Whether the clause is enough to start a meeting: what came of it, and of a past one also where or when."""
    if draft.told is None:
        return False
    if not any(seat.is_named or seat.office for seat in draft.seats):
        if draft.told.firm and draft.told.status == "not-held" and {s.country for s in draft.seats} == FIELD:
            return not any(seat.is_borrowed for seat in draft.seats)
        if draft.told.firm and draft.told.status in ("planned", "proposed") and len(draft.seats) > len(FIELD):
            # Of three countries that mean to meet, nobody need be told.
            return not any(seat.is_borrowed for seat in draft.seats)
        is_single = draft.is_single and draft.told.status == "held" and {s.country for s in draft.seats} >= FIELD
        return is_single or draft.when is not None or draft.place is not None
    return not draft.back or draft.when is not None or draft.place is not None
