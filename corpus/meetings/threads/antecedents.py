"""Whom "he", "the two", "the ministers of both" or an unnamed subject means: who was named last, or met last."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from corpus.meetings.kinds import seat_level
from corpus.meetings.seats import FIELD, Seat, offices_agree
from corpus.meetings.threads.thread import Thread

_REACH = 5  # sentences over which "he" or "the two" still mean those last named


class Antecedents:
    """Who was named so far, in which sentence; ``threads`` are the meetings told of, to which others will be added."""

    def __init__(self, threads: Sequence[Thread]) -> None:
        self._threads = threads
        self._people: list[tuple[int, Seat]] = []
        self._focus: tuple[int, Seat] | None = None
        self.speaker: Seat | None = None  # whom "I" means in a press conference, and "you" in what is asked there
        self.principal: Seat | None = None  # whose press conference the article records
        self.diarist: Seat | None = None  # whose days a diary tells, all of whose meetings are his

    def name(self, index: int, seats: Sequence[Seat]) -> None:
        """Remembers who the sentence of that number names."""
        self._people.extend((index, seat) for seat in seats)

    def speak_of(self, index: int, seat: Seat) -> None:
        """Remembers whom the sentence of that number is about: its subject, whom "he" means after it."""
        self._focus = (index, seat)

    def keep_focus(self, index: int) -> None:
        """Remembers that the sentence of that number, too, is about whom the one before is about."""
        if self._focus is not None and self._focus[0] == index - 1:
            self._focus = (index, self._focus[1])

    def named(self) -> list[Seat]:
        """Everybody named so far, in order."""
        return [seat for _, seat in self._people]

    def pair(
        self, index: int, *, size: int, office: str | None, present: Sequence[Seat] = (), people: bool = False
    ) -> tuple[Seat, ...]:
        """Those whom "the two ministers" means: at the table last told of, or the last named of as many countries.

        ``people``: 両氏, 두 사람, whom only names can fill.
        """
        size = size or 2
        if size == 2 and (named := self._just_named(index, office)):
            return _borrowed(named)
        if size == 2 and office is None and (among := self._among_three(index)):
            return _borrowed(among)
        here = {seat.person_id for seat in present if seat.person_id}
        for thread in sorted(
            self._threads, key=lambda t: (-len(here & {s.person_id for s in t.seats}), *_age(t, index))
        ):
            fits = len(thread.seats) == size and all(holds_office(seat, office) for seat in thread.seats)
            if fits and (not people or all(seat.is_named for seat in thread.seats)):
                return _borrowed(thread.seats)
        return self._last_named(size, office)

    def _last_named(self, size: int, office: str | None) -> tuple[Seat, ...]:
        """The last people or offices named of so many countries, one of each; nobody where they are fewer."""
        seats: list[Seat] = []
        for _, seat in reversed(self._people):
            is_known = seat.is_named or seat.office is not None
            is_new = seat.country not in {held.country for held in seats}
            if is_known and len(seats) < size and holds_office(seat, office) and is_new:
                seats.append(seat)
        return _borrowed(tuple(reversed(seats))) if len(seats) == size else ()

    def names_two(self, index: int) -> bool:
        """Whether two of two countries alone are named in the sentence before, and no meeting is told of as near."""
        return bool(self._just_named(index, None))

    def _just_named(self, index: int, office: str | None) -> tuple[Seat, ...]:
        """The two of two countries whom alone the sentence before names, where no meeting told of is as near."""
        seats = {seat.person_id: seat for at, seat in self._people if at == index - 1 and seat.person_id}
        lands = {seat.country for seat in seats.values()}
        if any(thread.last >= index - 1 and not _is_of_others(thread, lands) for thread in self._threads):
            return ()
        fits = all(holds_office(seat, office) for seat in seats.values())
        return tuple(seats.values()) if len(seats) == 2 == len(lands) and fits else ()

    def _among_three(self, index: int) -> tuple[Seat, ...]:
        """The two countries' own at the one table of three that the sentence before told of."""
        near = [thread for thread in self._threads if thread.last >= index - 1]
        if len(near) != 1 or near[0].last == index or len(near[0].seats) != len(FIELD) + 1:
            return ()
        seats = tuple(seat for seat in near[0].seats if seat.country in FIELD)
        return seats if len(seats) == len(FIELD) else ()

    def n_just_met(self, index: int) -> int:
        """How many "they" are: three where the sentence before told of a meeting held of three alone, else two."""
        told = [thread for thread in self._threads if index - 1 <= thread.last <= index]
        tables = [thread.seats for thread in told if thread.status is not None and thread.status.status == "held"]
        named = [t for t in tables if len(t) == len({s.country for s in t}) and all(s.is_named for s in t)]
        return len(named[0]) if len(tables) == len(named) == 1 and len(named[0]) == len(FIELD) + 1 else len(FIELD)

    def countries(self, index: int, *, size: int) -> tuple[Seat, ...]:
        """The last countries spoken of as one, "Japan and South Korea": whose "the two countries' ministers" are."""
        told: dict[int, list[Seat]] = {}
        for at, seat in self._people:
            if index - at <= _REACH and not seat.is_named:
                told.setdefault(at, []).append(seat)
        for at in sorted(told, reverse=True):
            found = {seat.country: seat for seat in told[at] if seat.country}
            if len(found) == size:
                return _borrowed(tuple(found.values()))
        return ()

    def joined(self, index: int, *, size: int) -> tuple[Seat, ...]:
        """The last countries, so many, that one phrase names, whichever others the sentence speaks of."""
        told: dict[tuple[int, int], list[Seat]] = {}
        for at, seat in self._people:
            if index - at <= _REACH and seat.country and not seat.is_named:
                told.setdefault((at, seat.start), []).append(seat)
        fitting = [seats for _, seats in sorted(told.items()) if len({s.country for s in seats}) == size == len(seats)]
        return _borrowed(fitting[-1]) if fitting else ()

    def other(self, index: int, partner: Sequence[Seat], *, in_field: bool) -> Seat | None:
        """Whoever "he" or an unnamed subject is: the first one of another country in the last sentence with one."""
        taken = {seat.country for seat in partner}
        focus = self._focus[1] if self._focus is not None and index - self._focus[0] <= _REACH else None
        # Else both would be from elsewhere.
        is_apt = not in_field or taken & FIELD or (focus is not None and focus.country in FIELD)
        if focus is not None and focus.country not in taken and is_apt:
            return focus
        if self.diarist is not None and self.diarist.country not in taken:
            return self.diarist
        named = any(seat.is_named or seat.office for seat in partner)
        fitting = [
            (at, seat)
            for at, seat in self._people
            if index - at <= _REACH and seat.country and seat.country not in taken and (seat.is_named or not named)
        ]
        if in_field and any(seat.country in FIELD for _, seat in fitting):
            fitting = [(at, seat) for at, seat in fitting if seat.country in FIELD]
        if not fitting and in_field:
            fitting = [(at, seat) for at, seat in self._people if _is_counterpart(seat, partner)]
        last = max((at for at, _ in fitting), default=-1)
        return next((seat for at, seat in fitting if at == last), None)


