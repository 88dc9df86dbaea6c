"""Which of a sentence's dates is the meeting's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates import EventMention
from corpus.dates.context import in_quotation
from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.shapes import Shape
from corpus.types import EventDate, Precision

_STAMP = re.compile(r"[ \u3000]*\(?(?:\d{1,2}時\d{1,2}分|\d{1,2}:\d{2})\)?[ \u3000]*(?:\n|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOME_TIME = 200  # what puts a date by the clock of home behind every other one
_AFTER = 20  # a Japanese or Korean clause has its date before the verb
_PAPER = 40  # characters before a date in which "a telegram of" stands
_OWNER = 8  # characters before a date in which whose deed it is of stands
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
        is_beside = "margins_of" in self.book.named and self.book.has("margins_of", self.shape.text[: cue.start])
        ranked = sorted(
            (not start <= self.shape.place_of(mention.start) < stop, rank, i)
            for i, mention in enumerate(self.dates)
            if (rank := self._rank(mention, cue)) is not None and not self._is_of_the_cue_before(mention, cue, start)
            if not self._is_of_the_next(mention, cue, stop)
            if not (is_beside and mention.event.precision is Precision.DAY) or self._is_past(mention, cue)
        )
        return self._with_alternative(ranked[0][2]) if ranked else None

    def _is_past(self, mention: EventMention, cue: Cue) -> bool:
        """Whether the date stands after the cue."""
        return self.shape.place_of(mention.start) >= cue.end

    def _is_of_the_cue_before(self, mention: EventMention, cue: Cue, start: int) -> bool:
        """Whether the date closes the clause of another cue: "telephoned Ban only the next day, and the call with"."""
        begin, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        if not 0 < start <= begin < cue.start or "next_clause" not in self.book.named:
            return False
        after, before = self.shape.text[end : cue.start], self.shape.text[start:begin]
        is_next = "and_met" in self.book.named and self.book["and_met"].fullmatch(after) is not None
        if is_next and any(self.shape.place_of(other.start) >= cue.end for other in self.dates):
            return True  # "met B on Monday and C on Tuesday"
        return self.book.has("next_clause", after) and not self.book.has("next_clause", before)

    def _is_of_the_next(self, mention: EventMention, cue: Cue, stop: int) -> bool:
        """Whether it is the date of another cue, of a clause or a noun of its own.

        会談、対話を年内に再開へ; "consultations with Hayashi and a summit scheduled on Sunday".
        """
        is_past = self.shape.place_of(mention.start) >= stop
        if self.book.language == "en" and is_past and self._has_partner_too(mention, cue, stop):
            return True
        if self.book.language == "en" and not cue.is_verb and is_past:
            another = self.book.has("and_another", self.shape.text[cue.end : stop])
            return another or is_front(self.shape.text, cue, self.book)
        if self.book.language != "ja" or cue.is_verb or not self.shape.text.startswith("、", cue.end):
            return False
        between = self.shape.text[cue.end + 1 : self.shape.place_of(mention.start)]
        return is_past or any(particle in between for particle in "をがはも")

    def _has_partner_too(self, mention: EventMention, cue: Cue, stop: int) -> bool:
        """Whether the next cue has a partner of its own before the date: "will meet A, and hold talks with B on"."""
        text = self.shape.text
        is_named = self.book["own_partner"].match(text, cue.end, stop) and "," in text[cue.end : stop]
        return bool(is_named) and self.book.has("next_partner", text[stop : self.shape.place_of(mention.start)])

    def _with_alternative(self, i: int) -> EventMention:
        """The date, or the stretch from the first to the second of "the 16th or 17th"."""
        for first, second in ((i - 1, i), (i, i + 1)):
            if first < 0 or second >= len(self.dates):
                continue
            a, b = self.dates[first], self.dates[second]
            between = self.shape.text[self.shape.place_of(a.end) : self.shape.place_of(b.start)]
            is_stretch = self.book.has("both_days", between) and self._are_next(a.event, b.event)
            if is_stretch or self.book.has("either", between):
                first_on, last_on = sorted((a.event.earliest_on, b.event.latest_on))
                event = replace(a.event, earliest_on=first_on, latest_on=last_on, precision=Precision.RANGE)
                return EventMention(a.start, b.end, event)
        return self.dates[i]

    def _are_next(self, first: EventDate, second: EventDate) -> bool:
        """Whether a day follows the other, so that one meeting lasted two days, not two were held: 21日と22日に."""
        is_twice = "twice" in self.book.named and self.book.has("twice", self.shape.text)
        return not is_twice and (second.earliest_on - first.latest_on).days == 1

    def conceded(self, cue: Cue, stop: int) -> EventMention | None:
        """The day of a chance let pass: "will not meet, even though both will be in New York next week"."""
        for mention in self.dates:
            start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
            if cue.end <= start < stop and self.book.has("concession", self.shape.text[cue.end : start]):
                return None if self.is_of_speech(start, end) or mention.is_name else mention
        return None

    def _rank(self, mention: EventMention, cue: Cue) -> int | None:
        """How far the date is from the cue, ``None`` when it belongs to something else."""
        start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        if mention.is_name or mention.event.basis == "dateline":
            return None
        if cue.end <= start and self._is_of_putting_out(start, end):
            return None
        if self._is_of_something_else(mention, cue) or self._is_of_other_deed(start, end, cue):
            return None
        text = self.shape.text
        if self.book.has("paper_of", text[max(0, start - _PAPER) : start]):
            return None
        if self.book.has("next_day", text[start:end]) and not self.book.has("clause_end", text[cue.end : start]):
            right_on = "right_on" in self.book.named and self.book["right_on"].fullmatch(text, cue.end, start)
            return (None if not right_on else start - cue.end) if start >= cue.end else 0
        if mention.event.precision is Precision.YEAR and self.book.has("year_of", text[max(0, start - _PAPER) : start]):
            return None
        if self._is_of_announcing(start, end, cue):
            return None
        if start >= cue.end:
            between, penalty = text[cue.end : start], _AFTER * (self.book.language != "en")
        elif end <= cue.start:
            between, penalty = self._before(text[end : cue.start]), self.book.language == "en"
        else:
            return 0 if cue.start <= start and end <= cue.end else None
        if start < cue.start and self.book.has("aside", text[:start]) and "," in between:
            return None
        if len(between) > _FAR or self._apart(between, after=start >= cue.end):
            return None
        return len(between) + 5 * penalty + _HOME_TIME * self._is_home_time(start, end)

    def _is_of_announcing(self, start: int, end: int, cue: Cue) -> bool:
        """Whether the meeting was announced that day: "announced a summit on Monday"."""
        if start >= cue.end:
            return self.book.has("announced_cue", self.shape.text[: cue.start])
        return end <= cue.start and self.book.has("announced_before", self.shape.text[:start])

    def _is_of_putting_out(self, start: int, end: int) -> bool:
        """Whether a record or a report was put out that day: it is all that its line has, or closes it as a stamp."""
        text = self.shape.text
        if _STAMP.match(text, end):
            return True
        return text[:start].rstrip(" \u3000").endswith("\n") and text[end:].lstrip(" \u3000")[:1] in ("", "\n")

    def _is_of_other_deed(self, start: int, end: int, cue: Cue) -> bool:
        """Whether it is the day of what stands right before it, or on which somebody spoke before the clause."""
        if "deed_day" not in self.book.named or end > cue.start:
            return False
        text = self.shape.text
        back = self.book["came_back"].search(text, 0, cue.start)
        if back is not None and back.start() < start < back.end():
            return True
        return self.book.has("deed_day", text[max(0, start - _PAPER) : end]) or (
            self.book.has("speaking_day", text[:start]) and "," in text[end : cue.start]
        )

    def _is_told_once_more(self, end: int) -> bool:
        """Whether the same day is told by another word right after: 翌日の11月23日, 유예 다음날인 오늘."""
        link = self.book["once_more"].match(self.shape.text, end)
        return link is not None and any(self.shape.place_of(other.start) == link.end() for other in self.dates)

    def _is_of_something_else(self, mention: EventMention, cue: Cue) -> bool:
        """Whether the date is of speech, of a "since", in brackets, or only quoted."""
        start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        if self._is_only_quoted(start, cue) or self._is_of_quoting(end, cue) or self.is_of_comment(mention, cue):
            return True
        if self.is_of_speech(start, end) and not self._is_all_told(end, cue):
            return True
        before = self.shape.text[max(0, start - _FAR) : start]
        if "judged_day" in self.book.named and self.book.has("judged_day", before):
            return True
        if self.book.language != "en" and self._is_told_once_more(end):
            return True
        if self.book.language == "ja" and self._is_of_other_clause(mention, cue):
            return True
        if "other_talks" in self.book.named and self._is_of_other_talks(start, end, cue):
            return True
        if self.book.language == "ko" and self._is_of_deed(start, end):
            return True
        return self._is_since(mention) or self._is_aside(start)

    def _is_of_deed(self, start: int, end: int) -> bool:
        """Whether the day is that of what somebody did, which is talked about, or which broke talks off, in Korean.

        북한의 전날 미사일 발사에 대해 협의했다; 2019년 수출 규제 등으로 관계가 악화되면서 중단됐다.
        """
        text = self.shape.text
        if self.book.has("deed_owner", text[max(0, start - _OWNER) : start]) and self.book["deed_after"].match(
            text, end
        ):
            return True
        return self.book["cause_after"].match(text, end) is not None

    def _is_of_other_clause(self, mention: EventMention, cue: Cue) -> bool:
        """Whether a month or year is that of what came before, or the date one after the cue's verb.

        昨年10月の判決のあと; 話し合い、5月に2回目を開くことで合意した.
        """
        text, start, end = self.shape.text, self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        if cue.is_verb and start >= cue.end and text.startswith("、", cue.end):
            return True
        is_long = mention.event.precision is not Precision.DAY
        return is_long and self.book["after_event"].match(text, end) is not None

    def _is_of_other_talks(self, start: int, end: int, cue: Cue) -> bool:
        """Whether it is the day of other talks: those right after it, or those of the clause that it closes.

        康外相から、12日の米朝首脳会談の結果を聞いた; 会談は29日に行われ、南北首脳会談について話し合った.
        """
        text = self.shape.text
        other = self.book["other_talks"].match(text, end)
        if other is not None and not (cue.start < other.end("n") and other.start("n") < cue.end):
            return True
        if cue.start < end or not self.book.has("told_talks", text[max(0, start - _PAPER) : start]):
            return False
        told = self.book["told_then"].match(text, end)
        return told is not None and cue.start >= told.end()

    def _is_of_quoting(self, end: int, cue: Cue) -> bool:
        """Whether somebody said that day what tells of the meeting: 首相は4日、「会談を行いたい」と述べた."""
        said = self.book["says_so"].match(self.shape.text, end) if "says_so" in self.book.named else None
        if said is None or cue.start < said.end():
            return False
        return not any(mark in self.shape.text[said.end() : cue.start] for mark in "」』”")

    def is_of_comment(self, mention: EventMention, cue: Cue) -> bool:
        """Whether somebody spoke of the meeting that day: 官房長官は14日、首脳会談について「未定だ」と述べた."""
        start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        if "commented_on" not in self.book.named or cue.is_verb or cue.start < end:
            return False
        is_of_subject = self.book.has("day_of_subject", self.shape.text[max(0, start - _OWNER) : start])
        return is_of_subject and self.book["commented_on"].match(self.shape.text, cue.end) is not None

    def _is_all_told(self, end: int, cue: Cue) -> bool:
        """Whether the sentence ends on the meeting, so that nothing was said that day: 外交当局は18日、協議した."""
        if "all_told" not in self.book.named or end > cue.start:
            return False
        if self.book["not_date_after"].match(self.shape.text, end):
            return False
        return self.book["all_told"].match(self.shape.text, cue.end) is not None

    def _is_only_quoted(self, start: int, cue: Cue) -> bool:
        """Whether the date is of what was said at the meeting, not of the meeting: 회담에서 “연내에 만나자”고 했다."""
        text = self.shape.text
        if not in_quotation(text, start) or in_quotation(text, cue.start):
            return False
        return "asked_about" not in self.book.named or self.book["asked_about"].match(text, cue.end) is None

    def _is_aside(self, start: int) -> bool:
        """Whether the date stands in brackets beside another: "On February 12 (7 a.m. on February 13 in Tokyo)"."""
        if self.book.has("local_before", self.shape.text[:start]):
            return False  # 5月31日午前1時半(現地時間5月30日): the day is that of the place
        return self._is_in_brackets(start) and any(
            not self._is_in_brackets(self.shape.place_of(other.start)) for other in self.dates
        )

    def _is_in_brackets(self, place: int) -> bool:
        opened, closed = (max(self.shape.text.rfind(mark, 0, place) for mark in marks) for marks in ("(（", ")）"))
        return opened > closed

    def _is_home_time(self, start: int, end: int) -> bool:
        """Whether the date is that in Tokyo or Seoul of a meeting elsewhere: 日本時間15日."""
        before, after = self.shape.text[max(0, start - 20) : start], self.shape.text[end : end + 40]
        later = self.book["home_time_after"].match(after) is not None
        return later or self.book.has("home_time_before", before)

    def _before(self, between: str) -> str:
        """What stands between a date and a cue after it, without relative clauses and the cue's own verb."""
        for name in ("relative", "own_verb"):
            between = self.book[name].sub("", between) if name in self.book.named else between
        return between

    def since(self, cue: Cue) -> EventMention | None:
        """The date in "the first since 15 February 2020", which is the day of the meeting before."""
        fronted = "since_fronted" in self.book.named and self.book.has("since_fronted", self.shape.text)
        after = self.shape.at[cue.end] if self.book.language == "en" and not fronted else 0
        since = (m for m in self.dates if m.start >= after and not m.is_name and self._is_since(m))
        return next(since, None)

    def _is_since(self, mention: EventMention) -> bool:
        start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        before, after = self.shape.text[max(0, start - 60) : start], self.shape.text[end : end + 40]
        return self.book.has("since_before", before) or self.book.has("since_after", after)

    def _apart(self, between: str, *, after: bool) -> bool:
        return self.book["apart_after" if after else "apart_before"].search(between) is not None

    def is_of_speech(self, start: int, end: int) -> bool:
        """Whether the date is that of saying or reporting, or the far end of "since" and "until"."""
        before, after = self.shape.text[max(0, start - 40) : start], self.shape.text[end : end + 200]
        is_to_come = "to_come" in self.book.named and self.book.has("to_come", self.shape.text[start : end + 1])
        if not is_to_come and self.book["not_date_before"].search(before):
            return True
        from_hour = self.book.has("clock_end", self.shape.text[start:end]) and self.book.has("clock_from", after)
        return self.book["not_date_after"].match(after) is not None and not from_hour


