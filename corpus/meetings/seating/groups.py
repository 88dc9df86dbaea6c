"""Whom "the two ministers", "their leaders" or 両首脳 of a clause means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.meetings.both import pair_of_topic
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.kinds import seat_level
from corpus.meetings.seats import FIELD, LANDS, Party, Seat, joined_table, offices_agree
from corpus.meetings.threads import Threads

_LEAGUE = "diet-members-league"


class GroupReader:
    """Fills the groups of one article's clauses."""

    def __init__(self, threads: Threads, book: CueBook) -> None:
        self._threads, self._book = threads, book

    def counted(self, clause: Clause, group: Party) -> int:
        """3 where "their ministers" are those of "the three countries" spoken of before, else 0."""
        return 3 if group.is_theirs and self._book.has("three_lands", clause.shape.text[: group.start]) else 0

    def seats(self, group: Party, size: int, clause: Clause) -> tuple[Seat, ...]:
        """Whom "the two ministers" or "their leaders" means."""
        sentence = clause.sentence
        here, own = sentence.people, _own_pair(sentence, group)
        named = _named_pair(sentence, group, size) or self._leagues(sentence, group)
        if named:
            return named
        if clause.cue.is_round and size == len(FIELD) and group.office:  # 両国閣僚懇談会: who will come is not told
            at = clause.shape.at[group.start]
            return tuple(Seat(country=c, office=group.office, start=at, end=at) for c in sorted(FIELD))
        three = three_of(clause, group.office, self._threads, self._book) if size == 3 and group.office else ()
        if three:
            return three
        joined = self._joined_by_one(sentence, group) if size == 3 else ()
        if joined:
            return joined
        if group.is_theirs and size == 2 and len(here) == 1 and self._is_with_pronoun(sentence, here[0]):
            both = (self._other_named(sentence, here), *here)
            return tuple(Seat(country=s.country, office=group.office, start=s.start, end=s.end) for s in both if s)
        topic = pair_of_topic(sentence.parties, group.start, sentence.shape, self._book)
        if not group.is_theirs and len(topic) == size:
            return tuple(replace(seat, office=group.office) for seat in topic)
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
        if self._book.language != "en" or not is_entry or size != len(FIELD) or {s.country for s in main} != FIELD:
            return ()
        at = sentence.shape.at[group.start]
        return tuple(Seat(country=c, office=group.office, start=at, end=at) for c in sorted(FIELD))

    def _joined_by_one(self, sentence: Sentence, group: Party) -> tuple[Seat, ...]:
        """Three, of whom the sentence names the one of a third country: 오바마 대통령의 중재로 셋이 만났다."""
        named = [s for p in sentence.parties if p.end <= group.start for s in p.seats if s.is_named]
        pair = self._threads.antecedents.pair(sentence.index, size=2, office=None)
        table = joined_table(pair, named) if len(named) == 1 and {s.country for s in pair} == FIELD else ()
        return table if len({seat.country for seat in table}) == len(FIELD) + 1 else ()

    def _leagues(self, sentence: Sentence, group: Party) -> tuple[Seat, ...]:
        """Both countries, whose lawmakers' leagues "the two leagues" are: 両議連の合同総会."""
        names = (sentence.shape.names.get(i, ()) for i in range(group.start, group.end))
        if not any(mention.entity_id == _LEAGUE for found in names for mention in found):
            return ()
        at = sentence.shape.at[group.start]
        return tuple(Seat(country=c, start=at, end=at) for c in sorted(FIELD))

    def _of_rank(self, group: Party, size: int) -> tuple[Seat, ...]:
        """The three countries that met last, where only a rank is told: "the foreign ministers of the three"."""
        tables = [thread.seats for thread in self._threads.threads if len({s.country for s in thread.seats}) == size]
        if size < len(FIELD) + 1 or group.office is None or not tables:
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


def three_of(clause: Clause, office: str, threads: Threads, book: CueBook) -> tuple[Seat, ...]:
    """Those of that office of the three countries that the sentence, or a meeting just told of, tells of."""
    here = [p.seats for p in clause.sentence.parties if len(p.countries) == 3 and p.end <= clause.cue.start]
    before = [t.seats for t in threads.threads if 0 <= clause.sentence.index - t.last <= 1]
    main = [t.seats for t in threads.threads[:1] if book.language != "en"]
    three = [seats for seats in (*main, *before, *here) if len({seat.country for seat in seats}) == 3]
    known = {seat.country: seat for seat in three[-1]} if three else {}
    if known and all(seat.is_named and offices_agree(seat.office, office) for seat in known.values()):
        return tuple(replace(seat, is_borrowed=True) for seat in known.values())
    at = clause.shape.at[clause.cue.start]
    return tuple(Seat(country=c, office=office, start=at, end=at, is_borrowed=True) for c in known)


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
        if party.kind in LANDS and len(party.countries) in sizes and party.end <= group.start:
            return tuple(replace(seat, office=group.office) for seat in party.seats)
    return ()
