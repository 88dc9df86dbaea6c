"""What was sent and never answered is sent again under the same nonce; what Discord refused is not."""

from __future__ import annotations

from types import SimpleNamespace
from unittest.mock import AsyncMock

import aiohttp
import discord
import pytest
from discord.http import Route
from discord.webhook.async_ import AsyncWebhookAdapter

from bot import patience
from bot.patience import PatientAdapter, sent_once


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES_S", (1e-6, 1e-6, 1e-6))


def refused(status: int, code: int = 0) -> discord.HTTPException:
    kind = {404: discord.NotFound, 503: discord.DiscordServerError, 500: discord.DiscordServerError}
    response = SimpleNamespace(status=status, reason="no")
    return kind.get(status, discord.HTTPException)(response, {"code": code, "message": "no"})  # type: ignore[arg-type]


async def test_a_lost_answer_is_asked_for_again_with_the_same_nonce() -> None:
    send = AsyncMock(side_effect=[aiohttp.ServerDisconnectedError(), ConnectionResetError(), refused(503), "sent"])
    assert await sent_once(send) == "sent"
    nonces = {call.args[0] for call in send.call_args_list}
    assert len(nonces) == 1
    assert 1 <= len(nonces.pop()) <= 25


async def test_it_gives_up_after_the_fourth() -> None:
    send = AsyncMock(side_effect=aiohttp.ServerDisconnectedError())
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await sent_once(send)
    assert send.await_count == 4


@pytest.mark.parametrize("error", [refused(404, 10003), refused(403), refused(500)], ids=str)
async def test_what_was_refused_is_not_sent_again(error: discord.HTTPException) -> None:
    send = AsyncMock(side_effect=error)
    with pytest.raises(discord.HTTPException):
        await sent_once(send)
    assert send.await_count == 1


async def request(monkeypatch: pytest.MonkeyPatch, method: str, path: str, *results: object) -> tuple[object, int]:
    """What comes out of a call to ``path``, and how often it was made."""
    inner = AsyncMock(side_effect=list(results))
    monkeypatch.setattr(AsyncWebhookAdapter, "request", inner)
    adapter = PatientAdapter()  # type: ignore[no-untyped-call]
    route = Route(method, path, webhook_id=7, webhook_token="t")
    try:
        return await adapter.request(route, AsyncMock(spec=aiohttp.ClientSession)), inner.await_count
    except (discord.HTTPException, aiohttp.ClientError) as error:
        return error, inner.await_count


CALLBACK = "/interactions/{webhook_id}/{webhook_token}/callback"
MESSAGE = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
FOLLOW_UP = "/webhooks/{webhook_id}/{webhook_token}"


async def test_a_first_response_that_had_come_through_counts_as_made(monkeypatch: pytest.MonkeyPatch) -> None:
    lost, twice = aiohttp.ServerDisconnectedError(), refused(400, 40060)
    found, n = await request(monkeypatch, "POST", CALLBACK, lost, twice)
    assert (found, n) == ({"interaction": {"id": "7", "type": 2}}, 2)


async def test_a_second_first_response_without_a_lost_one_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = refused(400, 40060)
    assert await request(monkeypatch, "POST", CALLBACK, twice) == (twice, 1)


async def test_a_deletion_that_had_come_through_counts_as_made(monkeypatch: pytest.MonkeyPatch) -> None:
    lost, gone = aiohttp.ServerDisconnectedError(), refused(404, 10008)
    assert await request(monkeypatch, "DELETE", MESSAGE, lost, gone) == (None, 2)


async def test_a_follow_up_is_not_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = aiohttp.ServerDisconnectedError()
    assert await request(monkeypatch, "POST", FOLLOW_UP, lost) == (lost, 1)


async def test_an_edit_is_given_up_after_the_fourth(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = aiohttp.ServerDisconnectedError()
    assert await request(monkeypatch, "PATCH", MESSAGE, lost, lost, lost, lost) == (lost, 4)
