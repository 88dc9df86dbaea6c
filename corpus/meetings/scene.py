"""What all readers of meetings that are only named know of the article, and the draft that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.dates import EventMention
from corpus.gazetteer import Gazetteer
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.dating import Dating
from corpus.meetings.plans import as_said
from corpus.meetings.seats import FIELD, Seat
from corpus.meetings.shapes import countries_of
from corpus.meetings.status import Told
from corpus.meetings.threads import Threads
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread
from corpus.meetings.topics import is_own_day, is_topic
from corpus.meetings.where import Duration, PlaceReader
from corpus.types import Article, EventDate, Precision

_PREPOSITION = 8  # characters of the shape before a country in which what makes it a place stands
_LEDE = 2  # sentences in which news is told first
_NEWS = 7  # days for which it is news
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article and what was read of it; ``on`` is the day that it is told on.

    ``home``: the countries whose meetings it tells of where it names none. ``is_of_both``: it tells of a meeting, or
    names people of both countries in one sentence.
    """

    article: Article
    gazetteer: Gazetteer
    book: CueBook
    threads: Threads
    dating: Dating
    country_of: Mapping[str, str]
    on: date | None
    home: frozenset[str] = FIELD
    is_of_both: bool = False

    def draft(
        self,
        sentence: Sentence,
        cue: Cue,
        seats: tuple[Seat, ...],
        told: Told,
        when: EventMention | None,
        *,
        phrase: tuple[int, int] | None = None,
        is_ahead: bool = False,
        near: bool = True,
    ) -> Draft:
        """A meeting that the sentence names; ``is_ahead``: talks to be held that nothing else is told of.

        ``near``: only a city right beside the cue is theirs.

        ``phrase``: the places in the shape of the words that name it, its city among them.
        """
        text = self.article.text
        places = PlaceReader(self.gazetteer, text, sentence.shape, sentence.mentions, self.book)
        inside = (i for i in range(*phrase or (0, 0)) if sentence.shape.text[i] == PLACEHOLDERS["L"])
        within = next((place for i in inside if (place := places.place_at(i)) is not None), None)
        return Draft(
            index=sentence.index,
            start=sentence.start,
            end=sentence.end,
            cue=cue,
            seats=as_said(seats, sentence, cue, told, self.book.language),
            size=0,
            office=None,
            refers=False,
            present=(),
            back=True,
            may_start=is_ahead,
            told=told,
            status_span=sentence.shape.span(told.start, told.end),
            when=when,
            place=within or places.place_of(cue, 0, len(sentence.shape.text), near=near),
            venue=None,
            occasion=None,
            duration=self._duration(sentence, cue) if cue.is_verb and told.status == "held" else None,
        )

    def when(self, sentence: Sentence, cue: Cue) -> EventMention | None:
        """The day of the cue, wherever in the sentence it stands."""
        clause = self._clause(sentence, cue)
        when = self.dating.when(clause)
        if when is None or cue.is_verb or self.book.language != "en" or not is_topic(clause, self.book):
            return when
        return when if is_own_day(when, clause, self.book) else None

    def _duration(self, sentence: Sentence, cue: Cue) -> Duration | None:
        text = sentence.shape.text
        stop = text.find(";", cue.end)  # what comes after it is told of something else
        clause = Clause(sentence, cue, 0, stop if stop >= 0 else len(text))
        return clause.duration(before_first=self.book.language != "en")

    def _clause(self, sentence: Sentence, cue: Cue) -> Clause:
        return Clause(sentence, cue, 0, len(sentence.shape.text))

    def about_that_day(self, start: int, end: int) -> EventMention | None:
        """The day of the story and those beside it: when somebody "also saw" somebody, or "then called on" him.

        It rests on the words from ``start`` to ``end`` in the article, which tell no day of their own.
        """
        event = self.article.happened or self.threads.main_day()
        if event is None or event.precision is not Precision.DAY:
            return None
        first, last = event.earliest_on - _ONE_DAY, event.latest_on + _ONE_DAY
        event = replace(event, earliest_on=first, latest_on=last, precision=Precision.RANGE, basis="inferred")
        return EventMention(start, end, event)

    def days_of(self, thread: Thread) -> EventDate | None:
        """The days of a meeting; of one that the article begins with, held on no day told, those before the article.

        A brief is told later than what it tells of, so its undated meetings stay undated.
        """
        is_news = thread.when is None and self.on is not None and self.article.brief_id is None
        if not is_news or self.on is None or thread.status is None or thread.status.status != "held":
            return thread.when
        if thread.drafts[0].index > _LEDE or thread.drafts[0].back:
            return None
        first = self.on - timedelta(days=_NEWS)
        return EventDate(first, self.on, Precision.RANGE, "inferred")

    def spoken_of(self, sentence: Sentence, *, places: bool = False) -> set[str]:
        """The countries that the sentence names, in whatever part; as a place only with ``places``."""
        shape = sentence.shape
        return {
            country
            for i, group in shape.names.items()
            if shape.text[i] == PLACEHOLDERS["C"]
            if places or not self.book.has("place_only", shape.text[max(0, i - _PREPOSITION) : i])
            for country in countries_of(group, self.book, self.country_of)
        }


def countries(seats: Sequence[Seat]) -> frozenset[str]:
    """The countries that sit there, as far as they are known."""
    return frozenset(seat.country for seat in seats if seat.country)
