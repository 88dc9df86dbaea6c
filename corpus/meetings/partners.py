"""Meetings told of in one breath: 한일·한미 정상회담, オバマ大統領、メドベージェフ大統領らと会談."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Party, Seat
from corpus.meetings.tables.table import Table, table_of
from corpus.meetings.threes import are_no_three

_PAIR = 2
_MAY_MEET_THREE = frozenset({"JP", "KR", "KP", "US", "CN", "RU"})
_PEOPLE = ("persons", "unknown")


def pairs_apart(table: Table) -> tuple[Table, ...]:
    """A table for each pair where a phrase names one country with each of several others; else this one."""
    for party in table.parties:
        pairs = _pairs(party)
        if pairs:
            others = [other for other in table.parties if other is not party]
            return tuple(_table_of_pair(party, pair, others) for pair in pairs)
    return (table,)


def _table_of_pair(party: Party, pair: tuple[Seat, ...], others: Sequence[Party]) -> Table:
    countries = {seat.country for seat in pair}
    return table_of([replace(party, seats=pair), *(other for other in others if other.countries <= countries)])


def _pairs(party: Party) -> list[tuple[Seat, ...]]:
    """The pairs of countries that a phrase names one after the other; none where no country comes twice."""
    seats = party.seats
    if party.kind in _PEOPLE or len(seats) == len({seat.country for seat in seats}):
        return []
    groups = _groups(seats)
    if len(groups) > 1 and all(len(group) in (_PAIR, _PAIR + 1) for group in groups):
        return groups  # 한·미·일, 한·일 정상회담
    if len(seats) % _PAIR:
        return []
    pairs = [seats[i : i + _PAIR] for i in range(0, len(seats), _PAIR)]
    return pairs if all(len({seat.country for seat in pair}) == _PAIR for pair in pairs) else []


def _groups(seats: Sequence[Seat]) -> list[tuple[Seat, ...]]:
    """The countries by the words that name them: 한미, 한미일, 한일."""
    return [tuple(group) for _, group in groupby(seats, key=lambda seat: seat.start)]


def are_several(table: Table, clause: Clause, book: CueBook) -> bool:
    """Whether those met, of as many countries, are a list of examples: so each was met apart, unless at a meal."""
    met = table.parties[table.n_subjects :]
    if clause.cue.kind == "phone" and book.language == "ko":  # who calls two has a call with each, unless of three
        lands = [party.countries for party in met if party.kind in _PEOPLE and len(party.countries) == 1]
        three = book.has("three", clause.before(30))
        return table.n_subjects > 0 and len(met) == len(lands) == len(frozenset(lands)) >= _PAIR and not three
    if "two_each" in book.named and book.has("two_each", clause.before(8) + clause.cue.word):
        # 고노 외무상 및 강 장관과 양자 회담: whoever meets several so meets each apart
        lands = [party.countries for party in met if party.kind in _PEOPLE and len(party.countries) == 1]
        return table.n_subjects > 0 and len(met) == len(lands) == len(frozenset(lands)) >= _PAIR
    is_open = clause.cue.kind != "meal" and not book.has("three", clause.before(30))
    if is_open and are_no_three(table.parties[: table.n_subjects], met):
        return True  # 아베 총리는 시진핑 주석, 트럼프 대통령과 회담한다
    if "guests_end" not in book.named or not table.n_subjects or len(met) < _PAIR or clause.cue.kind == "meal":
        return False
    countries = [country for party in met for country in party.countries]
    if any(party.kind not in _PEOPLE for party in met) or len(set(countries)) < len(met):
        return False
    text = clause.shape.text
    if book.language == "ja" and len(set(countries) - _MAY_MEET_THREE) > 1:
        return True  # スターマー英首相、モディ印首相と会談した: no two such meet the one of a third country together
    commas = all(book["guests"].fullmatch(text[a.end : b.start]) for a, b in pairwise(met))
    return (
        commas and book["guests_end"].match(text, met[-1].end) is not None and not book.has("three", clause.before(30))
    )
