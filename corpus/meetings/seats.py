"""Who a text may mean: seats at a table, and the phrases of a sentence that fill them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

PartyKind = Literal["persons", "unknown", "offices", "counterpart", "group", "office", "level", "countries"]
FIELD = frozenset({"JP", "KR"})  # whose meetings these articles are about
LANDS = ("countries", "offices")  # kinds of parties that stand for a country, with or without whose office it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One side's place at a meeting. ``office``: an id of the gazetteer, or ``leader`` or ``minister`` for any such.

    ``person_id`` is ``None`` for somebody the gazetteer does not know (``name`` as written) and for a seat that only
    an office, or only a country, fills. ``start`` and ``end`` are the article's offsets of the words. ``is_borrowed``:
    told of before, and only meant here ("the two leaders").
    """

    country: str | None
    office: str | None = None
    person_id: str | None = None
    name: str | None = None
    start: int = 0
    end: int = 0
    is_borrowed: bool = False

    @property
    def is_named(self) -> bool:
        """Whether somebody is named."""
        return self.person_id is not None or self.name is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A phrase that names who may sit at a table; ``start`` and ``end`` are places in the sentence's shape.

    ``size`` is how many a group counts, 0 when it does not say. ``is_theirs``: "their leaders", who are those of the
    countries spoken of.
    """

    kind: PartyKind
    start: int
    end: int
    seats: tuple[Seat, ...] = ()
    size: int = 0
    office: str | None = None
    is_theirs: bool = False

    @property
    def countries(self) -> frozenset[str]:
        """The countries of its seats, as far as they are known."""
        return frozenset(seat.country for seat in self.seats if seat.country)


LEADER_OFFICES = frozenset({"president", "pm", "acting-president", "leader"})
_MINISTERS = frozenset({"fm", "dm", "finm", "trade", "ccs", "minister", "dpm", "secretary-of-state"})
# Offices that a looser word may mean: "the two ministers", "the leaders".
_LOOSE = {
    "leader": LEADER_OFFICES,
    "minister": _MINISTERS | {"minister"},
    "working": frozenset({"dg", "vm", "ambassador"}),
    "delegate": frozenset({"dg", "special-envoy", "working", "ambassador"}),
}
_SAME = ({"fm", "secretary-of-state"}, {"president", "acting-president"})


def offices_agree(first: str | None, second: str | None) -> bool:
    """Whether two words for an office may mean the same one; ``None`` agrees with all."""
    if first is None or second is None or first == second:
        return True
    if second in _LOOSE.get(first, ()) or first in _LOOSE.get(second, ()):
        return True
    return any(first in same and second in same for same in _SAME)


def seats_agree(first: Seat, second: Seat) -> bool:
    """Whether two seats of one country may be the same person's."""
    if first.is_named and second.is_named:
        if first.person_id and second.person_id:
            return first.person_id == second.person_id
        return not first.person_id and not second.person_id and first.name == second.name
    return offices_agree(first.office, second.office)


def merged_seat(first: Seat, second: Seat) -> Seat:
    """The seat that says more: a name before an office, an office before a mere country."""
    better, other = (first, second) if _weight(first) >= _weight(second) else (second, first)
    borrowed = better.is_borrowed and other.is_borrowed
    return replace(better, office=better.office or other.office, is_borrowed=borrowed)


def _weight(seat: Seat) -> int:
    specific = seat.office is not None and seat.office not in _LOOSE
    return 4 * seat.is_named + 2 * specific + (seat.office is not None)


def tables_agree(first: Sequence[Seat], second: Sequence[Seat]) -> bool:
    """Whether two tables may be one: the same countries, and nobody at one who cannot sit at the other."""
    if {seat.country for seat in first} != {seat.country for seat in second}:
        return False
    return all(any(a.country == b.country and seats_agree(a, b) for b in second) for a in first)


def seats_fit(first: Sequence[Seat], second: Sequence[Seat]) -> bool:
    """Whether the tables agree, and nobody named at the second only adds to a side that the first names."""
    named = {seat.country for seat in first if seat.is_named}
    return tables_agree(first, second) and all(
        any(a.country == b.country and seats_agree(a, b) for a in first)
        for b in second
        if b.is_named and b.country in named
    )


def joined_table(first: Sequence[Seat], second: Sequence[Seat]) -> tuple[Seat, ...]:
    """The seats of both tables, each person once."""
    seats = list(first)
    for seat in second:
        for i, held in enumerate(seats):
            if held.country == seat.country and seats_agree(held, seat):
                seats[i] = merged_seat(held, seat)
                break
        else:
            seats.append(seat)
    return tuple(seats)


def is_table(seats: Sequence[Seat]) -> bool:
    """Whether two countries at least sit there."""
    return len({seat.country for seat in seats if seat.country}) >= 2
