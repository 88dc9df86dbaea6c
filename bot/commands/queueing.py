"""Before a question is worked on: whether its sender may ask now, and how many questions come first."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.edge import explain
from bot.errors import TooFast
from bot.i18n import language_of_locale
from bot.inert import inert
from bot.patience import NOT_SENT
from bot.service_words import say
from retrieval.types import Language

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

T = TypeVar("T")
log = logging.getLogger(__name__)
TELL_AFTER_S = 0.5
_FREE = ("help", "sources", "privacy", "chancery")  # the archive searches nothing for these


async def may_ask(interaction: Interaction) -> bool:
    """Whether the command may go on; who asks too often is told alone when they may ask again."""
    command = interaction.command
    if interaction.type is not discord.InteractionType.application_command:
        return True  # a completion, which is asked for with every letter
    if command is None or command.qualified_name.split()[0] in _FREE:
        return True
    try:
        interaction.client.limits.take(interaction.user.id, interaction.guild_id, at_s=time.time())
    except TooFast as error:
        text = explain(error, language_of_locale(str(interaction.locale)))
        try:
            await interaction.response.send_message(inert(text), ephemeral=True)
        except NOT_SENT as problem:
            log.warning("interaction %s could not be told to wait: %s", interaction.id, problem)
        return False
    return True


async def in_queue(
    place: Callable[[], int], asking: Coroutine[Any, Any, T], tell: Callable[[int], Awaitable[None]]
) -> T:
    """What ``asking`` gives; to who waits longer than a moment ``tell`` says how many questions come first.

    ``place`` is that number, each time it is called.
    """
    if not place():
        return await asking
    task = asyncio.create_task(asking)
    # After a burst of questions their acknowledgements go first, and most places are gone by then.
    await asyncio.wait((task,), timeout=TELL_AFTER_S)
    n_ahead = place()
    if n_ahead and not task.done():
        await tell(n_ahead)
    return await task


def place_text(n_ahead: int, language: Language) -> str:
    """How many questions come first, at least one, as a sentence."""
    return say(language, "queue_one") if n_ahead == 1 else say(language, "queue", n=n_ahead)


async def show_place(interaction: Interaction, n_ahead: int) -> None:
    """Says in the deferred answer how many questions come first; what cannot be said holds nothing up."""
    try:
        await interaction.edit_original_response(
            content=place_text(n_ahead, language_of_locale(str(interaction.locale)))
        )
    except NOT_SENT as error:
        log.info("interaction %s: the place in the queue could not be shown: %s", interaction.id, error)
