"""What turns the status that a clause seems to tell: lists of plans, plain verbs of days gone by, talks held yearly.

Each asks for a pattern of its own; a language without it (all but Japanese so far) is read as before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.status import Told
from corpus.meetings.threads.draft import Draft
from corpus.types import Article

_HEAD = 40  # characters in which a list says what it is
_REGULAR = 24  # characters of the shape before a meeting in which "once a year" stands


def turned(told: Told, clause: Clause, when: EventMention | None, on: date | None, book: CueBook) -> Told:
    """The status; what a plain verb tells of a day gone by was held."""
    if told.status == "planned" and _is_told_as_present(told, clause, when, on, book):
        return replace(told, status="held", firm=False)
    return told


def _is_told_as_present(told: Told, clause: Clause, when: EventMention | None, on: date | None, book: CueBook) -> bool:
    """Whether a plain verb tells of a day gone by: 先月4日にプノンペンで会談するなど, 1年後、2人は再び会う."""
    if "plain_present" not in book.named or when is None or on is None or when.event.latest_on >= on:
        return False
    plain = book["plain_present"].match(clause.shape.text, told.start)
    return plain is not None and plain.end() == told.end


def is_regular(told: Told | None, clause: Clause, when: EventMention | None, book: CueBook) -> bool:
    """Whether not one meeting is meant but many to come: 年1回以上会談する, 定期的に協議する."""
    is_plan = told is not None and told.status in ("planned", "proposed") and when is None
    return is_plan and (
        book.has("regular", clause.before(_REGULAR))
        or (
            "regular_after" in book.named and book["regular_after"].match(clause.shape.text, clause.cue.end) is not None
        )
    )


def is_scheduled(article: Article, told: Told, when: EventMention | None, on: date | None, book: CueBook) -> bool:
    """Whether it is an entry of a list of what is to come: 【大統領の日程】▽13日 …と会談."""
    if told.status != "held" or told.firm or when is None or on is None or when.event.earliest_on < on:
        return False
    return book.has("schedule", article.text.split("\n", 1)[0][:_HEAD])


def is_when_they_met(since: EventMention, clause: Clause, book: CueBook) -> bool:
    """Whether the day of "since" is that of the very meeting: 石破首相と会談した昨年8月以来、5カ月ぶりの来日."""
    if "met_when" not in book.named:
        return False
    place = clause.shape.place_of(since.start)
    return book["met_when"].fullmatch(clause.shape.text, clause.cue.end, place) is not None


def untold_by(since: EventMention, draft: Draft, clause: Clause, book: CueBook) -> Draft:
    """The draft, without a status that only "since" tells: 正式な会談は2018年9月以来となる."""
    place = clause.shape.place_of(since.end)
    if draft.told is None or draft.told.start < place or "since_alone" not in book.named:
        return draft
    return replace(draft, told=None) if book["since_alone"].match(clause.shape.text, place) else draft
