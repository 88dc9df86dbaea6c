"""``/ask``: a question with its filters, answered with cited, dated excerpts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.feedback import with_feedback
from bot.commands.here import defer_here, settings_here
from bot.commands.places import slash
from bot.commands.queueing import in_queue
from bot.handlers import MAX_QUESTION, AskOptions
from bot.receipts import with_receipt
from bot.render import render
from bot.sending import answer_interaction, may_embed

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

OPTIONS = (
    "question",
    "happened_from",
    "happened_to",
    "published_from",
    "published_to",
    "outlet",
    "private",
)
Day = app_commands.Range[str, 4, 10]


def ask_command() -> app_commands.Command[Any, ..., None]:
    """The command ``/ask``, ready for a tree."""
    command = slash("ask", _ask, {option: option for option in OPTIONS})
    command.autocomplete("outlet")(_complete_outlet)
    return command


async def _ask(
    interaction: Interaction,
    question: app_commands.Range[str, 1, MAX_QUESTION],
    happened_from: Day | None = None,
    happened_to: Day | None = None,
    published_from: Day | None = None,
    published_to: Day | None = None,
    outlet: app_commands.Range[str, 1, 100] | None = None,
    private: bool | None = None,
) -> None:
    client = interaction.client
    with client.work.one():
        # Reading the options takes microseconds; a bad one is refused before anything public is shown.
        query = client.handlers.query(
            question,
            AskOptions(
                happened_from=happened_from,
                happened_to=happened_to,
                published_from=published_from,
                published_to=published_to,
                outlet=outlet,
            ),
        )
        query = replace(query, language=settings_here(interaction).language)
        alone = await defer_here(interaction, private=private)
        reply, answer = await in_queue(interaction, client.handlers.answer(query))
        receipt_id = await client.handlers.receipts.keep(query, answer, interaction.user.id)
        view = with_feedback(None, receipt_id, reply.language)
        rendered = render(with_receipt(reply, receipt_id), embeds=may_embed(interaction.app_permissions))
        await answer_interaction(interaction, rendered, private=alone, view=view)


async def _complete_outlet(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    names = interaction.client.handlers.outlet_choices(typed)
    return [app_commands.Choice(name=name, value=name) for name in names]