def holds_office(seat: Seat, office: str | None) -> bool:
    """Whether somebody of that office may sit there; whose office is not known is nobody's minister."""
    if office == "leader" and (seat.country, seat.office) == ("KR", "pm"):
        return False
    return office is None or (seat.office is not None and offices_agree(seat.office, office))


def _is_of_others(thread: Thread, lands: Set[str | None]) -> bool:
    """Whether a meeting still to come is one of officials of those countries, as ministers who meet agree on."""
    ahead = thread.status is not None and thread.status.status in ("planned", "proposed")
    return ahead and {s.country for s in thread.seats} == lands and all(s.office == "working" for s in thread.seats)


def _age(thread: Thread, index: int) -> tuple[bool, bool, int]:
    """How a meeting ranks among those that "the two" may have sat at: one just told of, else the two countries'."""
    is_field = {seat.country for seat in thread.seats} == FIELD
    return index - thread.last > 1, not is_field, -thread.last


def _is_counterpart(seat: Seat, partner: Sequence[Seat]) -> bool:
    """Whether somebody named is of the other of the two countries and of the partner's rank."""
    theirs = partner[0]
    rank = seat_level(seat)
    return {seat.country, theirs.country} == FIELD and rank is not None and rank == seat_level(theirs)


def _borrowed(seats: Sequence[Seat]) -> tuple[Seat, ...]:
    return tuple(replace(seat, is_borrowed=True) for seat in seats)
