"""The message command "Find sources": what the archive holds on each sentence of a message.

Its answer is private, since it may be at odds with what somebody else wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.claims import said_on
from bot.claims_view import render_claims
from bot.commands.answer_buttons import answer_view
from bot.commands.places import EVERY_INSTALL, EVERYWHERE
from bot.commands.tree import PRIVATE
from bot.i18n import language_of_locale
from bot.sending import answer_interaction
from bot.translator import named

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction


def find_sources_command() -> app_commands.ContextMenu:
    """The message command, ready for a tree."""
    return app_commands.ContextMenu(
        name=named("find_sources"),
        callback=_find_sources,
        type=discord.AppCommandType.message,
        allowed_contexts=EVERYWHERE,
        allowed_installs=EVERY_INSTALL,
    )


async def _find_sources(interaction: Interaction, message: discord.Message) -> None:
    client, language = interaction.client, language_of_locale(str(interaction.locale))
    with client.work.one():
        interaction.extras[PRIVATE] = True
        await interaction.response.defer(ephemeral=True, thinking=True)
        found = await client.handlers.claims.check(_text_of(message), said_on(message.created_at), language)
        rendered = render_claims(found, client.handlers.as_of_on, language, ids=client.answer_ids)
        await answer_interaction(interaction, rendered, private=True, view=answer_view(rendered))


def _text_of(message: discord.Message) -> str:
    """What the message says: its text, else that of its embeds, which is all that a news feed posts."""
    if message.content.strip():
        return message.content
    parts = [part for embed in message.embeds for part in (embed.title, embed.description) if part]
    return "\n".join(parts)
