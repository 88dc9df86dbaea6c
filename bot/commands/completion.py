"""Choices for a half-typed option. They must come within a moment and cannot be deferred, so a late one is none."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.i18n import language_of_locale
from bot.lookups import Completed

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

log = logging.getLogger(__name__)
Choices = list[app_commands.Choice[str]]


def complete_with(command: app_commands.Command[Any, ..., None], **options: Completed) -> None:
    """Completes each of the ``options`` of ``command`` with people, places or meetings."""
    for option, kind in options.items():
        command.autocomplete(option)(_completer(kind))


def _completer(kind: Completed) -> Callable[[Interaction, str], Coroutine[Any, Any, Choices]]:
    async def complete(interaction: Interaction, typed: str) -> Choices:
        language = language_of_locale(str(interaction.locale))
        try:
            found = await interaction.client.handlers.lookups.complete(kind, typed, language)
        except Exception as error:
            # An edge: what was typed can be sent without a choice.
            log.error("no completion: %s", error, exc_info=error)
            return []
        return [app_commands.Choice(name=choice.name, value=choice.value) for choice in found]

    return complete
