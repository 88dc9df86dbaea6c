"""Somebody looks meetings up in Discord; the real process answers; every request that it sends is checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bot.discord_markdown import shown
from tests.bot.png import size_of
from tests.e2e import payloads
from tests.e2e.load import answers_to_commands
from tests.e2e.payloads import command, completion, press
from tests.e2e.process import Process, serving
from tests.e2e.standin import CALLBACK, DELETE, EDIT, FOLLOW_UP, LOST, StandIn

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
ANOTHER = "300000000000000007"


async def edited(discord: StandIn, interaction: dict[str, Any], *, n: int = 1) -> dict[str, Any]:
    """What the deferral of ``interaction`` is replaced by; it comes before anything else and within three seconds."""
    sent_s = await discord.use(interaction)
    deferral = await discord.wait_for(CALLBACK, n=n)
    assert deferral.body["type"] in (5, 6)
    assert deferral.at_s - sent_s < 3.0
    edit = await discord.wait_for(EDIT, n=n)
    assert edit.at_s > deferral.at_s
    return edit.body  # type: ignore[no-any-return]


def buttons(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons under a message."""
    return [button for row in body["components"] for button in row["components"]]


async def told(discord: StandIn, interaction: dict[str, Any]) -> str:
    """What the asker alone is told after a public deferral was taken back."""
    await discord.use(interaction)
    await discord.wait_for(DELETE)
    n = 1  # the rest of an answer of several messages may still come in
    while (answer := await discord.wait_for(FOLLOW_UP, n=n)).body.get("flags") != 64:
        n += 1
    return shown(answer.body["content"])


async def test_meetings_are_listed_with_buttons_that_turn_the_pages(discord: StandIn) -> None:
    first = await edited(discord, command("meetings", who="moteki"))
    assert shown(first["content"]).split("\n")[:2] == [
        "20 meetings on record · page 1 of 3",
        "with Motegi Toshimitsu",
    ]
    previous, following = buttons(first)
    assert (previous["label"], previous.get("disabled"), following["label"]) == ("◀ Previous", True, "Next ▶")
    second = await edited(discord, press(first, following["custom_id"]), n=2)
    assert "page 2 of 3" in second["content"]
    third = await edited(discord, press(second, buttons(second)[1]["custom_id"]), n=3)
    assert "page 3 of 3" in third["content"]
    assert buttons(third)[1]["disabled"] is True
    assert "2019-09-26-motegi-kang-new-york" in third["content"]
    back = await edited(discord, press(third, buttons(third)[0]["custom_id"], locale="ko"), n=4)
    assert "3쪽 중 2쪽" in back["content"]


async def test_a_list_of_one_page_has_no_buttons(discord: StandIn) -> None:
    body = await edited(
        discord, command("meetings", where="ニューヨーク", year=2019, kind="foreign-ministers", locale="ja")
    )
    assert shown(body["content"]).startswith("会談の記録1件\n場所 ニューヨーク · 2019年 · 外相会談")
    assert not body.get("components")


async def test_only_who_asked_turns_the_pages(discord: StandIn) -> None:
    body = await edited(discord, command("meetings"))
    await discord.use(press(body, buttons(body)[1]["custom_id"], asked_by=ANOTHER))
    refusal = await discord.wait_for(CALLBACK, n=2)
    assert (refusal.body["type"], refusal.body["data"]["flags"]) == (4, 64)
    assert "Only who asked" in refusal.body["data"]["content"]
    assert len(discord.to(EDIT)) == 1


async def test_pages_turn_after_a_restart(tmp_path: Path) -> None:
    async with StandIn() as before, serving(tmp_path, before):
        body = await edited(before, command("meetings", who="motegi", status="held"))
    async with StandIn() as after, serving(tmp_path, after):
        turned = await edited(after, press(body, buttons(body)[1]["custom_id"]))
    assert "page 2 of 3" in turned["content"]
    assert "with Motegi Toshimitsu · held" in shown(turned["content"])
    assert (before.problems, after.problems) == ([], [])


async def test_buttons_that_can_no_longer_work_are_taken_away_with_a_word(discord: StandIn) -> None:
    body = await edited(discord, command("meetings"))
    await discord.use(press(body, buttons(body)[1]["custom_id"].split(":")[0] + ":1:#0123456789abcdef"))
    # The message that was pressed has no such button, as after a change of the bot: nothing happens.
    stale = {**body, "components": _with_id(body, "meetings:1:#0123456789abcdef")}
    await discord.use(press(stale, "meetings:1:#0123456789abcdef"))
    note = await discord.wait_for(FOLLOW_UP)
    assert note.body["flags"] == 64
    assert "use /meetings again" in note.body["content"]
    assert (await discord.wait_for(EDIT, n=2)).body["components"] == []


async def test_a_page_or_a_word_that_is_lost_on_the_way_costs_a_line_in_the_log(
    running: tuple[StandIn, Process], discord: StandIn
) -> None:
    body = await edited(discord, command("meetings"))
    discord.plan(EDIT, *[LOST] * 4)
    turned = press(body, buttons(body)[1]["custom_id"])
    await discord.use(turned)
    await running[1].wrote(f"interaction {turned['id']}: the page could not be shown")
    discord.plan(FOLLOW_UP, LOST)
    stale = {**body, "components": _with_id(body, "meetings:1:#0123456789abcdef")}
    refused = press(stale, "meetings:1:#0123456789abcdef")
    await discord.use(refused)
    await running[1].wrote(f"interaction {refused['id']} could not be told of its failure")


