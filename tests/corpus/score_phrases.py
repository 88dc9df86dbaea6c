"""How well meetings are read from single sentences: ``python -m tests.corpus.score_phrases [-v] [SET] [LANG]``.

``SET``: ``dev``, ``opened`` or ``held``.

Each item is an article of one to three sentences with its day of publication, extracted and merged alone. A record is
one of the labeled meetings if the same governments are at the table, both or neither by telephone.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scipy.optimize import linear_sum_assignment

from corpus.meetings.extract import mentions_of
from corpus.meetings.merge import merge
from corpus.meetings.types import Meeting
from tests.corpus.meetings_gold import GOLD
from tests.corpus.meetings_match import Count
from tests.corpus.told import article, gazetteer, offices

PHRASES = GOLD / "phrases"
FIGURES = ("precision", "recall", "status", "day", "people", "silent")
_CALLS = frozenset({"phone", "video"})


@dataclass(frozen=True, slots=True)
class Label:
    """A meeting that a sentence tells of; ``day`` is a day, a month or a year, or none; ``people`` those it names."""

    sides: frozenset[str]
    status: str
    call: bool
    people: frozenset[str]
    day: str | None
    said: str


@dataclass(frozen=True, slots=True)
class Item:
    """One to three sentences, published on a day, with every meeting they tell of: often none."""

    id: str
    language: str
    published: str
    text: str
    labels: tuple[Label, ...]


class Figures:
    """Counts by name; ``silent``: of the items that tell of no meeting, those of which none was made."""

    def __init__(self) -> None:
        self.counts = {name: Count() for name in FIGURES}
        self.notes: list[str] = []

    def rates(self) -> dict[str, float]:
        """Every figure by name."""
        return {name: count.rate for name, count in self.counts.items()}

    def add(self, item: Item, meetings: Sequence[Meeting]) -> None:
        """Counts one item."""
        pairs = _paired(item.labels, meetings)
        if not item.labels:
            self.counts["silent"].add(not meetings)
        self.counts["recall"].add(len(pairs), len(item.labels))
        self.counts["precision"].add(len(pairs), len(meetings))
        for number, label in enumerate(item.labels):
            if number not in pairs:
                self._note("missed", item, label)
        for number, meeting in enumerate(meetings):
            if number not in pairs.values():
                self.notes.append(f"{item.id} made up: {_seen(meeting)} <- {item.text}")
        for number, found in pairs.items():
            self._fields(item, item.labels[number], meetings[found])

    def _fields(self, item: Item, label: Label, meeting: Meeting) -> None:
        named = {person.person_id for person in meeting.participants if person.person_id}
        self.counts["people"].add(len(named & label.people), len(named) if label.people else 0)
        if label.people and not named <= label.people:
            self._note(f"people {sorted(named - label.people)} for", item, label)
        for name, right in (("status", meeting.status == label.status), ("day", _may_be(label.day, meeting))):
            self.counts[name].add(right)
            if not right:
                self._note(f"{name} of {_seen(meeting)} for", item, label)

    def _note(self, what: str, item: Item, label: Label) -> None:
        said = f"{'-'.join(sorted(label.sides))} {label.status} {label.day} “{label.said}”"
        self.notes.append(f"{item.id} ({item.published}) {what} {said} <- {item.text}")


def read_items(half: str) -> Iterator[Item]:
    """The items of ``dev``, ``opened`` or ``held``, in the order of their files."""
    for path in files_of(half):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            labels = tuple(map(_label, row["meetings"]))
            yield Item(row["id"], row["id"][:2], row["published"], row["text"], labels)


def files_of(half: str) -> list[Path]:
    """The files of a half."""
    return sorted(PHRASES.glob(f"*_{half}.jsonl"))


def digest_of(half: str) -> str:
    """SHA-256 over the files of a half."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in files_of(half))).hexdigest()


def score(half: str, language: str = "") -> dict[str, Figures]:
    """The figures of a half by language, and of all together under ``all``."""
    found: dict[str, Figures] = {}
    for item in read_items(half):
        if item.language.startswith(language):
            meetings = merge(mentions_of(told(item), gazetteer(), offices()))
            for name in (item.language, "all"):
                found.setdefault(name, Figures()).add(item, meetings)
    return found


def told(item: Item):
    """The item as an article."""
    return article(item.text, on=item.published, language=item.language)


def _label(row: Mapping[str, object]) -> Label:
    people = frozenset(str(name).lower().replace(" ", "-") for name in row["people"])  # type: ignore[attr-defined]
    sides = frozenset(map(str, row["sides"]))  # type: ignore[call-overload]
    day = None if row["day"] is None else str(row["day"])
    return Label(sides, str(row["status"]), bool(row["call"]), people, day, str(row["said"]))


def _paired(labels: Sequence[Label], meetings: Sequence[Meeting]) -> dict[int, int]:
    """By label the record that is it: as many as can be, those of the same status, day and people preferred."""
    if not labels or not meetings:
        return {}
    likeness = [[_likeness(label, meeting) for meeting in meetings] for label in labels]
    rows, columns = linear_sum_assignment([[-each for each in row] for row in likeness])
    return {int(g): int(f) for g, f in zip(rows, columns, strict=True) if likeness[g][f] > 0}


def _likeness(label: Label, meeting: Meeting) -> float:
    sides = frozenset(side.upper() for side in meeting.sides)
    if sides != label.sides or label.call != (meeting.mode in _CALLS):
        return 0.0
    named = {person.person_id for person in meeting.participants}
    return (
        1 + 0.2 * (meeting.status == label.status) + 0.2 * _may_be(label.day, meeting) + 0.1 * len(named & label.people)
    )


def _may_be(day: str | None, meeting: Meeting) -> bool:
    """Whether the record's day is the labeled one or honestly coarser."""
    if meeting.when is None:
        return True
    if day is None:
        return False
    earliest, latest = meeting.when.earliest_on, meeting.when.latest_on
    first, last = _bounds(day)
    return (earliest is None or earliest <= first) and (latest is None or latest >= last)


def _bounds(day: str) -> tuple[date, date]:
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else None
    first = date(year, month or 1, 1)
    after = date(year + 1, 1, 1) if month in (None, 12) else date(year, month + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


def _seen(meeting: Meeting) -> str:
    when = meeting.when
    on = f"{when.earliest_on}..{when.latest_on}" if when else "no day"
    names = [person.person_id or person.name for person in meeting.participants]
    return f"{'-'.join(meeting.sides)} {meeting.kind} {meeting.status} {meeting.mode} {on} {names}"


def main(arguments: Sequence[str]) -> int:
    """Prints the figures of the half named, by language."""
    verbose, rest = "-v" in arguments, [each for each in arguments if each != "-v"]
    figures = score(rest[0] if rest else "dev", rest[1] if len(rest) > 1 else "")
    for language, found in figures.items():
        parts = [f"{name} {count.rate:.3f} ({count.right}/{count.n})" for name, count in found.counts.items()]
        print(f"{language}: " + ", ".join(parts))
    if verbose:
        print(*figures["all"].notes, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
