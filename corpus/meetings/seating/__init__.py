"""Who sits at the table of a clause, once what was told before fills its pronouns and groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.kinds import seat_level
from corpus.meetings.seating.groups import GroupReader
from corpus.meetings.seating.other_side import OtherSide
from corpus.meetings.seating.unnamed import UnnamedTables
from corpus.meetings.seats import FIELD, Party, Seat, is_table, joined_table, offices_agree
from corpus.meetings.status import status_of
from corpus.meetings.tables.table import Table
from corpus.meetings.threads import Threads

_NEIGHBOR = {"CN"}  # whose summits "with China" are, of two who meet there, those of the three


class Seating:
    """Fills the tables of one article's clauses."""

    def __init__(self, threads: Threads, book: CueBook, country_of: Mapping[str, str] | None = None) -> None:
        self._threads, self._book = threads, book
        self._groups, self._other_side = GroupReader(threads, book), OtherSide(threads, book)
        self.unnamed = UnnamedTables(threads, book, country_of or {})

    def seats(self, clause: Clause, table: Table, size: int, office: str | None) -> tuple[Seat, ...]:
        """The seats of a table, with pronouns and groups filled from what was told before."""
        if table.lone:
            return self._of_lone(table.lone, clause, size, office)
        seats = self._with_owner(_with_counterpart(table), clause)
        if table.group is not None and not is_table(seats):
            seats = self._with_group(seats, table.group, clause, size)
        if table.are_guests and is_table(seats):
            host = self._other_side.host_of(clause, seats)
            return joined_table((host,), seats) if host is not None else ()
        if seats and size == len(FIELD) + 1 and len({seat.country for seat in seats}) < size:
            seats = self._threefold(seats, clause, office)
        elif pair := self._joined_pair(seats, clause):
            seats = joined_table(pair, seats)
        elif len({seat.country for seat in seats}) == 1:
            other = self._other_side.of_two(clause, table, seats)
            seats = joined_table(seats, (other,)) if other else seats
        if len({seat.country for seat in seats}) > len(FIELD) and self._is_of_two(clause):
            seats = _two_of(seats, clause)
        if office is None and self._book.has("of_principals", clause.cue.word):
            seats = self._principals(seats, clause)
        return _with_office(seats, office) if is_table(seats) else ()

    def _joined_pair(self, seats: tuple[Seat, ...], clause: Clause) -> tuple[Seat, ...]:
        """The two told of before, who bring in a third: バイデン大統領を交えて会談した."""
        if "brought_in" not in self._book.named or len(seats) != 1 or not seats[0].is_named:
            return ()
        at = clause.shape.place_of(seats[0].start)
        if not self._book["brought_in"].search(clause.shape.text, at, clause.cue.start):
            return ()
        pair = self._threads.antecedents.pair(clause.sentence.index, size=2, office=None)
        return pair if {seat.country for seat in pair} == FIELD and seats[0].country not in FIELD else ()

    def _with_owner(self, seats: tuple[Seat, ...], clause: Clause) -> tuple[Seat, ...]:
        """The seats, where "his talks" name who is his country's: "Yun said Seoul is preparing for his talks with"."""
        if "his_talks" not in self._book.named or not self._book.has("his_talks", clause.before(40)):
            return seats
        here = [seat for seat in clause.sentence.people if clause.shape.place_of(seat.start) < clause.cue.start]
        owner = here[0] if len({seat.person_id for seat in here}) == 1 else None
        return tuple(
            owner if owner and owner.country == seat.country and not (seat.is_named or seat.office) else seat
            for seat in seats
        )

    def _of_lone(self, lone: tuple[Seat, ...], clause: Clause, size: int, office: str | None) -> tuple[Seat, ...]:
        """The seats, where only one side is named: of a meeting of three, or one that its host called off."""
        is_named = any(seat.is_named for seat in lone)
        is_neighbor = office == "leader" and {seat.country for seat in lone} == _NEIGHBOR and not is_named
        if size == len(FIELD) + 1 or is_neighbor:
            return self._threefold(lone, clause, office)
        return self._with_host(lone, clause, office)

    def _with_group(self, seats: tuple[Seat, ...], group: Party, clause: Clause, size: int) -> tuple[Seat, ...]:
        """The seats named and those whom the group stands for; nobody where that is not known."""
        missing = group.size or self._groups.counted(clause, group)
        missing = missing or self._n_of_three(group, clause, size) or self._n_missing(seats, clause, size)
        outside = any(s.country not in FIELD and seat_level(s) == "leader" for s in seats)
        with_rank = replace(group, office=group.office or "leader") if outside else group
        meant = self._groups.seats(with_rank, missing, clause)
        if not meant and missing == len(FIELD) + 1 and len({s.country for s in seats}) == 1:
            meant = self._groups.seats(group, len(FIELD), clause)  # "the summit of the three, with China"
        if not meant:
            return ()
        words = clause.shape.text[group.start : group.end]
        is_round = clause.cue.is_round and not group.is_theirs  # ministers who agree on a round
        if not seats and (is_round or self._book.has("of_governments", words)):
            meant = tuple(replace(seat, person_id=None, name=None, office=None) for seat in meant)
        return joined_table(seats, meant)

    def _n_of_three(self, group: Party, clause: Clause, size: int) -> int:
        """3 where "the defense chiefs" stands in an article that told of meetings of the same three alone, else 0."""
        lands = {frozenset(seat.country for seat in thread.seats) for thread in self._threads.threads}
        is_plain = not group.is_theirs and not size and not clause.sentence.people and group.office is not None
        return 3 if is_plain and len(lands) == 1 and len(next(iter(lands))) == len(FIELD) + 1 else 0

    def _n_missing(self, seats: Sequence[Seat], clause: Clause, size: int) -> int:
        """How many countries' seats are to be filled beside those named."""
        if size:
            return size - len({seat.country for seat in seats})
        return self._threads.antecedents.n_just_met(clause.sentence.index)

    def _with_host(self, lone: tuple[Seat, ...], clause: Clause, office: str | None) -> tuple[Seat, ...]:
        """The leader named alone and the other country's: "A summit with Suga did not take place"."""
        told = status_of(clause.shape, clause.cue, self._book, start=clause.start, stop=clause.stop, refers=False)
        if office != "leader" or len(lone) != 1 or not lone[0].is_named or told is None or told.status != "not-held":
            return ()
        other = self._other_side.told_before(clause, lone)
        return (
            (other, *lone)
            if other is not None and other.is_named and {other.country, lone[0].country} == set(FIELD)
            else ()
        )

    def _is_of_two(self, clause: Clause) -> bool:
        """Whether a word tells it from talks of three: 3カ国会談に臨んだが、2国間の会談は行われなかった."""
        return "two_apart" in self._book.named and self._book.has("two_apart", clause.before(16))

    def _principals(self, seats: tuple[Seat, ...], clause: Clause) -> tuple[Seat, ...]:
        """Those of the countries who were told of last, where only countries are named: 日韓の会談は見送られた."""
        if any(seat.is_named or seat.office for seat in seats):
            return seats
        countries = {seat.country for seat in seats}
        main = self._threads.threads[0].seats if self._threads.threads else ()
        told = [t for t in self._threads.threads if {seat.country for seat in t.seats} == countries]
        if len(told) > 1 and {s.country for s in main} == countries and clause.sentence.index - told[-1].last > 1:
            return tuple(replace(seat, is_borrowed=True) for seat in main)
        pair = self._threads.antecedents.pair(clause.sentence.index, size=len(countries), office=None)
        return pair if pair and {seat.country for seat in pair} == countries else seats

    def _threefold(self, seats: tuple[Seat, ...], clause: Clause, office: str | None) -> tuple[Seat, ...]:
        """The seats of a three-way meeting: those named, and the one or two told of before."""
        if len({seat.country for seat in seats}) == 2:
            other = self._other_side.of_three(clause, seats)
            joined = joined_table((other,), seats) if other else seats
        else:
            rank = "leader" if office == "leader" else None
            pair = self._threads.antecedents.pair(clause.sentence.index, size=2, office=rank)
            if rank and len({seat.country for seat in (*pair, *seats)}) < 3:
                at = seats[0].start
                pair = tuple(Seat(country=c, office=rank, start=at, end=at, is_borrowed=True) for c in sorted(FIELD))
            joined = joined_table(pair, seats)
        return joined if len({seat.country for seat in joined}) == 3 else ()


