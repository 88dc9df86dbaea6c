"""The meeting before, which "since" dates: "the first since they met in Lima last November"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.dates import EventMention
from corpus.meetings.asides import is_comment, is_of_meeting, is_of_others_since, is_outcome
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.drafts.places import places_in
from corpus.meetings.scene import Scene
from corpus.meetings.seats import Seat, is_table
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.turns import is_when_they_met, untold_by
from corpus.meetings.when import DateReader
from corpus.types import Precision

_FACE = 14  # characters of the shape after "since" in which it is said to be that of a meeting face to face


class SinceReader:
    """Tells the meeting of a clause and the one before it apart."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._book = scene, scene.book

    def drafts(self, clause: Clause, draft: Draft) -> Iterator[Draft]:
        """The draft, and the meeting before it that "since" dates; one not held "since" then has that stretch."""
        sentence = clause.sentence
        since = DateReader(sentence.shape, sentence.dates, self._book).since(draft.cue)
        if self._scene.dating.is_ahead(since):
            since = None  # 9일 정상회의 이후 별도의 회담을 연다: none that is over
        if since is not None and draft.seats and self._is_the_last(since, clause):
            yield replace(self._last_one(sentence, draft, since), seats=draft.seats)
        elif since is not None and is_of_others_since(since, draft, clause, self._book):
            yield draft
        elif draft.seats and is_comment(clause, draft.seats, self._scene.threads, self._book):
            if since is not None and since.event.precision in (Precision.DAY, Precision.MONTH):
                yield self._last_one(sentence, draft, since)
        elif since is None or is_outcome(since, draft, clause, self._book) or self._is_of_the_next(since, clause):
            yield draft
        elif not draft.seats:
            if not self._book.has("of_since", clause.shape.text[clause.cue.end :]):  # else of the one before
                yield untold_by(since, draft, clause, self._book)
        elif draft.told is not None and draft.told.status == "not-held":
            yield replace(draft, when=self._scene.dating.stretch(since), place=None)
        else:
            draft = self._not_by_since(draft, since, clause)
            yield replace(draft, place=None) if draft.when is None else draft
            if since.event.precision in (Precision.DAY, Precision.MONTH) and is_of_meeting(since, clause, self._book):
                yield self._last_one(sentence, draft, since)

    def _not_by_since(self, draft: Draft, since: EventMention, clause: Clause) -> Draft:
        """The draft, without a status that the one before has in Korean: 협의는 29일 개최된 이후 20일 만이다."""
        if self._book.language != "ko" or draft.told is None or draft.told.status != "held":
            return draft
        closes = self._book["since_after"].match(clause.shape.text[clause.shape.place_of(since.end) :])
        end = clause.shape.place_of(since.end) + closes.end() if closes else 0
        is_by_it = clause.shape.place_of(since.start) <= draft.told.start < end
        return replace(draft, told=None, status_span=None) if is_by_it else draft

    def _is_the_last(self, since: EventMention, clause: Clause) -> bool:
        """Whether the day of "since" is that of the very meeting which the clause tells of."""
        return self._is_last_then(since, clause) or is_when_they_met(since, clause, self._book)

    def _is_last_then(self, since: EventMention, clause: Clause) -> bool:
        """Whether none has been held since: 전략대화는 2014년 10월을 마지막으로 열리지 못했다."""
        if "last_then" not in self._book.named:
            return False
        end = clause.shape.place_of(since.end)
        return clause.cue.end <= end and self._book["last_then"].match(clause.shape.text[end:]) is not None

    def _is_of_the_next(self, since: EventMention, clause: Clause) -> bool:
        """Whether "since" tells of the next word's meeting: 日中韓サミットに合わせ、首脳会談は2018年9月以来."""
        between = clause.shape.text[clause.stop : clause.shape.place_of(since.start)]
        return self._book.has("next_topic", between)

    def _since_whom(self, sentence: Sentence, since: EventMention) -> tuple[Seat, ...]:
        """Who sat at the meeting that "since" dates, where it says so: 2012年5月の野田佳彦、李明博両氏以来."""
        end = sentence.shape.place_of(since.end)
        match = self._book["since_whom"].match(sentence.shape.text, end) if "since_whom" in self._book.named else None
        if match is None:
            return ()
        return tuple(s for p in sentence.parties if end <= p.start < match.end() for s in p.seats if s.is_named)

    def _last_one(self, sentence: Sentence, draft: Draft, since: EventMention) -> Draft:
        """The meeting before this one: in the same offices, where and when "since" tells."""
        places = places_in(self._scene, sentence)
        beside = replace(draft.cue, start=sentence.shape.place_of(since.start), end=sentence.shape.place_of(since.end))
        told = Told("held", beside.start, beside.end)
        whom = self._since_whom(sentence, since)
        is_face = self._book.has("since_face", sentence.shape.text[beside.end : beside.end + _FACE])
        return replace(
            draft,
            cue=replace(draft.cue, kind="talks") if is_face else draft.cue,
            seats=whom if is_table(whom) else tuple(replace(seat, is_borrowed=True) for seat in draft.seats),
            refers=False,
            back=True,
            told=told,
            status_span=(since.start, since.end),
            when=since,
            place=places.place_of(beside, 0, len(sentence.shape.text), near=False),
            venue=None,
            occasion=places.occasion_of(beside) or places.occasion_since(),
            duration=None,
        )
