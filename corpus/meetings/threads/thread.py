"""One meeting of an article, growing as the sentences tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.meetings.seats import Seat, joined_table
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.where import Place
from corpus.types import EventDate, Precision

_BESIDE = 1  # sentences from a meeting on no day to what was said at it on one
_RANK = {"proposed": 0, "planned": 1, "held": 2, "not-held": 3}


@dataclass(slots=True)
class Thread:
    """One meeting of the article, growing as the sentences tell of it."""

    seats: tuple[Seat, ...]
    drafts: list[Draft] = field(default_factory=list)
    status: Told | None = None
    when: EventDate | None = None
    place: Place | None = None
    is_call: bool = False
    is_meal: bool = False

    def add(self, draft: Draft) -> None:
        """Takes in what the draft says; the finer date and the city count."""
        self.seats = joined_table(self.seats, draft.seats) if draft.seats else self.seats
        self.drafts.append(draft)
        if draft.event is not None and _is_finer(draft.event, self.when):
            self.when = draft.event
        if draft.place is not None and (self.place is None or (draft.place.city and not self.place.city)):
            self.place = draft.place
        if draft.told is not None and (self.status is None or _outranks(draft.told, self.status)):
            self.status = draft.told

    def was_read(self, index: int, start: int, end: int) -> bool:
        """Whether these very words of that sentence were read, as telling who met here, not only of "the talks"."""
        here = (draft.cue for draft in self.drafts if draft.index == index and not draft.refers)
        return any(cue.start < end and start < cue.end for cue in here)

    def lend_day(self, draft: Draft) -> None:
        """Takes the day of what was said at a meeting told of right there on no day: "agreed Sunday", "told him on"."""
        is_held = all(told is not None and told.status == "held" for told in (self.status, draft.told))
        if is_held and self.when is None and is_day(draft.event) and abs(self.drafts[0].index - draft.index) <= _BESIDE:
            self.when = draft.event

    @property
    def last(self) -> int:
        """The number of the sentence that spoke of it last."""
        return self.drafts[-1].index if self.drafts else -1


def _outranks(new: Told, old: Told) -> bool:
    if new.is_adjective and old.firm and old.status == "proposed":
        return False
    return new.firm and (not old.firm or _RANK[new.status] > _RANK[old.status])


def _is_finer(new: EventDate, old: EventDate | None) -> bool:
    if old is None:
        return True
    inside = old.earliest_on <= new.earliest_on and new.latest_on <= old.latest_on
    return inside and (new.latest_on - new.earliest_on) < (old.latest_on - old.earliest_on)


def is_day(when: EventDate | None) -> bool:
    """Whether the date is one known day."""
    return when is not None and when.precision is Precision.DAY
