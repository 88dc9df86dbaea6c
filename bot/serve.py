"""Serving Discord: log in, stay, and end in good order. Each known failure becomes one ``StartupError``."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import suppress
from typing import NoReturn

import aiohttp
import discord

from bot.client import ChanceryClient
from bot.config import BotSettings
from bot.errors import DiscordRefused, IntentsRefused, NoNetwork, NoToken, TokenRefused
from bot.handlers import Handlers
from bot.place_settings import PlaceBook

log = logging.getLogger(__name__)
GATEWAY_BAD_TOKEN = 4004
GATEWAY_BAD_INTENTS = (4013, 4014)


def serve(settings: BotSettings, handlers: Handlers) -> None:
    """Serves Discord until SIGTERM or SIGINT; raises ``StartupError`` when that cannot begin or go on."""
    asyncio.run(_serve(settings, handlers))


async def _serve(settings: BotSettings, handlers: Handlers) -> None:
    if settings.token is None:
        raise NoToken
    client = ChanceryClient(settings=settings, handlers=handlers, places=PlaceBook(settings.home))
    told_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no signals for event loops; there Ctrl-C simply ends
            asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    connection = asyncio.create_task(client.start(settings.token))
    waiting = asyncio.create_task(told_to_stop.wait())
    try:
        await asyncio.wait((connection, waiting), return_when=asyncio.FIRST_COMPLETED)
        if told_to_stop.is_set():
            log.info("told to stop: finishing the questions under way")
            await client.stop()
    finally:
        waiting.cancel()
        await client.close()
    await _end_of(connection, stopped=told_to_stop.is_set())


async def _end_of(connection: asyncio.Task[None], *, stopped: bool) -> None:
    """Waits for the connection's task; a failure while we were closing it ourselves is none."""
    if stopped:
        connection.cancel()
    try:
        await connection
    except asyncio.CancelledError:
        if not stopped:
            raise
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        if not stopped:
            _translate(error)


def _translate(error: Exception) -> NoReturn:
    """Raises the ``StartupError`` that ``error`` means."""
    log.debug("the connection ended", exc_info=error)
    if isinstance(error, discord.LoginFailure):
        raise TokenRefused from None
    if isinstance(error, discord.PrivilegedIntentsRequired):
        raise IntentsRefused from None
    if isinstance(error, discord.ConnectionClosed):
        if error.code == GATEWAY_BAD_TOKEN:
            raise TokenRefused from None
        if error.code in GATEWAY_BAD_INTENTS:
            raise IntentsRefused from None
        raise DiscordRefused(f"the gateway closed the connection with code {error.code}") from None
    if isinstance(error, discord.HTTPException) and error.status < 500 and error.status != 429:
        raise DiscordRefused(f"{error.status} {error.text}".strip()) from None
    raise NoNetwork(f"{type(error).__name__}: {error}".replace("\n", " ")) from None
