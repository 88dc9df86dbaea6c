"""Meetings found against meetings labelled: which is which, and what of each field is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from scipy.optimize import linear_sum_assignment

from tests.corpus.meetings_gold import GoldMeeting

_CALLS = frozenset({"phone", "video"})
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A meeting as extracted; ``texts`` are the sentences that it was read from, ``people`` ids, else names."""

    texts: tuple[str, ...]
    kind: str
    status: str
    earliest_on: date | None = None
    latest_on: date | None = None
    city: str | None = None
    country: str | None = None
    duration_minutes: int | None = None
    people: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    mode: str = "in_person"


@dataclass(slots=True)
class Count:
    """How many of how many."""

    right: int = 0
    n: int = 0

    def add(self, right: bool | int, n: int = 1) -> None:
        """Counts ``n`` more, of which ``right`` are right."""
        self.right += int(right)
        self.n += n

    @property
    def rate(self) -> float:
        """The share that is right; 1 where there was nothing to get right."""
        return self.right / self.n if self.n else 1.0


@dataclass(slots=True)
class Tally:
    """Every figure of a set of articles, as counts, so that sets can be added up; ``notes`` says what was wrong."""

    precision: Count = field(default_factory=Count)
    recall: Count = field(default_factory=Count)
    status: Count = field(default_factory=Count)
    kind: Count = field(default_factory=Count)
    date: Count = field(default_factory=Count)
    exact_day: Count = field(default_factory=Count)
    people_precision: Count = field(default_factory=Count)
    people_recall: Count = field(default_factory=Count)
    office_recall: Count = field(default_factory=Count)
    place: Count = field(default_factory=Count)
    duration: Count = field(default_factory=Count)
    notes: list[str] = field(default_factory=list)

    @property
    def people_f1(self) -> float:
        """Harmonic mean of the share of people found who are right and of people named who are found."""
        both = self.people_precision.rate + self.people_recall.rate
        return 2 * self.people_precision.rate * self.people_recall.rate / both if both else 0.0

    def rates(self) -> dict[str, float]:
        """Every figure by name."""
        counts = {name: getattr(self, name).rate for name in COUNTS}
        return counts | {"people_f1": self.people_f1}

    def add(self, other: Tally) -> None:
        """Counts all that the other one counted, too."""
        for name in COUNTS:
            count = getattr(other, name)
            getattr(self, name).add(count.right, count.n)
        self.notes += other.notes


COUNTS = (
    "precision",
    "recall",
    "status",
    "kind",
    "date",
    "exact_day",
    "people_precision",
    "people_recall",
    "office_recall",
    "place",
    "duration",
)


def tally(gold: Sequence[GoldMeeting], found: Sequence[Found]) -> Tally:
    """What one article's meetings score. An optional label that was not found, or was, counts for nothing."""
    total = Tally()
    pairs = dict(paired(gold, found))
    for g, label in enumerate(gold):
        if label.optional:
            continue
        hit = pairs.get(g)
        total.recall.add(hit is not None)
        if hit is None:
            total.notes.append(f"missed: {_said(label)}")
        else:
            _fields(total, label, found[hit])
    taken = {f: g for g, f in pairs.items()}
    for f, each in enumerate(found):
        if f in taken:
            if not gold[taken[f]].optional:
                total.precision.add(True)
        elif not any(label.optional and likeness(label, each) > 0 for label in gold):
            total.precision.add(False)
            total.notes.append(f"no such meeting, or told twice: {_seen(each)}")
    return total


def paired(gold: Sequence[GoldMeeting], found: Sequence[Found]) -> list[tuple[int, int]]:
    """One-to-one pairs (label, found) that are alike, by the greatest likeness in sum."""
    if not gold or not found:
        return []
    alike = [[likeness(label, each) - (0.5 if label.optional else 0) for each in found] for label in gold]
    rows, columns = linear_sum_assignment([[-max(value, 0.0) for value in row] for row in alike])
    return [(int(g), int(f)) for g, f in zip(rows, columns, strict=True) if alike[g][f] > 0]


def likeness(label: GoldMeeting, found: Found) -> float:
    """How well both can be one meeting; 0 where they cannot.

    They cannot with other countries at the table, with none of the named people in common, as a call and a talk in
    person, more than a week apart, or where neither a sentence nor people and day are shared.
    """
    known = set(label.participants) | set(label.participants_by_office)
    shared = sum(_among(person, known) for person in found.people)
    told = any(_overlap(snippet, text) for snippet in label.sentences for text in found.texts)
    called = label.mode in _CALLS
    if set(label.sides) != found.sides or (label.mode and called != (found.mode in _CALLS)):
        return 0.0
    if (found.people and label.participants and not shared) or _far(label, found):
        return 0.0
    on = date_is_right(label, found)
    if not told and not (shared and on and found.earliest_on):
        return 0.0
    likely = 4.0 * told + shared / max(len(known | found.people), 1) + 2.0 * _near(label, found)
    return likely + (found.status in (label.status, *label.status_also)) + 0.5 * (found.kind == label.kind) + 0.5 * on


