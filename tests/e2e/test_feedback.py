"""Feedback, receipts, privacy, limits and edited questions, on the real process."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

from retrieval.errors import UnknownReceipt
from retrieval.receipts import ReceiptBook
from tests.bot.discord_markdown import shown
from tests.e2e import payloads
from tests.e2e.payloads import BOT_ID, DM_ID, USER_ID, command, edited, mention, message, press, subcommand, submit
from tests.e2e.process import serving
from tests.e2e.standin import (
    CALLBACK,
    DELETE_SENT,
    EDIT,
    EDIT_SENT,
    FOLLOW_UP,
    LOST,
    OPEN_DIRECT,
    SEND,
    Recorded,
    StandIn,
    error,
)  # fmt: skip

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
ENVIRONMENT = {"CHANCERY_WORKERS": "1"}
BREAKS = True
QUESTION = "When did they meet in London?"
ANOTHER = "300000000000000007"


def buttons(body: dict[str, Any]) -> dict[str, str]:
    """Label -> id of the buttons for feedback under a message."""
    found = [button for row in body.get("components", ()) for button in row["components"]]
    return {each["label"]: each["custom_id"] for each in found if each["custom_id"].startswith("feedback:")}


async def answered(discord: StandIn, **options: Any) -> dict[str, Any]:
    """The answer to ``/ask``."""
    n = len(discord.to(EDIT)) + 1
    await discord.use(command("ask", question=QUESTION, **options))
    return (await discord.wait_for(EDIT, n=n)).body  # type: ignore[no-any-return]


async def under_way(discord: StandIn) -> None:
    """Keeps the bot's only worker busy for two seconds."""
    await discord.use(command("ask", question="one, very slowly"))
    await discord.wait_for(CALLBACK)
    await asyncio.sleep(0.3)  # the bot takes the question up once it has heard back


async def told(discord: StandIn, interaction: dict[str, Any]) -> str:
    """What the one who pressed is told alone."""
    n = len(discord.to(FOLLOW_UP)) + 1
    await discord.use(interaction)
    note = await discord.wait_for(FOLLOW_UP, n=n)
    assert note.body["flags"] == 64
    return shown(note.body["content"])


def receipt_of(body: dict[str, Any]) -> str:
    """The receipt that stands in the last line of an answer."""
    return str(body["content"].rstrip().split(" ")[-1])


async def replies(discord: StandIn) -> list[Recorded]:
    """What was sent to the server's channel, once everything that came before was taken up."""
    asked = message("and now?", channel_id=DM_ID)
    await discord.say(asked)
    await discord.until(lambda: bool(buttons(discord.answer_to(asked["id"]) or {})))  # it may have had to wait
    return [each for each in discord.to(SEND) if each.path != f"/channels/{DM_ID}/messages"]


async def test_an_answer_names_its_receipt_and_a_vote_is_stored_with_it(discord: StandIn, home: Path) -> None:
    body = await answered(discord, outlet="Yonhap", happened_from="2021")
    found = buttons(body)
    assert list(found) == ["👍 Helpful", "👎 Not helpful", "Report an error"]
    receipt = receipt_of(body)
    thanks = await told(discord, press(body, found["👎 Not helpful"]))
    assert thanks == f"Thank you. Your vote is stored with receipt {receipt}; /privacy delete takes it back."
    assert "役に立った" not in await told(discord, press(body, found["👍 Helpful"], locale="ja"))
    book = ReceiptBook(home)
    (said,) = [each for each in book.feedback() if each.receipt.id == receipt]
    assert (said.verdict, said.receipt.query.text, said.receipt.query.outlet) == ("helpful", QUESTION, "Yonhap")
    assert str(said.receipt.query.happened and said.receipt.query.happened.earliest_on) == "2021-01-01"
    book.close()


