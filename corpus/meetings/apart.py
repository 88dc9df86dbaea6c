"""What keeps a clause from being of a meeting that only offices or countries fill: a round is no summit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.meetings.kinds import seat_level
from corpus.meetings.seats import Seat

if TYPE_CHECKING:
    from corpus.meetings.threads.draft import Draft
    from corpus.meetings.threads.thread import Thread


_BY_GOVERNMENTS = "協議"  # what leaders do not do: 日韓両政府は18日、東京で協議した


def is_of_others(thread: Thread, draft: Draft) -> bool:
    """Whether one is a round of officials (安全保障対話, 어업공동위원회) and the other a meeting of leaders."""
    if _is_by_governments(thread.drafts[0], thread.seats) and (draft.office == "leader" or _are_leaders(draft.seats)):
        return True
    if draft.is_dated and _is_by_governments(draft, draft.seats) and _are_leaders(thread.seats):
        return True
    if draft.cue.is_round and draft.seats and not draft.refers and not any(s.is_named or s.office for s in draft.seats):
        return all(seat_level(seat) == "leader" for seat in thread.seats)
    if not thread.drafts[0].cue.is_round or any(s.is_named or s.office for s in thread.seats):
        return False
    apart = not draft.cue.is_round and draft.index - thread.last > 1 and any(seat.is_named for seat in draft.seats)
    return apart or draft.office == "leader" or any(seat_level(seat) == "leader" for seat in draft.seats)


def _is_by_governments(draft: Draft, seats: Sequence[Seat]) -> bool:
    """Whether only governments are told to have consulted."""
    return draft.cue.word == _BY_GOVERNMENTS and bool(seats) and not any(s.is_named or s.office for s in seats)


def _are_leaders(seats: Sequence[Seat]) -> bool:
    return bool(seats) and all(seat_level(seat) == "leader" for seat in seats)


def is_of_nobody(thread: Thread, draft: Draft) -> bool:
    """Whether a dated meeting of offices alone is no match for somebody named whose office is not known."""
    strangers = any(seat.is_named and seat.office is None for seat in draft.seats)
    unnamed = all(not seat.is_named and seat.office is not None for seat in thread.seats)
    return strangers and unnamed and thread.when is not None and draft.event is None
