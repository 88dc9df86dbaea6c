"""Who the other side is, where a clause seats people of one country only, or of two at a table of three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.seats import FIELD, LANDS, Party, Seat
from corpus.meetings.tables.table import Table
from corpus.meetings.threads import Threads

_THIRD = {"US", "CN"}  # who sits with both as a third


class OtherSide:
    """Finds the side that a clause of one article leaves out."""

    def __init__(self, threads: Threads, book: CueBook) -> None:
        self._threads, self._book = threads, book

    def of_two(self, clause: Clause, table: Table, seats: Sequence[Seat]) -> Seat | None:
        """The other side of those of one country; nobody where the clause tells of somebody unknown."""
        if self._has_unknown_subject(clause) or self._has_unknown_partner(clause):
            return None
        named = None if table.is_several else _named_before(clause, seats, self._book)
        named = named or (_office_he(clause, seats, self._book) if table.pronoun else None)
        other = named or self._stranger(clause, seats) or self.told_before(clause, seats)
        other = other or self._at_home(clause, table, seats) or self._ministry(clause, seats)
        return _like(other, seats) if other else None

    def of_three(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """The third side of those of two countries."""
        other = _third_named(clause, seats) or self.told_before(clause, seats) or self._third_land(clause, seats)
        return other or self._ministry(clause, seats)

    def host_of(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """Whoever met all of these: somebody named before them in an English sentence, else who was told of before."""
        named = _named_before(clause, seats, self._book) if self._book.language == "en" else None
        return named or self.told_before(clause, seats)

    def told_before(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """Whoever "I", "he" or a subject left out means."""
        speaker = self._threads.antecedents.speaker
        taken = {seat.country for seat in seats}
        if speaker is not None and speaker.country not in taken:
            before = clause.shape.text[: clause.cue.end]
            if self._book.has("first_person", before):
                return speaker
        return self._threads.antecedents.other(clause.sentence.index, seats, in_field=self._book.language != "en")

    def _at_home(self, clause: Clause, table: Table, seats: Sequence[Seat]) -> Seat | None:
        """The paper's own side, where nobody of it was named: ただいま、尹大統領との首脳会談を終えました."""
        counterparts = self._book.tables.get("counterparts", {})
        office = counterparts.get(f"{seats[0].country} {seats[0].office}")
        home = next(iter(FIELD - {seats[0].country}), None)
        if self._is_told_of_later(clause, frozenset({home, seats[0].country})):
            return None
        before = clause.shape.text[: table.parties[0].start if table.parties else 0]
        if office is None or not table.pronoun or table.is_several or self._book.has("other_subject", before):
            return None
        return Seat(country=home, office=office, start=seats[0].start, end=seats[0].end)

    def _ministry(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """The Korean government, where its ministry or president's office speaks of the meeting: 대통령실은 … 추진."""
        if "home_ministry" not in self._book.named or any(seat.country == "KR" for seat in seats):
            return None
        before = clause.shape.text[: clause.cue.start]
        for match in self._book["home_ministry"].finditer(before):
            names = clause.shape.names.get(match.start(), ())
            lands = self._book.tables["title_countries"]
            if match[0][0] != PLACEHOLDERS["N"] or any(lands.get(m.surface) == "KR" for m in names):
                start, end = clause.shape.span(match.start(), match.end())
                return Seat(country="KR", office=seats[0].office, start=start, end=end)
        return None

    def _is_told_of_later(self, clause: Clause, lands: frozenset[str | None]) -> bool:
        """Whether somebody of neither country is the subject after the clause: 文大統領との会合を終えたトランプ氏は."""
        after = (p for p in clause.sentence.parties if p.start >= clause.cue.end and p.countries - lands)
        return any(self._book["topic_after"].match(clause.shape.text, p.end) for p in after if p.kind == "persons")

    def _stranger(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """Whoever of the other of both countries the clause has for its subject by an office alone: 経済産業相が."""
        countries = {seat.country for seat in seats}
        if self._book.language == "en" or not countries < FIELD:
            return None
        parties, text = clause.sentence.parties, clause.shape.text
        first = min((p.start for p in parties if p.countries & countries), default=0)
        before = [p for p in parties if p.end <= min(first, clause.cue.start) and p.start >= clause.start]
        if not before or before[-1].kind != "office" or not before[-1].office:
            return None
        if not self._book["subject_particle"].match(text, before[-1].end):
            return None
        start, end = clause.shape.span(before[-1].start, before[-1].end)
        is_second = text[before[-1].start - 1 : before[-1].start] in ("2", "２")  # one of several of that office
        office = None if is_second else before[-1].office
        return Seat(country=next(iter(FIELD - countries)), office=office, start=start, end=end)

    def _has_unknown_subject(self, clause: Clause) -> bool:
        """Whether the clause has for its subject somebody whom nobody knows: 싱 대사가, 특사단은."""
        text = clause.shape.text[: clause.cue.start]
        if self._book.has("group_subject", text[clause.start :]):
            return True
        if "unknown_subject" not in self._book.named:
            return False
        if self._book.has("stranger_subject", text[clause.start :]):
            return True
        return any(
            party.kind == "office" and self._book["unknown_subject"].match(text, max(0, party.start - 3))
            for party in clause.sentence.parties
            if clause.start <= party.start < clause.cue.start
        )

    def _has_unknown_partner(self, clause: Clause) -> bool:
        """Whether the clause tells that people of no government were met: 각료들과 만찬을 하며."""
        before = clause.shape.text[clause.start : clause.cue.start]
        return "unknown_partner" in self._book.named and self._book.has("unknown_partner", before)

    def _third_land(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """The third country of "a three-way summit with China and South Korea that Japan was to host", in English."""
        taken = {seat.country for seat in seats}
        parties = clause.sentence.parties if self._book.language == "en" else ()
        lands = {c: p for p in parties if p.kind in LANDS for c in p.countries if c not in taken}
        if len(lands) != 1 or not set(lands) <= FIELD | _THIRD:
            return None
        at = clause.shape.at[next(iter(lands.values())).start]
        return Seat(country=next(iter(lands)), start=at, end=at)


def _like(other: Seat, seats: Sequence[Seat]) -> Seat:
    """The other side; where only a country is known, in the office of its counterpart."""
    if other.office is None and not other.is_named and seats[0].office is not None:
        return replace(other, office=seats[0].office)
    return other


def _named_before(clause: Clause, seats: Sequence[Seat], book: CueBook) -> Seat | None:
    """The first person of another country whom the sentence names before the cue."""
    taken = {seat.country for seat in seats}
    return next(
        (
            s
            for p in clause.sentence.parties
            if p.end <= clause.cue.start and not book.has("not_subject_before", clause.shape.text[: p.start])
            if not _is_partner(p, clause, book) and not _is_marked(p, clause, book) and not _is_other(p, clause, book)
            for s in p.seats
            if s.is_named and s.country not in taken
        ),
        None,
    )


def _office_he(clause: Clause, seats: Sequence[Seat], book: CueBook) -> Seat | None:
    """Whom "he" means where the sentence begins with an office of a country: "The Korean minister said he wants to"."""
    first = clause.sentence.parties[0] if clause.sentence.parties else None
    if book.language != "en" or first is None or first.kind != "offices" or len(first.seats) != 1:
        return None
    text, taken = clause.shape.text, {seat.country for seat in seats}
    begins = text[: first.start].strip().lower() in ("", "the", "but the", "and the")
    after = text[first.end : clause.cue.start]
    is_subject = begins and first.end <= clause.cue.start and book.has("office_he", after)
    return first.seats[0] if is_subject and first.seats[0].country not in taken else None


def _is_partner(party: Party, clause: Clause, book: CueBook) -> bool:
    """Whether the particle after a name has somebody else meet it, so that it is no subject: 李氏と、王氏と会う."""
    return "with_listed" in book.named and book["with_listed"].match(clause.shape.text, party.end) is not None


def _is_other(party: Party, clause: Clause, book: CueBook) -> bool:
    """Whether a pronoun after a clause of somebody's is not him: "Obama hoped for it, and she would meet Abe"."""
    return book.has("other_he", clause.shape.text[party.end : clause.cue.start])


def _is_marked(party: Party, clause: Clause, book: CueBook) -> bool:
    """Whether the particle after a name makes it anything but the subject: 바이든 대통령과는 …, 총리와 만나."""
    return "marked_other" in book.named and book["marked_other"].match(clause.shape.text, party.end) is not None


def _third_named(clause: Clause, seats: Sequence[Seat]) -> Seat | None:
    """The first person of a further country whom the sentence names before the cue, in whatever part."""
    taken = {seat.country for seat in seats}
    before = (seat for p in clause.sentence.parties if p.end <= clause.cue.start for seat in p.seats)
    return next((seat for seat in before if seat.is_named and seat.country not in taken), None)
