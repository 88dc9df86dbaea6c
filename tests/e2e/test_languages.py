"""Every command, used by somebody whose Discord speaks English, Japanese or Korean, speaks to them in that language."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.bot.discord_markdown import shown
from tests.e2e.payloads import MANAGE_SERVER, USUAL, command, on_message, subcommand
from tests.e2e.standin import CALLBACK, EDIT, FOLLOW_UP, StandIn

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]
ENVIRONMENT = {"STANDIN_ARCHIVE": "new_york"}
LETTERS = {"en": r"[a-z]", "ja": r"[\u3040-\u30ff]", "ko": r"[\uac00-\ud7a3]"}
QUESTIONS = {"en": "When did they meet?", "ja": "外相はいつ会談した?", "ko": "외교장관은 언제 만났어?"}
MEETING = "2019-09-26-motegi-kang-new-york"
# What only an English Discord shows: names of commands (but those in brackets in the help) and of options.
ENGLISH = re.compile(
    r"(?<![\w/.(（])/(ask|meetings?|timeline|compare|sources|help|privacy)\b|\b(happened|published)_(from|to)\b|\bwith_"
)


def uses(locale: str) -> dict[str, dict[str, Any]]:
    """A use of each command, and of some that cannot be served."""
    manager = USUAL | MANAGE_SERVER
    return {
        "ask": command("ask", question=QUESTIONS[locale], locale=locale),
        "ask, nothing": command("ask", question=f"{QUESTIONS[locale]} nothing", locale=locale),
        "ask, no such day": command("ask", question="?", happened_from="2021-02-30", locale=locale),
        "ask, no such outlet": command("ask", question="?", outlet="Yonhop", locale=locale),
        "meetings": command("meetings", who="Motegi", locale=locale),
        "meetings, nobody": command("meetings", who="Zzyzx", locale=locale),
        "meetings, nowhere": command("meetings", where="Toykoo", locale=locale),
        "meeting": command("meeting", id=MEETING, locale=locale),
        "meeting, none": command("meeting", id="1871-01-01", locale=locale),
        "timeline": command("timeline", who="Motegi", locale=locale),
        "timeline, backwards": command("timeline", **{"from": "2020", "to": "2019"}, locale=locale),
        "compare": command("compare", id=MEETING, locale=locale),
        "sources": command("sources", locale=locale),
        "help": command("help", locale=locale),
        "find sources": on_message("Motegi and Kang met in New York in 2019.", locale=locale),
        "find sources, nothing": on_message("lol", locale=locale),
        "privacy show": subcommand("privacy", "show", locale=locale),
        "privacy delete": subcommand("privacy", "delete", locale=locale),
        "settings": subcommand("chancery", "settings", locale=locale, user_permissions=manager),
        "settings, not permitted": subcommand("chancery", "settings", locale=locale),
        "add, not permitted": subcommand("chancery", "add", text="x", locale=locale),
    }


async def said(discord: StandIn, interaction: dict[str, Any]) -> str:
    """The first thing that is said in answer, in public or not, as the eye sees it."""

    def content() -> str | None:
        own = [each for each in discord.requests if interaction["token"] in each.path]
        texts = [each.body["data"].get("content") for each in own if each.route == CALLBACK and each.body.get("data")]
        texts += [each.body.get("content") for each in own if each.route in (EDIT, FOLLOW_UP)]
        return next((text for text in texts if text), None)

    await discord.use(interaction)
    await discord.until(lambda: content() is not None)
    return shown(content() or "")


@pytest.mark.parametrize("use", uses("en"))
@pytest.mark.parametrize("locale", LETTERS)
async def test_a_command_answers_in_the_language_of_the_user(discord: StandIn, use: str, locale: str) -> None:
    text = await said(discord, uses(locale)[use])
    first_own = next(line for line in text.split("\n") if not line.startswith(">"))
    last = text.split("\n")[-1]
    assert re.search(LETTERS[locale], last if use in ("ask", "compare", "meeting") else first_own), text
    if locale != "en":
        assert not ENGLISH.search(text), text
