"""Who met somebody, in an English clause: its subject, or whose meeting or words the clause tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.meetings.cues import Cue
from corpus.meetings.seats import LANDS, Party
from corpus.meetings.tables.english_groups import PEOPLE, EnglishGroups
from corpus.meetings.tables.table import covers


@dataclass(frozen=True, slots=True)
class SubjectReader(EnglishGroups):
    """Finds the subject of a cue in one sentence."""

    def subject(self, cue: Cue, right: Sequence[Party]) -> list[Party]:
        """The subject; ``right`` are those met, as the clause names them after the cue."""
        found = self._guests(right) or self._reporter(cue) or self._speaker(cue, right) or self._before(cue, right)
        if right and found and self.book["pair_met"].match(self.text, found[0].start):
            return [] if found[0].start >= cue.end else found
        return found

    def _guests(self, right: Sequence[Party]) -> list[Party]:
        """Both whom a meeting with somebody brought to one place: "where talks with Yang had brought them together"."""
        if not right or not self.book["brought_together"].match(self.text, right[-1].end):
            return []
        named = [party for party in self.parties if party.end <= right[0].start and party.kind in PEOPLE]
        return named if len({c for party in named for c in party.countries}) == len(named) == 2 else []

    def _reporter(self, cue: Cue) -> list[Party]:
        """Whose meeting it is that somebody reports of: "Roh rang Fukuda to report on his meeting with Kim"."""
        if cue.is_verb or not self.book["reports_own"].search(self.text[: cue.start]):
            return []
        first = self.parties[0] if self.parties and self.parties[0].end <= cue.start else None
        return [first] if first is not None and first.kind == "persons" else []

    def _speaker(self, cue: Cue, right: Sequence[Party]) -> list[Party]:
        """Whose words followed the meeting: "Cho's remarks came after a meeting with Takeuchi"."""
        before = [p for p in self.parties if p.end <= cue.start and p.kind in (*PEOPLE, "offices")]
        if cue.is_verb or not right or not before or before[-1].countries & right[0].countries:
            return []
        gap, head = self.between(before[-1].end, cue.start), self.text[: before[-1].start]
        came = self.book["deed_came"].fullmatch(gap)
        is_deed = came is not None and (gap[:1] in "'’" or self.book.has("deed_of", head))
        return [before[-1]] if is_deed else []

    def _before(self, cue: Cue, right: Sequence[Party]) -> list[Party]:
        """The nearest party before the cue that no preposition or verb of speech takes away."""
        taken = {country for party in right for country in party.countries}
        i = len([party for party in self.parties if party.end <= cue.start]) - 1
        while i >= 0:
            group = self.ending_at(i)
            if self._may_be_subject(group, cue, taken, need_two=not right):
                return group
            last = group[-1:]
            is_beside = right and cue.is_verb and self.between(last[0].end, cue.start) == " "
            if is_beside and last[0].kind in PEOPLE:  # "A met B in January, and C met D": C alone, and never A
                return last if self._may_be_subject(last, cue, taken, need_two=False) else []
            i -= len(group)
        return self._fronted(cue, right, taken)

    def _may_be_subject(self, group: Sequence[Party], cue: Cue, taken: set[str], *, need_two: bool) -> bool:
        countries = {country for party in group for country in party.countries}
        if countries & taken and not countries - taken:
            return False
        between = self.between(group[-1].end, cue.start)
        before = self.between(max(0, group[0].start - 30), group[0].start)
        if need_two and not cue.is_verb and between == " " and group[-1].kind in LANDS and covers(group[-1:]):
            return True  # "asked for cooperation at the inter-Korean summit"
        if not need_two and not cue.is_verb and self.book["owner_gap"].fullmatch(between):
            return True  # "of Sugiyama's talk with Blinken"
        if self.book["not_subject_after"].match(between):
            return False
        is_absolute = cue.is_verb and self.book.has("having_gap", between)
        if self.book["not_subject_before"].search(before) and not self.book["asked_gap"].fullmatch(between):
            return is_absolute  # "met in June, with Noh and Kim having met twice since"
        if cue.is_verb:
            return self.book["subject_gap"].fullmatch(between) is not None
        name = "modifier_gap" if need_two else "noun_subject_gap"
        linked = self.book[name].fullmatch(between) or self.book["light_gap"].fullmatch(between)
        return linked is not None

    def _fronted(self, cue: Cue, right: Sequence[Party], taken: set[str]) -> list[Party]:
        """The subject after a phrase at the head of the sentence: "In her meeting with Motegi, Kang stressed …"."""
        if not right or not self.book["fronted"].fullmatch(self.between(0, cue.start)):
            return []
        for i, party in enumerate(self.parties):
            may_be = party.kind in ("persons", "unknown", "offices", "countries") and party.countries - taken
            if party.start < right[-1].end or not may_be:
                continue
            if self.book["fronted_gap"].search(self.between(right[-1].end, party.start)):
                return self.starting_at(i)
        return []
