"""The buttons under an answer, pressed in the real process, also after it was started anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bot.discord_markdown import shown
from tests.bot.meetings import LEAD, SEOUL, TOKYO
from tests.e2e.payloads import command, mention, press
from tests.e2e.process import Process, serving
from tests.e2e.standin import CALLBACK, DELETE, EDIT, FOLLOW_UP, LOST, SEND, StandIn

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
ENVIRONMENT = {"STANDIN_ARCHIVE": "new_york"}
ANOTHER = "300000000000000007"
QUESTION = "When did Motegi Toshimitsu and Kang Kyung-wha meet in New York, and what did each of them say about it?"


def labels(body: dict[str, Any]) -> list[str]:
    """What the answer's own buttons that can be pressed say, in order; without those for feedback."""
    return [b["label"] for b in _buttons(body) if not (b.get("disabled") or b["custom_id"].startswith("feedback:"))]


def button(body: dict[str, Any], label: str) -> str:
    """The id of the button that says ``label``."""
    return next(b["custom_id"] for b in _buttons(body) if b["label"] == label)


def _buttons(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [button for row in body["components"] for button in row["components"]]


async def asked(discord: StandIn, question: str = QUESTION) -> dict[str, Any]:
    """The answer to a mention, as it was sent."""
    await discord.say(mention(question))
    body: dict[str, Any] = (await discord.wait_for(SEND)).body
    discord.requests.clear()
    return body


async def told(discord: StandIn, interaction: dict[str, Any], *, n: int = 1) -> str:
    """What whoever pressed is shown alone, as the eye sees it; the message itself stays."""
    await discord.use(interaction)
    follow_up = await discord.wait_for(FOLLOW_UP, n=n)
    assert discord.to(CALLBACK)[-1].body["type"] == 6
    assert follow_up.body["flags"] == 64
    return shown(follow_up.body["content"])


async def test_an_answer_is_one_message_with_the_buttons_that_it_needs(discord: StandIn) -> None:
    body = await asked(discord)
    assert labels(body) == [
        "Context [1]", "Context [2]", "Context [3]", "The meeting", "The two accounts", "All sources", "Delete",
        "Next ▶",
    ]  # fmt: skip
    lines = shown(body["content"]).split("\n")
    assert lines[0] == "Chancery's reading: Thursday, 26 September 2019, 50 minutes. [1]"
    assert lines[-1].startswith(
        "-# page 1 of 3 · archive as of Monday, 27 May 2024 (newest report or event) · receipt "
    )


async def test_the_sentences_around_an_excerpt_are_shown_with_the_excerpt_in_bold(discord: StandIn) -> None:
    body = await asked(discord)
    text = await told(discord, press(body, button(body, "Context [2]"), by=ANOTHER, locale="ko"))
    assert text.startswith("The whole article, the excerpt in bold:\n**[2]** Chancery's own brief")
    first, _, rest = TOKYO.partition(". ")
    assert f"> {LEAD}\n> **{first}.** {rest}\n> {SEOUL}" in text
    assert "- after Yonhap" in text


async def test_the_meeting_and_both_accounts_are_a_press_away(discord: StandIn) -> None:
    body = await asked(discord)
    assert (await told(discord, press(body, button(body, "The meeting")))).startswith(
        "Motegi and Kang meet in New York"
    )
    discord.requests.clear()
    await discord.use(press(body, button(body, "The two accounts")))
    table = await discord.wait_for(FOLLOW_UP)
    assert table.body["embeds"][0]["fields"][1]["name"] == "Tokyo's account"


async def test_all_sources_are_listed_whatever_page_they_are_on(discord: StandIn) -> None:
    body = await asked(discord)
    text = await told(discord, press(body, button(body, "All sources")))
    assert text.startswith("All sources of this answer\n")
    assert all(f"Outlet {n} " in text for n in range(3, 8))


async def test_pages_are_turned_in_place_for_who_asked_and_privately_for_others(discord: StandIn) -> None:
    body = await asked(discord)
    await discord.use(press(body, button(body, "Next ▶")))
    second = (await discord.wait_for(EDIT)).body
    assert "page 2 of 3" in second["content"] and "Outlet 4" in second["content"]
    assert labels(second)[-2:] == ["◀ Previous", "Next ▶"]
    await discord.use(press(second, button(second, "◀ Previous")))
    assert (await discord.wait_for(EDIT, n=2)).body["content"] == body["content"]
    text = await told(discord, press(second, button(second, "Next ▶"), by=ANOTHER))
    assert "page 3 of 3" in text
    assert len(discord.to(EDIT)) == 2
    assert "Delete" not in labels(discord.to(FOLLOW_UP)[0].body)


async def test_somebody_elses_buttons_stay_when_a_page_is_turned_or_a_button_withdrawn(discord: StandIn) -> None:
    body = await asked(discord)
    other = {"type": 2, "style": 2, "label": "Helpful", "custom_id": "helpful:1"}
    both = {**body, "components": [*body["components"], {"type": 1, "components": [other]}]}
    await discord.use(press(both, button(both, "Next ▶")))
    assert "Helpful" in labels((await discord.wait_for(EDIT)).body)
    await discord.use(press(both, button(both, "Context [3]")))
    left = (await discord.wait_for(EDIT, n=2)).body
    assert button(left, "Helpful") == "helpful:1" and "Context [3]" not in labels(left)


async def test_every_page_names_the_receipt_and_takes_feedback_on_it(discord: StandIn) -> None:
    body = await asked(discord)
    receipt = body["content"].split(" ")[-1]
    pressed = button(body, "👍 Helpful")
    assert pressed.endswith(f":{receipt}")
    await discord.use(press(body, button(body, "Next ▶")))
    second = (await discord.wait_for(EDIT)).body
    await told(discord, press(body, button(body, "Next ▶"), by=ANOTHER))
    for page in (second, discord.to(FOLLOW_UP)[0].body):
        assert page["content"].endswith(f" {receipt}") and page["content"].count(receipt) == 1
        assert button(page, "👍 Helpful") == pressed
        assert sum(each["custom_id"].startswith("feedback:") for each in _buttons(page)) == 3


async def test_a_page_stays_in_the_language_of_the_answer(discord: StandIn) -> None:
    await discord.say(mention("茂木外相と康京和外相はいつ会談した?"))
    body = (await discord.wait_for(SEND)).body
    await discord.use(press(body, button(body, "次へ ▶"), locale="ko"))
    assert "3ページ中2ページ" in (await discord.wait_for(EDIT)).body["content"]


async def test_only_who_asked_and_moderators_may_delete(discord: StandIn) -> None:
    body = await asked(discord)
    refusal = await told(discord, press(body, button(body, "Delete"), by=ANOTHER, locale="ja"))
    assert refusal == "この回答を削除できるのは、質問した人とモデレーターだけです。"
    await discord.use(press(body, button(body, "Delete")))
    await discord.wait_for(DELETE)
    await discord.use(press(body, button(body, "Delete"), by=ANOTHER, moderates=True))
    await discord.wait_for(DELETE, n=2)


async def test_a_private_answer_has_no_button_to_delete_it(discord: StandIn) -> None:
    await discord.use(command("ask", question=QUESTION, private=True))
    body = (await discord.wait_for(EDIT)).body
    assert "Delete" not in labels(body) and "All sources" in labels(body)


async def test_a_button_whose_article_is_gone_is_withdrawn_and_the_others_go_on(discord: StandIn) -> None:
    body = await asked(discord)
    text = await told(discord, press(body, button(body, "Context [3]"), locale="ja"))
    assert text == "この抜粋の記事はもうアーカイブにないため、ボタンを外しました。"
    left = {**body, "components": (await discord.wait_for(EDIT)).body["components"]}
    assert labels(left) == [label for label in labels(body) if label != "Context [3]"]
    await discord.use(press(left, button(left, "Next ▶")))
    assert "page 2 of 3" in (await discord.wait_for(EDIT, n=2)).body["content"]


async def test_the_same_press_twice_is_served_once(discord: StandIn) -> None:
    body = await asked(discord)
    pressed = press(body, button(body, "Context [1]"))
    await discord.use(pressed)
    await told(discord, pressed)
    await told(discord, press(body, button(body, "Context [2]")), n=2)
    assert len(discord.to(CALLBACK)) == 2


async def test_a_press_whose_answer_is_lost_on_the_way_costs_a_line_in_the_log(
    running: tuple[StandIn, Process], discord: StandIn
) -> None:
    body = await asked(discord)
    discord.plan(FOLLOW_UP, LOST)
    pressed = press(body, button(body, "Context [1]"))
    await discord.use(pressed)
    await running[1].wrote(f"interaction {pressed['id']}: a button could not be served")
    assert LEAD in await told(discord, press(body, button(body, "Context [1]")), n=2)


async def test_buttons_work_after_a_restart_and_those_that_cannot_are_withdrawn(tmp_path: Path) -> None:
    long_question = f"{QUESTION} " + "And what was said about the ruling, and about the controls on exports? " * 10
    async with StandIn() as discord:
        async with serving(tmp_path, discord, STANDIN_ARCHIVE="new_york"):
            body = await asked(discord)
            lost = await asked(discord, long_question)
        discord.gateway.frames.clear()  # so that the second process is waited for
        async with serving(tmp_path, discord, STANDIN_ARCHIVE="new_york"):
            await discord.use(press(body, button(body, "Next ▶")))
            second = (await discord.wait_for(EDIT)).body
            assert "page 2 of 3" in second["content"]
            assert LEAD in await told(discord, press(body, button(body, "Context [1]")))
            assert "Outlet 7" in await told(discord, press(second, button(second, "All sources")), n=2)
            # A question of 800 letters does not fit into the ids, and the process that knew it is gone.
            gone = await told(discord, press(lost, button(lost, "Next ▶")), n=3)
            assert gone == (
                "I no longer know which question this answers, so I removed the buttons that need it. Please ask again."
            )
            left = {**lost, "components": (await discord.wait_for(EDIT, n=2)).body["components"]}
            assert labels(left) == [
                "Context [1]", "Context [2]", "Context [3]", "The meeting", "The two accounts", "Delete",
            ]  # fmt: skip
            assert LEAD in await told(discord, press(left, button(left, "Context [1]")), n=4)
        assert discord.problems == []


async def test_several_meetings_are_listed_with_their_ids(tmp_path: Path) -> None:
    async with StandIn() as discord:
        async with serving(tmp_path, discord, STANDIN_ARCHIVE="two_meetings"):
            body = await asked(discord)
            text = await told(discord, press(body, button(body, "The meetings"), by=ANOTHER))
            assert text.startswith("The meetings in this answer")
            assert "2019-09-26-motegi-kang-new-york" in text
        assert discord.problems == []


async def test_both_buttons_of_a_meeting_that_is_gone_are_withdrawn(tmp_path: Path) -> None:
    async with StandIn() as discord:
        async with serving(tmp_path, discord, STANDIN_ARCHIVE="one_gone"):
            body = await asked(discord)
            assert {"The meeting", "The two accounts"} <= set(labels(body))
            text = await told(discord, press(body, button(body, "The meeting")))
            assert text.startswith("This meeting is no longer on record")
            left = {**body, "components": (await discord.wait_for(EDIT)).body["components"]}
            assert labels(left) == ["Context [1]", "Context [2]", "All sources", "Delete"]
            assert "All sources of this answer" in await told(discord, press(left, button(left, "All sources")), n=2)
        assert discord.problems == []
