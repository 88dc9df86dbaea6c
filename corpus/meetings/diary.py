"""A head of government's diary (首相動静): every entry is of one person, who is left out, on the day that heads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.dates import Anchor, EventMention, event_dates
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Seat
from corpus.types import Article, Precision


def is_diary(article: Article, book: CueBook) -> bool:
    """Whether the headline or the first line calls the article somebody's diary."""
    first_line = article.text.partition("。")[0].partition("\n")[0]
    return book.has("diary", f"{article.headline or ''}\n{first_line}")


def diarist_of(article: Article, people: Sequence[Seat], book: CueBook) -> Seat:
    """Whose diary it is: whoever the first sentence names as such, else the office of the headline, JP's or KR's."""
    named = next((seat for seat in people if seat.office in ("pm", "president")), None)
    heading = article.headline or ""
    if named is not None and not book.has("diary", heading):
        return named
    is_president = book.has("diary_president", heading)
    return Seat(country="KR" if is_president else "JP", office="president" if is_president else "pm")


def day_of_diary(article: Article, anchor: Anchor, dates: Sequence[EventMention], book: CueBook) -> EventMention | None:
    """The one day that the diary is of, told in its headline, else in its first line ("菅首相の22日の動静")."""
    first_line = article.text.partition("。")[0]
    lead = [d for d in dates if d.end <= len(first_line) and book.has("diary", first_line)]
    headed = event_dates(replace(article, text=article.headline or ""), anchor=anchor)
    for found in (headed, lead):
        days = [date for date in found if date.event.precision is Precision.DAY]
        if len(days) == 1:
            event = replace(days[0].event, evidence=None) if found is headed else days[0].event
            return EventMention(0, len(first_line), event) if found is headed else days[0]
    return None
