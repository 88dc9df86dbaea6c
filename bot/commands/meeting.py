"""``/meeting`` and ``/compare``: one meeting, and what the two governments say of it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.completion import complete_with
from bot.commands.here import defer_here, settings_here
from bot.commands.places import slash
from bot.i18n import language_of_locale
from bot.render import render
from bot.sending import answer_interaction, may_embed

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

MeetingId = app_commands.Range[str, 1, 100]


def meeting_commands() -> tuple[app_commands.Command[Any, ..., None], ...]:
    """``/meeting`` and ``/compare``, ready for a tree."""
    return _command("meeting", _meeting), _command("compare", _compare)


def _command(
    name: str, callback: Callable[[Interaction, MeetingId], Coroutine[Any, Any, None]]
) -> app_commands.Command[Any, ..., None]:
    command = slash(name, callback, {"meeting_id": "id"})
    complete_with(command, meeting_id="meeting")
    return command


async def _meeting(interaction: Interaction, meeting_id: MeetingId) -> None:
    client, language = interaction.client, language_of_locale(str(interaction.locale))
    with client.work.one():
        alone = await defer_here(interaction)
        reply = await client.handlers.lookups.meeting(
            meeting_id, language, names_first=settings_here(interaction).names_first
        )
        rendered = render(reply, embeds=may_embed(interaction.app_permissions))
        await answer_interaction(interaction, rendered, private=alone)


async def _compare(interaction: Interaction, meeting_id: MeetingId) -> None:
    client, language = interaction.client, language_of_locale(str(interaction.locale))
    with client.work.one():
        alone = await defer_here(interaction)
        embeds = may_embed(interaction.app_permissions)
        rendered = await client.handlers.lookups.compare(
            meeting_id, language, embeds=embeds, names_first=settings_here(interaction).names_first
        )
        await answer_interaction(interaction, rendered, private=alone)
