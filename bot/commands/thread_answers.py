"""``/ask`` in a thread: the question stays in the channel, its answer goes into a thread below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.i18n import language_of, word
from bot.render import RenderedMessage, render
from bot.sending import embeds_of, send_in
from bot.threads import may_open, open_below
from retrieval.plain import one_line
from retrieval.reply import Reply

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction


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
    return None if may_open(interaction.app_permissions) else "thread_forbidden"


async def open_thread(interaction: Interaction, question: str) -> Opened | None:
    """A thread below the question, which takes the place of the deferral; ``None`` when Discord refuses one."""
    opening = _opening(question, freely=interaction.client.settings.running.message_content)
    message = await interaction.edit_original_response(content=opening.content, embeds=embeds_of(opening))
    thread = await open_below(message, question)
    return Opened(thread, (thread.id, message.id)) if thread else None


async def answer_in_thread(
    opened: Opened, rendered: Sequence[RenderedMessage], *, view: discord.ui.View | None = None
) -> tuple[int, ...]:
    """Sends ``rendered`` into the thread, the first with ``view``; the ids by which the conversation goes on."""
    sent = await send_in(opened.thread, rendered, view=view)
    return (*opened.ids, *(message.id for message in sent))


def _opening(question: str, *, freely: bool) -> RenderedMessage:
    """What stands above the thread: the question, and how to go on in it."""
    language = language_of(question)
    footer = word(language, "thread_go_on_freely" if freely else "thread_go_on")
    return render(Reply(language=language, lead=(one_line(question),), footer=footer))[0]
