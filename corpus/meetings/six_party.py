"""Sessions of the Six-Party Talks: "The six-party talks opened on Thursday", 6カ国協議は26日、北京で開幕した.

Six governments sat there, whom no sentence names; one session lasts for days, so that its opening and its close are
one meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from corpus.dates import EventMention
from corpus.dates.context import in_quotation
from corpus.meetings.clause import Sentence
from corpus.meetings.cues import Cue
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import Seat
from corpus.meetings.shapes import Shape
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.types import MeetingStatus
from corpus.types import EventDate, Precision

_ID = "six-party-talks"
_SIX = ("CN", "JP", "KP", "KR", "RU", "US")
_SESSION = timedelta(days=14)  # no session lasted longer
_FORMS: tuple[tuple[str, MeetingStatus], ...] = (("six_party_held", "held"), ("six_party_planned", "planned"))


@dataclass(frozen=True, slots=True)
class SixParty:
    """Reads the sessions of one article."""

    _scene: Scene

    def add(self, sentences: Sequence[Sentence]) -> None:
        """Takes in each session whose day a sentence tells, after all other meetings."""
        for sentence in sentences:
            for draft in self._drafts(sentence):
                if not self._is_told(draft):
                    self._scene.threads.start(draft)

    def _drafts(self, sentence: Sentence) -> Iterator[Draft]:
        shape, book = sentence.shape, self._scene.book
        if not sentence.dates or all(m.entity_id != _ID for names in shape.names.values() for m in names):
            return
        for name, status in _FORMS:
            for match in book[name].finditer(shape.text):
                if not _is_theirs(shape, match.start("g")) or in_quotation(shape.text, match.start("g")):
                    continue
                if book.has("six_party_some", shape.text[: match.start("g")]):
                    continue
                cue = Cue("talks", match.start("g"), match.end("g"), match["g"], is_verb=False)
                when = self._day(sentence, cue)
                told = Told(status, match.start("v"), match.end("v"))
                if when is None or self._scene.dating.is_ahead(when) != (status == "planned"):
                    continue
                at = shape.at[cue.start]
                seats = tuple(Seat(country=land, start=at, end=at) for land in _SIX)
                yield self._scene.draft(sentence, cue, seats, told, when)

    def _day(self, sentence: Sentence, cue: Cue) -> EventMention | None:
        when = self._scene.when(sentence, cue)
        fine = (Precision.DAY, Precision.MONTH, Precision.RANGE)
        return when if when is not None and when.event.precision in fine else None

    def _is_told(self, draft: Draft) -> bool:
        """Whether the article told of that session: its opening, where this is its close."""
        days = [t.when for t in self._scene.threads.threads if countries(t.seats) == set(_SIX) and t.when is not None]
        return draft.event is not None and any(_is_one(day, draft.event) for day in days)


def _is_theirs(shape: Shape, at: int) -> bool:
    return any(mention.entity_id == _ID for mention in shape.names.get(at, ()))


def _is_one(first: EventDate, second: EventDate) -> bool:
    """Whether days are near enough to be those of one session."""
    return first.earliest_on - _SESSION <= second.latest_on and second.earliest_on - _SESSION <= first.latest_on
