"""Which of a sentence's dates is the meeting's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import EventMention
from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.shapes import Shape

_FAR = 140  # characters of the shape between a cue and its date


@dataclass(frozen=True, slots=True)
class DateReader:
    """Chooses the date of a cue among the dates of its sentence."""

    shape: Shape
    dates: Sequence[EventMention]
    book: CueBook

    def date_of(self, cue: Cue, start: int, stop: int) -> EventMention | None:
        """The date that belongs to the cue: the nearest that no clause, verb of speech or "since" keeps apart.

        One between the cues before and after (``start`` and ``stop`` in the shape) comes first.
        """
        ranked = sorted(
            (not start <= self.shape.place_of(mention.start) < stop, rank, i)
            for i, mention in enumerate(self.dates)
            if (rank := self._rank(mention, cue)) is not None
        )
        return self.dates[ranked[0][2]] if ranked else None

    def _rank(self, mention: EventMention, cue: Cue) -> int | None:
        """How far the date is from the cue, ``None`` when it belongs to something else."""
        start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        if mention.is_name or self.is_of_speech(start, end) or self._is_since(mention):
            return None
        text = self.shape.text
        if self.book.has("next_day", text[start:end]) and not self.book.has("clause_end", text[cue.end : start]):
            return None if start >= cue.end else 0
        if start >= cue.end:
            between, penalty = text[cue.end : start], 0
        elif end <= cue.start:
            between, penalty = text[end : cue.start], self.book.language == "en"
        else:
            return None
        if start < cue.start and self.book.has("aside", text[:start]) and "," in between:
            return None
        if len(between) > _FAR or self._apart(between, after=start >= cue.end):
            return None
        return len(between) + 5 * penalty

    def since(self) -> EventMention | None:
        """The date in "the first since 15 February 2020", which is the day of the meeting before."""
        return next((mention for mention in self.dates if not mention.is_name and self._is_since(mention)), None)

    def _is_since(self, mention: EventMention) -> bool:
        start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        before, after = self.shape.text[max(0, start - 60) : start], self.shape.text[end : end + 40]
        return self.book.has("since_before", before) or self.book.has("since_after", after)

    def _apart(self, between: str, *, after: bool) -> bool:
        return self.book["apart_after" if after else "apart_before"].search(between) is not None

    def is_of_speech(self, start: int, end: int) -> bool:
        """Whether the date is that of saying or reporting, or the far end of "since" and "until"."""
        before, after = self.shape.text[max(0, start - 40) : start], self.shape.text[end : end + 200]
        return self.book["not_date_before"].search(before) is not None or (
            self.book["not_date_after"].match(after) is not None
        )
