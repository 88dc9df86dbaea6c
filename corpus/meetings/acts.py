"""The day on which a meeting was called off, asked for or set out for, which is not the day of the meeting.

Each asks for a pattern of its own; a language without it is read as before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.status import Told
from corpus.types import Precision

_BEFORE = 70  # characters of the shape before the words of calling off in which it is called unsure
_ONE_DAY = timedelta(days=1)
_LONG_AGO = timedelta(days=150)
_YEAR = re.compile(r"\d{4}|last|year|previous|past", re.IGNORECASE)


def is_of_act(when: EventMention, told: Told | None, clause: Clause, book: CueBook) -> bool:
    """Whether the day is that of calling off or asking for what was not held: "on Sunday called off a meeting"."""
    if "act_after" not in book.named or told is None or told.status == "held":
        return False
    shape = clause.shape
    start, end = shape.place_of(when.start), shape.place_of(when.end)
    if end <= clause.cue.start:
        act = book["act_after"].match(shape.text, end)
        if act is not None and act.end() <= clause.cue.start:
            return True
        is_agreed = book["agreed_after"].match(shape.text, end) and book.has("agreed_before", shape.text[:start])
        return bool(is_agreed) or book.has("act_before", shape.text[:start])
    return start >= clause.cue.end and book["was_act"].search(shape.text, clause.cue.end, start) is not None


def is_of_departure(when: EventMention, on: date | None, clause: Clause, book: CueBook) -> bool:
    """Whether the day is that on which somebody set out for a meeting still to come: "left on Sunday for talks"."""
    if "sets_out" not in book.named or on is None or when.event.earliest_on > on:
        return False
    shape = clause.shape
    start, end = shape.place_of(when.start), shape.place_of(when.end)
    is_near = when.event.latest_on >= on - _ONE_DAY
    match = book["sets_out" if is_near else "sets_out_now"].search(shape.text, 0, clause.cue.start)
    return match is not None and match.start() < start and end <= clause.cue.start


def moved_ahead(when: EventMention, told: Told | None, on: date | None, words: str, book: CueBook) -> EventMention:
    """The date; a month without its year, of what is not held so far, is the coming one and not one long gone by."""
    event = when.event
    is_open = "act_after" in book.named and told is not None and told.status != "held" and not told.has_lapsed
    is_bare = event.precision is Precision.MONTH and event.basis != "stated" and _YEAR.search(words) is None
    if not is_open or not is_bare or on is None or (on - event.latest_on) < _LONG_AGO:
        return when
    first = event.earliest_on.replace(year=event.earliest_on.year + 1)
    last = (first + timedelta(days=31)).replace(day=1) - _ONE_DAY
    return replace(when, event=replace(event, earliest_on=first, latest_on=last)) if first > on else when


def without(clause: Clause, when: EventMention) -> Clause:
    """The clause, as if its sentence had not that date."""
    dates: Sequence[EventMention] = [date for date in clause.sentence.dates if date is not when]
    return replace(clause, sentence=replace(clause.sentence, dates=dates))


def is_said_at(told: Told, when: EventMention, on: date | None, clause: Clause, book: CueBook) -> bool:
    """Whether what somebody wished for was said at the meeting, on a day gone by: "urged him to act at talks"."""
    is_past = on is not None and when.event.precision is Precision.DAY and when.event.latest_on < on
    if told.status != "proposed" or clause.cue.is_verb or not is_past:
        return False
    return book.has("said_at", clause.before(40)) and clause.shape.place_of(when.start) >= clause.cue.end


def is_unsure_off(told: Told, clause: Clause, book: CueBook) -> bool:
    """Whether the meeting was only feared or thought to be called off: "might be postponed", "a possible delay of"."""
    if told.status != "not-held" or "off_unsure" not in book.named:
        return False
    text = clause.shape.text
    before = text[max(0, told.start - _BEFORE) : told.start]
    if book.has("off_may", before):
        return True
    return book["off_unfinished"].match(text, told.start) is not None and book.has("off_unsure", before)
