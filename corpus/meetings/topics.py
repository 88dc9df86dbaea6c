"""Meetings that others only talk about: ministers who discuss a summit do not hold it on the day of their talks."""

from __future__ import annotations

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook


def is_topic(clause: Clause, book: CueBook) -> bool:
    """Whether the clause tells that a meeting was discussed: 首脳会談について協議した, "discussed a summit"."""
    cue, text = clause.cue, clause.shape.text
    if cue.is_verb or "talked_of" not in book.named:
        return False
    if book.language == "en":
        return book.has("talked_of", text[: cue.start]) or book.has("told_of", text[: cue.start])
    return book["talked_of"].match(text, cue.end) is not None


def is_own_day(when: EventMention, clause: Clause, book: CueBook) -> bool:
    """Whether the day is told as the meeting's own: 12日の首脳会談について, "discussed a summit on June 12"."""
    start, end = clause.shape.place_of(when.start), clause.shape.place_of(when.end)
    cue, text = clause.cue, clause.shape.text
    if end <= cue.start:
        return book["own_day"].fullmatch(text, end, cue.start) is not None
    if book.language != "en" or start < cue.end:
        return False
    is_told = book.has("told_of", text[: cue.start])  # "briefed him by telephone on Friday on the summit"
    return not is_told or book["own_day_after"].fullmatch(text, cue.end, start) is not None
