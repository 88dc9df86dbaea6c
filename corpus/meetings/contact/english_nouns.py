"""Contacts that a noun or a length of time names: "another round with", "his 85 minutes with"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.meetings.contact.english_cast import Cast
from corpus.meetings.contact.english_frame import Frame
from corpus.meetings.contact.english_status import Outcome, of_noun
from corpus.meetings.contact.english_words import DAY, LENGTH, ContactWords
from corpus.meetings.scene import countries
from corpus.meetings.seats import Seat, is_table, joined_table

_WORD = re.compile(r"[a-zê]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A contact in a frame: where its words stand, who has it and what came of it.

    ``is_bold``: the words alone tell of no meeting, so that day and place must, away from the first one's capital.
    ``is_apart``: one of several whom the same words have somebody meet, each by himself.
    ``is_spoken``: something was said, as may be at a meeting of more.
    """

    start: int
    end: int
    seats: tuple[Seat, ...]
    outcome: Outcome
    is_verb: bool = True
    is_bold: bool = False
    is_apart: bool = False
    is_spoken: bool = False


@dataclass(frozen=True, slots=True)
class ContactNouns:
    """Reads the contacts of one frame that no verb of contact tells."""

    frame: Frame
    cast: Cast
    words: ContactWords
    is_schedule: bool = False

    def found(self) -> Iterator[Found]:
        """Each of them; the surer ways of telling first. What a schedule does not tell as past is still to come."""
        spoken = self.words.noun_heads.intersection(_WORD.findall(self.frame.text.lower()))
        is_pair = LENGTH in self.frame.text or "hosted" in self.frame.text or not spoken <= self.words.loose_heads
        by_noun = (*self._by_noun(), *(self._of_all_named() if is_pair else ())) if spoken else ()
        for found in (*self._by_length(), *by_noun, *self._entries()):
            is_open = self.is_schedule and found.outcome.by_day
            yield replace(found, outcome=Outcome("planned", by_day=True)) if is_open else found

    def _by_noun(self) -> Iterator[Found]:
        """A noun with those who have it: "another round with", "his audience with", "lunch between"."""
        text = self.frame.text
        for match in self.words["noun"].finditer(text):
            if not self._is_contact(match.start(), match.end()):
                continue
            seats, end = self._around(match.start(), match.end())
            outcome = of_noun(text, match.start(), end, self.words) if is_table(seats) else None
            if outcome is not None and (outcome.status != "held" or self._is_placed):
                yield Found(match.start(), end, seats, outcome, is_verb=False)
        for match in self.words["passed_between"].finditer(text):
            seats = self.cast.seats(*match.span("o"))
            if is_table(seats) and self._is_placed:
                yield Found(match.start(), match.end(), seats, Outcome("held"), is_verb=False)

    @property
    def _is_placed(self) -> bool:
        """Whether the sentence, or the one before it, says when or where."""
        return self.frame.is_placed or self.cast.is_placed

    def _is_contact(self, start: int, end: int) -> bool:
        """Whether the noun there is no press conference, cabinet meeting or the like."""
        text = self.frame.text
        if self.words["noun_not_after"].match(text[end:]):
            return False
        return not self.words.has("noun_not_before", text[:start])

    def _around(self, start: int, end: int) -> tuple[tuple[Seat, ...], int]:
        """Who has what the noun between these places names, and where the words that tell it end."""
        text = self.frame.text
        between = self.words["noun_between"].match(text, end)
        if between is not None:
            return self.cast.seats(*between.span("o")), between.end()
        joint = self.words["noun_joint"].search(text, 0, start)
        if joint is not None:
            return self.cast.seats(*joint.span("s")), end
        linked = self.words["noun_link"].match(text, end)
        if linked is not None:
            return self._with(start, linked), linked.end()
        is_theirs = self.words.has("theirs", text[:start]) or self.words.has("pair_sure", text[start:end])
        is_theirs = is_theirs or self.words["of_their_own"].match(text, end) is not None
        is_others = self.words["pair_else"].match(text, end) is not None
        return (self.cast.leader(start), end) if is_theirs and not is_others else ((), end)

    def _with(self, start: int, linked: re.Match[str], *, any_one: bool = False) -> tuple[Seat, ...]:
        """The holder of what is named at that place and whom it links; nobody where they are of one country.

        ``any_one``: the holder may be whoever alone is named before.
        """
        if self.words["owns"].match(self.frame.text, linked.end()):
            return ()
        subject = self._holder(start) or (self.cast.only_one_before(start) if any_one else ())
        partner = self.cast.seats(*linked.span("o"), subject) if subject else ()
        return () if not partner or countries(subject) & countries(partner) else joined_table(subject, partner)

    def _holder(self, start: int) -> tuple[Seat, ...]:
        """Whose contact is named there: "Kishida's", "his", or the subject that has it."""
        text = self.frame.text
        owner = self.words["noun_owner"].search(text, 0, start)
        if owner is not None:
            return self.cast.seats(*owner.span("s"))
        if self.words.has("owned", text[:start]):
            return ()  # of somebody whom nobody named: "the President's meeting with"
        if self.words.has("entry_start", text[:start]):
            return self.cast.only_one_before(start)
        lead = self.words["noun_lead"].search(text, 0, start)
        return (self.cast.subject(lead.start()) if lead is not None else ()) or self.cast.leader(start)

    def _by_length(self) -> Iterator[Found]:
        """A length of time with somebody: "an hour and a half with Lee", "found twenty minutes for him"."""
        text = self.frame.text
        for match in self.words["length"].finditer(text):
            linked = self.words["length_link"].match(text, match.end())
            seats = self._with(match.start(), linked, any_one=True) if linked is not None else ()
            outcome = of_noun(text, match.start(), linked.end(), self.words) if linked is not None and seats else None
            if outcome is not None and linked is not None:
                yield Found(match.start(), linked.end(), seats, outcome)
        for match in self.words["length_for"].finditer(text):
            subject = self.cast.subject(match.start())
            partner = self.cast.seats(*match.span("o"), subject) if subject else ()
            if partner and not countries(subject) & countries(partner):
                yield Found(match.start(), match.end(), joined_table(subject, partner), Outcome("held"))
        for match in self.words["length_that"].finditer(text):
            subject = self.cast.seats(*match.span("s"))
            partner = self.cast.seats(*match.span("o"), subject) if match["o"] else ()
            seats = joined_table(subject, partner)
            if is_table(seats) and not countries(subject) & countries(partner):
                yield Found(match.start("v"), match.end(), seats, Outcome("held"))

    def _of_all_named(self) -> Iterator[Found]:
        """A noun of nobody's, which is of all whom the sentence names: two or three, each of a country of his own."""
        text = self.frame.text
        for match in self.words["pair_noun"].finditer(text):
            name = next(n for n in "nmkh" if match[n])
            start, end = match.span(name)
            host = self.words["hosted_by"].match(text, end)
            is_sure = self.words.has("pair_sure", match[name]) or LENGTH in match[0] or host is not None
            is_others = host is None and self.words["pair_else"].match(text, end) is not None
            if host is not None and self.words.has("guest_else", text[host.end() :]):
                continue  # "a dinner hosted by A during B's visit on his way to meet C"
            if not is_sure or is_others or not self._is_contact(start, end):
                continue
            seats = self._all(match[0], host)
            outcome = of_noun(text, start, end, self.words) if seats else None
            if outcome is not None and (outcome.status != "held" or LENGTH in match[0] or self.frame.is_placed):
                yield Found(match.start(), end, seats, outcome, is_verb=False)

    def _all(self, phrase: str, host: re.Match[str] | None) -> tuple[Seat, ...]:
        """All whom the frame names, and who stood in the sentence before where that makes them as many as countries."""
        size = 3 if self.words.has("of_three", phrase) or host is not None else 2
        hosts = [] if host is not None else list(self.words["hosted_by"].finditer(self.frame.text))
        people = self.cast.everybody(size, [s for match in hosts for s in self.cast.seats(*match.span("o"))])
        return people if len({s.country for s in people}) == len(people) == size else ()

    def _entries(self) -> Iterator[Found]:
        """Entries of a schedule or of a list: "11:00: Trump-Xi, Busan"; "Rubio, Iwaya and Cho, three-way"."""
        text = self.frame.text
        for match in self.words["entries"].finditer(text):
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()] + match["rest"]
            is_named = self.words.has("entry_noun", match["rest"])
            if self.words.has("finite", line) or not (is_named or (match["dash"] and DAY in text)):
                continue
            seats = self.cast.seats(*match.span("o"))
            if is_table(seats) and len({s.country for s in seats}) == len(seats):
                yield Found(*match.span("o"), seats, Outcome("held", by_day=True), is_verb=False)
