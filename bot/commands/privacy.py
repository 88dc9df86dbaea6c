"""``/privacy``: what is stored of the asker, and its deletion. Both are private."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.commands.places import group, slash
from bot.commands.tree import PRIVATE
from bot.i18n import language_of_locale
from bot.render import render
from bot.sending import answer_interaction
from bot.service_words import say
from bot.view import note_reply
from retrieval.receipts import FEEDBACK_DAYS, Amount
from retrieval.reply import Reply
from retrieval.types import Language

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction


def privacy_group() -> app_commands.Group:
    """``/privacy show`` and ``/privacy delete``, ready for a tree."""
    return group("privacy", slash("privacy show", _show), slash("privacy delete", _delete))


def stored_reply(amount: Amount, *, days: int, language: Language) -> Reply:
    """What is stored of a user, and for how long."""
    notes = [say(language, "privacy_feedback", days=FEEDBACK_DAYS)] if days else []
    if days or amount.n_receipts or amount.n_feedback:
        notes.append(say(language, "privacy_have", receipts=amount.n_receipts, feedback=amount.n_feedback))
    stored = say(language, "privacy_stored", days=days) if days else say(language, "privacy_stored_none")
    return Reply(language=language, lead=(stored,), notes=tuple(notes))


async def _show(interaction: Interaction) -> None:
    receipts, language = interaction.client.handlers.receipts, language_of_locale(str(interaction.locale))
    with interaction.client.work.one():
        await _defer(interaction)
        amount = await receipts.count_of(interaction.user.id)
        await _answer(interaction, stored_reply(amount, days=receipts.days, language=language))


async def _delete(interaction: Interaction) -> None:
    language = language_of_locale(str(interaction.locale))
    with interaction.client.work.one():
        await _defer(interaction)
        amount = await interaction.client.handlers.receipts.delete_all_of(interaction.user.id)
        text = say(language, "privacy_deleted", receipts=amount.n_receipts, feedback=amount.n_feedback)
        await _answer(interaction, note_reply(text, language))


async def _defer(interaction: Interaction) -> None:
    interaction.extras[PRIVATE] = True
    await interaction.response.defer(ephemeral=True, thinking=True)


async def _answer(interaction: Interaction, reply: Reply) -> None:
    await answer_interaction(interaction, render(reply), private=True)
