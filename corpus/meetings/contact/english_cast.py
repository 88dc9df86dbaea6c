"""Whom a frame means: who does what its verb tells, and who "he", "his guest" and "the two" are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.meetings.contact.english_frame import Frame
from corpus.meetings.contact.english_words import GROUP, MEANT, NAMED, ContactWords
from corpus.meetings.seats import Party, Seat, joined_table, offices_agree

_PARTIES = (NAMED, MEANT, GROUP)
_FAR = 170  # characters of the frame between a subject and its verb
_ADJUNCTS = 4
_ENVOYS = ("ambassador", "special-envoy", "delegate")  # words for negotiators of any office
_SIZES = (2, 3)  # of "the leaders"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who stands in a frame and who stood in the sentence before (``earlier``); ``focus``: whom "he" means first.

    ``is_placed``: the sentence before tells a day or a place.
    """

    frame: Frame
    earlier: Sequence[Seat]
    focus: Seat | None
    words: ContactWords
    is_placed: bool = False

    def subject(self, at: int) -> tuple[Seat, ...]:
        """Who does what the verb at that place tells; nobody where that is not plain."""
        left = self.frame.text[:at]
        chain = self.words["auxiliaries"].search(left)
        left = left[: chain.start()] if chain else left
        relative = self.words["who"].search(left.rstrip())
        if relative is not None:
            return self._antecedent(left[: relative.start()])
        for _ in range(_ADJUNCTS):
            left = left.rstrip()
            if left.endswith(_PARTIES):
                return self._begins(left)
            shorter = self.words["adjunct"].sub("", left)
            if shorter == left:
                break
            left = shorter
        is_infinitive = chain is not None and self.words.has("aux_to", chain[0])
        if not is_infinitive and not self.words.has("goes_on", left):
            return ()
        return self._leads(left)

    def _antecedent(self, left: str) -> tuple[Seat, ...]:
        """Whom "who" means: the party right before it, whatever it is of its own clause."""
        return self.seats(len(left) - 1, len(left)) if left.endswith(NAMED) else ()

    def _begins(self, left: str) -> tuple[Seat, ...]:
        """The party at the end of the text, if no preposition or verb makes it an object."""
        start, seats = self._group(left, len(left) - 1)
        return () if self.words.has("object_before", left[:start]) else seats

    def leader(self, at: int) -> tuple[Seat, ...]:
        """The nearest party to the left of that place that begins a clause which goes on to it."""
        return self._leads(self.frame.text[:at])

    def only_one_before(self, at: int) -> tuple[Seat, ...]:
        """The one whom the frame names before that place, if one, else whom "he" would mean."""
        here = self._before(at)
        return tuple(here) if len(here) == 1 else (self.focus,) if self.focus is not None and not here else ()

    def everybody(self, size: int, without: Sequence[Seat] = ()) -> tuple[Seat, ...]:
        """All but a few whom the frame names, or it and the sentence before, if they are so many."""
        others = {seat.person_id for seat in without}
        named = (s for i in sorted(self.frame.parties) for s in self.frame.parties[i].seats if s.is_named)
        here = _each(seat for seat in named if seat.person_id not in others)
        for people in (here, _each([*self.earlier, *here])):
            if len(people) == size and here:
                return tuple(people)
        return ()

    def _leads(self, left: str) -> tuple[Seat, ...]:
        """The nearest party to the left that begins a clause which goes on to the end of the text."""
        i = len(left) - 1
        while i >= 0:
            if left[i] not in _PARTIES:
                i -= 1
                continue
            start, seats = self._group(left, i)
            between = left[i + 1 :]
            if len(between) > _FAR or self.words.has("clause_break", between) or self.words["stranger"].match(between):
                return ()
            if not self.words["owns"].match(between) and self.words.has("clause_start", left[:start]):
                return seats
            i = start - 1
        return ()

    def _group(self, text: str, last: int) -> tuple[int, tuple[Seat, ...]]:
        """The start of the list of parties that ends at that place, and who they are."""
        match = self.words["list_end"].search(text, 0, last + 1)
        start = match.start() if match else last
        return start, self.seats(start, last + 1)

    def seats(self, start: int, end: int, taken: Sequence[Seat] = ()) -> tuple[Seat, ...]:
        """Who stands between two places of the frame; ``taken``: who sits on the other side of the table."""
        found: tuple[Seat, ...] = ()
        for i in range(start, end):
            letter, party = self.frame.text[i], self.frame.parties.get(i)
            if letter == NAMED and party is not None:
                found = joined_table(found, party.seats)
            elif letter == MEANT:
                found = (*found, *self._meant(i, (*taken, *found)))
            elif letter == GROUP:
                found = (*found, *self._several(i, party))
        return found

    def _before(self, at: int) -> list[Seat]:
        """The people named in the frame before that place, each once."""
        return _each(seat for party in self.frame.named(0, at) for seat in party.seats if seat.is_named)

    def _meant(self, at: int, taken: Sequence[Seat]) -> tuple[Seat, ...]:
        """Whom "he" or "the ambassador" means: the one of another country than ``taken`` named last."""
        away = {seat.country for seat in taken}
        party = self.frame.parties.get(at)
        office = party.office if party is not None else None
        here = [s for s in self._before(at) if s.country not in away]
        if not taken and self.focus is not None and not here and offices_agree(self.focus.office, office):
            return (replace(self.focus, is_borrowed=True),)
        if not taken and here and party is None:
            return self._first(at)
        found = here or [s for s in self.earlier if s.country not in away]
        if office is not None:
            found = [s for s in found if offices_agree(s.office, office)]
        return (replace(found[-1], is_borrowed=True),) if len(found) == 1 else ()

    def _first(self, at: int) -> tuple[Seat, ...]:
        """Whom "he" means as a subject: the one with whom the frame begins, else the only one named before."""
        if self.words.has("other_he", self.frame.text[:at]):
            return (replace(self.focus, is_borrowed=True),) if self.focus is not None else ()
        first = next((i for i in sorted(self.frame.parties) if i < at and self.frame.text[i] == NAMED), at)
        seats = self.frame.parties[first].seats if first < at else ()
        here = self._before(at)
        if len(seats) == 1 and (len(here) == 1 or self.words.has("clause_start", self.frame.text[:first])):
            return (replace(seats[0], is_borrowed=True),)
        return ()

    def _several(self, at: int, party: Party | None) -> tuple[Seat, ...]:
        """Whom "the two" means: all named so far, here or in the sentence before, if as many, of as many countries."""
        size = party.size if party is not None else 0
        sizes = (size,) if size else _SIZES
        here = self._before(at)
        everybody = _each(s for i in sorted(self.frame.parties) for s in self.frame.parties[i].seats if s.is_named)
        for people in (here, _each([*self.earlier, *here]), [] if here else everybody):
            office = party.office if party is not None and party.office not in _ENVOYS else None
            fits = all(offices_agree(seat.office, office) for seat in people)
            if len(people) == len({seat.country for seat in people}) in sizes and fits:
                return tuple(replace(seat, is_borrowed=True) for seat in people)
        return ()


def _each(seats: Iterable[Seat]) -> list[Seat]:
    """Each person once, in order of the last mention's first place."""
    return list({seat.person_id or seat.name: seat for seat in seats}.values())
