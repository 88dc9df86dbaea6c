"""What a clause says of one meeting: who sat there, when and where, and whether it came about."""

from __future__ import annotations

from dataclasses import replace

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.drafts.day import DayReader
from corpus.meetings.drafts.places import is_elsewhere, place_told, places_in
from corpus.meetings.drafts.status import StatusReader
from corpus.meetings.governments import governments_of, is_one_meeting
from corpus.meetings.plans import as_said
from corpus.meetings.pointing import may_start, refers
from corpus.meetings.scene import Scene
from corpus.meetings.seating import Seating
from corpus.meetings.seating.words import office_of, size_of
from corpus.meetings.seats import Seat
from corpus.meetings.status import Told
from corpus.meetings.tables.table import Table
from corpus.meetings.threads.draft import Draft
from corpus.meetings.topics import is_own_day, is_topic
from corpus.meetings.turns import is_regular
from corpus.meetings.when import is_apart

_DESCRIBED = 30  # characters of the shape before a meeting in which a clause of its own describes it
_NUMBER = 12  # characters of the shape before a meeting in which its level and its number stand: 국장급 제12차
_OLD = 45  # days after which a meeting is none that the news begins with
_HEADINGS = 2  # sentences with which the news begins
_RANKS = ("vm", "dg")  # who of a country holds such talks needs no name


