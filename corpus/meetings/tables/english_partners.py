"""Whether those whom an English clause names as met sat down together or were met one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.kinds import seat_level
from corpus.meetings.seats import Party
from corpus.meetings.tables.english_groups import PEOPLE, EnglishGroups
from corpus.meetings.tables.table import Table, covers, table_of
from corpus.meetings.threes import are_no_three

_SIT_TOGETHER = frozenset({"JP", "KR", "US", "CN"})  # whose ministers meet as three
_YEARLY = frozenset({"JP", "KR", "CN"})  # whose leaders mean to meet every year
_NEAR = 60  # characters of the shape before a meeting in which "one by one" stands


@dataclass(frozen=True, slots=True)
class PartnerReader(EnglishGroups):
    """Seats the subject of a cue (``left``) with those met (``right``)."""

    def table(self, cue: Cue, left: Sequence[Party], right: Sequence[Party]) -> Table:
        """Those met and the subject; without one a pronoun must stand for it."""
        if covers(right) and self._is_of_three(left, right, cue):
            return table_of([*left, *right])
        severally = self._is_severally(right)
        apart = self._said_severally(cue, left, right) if severally else None
        if apart is not None:
            return apart
        if covers(right) and right[0].kind != "counterpart" and (severally or (left and covers(right[:1]))):
            return Table(parties=tuple(right))
        return self._meant_apart(cue, left, right, severally=severally) or self._together(cue, left, right)

    def _is_severally(self, right: Sequence[Party]) -> bool:
        """Whether the words say that each was met apart: "held separate talks with", "A and then B"."""
        book, text = self.book, self.text
        if book["severally"].search(text[: right[0].start]) is not None:
            return True
        if book["severally_after"].match(text, right[-1].end):
            return True
        return book.has("in_turn", self.between(right[0].end, right[-1].start))

    def _said_severally(self, cue: Cue, left: Sequence[Party], right: Sequence[Party]) -> Table | None:
        """The table of a subject that is said to have met each of the others apart, where there is one."""
        if covers(right) and left and not covers(right[:1]):
            return _one_by_one(left, right)
        if left and right[0].kind == "group" and not cue.is_verb:
            return replace(table_of([*left, *right], n_subjects=len(left)), is_several=True)
        return None

    def _meant_apart(self, cue: Cue, left: Sequence[Party], right: Sequence[Party], *, severally: bool) -> Table | None:
        """The table of a subject that met each of the others apart, as they are not of those who sit together."""
        book, text = self.book, self.text
        if self._are_met_apart(left, right, cue, severally=severally):
            return replace(_one_by_one(left, right), pronoun=not left)
        if left and cue.is_verb and _ranks_differ(right):
            return _one_by_one(left, right)
        is_spoken = cue.is_verb and cue.kind in ("phone", "brief")
        if left and is_spoken and len(right) > 1 and _never_sit_together(right, book, text):
            return _one_by_one(left, right)
        is_apart = cue.kind != "meal" and not book.has("all_together", text)
        if left and is_apart and are_no_three(left, right):
            return _one_by_one(left, right)  # "Abe is to see Xi, Trump and Putin"
        in_turn = book["one_by_one"].search(text[max(0, cue.start - _NEAR) : right[0].start]) is not None
        if in_turn and len(right) == 1 and covers(left) and left[0].kind in PEOPLE:
            return _one_by_one(right, left)
        return None

    def _together(self, cue: Cue, left: Sequence[Party], right: Sequence[Party]) -> Table:
        """One table of all; of those met alone, where neither a subject nor a pronoun stands before them."""
        book, text = self.book, self.text
        if book["its_before"].search(text[: cue.start]):
            return Table(parties=tuple(right))
        pronoun = book["pronoun"].search(text[: cue.start]) is not None
        if not left and book["stranger_first"].match(text):
            pronoun = False  # "Chun had his own session with Kim": his who is nobody known
        many = right[0].kind == "counterpart" and covers(right[:1])
        if not left and many and not any(seat.is_named for seat in right[0].seats):
            return Table(lone=tuple(right[0].seats), parties=tuple(right), pronoun=False)  # whose, nobody tells
        if not left and covers(right) and book["he_subject"].search(text[: cue.start]) is not None:
            return replace(table_of(right), are_guests=True)  # "He met A and B": three sat there
        if not left and not pronoun and not covers(right):
            return Table(lone=tuple(seat for party in right for seat in party.seats), parties=tuple(right))
        return table_of([*left, *right], pronoun=not left)

    def _is_of_three(self, left: Sequence[Party], right: Sequence[Party], cue: Cue) -> bool:
        """Whether one country and two others meet as three: "Seoul will hold a three-way summit with Tokyo and"."""
        lands = [{c for party in group for c in party.countries} for group in (left, right)]
        near = self.text[max(0, cue.start - 30) : cue.end]
        is_yearly = self.book.has("three_yearly", near) and lands[0] | lands[1] <= _YEARLY
        is_three = is_yearly or self.book.has("three", near)
        return [len(group) for group in lands] == [1, 2] and not lands[0] & lands[1] and is_three

    def _are_met_apart(self, left: Sequence[Party], right: Sequence[Party], cue: Cue, *, severally: bool) -> bool:
        """Whether "his counterparts from" several countries are met one by one, as those who never sit together are."""
        if len(right) != 1 or right[0].kind != "counterpart" or len(right[0].countries) < 2:
            return False
        is_subject_told = bool(left) or self.book["pronoun"].search(self.text[: cue.start]) is not None
        return is_subject_told and (severally or not right[0].countries <= _SIT_TOGETHER)


def _one_by_one(subject: Sequence[Party], met: Sequence[Party]) -> Table:
    return Table(parties=(*subject, *met), n_subjects=len(subject), is_several=True)


def _never_sit_together(parties: Sequence[Party], book: CueBook, text: str) -> bool:
    """Whether named people of several countries are met who do not meet as three: "has spoken with Trump and Modi"."""
    lands = [party.countries for party in parties]
    named = all(party.kind in PEOPLE and len(party.countries) == 1 for party in parties)
    apart = len(frozenset().union(*lands)) == len(lands) and not frozenset().union(*lands) <= _SIT_TOGETHER
    return named and apart and not book.has("all_together", text)


def _ranks_differ(parties: Sequence[Party]) -> bool:
    """Whether two people of one country and of different rank are named, who are met one after the other."""
    seats = [seat for party in parties for seat in party.seats if seat.is_named]
    ranks = {seat_level(seat) for seat in seats}
    return len(seats) == len(parties) == len(ranks) > 1 and None not in ranks and len({s.country for s in seats}) == 1
