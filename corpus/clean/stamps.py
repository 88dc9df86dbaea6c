"""Date lines of a page: the visible line that says when an article was posted or changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from corpus.clean.lines import fold, has_cjk, is_sentence
from corpus.clean.names import agencies, agency_in, outlet_in, outlets
from corpus.clean.rules import rules
from corpus.dates import AbsoluteDate, absolute_dates
from corpus.types import PartialDate

__all__ = ["Stamp", "clock_in", "stamps_of"]

Label = Literal["posted", "modified", "bare"]

_TIME = re.compile(
    r"(?P<half1>오전|오후|午前|午後|AM|PM)?\s*(?<![\d:])(?P<hour>[01]?\d|2[0-3])\s?(?:[:시時]\s?(?P<minute>[0-5]?\d)\s?[분分]?(?::(?P<second>[0-5]\d))?)\s*(?P<half2>[ap]\.?m\b\.?)?"
    r"|(?<![\d:])(?P<hour3>1[0-2]|[1-9])\s*(?P<half3>[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\b(?:KST|JST|GMT|UTC|E[SD]T|P[SD]T|CES?T|HKT|SGT|[+-]\d\d:?\d\d)\b|[+-]0\d:?00")
_TRAILING = re.compile(r"(?:송고|입력|등록|수정|최종수정|게재|配信|更新|公開|掲載)\W*$")
_FAR_EAST = re.compile(r"\b(?:GMT|UTC)\s?\+\s?0?9(?::?00)?\b")
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
    text = _FAR_EAST.sub("JST", line)
    found = absolute_dates(text)
    if not found or not _is_mostly_dates(text, [(hit.start, hit.end) for hit in found]):
        return ()
    # Some sites put the label behind: "2019.09.26 21:31 송고".
    trailing = _label(text[: found[0].start]) == "bare" and _TRAILING.search(text[found[-1].end :]) is not None
    stamps: list[Stamp] = []
    for number, hit in enumerate(found):
        before = text[found[number - 1].end if number else 0 : hit.start]
        after = text[hit.end : found[number + 1].start if number + 1 < len(found) else len(text)]
        clock, at = _moment(hit, text, before if not number else "", after)
        stamps.append(Stamp(_label(after if trailing else before), hit.on, at, clock, line))
    return tuple(stamps)


def _moment(hit: AbsoluteDate, text: str, before: str, after: str) -> tuple[time | None, datetime | None]:
    """The time of day beside a date, and the moment where a zone is given with it. A later label has its own time."""
    label = rules().modified.search(after)
    for piece in (text[hit.start : hit.end], after[: label.start()] if label else after, before):
        clock = clock_in(piece)
        if clock:
            zone = re.search(r"\b[JK]ST\b", piece)
            day = hit.on.earliest_on
            at = datetime.combine(day, clock, tzinfo=ZoneInfo("Asia/Tokyo")) if zone and hit.on.day else None
            return clock, hit.at or at
    return None, hit.at


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
    return (
        len("".join(words)) <= _MAX_REST_CHARS
        and len(words) <= _MAX_REST_WORDS
        and not (has_cjk(rest) and is_sentence(line))
    )
