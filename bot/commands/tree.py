"""The command tree: idempotent by interaction id, with the one place where a command's failure is answered."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.commands.queueing import may_ask
from bot.edge import explain
from bot.i18n import language_of_locale, word
from bot.inert import inert
from bot.patience import NOT_SENT

if TYPE_CHECKING:
    from bot.client import ChanceryClient

log = logging.getLogger(__name__)
PRIVATE = "private"  # key in ``interaction.extras``: whether the deferral was private
GONE = 10062  # Discord's code for an interaction whose three seconds have passed
# The answer was deleted before it was finished, or the interaction's fifteen minutes have passed.
NOTHING_LEFT = (10008, 10015, 50027)


class ChanceryTree(app_commands.CommandTree["ChanceryClient"]):
    """Takes each interaction once, and turns failures into a private sentence."""

    async def interaction_check(self, interaction: discord.Interaction[ChanceryClient], /) -> bool:
        """Whether ``interaction`` is new to us, and its sender does not ask too often; who does is told so."""
        if not interaction.client.seen.first_time(interaction.id):
            return False
        return await may_ask(interaction)

    async def on_error(
        self, interaction: discord.Interaction[ChanceryClient], error: app_commands.AppCommandError, /
    ) -> None:
        """Answers ``error`` privately, with the report id that the log holds where it is our fault."""
        language = language_of_locale(str(interaction.locale))
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(cause, discord.NotFound) and cause.code == GONE:
            log.warning("interaction %s was gone before it could be acknowledged", interaction.id)
            return
        if isinstance(cause, discord.HTTPException) and cause.code in NOTHING_LEFT:
            log.warning("interaction %s: there is nothing left to answer (%s)", interaction.id, cause)
            return
        changed = isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch)
        text = word(language, "error_command") if changed else explain(cause, language)
        try:
            with interaction.client.work.telling():
                await tell_privately(interaction, inert(text))
        except NOT_SENT as problem:
            log.warning("interaction %s could not be told of its failure: %s", interaction.id, problem)


async def tell_privately(interaction: discord.Interaction[ChanceryClient], text: str) -> None:
    """Says ``text`` to the asker alone, whatever was answered before.

    How private a deferred answer is was settled by the deferral. A public one is therefore taken back;
    the follow-up after it may be private again.
    """
    if not interaction.response.is_done():
        await interaction.response.send_message(text, ephemeral=True)
    elif interaction.extras.get(PRIVATE):
        await interaction.edit_original_response(content=text, embeds=[])
    else:
        await interaction.delete_original_response()
        await interaction.followup.send(text, ephemeral=True)
