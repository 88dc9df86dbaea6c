"""The text under search, and the steps shared by the languages: choosing among readings, joining ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from corpus.dates.absolute import AbsoluteDate, absolute_in_folded
from corpus.dates.types import DateMention
from corpus.dates.vocabulary import fold

_JOINTS = {
    "en": r"\s*(?:-|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b)\s*(?:the\s+)?",
    "ja": r"\s*(?:から|より|[-~〜―—])\s*(?:翌(?=\d))?",
    "ko": r"\s*(?:부터|에서|[-~〜―—∼])\s*",
}
# The last day after a date in points: 1994.7.23～24, 1997.1.31～2.1; no hour of the day.
_CLOSING = re.compile(r"\s?[~〜∼]\s?(?:(?P<month>1[0-2]|0?[1-9])\.\s?)?(?P<day>3[01]|[12]\d|0?[1-9])(?![\d:시時])")
_BETWEEN = {"en": r"\s+and\s+", "ja": r"(?!)", "ko": r"(?!)"}
# "moved from Monday to Friday" names two days, not the days between them.
_MOVED = r"(?:moved|postponed|rescheduled|changed|delayed|brought forward)(?:\s+\w+){0,3}\s+from\s+$"


@dataclass(frozen=True, slots=True)
class Scan:
    """One text and its folded twin (same offsets); makes mentions that carry the text as it stands."""

    text: str
    folded: str
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> Scan:
        """The text ready to be searched."""
        return cls(text, fold(text), language)

    def mention(self, start: int, end: int, **fields: Any) -> DateMention:  # noqa: ANN401 (passed on as they are)
        """A mention of ``[start:end]`` with the given fields of `DateMention`."""
        return DateMention(start=start, end=end, text=self.text[start:end], language=self.language, **fields)

    def absolute(self) -> list[DateMention]:
        """The dates that are written with their year."""
        return [self._with_end(found) for found in absolute_in_folded(self.folded)]

    def _with_end(self, found: AbsoluteDate) -> DateMention:
        """The date, with the day that closes it in a chronology's heading: 1994.7.23～24, 1997.1.31～2.1."""
        on = found.on
        closing = _CLOSING.match(self.folded, found.end) if on.day is not None else None
        if closing is None:
            return self.mention(found.start, found.end, year=on.year, month=on.month, day=on.day)
        month = int(closing["month"]) if closing["month"] else on.month
        until = self.mention(closing.start("day"), closing.end(), year=on.year, month=month, day=int(closing["day"]))
        return self.mention(found.start, closing.end(), year=on.year, month=on.month, day=on.day, until=until)


@cache
def _joint(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(_JOINTS[language]),
        re.compile(_BETWEEN[language]),
        re.compile(_MOVED if language == "en" else r"(?!)", re.IGNORECASE),
    )


def choose(found: Iterable[DateMention]) -> list[DateMention]:
    """Mentions without overlaps: the earlier start wins, then the longer."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _unit(mention: DateMention) -> str:
    if mention.day is not None or mention.weekday is not None or mention.days is not None:
        return "day"
    if mention.month is not None or mention.months is not None:
        return "month"
    return "week" if mention.weeks is not None else "year"


def _joins(scan: Scan, first: DateMention, second: DateMention) -> bool:
    """Whether the words between two mentions make them the ends of one range."""
    if first.until is not None or second.until is not None or _unit(first) != _unit(second):
        return False
    joint, between, moved = _joint(scan.language)
    before = scan.folded[max(0, first.start - 60) : first.start]
    if joint.fullmatch(scan.folded, first.end, second.start):
        return not moved.search(before)
    return bool(between.fullmatch(scan.folded, first.end, second.start)) and before.rstrip().endswith("between")


def join_ranges(scan: Scan, mentions: Sequence[DateMention]) -> list[DateMention]:
    """``mentions`` with each "A to B" made one mention that runs until B."""
    joined: list[DateMention] = []
    for mention in mentions:
        if joined and _joins(scan, joined[-1], mention):
            first = joined[-1]
            text = scan.text[first.start : mention.end]
            is_name = first.is_name or mention.is_name
            joined[-1] = replace(first, end=mention.end, text=text, until=mention, is_name=is_name)
        else:
            joined.append(mention)
    return joined
