"""``/ask``: a question with its filters, answered with cited, dated excerpts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.answer_reply import shown
from bot.commands.answer_buttons import answer_view
from bot.commands.feedback import with_feedback
from bot.commands.here import defer_here, settings_here
from bot.commands.places import slash
from bot.commands.queueing import in_queue, show_place
from bot.commands.thread_answers import answer_in_thread, open_thread, refusal_of_thread
from bot.conversation import Meant, asked_of
from bot.handlers import MAX_QUESTION, AskOptions
from bot.i18n import word
from bot.receipts import with_receipt
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
    "thread",
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
    thread: bool | None = None,
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
        here = settings_here(interaction)
        query = replace(query, language=here.language)
        alone = await defer_here(interaction, private=private)
        answering = client.handlers.answer(query)
        reply = await in_queue(client.handlers.place(), answering, lambda n: show_place(interaction, n))
        receipt_id = await client.handlers.receipts.keep(reply.query, reply.answer, interaction.user.id)
        opened = None
        if (here.thread if thread is None else thread) and not isinstance(interaction.channel, discord.Thread):
            refusal = refusal_of_thread(interaction, private=alone)
            opened = await open_thread(interaction, question) if refusal is None else None
            if opened is None and thread:  # who did not ask for one is not told either
                why = word(reply.language, refusal or "thread_forbidden")
                reply = replace(reply, notes=(why, *reply.notes))
        embeds, asker_id = may_embed(interaction.app_permissions), None if alone else interaction.user.id
        reply = with_receipt(reply, receipt_id)
        rendered = shown(reply, embeds=embeds, ids=client.answer_ids, asker_id=asker_id)
        view = with_feedback(answer_view(rendered), receipt_id, reply.language)
        if opened is None:
            ids: tuple[int, ...] = ((await answer_interaction(interaction, rendered, private=alone, view=view)).id,)
        else:
            ids = await answer_in_thread(opened, rendered, view=view)
        asked = asked_of(Meant(query), reply.answer, on=reply.meeting_on)
        client.conversations.remember(asked, *ids)


async def _complete_outlet(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    names = interaction.client.handlers.outlet_choices(typed)
    return [app_commands.Choice(name=name, value=name) for name in names]
