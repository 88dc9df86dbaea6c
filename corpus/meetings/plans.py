"""Plans of "the two" (両氏, 양측): the phrase itself tells in Japanese and Korean who means to meet.

Records whose people stand in other sentences only are left out as guesses (`cluster`). Of what is said to be held half
of those were wrong, of plans none: whoever reports a plan says whose it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.meetings.clause import Sentence
from corpus.meetings.cues import Cue
from corpus.meetings.seats import Party, Seat
from corpus.meetings.status import Told

_AHEAD = ("planned", "proposed")


def as_said(seats: Sequence[Seat], sentence: Sentence, cue: Cue, told: Told | None, language: str) -> tuple[Seat, ...]:
    """The seats of a plan; those told of before rest on what stands for them here: the phrase, or the noun alone."""
    if language == "en" or told is None or told.status not in _AHEAD:
        return tuple(seats)
    said: Party | Cue = next((party for party in sentence.parties if party.kind == "group"), cue)
    start, end = sentence.shape.span(said.start, said.end)
    return tuple(replace(seat, start=start, end=end) if seat.is_borrowed else seat for seat in seats)