@pytest.mark.parametrize(
    ("locale", "title", "button"),
    [
        ("en-US", "Report an error", "Report an error"),
        ("ja", "誤りを報告", "Report an error"),
        ("ko", "오류 신고", "Report an error"),
    ],
)
async def test_an_error_is_reported_in_a_form(
    discord: StandIn, home: Path, locale: str, title: str, button: str
) -> None:
    body = await answered(discord)
    await discord.use(press(body, buttons(body)[button], locale=locale))
    form = (await discord.wait_for(CALLBACK, n=2)).body
    assert (form["type"], form["data"]["title"]) == (9, title)
    options = form["data"]["components"][0]["component"]["options"]
    assert [each["value"] for each in options] == ["wrong-date", "wrong-person", "wrong-excerpt", "missing"]
    sent = submit(form["data"]["custom_id"], what=["wrong-date"], comment="It was the 4th.\n@everyone", locale=locale)
    assert receipt_of(body) in await told(discord, sent)
    await discord.use(sent)  # Discord repeats itself
    assert await replies(discord) == []
    book = ReceiptBook(home)
    (said,) = [each for each in book.feedback() if each.receipt.id == receipt_of(body)]
    assert (said.verdict, said.comment) == ("wrong-date", "It was the 4th.\n@everyone")
    assert len(discord.to(FOLLOW_UP)) == 1
    book.close()


async def test_feedback_works_after_a_restart_and_goes_when_its_receipt_is_gone(tmp_path: Path) -> None:
    async with StandIn() as before, serving(tmp_path, before):
        body = await answered(before)
        form = submit(buttons(body)["Report an error"].replace("feedback:report", "report"), what=["missing"])
    async with StandIn() as after, serving(tmp_path, after):
        assert "Your report is stored" in await told(after, form)
        assert "Your vote is stored" in await told(after, press(body, buttons(body)["👍 Helpful"]))
        book = ReceiptBook(tmp_path)
        assert {each.verdict for each in book.feedback()} == {"missing", "helpful"}
        assert book.delete_all_of(USER_ID).n_receipts == 1
        book.close()
        assert "too old for feedback" in await told(after, press(body, buttons(body)["👍 Helpful"]))
        left = (await after.wait_for(EDIT)).body
        assert buttons(left) == {} and left["components"] == body["components"][:-1]
    assert (before.problems, after.problems) == ([], [])


async def test_a_mention_is_answered_with_feedback_too_and_a_failure_without(discord: StandIn) -> None:
    await discord.say(mention(QUESTION))
    body = (await discord.wait_for(SEND)).body
    assert len(buttons(body)) == 3 and len(receipt_of(body)) == 8
    await discord.say(mention("this breaks"))
    assert not (await discord.wait_for(SEND, n=2)).body.get("components")


async def test_a_user_sees_and_deletes_what_is_stored(discord: StandIn, home: Path) -> None:
    receipt = receipt_of(await answered(discord))
    n = len(discord.to(EDIT))
    await discord.use(subcommand("privacy", "show", locale="ko"))
    assert (await discord.wait_for(CALLBACK, n=2)).body["data"]["flags"] == 64
    listed = shown((await discord.wait_for(EDIT, n=n + 1)).body["content"])
    assert "30일 동안 저장됩니다" in listed and "365일" in listed
    await discord.use(subcommand("privacy", "delete"))
    deleted = shown((await discord.wait_for(EDIT, n=n + 2)).body["content"])
    assert deleted.startswith("Deleted: ")
    book = ReceiptBook(home)
    with pytest.raises(UnknownReceipt):
        book.get(receipt)
    assert book.count_of(USER_ID).n_receipts == 0
    book.close()


async def test_without_receipts_nothing_is_stored_and_nothing_asked(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, CHANCERY_RECEIPT_DAYS="0"):
        body = await answered(discord)
        assert not buttons(body)
        assert "receipt" not in body["content"]
        await discord.use(subcommand("privacy", "show"))
        assert "not stored here" in (await discord.wait_for(EDIT, n=2)).body["content"]
        assert discord.problems == []