def date_is_right(label: GoldMeeting, found: Found) -> bool:
    """Whether the day found is the labelled one or honestly coarser; of what is undated, none may be found.

    A long stretch ("over the past year") may begin and end a tenth of its length off.
    """
    if found.earliest_on is None or found.latest_on is None:
        return True
    if label.earliest_on is None or label.latest_on is None:
        return False
    length = label.latest_on - label.earliest_on
    slack = length / 10 if length > _WEEK else timedelta(0)
    return found.earliest_on <= label.earliest_on + slack and found.latest_on >= label.latest_on - slack


def _near(label: GoldMeeting, found: Found) -> bool:
    """Whether both are dated, and their days meet."""
    if label.earliest_on is None or label.latest_on is None or found.earliest_on is None or found.latest_on is None:
        return False
    return found.earliest_on <= label.latest_on and label.earliest_on <= found.latest_on


def _far(label: GoldMeeting, found: Found) -> bool:
    """Whether both are dated, and more than a week lies between: another meeting, not a day misread."""
    if label.earliest_on is None or label.latest_on is None or found.earliest_on is None or found.latest_on is None:
        return False
    return found.earliest_on - label.latest_on > _WEEK or label.earliest_on - found.latest_on > _WEEK


def _fields(total: Tally, label: GoldMeeting, found: Found) -> None:
    """Counts each field of a meeting that was found."""
    said = _said(label)
    _check(total, "status", found.status in (label.status, *label.status_also), f"{found.status}: {said}")
    _check(total, "kind", found.kind in (label.kind, *label.kind_also), f"{found.kind}: {said}")
    on = f"{found.earliest_on}..{found.latest_on} for {label.earliest_on}..{label.latest_on}: {said}"
    _check(total, "date", date_is_right(label, found), on)
    if label.precision == "day" and label.date_stated:
        total.exact_day.add((found.earliest_on, found.latest_on) == (label.earliest_on, label.latest_on))
    named, known = set(label.participants), {*label.participants, *label.participants_by_office}
    total.people_precision.add(sum(_among(person, known) for person in found.people), len(found.people))
    total.people_recall.add(sum(_among(person, found.people) for person in named), len(named))
    office = set(label.participants_by_office)
    total.office_recall.add(sum(_among(person, found.people) for person in office), len(office))
    wrong = sorted(person for person in found.people if not _among(person, known))
    lacking = sorted(person for person in named if not _among(person, found.people))
    if wrong or lacking:
        total.notes.append(f"people: {wrong} too much, {lacking} lacking: {said}")
    if label.city or found.city:
        _check(total, "place", _place_is_right(label, found), f"{found.city}, {found.country}: {said}")
    if label.duration_minutes or found.duration_minutes:
        right = label.duration_minutes == found.duration_minutes
        _check(total, "duration", right, f"{found.duration_minutes} for {label.duration_minutes}: {said}")


def _check(total: Tally, name: str, right: bool, what: str) -> None:
    getattr(total, name).add(right)
    if not right:
        total.notes.append(f"{name}: {what}")


def _place_is_right(label: GoldMeeting, found: Found) -> bool:
    if label.country and found.country and label.country != found.country:
        return False
    accepted = (label.city, *label.city_also)
    if found.city is None:
        return None in accepted
    return any(city and _same_name(city, found.city) for city in accepted)


def _among(person: str, people: Iterable[str]) -> bool:
    return any(_same_name(person, other) for other in people)


def _same_name(one: str, other: str) -> bool:
    """Whether both are one name, also where one has a title or a state after it ("Washington, D.C.")."""
    first, second = sorted((" ".join(one.casefold().split()), " ".join(other.casefold().split())), key=len)
    return first == second or (len(first) > 2 and "-" not in first and first in second)


def _overlap(snippet: str, text: str) -> bool:
    return snippet in text or text in snippet


def _said(label: GoldMeeting) -> str:
    return f"[{label.kind}, {label.status}, {'/'.join(label.sides)}] {label.sentences[0]}"


def _seen(found: Found) -> str:
    on = f"{found.earliest_on}..{found.latest_on}" if found.earliest_on else "undated"
    who = ", ".join(sorted(found.people)) or "nobody named"
    return (
        f"[{found.kind}, {found.status}, {'/'.join(sorted(found.sides))}, {on}, {found.mode}] {who}: {found.texts[0]}"
    )