def is_front(text: str, cue: Cue, book: CueBook) -> bool:
    """Whether an English sentence begins with the meeting at which it then says what was said or done."""
    if cue.is_verb or "talks_front" not in book.named or not book["talks_front"].match(text[: cue.start]):
        return False
    return book["talks_front_end"].match(text, cue.end) is not None


def is_apart(first: EventDate, second: EventDate) -> bool:
    """Whether the days of two dates have none in common."""
    return first.latest_on < second.earliest_on or second.latest_on < first.earliest_on


def in_order(headings: Sequence[EventMention], text: str) -> dict[int, EventMention]:
    """The days at the heads of a chronology's paragraphs, by start; one later than the next is of the year before.

    A day that ``text`` tells with its year stays: the newest entry may stand first.
    """
    placed: dict[int, EventMention] = {}
    following: date | None = None
    for mention in reversed(headings):
        event = mention.event
        is_open = _YEAR.match(text, mention.start) is None
        while following is not None and is_open and event.earliest_on > following:
            first, last = year_before(event.earliest_on), year_before(event.latest_on)
            event = replace(event, earliest_on=first, latest_on=last)
        following = event.earliest_on
        placed[mention.start] = replace(mention, event=event)
    return placed


def year_before(day: date) -> date:
    """The same day of the year before; the last of February where that year has no such day."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
