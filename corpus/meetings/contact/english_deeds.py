"""Contacts told by what was done, whatever it was: with somebody, for so long; in his office; as his guest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.meetings.contact.english_cast import Cast
from corpus.meetings.contact.english_frame import Frame
from corpus.meetings.contact.english_nouns import Found
from corpus.meetings.contact.english_status import Outcome, of_noun, of_verb
from corpus.meetings.contact.english_words import ContactWords
from corpus.meetings.scene import countries
from corpus.meetings.seats import FIELD, Seat, is_table, joined_table

_BESIDE_ANY = re.compile(r"\bwith |whom|['’]s ")
_OWNING = ("house_of", "guest_of", "at_side")  # whose party is named as an owner
_BESIDE = 70  # characters of the frame around a deed in which its length, or day and place, stand


@dataclass(frozen=True, slots=True)
class ContactDeeds:
    """Reads from one frame what people of different governments did together."""

    frame: Frame
    cast: Cast
    words: ContactWords

    def found(self) -> Iterator[Found]:
        """Each such deed."""
        yield from self._beside()
        yield from self._as_guest()
        yield from self._fronted()
        yield from self._summoned()
        yield from self._before_the_press()
        if not self.frame.is_remote:
            yield from self._jointly()
            yield from self._with_somebody()
            yield from self._for_a_time()
            yield from self._anything()

    def _before_the_press(self) -> Iterator[Found]:
        """Who gave a press conference together: "said at a joint news conference with B", "A and B told a joint …"."""
        text = self.frame.text
        for match in self.words["joint_press"].finditer(text):
            givers = self.words["joint_givers"].search(text, 0, match.start())
            subject = self.cast.seats(*givers.span("s")) if givers else self.cast.leader(match.start())
            partner = self.cast.seats(*match.span("o"), subject) if match["o"] and subject else ()
            seats = joined_table(subject, partner)
            outcome = of_noun(text, match.start(), match.end(), self.words) if is_table(seats) else None
            if outcome is not None and self.frame.is_placed and not countries(subject) & countries(partner):
                yield Found(*match.span("v"), seats, outcome, is_verb=False)

    def _jointly(self) -> Iterator[Found]:
        """Two who did anything together for so long: "For an hour A and B went through the list"."""
        text = self.frame.text
        for name in ("joint_length", "joint_fronted"):
            for match in self.words[name].finditer(text):
                seats = self.cast.seats(*match.span("s"))
                rest = match[0] if name == "joint_length" else text[match.start() : match.end() + _BESIDE]
                starts = name == "joint_fronted" or self.words.has("clause_start", text[: match.start()])
                if starts and is_table(seats) and not self.words.has("joint_not", rest):
                    start = match.start("v") if name == "joint_length" else match.start("h")
                    yield Found(start, match.end(), seats, Outcome("held"))

        for name in ("took_them", "jointly"):
            for match in self.words[name].finditer(text):
                seats = self.cast.seats(*match.span("s"))
                if is_table(seats) and self.frame.is_placed:
                    yield Found(match.end("s"), match.end(), seats, Outcome("held"))

    def _anything(self) -> Iterator[Found]:
        """Anything at all done to somebody, which the place alone makes a meeting: "poured him a glass in Seoul"."""
        if not self.frame.is_settled:
            return
        for match in self.words["deed"].finditer(self.frame.text):
            if not self.words.has("deed_not", match["v"]):
                for found in self._of(match, match["v"], self.cast.subject(match.start())):
                    yield replace(found, is_bold=True)

    def _with_somebody(self) -> Iterator[Found]:
        """Anything done with somebody at a place and on a day, or for so long."""
        text = self.frame.text
        if not self.frame.is_settled:
            return
        for match in self.words["be_with"].finditer(text):
            verb = match["v"].split()[0]
            yield from self._of(match, verb, self.cast.subject(match.start()) or self.cast.leader(match.start()))
        for match in self.words["comitative"].finditer(text):
            if self.words.has("comitative_not", match["v"] + match["between"]):
                continue
            subject = self.cast.subject(match.start())
            yield from self._of(match, match["v"], subject)

    def _for_a_time(self) -> Iterator[Found]:
        """Anything done to somebody for so long: "kept Hayashi for four hours", "half an hour of Kang's time"."""
        for match in self.words["time_of"].finditer(self.frame.text):
            subject = self.cast.leader(match.start())
            partner = self.cast.seats(*match.span("o"), subject) if subject else ()
            if partner and not countries(subject) & countries(partner):
                yield Found(match.start(), match.end(), joined_table(subject, partner), Outcome("held"))
        for match in self.words["actor_for_length"].finditer(self.frame.text):
            if not self.words.has("actor_not", match[0]):
                yield from self._of(match, match["v"], self.cast.subject(match.start()))

    def _beside(self) -> Iterator[Found]:
        """Somebody who does something with somebody at his side, or in his office, or with whom somebody talked."""
        text = self.frame.text
        if _BESIDE_ANY.search(text) is None:
            return
        for match in self.words["beside"].finditer(text):
            if self.frame.is_placed:
                yield from self._of(match, "", self.cast.leader(match.start()))
        for match in self.words["at_side"].finditer(text):
            if self.frame.is_settled:
                yield from self._of(match, "", self.cast.leader(match.start()))
        for match in self.words["with_whom"].finditer(text):
            partner = self.cast.seats(*match.span("o"))
            yield from self._of(match, match["v"], self.cast.seats(*match.span("s"), partner))
        for match in self.words["and_with"].finditer(text):
            for found in self._of(match, match["v"], self.cast.subject(match.start())):
                yield replace(found, start=match.start("o"))  # the one met first was read there
        for match in self.words["whom"].finditer(text):
            partner = self.cast.seats(*match.span("o"))
            yield from self._of(match, match["v"], self.cast.seats(*match.span("s"), partner))
        for match in self.words["house_of"].finditer(text):
            verb = self.words["house_verb"].search(text, 0, match.start())
            if verb is not None and self.frame.is_placed:
                yield from self._of(match, "", self.cast.subject(verb.start()), at=verb.start())

    def _as_guest(self) -> Iterator[Found]:
        """Somebody's guest, somebody for whom a meal is given, who is joined or asked to come."""
        text = self.frame.text
        for name in ("guest_of", "guest_for", "meal_for", "given_by"):
            for match in self.words[name].finditer(text):
                subject = self.cast.subject(match.start()) or self.cast.leader(match.start())
                yield from self._of(match, match["v"], subject)
        for match in self.words["joined_by"].finditer(text):
            for found in self._of(match, "", self.cast.subject(match.start())):
                is_ahead = self.words.has("aux_planned", match[0]) and found.outcome.status == "held"
                yield replace(found, outcome=Outcome("planned")) if is_ahead else found
        for match in self.words["noun_that"].finditer(text):
            yield from self._of(match, match["v"], self.cast.seats(*match.span("s")), noun=True)
        for match in self.words["meal_given"].finditer(text):
            yield from self._of(match, "", self.cast.seats(*match.span("s")), noun=True)
        for match in self.words["invited"].finditer(text):
            subject = self.cast.subject(match.start())
            partner = self.cast.seats(*match.span("o"), subject) if subject else ()
            if partner and not countries(subject) & countries(partner):
                yield Found(match.start(), match.end(), joined_table(subject, partner), Outcome("proposed"))

    def _summoned(self) -> Iterator[Found]:
        """An ambassador called in by somebody whom nobody knows, who is of the other of the two countries."""
        text = self.frame.text
        for name in ("summoned", "was_summoned"):
            for match in self.words[name].finditer(text):
                called = self.cast.seats(*match.span("o"))
                lands = {c for party in self.frame.parties.values() for c in party.countries}
                if len(called) != 1 or called[0].office != "ambassador" or not lands <= FIELD:
                    continue
                outcome = of_verb(text, match.start("v"), match["v"].split()[0], self.words)
                if outcome is not None and (name == "was_summoned" or not self.cast.subject(match.start())):
                    other = next(iter(FIELD - countries(called)))
                    host = Seat(country=other, start=called[0].start, end=called[0].start, is_borrowed=True)
                    yield Found(match.start("v"), match.end(), (*called, host), outcome)

    def _fronted(self) -> Iterator[Found]:
        """A phrase at the head of a clause, whose subject follows it: "Seated across from B in Tokyo, A asked"."""
        text = self.frame.text
        for match in self.words["fronted"].finditer(text):
            if not self.words.has("fronted_head", text[: match.start()]):
                subject = self.cast.leader(match.start())
            else:
                follows = self.words["fronted_subject"].match(text, match.end())
                subject = self.cast.seats(*follows.span("s")) if follows is not None else ()
            yield from self._of(match, "", subject)

    def _of(
        self, match: re.Match[str], verb: str, subject: tuple[Seat, ...], *, noun: bool = False, at: int | None = None
    ) -> Iterator[Found]:
        """The contact of the subject and of whom the match has for its object."""
        partner = self.cast.seats(*match.span("o"), subject) if subject else ()
        start = match.start() if at is None else at
        if not partner or countries(subject) & countries(partner):
            return
        is_owned = self.words["owns"].match(self.frame.text, match.end("o")) is not None
        if is_owned and match.re not in [self.words[name] for name in _OWNING]:
            return
        outcome = Outcome("held", by_day=True) if noun else of_verb(self.frame.text, start, verb, self.words)
        if outcome is not None:
            yield Found(start, match.end(), joined_table(subject, partner), outcome, is_verb=not noun)
