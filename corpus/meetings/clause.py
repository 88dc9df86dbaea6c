"""A sentence with all that has been read of it, and the clause of it that speaks of one meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import EventMention
from corpus.gazetteer import EntityMention
from corpus.meetings.cues import Cue
from corpus.meetings.seats import Party, Seat
from corpus.meetings.shapes import Shape
from corpus.meetings.where import Duration

_FAR_BEFORE, _FAR_BEFORE_ENGLISH = 60, 220  # characters of the shape from a length of time to its cue
_BESIDE = 12  # "a 50-minute informal meeting"
_BREAK = re.compile(r"[;。]|,\s+and\b|(?<!\b[A-Z])(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!\bH)(?<!\.[mE])\.\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number, its offsets in the article, its shape and what stands in it."""

    index: int
    start: int
    end: int
    shape: Shape
    parties: Sequence[Party]
    mentions: Sequence[EntityMention]
    dates: Sequence[EventMention]
    durations: Sequence[Duration]

    @property
    def people(self) -> tuple[Seat, ...]:
        """Everybody of the gazetteer whom the sentence names."""
        return tuple(seat for party in self.parties for seat in party.seats if seat.person_id)


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue and its surroundings: from the cue before it (``start`` in the shape) to the next one (``stop``)."""

    sentence: Sentence
    cue: Cue
    start: int
    stop: int

    @property
    def shape(self) -> Shape:
        """The shape of the whole sentence."""
        return self.sentence.shape

    def before(self, n: int) -> str:
        """The ``n`` characters of the shape before the cue."""
        return self.shape.text[max(0, self.cue.start - n) : self.cue.start]

    def duration(self, *, before_first: bool) -> Duration | None:
        """The length of time told of the cue: after it and before the next cue, or before it and after the last one.

        ``before_first``: where both are told, the one before counts, as the verb closes the clause.
        """
        cue, placed = self.cue, [(self.shape.place_of(d.start), d) for d in self.sentence.durations]
        inside = [d for at, d in placed if cue.start <= at < cue.end]
        after = inside or [d for at, d in placed if cue.end <= at < self.stop]
        before = [d for at, d in placed if self.start <= at and self.shape.place_of(d.end) <= cue.start][-1:]
        between = self.shape.text[self.shape.place_of(before[0].end) : cue.start] if before else ""
        near = len(between) < (_FAR_BEFORE if before_first else _FAR_BEFORE_ENGLISH)
        beside = len(between) <= _BESIDE
        if not near or _BREAK.search(between) or (self.start and not before_first and not beside):
            before = []
        ordered = [*before, *after] if before_first else [*after, *before]
        return ordered[0] if ordered else None
