"""What a server's managers set is what the real process does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.bot.discord_markdown import shown
from tests.e2e import payloads
from tests.e2e.payloads import MANAGE_SERVER, USUAL, command, edited, mention, message, subcommand
from tests.e2e.process import serving
from tests.e2e.standin import CALLBACK, EDIT, EDIT_SENT, SEND, START_THREAD, StandIn

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
QUESTION = "When did they meet in London?"


@pytest_asyncio.fixture(loop_scope="module")
async def discord(discord: StandIn) -> AsyncIterator[StandIn]:
    """The stand-in, and nothing set afterwards."""
    yield discord
    unset = dict.fromkeys(("answers", "language", "names_first", "private", "thread"), "unset")
    for where in ({}, {"channel": payloads.CHANNEL_ID}, {"channel": payloads.THREADED_CHANNEL_ID}):
        await changed(discord, **unset, **where)


async def changed(discord: StandIn, *, locale: str = "en-US", **options: str) -> str:
    """What a manager is shown after a change."""
    n = len(discord.to(EDIT)) + 1
    await discord.use(
        subcommand("chancery", "settings", locale=locale, user_permissions=USUAL | MANAGE_SERVER, **options)
    )
    return shown((await discord.wait_for(EDIT, n=n)).body["content"]).replace("**", "")


async def asked(discord: StandIn, **options: Any) -> tuple[bool, str]:
    """Whether the answer to ``/ask`` is private, and the answer."""
    n, m = len(discord.to(EDIT)) + 1, len(discord.to(CALLBACK)) + 1
    await discord.use(command("ask", question=QUESTION, **options))
    deferral = await discord.wait_for(CALLBACK, n=m)
    body = (await discord.wait_for(EDIT, n=n)).body
    return bool((deferral.body.get("data") or {}).get("flags")), shown(body["content"])


async def reply_to(discord: StandIn, said: dict[str, Any]) -> str:
    """The reply to a message."""
    await discord.say(said)
    n = 1
    while (await discord.wait_for(SEND, n=n)).body.get("message_reference", {}).get("message_id") != said["id"]:
        n += 1
    return shown(discord.to(SEND)[n - 1].body["content"])


@pytest.mark.parametrize(
    ("locale", "lines"),
    [
        ("en-US", ("Settings of this server", "• Language of answers: that of the question (default)")),
        ("ja", ("このサーバーの設定", "• 答えの言語：質問の言語（初期設定）")),
        ("ko", ("이 서버의 설정", "• 답변 언어: 질문의 언어 (기본값)")),
    ],
)
async def test_settings_are_shown_to_who_manages_the_server(
    discord: StandIn, locale: str, lines: tuple[str, str]
) -> None:
    told = await changed(discord, locale=locale)
    assert discord.to(CALLBACK)[0].body["data"]["flags"] == 64
    assert told.split("\n")[0] == lines[0]
    assert lines[1] in told.split("\n")


async def test_nobody_else_sees_or_changes_them(discord: StandIn) -> None:
    await discord.use(subcommand("chancery", "settings", user_permissions=USUAL, answers="no"))
    refusal = (await discord.wait_for(CALLBACK)).body
    assert (refusal["type"], refusal["data"]["flags"]) == (4, 64)
    assert "manage this server" in refusal["data"]["content"]
    assert (await asked(discord))[0] is False


async def test_a_channel_where_it_does_not_answer_is_left_alone_and_commands_answer_privately(
    discord: StandIn,
) -> None:
    told = await changed(discord, answers="no", channel=payloads.CHANNEL_ID)
    assert "Answers mentions and shows answers to all: no; commands are answered to the asker alone (set here)" in told
    await discord.say(mention(QUESTION))
    await discord.say(mention(QUESTION, channel_id=payloads.THREAD_ID))  # a thread of that channel
    await reply_to(discord, mention(QUESTION, channel_id=payloads.PLAIN_CHANNEL_ID))
    assert [sent.path for sent in discord.to(SEND)] == [f"/channels/{payloads.PLAIN_CHANNEL_ID}/messages"]
    assert (await asked(discord))[0] is True
    assert (await asked(discord, private=False))[0] is True
    n = len(discord.to(CALLBACK)) + 1
    await discord.use(command("meetings"))
    assert (await discord.wait_for(CALLBACK, n=n)).body["data"]["flags"] == 64


async def test_it_may_answer_in_chosen_channels_only(discord: StandIn) -> None:
    await changed(discord, answers="no")
    await changed(discord, answers="yes", channel=payloads.CHANNEL_ID)
    await discord.say(mention(QUESTION, channel_id=payloads.PLAIN_CHANNEL_ID))
    await reply_to(discord, mention(QUESTION))
    assert [sent.path for sent in discord.to(SEND)] == [f"/channels/{payloads.CHANNEL_ID}/messages"]
    assert await reply_to(discord, message("When?", channel_id=payloads.DM_ID))


async def test_the_language_of_answers_is_that_of_the_place(discord: StandIn) -> None:
    told = await changed(discord, language="ko", locale="ja")
    assert "• 答えの言語：韓国語（ここで設定）" in told
    assert "게재 2021년" in (await asked(discord))[1]
    assert "게재 2021년" in await reply_to(discord, mention("外相はいつ?"))
    assert "한일 외교" in await reply_to(discord, mention(""))


async def test_private_by_default_can_be_said_otherwise(discord: StandIn) -> None:
    await changed(discord, private="yes")
    assert (await asked(discord))[0] is True
    assert (await asked(discord, private=False))[0] is False


async def test_a_mention_is_answered_in_a_thread_where_that_is_set_and_allowed(discord: StandIn) -> None:
    await changed(discord, thread="yes")
    said = mention(QUESTION, channel_id=payloads.THREADED_CHANNEL_ID)
    await discord.say(said)
    started = await discord.wait_for(START_THREAD)
    assert started.body["name"] == QUESTION
    sent = await discord.wait_for(SEND)
    assert sent.path == f"/channels/{said['id']}/messages"
    assert "message_reference" not in sent.body
    # An edit within a minute changes the answer there.
    now = edited(said, f"<@{payloads.BOT_ID}> 그 외교장관은?", after_s=30)
    await discord.gateway.dispatch("MESSAGE_UPDATE", now)
    assert (await discord.wait_for(EDIT_SENT)).path.startswith(f"/channels/{said['id']}/messages/")
    # Without the permission the answer stands in the channel.
    assert await reply_to(discord, mention(QUESTION))
    assert len(discord.to(START_THREAD)) == 1


async def test_ask_is_answered_in_a_thread_where_that_is_set_unless_said_otherwise(discord: StandIn) -> None:
    await changed(discord, thread="yes")
    discord.requests.clear()
    may = payloads.USUAL | payloads.MAKE_THREADS
    await discord.use(command("ask", question=QUESTION, permissions=may))
    assert (await discord.wait_for(START_THREAD)).body["name"] == QUESTION
    assert (await discord.wait_for(SEND)).body["components"]
    discord.requests.clear()
    await discord.use(command("ask", question=QUESTION, permissions=may, thread=False))
    assert (await discord.wait_for(EDIT)).body["components"]
    # Without the permission it stands in the channel, and nobody is told of a thread that they did not ask for.
    await discord.use(command("ask", question=QUESTION))
    assert "thread" not in (await discord.wait_for(EDIT, n=2)).body["content"]
    assert discord.to(START_THREAD) == []


async def test_settings_outlive_a_restart_and_go_with_the_server(tmp_path: Path) -> None:
    async with StandIn() as before, serving(tmp_path, before):
        await changed(before, private="yes")
    async with StandIn() as after, serving(tmp_path, after):
        assert (await asked(after))[0] is True
        await after.gateway.dispatch("GUILD_DELETE", {"id": payloads.GUILD_ID})
        await after.gateway.dispatch("GUILD_CREATE", payloads.guild())
        assert await reply_to(after, message("When?", channel_id=payloads.DM_ID))
        assert (await asked(after))[0] is False
    assert (before.problems, after.problems) == ([], [])
