"""People and countries that an English sentence names in one phrase: "Kishida, Yoon and Biden"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.seats import Party

PEOPLE = ("persons", "unknown")


@dataclass(frozen=True, slots=True)
class EnglishGroups:
    """The parties of one sentence, by what joins each to the next; ``text`` is that of the sentence's shape.

    Whatever reads the order of the words in it is built on this.
    """

    text: str
    parties: Sequence[Party]
    book: CueBook

    def between(self, start: int, end: int) -> str:
        """The words from one place of the shape to another."""
        return self.text[start:end]

    def starting_at(self, i: int) -> list[Party]:
        """The party of that number and those joined to it that follow."""
        group = [self.parties[i]]
        for party in self.parties[i + 1 :]:
            speaks = self.book["speaks"].match(self.text, party.end)
            between = self.between(group[-1].end, party.start)
            if between.strip() == "," and self.book["then_met"].match(self.text, party.start):
                break  # "ahead of Koizumi's meeting with Kim, Foreign Minister Kawaguchi talked with Choi"
            if self._is_listed(group[-1], between, party) or (not speaks and self._is_his(group[-1], between, party)):
                group.append(party)
            elif speaks or not self.book["joint_names"].fullmatch(between) or self._begins_clause(between, party):
                if group[-1].kind in PEOPLE and party.kind not in PEOPLE:
                    continue  # what the one before is: "Sung Kim, U.S. Special Representative for the DPRK, and …"
                break
            else:
                group.append(party)
        return group

    def _is_listed(self, last: Party, between: str, party: Party) -> bool:
        """Whether one more is named after what the one before is: "with A, envoy for B, and C, director-general"."""
        people = last.kind in PEOPLE and party.kind in PEOPLE
        listed = self.book["listed"].fullmatch(between) and self.book["listed_end"].match(self.text, party.end)
        return people and listed is not None

    def _is_his(self, last: Party, between: str, party: Party) -> bool:
        """Whether a counterpart is named after what the one before is: "met A, director of the office, and his"."""
        is_pair = last.kind in PEOPLE and party.kind == "counterpart"
        after = party.end + self.text.startswith(",", party.end)
        if not is_pair or between[:1] != "," or self.book["speaks"].match(self.text, after):
            return False  # "and his counterpart, Motegi, said"
        ends = self.book["listed_end"].match(self.text, party.end) is not None
        return ends and self.book["described_joint"].fullmatch(between) is not None

    def _begins_clause(self, between: str, party: Party) -> bool:
        """Whether ", and" brings another clause, whose verb follows: "met Blinken, and Park left"."""
        ends = self.book["listed_end"].match(self.text, party.end)
        return party.kind in PEOPLE and between.startswith(", and") and ends is None

    def ending_at(self, i: int) -> list[Party]:
        """Those joined to the party of that number that stand before it, and that party."""
        group = [self.parties[i]]
        for party in reversed(self.parties[:i]):
            if party.kind == "persons" and self.book["owner"].match(self.text, party.end):
                continue  # "Motegi, of Takaichi's new cabinet, and Cho"
            if party.kind in ("offices", "countries") and self.book["describes"].search(self.text[: party.start]):
                continue  # what the one before is: "Cho, deputy minister to the South Korean president, and …"
            between = self.between(party.end, group[0].start)
            described = party.kind == "persons" and self.book["described_joint"].fullmatch(between) is not None
            listed = len(group) > 1 and self.book["described_listed"].fullmatch(between) is not None
            if (
                not described
                and not (listed and party.kind == "persons")
                and not self.book["joint_names"].fullmatch(between)
            ):
                break
            if party.kind == "countries" and self.book["pair_met"].match(self.text, group[0].start):
                break  # "after the summit with China, Prime Minister Kan and President Lee met"
            group.insert(0, party)
        return group[-1:] if len(group) > 1 and self._is_aside(group[-2], group[-1]) else group

    def _is_aside(self, first: Party, second: Party) -> bool:
        """Whether only a comma parts somebody from one with a title, who begins a clause: "with Ban, Minister Aso"."""
        between = self.between(first.end, second.start)
        titled = PLACEHOLDERS["O"] in self.between(second.start, second.end)
        return titled and between.strip() == ","
