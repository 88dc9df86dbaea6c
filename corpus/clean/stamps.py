"""Date lines of a page: the visible line that says when an article was posted or changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from corpus.clean.lines import fold, is_sentence
from corpus.clean.names import agencies, agency_in, outlet_in, outlets
from corpus.clean.rules import rules
from corpus.dates import absolute_dates
from corpus.types import PartialDate

__all__ = ["Stamp", "clock_in", "stamps_of"]

Label = Literal["posted", "modified", "bare"]

_TIME = re.compile(
    r"(?P<half1>오전|오후|午前|午後|AM|PM)?\s*(?<![\d:])(?P<hour>[01]?\d|2[0-3])\s?(?:[:시時]\s?(?P<minute>[0-5]?\d)\s?[분分]?(?::(?P<second>[0-5]\d))?)\s*(?P<half2>[ap]\.?m\b\.?)?"
    r"|(?<![\d:])(?P<hour3>1[0-2]|[1-9])\s*(?P<half3>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:KST|JST|GMT|UTC|E[SD]T|P[SD]T|CES?T|HKT|SGT|[+-]\d\d:?\d\d)\b|[+-]0\d:?00")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wednes|wed|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b\.?|[(（][月火水木金土日월화수목금토일][曜요]?[日일]?[)）]|[月火水木金土日]曜日|[월화수목금토일]요일",
    re.IGNORECASE,
)
# Words of date lines; any other in lower case belongs to a caption or a sentence.
_SMALL_WORDS = re.compile(
    r"ago|(?:month|year|day|hour|minute|min)s?|read|by|at|on|in|and|of|the|from|local|time|a|am|pm|p|m|edition|page"
)
_MAX_REST_CHARS = 36
_MAX_REST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Stamp:
    """One date of a date line: day, month or year; ``at`` with its zone; ``clock`` where the zone is not said."""

    label: Label
    on: PartialDate
    at: datetime | None
    clock: time | None
    line: str


def clock_in(text: str) -> time | None:
    """The first time of day that the text gives, or ``None``."""
    match = _TIME.search(text)
    if match is None:
        return None
    hour, minute, second = int(match["hour"] or match["hour3"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = (match["half1"] or match["half2"] or match["half3"] or "").replace(".", "").lower()
    if half in {"pm", "오후", "午後"} and hour < 12:
        hour += 12
    elif half in {"am", "오전", "午前"} and hour == 12:
        hour = 0
    return time(hour % 24, minute, second)


def stamps_of(line: str) -> tuple[Stamp, ...]:
    """The dates of a line that holds hardly anything else; empty for prose, captions and headlines."""
    if len(line) > 200:
        return ()
    found = absolute_dates(line)
    if not found or not _is_mostly_dates(line, [(hit.start, hit.end) for hit in found]):
        return ()
    stamps: list[Stamp] = []
    for number, hit in enumerate(found):
        start = found[number - 1].end if number else 0
        end = found[number + 1].start if number + 1 < len(found) else len(line)
        before, around = line[start : hit.start], line[hit.start : end]
        clock = (
            clock_in(around[hit.end - hit.start :])
            or clock_in(line[hit.start : hit.end])
            or (clock_in(before) if not number else None)
        )
        stamps.append(Stamp(_label(before), hit.on, hit.at, clock, line))
    return tuple(stamps)


def _label(before: str) -> Label:
    modified = [match.end() for match in rules().modified.finditer(before)]
    posted = [match.end() for match in rules().posted.finditer(before)]
    if modified and modified[-1] >= max(posted, default=0):
        return "modified"
    return "posted" if posted else "bare"


def _is_mostly_dates(line: str, spans: list[tuple[int, int]]) -> bool:
    rest = line
    for start, end in reversed(spans):
        rest = f"{rest[:start]} | {rest[end:]}"
    rest = fold(_WEEKDAY.sub(" ", _ZONE.sub(" ", _TIME.sub(" ", rest))))
    rest = rules().posted.sub(" ", rules().modified.sub(" ", rest))
    for row in (*agencies(), *outlets()) if agency_in(rest) or outlet_in(rest) else ():
        for mark in row.marks:
            rest = re.sub(rf"(?<!\w){re.escape(mark)}(?!\w)", " ", rest)
    words = [word for word in re.findall(r"\w+", rest) if word.lower() not in rules().words]
    labeled = rules().posted.search(line) or rules().modified.search(line)
    prose = [word for word in words if word.isascii() and word.islower() and not _SMALL_WORDS.fullmatch(word)]
    if (prose and not labeled) or rules().scene.search(line):
        return False
    return len("".join(words)) <= _MAX_REST_CHARS and len(words) <= _MAX_REST_WORDS and not is_sentence(line)
