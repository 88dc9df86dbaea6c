"""Somebody asks in Discord; the real process answers; every request that it sends is checked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.discord_markdown import shown
from tests.e2e import payloads
from tests.e2e.payloads import BOT_ROLE_ID, DM_ID, ME, command, completion, mention, message
from tests.e2e.process import Process
from tests.e2e.standin import CALLBACK, DELETE, EDIT, FOLLOW_UP, SEND, TYPING, Recorded, StandIn, error, too_fast

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
ENVIRONMENT = {"CHANCERY_ANSWER_TIMEOUT_S": "2"}
BREAKS = True
STATEMENT = "The two ministers sat down in London on Wednesday. [1]"


async def answer_to(discord: StandIn, asked: dict[str, Any]) -> Recorded:
    """Says ``asked`` and waits for the reply to it; two workers answer, so that an earlier answer may come later."""
    await discord.say(asked)
    return await reply_to(discord, asked)


async def reply_to(discord: StandIn, asked: dict[str, Any]) -> Recorded:
    """The reply to what was said."""
    n = 1
    while (sent := await discord.wait_for(SEND, n=n)).body["message_reference"]["message_id"] != asked["id"]:
        n += 1
    return sent


def is_answered(discord: StandIn, asked: dict[str, Any]) -> bool:
    """Whether more stands below what was said than how many questions come first."""
    answer = discord.answer_to(asked["id"])
    return answer is not None and "before yours" not in answer["content"]


async def quiet(discord: StandIn) -> None:
    """Asks in a direct message and waits for the answer: whatever came before was taken up."""
    await answer_to(discord, message("and now?", channel_id=DM_ID))


async def test_a_mention_is_answered_by_a_reply_with_typing_shown(discord: StandIn) -> None:
    asked = mention("When did they meet in London?")
    sent = await answer_to(discord, asked)
    assert shown(sent.body["content"]).split("\n")[0] == STATEMENT
    assert sent.body["message_reference"]["message_id"] == asked["id"]
    assert sent.body["message_reference"]["fail_if_not_exists"] is False
    assert len(sent.body["embeds"][0]["fields"]) == 2
    await discord.wait_for(TYPING)


async def test_a_direct_message_needs_no_mention(discord: StandIn) -> None:
    sent = await answer_to(discord, message("When did they meet?", channel_id=DM_ID))
    assert sent.path == f"/channels/{DM_ID}/messages"
    assert shown(sent.body["content"]).startswith(STATEMENT)


async def test_a_reply_to_the_bot_asks_a_question(discord: StandIn) -> None:
    answered = message("an answer", author=ME)
    reference = {"message_id": answered["id"], "channel_id": answered["channel_id"], "guild_id": payloads.GUILD_ID}
    asked = message("그 외교장관은?", mentions=(ME,), type=19, message_reference=reference, referenced_message=answered)
    sent = await answer_to(discord, asked)
    assert "게재 2021년 5월 6일(목)" in shown(sent.body["content"])


async def test_the_answer_is_in_the_language_of_the_question(discord: StandIn) -> None:
    sent = await answer_to(discord, mention("外相はいつロンドンで会談した?"))
    assert "掲載 2021年5月6日（木）" in shown(sent.body["content"])


async def test_an_empty_mention_gets_help_in_the_language_of_the_server(discord: StandIn) -> None:
    assert "日韓外交" in (await answer_to(discord, mention(""))).body["content"]


async def test_a_mention_of_the_bots_role_is_no_dead_end(discord: StandIn) -> None:
    assert (
        "日韓外交"
        in (await answer_to(discord, message(f"<@&{BOT_ROLE_ID}>", mention_roles=[BOT_ROLE_ID]))).body["content"]
    )


@pytest.mark.parametrize(
    "event",
    [
        message("no mention at all"),
        message("@everyone look", mention_everyone=True),
        mention("from a bot", author=payloads.user("300000000000000002", bot=True)),
        mention("from a webhook", webhook_id="300000000000000003"),
        mention("from itself", author=ME),
        mention("a pin", type=6),
        mention("where it may not write", channel_id=payloads.MUTE_CHANNEL_ID),
    ],
    ids=lambda event: event["content"][-18:],
)
async def test_what_is_not_for_the_bot_is_left_alone(discord: StandIn, event: dict[str, object]) -> None:
    await discord.say(event)
    await quiet(discord)
    assert [request.path for request in discord.to(SEND)] == [f"/channels/{DM_ID}/messages"]


async def test_the_same_message_twice_is_answered_once(discord: StandIn) -> None:
    asked = mention("When did they meet?")
    await discord.say(asked)
    await answer_to(discord, asked)
    await quiet(discord)
    assert len([request for request in discord.to(SEND) if request.path != f"/channels/{DM_ID}/messages"]) == 1


async def test_a_thread_is_answered_in_the_thread(discord: StandIn) -> None:
    assert (
        await answer_to(discord, mention("When did they meet?", channel_id=payloads.THREAD_ID))
    ).path == f"/channels/{payloads.THREAD_ID}/messages"


async def test_without_the_embed_permission_the_excerpts_are_quoted(discord: StandIn) -> None:
    sent = await answer_to(discord, mention("When did they meet?", channel_id=payloads.PLAIN_CHANNEL_ID))
    assert not sent.body.get("embeds")
    assert "> The two ministers sat down in London on Wednesday." in sent.body["content"]


async def test_ask_is_deferred_within_three_seconds_and_then_edited(discord: StandIn) -> None:
    sent_s = await discord.use(command("ask", question="When, slowly?", outlet="Yonhap", happened_from="2021"))
    deferral = await discord.wait_for(CALLBACK)
    assert deferral.body["type"] == 5
    assert not (deferral.body.get("data") or {}).get("flags")
    assert deferral.at_s - sent_s < 3.0
    edit = await discord.wait_for(EDIT)
    assert edit.at_s > deferral.at_s
    assert shown(edit.body["content"]).startswith(STATEMENT)


async def test_a_private_answer_is_deferred_privately(discord: StandIn) -> None:
    await discord.use(command("ask", question="When?", private=True, private_channel=True))
    assert (await discord.wait_for(CALLBACK)).body["data"]["flags"] == 64
    assert (await discord.wait_for(EDIT)).body["content"]


async def test_ask_without_the_embed_permission_falls_back_to_text(discord: StandIn) -> None:
    await discord.use(command("ask", question="When?", permissions=payloads.USUAL & ~payloads.EMBED))
    edit = await discord.wait_for(EDIT)
    assert edit.body["embeds"] == []
    assert "> The two ministers" in edit.body["content"]


async def test_a_bad_option_is_refused_privately_in_the_users_language(discord: StandIn) -> None:
    await discord.use(command("ask", question="When?", happened_from="2021-13", locale="ko"))
    refusal = await discord.wait_for(CALLBACK)
    assert refusal.body["type"] == 4
    assert refusal.body["data"]["flags"] == 64
    assert "2021-13" in shown(refusal.body["data"]["content"])
    assert "형식으로" in refusal.body["data"]["content"]


async def test_a_failure_after_a_public_deferral_is_told_privately_with_the_id_of_the_log(
    running: tuple[StandIn, Process], discord: StandIn
) -> None:
    await discord.use(command("ask", question="this breaks"))
    await discord.wait_for(DELETE)
    told = await discord.wait_for(FOLLOW_UP)
    assert told.body["flags"] == 64
    report_id = told.body["content"].rstrip(".").split()[-1]
    await running[1].wrote(f"report {report_id}: the made-up archive broke")


async def test_a_failure_of_a_private_question_stays_where_it_was(discord: StandIn) -> None:
    await discord.use(command("ask", question="this breaks", private=True))
    assert "report" in (await discord.wait_for(EDIT)).body["content"]
    assert discord.to(FOLLOW_UP) == []


async def test_a_failure_of_a_mention_is_told_with_an_id_and_no_detail(discord: StandIn) -> None:
    content = (await answer_to(discord, mention("this breaks"))).body["content"]
    assert "report " in content
    assert "made-up" not in content


async def test_a_question_that_takes_too_long_is_given_up_with_a_word(discord: StandIn) -> None:
    assert "within 2 seconds" in (await answer_to(discord, mention("for ever"))).body["content"]


async def test_a_question_the_archive_refuses_is_told_why(discord: StandIn) -> None:
    assert "name a person or a meeting" in (await answer_to(discord, mention("refuse me"))).body["content"]


async def test_many_questions_at_once_are_all_answered_and_the_heart_goes_on(discord: StandIn) -> None:
    n_before = sum(frame["op"] == 1 for frame in discord.gateway.frames)
    asked = [mention(f"slowly, number {n}") for n in range(8)]
    for each in asked:
        await discord.say(each)
    await discord.until(lambda: all(is_answered(discord, each) for each in asked))
    assert len(discord.to(SEND)) == 8  # some of which said first how many questions were before them
    n_after = sum(frame["op"] == 1 for frame in discord.gateway.frames)
    assert n_after > n_before


async def test_outlets_are_completed_from_what_was_typed(discord: StandIn) -> None:
    await discord.use(completion("ko"))
    choices = (await discord.wait_for(CALLBACK)).body["data"]["choices"]
    assert [choice["name"] for choice in choices] == ["The Korea Herald"] or choices[0]["name"].startswith("Ko")
    discord.requests.clear()
    await discord.use(completion("zzz"))
    assert (await discord.wait_for(CALLBACK)).body["data"]["choices"] == []


async def test_sources_and_help_answer_the_asker_alone_in_their_language(discord: StandIn) -> None:
    await discord.use(command("sources", locale="ja"))
    assert (await discord.wait_for(CALLBACK)).body["data"]["flags"] == 64
    assert "記事90件" in (await discord.wait_for(EDIT)).body["content"]
    discord.requests.clear()
    await discord.use(command("help", locale="ko", private_channel=True))
    assert "한일 외교" in (await discord.wait_for(EDIT)).body["content"]


async def test_an_unknown_command_is_answered_and_not_ignored(discord: StandIn) -> None:
    await discord.use(command("gone"))
    assert "reload Discord" in (await discord.wait_for(CALLBACK)).body["data"]["content"]


async def test_a_rate_limit_is_waited_out(discord: StandIn) -> None:
    discord.plan(SEND, too_fast(0.3))
    await discord.say(mention("When did they meet?"))
    await discord.wait_for(SEND, n=2)
    assert discord.to(SEND)[0].body["nonce"] == discord.to(SEND)[1].body["nonce"]


async def test_a_refused_typing_does_not_keep_the_answer_back(discord: StandIn) -> None:
    discord.plan(TYPING, lambda: error(403, 50001, "Missing Access"))
    assert (await answer_to(discord, mention("When did they meet?"))).body["content"]


async def test_an_interaction_that_is_gone_is_let_go(running: tuple[StandIn, Process], discord: StandIn) -> None:
    discord.plan(CALLBACK, lambda: error(404, 10062, "Unknown interaction"))
    await discord.use(command("ask", question="When?"))
    await discord.wait_for(CALLBACK)
    await quiet(discord)
    assert len(discord.to(CALLBACK)) == 1
    await running[1].wrote("was gone before it could be acknowledged")


async def test_nothing_it_was_told_names_the_token(running: tuple[StandIn, Process]) -> None:
    assert running[0].token not in running[1].errors