def _two_of(seats: Sequence[Seat], clause: Clause) -> tuple[Seat, ...]:
    """The seats of the two countries, where the sentence names one person of each, those two."""
    people = [seat for seat in clause.sentence.people if seat.country in FIELD]
    if len(people) == len({seat.country for seat in people}) == len(FIELD):
        return tuple(people)
    return tuple(seat for seat in seats if seat.country in FIELD)


def _with_office(seats: tuple[Seat, ...], office: str | None) -> tuple[Seat, ...]:
    """The seats in the office of the noun: ministers who agree on a summit do so for their leaders."""
    if office is None:
        return seats
    if office in ("leader", "working", "dg", "vm") and any(
        seat.office and not offices_agree(seat.office, office) for seat in seats
    ):
        return tuple(Seat(country=s.country, office=office, start=s.start, end=s.end) for s in seats)
    return tuple(seat if seat.office else replace(seat, office=office) for seat in seats)


def _with_counterpart(table: Table) -> tuple[Seat, ...]:
    """The seats, where a counterpart has the office of the one whose counterpart it is."""
    if table.counterpart is None:
        return table.seats
    offices = [s.office for s in table.seats if s.office and s.country not in table.counterpart.countries]
    if not offices:
        return table.seats
    return tuple(
        replace(seat, office=offices[0]) if seat.country in table.counterpart.countries and not seat.office else seat
        for seat in table.seats
    )
