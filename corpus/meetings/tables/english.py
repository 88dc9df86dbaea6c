"""Who sits at the table of an English clause: the subject, the one met, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.meetings.cues import Cue
from corpus.meetings.seats import LANDS, Party
from corpus.meetings.tables.english_groups import PEOPLE, EnglishGroups
from corpus.meetings.tables.english_order import RareOrder
from corpus.meetings.tables.english_partners import PartnerReader
from corpus.meetings.tables.english_subject import SubjectReader
from corpus.meetings.tables.table import Table, covers, table_of


@dataclass(frozen=True, slots=True)
class EnglishTables(EnglishGroups):
    """Finds the table of a cue in one sentence."""

    def table(self, cue: Cue) -> Table:
        """Who the clause around the cue seats; an empty table when it seats nobody."""
        beside = self._named_beside(cue)
        if beside is not None:
            return beside
        right, is_whole = self._right(cue)
        if right and right[0].kind in LANDS and self._is_of_pair(cue):
            right = []  # "at the inter-Korean summit toward solving the abductions of Japanese"
        if right and is_whole and (covers(right) or right[0].kind == "group"):
            return table_of(right)
        if right and self._has_unknown(cue, right):
            return Table()
        left = SubjectReader(self.text, self.parties, self.book).subject(cue, right)
        if not right:
            return self._without_partner(cue, left)
        return PartnerReader(self.text, self.parties, self.book).table(cue, left, right)

    def _named_beside(self, cue: Cue) -> Table | None:
        """The table, where a clause or a phrase beside the word for the meeting tells who met."""
        rare = RareOrder(self.text, self.parties, self.book)
        if self.book["by_phone"].fullmatch(cue.word):
            return rare.both_before(cue)
        apposed = rare.apposed(cue) or rare.participle(cue)
        if apposed:
            return table_of(apposed)
        had = rare.had_by(cue)
        return table_of(had, pronoun=not covers(had)) if had else None

    def _without_partner(self, cue: Cue, left: list[Party]) -> Table:
        """The table, where nobody stands after the cue as the one met."""
        rare = RareOrder(self.text, self.parties, self.book)
        joined = rare.joined(cue) or rare.stranded(cue, left)
        if joined:
            return table_of([*joined, *(party for party in left if party not in joined)])
        if left and rare.beside_pronoun(left):
            return table_of(left, pronoun=True)
        left = left or rare.fronted_by_all(cue)
        return table_of(left) if covers(left) or any(party.kind == "group" for party in left) else Table()

    def _has_unknown(self, cue: Cue, right: Sequence[Party]) -> bool:
        """Whether one more is named there whom nobody knows: "with Obama and Prime Minister Tony Abbott"."""
        text = self.text
        return self._is_half(cue, right) or self.book["pair_more"].match(text, right[-1].end) is not None

    def _is_half(self, cue: Cue, right: Sequence[Party]) -> bool:
        """Whether somebody unknown is named with who is: "the meeting between Putin and DPRK leader Kim"."""
        between = self.book["between"].search(self.between(cue.end, right[0].start)) is not None
        is_named = all(party.kind in PEOPLE for party in right)
        return between and is_named and self.book["and_unknown"].match(self.text, right[-1].end) is not None

    def _is_of_pair(self, cue: Cue) -> bool:
        """Whether the noun is that of the countries right before it."""
        before = [party for party in self.parties if party.end <= cue.start]
        beside = bool(before) and self.between(before[-1].end, cue.start) == " "
        return beside and not cue.is_verb and before[-1].kind in LANDS and covers(before[-1:])

    def _right(self, cue: Cue) -> tuple[list[Party], bool]:
        """Those met: right after a verb, or after with, between, of; and whether "between" makes them all."""
        for i, party in enumerate(self.parties):
            if party.start < cue.end:
                continue
            between = self.between(cue.end, party.start)
            name = "verb_link" if cue.is_verb else "noun_link"
            is_call = cue.kind == "phone" and not cue.is_verb and self.book["call_to"].fullmatch(between)
            if is_call or self.book[name].fullmatch(between):
                group = self.starting_at(i)
                if self.book.has("absolute_link", between) and self.book["absolute_after"].match(
                    self.text, group[-1].end
                ):
                    return [], False  # "met in June, with Noh and Kim having met twice since"
                return group, self.book["all_of"].search(between) is not None
            break
        return [], False
