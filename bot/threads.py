"""A thread for a question and its answer, where the place is set so and the bot may."""

from __future__ import annotations

import logging
from typing import Literal

import discord

from bot.sending import permissions_in
from retrieval.plain import one_line

log = logging.getLogger(__name__)
MAX_NAME = 100
_ARCHIVED_AFTER_MINUTES: Literal[1440] = 1440


async def thread_below(message: discord.Message, title: str) -> discord.Thread | None:
    """A new thread below ``message``, called by ``title``; ``None`` where there can be none, as in a thread."""
    permissions = permissions_in(message)
    if not isinstance(message.channel, discord.TextChannel) or permissions is None:
        return None
    if not (permissions.create_public_threads and permissions.send_messages_in_threads):
        return None
    # A name may not be empty, and Discord counts its letters in UTF-16 units at the most.
    name = one_line(title).encode("utf-16-le")[: 2 * MAX_NAME].decode("utf-16-le", "ignore").strip()
    try:
        return await message.create_thread(name=name or "Chancery", auto_archive_duration=_ARCHIVED_AFTER_MINUTES)
    except discord.HTTPException as error:
        log.warning("message %s: no thread could be made: %s", message.id, error)
        return None
