"""The table of a clause: the seats that it names, and the phrases still to be filled from what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.meetings.seats import Party, Seat, is_table, joined_table


@dataclass(frozen=True, slots=True)
class Table:
    """What a clause says of who met: the ``seats`` it names, and the phrases still to be filled from what was told.

    ``group``: "the two ministers". ``pronoun``: somebody told of before is one side. ``is_bare``: the clause leaves out
    who met, as Japanese and Korean ones do of those told of before. ``lone``: one side only, and nothing stands for
    the other. ``n_subjects``: how many of ``parties``, from the first, are the subject. ``is_several``: the subject
    met each of the others apart. ``are_guests``: all of ``seats`` were met by somebody told of before.
    """

    seats: tuple[Seat, ...] = ()
    group: Party | None = None
    pronoun: bool = False
    counterpart: Party | None = None
    parties: tuple[Party, ...] = ()
    is_bare: bool = False
    lone: tuple[Seat, ...] = ()
    n_subjects: int = 0
    is_several: bool = False
    are_guests: bool = False

    def apart(self) -> tuple[Table, ...]:
        """A table for each partner of the subject; this one where there is one partner."""
        subject, named = self.parties[: self.n_subjects], self.parties[self.n_subjects :]
        # "the leaders of both, one after the other" are as many partners as countries
        partners = [replace(p, seats=(s,)) for p in named for s in p.seats] if len(named) == 1 else list(named)
        if (not self.pronoun and not subject) or len(partners) < 2:
            return (self,)
        if not subject:
            return tuple(replace(table_of([partner], pronoun=True), is_several=True) for partner in partners)
        return tuple(table_of([*subject, partner], n_subjects=len(subject)) for partner in partners)


def covers(parties: Sequence[Party]) -> bool:
    """Whether these parties alone fill a table."""
    return is_table([seat for party in parties for seat in party.seats])


def table_of(parties: Sequence[Party], *, pronoun: bool = False, n_subjects: int = 0) -> Table:
    """The table that these parties make; the first ``n_subjects`` of them are the subject."""
    seats: tuple[Seat, ...] = ()
    for party in parties:
        if party.kind != "counterpart" or party.seats:
            seats = joined_table(seats, party.seats)
    group = next((party for party in parties if party.kind in ("group", "office")), None)
    counterpart = next((party for party in parties if party.kind == "counterpart"), None)
    return Table(seats, group, pronoun, counterpart, tuple(parties), n_subjects=n_subjects)
