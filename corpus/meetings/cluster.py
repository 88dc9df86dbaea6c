"""Mentions gathered so far that speak of one meeting, and whether a further one may speak of it too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from corpus.meetings.testimony import BODY_OF_BRIEF, ONE_DAY, PLANS, Testimony
from corpus.meetings.types import MeetingKind, Participant
from corpus.types import Side

# A denial that leaves more than this open denies a whole season of meetings, not the one that was held after it.
_NARROW_DAYS = 31
# A plan for some days that the same people carry out in the same city so much later was not another plan.
SLIP = timedelta(days=7)
VISIT = timedelta(days=2)
_KINDS_WITH_A_RANK: frozenset[MeetingKind] = frozenset(
    {"summit", "foreign-ministers", "vice-ministers", "director-general", "defence-ministers"}
)


class Cluster:
    """The mentions of one meeting. The first one, the best told, decides most of what it is."""

    def __init__(self, first: Testimony) -> None:
        self.members = [first]
        self.days: tuple[date, date] = first.days
        self.sides = frozenset(first.mention.sides)
        self.people: dict[Side, frozenset[str]] = dict(first.people)
        self.strangers: dict[Side, frozenset[str]] = dict(first.strangers)
        self.city, self.place_id, self.country = first.city, first.mention.place_id, first.mention.country

    @property
    def first(self) -> Testimony:
        """The best told mention."""
        return self.members[0]

    @property
    def is_only_in_passing(self) -> bool:
        """Whether nothing but the body of briefs speaks of it, and not of a day with somebody on two sides."""
        told = any(t.is_day and len(t.people) > 1 for t in self.members)
        return all(t.rank == BODY_OF_BRIEF for t in self.members) and not told

    @property
    def is_doubtful(self) -> bool:
        """Whether what is told is too little for a record."""
        return self.is_only_in_passing or self.is_guessed

    @property
    def is_guessed(self) -> bool:
        """Whether nobody names its day, its place, or anybody who took part where it is told.

        Of such records, their people read from sentences around, half were wrong on articles that no rule was written
        on. That two did not meet is told without day and place.
        """
        return not any(t.mention.when or t.mention.country or t.mention.city or t.names_somebody for t in self.members)

    def add(self, other: Testimony) -> None:
        """Takes in a mention that ``fits``."""
        self.members.append(other)
        first, last = max(self.days[0], other.days[0]), min(self.days[1], other.days[1])
        if first <= last and not self.first.is_front_matter:
            self.days = (first, last)
        self.sides |= frozenset(other.mention.sides)
        _take(self.people, other.people)
        _take(self.strangers, other.strangers)
        if self.city is None:
            self.city, self.place_id = other.city, other.mention.place_id or self.place_id
        self.country = self.country or other.mention.country

    def fits(self, other: Testimony) -> bool:
        """Whether ``other`` may speak of this meeting: nothing that both say speaks against it."""
        return (
            self._sides_fit(other)
            and self._people_fit(other)
            and self._kind_fits(other)
            and self._place_fits(other)
            and self._days_fit(other)
            and all(_may_go_together(member, other) for member in self._to_agree_with(other))
        )

    def _to_agree_with(self, other: Testimony) -> list[Testimony]:
        """The mentions that must agree; of a brief the front matter alone, whose body tells of sessions and meals."""
        return self.members[:1] if self._is_own_body(other) else self.members

    def shared_sides(self, other: Testimony) -> int:
        """On how many sides both name the same person."""
        return sum(not people.isdisjoint(other.people.get(side, ())) for side, people in self.people.items())

    def same_city(self, other: Testimony) -> bool:
        """Whether both name one city."""
        if self.city is None or other.city is None:
            return False
        place_id = other.mention.place_id
        return self.city == other.city or (place_id is not None and place_id == self.place_id)

    def _sides_fit(self, other: Testimony) -> bool:
        mine, theirs = self.sides, frozenset(other.mention.sides)
        if len(mine) > 1 and len(theirs) > 1:
            return mine == theirs
        return (mine <= theirs or theirs <= mine) and self.shared_sides(other) > 0

    def _people_fit(self, other: Testimony) -> bool:
        for side, people in other.people.items():
            mine = self.people.get(side, people)
            if mine.isdisjoint(people) and not self._may_be_worked_out_wrong(other, side):
                return False
        return not any(
            self.strangers.get(side, names).isdisjoint(names)
            and {n.isascii() for n in self.strangers[side]} == {n.isascii() for n in names}
            for side, names in other.strangers.items()
        )

    def _may_be_worked_out_wrong(self, other: Testimony, side: Side) -> bool:
        """Whether somebody differs who was only worked out from an office, while the day or the other side agrees.

        Offices change hands, and a president and a premier may both be a country's leader.
        """
        either = [*self._of_side(side), *other.of_side(side)]
        is_guess = any(p.basis == "office" for p in either)
        if self._is_told_apart(other):
            return False  # one article tells of both, and only of one when it was: "the first since one in Busan"
        same_day = self.first.is_day and other.is_day and self.days == other.days
        return is_guess and (same_day or self.shared_sides(other) > 0)

    def _is_told_apart(self, other: Testimony) -> bool:
        """Whether one article has two meetings, one of them on no day."""
        same = (t for t in self.members if t.mention.article_id == other.mention.article_id)
        return any((t.mention.when is None) != (other.mention.when is None) for t in same)

    def _of_side(self, side: Side) -> list[Participant]:
        return next((found for t in self.members if (found := t.of_side(side))), [])

    def _kind_fits(self, other: Testimony) -> bool:
        mine, theirs = self.first.mention, other.mention
        if (mine.mode == "in_person") != (theirs.mode == "in_person"):
            return False
        # A front matter has no field for the form: its meeting may well have been a breakfast.
        if (mine.form == "meal") != (theirs.form == "meal") and not self._is_own_body(other):
            return False
        if self.shared_sides(other) > 1:
            return True
        return mine.kind == theirs.kind and (mine.kind in _KINDS_WITH_A_RANK or mine.level == theirs.level)

    def _place_fits(self, other: Testimony) -> bool:
        if self.first.mention.mode != "in_person":
            return True
        country = other.mention.country
        if self.country and country and self.country != country:
            return False
        if self.city is None or other.city is None or self.same_city(other):
            return True
        # Sources may differ on the city; the same people on the same day in the same country sat down once.
        same_day = self.first.is_day and other.is_day and self.days == other.days
        return same_day and self.shared_sides(other) > 1 and bool(country) and self.country == country

    def _days_fit(self, other: Testimony) -> bool:
        (first, last), (begin, end) = self.days, other.days
        if first <= end and begin <= last:
            return True
        # 26 September in New York is the 27th in Seoul: one day off in a report of the same people at the same place.
        near = self.first.is_day and other.is_day and first - ONE_DAY <= begin <= last + ONE_DAY
        if self._is_session(other):
            return True
        slipped = other.status in PLANS and self.first.status == "held" and end < first <= end + SLIP
        told_apart = any(member.mention.article_id == other.mention.article_id for member in self.members)
        return (near or slipped) and not told_apart and self.same_city(other) and self.shared_sides(other) > 1

    def _is_session(self, other: Testimony) -> bool:
        """Whether a brief's body tells of a further session of its visit: the same people a day or two later."""
        first, last = self.days
        near = other.is_day and first - VISIT <= other.days[0] <= last + VISIT
        same_kind = self.first.mention.kind == other.mention.kind and other.mention.mode == "in_person"
        return self._is_own_body(other) and near and same_kind and self.shared_sides(other) > 1

    def _is_own_body(self, other: Testimony) -> bool:
        """Whether ``other`` stands in the body of the brief that this meeting is the subject of."""
        return self.first.is_front_matter and self.first.mention.article_id == other.mention.article_id


