"""Serving Discord: log in, stay, and end in good order. Each known failure becomes one ``StartupError``."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NoReturn

import aiohttp
import discord

from bot.backoff import begin_start, read_failed_starts, seconds_to_wait, start_succeeded
from bot.client import ChanceryClient
from bot.config import BotSettings
from bot.errors import DiscordRefused, IntentsRefused, NoNetwork, NoToken, TokenRefused
from bot.handlers import Handlers
from bot.patience import be_patient
from bot.place_settings import PlaceBook
from bot.state import ClientCollector, readiness_of
from bot.status import StatusServer

log = logging.getLogger(__name__)
# Python lets a thread that computes keep the interpreter for so long, 5 ms by default, and the event loop gives it up
# with every packet. Beside two computing threads 200 loopback exchanges at once took 1.2 to 1.4 s with this, 1.5 to 2.9
# without.
SWITCH_S = 0.0005
GATEWAY_BAD_TOKEN = 4004
GATEWAY_BAD_INTENTS = (4013, 4014)


def serve(settings: BotSettings, handlers: Handlers) -> None:
    """Serves Discord until SIGTERM or SIGINT; raises ``StartupError`` when that cannot begin or go on."""
    sys.setswitchinterval(SWITCH_S)
    asyncio.run(_serve(settings, handlers))


async def _serve(settings: BotSettings, handlers: Handlers) -> None:
    if settings.token is None:
        raise NoToken
    told_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows has no signals for event loops; there Ctrl-C simply ends
            asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    be_patient()
    client = ChanceryClient(settings=settings, handlers=handlers, places=PlaceBook(settings.home))
    async with _status_of(client, told_to_stop):
        if await _backed_off(settings, settings.token, told_to_stop):
            await _connected(client, settings.token, told_to_stop)


async def _connected(client: ChanceryClient, token: str, told_to_stop: asyncio.Event) -> None:
    """Serves until told to stop, or until the connection fails for good."""
    connection = asyncio.create_task(client.start(token))
    waiting = asyncio.create_task(told_to_stop.wait())
    try:
        await asyncio.wait((connection, waiting), return_when=asyncio.FIRST_COMPLETED)
        if told_to_stop.is_set():
            log.info("told to stop: finishing the questions under way")
            start_succeeded(client.settings.failed_starts_path)  # it was not the start that failed
            await client.stop()
    finally:
        waiting.cancel()
        await client.close()
    await _end_of(connection, stopped=told_to_stop.is_set())


async def _backed_off(settings: BotSettings, token: str, told_to_stop: asyncio.Event) -> bool:
    """Waits as long as the failed starts before this one ask for; whether to go on, since a stop ends the wait."""
    path, now_s = settings.failed_starts_path, time.time()
    failed = read_failed_starts(path)
    pause_s = seconds_to_wait(failed, token=token, first_s=settings.running.backoff_s, now_s=now_s)
    if failed is not None and pause_s:
        log.warning("%d starts in a row failed; waiting %.0f seconds before the next", failed.n, pause_s)
        with suppress(TimeoutError):
            await asyncio.wait_for(told_to_stop.wait(), pause_s)
    if told_to_stop.is_set():
        return False
    begin_start(path, token=token, now_s=time.time())
    return True


@asynccontextmanager
async def _status_of(client: ChanceryClient, told_to_stop: asyncio.Event) -> AsyncIterator[None]:
    """Serves health and metrics while the block runs, where the settings name a port."""
    running = client.settings.running
    if running.http_port is None:
        yield
        return
    metrics = client.handlers.observer.metrics
    metrics.registry.register(ClientCollector(client))
    server = StatusServer(readiness=lambda: readiness_of(client, stopping=told_to_stop.is_set()), metrics=metrics.page)
    await server.start(running.http_host, running.http_port)
    try:
        yield
    finally:
        await server.close()


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