class MeetingReader:
    """Reads what the clauses of one article say of one meeting each."""

    def __init__(self, scene: Scene, seating: Seating, *, is_diary: bool) -> None:
        self._scene, self._book, self._seating = scene, scene.book, seating
        self._days, self._status = DayReader(scene), StatusReader(scene, is_diary=is_diary)

    def start_sentence(self) -> None:
        """Forgets what only the sentence before tells."""
        self._status.start_sentence()

    def draft(self, clause: Clause, table: Table) -> Draft | None:
        """What the clause says of a meeting; ``None`` where it names nobody and points at nothing."""
        size, office = size_of(clause, self._book), office_of(clause, self._book)
        if self._is_only_spoken_of(clause):
            return None
        seats = self._seats(clause, table, size, office)
        seats = seats or self._of_another_day(clause, table)
        points = refers(clause, table, seats, self._book)
        if (not seats and (table.parties or not points)) or self._is_of_unknown(clause):
            return None
        when = self._days.day(clause)
        if when is not None and is_topic(clause, self._book) and not is_own_day(when, clause, self._book):
            when = None  # the day on which others talked of it
        told = self._status.told(clause, when, refers=points)
        if (
            told is None
            and "in_view" in self._book.named
            and self._book["in_view"].match(clause.shape.text, clause.cue.end)
        ):
            return None  # 首脳会談の後続措置を話し合った: whatever else is told, not of that meeting
        when = self._days.beside_status(when, told, clause)
        if is_regular(told, clause, when, self._book):
            return None
        when = self._days.of_unheld(when, told, clause)
        return self._drafted(clause, table, seats=seats, size=size, office=office, refers=points, told=told, when=when)

    def _seats(self, clause: Clause, table: Table, size: int, office: str | None) -> tuple[Seat, ...]:
        """Who sits there; where nobody is named, those whom "a summit" or a level of officials stands for."""
        seats = self._seating.seats(clause, table, size, office)
        if seats or table.parties:
            return seats
        if governments := governments_of(clause, self._scene.threads, office, self._book):
            return governments
        if office == "leader":
            seats = self._seating.unnamed.summit(clause, size)
        headed = self._scene.dating.heading(clause.sentence) is not None
        listed = headed and (office is not None or self._is_numbered(clause))
        if not seats and (listed or (office in _RANKS and self._book.language != "en")):
            seats = self._seating.unnamed.level(clause, office or "")
        return seats

    def _of_another_day(self, clause: Clause, table: Table) -> tuple[Seat, ...]:
        """The two countries, where a meeting of nobody named was or will be on a day of which none has been told.

        05年6月にソウルで開かれた第3回の会談, 13일 오후 다시 열리는 고위당국자회의.
        """
        text, start = clause.shape.text, clause.cue.start
        if self._book.language == "en" or table.parties or clause.cue.is_verb:
            return ()
        found = [
            match
            for name in ("held_described", "planned_described")
            if (match := self._book[name].search(text, max(0, start - _DESCRIBED), start)) is not None
        ]
        when = self._days.day(clause) if found else None
        if when is None or clause.shape.place_of(when.start) >= found[0].start():
            return ()
        days = (thread.when for thread in self._scene.threads.threads)
        if any(day is None or not is_apart(day, when.event) for day in days):
            return ()
        return self._seating.unnamed.level(clause, "")

    def _is_numbered(self, clause: Clause) -> bool:
        """Whether the words name one of a series by its number: 고위급 협의 4차 회의."""
        if "numbered_cue" not in self._book.named:
            return False
        words = clause.shape.text[max(0, clause.cue.start - _NUMBER) : clause.cue.end]
        return self._book.has("numbered_cue", words)

    def _is_only_spoken_of(self, clause: Clause) -> bool:
        """Whether a clause only says that none was held for long, or whom others met; in Korean also a judgment."""
        text, end = clause.shape.text, clause.cue.end
        if "long_unheld" in self._book.named and self._book["long_unheld"].match(text, end):
            return True
        if "of_delegation" in self._book.named and self._book["of_delegation"].match(text, end):
            return True
        if "commented" not in self._book.named:
            return False
        if self._book["never"].match(text, end):
            return True
        if clause.cue.is_verb:
            return False
        if self._book["unlikely"].match(text, end):
            return True
        is_told = self._book["held_described"].search(text, max(0, clause.cue.start - _DESCRIBED), clause.cue.start)
        return is_told is None and self._book["commented"].match(text, end) is not None

    def _is_of_unknown(self, clause: Clause) -> bool:
        """Whether the meeting is that of a holder of an office whom nobody named: "the President's meeting with"."""
        if clause.cue.is_verb or "office_owner" not in self._book.named:
            return False
        owner = self._book["office_owner"].search(clause.shape.text[: clause.cue.start])
        return owner is not None and any(
            party.kind in ("office", "level") and party.start <= owner.start() < party.end
            for party in clause.sentence.parties
        )

    def _drafted(
        self,
        clause: Clause,
        table: Table,
        *,
        seats: tuple[Seat, ...],
        size: int,
        office: str | None,
        refers: bool,
        told: Told | None,
        when: EventMention | None,
    ) -> Draft:
        sentence, cue = clause.sentence, clause.cue
        places = places_in(self._scene, sentence)
        is_of_talk = self._book.language != "en" and is_topic(clause, self._book)
        place = place_told(self._scene, clause, near=refers or is_of_talk)
        if self._scene.threads.speaks_on(cue.word, self._book) and (place is None or is_elsewhere(place, clause)):
            cue, place = replace(cue, kind="phone"), None
        headed = self._scene.dating.heading(sentence) is not None
        return Draft(
            index=sentence.index,
            start=sentence.start,
            end=sentence.end,
            cue=cue,
            seats=as_said(seats, sentence, cue, told, self._book.language),
            size=size,
            office=office,
            refers=refers,
            present=self._present(clause),
            back=self._is_long_past(when, told)
            or self._book.has("back", clause.before(60) + cue.word)
            or self._book.has("back_after", clause.shape.text[cue.end :]),
            may_start=headed or may_start(clause, table, self._book) or self._is_of_those_before(clause),
            told=told,
            status_span=clause.shape.span(told.start, told.end) if told else None,
            when=when,
            place=place,
            venue=places.venue_of(cue),
            occasion=places.occasion_of(cue),
            duration=clause.duration(before_first=self._book.language != "en"),
            is_single=is_one_meeting(clause, self._book),
        )

    def _present(self, clause: Clause) -> tuple[Seat, ...]:
        """Whom the sentence names beside the meeting; not those of a clause after it: 会談は29日に行われ、大統領は."""
        pattern, people = self._book.named.get("own_clause"), clause.sentence.people
        is_told = bool(self._scene.threads.threads)  # else it can only be theirs
        own = pattern.match(clause.shape.text, clause.cue.end) if pattern is not None and is_told else None
        end = clause.shape.at[own.end()] if own is not None else clause.sentence.end
        return tuple(seat for seat in people if seat.start < end)

    def _is_long_past(self, when: EventMention | None, told: Told | None) -> bool:
        """Whether Japanese news tells of a meeting of months ago, which is not the one that it begins with."""
        on, article = self._scene.on, self._scene.article
        if self._book.language != "ja" or article.brief_id is not None or on is None or when is None:
            return False
        news = self._scene.threads.threads[:1]
        is_told = bool(news) and news[0].when is None and news[0].drafts[0].index < _HEADINGS
        return is_told and told is not None and told.status == "held" and (on - when.event.latest_on).days > _OLD

    def _is_of_those_before(self, clause: Clause) -> bool:
        """Whether a Korean text calls "the talks" those of the two whom alone the sentence before names."""
        return self._book.language == "ko" and self._scene.threads.antecedents.names_two(clause.sentence.index)
