"""Answers in threads, questions in them, and questions that go on from the one before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bot.discord_markdown import shown
from tests.e2e import payloads
from tests.e2e.payloads import BOT_ID, CHANNEL_ID, DM_ID, GUILD_ID, ME, command, mention, message, thread
from tests.e2e.process import serving
from tests.e2e.standin import EDIT, READ, SEND, START_THREAD, Recorded, StandIn, error

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
ENVIRONMENT = {"CHANCERY_MESSAGE_CONTENT": "1"}
MAY = payloads.USUAL | payloads.MAKE_THREADS
QUESTION = "When did Motegi and Kang meet in New York in 2019?"


async def opened(discord: StandIn, question: str = QUESTION) -> str:
    """The id of the thread that ``/ask thread:true`` opened, once its answer stands there."""
    await discord.use(command("ask", question=question, thread=True, permissions=MAY))
    request = await discord.wait_for(START_THREAD)
    thread_id = request.path.split("/")[4]
    made = thread(thread_id, owner_id=BOT_ID, name=request.body["name"])
    await discord.gateway.dispatch("THREAD_CREATE", {**made, "newly_created": True})
    sent = await discord.wait_for(SEND)
    assert sent.path == f"/channels/{thread_id}/messages"
    return thread_id


async def next_sent(discord: StandIn, event: dict[str, Any], *, n: int) -> Recorded:
    """The ``n``-th message of the bot, after ``event``."""
    await discord.say(event)
    return await discord.wait_for(SEND, n=n)


def reply_to_answer(text: str, answer: dict[str, Any], question_id: str | None = None) -> dict[str, Any]:
    """A reply that mentions the bot; the answer itself is a reply to the question, if its id is given."""
    above = {"message_id": question_id, "channel_id": CHANNEL_ID, "guild_id": GUILD_ID} if question_id else None
    answered = {**answer, "message_reference": above} if above else answer
    reference = {"message_id": answered["id"], "channel_id": answered["channel_id"], "guild_id": GUILD_ID}
    return mention(text, type=19, message_reference=reference, referenced_message=answered)


async def test_an_answer_in_a_thread_leaves_the_question_above_it(discord: StandIn) -> None:
    await opened(discord)
    above, request, answer = discord.to(EDIT)[0], discord.to(START_THREAD)[0], discord.to(SEND)[0]
    assert shown(above.body["content"]).startswith(QUESTION)
    assert "just ask there" in above.body["content"]
    assert request.body["name"] == QUESTION
    assert answer.body.get("message_reference") is None
    assert "The two ministers sat down" in answer.body["content"]


async def test_a_question_in_the_bots_thread_needs_no_mention_and_goes_on(discord: StandIn) -> None:
    thread_id = await opened(discord)
    sent = await next_sent(discord, message("그럼 어디서?", channel_id=thread_id), n=2)
    assert sent.path == f"/channels/{thread_id}/messages"
    assert "앞 질문에서 이어받음: Motegi · Kang · New York · 2019" in shown(sent.body["content"])
    # The second question is carried on in its turn.
    sent = await next_sent(discord, message("and in 2020?", channel_id=thread_id), n=3)
    assert "Taken from the question before: Motegi · Kang · New York\n" in shown(sent.body["content"])


async def test_after_a_restart_a_thread_goes_on_from_its_name(discord: StandIn) -> None:
    made = thread(payloads.new_id(), owner_id=BOT_ID, name="茂木外相と康京和外相の最初の会談はいつ?")
    await discord.gateway.dispatch("THREAD_CREATE", made)
    sent = await next_sent(discord, message("どこで?", channel_id=made["id"]), n=1)
    assert "前の質問から引き継ぎ：茂木 · 康京和" in shown(sent.body["content"])


@pytest.mark.parametrize(
    "more",
    [
        {"mentions": (payloads.user("300000000000000008", name="ren"),)},
        {"author": payloads.user("300000000000000002", bot=True)},
        {"type": 18},
    ],
    ids=["to somebody else", "of a bot", "of the system"],
)
async def test_what_is_not_said_to_the_bot_in_its_thread_is_left_alone(discord: StandIn, more: dict[str, Any]) -> None:
    thread_id = await opened(discord)
    await discord.say(message("and where?", channel_id=thread_id, **more))
    await next_sent(discord, message("When?", channel_id=DM_ID), n=2)
    assert discord.to(SEND)[1].path == f"/channels/{DM_ID}/messages"


async def test_a_thread_of_somebody_else_still_needs_a_mention(discord: StandIn) -> None:
    await discord.say(message("When did they meet?", channel_id=payloads.THREAD_ID))
    await next_sent(discord, message("When?", channel_id=DM_ID), n=1)
    assert discord.to(SEND)[0].path == f"/channels/{DM_ID}/messages"


async def test_a_reply_to_an_answer_goes_on_even_when_only_discord_remembers_the_question(discord: StandIn) -> None:
    asked = mention("茂木外相と康京和外相はニューヨークでいつ会談した?")
    discord.said[asked["id"]] = asked  # asked before the bot was started
    sent = await next_sent(discord, reply_to_answer("どこで?", message("an answer", author=ME), asked["id"]), n=1)
    assert "前の質問から引き継ぎ：茂木 · 康京和 · ニューヨーク" in shown(sent.body["content"])
    assert len(discord.to(READ)) == 1


async def test_a_question_that_stands_by_itself_carries_nothing(discord: StandIn) -> None:
    asked = mention(QUESTION)
    discord.said[asked["id"]] = asked
    answered = message("an answer", author=ME)
    sent = await next_sent(discord, reply_to_answer("Who is Kishida?", answered, asked["id"]), n=1)
    assert "Taken from" not in sent.body["content"]


async def test_a_question_that_is_gone_is_no_failure(discord: StandIn) -> None:
    discord.plan(READ, lambda: error(404, 10008, "Unknown Message"))
    answered = message("an answer", author=ME)
    sent = await next_sent(discord, reply_to_answer("and where?", answered, payloads.new_id()), n=1)
    assert "The two ministers sat down" in sent.body["content"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"private": True}, "A private answer cannot stand in a thread"),
        ({"private_channel": True}, "No thread can be opened here"),
        ({"permissions": payloads.USUAL}, "I may not open a thread here"),
        ({"permissions": MAY & ~payloads.THREADS}, "I may not open a thread here"),
    ],
    ids=["private", "direct message", "create", "send"],
)
async def test_where_no_thread_can_be_the_answer_stands_in_place_and_says_why(
    discord: StandIn, more: dict[str, Any], words: str
) -> None:
    await discord.use(command("ask", question=QUESTION, thread=True, **{"permissions": MAY, **more}))
    content = shown((await discord.wait_for(EDIT)).body["content"])
    assert words in content
    assert "The two ministers sat down" in content
    assert discord.to(START_THREAD) == []


async def test_a_thread_that_discord_refuses_leaves_the_answer_in_place(discord: StandIn) -> None:
    discord.plan(START_THREAD, lambda: error(403, 50001, "Missing Access"))
    await discord.use(command("ask", question=QUESTION, thread=True, permissions=MAY))
    content = shown((await discord.wait_for(EDIT, n=2)).body["content"])
    assert "I may not open a thread here" in content
    assert "The two ministers sat down" in content


async def test_without_the_intent_a_thread_says_that_a_mention_is_needed(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord):
        thread_id = await opened(discord, "한일 외교장관은 런던에서 언제 만났나요?")
        assert "스레드에서 저를 멘션하세요" in discord.to(EDIT)[0].body["content"]
        await discord.say(message("그럼 어디서?", channel_id=thread_id))  # reaches the bot without its text
        sent = await next_sent(discord, mention("그럼 언제까지?", channel_id=thread_id), n=2)
        assert "앞 질문에서 이어받음: 한일 · 런던" in shown(sent.body["content"])
        assert discord.problems == []