async def test_the_place_in_the_queue_is_shown_until_the_answer_comes(discord: StandIn) -> None:
    first, second, third = (command("ask", question=text) for text in ("one, very slowly", "two, slowly", "three"))
    for n, each in enumerate((first, second, third), start=1):
        await discord.use(each)
        await discord.wait_for(CALLBACK, n=n)
    edits = [await discord.wait_for(EDIT, n=n) for n in range(1, 6)]

    def said(interaction: dict[str, Any]) -> list[str]:
        return [shown(e.body["content"]).split("\n")[0] for e in edits if interaction["token"] in e.path]

    assert len(said(first)) == 1
    assert said(second)[0] == "One question is being answered before yours."
    assert said(third)[0] == "2 questions are being answered before yours."
    assert said(second)[1] == said(third)[1] == said(first)[0]


async def test_below_a_mention_the_place_in_the_queue_stands_until_the_answer_takes_its_place(
    discord: StandIn,
) -> None:
    two, three = mention("外相は, slowly"), message("three", channel_id=DM_ID)
    discord.plan(EDIT_SENT, LOST)
    await under_way(discord)
    for asked in (two, three, three):  # Discord repeats itself
        await discord.say(asked)
    places = [(await discord.wait_for(SEND, n=n)).body for n in (1, 2)]
    told = {each["message_reference"]["message_id"]: shown(each["content"]) for each in places}
    assert re.fullmatch("先に[12]件の質問に答えています。", told[two["id"]])
    assert re.fullmatch("(One question is|2 questions are) being answered before yours.", told[three["id"]])
    await discord.wait_for(EDIT_SENT, n=3)
    for asked in (two, three):
        answer = discord.answer_to(asked["id"])
        assert answer and "The two ministers sat down" in answer["content"]
        assert len(buttons(answer)) == 3
    assert (len(discord.to(SEND)), len(discord.to(EDIT_SENT)), discord.to(DELETE_SENT)) == (2, 3, [])


async def test_the_same_interaction_twice_is_answered_once(discord: StandIn) -> None:
    asked = command("ask", question=QUESTION)
    await discord.use(asked)
    await discord.use(asked)
    await discord.wait_for(EDIT)
    await replies(discord)
    assert (len(discord.to(CALLBACK)), len(discord.to(EDIT))) == (1, 1)


async def test_who_asks_too_often_is_told_alone_when_to_go_on(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, CHANCERY_USER_PER_MINUTE="2"):
        for _ in range(2):
            await answered(discord)
        await discord.use(command("ask", question=QUESTION, locale="ja"))
        refusal = (await discord.wait_for(CALLBACK, n=3)).body
        assert (refusal["type"], refusal["data"]["flags"]) == (4, 64)
        assert "あなたの質問が1分間に2件を超えました。" in refusal["data"]["content"]
        await discord.use(command("help"))  # costs nothing
        await discord.wait_for(EDIT, n=3)
        # A mention cannot be answered privately, so the asker gets one direct message.
        await discord.say(mention(QUESTION))
        note = await discord.wait_for(SEND)
        assert note.path == f"/channels/{DM_ID}/messages"
        assert "Please ask again in " in note.body["content"]
        await discord.say(mention(QUESTION))
        await discord.say(mention(QUESTION, author=payloads.user(ANOTHER)))
        assert (await discord.wait_for(SEND, n=2)).path == f"/channels/{payloads.CHANNEL_ID}/messages"
        assert (len(discord.to(OPEN_DIRECT)), len(discord.to(SEND))) == (1, 2)
        assert discord.problems == []


async def test_who_takes_no_direct_messages_is_told_below_the_question_and_a_server_has_a_limit(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, CHANCERY_SERVER_PER_MINUTE="1"):
        await answered(discord)
        discord.plan(SEND, lambda: error(403, 50007, "Cannot send messages to this user"))
        await discord.say(mention("外相はいつ?"))
        note = await discord.wait_for(SEND, n=2)
        assert note.path == f"/channels/{payloads.CHANNEL_ID}/messages"
        assert "このサーバーの質問が1分間に1件を超えました。" in note.body["content"]
        assert discord.problems == []


