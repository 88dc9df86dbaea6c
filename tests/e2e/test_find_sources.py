"""Somebody looks a message up; the real process answers sentence by sentence, to that person alone."""

from __future__ import annotations

import pytest

from tests.bot.discord_markdown import shown
from tests.bot.meetings import LEAD, TOKYO
from tests.e2e.payloads import on_message, press
from tests.e2e.process import Process
from tests.e2e.standin import CALLBACK, COMMANDS, EDIT, FOLLOW_UP, StandIn

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
ENVIRONMENT = {"STANDIN_ARCHIVE": "new_york"}
BREAKS = True


@pytest.fixture(scope="module")
def running(running: tuple[StandIn, Process]) -> tuple[StandIn, Process]:
    """A bot that told Discord of the command."""
    assert "Find sources" in [each["name"] for each in running[0].to(COMMANDS)[0].body]
    return running


async def found(discord: StandIn, text: str, *, locale: str = "en-US", **more: object) -> list[str]:
    """The lines of the answer, as the eye sees them."""
    await discord.use(on_message(text, locale=locale, **more))
    deferral = await discord.wait_for(CALLBACK)
    assert (deferral.body["type"], deferral.body["data"]["flags"]) == (5, 64)
    return shown((await discord.wait_for(EDIT)).body["content"]).split("\n")


async def test_each_sentence_is_told_what_bears_it_out_differs_or_dates_it(discord: StandIn) -> None:
    text = (
        "Hello <@300000000000000004> @everyone! Motegi and Kang met in New York on 26 September 2019 for 50 minutes. "
        "Motegi and Kang met in New York in March 2018. Motegi and Kang met in New York.\n"
        "Motegi knows nothing of Osaka :smile: https://news.example/x"
    )
    lines = await found(discord, text)
    assert lines[0] == "What the archive holds on this text:"
    assert lines[1:4] == [
        "1) “Motegi and Kang met in New York on 26 September 2019 for 50 minutes.”",
        "→ in line with the archive: people, place, day, length",
        "**[1]** Chancery's own brief · happened Thursday, 26 September 2019",
    ]
    assert lines[4] == f"> {LEAD}"
    assert "→ the archive differs: day (the same: people, place)" in lines
    assert "→ in line with the archive: people, place; the day by the archive: Thursday, 26 September 2019" in lines
    assert lines[-4:-2] == ["4) “Motegi knows nothing of Osaka :smile:”", "→ nothing held on this"]
    assert lines[-1] == "-# archive as of Monday, 27 May 2024 (newest report or event)"


@pytest.mark.parametrize(
    ("locale", "text", "verdict"),
    [
        (
            "ja",
            "茂木外相と康京和外相は2018年3月にニューヨークで会談した。",
            "→ アーカイブと相違：日付（一致：人、場所）",
        ),
        ("ko", "모테기 외무상과 강경화 장관은 2019년 9월 뉴욕에서 회담했다.", "→ 아카이브와 일치: 인물, 장소, 날짜"),
    ],
)
async def test_messages_in_all_languages_are_read(discord: StandIn, locale: str, text: str, verdict: str) -> None:
    assert verdict in await found(discord, text, locale=locale)


async def test_small_talk_is_said_to_hold_nothing_to_look_up(discord: StandIn) -> None:
    assert await found(discord, "lol 😀 ok?") == ["There is nothing in this text that could be looked up."]


async def test_a_feeds_message_is_read_from_its_embed(discord: StandIn) -> None:
    embed = {"type": "rich", "title": "Motegi and Kang met in New York in September 2019"}
    assert "→ in line with the archive: people, place, day" in await found(discord, "", embeds=[embed])


async def test_only_the_first_sentences_of_a_long_message_are_looked_up_and_it_says_so(discord: StandIn) -> None:
    lines, n = await found(discord, "Motegi and Kang met in New York in 2019. " * 40), 0
    while not lines[-1].startswith("-# archive as of"):
        n += 1
        lines += shown((await discord.wait_for(FOLLOW_UP, n=n)).body["content"]).split("\n")
    assert "-# Only the first 6 of 40 sentences were looked up." in lines


async def test_the_sentences_around_an_excerpt_are_a_press_away(discord: StandIn) -> None:
    await found(discord, "Motegi and Kang met in New York in 2019.")
    body = discord.to(EDIT)[0].body
    (button, *_) = body["components"][0]["components"]
    assert button["label"] == "Context [1]"
    await discord.use(press(body, button["custom_id"]))
    around = shown((await discord.wait_for(FOLLOW_UP)).body["content"])
    assert f"> **{LEAD}**\n> {TOKYO}" in around


async def test_a_failure_stays_private_and_has_an_id(discord: StandIn) -> None:
    lines = await found(discord, "Motegi breaks with Kang.")
    assert "report " in lines[0]
