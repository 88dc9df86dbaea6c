"""Who met, where an English clause does not name the subject before the word for a meeting and the one met after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.meetings.cues import Cue
from corpus.meetings.seats import Party
from corpus.meetings.tables.english_groups import PEOPLE, EnglishGroups
from corpus.meetings.tables.table import Table, covers, table_of

_COMMA = ", "


@dataclass(frozen=True, slots=True)
class RareOrder(EnglishGroups):
    """Finds who met around a cue of one sentence; nobody where its words stand in another order than each asks for."""

    def apposed(self, cue: Cue) -> list[Party]:
        """Who the clause before a comma names: "A spent an hour with B, their first face-to-face meeting"."""
        if cue.is_verb or not self.book["apposed"].search(self.text[: cue.start]):
            return []
        named = [p for p in self.parties if p.end <= cue.start and p.kind in (*PEOPLE, "counterpart") and p.seats]
        return named if covers(named) and len(named) == len({c for p in named for c in p.countries}) else []

    def participle(self, cue: Cue) -> list[Party]:
        """The subject of a participle between commas: "A and B, meeting in Bonn on Friday, agreed"."""
        if cue.word != "meeting" or not self.book["meeting_at"].match(self.text, cue.end):
            return []
        before = [i for i, party in enumerate(self.parties) if party.end == cue.start - len(_COMMA)]
        if not before or not self.text.endswith(_COMMA, 0, cue.start):
            return []
        group = self.ending_at(before[0])
        return group if covers(group) else []

    def had_by(self, cue: Cue) -> list[Party]:
        """Who met, told in a clause after the noun: "the conversation that A and B had in Vladivostok"."""
        i = next((i for i, party in enumerate(self.parties) if party.start >= cue.end), None)
        if cue.is_verb or i is None or not self.book["had_by"].fullmatch(self.between(cue.end, self.parties[i].start)):
            return []
        group = self.starting_at(i)
        had = self.book["has_had"].match(self.text, group[-1].end)
        filled = covers(group) or group[0].kind == "group" or self.beside_pronoun(group)
        return group if had and filled else []

    def both_before(self, cue: Cue) -> Table:
        """Caller and called of "Moon told Abe about it by phone"; both of "A and B exchanged greetings by phone"."""
        before = [party for party in self.parties if party.end <= cue.start and party.kind in ("persons", "unknown")]
        if before and covers(before[-1:]):
            return table_of(before[-1:])
        by_pronoun = self.book["pronoun_tells"].search(self.between(0, before[-1].start)) if before else None
        if by_pronoun is not None:
            return table_of(before[-1:], pronoun=True)
        last = before[-2:]
        calls = len(last) == 2 and self.book["tells"].match(self.text, last[0].end, last[1].start) is not None
        return table_of(last) if calls and covers(last) else Table()

    def fronted_by_all(self, cue: Cue) -> list[Party]:
        """All who met, after a phrase at the head of the sentence: "In their talks in Seoul, A and B agreed"."""
        before = self.text[: cue.start]
        if not self.book["fronted"].fullmatch(before) or not self.book["fronted_open"].search(before):
            return []
        if self.book["with_others"].match(self.text, cue.end):
            return []  # "At a meeting with business leaders, Moon urged Abe"
        for i, party in enumerate(self.parties):
            if party.start >= cue.end and self.book["fronted_gap"].search(self.between(cue.end, party.start)):
                group = self.starting_at(i)
                return group if covers(group) or group[0].kind == "group" else self._with_addressee(group)
        return []

    def _with_addressee(self, group: Sequence[Party]) -> list[Party]:
        """Speaker and hearer of "In talks in Seoul, A assured B that …"; nobody where no one is spoken to."""
        hearer = next((party for party in self.parties if party.start >= group[-1].end), None)
        if (
            hearer is None
            or hearer.kind not in PEOPLE
            or not self.book["tells"].fullmatch(self.text, group[-1].end, hearer.start)
        ):
            return []
        return [*group, hearer] if covers([*group, hearer]) else []

    def beside_pronoun(self, left: Sequence[Party]) -> bool:
        """Whether the subject is a name and a pronoun: "She and Motegi", "Suga and he"."""
        before, after = self.text[: left[0].start], self.text[left[-1].end :]
        return self.book["pronoun_and"].search(before) is not None or self.book["and_pronoun"].match(after) is not None

    def joined(self, cue: Cue) -> list[Party]:
        """Partner and subject of "They join Biden for three-way talks"."""
        for i, party in enumerate(self.parties):
            if party.end > cue.start or not self.book["join_before"].search(self.text[: party.start]):
                continue
            group = self.starting_at(i)
            subjects = [p for p in self.parties[:i] if p.countries - party.countries or p.kind == "group"]
            if self.book["join_after"].fullmatch(self.text[group[-1].end : cue.start]):
                return [*(self.ending_at(self.parties.index(subjects[-1])) if subjects else []), *group]
        return []

    def stranded(self, cue: Cue, left: Sequence[Party]) -> list[Party]:
        """The one met when "with" has nobody after it: "X was not among the leaders Y held talks with"."""
        if not left or not self.book["stranded"].match(self.text, cue.end):
            return []
        before = [party for party in self.parties if party.end <= left[0].start and party.countries]
        return [before[-1]] if before and not before[-1].countries & left[0].countries else []
