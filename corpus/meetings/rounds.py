"""Rounds of talks below the leaders that a sentence tells of without names: a dialogue, a committee, section chiefs.

The two governments are those that the sentence names, else those whom the article is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates.context import in_quotation
from corpus.meetings.clause import Sentence
from corpus.meetings.cues import Cue, CueKind, overlaps
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import FIELD, Seat, is_table
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.types import MeetingStatus
from corpus.types import Precision

_BELOW = ("vm", "dg", "working", "conference", "finm", "trade", "fm", "dm")  # who holds rounds without being named
_BESIDE = 14  # characters of the shape before a round in which what it is of stands
_STATUSES: dict[str, MeetingStatus] = {"held": "held", "planned": "planned", "not-held": "not-held"}


@dataclass(frozen=True, slots=True)
class Rounds:
    """Reads the rounds that a sentence tells of."""

    _scene: Scene

    def told(self, sentence: Sentence) -> Iterator[Draft]:
        """Each round whose coming about the sentence tells, filled by the countries and the rank alone."""
        text, book = sentence.shape.text, self._scene.book
        if not book.rounds or not book.has("round_any", text):
            return
        taken: list[tuple[int, int]] = []
        for told_as, pattern in book.rounds:
            for match in pattern.finditer(text):
                start, end = match.span()
                if overlaps((start, end), taken):
                    continue
                if in_quotation(text, match.start("f")) or book.has("round_not", text[max(0, start - _BESIDE) : end]):
                    continue
                draft = self._round(sentence, match, _STATUSES[told_as])
                if draft is not None:
                    taken.append((start, end))
                    yield draft

    def _round(self, sentence: Sentence, match: re.Match[str], status: MeetingStatus) -> Draft | None:
        """The round that the words tell of; nothing where neither its day nor its place is told."""
        book, text = self._scene.book, sentence.shape.text
        start = match.start("f")
        kind: CueKind = "video" if book.has("round_video", text[match.start() :]) else "talks"
        cue = Cue(kind, start, match.end("v"), match["f"].lower(), is_verb=True)
        when = self._scene.when(sentence, cue)
        if when is not None and when.event.precision is Precision.YEAR and status != "held":
            when = None
        if when is not None and match.start("v") < start and sentence.shape.place_of(when.start) < match.start("v"):
            when = None if status == "not-held" else when  # the day on which it was put off
        seats = self._seats(sentence, match)
        if not is_table(seats):
            return None
        told = Told(status, *match.span("v"))
        draft = self._scene.draft(sentence, cue, seats, told, when, is_ahead=status != "held", near=False)
        is_placed = draft.place is not None and draft.place.city is not None
        is_ranked = book.has("round_ranked", match["f"]) and status != "held"
        return draft if when is not None or is_placed or is_ranked else None

    def _seats(self, sentence: Sentence, match: re.Match[str]) -> tuple[Seat, ...]:
        """The countries that the words name, else those of the article; nothing where the sentence tells of others."""
        book, scene = self._scene.book, self._scene
        named = {c for p in sentence.parties if match.start() <= p.start < match.end() for c in p.countries}
        spoken = scene.spoken_of(sentence)
        people = {c for p in sentence.parties if p.kind in ("persons", "unknown") for c in p.countries}
        sides = frozenset(named) if len(named) > 1 else scene.home
        three = [t for thread in scene.threads.threads if len(t := countries(thread.seats)) == len(FIELD) + 1]
        if book.has("passing_three", match[0]):
            sides = sides if len(sides) > len(FIELD) else three[0] if three else frozenset()
        elif len(sides) > len(FIELD) and len(named) <= len(FIELD):
            return ()
        if len(named) < len(FIELD) and not (spoken | people) <= sides:
            return ()
        if not sides >= FIELD:
            return ()
        at = sentence.shape.at[match.start("f")]
        office = self._office(sentence, match)
        if office not in _BELOW:
            return ()
        return tuple(Seat(country=c, office=office, start=at, end=at, is_borrowed=True) for c in sorted(sides))

    def _office(self, sentence: Sentence, match: re.Match[str]) -> str | None:
        """The rank that the words for the round tell, by an office or by a part of a word; officials where none."""
        names = sentence.shape.names
        held = [names[i][0].entity_id for i in range(*match.span("f")) if i in names and names[i][0].kind == "office"]
        if held:
            return held[0]
        ranks, words = self._scene.book.tables["round_ranks"], match["f"].lower()
        return next((office for word, office in ranks.items() if word in words), "working")
