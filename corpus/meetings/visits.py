"""Visits that imply talks: a leader or a minister who goes to the other country, is invited there or does not go.

Who goes to the other's country in office sits down with the host of the same office; where the sentence tells another
purpose, such as a gathering of many countries, a funeral or the Olympics, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from corpus.dates import EventMention
from corpus.dates.context import in_quotation
from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import PLACEHOLDERS, shared_table
from corpus.meetings.cues import Cue, overlaps
from corpus.meetings.doers import doer_of
from corpus.meetings.holders import held_in
from corpus.meetings.scene import Scene
from corpus.meetings.seats import FIELD, LEADER_OFFICES, Seat, seats_agree
from corpus.meetings.shapes import countries_of
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread
from corpus.meetings.types import MeetingStatus
from corpus.meetings.when import is_apart
from corpus.types import Precision

_VISITING = ("leader", "fm", "dm")  # whose visits are made to their counterparts
_STAY = timedelta(days=1)  # from the day of an arrival to that of the talks, at most
_NEAR = timedelta(days=4)  # a visit and talks of the same people within so many days are one
_BEFORE = 16  # characters of the shape before a visit in which its purpose may stand
_LONG_AGO = 150  # days
_STATUSES: dict[str, MeetingStatus] = {"held": "held", "planned": "planned", "not-held": "not-held"}
_STRETCH = timedelta(days=92)  # days over which nobody is told to be on one visit
_LEADERS_HOUSES = {"blue-house": "KR", "kantei": "JP", "white-house": "US"}


@dataclass(frozen=True, slots=True)
class Visits:
    """Reads the visits that a sentence tells of."""

    _scene: Scene

    def told(self, sentence: Sentence, focus: Seat | None) -> Iterator[Draft]:
        """Each visit of somebody in office to the country of another, as the meeting that it was made for."""
        text, book = sentence.shape.text, self._scene.book
        if not book.visits or not book.has("visit_any", text):
            return
        taken: list[tuple[int, int]] = []
        for told_as, pattern in book.visits:
            for match in pattern.finditer(text):
                start, end = match.span()
                if overlaps((start, end), taken):
                    continue
                taken.append((start, end))
                around = text[max(0, start - _BEFORE) : end] + book["visit_ends"].split(text[end:])[0]
                if in_quotation(text, match.start("v")) or book.has("visit_else", around):
                    continue
                if told_as == "invited":
                    yield from self._invitation(sentence, focus, match)
                else:
                    yield from self._visit(sentence, focus, match, _STATUSES[told_as])

    def _visit(
        self, sentence: Sentence, focus: Seat | None, match: re.Match[str], status: MeetingStatus
    ) -> Iterator[Draft]:
        """The meeting of one visit, where visitor, country and day are told."""
        book, visitor = self._scene.book, self._visitor(sentence, focus, match)
        cue = Cue("talks", match.start("v"), match.end("v"), match["v"].lower(), is_verb=True)
        if visitor is None:
            return
        when = self._scene.when(sentence, cue)
        told = Told(status, *match.span("v"))
        by_day = self._scene.dating.told_by_day(cue, when, sentence.shape.text[: cue.start])
        is_open = when is None and not book.has("visit_present", match["v"])  # a wish as likely as a plan
        if status == "planned" and self._scene.dating.heading(sentence) is not None and by_day is not None:
            told = replace(told, status=by_day.status)
        elif status == "planned" and by_day is not None and by_day.status == "held":
            if not book.has("visit_present", match["v"]):
                return
            when = None  # "flies to Seoul on Sunday" is of the Sunday to come, not of the one gone by
        if told.status == "held" and (when is None or when.event.precision is Precision.YEAR):
            return
        if status == "planned" and (book.has("visit_unsure", sentence.shape.text[: cue.start]) or is_open):
            return
        if status == "not-held" and when is not None and self._is_long_ago(when):
            when = None
        if told.status == "held" and by_day is not None and by_day.status == "planned":
            return
        yield from self._meeting(sentence, cue, visitor, match, told, when)

    def _is_long_ago(self, when: EventMention) -> bool:
        """Whether a month named without its year, of a visit that is off, may as well be the coming one."""
        on, event = self._scene.on, when.event
        words = self._scene.article.text[when.start : when.end]
        is_bare = event.basis == "relative" and self._scene.book.has("bare_month", words)
        return is_bare and on is not None and (on - event.latest_on).days > _LONG_AGO

    def _invitation(self, sentence: Sentence, focus: Seat | None, match: re.Match[str]) -> Iterator[Draft]:
        """The meeting that an invitation proposes: "asked Roh to come to Japan"."""
        guests = [s for p in sentence.parties if p.start <= match.start("s") < p.end for s in p.seats]
        hosts = doer_of(self._scene, sentence, match.start("v"), focus)
        if len(guests) != 1 or len(hosts) != 1:
            return
        cue = Cue("talks", match.start("v"), match.end("v"), match["v"].lower(), is_verb=True)
        told = Told("proposed", *match.span("v"))
        yield from self._meeting(sentence, cue, guests[0], match, told, None)

    def _visitor(self, sentence: Sentence, focus: Seat | None, match: re.Match[str]) -> Seat | None:
        """Who goes: the one named in the words themselves, right before them, or before the "he" who goes."""
        text, book = sentence.shape.text, self._scene.book
        if match.groupdict().get("s") and PLACEHOLDERS["P"] in match["s"]:
            seats = [s for p in sentence.parties if p.start < match.end("s") <= p.end for s in p.seats]
            return seats[0] if len(seats) == 1 else None
        at = match.start("s") if match.groupdict().get("s") else match.start()
        before = [p for p in sentence.parties if p.kind == "persons" and len(p.seats) == 1 and p.end <= at]
        if before and book["visit_by_name"].fullmatch(text[before[-1].end : at]):
            return None if book.has("visit_owned", text[: before[-1].start]) else before[-1].seats[0]
        if match.groupdict().get("s") or book.has("visit_he", text[:at]):
            lands = self._lands(sentence, match)
            named = [p.seats[0] for p in before if not book.has("not_subject_before", text[: p.start])]
            others = [seat for seat in named if seat.country not in lands]
            return others[-1] if others else focus
        seats = list(doer_of(self._scene, sentence, at, focus))
        return seats[0] if len(seats) == 1 else None

    def _lands(self, sentence: Sentence, match: re.Match[str]) -> set[str]:
        """The country gone to, by its own name, a city or a leader's house."""
        group = match.groupdict()
        if not group.get("d"):
            visitor = self._visitor(sentence, None, match)  # a return visit is to the other of the two
            return set(FIELD - {visitor.country}) if visitor is not None and visitor.country in FIELD else set()
        mentions = sentence.shape.names.get(match.start("d"), ())
        if sentence.shape.text[match.start("d")] == PLACEHOLDERS["C"]:
            return set(countries_of(mentions, self._scene.book, self._scene.country_of))
        known = (m for m in mentions if m.entity_id not in shared_table("no_venue_places"))
        found = (_LEADERS_HOUSES.get(m.entity_id) or self._scene.gazetteer.entity(m.entity_id).country for m in known)
        return {country for country in found if country}

    def _meeting(
        self,
        sentence: Sentence,
        cue: Cue,
        visitor: Seat,
        match: re.Match[str],
        told: Told,
        when: EventMention | None,
    ) -> Iterator[Draft]:
        lands = self._lands(sentence, match)
        land = next(iter(lands), None) if len(lands) == 1 else None
        office = self._office(visitor, when)
        if land is None or visitor.country in (None, land) or office is None:
            return
        if office != "leader" and not self._is_official(sentence, match):
            return
        host = self._host(sentence, land, office)
        named = match.groupdict().get("d") or ""
        is_house = named == PLACEHOLDERS["N"]
        if not ({land, visitor.country or ""} <= FIELD or host.is_named or (is_house and office == "leader")):
            return
        if told.status == "held" and when is not None and when.event.precision is Precision.DAY:
            event = replace(when.event, latest_on=when.event.latest_on + _STAY, precision=Precision.RANGE)
            when = replace(when, event=event)
        seats = (replace(visitor, office=office), host)
        draft = self._scene.draft(sentence, cue, seats, told, when, phrase=match.span("d") if named else None)
        if told.status == "proposed" and draft.place is not None and draft.place.city is None:
            draft = replace(draft, place=None)  # who is asked to a country may be met elsewhere
        thread = self._told_of(seats, when, told.status)
        if thread is not None:
            is_same = thread.status is not None and thread.status.status == told.status == "planned"
            if is_same and thread.when is None and when is not None:
                thread.add(draft)  # "will go to Tokyo next week. He is to see his counterpart"
            return
        yield draft if told.status == "held" else replace(draft, back=False, may_start=True)

    def _is_official(self, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether a minister goes to the country or its capital: to other cities ministers go for other ends, too."""
        if not match.groupdict().get("d"):
            return True
        places = {m.entity_id for m in sentence.shape.names.get(match.start("d"), ()) if m.kind == "place"}
        stays = self._scene.book.has("visit_stays", match["v"])
        return (not places or bool(places & set(shared_table("capitals")))) and not stays

    def _office(self, visitor: Seat, when: EventMention | None) -> str | None:
        """The office in which somebody goes, where it is one whose holders visit each other."""
        held = {visitor.office} if visitor.office else set()
        if visitor.person_id is not None and when is not None:
            held = {term.office for term in held_in(self._scene.gazetteer, visitor.person_id, when.event)} or held
        heads = LEADER_OFFICES - ({"pm"} if visitor.country == "KR" else set())
        found = {"leader" if office in heads else office for office in held}
        return next((office for office in _VISITING if office in found), None)

    def _host(self, sentence: Sentence, land: str, office: str) -> Seat:
        """The counterpart whom the sentence names in that country, else whoever is in that office there."""
        for party in sentence.parties:
            for seat in party.seats:
                same = seat.office == office or (office == "leader" and seat.office in LEADER_OFFICES)
                if party.kind == "persons" and seat.country == land and same:
                    return seat
        return Seat(country=land, office=office, start=sentence.start, end=sentence.start, is_borrowed=True)

    def _told_of(self, seats: tuple[Seat, ...], when: EventMention | None, status: MeetingStatus) -> Thread | None:
        """The talks of these two about that day that the article tells of, if it does."""
        lands = {seat.country for seat in seats}
        for thread in self._scene.threads.threads:
            if {seat.country for seat in thread.seats} != lands or _differ(thread.seats, seats):
                continue
            if thread.is_call and (when is None or thread.when is None or is_apart(when.event, thread.when)):
                continue
            days = self._scene.days_of(thread)
            is_held = thread.status is not None and thread.status.status == "held"
            if days is None or when is None:
                if is_held != (status == "held") and (when is not None or is_held):
                    continue
                return thread
            is_ahead = self._scene.on is not None and when.event.latest_on > self._scene.on and status != "held"
            if days.latest_on - days.earliest_on > _STRETCH or (is_held and is_ahead):
                continue
            near = _NEAR if when.event.latest_on - when.event.earliest_on <= _NEAR else timedelta(0)
            if days.earliest_on <= when.event.latest_on + near and when.event.earliest_on - near <= days.latest_on:
                return thread
        return None


def _differ(first: Sequence[Seat], second: Sequence[Seat]) -> bool:
    """Whether some country of the second table sends somebody who cannot be the one at the first."""
    return any(not any(a.country == b.country and seats_agree(a, b) for a in first) for b in second)
