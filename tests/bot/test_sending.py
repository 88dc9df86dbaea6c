"""What was posted is replaced message by message: what is more is sent after it, what is left over deleted."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import AsyncMock, create_autospec

import aiohttp
import discord
import pytest

from bot import patience
from bot.render import RenderedMessage
from bot.sending import replace_messages


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES_S", (1e-6, 1e-6, 1e-6))


def refused(status: int) -> discord.HTTPException:
    response = SimpleNamespace(status=status, reason="no")
    return discord.HTTPException(response, {"code": 0, "message": "no"})  # type: ignore[arg-type]


def posted(n: int) -> list[Any]:
    """``n`` messages in one channel, which change into themselves."""
    channel = create_autospec(discord.TextChannel, instance=True)
    channel.send = AsyncMock(side_effect=lambda content, **_: f"sent {content}")
    made = [create_autospec(discord.Message, instance=True, id=number, channel=channel) for number in range(n)]
    for each in made:
        each.edit = AsyncMock(return_value=each)
        each.delete = AsyncMock()
    return made


def pages(n: int) -> list[RenderedMessage]:
    return [RenderedMessage(f"page {number}") for number in range(n)]


def edits(message: Any) -> list[tuple[str, object]]:
    return [(call.kwargs["content"], call.kwargs["view"]) for call in message.edit.call_args_list]


VIEW = cast(discord.ui.View, object())


async def test_as_many_messages_change_in_place_and_the_first_alone_has_buttons() -> None:
    sent = posted(2)
    assert await replace_messages(sent, pages(2), view=VIEW) == sent
    assert [edits(each) for each in sent] == [[("page 0", VIEW)], [("page 1", None)]]
    sent[0].channel.send.assert_not_awaited()


async def test_what_is_more_is_sent_after_it_in_order() -> None:
    sent = posted(1)
    kept: list[Any] = await replace_messages(sent, pages(3), view=VIEW)
    assert kept == [sent[0], "sent page 1", "sent page 2"]
    assert all("view" not in call.kwargs for call in sent[0].channel.send.call_args_list)


async def test_what_is_left_over_is_deleted_and_forgotten() -> None:
    sent = posted(3)
    assert await replace_messages(sent, pages(1)) == sent[:1]
    assert [each.delete.await_count for each in sent] == [0, 1, 1]
    assert edits(sent[1]) == edits(sent[2]) == []


async def test_what_cannot_be_deleted_keeps_nothing_else_from_it() -> None:
    sent = posted(3)
    sent[1].delete.side_effect = refused(404)
    assert await replace_messages(sent, pages(1)) == sent[:1]
    assert sent[2].delete.await_count == 1


async def test_a_change_whose_response_was_lost_is_made_again() -> None:
    sent = posted(1)
    sent[0].edit.side_effect = [aiohttp.ServerDisconnectedError(), sent[0]]
    assert await replace_messages(sent, pages(1)) == sent
    assert edits(sent[0]) == [("page 0", None)] * 2


async def test_a_change_that_is_refused_is_told() -> None:
    sent = posted(2)
    sent[0].edit.side_effect = refused(403)
    with pytest.raises(discord.HTTPException):
        await replace_messages(sent, pages(1))
    assert sent[1].delete.await_count == 0
