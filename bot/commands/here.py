"""What the settings of the place say about a command or a message, and the deferral that follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.commands.tree import PRIVATE
from bot.place_settings import PlaceBook, PlaceSettings

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction


def settings_here(interaction: Interaction) -> PlaceSettings:
    """The settings that hold where the command was used."""
    parent_id = getattr(interaction.channel, "parent_id", None)
    return interaction.client.places.at(interaction.guild_id, interaction.channel_id, parent_id)


def settings_at(message: discord.Message, places: PlaceBook) -> PlaceSettings:
    """The settings that hold where a message stands."""
    parent_id = getattr(message.channel, "parent_id", None)
    return places.at(message.guild.id if message.guild else None, message.channel.id, parent_id)


def is_private(asked: bool | None, settings: PlaceSettings) -> bool:
    """Whether an answer is for the asker alone: as they say, else as the place is set.

    Where the bot does not answer nobody else is shown anything, whatever the asker says.
    """
    return not settings.answers or bool(settings.private if asked is None else asked)


async def defer_here(interaction: Interaction, *, private: bool | None = None) -> bool:
    """Whether the answer will be for the asker alone; from now on "thinking" is shown."""
    alone = is_private(private, settings_here(interaction))
    interaction.extras[PRIVATE] = alone
    await interaction.response.defer(ephemeral=alone, thinking=True)
    return alone