def _take(into: dict[Side, frozenset[str]], found: Mapping[Side, frozenset[str]]) -> None:
    for side, people in found.items():
        into[side] = into.get(side, frozenset()) | people


def _may_go_together(one: Testimony, other: Testimony) -> bool:
    """Whether two mentions can be of one meeting as far as their status and their article go."""
    if one.is_front_matter and other.is_front_matter:
        return one.note.brief_id == other.note.brief_id
    same_article = one.mention.article_id == other.mention.article_id
    # A front matter has no field for the form, so it tells nothing apart.
    told_apart = same_article and not one.is_front_matter and not other.is_front_matter
    if told_apart and (one.mention.form != other.mention.form or _names_another(one, other)):
        return False
    if one.status == other.status:
        return True
    if same_article:
        # "They met and agreed to meet again", "will not meet now but could in fall": only the same day makes them one.
        return one.mention.when is not None and other.mention.when is not None and one.days == other.days
    held = next((t for t in (one, other) if t.status == "held"), None)
    rest = other if held is one else one
    if held is None or rest.status in PLANS:
        return True
    return (held.is_day and held.days == rest.days) or _denied_before(rest, held)


def _names_another(one: Testimony, other: Testimony) -> bool:
    """Whether one article has somebody known at the one, and somebody nobody knows in that place at the other."""
    pairs = ((one, other), (other, one))
    return any(
        side not in b.people and side not in a.strangers and side in a.people for a, b in pairs for side in b.strangers
    )


def _denied_before(denial: Testimony, held: Testimony) -> bool:
    """Whether a meeting was denied or called off and then took place all the same."""
    first, last = denial.days
    told = denial.told
    return told is not None and told.latest_on < held.days[1] and (last - first).days <= _NARROW_DAYS
