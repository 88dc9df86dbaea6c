"""Threads for questions and their answers, where the bot may open them."""

from __future__ import annotations

import logging
from typing import Literal

import discord

from bot.patience import NOT_SENT
from bot.sending import permissions_in
from retrieval.plain import one_line

log = logging.getLogger(__name__)
MAX_NAME = 100
_ARCHIVED_AFTER_MINUTES: Literal[1440] = 1440


async def thread_below(message: discord.Message, question: str) -> discord.Thread | None:
    """A new thread below ``message``, where the bot may open one there; ``None`` where it may not, as in a thread."""
    permissions = permissions_in(message)
    if not isinstance(message.channel, discord.TextChannel) or permissions is None or not may_open(permissions):
        return None
    return await open_below(message, question)


def may_open(permissions: discord.Permissions) -> bool:
    """Whether the bot may open a thread and answer in it."""
    return permissions.create_public_threads and permissions.send_messages_in_threads and permissions.view_channel


async def open_below(message: discord.Message, question: str) -> discord.Thread | None:
    """A new thread below ``message``, called by ``question``; ``None`` when Discord refuses one."""
    name = thread_name(question) or "Chancery"
    try:
        return await message.create_thread(name=name, auto_archive_duration=_ARCHIVED_AFTER_MINUTES)
    except (*NOT_SENT, ValueError) as error:
        log.warning("message %s: no thread could be opened: %s", message.id, error)
        return None


def thread_name(question: str) -> str:
    """The question, at most 100 UTF-16 units of it."""
    units = one_line(question).encode("utf-16-le")
    if len(units) <= 2 * MAX_NAME:
        return units.decode("utf-16-le")
    return units[: 2 * (MAX_NAME - 1)].decode("utf-16-le", "ignore").rstrip() + "…"
