"""A day that an English sentence tells by another one: "on Monday, a day after a meeting with", "on the eve of"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook, shared_table
from corpus.types import Precision

_WEEK = timedelta(days=7)


def day_by_another(clause: Clause, book: CueBook, *, only_back: bool) -> EventMention | None:
    """The day so many days after or before the one told right before the clause, where its words say how many.

    ``only_back``: of a text that may be told later than that day, which then says nothing of what came of it.
    """
    if "days_apart" not in book.named:
        return None
    text, cue = clause.shape.text, clause.cue
    for mention in clause.sentence.dates:
        end = clause.shape.place_of(mention.end)
        apart = book["days_apart"].fullmatch(text, end, cue.start) if end <= cue.start else None
        if apart is None or mention.event.precision is not Precision.DAY or mention.is_name:
            continue
        if only_back and not apart["after"]:
            return None
        n_days = int(shared_table("numbers").get((apart["n"] or "one").lower().replace("the", "one"), "0"))
        # What was on Monday, a day after it, makes it Sunday.
        days = timedelta(days=-n_days if apart["after"] else n_days)
        event = replace(
            mention.event, earliest_on=mention.event.earliest_on + days, latest_on=mention.event.latest_on + days
        )
        return replace(mention, event=event) if n_days else None
    return None


def in_sequence(when: EventMention, clause: Clause, book: CueBook) -> EventMention:
    """The day; a weekday is that of the week after where it comes after another: "met on Friday before a summit on"."""
    if "then_before" not in book.named or when.event.basis != "weekday":
        return when
    text, start = clause.shape.text, clause.shape.place_of(when.start)
    for mention in clause.sentence.dates:
        end = clause.shape.place_of(mention.end)
        is_day = (
            mention.event.precision is Precision.DAY
            and not mention.is_name
            and when.event.earliest_on < mention.event.earliest_on
        )
        if is_day and end <= start and book["then_before"].match(text, end, start):
            event = replace(
                when.event, earliest_on=when.event.earliest_on + _WEEK, latest_on=when.event.latest_on + _WEEK
            )
            return replace(when, event=event) if event.earliest_on > mention.event.earliest_on else when
    return when
