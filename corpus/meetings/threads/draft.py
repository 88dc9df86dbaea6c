"""What one clause says of one meeting, before it is known which one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.dates import EventMention
from corpus.meetings.cues import Cue
from corpus.meetings.seats import Seat
from corpus.meetings.status import Told
from corpus.meetings.where import Duration, Place, Words
from corpus.types import EventDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one clause says of one meeting, before it is known which one.

    ``start`` and ``end`` are those of the sentence, ``index`` its number. ``size``: 2 or 3 where the text says
    "bilateral" or "three-way". ``refers``: it speaks of a meeting told of before ("the talks"); ``may_start``: which
    may all the same be one not told of yet. ``back``: told as past beside the story ("the previous summit").
    ``office``: of the group at the table, where nobody is named. ``present``: the people whom the sentence names.
    ``is_single``: words such as "completed a second round of" tell of one meeting, though neither day nor place.
    """

    index: int
    start: int
    end: int
    cue: Cue
    seats: tuple[Seat, ...]
    size: int
    office: str | None
    present: tuple[Seat, ...]
    refers: bool
    back: bool
    may_start: bool
    told: Told | None
    status_span: tuple[int, int] | None
    when: EventMention | None
    place: Place | None
    venue: Words | None
    occasion: Words | None
    duration: Duration | None
    is_single: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it says when or where by itself."""
        return self.when is not None or (self.place is not None and self.place.city is not None)

    @property
    def event(self) -> EventDate | None:
        """The date of the clause."""
        return self.when.event if self.when else None


def length_only(last: Draft, index: int, start: int, end: int, duration: Duration) -> Draft:
    """A draft that tells only how long the meeting of ``last`` took."""
    return replace(
        last,
        index=index,
        start=start,
        end=end,
        duration=duration,
        told=None,
        status_span=None,
        when=None,
        place=None,
        venue=None,
        occasion=None,
    )
