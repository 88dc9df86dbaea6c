"""People whom the gazetteer does not know: named in full once, by a family name with or without a title after that.

천영우 외교정책실장 is 천 대표 from then on, "South Korea's negotiator, Chun Young-woo," is "Chun" or "Mr. Chun", and
實生泰介総括公使 is 實生氏. Without them the next sentence would tell of whoever else was named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.gazetteer import EntityMention
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Party, Seat

_ID = "stranger:"
_FAMILY_FIRST = frozenset({"KR", "KP", "CN"})  # countries whose names English papers leave in their own order
_NAME = {
    "ja": re.compile(r"[一-龥々]{2,5}"),
    "ko": re.compile(r"[가-힣]+(?:\s[가-힣]+)?"),
    "en": re.compile(r"[A-Z].+"),
}
_LONGEST_FAMILY = 3  # characters of a Japanese family name
_KOREAN_NAME = 2  # syllables at least of a family name and a given one
# English family names that begin sentences as other words.
_WORDS = frozenset(
    {"An", "Best", "Do", "Even", "For", "Ha", "He", "Ho", "I", "In", "Just", "Long", "May", "Min", "Most", "No"}
    | {"On", "One", "So", "Son", "Sun", "Will", "You", "Young"}
)


class Strangers:
    """The people of one article whom the gazetteer does not know; those read so far."""

    def __init__(self, text: str, book: CueBook, found: Sequence[EntityMention]) -> None:
        self._text, self._book = text, book
        self._known = [m for m in found if m.kind == "person"]
        self._families: dict[str, dict[str, Seat]] = {}
        self.seats: dict[str, Seat] = {}  # by the id of their mentions

    def note(self, parties: Sequence[Party]) -> None:
        """Takes in who is named in full in a sentence just read."""
        if "stranger_later" not in self._book.named:
            return
        for seat in (seat for party in parties for seat in party.seats):
            if seat.name is None or seat.person_id is not None or seat.country is None:
                continue
            for family in self._families_of(seat):
                self._families.setdefault(family, {}).setdefault(seat.name, seat)

    def mentions(self, start: int, end: int) -> Iterator[EntityMention]:
        """Those named by a family name between the offsets, where it can be nobody else's."""
        for family, people in self._families.items():
            if len(people) > 1 or any(family in self._families_in(m) for m in self._known):
                continue
            seat = next(iter(people.values()))
            for match in self._later(family).finditer(self._text, start, end):
                if any(m.start < match.end() and match.start() < m.end for m in self._known):
                    continue
                named = f"{_ID}{seat.name}"
                self.seats[named] = replace(seat, is_borrowed=False)
                yield EntityMention(named, "person", match.start(), match.end(), match[0], "exact")

    def _later(self, family: str) -> re.Pattern[str]:
        return re.compile(self._book["stranger_later"].pattern.replace("FAMILY", re.escape(family)))

    def _families_of(self, seat: Seat) -> tuple[str, ...]:
        """What he may be called by."""
        name = (seat.name or "").strip()
        if _NAME[self._book.language].fullmatch(name) is None:
            return ()
        if self._book.language == "ja":
            longest = min(_LONGEST_FAMILY, len(name) - 1) if seat.country == "JP" else 1
            return tuple(name[:size] for size in range(1, longest + 1))
        words = name.split()
        if self._book.language == "ko":
            if len(words) > 1:
                return (words[0],) if seat.country != "US" else (words[-1],)
            is_korean = self._book.has("korean_name", name) and len(name) >= _KOREAN_NAME
            return (name[:1],) if is_korean else ()
        last = words[0] if seat.country in _FAMILY_FIRST and "-" not in words[0] else words[-1]
        return (last,) if len(words) > 1 and last not in _WORDS else ()

    def _families_in(self, mention: EntityMention) -> tuple[str, ...]:
        surface = mention.surface
        if self._book.language == "en":
            return tuple(surface.split())
        first = surface.split()[0] if surface else ""
        return (first, *(surface[:size] for size in range(1, _LONGEST_FAMILY + 1)))
