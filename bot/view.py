"""The replies that show no answer: help, what the archive holds, and errors. Of answers: ``retrieval.reply``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import word
from retrieval.plain import one_line
from retrieval.reply import Item, Reply
from retrieval.types import Coverage, Language, OutletRow
from retrieval.wording import as_of_text, coverage_text, span_text
from retrieval.words import counted

_COMMANDS = ("/ask", "/meetings", "/meeting", "/timeline", "/compare", "/sources", "/help")


def sources_reply(rows: Sequence[OutletRow], coverage: Coverage, as_of_on: date | None, language: Language) -> Reply:
    """The reply to ``/sources``: what the archive holds, most articles first."""
    ordered = sorted(rows, key=lambda row: (-row.n_articles, row.outlet))
    return Reply(
        language=language,
        lead=(coverage_text(coverage, language),),
        items=tuple(_outlet_item(row, language) for row in ordered),
        footer=as_of_text(as_of_on, language),
    )


def help_reply(language: Language, *, console: bool = False) -> Reply:
    """The reply to ``/help``, and to a mention without a question."""
    commands = (*_COMMANDS, "/quit" if console else "/privacy")
    return Reply(
        language=language,
        lead=(word(language, "help_title"),),
        notes=(word(language, "help_languages"),) if console else _discord_notes(language),
        items=tuple(Item(name=name, details=(word(language, f"help_{name[1:]}"),)) for name in commands),
    )


def note_reply(text: str, language: Language) -> Reply:
    """A reply of one sentence, for errors."""
    return Reply(language=language, lead=(text,))


def _discord_notes(language: Language) -> tuple[str, ...]:
    return (word(language, "help_mention"), word(language, "help_languages"))


def _outlet_item(row: OutletRow, language: Language) -> Item:
    details = [counted(language, "n_articles", row.n_articles)]
    if row.earliest_on and row.latest_on:
        details.append(span_text(row.earliest_on, row.latest_on, language))
    return Item(name=one_line(row.outlet), details=tuple(details))
