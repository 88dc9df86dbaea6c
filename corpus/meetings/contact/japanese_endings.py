"""What the ending of a Japanese verb, and what the sentence ends on, tell of whether it was done."""

from __future__ import annotations

import re
from datetime import date

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.contact.japanese_book import ContactBook
from corpus.meetings.scene import Scene
from corpus.meetings.status import Told
from corpus.meetings.types import MeetingStatus

_CLAUSE = re.compile(r"[^、。／▽\n]*")
_KANA = re.compile(r"[ぁ-ん]*")
_OPEN_ENDS = ("へ", "る", "う", "く")
# What may follow a verb, in the order in which it counts.
_ENDINGS: tuple[tuple[str, MeetingStatus], ...] = (("off", "not-held"), ("not", "not-held"), ("wish", "proposed"))
_PLANS: tuple[tuple[str, MeetingStatus], ...] = (("plan", "planned"), ("idea", "proposed"))


def status_of_contact(
    clause: Clause, scene: Scene, book: ContactBook, when: EventMention | None, *, is_weak: bool
) -> Told | None:
    """The status of what a verb tells; ``None`` where it is only supposed, or nothing tells.

    ``is_weak``: of what may be said from afar only that it was said counts.
    """
    status = _by_word(clause, book) or _by_ending(clause, scene, book)
    if status is None or (is_weak and status != "held"):
        return None
    start, end = clause.cue.start, clause.cue.end
    if status == "held" and scene.dating.is_ahead(when):
        return Told("planned", start, end, firm=False)
    if status == "held" and scene.article.brief_id is None and _reaches_ahead(when, scene.on):
        return Told("planned", start, end)  # 年内には…を迎える
    is_past = when is not None and scene.on is not None and when.event.latest_on < scene.on
    return Told("held", start, end, firm=False) if status == "planned" and is_past else Told(status, start, end)


def _reaches_ahead(when: EventMention | None, on: date | None) -> bool:
    """Whether the days may last beyond that of publication and do not begin before it."""
    return when is not None and on is not None and when.event.latest_on > on <= when.event.earliest_on


def _by_word(clause: Clause, book: ContactBook) -> MeetingStatus | None:
    """The status of a meeting that was only asked for, where the word for it says so."""
    word = clause.cue.word
    if book.has("answered", word):
        return "planned" if book.has("granted", word) else "not-held"
    if book.has("asked", word):
        return "not-held" if book["refused"].search(clause.shape.text, clause.cue.start) else "proposed"
    return None


def _by_ending(clause: Clause, scene: Scene, book: ContactBook) -> MeetingStatus | None:
    """The status by what follows the verb, and where it goes on by what the sentence ends on."""
    text, end = clause.shape.text, clause.cue.end
    if book["if"].match(text, end) or scene.book.has("comment_after", text[end:]):
        return None
    if book["done"].match(text, end):
        return "held"
    ending = next((status for name, status in _ENDINGS if book[name].match(text, end)), None)
    if ending is not None:
        return ending
    rest = _CLAUSE.match(text, end)[0]  # type: ignore[index]
    if book["plain"].match(text, end) or _KANA.fullmatch(rest):
        planned = next((status for name, status in _PLANS if book[name].match(text, end)), None)
        if planned is not None:
            return planned
    if book.has("past_clause", rest) or book.has("caption", text):
        return "held"
    if book["late_plan"].search(text, end):
        return "planned"
    if book.has("ends_ahead", text) and not book.has("ends_done", text):
        return "planned" if text.rstrip("。 \n").endswith(_OPEN_ENDS) else None
    return "held"
