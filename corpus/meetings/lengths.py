"""How long a meeting took, as a sentence tells it: in hours and minutes, or from one hour of the clock to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.meetings.cuebook import CueBook
from corpus.meetings.shapes import Shape

_NUMBER = re.compile(r"[\d.]+")
_JOINT = re.compile(r"[\s-]+")
_HALVES = ("half", "late_half", "half_hour")
_QUARTERS = {"quarter": 15, "quarter_over": 15, "quarters": 45}
_LONGEST = 12 * 60  # minutes; what is longer is a visit, and a clock of twelve hours tells no more


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a meeting took: minutes, whether the source says "about", and the article's offsets."""

    minutes: int
    is_approximate: bool
    start: int
    end: int


def durations_of(shape: Shape, book: CueBook) -> list[Duration]:
    """Every length of time that the sentence tells, but for those that tell of something else ("15 minutes late")."""
    found = [length for match in book["duration"].finditer(shape.folded) if (length := _told(match, shape, book))]
    found += [length for match in book["clock_range"].finditer(shape.text) if (length := _by_clock(match, shape))]
    return sorted(found, key=lambda length: length.start)


def _told(match: re.Match[str], shape: Shape, book: CueBook) -> Duration | None:
    groups = match.groupdict()
    hours = _count(groups["h"], book) + (0.5 if any(groups.get(half) for half in _HALVES) else 0)
    minutes = round(hours * 60 + _count(groups["hm"], book) + _count(groups["m"], book))
    minutes += sum(count for name, count in _QUARTERS.items() if groups.get(name))
    before, after = shape.text[max(0, match.start() - 40) : match.start()], shape.text[match.end() : match.end() + 30]
    if not 0 < minutes <= _LONGEST or book.has("not_length_before", before) or book["not_length_after"].match(after):
        return None
    if book.has("not_length_around", f"{before}…{after}"):  # "spent seven hours in South Korea"
        return None
    return Duration(minutes, groups["about"] is not None or groups["above"] is not None, *shape.span(*match.span()))


def _by_clock(match: re.Match[str], shape: Shape) -> Duration | None:
    """The time between two hours of the clock ("from 5:10 to 6:30 p.m.")."""
    groups = match.groupdict()
    minutes = (_minute(groups, "2") - _minute(groups, "1")) % _LONGEST
    return Duration(minutes, False, *shape.span(*match.span())) if minutes else None


def _minute(groups: Mapping[str, str | None], which: str) -> int:
    return 60 * int(groups[f"h{which}"] or 0) + (30 if groups.get(f"half{which}") else int(groups[f"m{which}"] or 0))


def _count(word: str | None, book: CueBook) -> float:
    """The number that a word or a compound of two ("forty-five") means."""
    if not word:
        return 0
    if _NUMBER.fullmatch(word):
        return float(word)
    return sum(float(book.tables["numbers"].get(part, "0")) for part in _JOINT.split(word.lower()))


__all__ = ["Duration", "durations_of"]