def _with_id(body: dict[str, Any], custom_id: str) -> list[dict[str, Any]]:
    first, second = buttons(body)
    return [{"type": 1, "components": [first, {**second, "custom_id": custom_id}]}]


@pytest.mark.parametrize("typed", ["moteki", "茂木", "모테기"])
async def test_people_are_completed_within_a_hundred_milliseconds(discord: StandIn, typed: str) -> None:
    sent_s = await discord.use(completion(typed, name="meetings", option="who", locale="ja"))
    answer = await discord.wait_for(CALLBACK)
    assert answer.body["data"]["choices"][0]["value"] == "motegi-toshimitsu"
    assert answer.body["data"]["choices"][0]["name"] == "茂木敏充 (Motegi Toshimitsu)"
    assert answer.at_s - sent_s < 0.1


async def test_places_and_meetings_are_completed_too(discord: StandIn) -> None:
    await discord.use(completion("뉴욕", name="timeline", option="where", locale="ko"))
    assert (await discord.wait_for(CALLBACK)).body["data"]["choices"] == [
        {"name": "뉴욕 (New York)", "value": "New York"}
    ]
    for n, name in enumerate(("meeting", "compare"), start=2):
        await discord.use(completion("2019-09", name=name, option="id"))
        choices = (await discord.wait_for(CALLBACK, n=n)).body["data"]["choices"]
        assert [choice["value"] for choice in choices] == ["2019-09-26-motegi-kang-new-york"]


async def test_completion_does_not_wait_for_questions_under_way(discord: StandIn) -> None:
    for _ in range(4):
        await discord.use(command("ask", question="When, slowly?"))
    sent_s = await discord.use(completion("moteki", name="meetings", option="who"))
    await discord.until(lambda: any(r.body["type"] == 8 for r in discord.to(CALLBACK)))
    answered = next(r for r in discord.to(CALLBACK) if r.body["type"] == 8)
    assert answered.at_s - sent_s < 0.3
    await discord.until(lambda: len(answers_to_commands(discord)) == 4)


async def test_one_meeting_is_shown_with_facts_accounts_and_sources(discord: StandIn) -> None:
    body = await edited(discord, command("meeting", id="2019-09-26-motegi-kang-new-york"))
    content = shown(body["content"])
    assert content.startswith("Motegi and Kang meet in New York\nStatus: held [1]\n")
    assert "Status over time: planned" in content
    assert "<https://mofa.example/1>" in content
    assert len(body["embeds"][0]["fields"]) == 3


async def test_both_accounts_are_shown_side_by_side(discord: StandIn) -> None:
    body = await edited(discord, command("compare", id="2019-09-26", locale="ko"))
    fields = body["embeds"][0]["fields"]
    assert len(fields) == 12 and all(field["inline"] for field in fields)
    assert "대응하는 내용 없음" in fields[5]["value"]
    assert "<https://yna.example/2>" in body["content"]
    discord.requests.clear()
    plain = await edited(discord, command("compare", id="2019-09-26", permissions=payloads.USUAL & ~payloads.EMBED))
    assert plain["embeds"] == []
    assert "> Tokyo's account: He called the ruling" in plain["content"]


@pytest.mark.parametrize(("locale", "word"), [("en-US", "held"), ("ja", "開催"), ("ko", "개최")])
async def test_a_timeline_is_a_picture_with_its_description(discord: StandIn, locale: str, word: str) -> None:
    body = await edited(
        discord, command("timeline", **{"who": "茂木", "from": "2019-09", "to": "2019-10-03"}, locale=locale)
    )
    (attachment,) = body["attachments"]
    assert size_of(discord.to(EDIT)[0].files["timeline.png"])[0] == 1210
    assert attachment["filename"] == "timeline.png"
    assert all(f"{n}. " in attachment["description"] for n in range(1, 5))
    assert word in attachment["description"] and "5. " not in attachment["description"]
    assert sum(line.startswith("• ") for line in body["content"].split("\n")) == 4


async def test_without_the_permission_to_attach_the_list_comes_alone(discord: StandIn) -> None:
    body = await edited(discord, command("timeline", permissions=payloads.USUAL & ~payloads.ATTACH))
    assert not body.get("attachments")
    assert "may not attach files here" in body["content"]


async def test_what_cannot_be_looked_up_is_told_privately_with_what_to_do(discord: StandIn) -> None:
    assert "Nearest: " in await told(discord, command("meetings", who="Mxtegu"))
    discord.requests.clear()
    assert "No meeting “1871-01-01” is on record" in await told(discord, command("meeting", id="1871-01-01"))
    discord.requests.clear()
    assert "「Xyzzy」" in await told(discord, command("timeline", where="Xyzzy", locale="ja"))


async def test_an_impossible_day_or_range_is_refused_before_anything_public_is_shown(discord: StandIn) -> None:
    for n, options in enumerate(({"from": "2019-02-30"}, {"from": "2020", "to": "2019"}), start=1):
        await discord.use(command("timeline", **options))
        refusal = await discord.wait_for(CALLBACK, n=n)
        assert (refusal.body["type"], refusal.body["data"]["flags"]) == (4, 64)
    assert "give the earlier day first" in refusal.body["data"]["content"]


async def test_help_lists_the_look_ups(discord: StandIn) -> None:
    body = await edited(discord, command("help"))
    for name in ("/meetings", "/meeting", "/timeline", "/compare"):
        assert f"• {name} · " in shown(body["content"])
