"""``/timeline``: a picture of the meetings on record, with the same as text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.completion import complete_with
from bot.commands.here import defer_here
from bot.commands.places import slash
from bot.i18n import language_of_locale
from bot.meeting_options import KINDS, MeetingOptions, filters_of
from bot.render import render
from bot.sending import DescribedFile, answer_interaction, may_attach
from bot.timeline_view import MAX_MESSAGES
from bot.translator import one_of

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

OPTIONS = {"who": "who", "with_": "with_", "where": "where", "kind": "kind", "from_": "from", "to": "to"}
FILE_NAME = "timeline.png"
Name = app_commands.Range[str, 1, 100]
Day = app_commands.Range[str, 4, 10]


def timeline_command() -> app_commands.Command[Any, ..., None]:
    """The command ``/timeline``, ready for a tree."""
    command = slash("timeline", app_commands.choices(kind=one_of("kind", KINDS))(_timeline), OPTIONS)
    complete_with(command, who="person", with_="person", where="place")
    return command


async def _timeline(
    interaction: Interaction,
    who: Name | None = None,
    with_: Name | None = None,
    where: Name | None = None,
    kind: str | None = None,
    from_: Day | None = None,
    to: Day | None = None,
) -> None:
    client, language = interaction.client, language_of_locale(str(interaction.locale))
    with client.work.one():
        filters = filters_of(MeetingOptions(who=who, with_=with_, where=where, kind=kind, from_=from_, to=to))
        alone = await defer_here(interaction)
        attach = may_attach(interaction.app_permissions)
        timeline = await client.handlers.lookups.timeline(filters, language, picture=attach)
        files = []
        if timeline.png is not None:
            files = [DescribedFile(io.BytesIO(timeline.png), FILE_NAME, description=timeline.alt)]
        rendered = render(timeline.reply, max_messages=MAX_MESSAGES)
        await answer_interaction(interaction, rendered, private=alone, files=files)
