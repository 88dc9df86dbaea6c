"""Discord fails, is slow, loses answers or denies what is needed; nobody's question is lost or answered twice."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.bot.discord_markdown import shown
from tests.e2e import payloads
from tests.e2e.gateway import IDENTIFY, RESUME
from tests.e2e.payloads import DM_ID, command, mention, message
from tests.e2e.process import Process, environment, serving, start
from tests.e2e.standin import (
    CALLBACK,
    COMMANDS,
    DELETE,
    EDIT,
    FOLLOW_UP,
    LOST,
    SEND,
    TYPING,
    Slow,
    StandIn,
    error,
    too_fast,
)

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
STATEMENT = "The two ministers sat down in London on Wednesday. [1]"


def reply_target(body: dict[str, Any]) -> str | None:
    """Which message was replied to."""
    reference = body.get("message_reference")
    return reference["message_id"] if reference else None


async def still_answers(discord: StandIn) -> None:
    """Asks in a direct message and waits for the answer."""
    asked, n = message("and now?", channel_id=DM_ID), 1
    await discord.say(asked)
    while reply_target((await discord.wait_for(SEND, n=n)).body) != asked["id"]:
        n += 1


async def test_a_global_rate_limit_holds_everything_back_and_nothing_is_lost(discord: StandIn) -> None:
    discord.plan(SEND, too_fast(0.3, everywhere=True))
    asked = [mention("When did they meet?"), message("and where?", channel_id=DM_ID)]
    for event in asked:
        await discord.say(event)
    await discord.wait_for(SEND, n=3)
    assert discord.n_posted == 2
    assert {reply_target(request.body) for request in discord.to(SEND)} == {event["id"] for event in asked}


async def test_a_rate_limited_edit_is_waited_out(discord: StandIn) -> None:
    discord.plan(EDIT, too_fast(0.2))
    await discord.use(command("ask", question="When?"))
    await discord.wait_for(EDIT, n=2)
    assert discord.to(FOLLOW_UP) == []


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_burst_of_failures_is_outlasted_and_answered_once(discord: StandIn, status: int) -> None:
    discord.plan(SEND, *[lambda: error(status, 0, "try later")] * 2)
    await discord.say(mention("When did they meet?"))
    await discord.wait_for(SEND, n=3)
    assert discord.n_posted == 1


async def test_a_burst_on_an_edit_is_outlasted(discord: StandIn) -> None:
    discord.plan(EDIT, lambda: error(502, 0, "bad gateway"))
    await discord.use(command("ask", question="When?"))
    assert shown((await discord.wait_for(EDIT, n=2)).body["content"]).startswith(STATEMENT)


async def test_a_message_whose_response_was_lost_stands_there_once(discord: StandIn) -> None:
    discord.plan(SEND, LOST)
    await discord.say(mention("When did they meet?"))
    await discord.wait_for(SEND, n=2)
    assert discord.n_posted == 1


async def test_a_first_response_that_was_lost_on_the_way_back_does_not_end_the_command(discord: StandIn) -> None:
    discord.plan(CALLBACK, LOST)
    await discord.use(command("ask", question="When?"))
    assert shown((await discord.wait_for(EDIT)).body["content"]).startswith(STATEMENT)
    assert len(discord.to(CALLBACK)) == 2  # the second is told that the first came through
    assert discord.to(FOLLOW_UP) == []


async def test_an_edit_whose_response_was_lost_is_made_again(discord: StandIn) -> None:
    discord.plan(EDIT, LOST)
    await discord.use(command("ask", question="When?"))
    await discord.wait_for(EDIT, n=2)
    await still_answers(discord)
    assert discord.to(DELETE) == []


async def test_a_lost_typing_indicator_costs_nothing(discord: StandIn) -> None:
    discord.plan(TYPING, LOST)
    await discord.say(mention("When, slowly?"))
    await discord.wait_for(SEND)
    assert discord.n_posted == 1


async def test_a_slow_response_holds_up_nobody_else(discord: StandIn) -> None:
    discord.plan(CALLBACK, Slow(1.5))
    await discord.use(command("ask", question="When?"))
    await discord.wait_for(CALLBACK)
    await discord.use(command("ask", question="And then?"))
    await discord.wait_for(EDIT)
    assert len(discord.to(CALLBACK)) == 2
    await discord.wait_for(EDIT, n=2)


@pytest.mark.parametrize(
    ("status", "code", "text"),
    [(404, 10003, "Unknown Channel"), (403, 50013, "Missing Permissions")],
    ids=["a channel that is gone", "a permission taken away a moment ago"],
)
async def test_what_cannot_be_sent_any_more_costs_one_call(
    running: tuple[StandIn, Process], discord: StandIn, status: int, code: int, text: str
) -> None:
    discord.plan(SEND, lambda: error(status, code, text))
    asked = mention("When did they meet?")
    await discord.say(asked)
    await running[1].wrote(f"message {asked['id']} could not be answered")
    await still_answers(discord)
    assert len(discord.to(SEND)) == 2


async def test_an_answer_that_was_deleted_before_it_was_edited_is_no_crash(
    running: tuple[StandIn, Process], discord: StandIn
) -> None:
    discord.plan(EDIT, lambda: error(404, 10008, "Unknown Message"))
    asked = command("ask", question="When?")
    await discord.use(asked)
    await running[1].wrote(f"interaction {asked['id']}: there is nothing left to answer")
    await still_answers(discord)
    assert discord.to(FOLLOW_UP) == []


@pytest.mark.parametrize(
    "channel_id",
    [payloads.HIDDEN_CHANNEL_ID, payloads.MUTE_CHANNEL_ID, payloads.MUTE_THREAD_ID],
    ids=["view", "send", "send in threads"],
)
async def test_where_it_may_not_write_it_does_not_try(discord: StandIn, channel_id: str) -> None:
    await discord.say(mention("When did they meet?", channel_id=channel_id))
    await still_answers(discord)
    assert [request.path for request in discord.to(SEND)] == [f"/channels/{DM_ID}/messages"]


@pytest.mark.parametrize(
    ("channel_id", "refers", "embeds"),
    [
        (payloads.FORGETFUL_CHANNEL_ID, False, True),
        (payloads.PLAIN_CHANNEL_ID, True, False),
        (payloads.FILELESS_CHANNEL_ID, True, True),
    ],
    ids=["read history", "embed", "attach"],
)
async def test_without_a_lesser_permission_it_answers_all_the_same(
    discord: StandIn, channel_id: str, refers: bool, embeds: bool
) -> None:
    await discord.say(mention("When did they meet?", channel_id=channel_id))
    sent = await discord.wait_for(SEND)
    assert "The two ministers sat down" in sent.body["content"]
    assert (reply_target(sent.body) is not None, bool(sent.body.get("embeds"))) == (refers, embeds)


@pytest.mark.parametrize(
    "denied",
    [payloads.VIEW, payloads.SEND, payloads.EMBED, payloads.ATTACH, payloads.HISTORY, payloads.THREADS],
    ids=["view", "send", "embed", "attach", "read history", "send in threads"],
)
async def test_a_command_is_answered_whatever_permission_is_missing(discord: StandIn, denied: int) -> None:
    await discord.use(command("ask", question="When?", permissions=payloads.USUAL & ~denied))
    edit = await discord.wait_for(EDIT)
    assert "The two ministers sat down" in edit.body["content"]
    assert bool(edit.body["embeds"]) is (denied != payloads.EMBED)


async def test_a_session_that_may_be_resumed_is_resumed(discord: StandIn) -> None:
    n_resumed = sum(frame["op"] == RESUME for frame in discord.gateway.frames)
    await discord.gateway.invalidate(resumable=True)
    await discord.gateway.wait_for(RESUME, n=n_resumed + 1)
    await still_answers(discord)
    assert sum(frame["op"] == IDENTIFY for frame in discord.gateway.frames) == 1


async def test_after_a_kill_in_mid_answer_the_next_start_answers_and_tells_no_commands_again(tmp_path: Path) -> None:
    async with StandIn() as discord:
        async with serving(tmp_path, discord) as process:
            await discord.use(command("ask", question="When, very slowly?"))
            await discord.wait_for(CALLBACK)
            process.tell(signal.SIGKILL)
            assert await process.end() == -signal.SIGKILL
        assert discord.to(EDIT) == []
        again = await start(environment(tmp_path, discord), "--discord")
        try:
            await discord.gateway.wait_for(IDENTIFY, n=2)
            await discord.say(mention("When did they meet?"))
            await discord.wait_for(SEND)
        finally:
            await again.kill()
        assert len(discord.to(COMMANDS)) == 1
        assert "waiting" not in again.errors  # a start that had reached the gateway was none that failed
        assert discord.problems == []
