"""Plans of "the two" (両氏, 양측): the phrase itself tells in Japanese and Korean who means to meet.

Records whose people stand in other sentences only are left out as guesses (`cluster`). Of what is said to be held half
of those were wrong, of plans none: whoever reports a plan says whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.meetings.clause import Sentence
from corpus.meetings.seats import Seat
from corpus.meetings.status import Told

_AHEAD = ("planned", "proposed")


def as_said(seats: Sequence[Seat], sentence: Sentence, told: Told | None, language: str) -> tuple[Seat, ...]:
    """The seats of a plan; those told of before rest on the words of this sentence that stand for them, if any do."""
    groups = [party for party in sentence.parties if party.kind == "group"]
    if language == "en" or told is None or told.status not in _AHEAD or not groups:
        return tuple(seats)
    start, end = sentence.shape.span(groups[0].start, groups[0].end)
    return tuple(replace(seat, start=start, end=end) if seat.is_borrowed else seat for seat in seats)
