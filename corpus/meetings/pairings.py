"""Talks of each with each of the others, told after a meeting of three: "held bilateral talks with one another"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from corpus.meetings.clause import Sentence
from corpus.meetings.cues import Cue
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import Seat
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.types import MeetingStatus

_THREE = 3
_AUXILIARY = 40  # characters of the shape before the verb in which "will" stands


@dataclass(frozen=True, slots=True)
class Pairings:
    """Reads that those who met as three met in pairs, too."""

    _scene: Scene

    def told(self, sentence: Sentence) -> Iterator[Draft]:
        """A meeting of each pair of the three who sat at the table told of last."""
        text, book = sentence.shape.text, self._scene.book
        match = book["each_with_each"].search(text) if "each_with_each" in book.named else None
        if match is None:
            return
        seats = self._three(sentence)
        start, end = match.span("v")
        before = text[max(0, match.start() - _AUXILIARY) : end]
        if not seats or book.has("each_not", before):
            return
        status: MeetingStatus = "planned" if book.has("each_planned", before) else "held"
        cue = Cue("talks", start, end, match["v"].lower(), is_verb=True)
        when = self._scene.when(sentence, cue)
        at, until = sentence.shape.span(start, end)  # the words themselves tell that it was each of them
        for pair in combinations(seats, 2):
            here = tuple(replace(seat, start=at, end=until) for seat in pair)
            yield self._scene.draft(sentence, cue, here, Told(status, start, end), when)

    def _three(self, sentence: Sentence) -> tuple[Seat, ...]:
        """One seat of each of the three; those named count before those told by their office alone."""
        tables = [t for t in self._scene.threads.threads if len(countries(t.seats)) == _THREE]
        if not tables or self._scene.spoken_of(sentence) - countries(tables[-1].seats):
            return ()
        lands = {seat.country: seat for seat in sorted(tables[-1].seats, key=lambda seat: seat.is_named)}
        return tuple(lands.values())
