"""Whether those whom a contact seats act for a government, and are who their names say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.gazetteer import Gazetteer, Tenure
from corpus.meetings.contact.english_words import ContactWords
from corpus.meetings.scene import Scene
from corpus.meetings.seats import Seat

_CAPITALIZED = re.compile(r"\b[A-Z]\w+")
_TITLE = 40  # characters before a name in which "former" stands
_NEAR_NAME = 60  # and around one in which an office stands
_NEAR = timedelta(days=731)  # from an office that the gazetteer knows to one that it may not


@dataclass(frozen=True, slots=True)
class Officials:
    """What one article and the gazetteer tell of the offices of those named in it."""

    scene: Scene
    words: ContactWords

    def are_all(self, seats: Sequence[Seat], on: date | None) -> bool:
        """Whether all act for a government on a day, of whom none is called "former"."""
        text = self.scene.article.text
        if self.words.has("envoy", text):
            return True
        is_former = any(
            self.words.has("former", text[max(0, s.start - _TITLE) : s.start])
            or self.words["former_after"].match(text, s.end)
            for s in seats
        )
        return not is_former and all(
            _is_official(seat, self.scene.gazetteer, on) or self._is_titled(seat) for seat in seats
        )

    def _is_titled(self, seat: Seat) -> bool:
        """Whether somebody whom the gazetteer lacks is called an official: "his counterpart Dong Jun"."""
        near = self.scene.article.text[max(0, seat.start - _NEAR_NAME) : seat.end + _NEAR_NAME]
        return seat.person_id is None and self.words.has("titled", near)

    def is_namesake(self, seat: Seat) -> bool:
        """Whether more stands behind the surname than that person is called: "Prime Minister Lee Hsien Loong"."""
        if seat.person_id is None:
            return False
        words = _CAPITALIZED.findall(self.scene.article.text[seat.start : seat.end])
        names = self.scene.gazetteer.entity(seat.person_id).names["en"]
        own = {part for name in names for part in re.split(r"[\s-]", name.casefold())}
        last = words[-1].casefold() if words else ""
        return last not in own and any(word.casefold() in own for word in words[:-1])


def _is_official(seat: Seat, gazetteer: Gazetteer, on: date | None) -> bool:
    """Whether somebody acts for a government: in an office on the day or two years from it, or nobody knows."""
    if seat.office is not None or seat.person_id is None:
        return seat.office is not None or not seat.is_named
    tenures = gazetteer.entity(seat.person_id).offices
    return not tenures or on is None or any(_is_near(tenure, on) for tenure in tenures)


def _is_near(tenure: Tenure, on: date) -> bool:
    begins_later = tenure.start is not None and tenure.start.earliest_on > on + _NEAR
    ended_before = tenure.end is not None and tenure.end.latest_on < on - _NEAR
    return not begins_later and not ended_before