async def test_a_question_edited_within_a_minute_changes_the_answer(discord: StandIn) -> None:
    asked = mention(QUESTION)
    await discord.say(asked)
    sent = await discord.wait_for(SEND)
    await discord.gateway.dispatch("MESSAGE_UPDATE", edited(asked, f"<@{BOT_ID}> 그 외교장관은?", after_s=59))
    change = await discord.wait_for(EDIT_SENT)
    assert change.path.split("/")[2] == payloads.CHANNEL_ID
    assert "게재 2021년" in shown(change.body["content"])
    assert receipt_of(change.body) != receipt_of(sent.body)
    assert len(buttons(change.body)) == 3
    # Nothing new, too late, and what Discord itself changes: no answer.
    await discord.gateway.dispatch("MESSAGE_UPDATE", edited(asked, f"<@{BOT_ID}>  그 외교장관은?", after_s=59))
    await discord.gateway.dispatch("MESSAGE_UPDATE", edited(asked, f"<@{BOT_ID}> and now?", after_s=61))
    await discord.gateway.dispatch("MESSAGE_UPDATE", {**asked, "content": f"<@{BOT_ID}> unfolded"})
    assert len(await replies(discord)) == 1
    assert len(discord.to(EDIT_SENT)) == 1


async def test_a_question_edited_while_it_is_answered_is_answered_once_as_it_reads_then(discord: StandIn) -> None:
    asked = mention("When, slowly?")
    await discord.say(asked)
    await discord.gateway.dispatch("MESSAGE_UPDATE", edited(asked, f"<@{BOT_ID}> nothing", after_s=5))
    assert not shown((await discord.wait_for(SEND)).body["content"]).startswith("The two ministers")
    assert len(await replies(discord)) == 1
    assert discord.to(EDIT_SENT) == []


async def test_a_mention_that_is_added_within_a_minute_asks(discord: StandIn) -> None:
    asked = message("When did they meet?")
    await discord.say(asked)
    now = {**edited(asked, f"<@{BOT_ID}> When did they meet?", after_s=20), "mentions": mention("")["mentions"]}
    await discord.gateway.dispatch("MESSAGE_UPDATE", now)
    assert (await discord.wait_for(SEND)).body["message_reference"]["message_id"] == asked["id"]


async def test_the_answer_to_a_deleted_question_is_not_posted_nor_does_its_place_in_the_queue_stay(
    discord: StandIn,
) -> None:
    one, other = mention("When, slowly?"), mention("When, slowly?")
    await under_way(discord)
    for asked in (one, other):
        await discord.say(asked)
    waiting = [await discord.wait_for(SEND, n=n) for n in (1, 2)]
    assert {each.body["message_reference"]["message_id"] for each in waiting} == {one["id"], other["id"]}
    place = {"channel_id": payloads.CHANNEL_ID, "guild_id": payloads.GUILD_ID}
    await discord.gateway.dispatch("MESSAGE_DELETE", {"id": one["id"], **place})
    await discord.gateway.dispatch("MESSAGE_DELETE_BULK", {"ids": [other["id"]], **place})
    assert await replies(discord) == waiting
    await discord.until(lambda: len(discord.to(DELETE_SENT)) == 2)
    assert discord.answer_to(one["id"]) is discord.answer_to(other["id"]) is None


async def test_a_question_edited_into_a_bad_one_loses_its_answer_and_its_buttons(discord: StandIn) -> None:
    asked = mention(QUESTION, channel_id=payloads.PLAIN_CHANNEL_ID)
    await discord.say(asked)
    await discord.wait_for(SEND)
    await discord.gateway.dispatch("MESSAGE_UPDATE", edited(asked, f"<@{BOT_ID}> refuse", after_s=30))
    changed = (await discord.wait_for(EDIT_SENT)).body
    assert "found nothing to ask about" in shown(changed["content"])
    assert not changed["components"]
    assert len(await replies(discord)) == 1
    assert (len(discord.to(EDIT_SENT)), len(discord.to(DELETE_SENT))) == (1, 0)
