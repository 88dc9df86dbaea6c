"""Whose talks are meant where a clause names nobody: a summit, or talks of officials of some rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus.dates.context import in_quotation
from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.pointing import is_of_others
from corpus.meetings.seating.groups import three_of
from corpus.meetings.seats import FIELD, Seat, offices_agree
from corpus.meetings.shapes import countries_of
from corpus.meetings.status import Told, status_of
from corpus.meetings.threads import Threads

_NEAR = 60  # characters of the shape between a summit of nobody named and what is told of it


class UnnamedTables:
    """Finds who is meant by what was told before in one article; ``country_of`` tells whose a name is."""

    def __init__(self, threads: Threads, book: CueBook, country_of: Mapping[str, str]) -> None:
        self._threads, self._book, self._country_of = threads, book, country_of

    def summit(self, clause: Clause, size: int) -> tuple[Seat, ...]:
        """Whose summit is meant that is planned, wished for or off, where nobody is named: of the leaders told of."""
        cue, shape = clause.cue, clause.shape
        if is_of_others(clause, self._book) or in_quotation(shape.text, cue.start):
            return ()
        if self._book.language == "en" and not size and PLACEHOLDERS["G"] in shape.text[: cue.start]:
            return ()  # "priorities for the G7 … and a successful summit"
        told = status_of(shape, cue, self._book, start=clause.start, stop=clause.stop, refers=False)
        if told is None or not told.firm or told.status == "held" or cue.start - told.start > _NEAR:
            return ()
        many = self._book.has("summit_of_many", shape.text[max(0, cue.start - 3) : cue.end]) and not size
        groups = [p for p in clause.sentence.parties if p.kind == "group" and p.end <= cue.start]
        size = size or max((group.size for group in groups), default=0)
        three = three_of(clause, "leader", self._threads, self._book) if size == 3 or many else ()
        if many and not three and self._book.has("city_summit", shape.text[: cue.end]):
            return ()  # the G20's, by its city
        pair = three or self._threads.antecedents.pair(clause.sentence.index, size=size, office="leader")
        refuser = self._refuser(clause, told) if told.status == "not-held" else None
        if refuser is not None and refuser not in {seat.country for seat in pair}:
            return self._with_refuser(clause, refuser)
        between = [p for p in clause.sentence.parties if told.start <= p.start and p.end <= cue.start]
        others = {country for party in between for country in party.countries} - {seat.country for seat in pair}
        return () if others else pair  # "was to travel to Pyongyang for a summit"

    def _refuser(self, clause: Clause, told: Told) -> str | None:
        """The country that right before the words turns a summit down, in English: "China rejected the summit"."""
        at = told.start - 2
        if self._book.language != "en" or clause.shape.text[at : at + 1] != PLACEHOLDERS["C"]:
            return None
        lands = countries_of(clause.shape.names.get(at, ()), self._book, self._country_of)
        return lands[0] if len(lands) == 1 else None

    def _with_refuser(self, clause: Clause, country: str) -> tuple[Seat, ...]:
        """Those of the last summit told of that the country was to be at; nobody where there is none."""
        told = sorted(self._threads.threads, key=lambda thread: -thread.last)
        with_it = (t.seats for t in told if any(seat.country == country for seat in t.seats))
        seats = next((s for s in with_it if all(offices_agree(seat.office, "leader") for seat in s)), ())
        return tuple(replace(seat, is_borrowed=True) for seat in seats)

    def level(self, clause: Clause, office: str) -> tuple[Seat, ...]:
        """The two countries told of, where a clause names only a rank: 국장급 협의가 서울에서 열렸다."""
        parties = clause.sentence.parties
        if in_quotation(clause.shape.text, clause.cue.start):
            return ()
        if self._book.has("met_someone", clause.before(30)):
            return ()
        pair = self._threads.antecedents.pair(clause.sentence.index, size=2, office=None)
        countries = {seat.country for seat in pair}
        capitals = (self._book.tables["capitals"].get(m.entity_id) for m in clause.sentence.mentions)
        if any(country not in (None, *FIELD) for country in capitals):
            return ()  # in Washington a third country may sit there, too
        if countries != FIELD or any(party.countries - countries for party in parties):
            return ()
        return tuple(Seat(country=s.country, office=office, start=s.start, end=s.end, is_borrowed=True) for s in pair)
