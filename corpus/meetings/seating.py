"""Who sits at the table of a clause, once what was told before fills its pronouns and groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.dates.context import in_quotation
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.kinds import seat_level
from corpus.meetings.pointing import is_of_others
from corpus.meetings.seats import Party, Seat, is_table, joined_table, offices_agree
from corpus.meetings.shapes import countries_of
from corpus.meetings.status import Told, status_of
from corpus.meetings.tables.table import Table
from corpus.meetings.threads import Threads

_NEIGHBOR = {"CN"}  # whose summits "with China" are, of two who meet there, those of the three
_OF_THREE = 24  # characters of the shape after a summit in which "of the three countries" stands
_NEAR = 60  # characters of the shape between a summit of nobody named and what is told of it
_FIELD = frozenset({"JP", "KR"})  # whose meetings these articles are about
# Who of the paper's own country meets somebody of the other one's, where it does not say.
_COUNTERPARTS = {
    ("ja", "KR", "president"): "pm", ("ja", "KR", "fm"): "fm", ("ja", "KR", "dm"): "dm",
    ("ko", "JP", "pm"): "president", ("ko", "JP", "fm"): "fm", ("ko", "JP", "dm"): "dm",
}  # fmt: skip
_LANDS = ("countries", "offices")
_LEAGUE = "diet-members-league"
_THIRD = {"US", "CN"}  # who sits with both as a third
_WITH_OFFICE = ("group", "offices", "office", "level")


class Seating:
    """Fills the tables of one article's clauses."""

    def __init__(self, threads: Threads, book: CueBook, country_of: Mapping[str, str] | None = None) -> None:
        self._threads, self._book, self._country_of = threads, book, country_of or {}

    def size(self, clause: Clause) -> int:
        """2 or 3 where the clause says "bilateral" or "three-way", else 0."""
        before = clause.before(30)
        if self._book.language == "ko":  # a clause before it speaks of others: 셋이 만났고, 11월에는 둘이
            before = self._book["clause_cut"].split(before)[-1]
        near = before + clause.shape.text[clause.cue.start : clause.cue.end]
        end = clause.cue.end
        of_three = self._book.has("of_three", clause.shape.text[end : end + _OF_THREE])
        if of_three or self._book.has("three", near):
            return 3
        own = "of_own" in self._book.named and self._book.has("of_own", clause.shape.text[end : end + _OF_THREE])
        return 2 if own or self._book.has("two", near) else 0

    def office(self, clause: Clause) -> str | None:
        """The office of a noun cue: the foreign ministers' meeting, a summit."""
        shape, cue, parties = clause.shape, clause.cue, clause.sentence.parties
        if self._book.has("leaders_cue", shape.text[max(0, cue.start - 2) : cue.end].lower()):
            return "leader"
        if "working_cue" in self._book.named and self._book.has("working_cue", clause.before(20)):
            return "working"
        after = self._book["of_office"].match(shape.text, cue.end) if "of_office" in self._book.named else None
        if after is not None:
            return shape.names[after.end() - 1][0].entity_id
        beside = [p for p in parties if p.end <= cue.start and p.kind in _WITH_OFFICE and p.office]
        if beside and self._book["modifier_gap"].fullmatch(shape.text[beside[-1].end : cue.start]):
            return beside[-1].office
        return None

    def some_summit(self, clause: Clause, size: int) -> tuple[Seat, ...]:
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
        three = self._three(clause, "leader") if size == 3 or many else ()
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

    def _three(self, clause: Clause, office: str) -> tuple[Seat, ...]:
        """Those of that office of the three countries that the sentence, or a meeting just told of, tells of."""
        here = [p.seats for p in clause.sentence.parties if len(p.countries) == 3 and p.end <= clause.cue.start]
        before = [t.seats for t in self._threads.threads if 0 <= clause.sentence.index - t.last <= 1]
        main = [t.seats for t in self._threads.threads[:1] if self._book.language != "en"]
        three = [seats for seats in (*main, *before, *here) if len({seat.country for seat in seats}) == 3]
        known = {seat.country: seat for seat in three[-1]} if three else {}
        if known and all(seat.is_named and offices_agree(seat.office, office) for seat in known.values()):
            return tuple(replace(seat, is_borrowed=True) for seat in known.values())
        at = clause.shape.at[clause.cue.start]
        return tuple(Seat(country=c, office=office, start=at, end=at, is_borrowed=True) for c in known)

    def some_level(self, clause: Clause, office: str) -> tuple[Seat, ...]:
        """The two countries told of, where a clause names only a rank: 국장급 협의가 서울에서 열렸다."""
        parties = clause.sentence.parties
        if in_quotation(clause.shape.text, clause.cue.start):
            return ()
        if self._book.has("met_someone", clause.before(30)):
            return ()
        pair = self._threads.antecedents.pair(clause.sentence.index, size=2, office=None)
        countries = {seat.country for seat in pair}
        capitals = (self._book.tables["capitals"].get(m.entity_id) for m in clause.sentence.mentions)
        if any(country not in (None, *_FIELD) for country in capitals):
            return ()  # in Washington a third country may sit there, too
        if countries != _FIELD or any(party.countries - countries for party in parties):
            return ()
        return tuple(Seat(country=s.country, office=office, start=s.start, end=s.end, is_borrowed=True) for s in pair)

    def seats(self, clause: Clause, table: Table, size: int, office: str | None) -> tuple[Seat, ...]:
        """The seats of a table, with pronouns and groups filled from what was told before."""
        seats = _with_counterpart(table)
        if table.lone:
            lands = {seat.country for seat in table.lone}
            is_named = any(seat.is_named for seat in table.lone)
            is_three = size == 3 or (office == "leader" and lands == _NEIGHBOR and not is_named)
            return (
                self._threefold(table.lone, clause, office) if is_three else self._with_host(table.lone, clause, office)
            )
        if table.group is not None and not is_table(seats):
            missing = (
                table.group.size
                or self._counted(clause, table.group)
                or (
                    size - len({s.country for s in seats})
                    if size
                    else self._threads.antecedents.n_just_met(clause.sentence.index)
                )
            )
            outside = [s for s in seats if s.country not in _FIELD and seat_level(s) == "leader"]
            group = replace(table.group, office=table.group.office or "leader") if outside else table.group
            pair = self._group(group, missing, clause)
            if not pair and missing == 3 and len({s.country for s in seats}) == 1:
                pair = self._group(table.group, 2, clause)  # "the summit of the three, with China"
            if not pair:
                return ()
            words = clause.shape.text[table.group.start : table.group.end]
            is_round = clause.cue.is_round and not table.group.is_theirs  # ministers who agree on a round
            if not seats and (is_round or self._book.has("of_governments", words)):
                pair = tuple(replace(seat, person_id=None, name=None, office=None) for seat in pair)
            seats = joined_table(seats, pair)
        if table.are_guests and is_table(seats):
            host = self._other(clause, seats)
            return joined_table((host,), seats) if host is not None else ()
        if seats and size == 3 and len({seat.country for seat in seats}) < 3:
            seats = self._threefold(seats, clause, office)
        elif len({seat.country for seat in seats}) == 1:
            if self._has_unknown_subject(clause) or self._has_unknown_partner(clause):
                return ()
            named = None if table.is_several else _named_before(clause, seats, self._book)
            other = named or self._stranger(clause, seats) or self._other(clause, seats)
            other = other or self._at_home(clause, table, seats) or self._ministry(clause, seats)
            seats = joined_table(seats, (_like(other, seats),)) if other else seats
        if len({seat.country for seat in seats}) > len(_FIELD) and self._is_of_two(clause):
            seats = _two_of(seats, clause)
        if office is None and self._book.has("of_principals", clause.cue.word):
            seats = self._principals(seats, clause)
        return _with_office(seats, office) if is_table(seats) else ()

    def _with_host(self, lone: tuple[Seat, ...], clause: Clause, office: str | None) -> tuple[Seat, ...]:
        """The leader named alone and the other country's: "A summit with Suga did not take place"."""
        told = status_of(clause.shape, clause.cue, self._book, start=clause.start, stop=clause.stop, refers=False)
        if office != "leader" or len(lone) != 1 or not lone[0].is_named or told is None or told.status != "not-held":
            return ()
        other = self._other(clause, lone)
        return (
            (other, *lone)
            if other is not None and other.is_named and {other.country, lone[0].country} == set(_FIELD)
            else ()
        )

    def _counted(self, clause: Clause, group: Party) -> int:
        """3 where "their ministers" are those of "the three countries" spoken of before, else 0."""
        return 3 if group.is_theirs and self._book.has("three_lands", clause.shape.text[: group.start]) else 0

    def _group(self, group: Party, size: int, clause: Clause) -> tuple[Seat, ...]:
        """Whom "the two ministers" or "their leaders" means."""
        sentence = clause.sentence
        here, own = sentence.people, _own_pair(sentence, group)
        named = _named_pair(sentence, group, size) or self._leagues(sentence, group)
        if named:
            return named
        if clause.cue.is_round and size == len(_FIELD) and group.office:  # 両国閣僚懇談会: who will come is not told
            at = clause.shape.at[group.start]
            return tuple(Seat(country=c, office=group.office, start=at, end=at) for c in sorted(_FIELD))
        three = self._three(clause, group.office) if size == 3 and group.office else ()
        if three:
            return three
        joined = self._joined_by_one(sentence, group) if size == 3 else ()
        if joined:
            return joined
        if group.is_theirs and size == 2 and len(here) == 1 and self._is_with_pronoun(sentence, here[0]):
            both = (self._other_named(sentence, here), *here)
            return tuple(Seat(country=s.country, office=group.office, start=s.start, end=s.end) for s in both if s)
        if not group.is_theirs:
            people = self._book.has("persons_group", sentence.shape.text[group.start : group.end])
            pair = self._threads.antecedents.pair(
                sentence.index, size=size, office=group.office, present=here, people=people
            )
            pair = pair or own
            if pair or group.office != "leader":
                return pair or self._with_one_named(sentence, group, size) or self._of_rank(group, size)
            if self._book.language == "en" and (met := self._with_one_named(sentence, group, size)):
                return met
        lands = _one_of_each(here, size) if self._book.language == "en" else ()
        if not own and not lands and (main := self._of_entry(sentence, group, size)):
            return main
        pair = own or lands or self._threads.antecedents.pair(sentence.index, size=size, office=None, present=here)
        pair = pair or self._threads.antecedents.countries(sentence.index, size=size)
        return tuple(Seat(country=s.country, office=group.office, start=s.start, end=s.end) for s in pair)

    def _of_entry(self, sentence: Sentence, group: Party, size: int) -> tuple[Seat, ...]:
        """The two countries of the article in an entry of a chronology, which means no third one told of before it."""
        is_entry = bool(sentence.dates) and sentence.dates[0].start == sentence.start
        main = self._threads.threads[0].seats if self._threads.threads else ()
        if self._book.language != "en" or not is_entry or size != len(_FIELD) or {s.country for s in main} != _FIELD:
            return ()
        at = sentence.shape.at[group.start]
        return tuple(Seat(country=c, office=group.office, start=at, end=at) for c in sorted(_FIELD))

    def _joined_by_one(self, sentence: Sentence, group: Party) -> tuple[Seat, ...]:
        """Three, of whom the sentence names the one of a third country: 오바마 대통령의 중재로 셋이 만났다."""
        named = [s for p in sentence.parties if p.end <= group.start for s in p.seats if s.is_named]
        pair = self._threads.antecedents.pair(sentence.index, size=2, office=None)
        table = joined_table(pair, named) if len(named) == 1 and {s.country for s in pair} == _FIELD else ()
        return table if len({seat.country for seat in table}) == len(_FIELD) + 1 else ()

    def _leagues(self, sentence: Sentence, group: Party) -> tuple[Seat, ...]:
        """Both countries, whose lawmakers' leagues "the two leagues" are: 両議連の合同総会."""
        names = (sentence.shape.names.get(i, ()) for i in range(group.start, group.end))
        if not any(mention.entity_id == _LEAGUE for found in names for mention in found):
            return ()
        at = sentence.shape.at[group.start]
        return tuple(Seat(country=c, start=at, end=at) for c in sorted(_FIELD))

    def _of_rank(self, group: Party, size: int) -> tuple[Seat, ...]:
        """The three countries that met last, where only a rank is told: "the foreign ministers of the three"."""
        tables = [thread.seats for thread in self._threads.threads if len({s.country for s in thread.seats}) == size]
        if size < len(_FIELD) + 1 or group.office is None or not tables:
            return ()
        return tuple(Seat(country=s.country, office=group.office, start=s.start, end=s.end) for s in tables[-1])

    def _is_with_pronoun(self, sentence: Sentence, seat: Seat) -> bool:
        """Whether somebody is named beside a "he": "He and Blinken agreed to prepare the summit of their leaders"."""
        before = sentence.shape.text[: sentence.shape.place_of(seat.start)]
        return "pronoun_and" in self._book.named and self._book.has("pronoun_and", before)

    def _with_one_named(self, sentence: Sentence, group: Party, size: int) -> tuple[Seat, ...]:
        """Whoever the sentence names and the one named before it: "Yoon was waiting, and the two talked"."""
        named = [seat for party in sentence.parties if party.end <= group.start for seat in party.seats]
        if size != 2 or len(named) != 1 or not named[0].is_named:
            return ()
        is_leaders = self._book.language == "en" and group.office == seat_level(named[0]) == "leader"
        if group.office and not is_leaders:
            return ()
        other = self._other_named(sentence, named)
        return tuple(replace(seat, is_borrowed=True) for seat in (other, *named)) if other else ()

    def _other_named(self, sentence: Sentence, seats: Sequence[Seat]) -> Seat | None:
        other = self._threads.antecedents.other(sentence.index, seats, in_field=False)
        return other if other is not None and other.is_named else None

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

    def _at_home(self, clause: Clause, table: Table, seats: Sequence[Seat]) -> Seat | None:
        """The paper's own side, where nobody of it was named: ただいま、尹大統領との首脳会談を終えました."""
        office = _COUNTERPARTS.get((self._book.language, seats[0].country or "", seats[0].office or ""))
        home = next(iter(_FIELD - {seats[0].country}), None)
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
        if self._book.language == "en" or not countries < _FIELD:
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
        return Seat(country=next(iter(_FIELD - countries)), office=office, start=start, end=end)

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

    def _other(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        speaker = self._threads.antecedents.speaker
        taken = {seat.country for seat in seats}
        if speaker is not None and speaker.country not in taken:
            before = clause.shape.text[: clause.cue.end]
            if self._book.has("first_person", before):
                return speaker
        return self._threads.antecedents.other(clause.sentence.index, seats, in_field=self._book.language != "en")

    def _third_land(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """The third country of "a three-way summit with China and South Korea that Japan was to host", in English."""
        taken = {seat.country for seat in seats}
        parties = clause.sentence.parties if self._book.language == "en" else ()
        lands = {c: p for p in parties if p.kind in _LANDS for c in p.countries if c not in taken}
        if len(lands) != 1 or not set(lands) <= _FIELD | _THIRD:
            return None
        at = clause.shape.at[next(iter(lands.values())).start]
        return Seat(country=next(iter(lands)), start=at, end=at)

    def _threefold(self, seats: tuple[Seat, ...], clause: Clause, office: str | None) -> tuple[Seat, ...]:
        """The seats of a three-way meeting: those named, and the one or two told of before."""
        if len({seat.country for seat in seats}) == 2:
            other = _third_named(clause, seats) or self._other(clause, seats) or self._third_land(clause, seats)
            other = other or self._ministry(clause, seats)
            joined = joined_table((other,), seats) if other else seats
        else:
            rank = "leader" if office == "leader" else None
            pair = self._threads.antecedents.pair(clause.sentence.index, size=2, office=rank)
            if rank and len({seat.country for seat in (*pair, *seats)}) < 3:
                at = seats[0].start
                pair = tuple(Seat(country=c, office=rank, start=at, end=at, is_borrowed=True) for c in sorted(_FIELD))
            joined = joined_table(pair, seats)
        return joined if len({seat.country for seat in joined}) == 3 else ()


def _two_of(seats: Sequence[Seat], clause: Clause) -> tuple[Seat, ...]:
    """The seats of the two countries, where the sentence names one person of each, those two."""
    people = [seat for seat in clause.sentence.people if seat.country in _FIELD]
    if len(people) == len({seat.country for seat in people}) == len(_FIELD):
        return tuple(people)
    return tuple(seat for seat in seats if seat.country in _FIELD)


def _with_office(seats: tuple[Seat, ...], office: str | None) -> tuple[Seat, ...]:
    """The seats in the office of the noun: ministers who agree on a summit do so for their leaders."""
    if office is None:
        return seats
    if office in ("leader", "working", "dg", "vm") and any(
        seat.office and not offices_agree(seat.office, office) for seat in seats
    ):
        return tuple(Seat(country=s.country, office=office, start=s.start, end=s.end) for s in seats)
    return tuple(seat if seat.office else replace(seat, office=office) for seat in seats)


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


def _named_pair(sentence: Sentence, group: Party, size: int) -> tuple[Seat, ...]:
    """Those whom the sentence itself names before "they" or "the two", where they are of as many countries."""
    named = [seat for party in sentence.parties if party.end <= group.start for seat in party.seats if seat.is_named]
    fitting = all(offices_agree(seat.office, group.office) for seat in named)
    if len(named) != size or len({seat.country for seat in named}) != size or not fitting:
        return ()
    return tuple(replace(seat, is_borrowed=True) for seat in named)


def _one_of_each(people: Sequence[Seat], size: int) -> tuple[Seat, ...]:
    """One each of the countries whose people the sentence names, where they are as many."""
    lands = {seat.country: seat for seat in people}
    return tuple(lands.values()) if len(lands) == size and None not in lands else ()


def _own_pair(sentence: Sentence, group: Party) -> tuple[Seat, ...]:
    """The countries of the sentence itself: "Japan and South Korea … for their foreign ministers to meet"."""
    sizes = (group.size,) if group.size else (2, 3) if group.is_theirs else (2,)
    for party in sentence.parties:
        if party.kind in _LANDS and len(party.countries) in sizes and party.end <= group.start:
            return tuple(replace(seat, office=group.office) for seat in party.seats)
    return ()
