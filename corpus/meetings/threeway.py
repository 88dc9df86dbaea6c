"""Summits of three countries that a sentence wishes for or prepares: "to support a three-way summit with China"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates.context import in_quotation
from corpus.meetings.clause import Sentence
from corpus.meetings.cues import Cue
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import FIELD, Seat, offices_agree
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.types import MeetingStatus

_THIRD = frozenset({"CN", "US"})  # with whom the two hold summits of three
_WINDOW = 70  # characters of the shape between the noun and what tells of its coming about
_EACH = 24  # and after one in which "every year" stands
_STATUSES: tuple[tuple[str, MeetingStatus], ...] = (("proposed", "proposed"), ("planned", "planned"))


@dataclass(frozen=True, slots=True)
class Threeway:
    """Reads the summits of three that a sentence looks forward to."""

    _scene: Scene

    def told(self, sentence: Sentence) -> Iterator[Draft]:
        """Each such summit, filled by its countries and by leaders; nothing where the article tells of it already."""
        text, book = sentence.shape.text, self._scene.book
        if "three_summit" not in book.named or not self._scene.home >= FIELD:
            return
        for match in book["three_summit"].finditer(text):
            start, end = match.span()
            status = self._status(text, start, end)
            sides = self._sides(sentence)
            if book.has("each_year", text[end : end + _EACH]):
                continue
            if status is None or not sides or in_quotation(text, start) or self._is_told_of(sides):
                continue
            at = sentence.shape.at[start]
            seats = tuple(Seat(country=c, office="leader", start=at, end=at, is_borrowed=True) for c in sorted(sides))
            cue = Cue("talks", start, end, match[0].lower(), is_verb=False)
            when = self._scene.when(sentence, cue)
            yield self._scene.draft(sentence, cue, seats, Told(status, start, end), when, is_ahead=True)

    def _status(self, text: str, start: int, end: int) -> MeetingStatus | None:
        book = self._scene.book
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        for name, status in _STATUSES:
            if book.has(f"three_{name}_before", before) or book.has(f"three_{name}_after", after):
                return status
        return None

    def _sides(self, sentence: Sentence) -> frozenset[str]:
        """The three countries: the third one is named in the sentence, else it is that of the article."""
        named = {c for p in sentence.parties for c in p.countries} | self._scene.spoken_of(sentence)
        third = (named - FIELD) & _THIRD
        known = [s for t in self._scene.threads.threads if len(s := countries(t.seats)) == len(FIELD) + 1 and s > FIELD]
        if len(third) == 1 and named <= FIELD | third:
            return FIELD | third
        return known[0] if known and not third and named <= FIELD else frozenset()

    def _is_told_of(self, sides: frozenset[str]) -> bool:
        """Whether the article tells of a summit of these three that is still to come, or was on no day told."""
        for thread in self._scene.threads.threads:
            at_table = countries(thread.seats) == sides and all(offices_agree(s.office, "leader") for s in thread.seats)
            is_held = thread.status is not None and thread.status.status == "held"
            if at_table and not (is_held and thread.when is not None):
                return True
        return False
