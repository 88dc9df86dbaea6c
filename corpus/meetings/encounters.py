"""Meetings told by whom somebody saw, received, called in or, on a day of its own, told something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.dates import EventMention
from corpus.meetings.clause import Sentence
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.doers import doer_of
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import FIELD, LEADER_OFFICES, Party, Seat, is_table, joined_table
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.types import MeetingStatus
from corpus.types import Precision

_PEOPLE = ("persons",)
_MET = ("persons", "unknown", "counterpart")
_STOPS = ";。"
_NEVER_SUMMON = (*LEADER_OFFICES, "spokesperson")  # who speaks of an ambassador's being called in calls nobody in
_AUXILIARY = 24  # characters of the shape before a verb in which "was to" and "would" stand
_TOLD_BEFORE = 100  # characters before a sentence in which the ministry that 同省 means is named
_BY_PHONE = 35  # and after one in which "by telephone" stands


@dataclass(frozen=True, slots=True)
class Encounters:
    """Reads who saw whom, of named people and of ambassadors."""

    _scene: Scene

    def _pair_kind(self, text: str, end: int) -> CueKind:
        """A call, where a telephone stands before the end of the verb, or the article tells of calls."""
        verb = text[:end].rpartition(" ")[2]
        book = self._scene.book
        is_call = book.has("pair_phone", text[:end]) or self._scene.threads.speaks_on(verb, book)
        if "pair_phone_after" in book.named and book["pair_phone_after"].match(text, end):
            is_call = True  # "told him in a twenty-minute telephone conversation"
        return "phone" if is_call else "talks"

    def pairs(self, sentence: Sentence, focus: Seat | None) -> Iterator[Draft]:
        """Who saw, received, or on a day of its own told whom."""
        text = sentence.shape.text
        met = {country for party in sentence.parties if party.kind in _MET for country in party.countries}
        told_of = {focus.country} if focus is not None else set()
        grouped = any(party.kind == "group" for party in sentence.parties)
        if not met or (len(met | told_of) < len(FIELD) and not grouped) or self._scene.book.has("pair_not", text):
            return
        for name in ("pair_saw", "pair_told"):
            for found in self._scene.book[name].finditer(text):
                party = _beginning(sentence.parties, found.end("v"), found.end())
                subject = doer_of(self._scene, sentence, found.start(), focus) if party is not None else ()
                if party is None or not subject:
                    continue
                if name == "pair_told" and self._scene.book.has("met_others", text[: found.start()]):
                    continue  # "met business leaders on Wednesday and urged Abe"
                if countries(subject) & party.countries and len(countries(subject)) <= len(FIELD):
                    continue
                if self._scene.book["pair_stranger"].match(text, party.end) or self._is_appeal(text, found, party):
                    continue
                for partner in self._partners(sentence, party):
                    yield from self._seen(sentence, name, found, joined_table(subject, partner))

    def _is_appeal(self, text: str, found: re.Match[str], party: Party) -> bool:
        """Whether somebody is called on to do something."""
        book = self._scene.book
        return book.has("pair_appeals", found["v"]) and book["pair_appeal"].match(text, party.end) is not None

    def _seen(self, sentence: Sentence, name: str, found: re.Match[str], seats: tuple[Seat, ...]) -> Iterator[Draft]:
        """The meeting that the verb found tells of; nothing where it may have been said in public or from afar."""
        text, book = sentence.shape.text, self._scene.book
        start, end = found.span("v")
        cue = Cue(self._pair_kind(text, end), start, end, found["v"].lower(), is_verb=True)
        when = self._scene.when(sentence, cue)
        if when is None and name == "pair_told":
            when = self._day_of_speech(sentence, found, seats)
        words = self._scene.article.text[when.start : when.end] if when is not None else ""
        same = book["same_day"].search(text, end) if "same_day" in book.named and when is not None else None
        at = sentence.shape.place_of(when.start) if when is not None else 0
        if same is not None and not end <= at < same.start() and not book.has("same_day", words):
            when = None  # "saw him that day, before the summit of the following day"
        is_told = name == "pair_told" and not any(seat.office == "ambassador" for seat in seats)
        if is_told and (when is None or when.event.precision is not Precision.DAY):
            return
        if book.has("pair_asked", found["v"]) and not book.has("pair_somewhere", text):
            return
        is_planned = book.has("pair_planned", text[max(0, start - _AUXILIARY) : start])
        if when is None and not is_planned and not book.has("pair_earlier", text[:start]):
            when = self._scene.about_that_day(*sentence.shape.span(start, end))
        told = Told("planned" if is_planned else "held", start, end)
        yield self._scene.draft(sentence, cue, seats, told, when)

    def _day_of_speech(self, sentence: Sentence, found: re.Match[str], seats: tuple[Seat, ...]) -> EventMention | None:
        """The day right after the one spoken to, in English: "told Kang on Thursday"; none where three met."""
        book, text = self._scene.book, sentence.shape.text
        party = _beginning(sentence.parties, found.end("v"), found.end())
        if party is None or "day_of_speech" not in book.named:
            return None
        if any(countries(thread.seats) > countries(seats) for thread in self._scene.threads.threads):
            return None
        gap = book["day_of_speech"].match(text, party.end)
        starts = {sentence.shape.place_of(date.start): date for date in sentence.dates}
        return starts.get(gap.end()) if gap is not None else None

    def _partners(self, sentence: Sentence, party: Party) -> Iterator[tuple[Seat, ...]]:
        """The one met, with who of another country is named beside, and each further one of the same country apart."""
        text, book = sentence.shape.text, self._scene.book
        seats, last = party.seats, party
        apart: list[tuple[Seat, ...]] = []
        for other in sentence.parties:
            if other.start < last.end or other.kind not in _PEOPLE:
                continue
            if not book["passing_also"].fullmatch(text[last.end : other.start]):
                break
            if not other.countries & {seat.country for seat in seats}:
                seats = (*seats, *other.seats)
            else:
                apart.append(other.seats)
            last = other
        if "pair_more" in book.named and book["pair_more"].match(text, last.end):
            return  # one more is named there whom nobody knows
        each = "severally_after" in book.named and book["severally_after"].match(text, last.end) is not None
        if each and len({seat.country for seat in seats}) == len(seats) > 1:
            yield from ((seat,) for seat in seats)  # "saw A and B one after the other"
        else:
            yield seats
        yield from apart

    def both(self, sentence: Sentence) -> Iterator[Draft]:
        """Two named as one subject of a verb that tells of no meeting alone: "A and B were on the telephone"."""
        text = sentence.shape.text
        for match in self._scene.book["pair_both"].finditer(text):
            start, end = match.span("v")
            found = [p for p in sentence.parties if p.kind in _PEOPLE and match.start() < p.end and p.start < end]
            seats = tuple(seat for party in found for seat in party.seats)
            if not is_table(seats):
                continue
            told_by = min(len(text), end + _BY_PHONE)
            cue = Cue(self._pair_kind(text, told_by), start, end, match["v"].lower(), is_verb=True)
            when = self._scene.when(sentence, cue)
            yield self._scene.draft(sentence, cue, seats, Told("held", start, end), when)

    def meals(self, sentence: Sentence) -> Iterator[Draft]:
        """A meal that those who met had, or that somebody of either country gave for them."""
        text, book = sentence.shape.text, self._scene.book
        threads = self._scene.threads.threads
        if not threads or any(t.is_meal for t in threads) or self._scene.spoken_of(sentence) - FIELD:
            return
        table = threads[0].seats
        given = book["gave_meal"].search(text)
        match = given or (book["meal_noun"].search(text) if "meal_noun" in book.named else None)
        if match is None or countries(table) != FIELD:
            return
        start, end = match.span("v")
        seats = self._at_meal(sentence, table, start) if given else self._told_over_meal(sentence, table, end)
        if not seats:
            return
        cue = Cue("meal", start, end, match["v"].lower(), is_verb=True)
        is_planned = book.has("pair_planned", text[max(0, start - _AUXILIARY) : start])
        when = self._scene.when(sentence, cue) or self._scene.about_that_day(*sentence.shape.span(start, end))
        yield self._scene.draft(sentence, cue, seats, Told("planned" if is_planned else "held", start, end), when)

    def _told_over_meal(self, sentence: Sentence, table: tuple[Seat, ...], at: int) -> tuple[Seat, ...]:
        """The one who says something over a meal and the other country, else those of the article's own meeting."""
        near = [p for p in sentence.parties if p.kind in _PEOPLE and at <= p.start <= at + _BY_PHONE]
        named = [seat for party in near[:1] for seat in party.seats if seat.country in FIELD]
        if not named:
            return tuple(replace(seat, is_borrowed=True) for seat in table)
        others = sorted(FIELD - {seat.country for seat in named})
        return (*named, *(Seat(country=c, start=named[0].start, end=named[0].end, is_borrowed=True) for c in others))

    def _at_meal(self, sentence: Sentence, table: tuple[Seat, ...], at: int) -> tuple[Seat, ...]:
        """The one named right before the verb at that place, who is the host, and those of the other country."""
        before = [p for p in sentence.parties if p.kind in _PEOPLE and p.end <= at]
        if not before or len(before[-1].seats) != 1 or before[-1].seats[0].country not in FIELD:
            return ()
        if not self._scene.book["meal_gap"].fullmatch(sentence.shape.text[before[-1].end : at]):
            return ()
        host = before[-1].seats[0]
        return (host, *(replace(seat, is_borrowed=True) for seat in table if seat.country != host.country))

    def envoys(self, sentence: Sentence) -> Iterator[Draft]:
        """An ambassador told something, in Japanese or Korean: by whom the sentence is about, or who received him."""
        text, book = sentence.shape.text, self._scene.book
        if "told_envoy" not in book.named or book.has("summons_not", text):
            return
        people = [p for p in sentence.parties if p.kind in _PEOPLE and p.countries < FIELD]
        for subject, told in pairwise(people):
            seats = (*subject.seats, *told.seats)
            match = book["told_envoy"].match(text, told.end)
            if match is None or not is_table(seats) or sum(seat.office == "ambassador" for seat in seats) != 1:
                continue
            if not book["subject_particle"].match(text, subject.end) or book.has("pair_phone", text):
                continue
            cue = Cue("talks", *match.span("v"), match["v"], is_verb=True)
            when = self._scene.when(sentence, cue) or self._scene.about_that_day(*sentence.shape.span(*match.span("v")))
            yield self._scene.draft(sentence, cue, seats, Told("held", *match.span("v")), when)

    def summons(self, sentence: Sentence) -> Iterator[Draft]:
        """An ambassador called to the ministry: told of by the one who called, the one called, or neither's name."""
        text, book = sentence.shape.text, self._scene.book
        match = book["summons"].search(text)
        if match is None or self._scene.home != FIELD or book.has("summons_not", text):
            return
        if not book.has("envoy", self._scene.article.text[sentence.start : sentence.end]):
            return
        if self._scene.spoken_of(sentence) - FIELD or self._is_of_third(sentence):
            return
        start, end = match.span("v")
        cue = Cue("talks", start, end, match["v"].lower(), is_verb=True)
        stops = [i for i, letter in enumerate(text[:start]) if letter in _STOPS]
        first = stops[-1] if stops else 0
        people = [
            seat
            for party in sentence.parties
            if party.kind in _PEOPLE and first <= party.start
            for seat in party.seats
            if seat.country in FIELD and seat.office not in _NEVER_SUMMON
        ]
        own = {seat.country for seat in people if seat.office == "ambassador"}
        if len(people) > 1 and own == {seat.country for seat in people}:
            return  # a minister and his own ambassador
        seats: dict[str, Seat] = {}
        for seat in people:
            seats.setdefault(seat.country or "", seat)
        called = self._called_in(sentence)
        for country in FIELD - set(seats):
            office = "ambassador" if country == called else None
            seats[country] = Seat(
                country=country, office=office, start=sentence.start, end=sentence.start, is_borrowed=True
            )
        when = self._scene.when(sentence, cue)
        status: MeetingStatus = "planned" if book.has("summons_planned", text[end:]) else "held"
        yield self._scene.draft(sentence, cue, tuple(seats.values()), Told(status, start, end), when)

    def _called_in(self, sentence: Sentence) -> str | None:
        """Whose envoy the sentence tells to have been called in, where it names one country's alone."""
        words = self._scene.article.text[sentence.start : sentence.end]
        lands = [land for land in sorted(FIELD) if self._scene.book.has(f"envoy_{land.lower()}", words)]
        return lands[0] if len(lands) == 1 else None

    def _is_of_third(self, sentence: Sentence) -> bool:
        """Whether a third country's ministry, named there or just before, may be who calls in, in Japanese."""
        before = max(0, sentence.start - _TOLD_BEFORE)
        words = self._scene.article.text[before : sentence.end]
        return "third_ministry" in self._scene.book.named and self._scene.book.has("third_ministry", words)


def _beginning(parties: Sequence[Party], start: int, end: int) -> Party | None:
    """The one who can be met and whose phrase begins between these places of the shape."""
    return next((p for p in parties if start < p.start <= end and p.kind in _MET and p.countries), None)
