"""Who is meant by a name that several people share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from corpus.gazetteer.types import Certainty, Entity, EntityMention, Found, Tenure

# Offices whose holders deal with each other.
_LEVELS = {
    "president": "leader", "pm": "leader", "acting-president": "leader", "fm": "fm", "secretary-of-state": "fm",
    "dm": "dm", "vm": "vm", "deputy-secretary-of-state": "vm", "dg": "dg", "finm": "finm", "trade": "trade",
    "nsa": "nsa",
}  # fmt: skip
_WIDEST_GAP = 3  # As in 아베 전 총리, 安倍元首相.
_FOREMOST = frozenset({"leader", "fm"})


class Resolver:
    """Turns matches into mentions of the entities that a text most likely means."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities

    def mentions(self, text: str, found: Sequence[Found], *, on: date | None) -> list[EntityMention]:
        """A shared name goes to whoever fits the rest of the text, the title, the counterpart or the day, if one does.

        Otherwise each candidate is mentioned as ``ambiguous``, holders of the foremost offices before the others.
        """
        people = {id(each): self._of_kind(each, person=True) for each in found}
        alone = {held[0] for held in people.values() if len(held) == 1}
        mentions: list[EntityMention] = []
        for i, each in enumerate(found):
            held, sure = people[id(each)], True
            if len(held) > 1:
                others = [other for key, rest in people.items() if key != id(each) for other in rest]
                held = self._narrow(held, alone, self._titles_beside(found, i), others, on)
                sure = len(held) == 1
                held = held if sure else self._foremost(held)
            mentions += self._mentions(text, each, held, sure)
            rest = self._of_kind(each, person=False)
            mentions += self._mentions(text, each, rest, len(rest) == 1)
        return mentions

    def _of_kind(self, each: Found, *, person: bool) -> list[int]:
        return [owner for owner in each.owners if (self._entities[owner].kind == "person") == person]

    def _mentions(self, text: str, each: Found, owners: Iterable[int], sure: bool) -> list[EntityMention]:
        certainty: Certainty = "fuzzy" if each.fuzzy else "exact" if sure else "ambiguous"
        surface = text[each.start : each.end]
        held = [self._entities[owner] for owner in owners]
        return [EntityMention(entity.id, entity.kind, each.start, each.end, surface, certainty) for entity in held]

    def _narrow(
        self, people: list[int], alone: set[int], titles: set[str], others: list[int], on: date | None
    ) -> list[int]:
        """The candidates left by the first test that only some of them pass, one test after another."""
        tests: tuple[Callable[[int], bool], ...] = (
            lambda owner: owner in alone,
            lambda owner: bool(titles & {tenure.office for tenure in self._entities[owner].offices}),
            lambda owner: on is not None and any(_covers(tenure, on) for tenure in self._entities[owner].offices),
            lambda owner: self._deals_with(owner, [other for other in others if other not in people]),
        )
        for test in tests:
            people = [owner for owner in people if test(owner)] or people
            if len(people) == 1:
                break
        return people

    def _deals_with(self, owner: int, others: list[int]) -> bool:
        mine = self._entities[owner]
        theirs = [self._entities[other] for other in others if self._entities[other].side != mine.side]
        return any(
            level(a) == level(b) and overlap(a, b) for a in mine.offices for other in theirs for b in other.offices
        )

    def _foremost(self, people: list[int]) -> list[int]:
        top = [o for o in people if any(level(tenure) in _FOREMOST for tenure in self._entities[o].offices)]
        return sorted(top or people, key=self._latest, reverse=True)

    def _latest(self, owner: int) -> date:
        return max((t.start.earliest_on for t in self._entities[owner].offices if t.start), default=date.min)

    def _titles_beside(self, found: Sequence[Found], i: int) -> set[str]:
        """Offices named right before (Foreign Minister Kono) or right after (河野外相, 고노 외상) the i-th match."""
        beside: set[str] = set()
        for first, second, j in ((i - 1, i, i - 1), (i, i + 1, i + 1)):
            if first >= 0 and second < len(found) and 0 <= found[second].start - found[first].end <= _WIDEST_GAP:
                beside |= {self._entities[o].id for o in found[j].owners if self._entities[o].kind == "office"}
        return beside


def level(tenure: Tenure) -> str:
    """The rank of an office, the same for offices whose holders deal with each other."""
    return _LEVELS.get(tenure.office, tenure.office)


def _covers(tenure: Tenure, on: date) -> bool:
    started = tenure.start is not None and tenure.start.earliest_on <= on
    return started and (tenure.end is None or on <= tenure.end.latest_on)


def overlap(a: Tenure, b: Tenure) -> bool:
    """Whether both terms have a day in common; one without a known start has none."""
    if a.start is None or b.start is None:
        return False
    ends = [tenure.end.latest_on if tenure.end else date.max for tenure in (a, b)]
    return max(a.start.earliest_on, b.start.earliest_on) <= min(ends)
