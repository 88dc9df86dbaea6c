"""Talks that one government seeks with another, told by the countries alone: "Tokyo asked Seoul for consultations".

Nobody is named, nor a day or a place; what is told is the wish, or that the other government turned it down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates.context import in_quotation
from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import PLACEHOLDERS
from corpus.meetings.cues import Cue
from corpus.meetings.scene import Scene
from corpus.meetings.seats import FIELD, Seat
from corpus.meetings.shapes import countries_of
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.types import MeetingStatus

_STATUSES: dict[str, MeetingStatus] = {"proposed": "proposed", "not-held": "not-held"}
_BEFORE = 60  # characters of the shape before a wish in which "if" and "the paper urged" stand
_FEWEST = 2  # countries


@dataclass(frozen=True, slots=True)
class Sought:
    """Reads the talks that a sentence says are sought."""

    _scene: Scene

    def told(self, sentence: Sentence) -> Iterator[Draft]:
        """The first wish for talks of two governments in the sentence, Japan's or South Korea's among them."""
        text, book = sentence.shape.text, self._scene.book
        if text.count(PLACEHOLDERS["C"]) < _FEWEST or not book.has("sought_any", sentence.shape.folded):
            return
        for told_as, pattern in book.sought:
            match = pattern.search(text)
            if match is None or in_quotation(text, match.start("v")):
                continue
            if book.has("sought_not", text[max(0, match.start() - _BEFORE) : match.end()]):
                continue
            seats = self._seats(sentence, match)
            if seats:
                start, end = match.span("v")
                cue = Cue("talks", start, end, match["v"].lower(), is_verb=False)
                told = Told(_STATUSES[told_as], start, end)
                yield self._scene.draft(sentence, cue, seats, told, None, is_ahead=told_as == "proposed", near=True)
                return

    def _seats(self, sentence: Sentence, match: re.Match[str]) -> tuple[Seat, ...]:
        """The two governments, in the office that the word for the talks tells."""
        book, names = self._scene.book, sentence.shape.names
        lands = [countries_of(names.get(match.start(name), ()), book, self._scene.country_of) for name in "ab"]
        here = {land for found in lands for land in found}
        if any(len(found) != 1 for found in lands) or len(here) != _FEWEST or not here & FIELD:
            return ()
        at = sentence.shape.at[match.start("v")]
        office = "leader" if book.has("passing_leaders", match["v"]) else None
        return tuple(Seat(country=land, office=office, start=at, end=at, is_borrowed=True) for land in sorted(here))
