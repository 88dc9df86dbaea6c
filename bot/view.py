"""The replies that show no answer: help, what the archive holds, and errors. Of answers: ``retrieval.reply``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.budget import cut
from bot.command_names import shown_command
from bot.i18n import word
from bot.meeting_text import join_parts
from retrieval.plain import one_line
from retrieval.reply import Item, Reply
from retrieval.types import Coverage, Language, OutletRow
from retrieval.wording import as_of_text, coverage_text, span_text
from retrieval.words import counted, data_file
from retrieval.words import word as answer_word

OUTLETS_ON_PAGE = 12  # with names as long as they may be, one message
MAX_OUTLET = 60
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


def n_outlet_pages(rows: Sequence[OutletRow]) -> int:
    """How many pages the outlets fill, at least one."""
    return max(1, -(-len(rows) // OUTLETS_ON_PAGE))


def sources_page(
    rows: Sequence[OutletRow], coverage: Coverage, as_of_on: date | None, language: Language, number: int
) -> Reply:
    """Page ``number`` (from 0) of what the archive holds, as one message."""
    whole = sources_reply(rows, coverage, as_of_on, language)
    first, n = number * OUTLETS_ON_PAGE, n_outlet_pages(rows)
    paging = word(language, "page_of", page=number + 1, n=n) if n > 1 else ""
    items = tuple(replace(item, name=cut(item.name, MAX_OUTLET)) for item in whole.items)
    return replace(
        whole, items=items[first : first + OUTLETS_ON_PAGE], footer=join_parts((paging, whole.footer or "")) or None
    )


_DISCORD_NOTES = ("help_mention", "help_follow_up", "help_languages", "help_buttons")
_CONSOLE_NOTES = ("help_go_on", "help_languages")


def help_reply(language: Language, *, console: bool = False) -> Reply:
    """The reply to ``/help``, and to a mention without a question."""
    commands = (*_COMMANDS, *(("/find", "/quit") if console else ("/privacy",)))
    items = [Item(name=_shown(name, language), details=(word(language, f"help_{name[1:]}"),)) for name in commands]
    if not console:
        on_message = data_file("bot", "commands.toml")["find_sources"][language]["name"]
        items.append(Item(name=on_message, details=(word(language, "help_find_sources"),)))
    return Reply(
        language=language,
        lead=(word(language, "help_title"),),
        notes=tuple(word(language, key) for key in (_CONSOLE_NOTES if console else _DISCORD_NOTES)),
        items=tuple(items),
    )


def _shown(command: str, language: Language) -> str:
    """The command as Discord shows it to users of that language, and as all others know it."""
    name = f"/{shown_command(command[1:], language)}"
    return name if name == command else answer_word(language, "day_by_basis", day=name, basis=command)


def note_reply(text: str, language: Language) -> Reply:
    """A reply of one sentence, for errors."""
    return Reply(language=language, lead=(text,))


def _outlet_item(row: OutletRow, language: Language) -> Item:
    details = [counted(language, "n_articles", row.n_articles)]
    if row.earliest_on and row.latest_on:
        details.append(span_text(row.earliest_on, row.latest_on, language))
    return Item(name=one_line(row.outlet), details=tuple(details))
