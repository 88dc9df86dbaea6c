"""``/sources`` and ``/help``, both private: they concern the asker alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.places import slash
from bot.commands.tree import PRIVATE
from bot.i18n import language_of_locale
from bot.render import render
from bot.sending import answer_interaction, may_embed
from retrieval.reply import Reply

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction


def about_commands() -> tuple[app_commands.Command[Any, ..., None], ...]:
    """``/sources`` and ``/help``, ready for a tree."""
    return slash("sources", _sources), slash("help", _help)


async def _sources(interaction: Interaction) -> None:
    with interaction.client.work.one():
        await _defer(interaction)
        language = language_of_locale(str(interaction.locale))
        await _answer(interaction, await interaction.client.handlers.sources(language))


async def _help(interaction: Interaction) -> None:
    with interaction.client.work.one():
        await _defer(interaction)
        await _answer(interaction, interaction.client.handlers.help(language_of_locale(str(interaction.locale))))


async def _defer(interaction: Interaction) -> None:
    interaction.extras[PRIVATE] = True
    await interaction.response.defer(ephemeral=True, thinking=True)


async def _answer(interaction: Interaction, reply: Reply) -> None:
    rendered = render(reply, embeds=may_embed(interaction.app_permissions))
    await answer_interaction(interaction, rendered, private=True)
