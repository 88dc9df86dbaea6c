"""``/meetings``: the meetings on record that pass the filters, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.completion import complete_with
from bot.commands.here import defer_here
from bot.commands.pages import page_view
from bot.commands.places import slash
from bot.i18n import language_of_locale
from bot.meeting_options import KINDS, STATUSES, MeetingOptions, filters_of
from bot.render import render_page
from bot.sending import answer_interaction
from bot.translator import one_of

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

OPTIONS = ("who", "with_", "where", "year", "kind", "status")
Name = app_commands.Range[str, 1, 100]


def meetings_command() -> app_commands.Command[Any, ..., None]:
    """The command ``/meetings``, ready for a tree."""
    callback = app_commands.choices(kind=one_of("kind", KINDS), status=one_of("status", STATUSES))(_meetings)
    command = slash("meetings", callback, {option: option for option in OPTIONS})
    complete_with(command, who="person", with_="person", where="place")
    return command


async def _meetings(
    interaction: Interaction,
    who: Name | None = None,
    with_: Name | None = None,
    where: Name | None = None,
    year: app_commands.Range[int, 1000, 9999] | None = None,
    kind: str | None = None,
    status: str | None = None,
) -> None:
    client = interaction.client
    with client.work.one():
        typed_year = str(year) if year is not None else None
        filters = filters_of(
            MeetingOptions(who=who, with_=with_, where=where, year=typed_year, kind=kind, status=status)
        )
        alone = await defer_here(interaction)
        page = await client.handlers.lookups.page(filters, 0, language_of_locale(str(interaction.locale)))
        await answer_interaction(interaction, (render_page(page.reply),), private=alone, view=page_view(page, client))
