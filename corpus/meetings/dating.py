"""The day of a clause's meeting, by its own date or by what the article has told."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.dates import EventMention
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.headings import days_of_heads
from corpus.meetings.status import Told
from corpus.meetings.threads import Threads
from corpus.meetings.when import DateReader, in_order
from corpus.sentences import paragraph_spans
from corpus.types import Article, Precision

_BARE_DAY = re.compile(r"\d{1,2}[日일]")
_BARE_MONTH = re.compile(r"\d{1,2}\s?[月월]|[A-Z][a-z]+")
_ONE_DAY = timedelta(days=1)
_NEAR = 40  # characters from a month to the bare day of it in the sentence after
_LAST_SURE = 28  # a day that every month has
_WEEKDAY = re.compile(r"[\s,:.]*(?:\(?[A-Z][a-z]+(?:day|\.)?\)?)?[\s:.]*")  # after a date that is a line
_SENTENCE = re.compile(r"^\(?\d+[.)]\s|[.!?][\"”’)]*\s*$")  # of a list's end
_BULLET = re.compile(r"[▲▼△▽◇◆■□○●▶▷・·•※【〈＜<\[\s-]*")  # before the day of an entry


class Dating:
    """Dates the clauses of one article; ``on`` is the day that the article is told on."""

    def __init__(
        self,
        article: Article,
        dates: Sequence[EventMention],
        threads: Threads,
        book: CueBook,
        on: date | None,
        *,
        is_diary: bool = False,
        diary_day: EventMention | None = None,
    ) -> None:
        self._is_diary, self._diary_day, self._dates = is_diary, diary_day, dates
        self._article, self._threads, self._book, self._on = article, threads, book, on
        self._paragraphs = [start for start, _ in paragraph_spans(article.text)]
        self._heads = [_BULLET.match(article.text, start).end() for start in self._paragraphs]  # type: ignore[union-attr]
        spans = paragraph_spans(article.text) if book.language == "en" else ()
        self._lists = _days_of_lists(article.text, spans, dates)
        heads = set(self._heads)
        headed = [d for d in dates if d.start in heads and book["heading"].match(article.text, d.end)]
        self._headings = in_order(headed, article.text)
        if on is None and book.language == "en":
            named = days_of_heads(article.text, self._heads, article.headline)
            self._headings = {mention.start: mention for mention in named} | self._headings

    def when(self, clause: Clause) -> EventMention | None:
        """The clause's date, else the day at the head of a chronology's paragraph."""
        found = DateReader(clause.shape, clause.sentence.dates, self._book).date_of(
            clause.cue, clause.start, clause.stop
        )
        found = None if found is not None and self._is_of_the_purpose(found, clause) else found
        named = {date.event.earliest_on for date in clause.sentence.dates if date is not found}
        is_clear = found is not None and found.event.earliest_on in named  # "on Nov. 15, the same day he saw"
        found = None if found is not None and not is_clear and self._is_vague(found) else found
        if found is None and self._book.has("day_before", clause.shape.text[clause.cue.end : clause.stop]):
            return self._day_before(self.heading(clause.sentence))
        if found is not None and self._book.language == "ko":
            found = self._of_the_story(self._in_month_told(found), clause)
        return self._of_year(found or self.heading(clause.sentence), clause.sentence)

    def _in_month_told(self, when: EventMention) -> EventMention:
        """The date, where a bare day follows a sentence that tells of a month gone by: 9월에 뿌려졌다. 7일 …에서."""
        text, mine = self._article.text, when.event.earliest_on
        if not _BARE_DAY.fullmatch(text, when.start, when.end) or mine.day > _LAST_SURE:
            return when
        before = [d for d in self._dates if d.end <= when.start][-1:]
        if not before or before[0].event.precision is not Precision.MONTH or before[0].event.latest_on >= mine:
            return when
        between = text[before[0].end : when.start]
        if len(between) > _NEAR or not between.endswith(". "):
            return when
        day = before[0].event.earliest_on.replace(day=mine.day)
        return replace(when, event=replace(when.event, earliest_on=day, latest_on=day))

    def _of_the_story(self, when: EventMention, clause: Clause) -> EventMention:
        """The date, where 이날 follows a day yet to come but tells of what was done: the day of the story."""
        words = self._article.text[when.start : when.end]
        is_past = self._book.has("this_day", words) and self._book.has("ends_past", clause.shape.text)
        if self._on is None or not is_past or not self.is_ahead(when):
            return when
        day = self._threads.main_day()
        on = day.earliest_on if day is not None and day.earliest_on <= self._on else self._on
        return replace(when, event=replace(when.event, earliest_on=on, latest_on=on))

    def _is_of_the_purpose(self, when: EventMention, clause: Clause) -> bool:
        """Whether the day is that of what is done for the sake of the meeting: 24일 회담을 위해 출국했다."""
        shape, cue = clause.shape, clause.cue
        if self._article.brief_id is not None or "purpose" not in self._book.named:
            return False
        if not self._book["purpose"].match(shape.text, cue.end):
            return False
        return shape.place_of(when.start) >= cue.end or self.is_that_day(when)

    def _day_before(self, heading: EventMention | None) -> EventMention | None:
        """The day before that of the entry: "They had talked the evening before"."""
        if heading is None:
            return None
        first, last = heading.event.earliest_on - _ONE_DAY, heading.event.latest_on - _ONE_DAY
        return replace(heading, event=replace(heading.event, earliest_on=first, latest_on=last))

    def heading(self, sentence: Sentence) -> EventMention | None:
        """The day at the head of the paragraph, as chronologies have it: "May 7, 2023: Kishida flies to Seoul".

        In a diary a day holds until the next one that heads a paragraph; without any, the diary is of one day.
        """
        i = bisect.bisect_right(self._paragraphs, sentence.start) - 1
        if self._is_diary:
            days = (self._headings.get(head) for head in reversed(self._heads[: i + 1]))
            return next((day for day in days if day is not None), self._diary_day)
        if i < 0:
            return None
        return self._headings.get(self._heads[i]) or self._lists.get(self._paragraphs[i])

    def _is_vague(self, when: EventMention) -> bool:
        """Whether "the same day" may be the day of the story or one told of in passing."""
        words = self._article.text[when.start : when.end]
        if self._book.has("same_month", words):  # nobody calls the running month the same one
            return self._on is not None and when.event.earliest_on <= self._on <= when.event.latest_on
        if not self._book.has("same_day", words):
            return False
        main = self._threads.main_day()
        return main is not None and main.earliest_on != when.event.earliest_on

    def _of_year(self, when: EventMention | None, sentence: Sentence) -> EventMention | None:
        """The date, in the year that the order of a chronology's days gives its heading."""
        heading = self.heading(sentence)
        if when is None or heading is None:
            return when
        first, mine = heading.event.earliest_on, when.event.earliest_on
        if _BARE_DAY.fullmatch(self._article.text, when.start, when.end) and first.day <= mine.day:
            day = first.replace(day=mine.day) if mine.day <= _LAST_SURE else None
            return replace(when, event=replace(when.event, earliest_on=day, latest_on=day)) if day else heading
        is_same = (first.month, first.day) == (mine.month, mine.day)
        return replace(when, event=heading.event) if is_same else when

    def is_ahead(self, when: EventMention | None, *, any_length: bool = False) -> bool:
        """Whether the day is later than that of the article, so that nothing can have been held on it.

        ``any_length``: or month or the like, but for one named without its year, which may as well be last year's.
        """
        if when is None or self._on is None or self._article.brief_id is not None:
            return False
        is_sure = any_length and _BARE_MONTH.match(self._article.text, when.start) is None
        return (when.event.precision is Precision.DAY or is_sure) and when.event.earliest_on > self._on

    def is_that_day(self, when: EventMention | None) -> bool:
        """Whether the day is the article's own, on which what is told of may be over or still to come."""
        return when is not None and self._on is not None and when.event.earliest_on == when.event.latest_on == self._on

    def told_by_day(self, cue: Cue, when: EventMention | None, before: str) -> Told | None:
        """What the day tells where no verb does: past meetings were held, later ones are planned.

        ``before`` is the sentence up to the cue. A brief is told later than its event, so a later day is to come only
        where the words say so.
        """
        if when is None or self._on is None:
            return None
        past = when.event.latest_on <= self._on
        if not past and when.event.earliest_on < self._on and when.event.precision is Precision.MONTH:
            return None
        if not past and self._article.brief_id is not None and not self._book.has("ahead_then", before):
            return None
        return Told("held" if past else "planned", cue.start, cue.end, firm=False)

    def stretch(self, since: EventMention) -> EventMention | None:
        """The days from a "since" to the day of the article."""
        first_on = since.event.earliest_on
        if self._on is None or self._on < first_on:
            return None
        return replace(since, event=replace(since.event, latest_on=self._on, precision=Precision.RANGE))


def _days_of_lists(
    text: str, paragraphs: Sequence[tuple[int, int]], dates: Sequence[EventMention]
) -> dict[int, EventMention]:
    """The day of each entry of a list, by the entry's start: that of the line above it that is a day alone.

    "May 29 (Monday)", then "Arrival in Seoul", "Talks between …"; a line that is a sentence or a number ends the list.
    """
    found: dict[int, EventMention] = {}
    day: EventMention | None = None
    by_start = {date.start: date for date in dates if date.event.precision is Precision.DAY}
    for start, end in paragraphs:
        alone = by_start.get(start)
        if alone is not None and _WEEKDAY.fullmatch(text, alone.end, end):
            day = alone
        elif day is not None and _SENTENCE.search(text, start, end):
            day = None
        elif day is not None:
            found[start] = day
    return found
