"""What keeps a clause from being of a meeting that only offices or countries fill: a round is no summit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.meetings.kinds import seat_level

if TYPE_CHECKING:
    from corpus.meetings.threads import Draft, Thread


def is_of_others(thread: Thread, draft: Draft) -> bool:
    """Whether one is a round of officials (安全保障対話, 어업공동위원회) and the other a meeting of leaders."""
    if draft.cue.is_round and draft.seats and not draft.refers and not any(s.is_named or s.office for s in draft.seats):
        return all(seat_level(seat) == "leader" for seat in thread.seats)
    if not thread.drafts[0].cue.is_round or any(s.is_named or s.office for s in thread.seats):
        return False
    apart = not draft.cue.is_round and draft.index - thread.last > 1 and any(seat.is_named for seat in draft.seats)
    return apart or draft.office == "leader" or any(seat_level(seat) == "leader" for seat in draft.seats)


def is_of_nobody(thread: Thread, draft: Draft) -> bool:
    """Whether a dated meeting of offices alone is no match for somebody named whose office is not known."""
    strangers = any(seat.is_named and seat.office is None for seat in draft.seats)
    unnamed = all(not seat.is_named and seat.office is not None for seat in thread.seats)
    return strangers and unnamed and thread.when is not None and draft.event is None
