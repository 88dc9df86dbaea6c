"""``/ask thread:true``: the question stays in the channel, its answer goes into a thread below it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import discord

from bot.i18n import language_of, word
from bot.patience import NOT_SENT
from bot.render import RenderedMessage, render
from bot.sending import embeds_of, send_in
from retrieval.plain import one_line
from retrieval.reply import Reply

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

log = logging.getLogger(__name__)
MAX_NAME = 100
ARCHIVED_AFTER_MINUTES: Literal[1440] = 1440


@dataclass(frozen=True, slots=True)
class Opened:
    """A thread, and the ids under which the conversation in it goes on."""

    thread: discord.Thread
    ids: tuple[int, ...]


def refusal_of_thread(interaction: Interaction, *, private: bool) -> str | None:
    """The key of the phrase that says why no thread can be opened here; ``None`` where one can."""
    if private:
        return "thread_private"
    if not isinstance(interaction.channel, discord.TextChannel) or not interaction.is_guild_integration():
        return "thread_nowhere"
    permissions = interaction.app_permissions
    allowed = permissions.create_public_threads and permissions.send_messages_in_threads and permissions.view_channel
    return None if allowed else "thread_forbidden"


async def open_thread(interaction: Interaction, question: str) -> Opened | None:
    """A thread below the question, which takes the place of the deferral; ``None`` when Discord refuses one."""
    opening = _opening(question, freely=interaction.client.settings.running.message_content)
    message = await interaction.edit_original_response(content=opening.content, embeds=embeds_of(opening))
    try:
        thread = await message.create_thread(name=thread_name(question), auto_archive_duration=ARCHIVED_AFTER_MINUTES)
    except (*NOT_SENT, ValueError) as error:
        log.warning("interaction %s: no thread could be opened: %s", interaction.id, error)
        return None
    return Opened(thread, (thread.id, message.id))


async def answer_in_thread(
    opened: Opened, rendered: Sequence[RenderedMessage], *, view: discord.ui.View | None = None
) -> tuple[int, ...]:
    """Sends ``rendered`` into the thread, the first with ``view``; the ids by which the conversation goes on."""
    sent = await send_in(opened.thread, rendered, view=view)
    return (*opened.ids, *(message.id for message in sent))


def thread_name(question: str) -> str:
    """The question, at most 100 UTF-16 units of it."""
    units = one_line(question).encode("utf-16-le")
    if len(units) <= 2 * MAX_NAME:
        return units.decode("utf-16-le")
    return units[: 2 * (MAX_NAME - 1)].decode("utf-16-le", "ignore").rstrip() + "…"


def _opening(question: str, *, freely: bool) -> RenderedMessage:
    """What stands above the thread: the question, and how to go on in it."""
    language = language_of(question)
    footer = word(language, "thread_go_on_freely" if freely else "thread_go_on")
    return render(Reply(language=language, lead=(one_line(question),), footer=footer))[0]
