"""What a story as a whole tells of its main meeting: the rank that only the headline names, and its own day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.gazetteer import Gazetteer
from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.threads.thread import Thread, is_day
from corpus.meetings.where import dateline_places
from corpus.types import Article, EventDate

_LEDE = 3  # sentences in which a story tells what its news is
_ONE_DAY = timedelta(days=1)
_AHEAD = ("planned", "proposed")


class Story:
    """One article: its headline and dateline, and its sentences as they were read."""

    def __init__(self, article: Article, gazetteer: Gazetteer, book: CueBook, sentences: Sequence[Sentence]) -> None:
        self._article, self._gazetteer, self._book, self._sentences = article, gazetteer, book, sentences

    def settle(self, threads: Sequence[Thread]) -> None:
        """Ranks the main meeting by the headline, and gives the story's day to what its news was told after."""
        if threads and self._is_summit(threads[0]):
            threads[0].seats = tuple(replace(seat, office="leader") for seat in threads[0].seats)
        for thread in threads:
            if thread.when is None and self._is_of_today(thread):
                thread.when = self._day()

    def _is_summit(self, main: Thread) -> bool:
        """Whether the talks that two governments mean to hold are those that the headline calls a summit.

        Of talks that were held the headline may name a summit that is still to come.
        """
        is_ahead = main.status is not None and main.status.status in _AHEAD
        is_in_lede = bool(main.drafts) and main.drafts[0].index < _LEDE and not main.is_call
        if not is_ahead or not is_in_lede or any(seat.is_named or seat.office for seat in main.seats):
            return False
        headline = self._article.headline or ""
        return self._book.has("leaders_cue", headline.lower()) and not self._book.has("ahead_of_summit", headline)

    def _is_of_today(self, thread: Thread) -> bool:
        """Whether somebody spoke to the press right after it in the city that the story is datelined."""
        is_held = thread.status is not None and thread.status.status == "held"
        if not is_held or thread.place is None or thread.place.city is None:
            return False
        if thread.place.place_id not in dateline_places(self._article, self._gazetteer):
            return False
        drafts = (draft for draft in thread.drafts if not draft.back)
        return any(self._book.has("spoke_after", self._sentences[draft.index].shape.text) for draft in drafts)

    def _day(self) -> EventDate | None:
        """The day that the opening tells its news of, where it is that of publication or the one before."""
        published = self._article.published
        if published is None:
            return None
        days = (date for sentence in self._sentences[:_LEDE] for date in sentence.dates if not date.is_name)
        news = (d.event for d in days if is_day(d.event) and d.event.basis != "dateline")
        near = (e for e in news if published.earliest_on - _ONE_DAY <= e.earliest_on <= published.latest_on)
        return next(near, None)
