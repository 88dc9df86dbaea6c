"""What goes with a timeline's picture: the same rows as text, what was left out and how to narrow it, the alt text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.i18n import counted, word
from bot.meeting_list import Listed, meeting_item, none_reply, scope_text
from bot.meeting_text import join_parts
from bot.timeline import MAX_ROWS, alt_text, draw, layout
from corpus.gazetteer import Gazetteer
from retrieval.reply import Reply
from retrieval.types import Language

MAX_LINE = 150  # of one meeting in the text beside the picture
MAX_MESSAGES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A timeline: the text, and the picture as PNG with its alt text, or neither when there is nothing to draw."""

    reply: Reply
    png: bytes | None
    alt: str


def timeline_of(listed: Listed, n_dated: int, language: Language, gazetteer: Gazetteer, *, picture: bool) -> Timeline:
    """The timeline of the meetings of ``listed``, of which ``n_dated`` have a day."""
    if not listed.n_meetings:
        return Timeline(reply=none_reply(listed, language), png=None, alt="")
    n_undated = listed.n_meetings - n_dated
    notes = [listed.asked] if listed.asked else []
    if n_dated > MAX_ROWS:
        notes.append(word(language, "timeline_left_out", n=MAX_ROWS, total=n_dated))
    if not n_dated:
        notes.append(word(language, "timeline_nothing"))
    elif n_undated:
        notes.append(counted(language, "timeline_undated", n_undated))
    if n_dated and not picture:
        notes.append(word(language, "timeline_no_files"))
    n = len(listed.meetings)
    drawn = (
        word(language, "timeline_drawn_of", n=n, total=n_dated)
        if n_dated > MAX_ROWS
        else counted(language, "timeline_drawn", n)
    )
    title = join_parts((word(language, "timeline_title"), drawn))
    subtitle = join_parts((listed.asked, scope_text(listed, language)))
    shown = layout(listed.meetings, title=title, subtitle=subtitle, language=language, gazetteer=gazetteer)
    oldest_first = sorted(listed.meetings, key=lambda m: (m.when and m.when.earliest_on, m.id))
    reply = Reply(
        language=language,
        lead=(title,),
        notes=tuple(notes),
        items=tuple(meeting_item(m, language, gazetteer, limit=MAX_LINE) for m in oldest_first),
        footer=scope_text(listed, language),
    )
    has_picture = picture and bool(shown.rows)
    return Timeline(reply=reply, png=draw(shown) if has_picture else None, alt=alt_text(shown) if has_picture else "")
