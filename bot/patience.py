"""Calls to Discord whose response was lost on the way, made again where that cannot do anything twice.

discord.py repeats what Discord refuses for the moment (429, most of 5xx), but not what was sent and never answered.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
import discord
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

log = logging.getLogger(__name__)
T = TypeVar("T")
LOST = (aiohttp.ClientError, OSError)  # OSError covers timeouts and broken connections
# What a message may end in that could not be sent; none of it is our bug.
NOT_SENT = (discord.HTTPException, *LOST)
PAUSES_S = (0.5, 1.0, 2.0)
UNAVAILABLE = 503  # the one of the passing failures that discord.py does not repeat for messages
ALREADY_ACKNOWLEDGED, UNKNOWN_MESSAGE = 40060, 10008


async def sent_once(send: Callable[[str], Awaitable[T]]) -> T:
    """What ``send(nonce)`` returns, tried again with the same nonce, by which Discord knows a message that it has."""
    nonce = str(secrets.randbits(63))
    return await tried_again(lambda: send(nonce))


async def tried_again(call: Callable[[], Awaitable[T]]) -> T:
    """What ``call()`` returns, made again where Discord is unavailable or does not respond: it may be done twice."""
    for pause_s in PAUSES_S:
        try:
            return await call()
        except discord.DiscordServerError as error:
            if error.status != UNAVAILABLE:
                raise
            log.info("Discord is unavailable, trying again in %.1f s", pause_s)
        except LOST as error:
            log.info("no response from Discord, trying again in %.1f s: %s", pause_s, type(error).__name__)
        await asyncio.sleep(pause_s)
    return await call()


class PatientAdapter(AsyncWebhookAdapter):
    """Makes edits, deletions and first responses again whose answer was lost; follow-ups not, they would double."""

    async def request(self, route: Route, session: aiohttp.ClientSession, **options: Any) -> Any:  # noqa: ANN401
        """What Discord answers."""
        is_first_response = route.path.endswith("/callback")
        if route.method == "POST" and not is_first_response:
            return await super().request(route, session, **options)
        for pause_s in (0.0, *PAUSES_S):
            await asyncio.sleep(pause_s)
            try:
                return await super().request(route, session, **options)
            except LOST as error:
                lost: Exception = error
                log.info("no response to %s of an interaction: %s", route.method, type(error).__name__)
            except discord.HTTPException as error:
                # What was lost was the answer: the call itself had come through.
                if pause_s and is_first_response and error.code == ALREADY_ACKNOWLEDGED:
                    return {"interaction": {"id": str(route.webhook_id), "type": 2}}
                if pause_s and route.method == "DELETE" and error.code == UNKNOWN_MESSAGE:
                    return None
                raise
        raise lost


def be_patient() -> None:
    """Lets every interaction that is answered from here on be answered with patience."""
    adapter: AsyncWebhookAdapter = PatientAdapter()  # type: ignore[no-untyped-call]
    async_context.set(adapter)
