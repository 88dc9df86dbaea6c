"""A moderator adds an article from Discord: shown, confirmed, and then in the store; nobody else adds anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.store import Store
from tests.bot.discord_markdown import alive, shown
from tests.e2e.payloads import GUILD_ID, MANAGE_MESSAGES, USUAL, press, subcommand
from tests.e2e.process import serving
from tests.e2e.standin import CALLBACK, EDIT, StandIn
from tests.retrieval.cli.running import BUSAN, NAGANO

pytestmark = [pytest.mark.e2e, pytest.mark.model, pytest.mark.asyncio(loop_scope="module")]
ENVIRONMENT = {"CHANCERY_BUNDLED": "0", "HF_HUB_OFFLINE": "1"}
MODERATOR = USUAL | MANAGE_MESSAGES


async def report(discord: StandIn, **given: Any) -> dict[str, Any]:
    """What a moderator is shown alone after handing something in."""
    n, m = len(discord.to(EDIT)) + 1, len(discord.to(CALLBACK)) + 1
    await discord.use(subcommand("chancery", "add", user_permissions=MODERATOR, **given))
    deferral = (await discord.wait_for(CALLBACK, n=m)).body
    assert (deferral["type"], deferral["data"]["flags"]) == (5, 64)
    return (await discord.wait_for(EDIT, n=n, limit_s=60.0)).body  # type: ignore[no-any-return]


async def refused(discord: StandIn, *, permissions: int = MODERATOR, **given: Any) -> str:
    """What is said alone to somebody whose article is not taken in."""
    n = len(discord.to(CALLBACK)) + 1
    await discord.use(subcommand("chancery", "add", user_permissions=permissions, **given))
    answer = (await discord.wait_for(CALLBACK, n=n)).body
    assert (answer["type"], answer["data"]["flags"]) == (4, 64)
    return shown(answer["data"]["content"])


async def pressed(discord: StandIn, body: dict[str, Any], label: str, *, n_edits: int) -> str:
    """What stands in the place of the report after a press, once so many changes of it came."""
    found = {button["label"]: button["custom_id"] for row in body["components"] for button in row["components"]}
    n = len(discord.to(EDIT)) + n_edits
    interaction = press(body, found[label])
    interaction["member"]["permissions"] = str(MODERATOR)
    await discord.use(interaction)
    last = (await discord.wait_for(EDIT, n=n, limit_s=60.0)).body
    assert not last.get("components")
    return shown(last["content"])


def headlines(home: Path) -> list[str | None]:
    """What the store holds."""
    if not (home / "store.sqlite").is_file():
        return []
    with Store.open(home / "store.sqlite", read_only=True) as store:
        return sorted(str(article.headline) for article in store.articles())


async def test_an_attachment_is_shown_and_added_only_when_confirmed(discord: StandIn, home: Path) -> None:
    body = await report(discord, attachment=discord.attach("nagano.md", NAGANO.encode()))
    first = shown(body["content"]).split("\n")
    assert first[0] == "Would be added: 1. Nothing is stored so far."
    assert "“Ministers talk in Nagano”" in first[1]
    assert "The Alpine Gazette · published Thursday, 10 March 2022" in first[1]
    assert "English · paragraphs 3, passages 1, left out 0" in first[1]
    assert headlines(home) == []
    assert len(list((home / "pending").iterdir())) == 1
    done = await pressed(discord, body, "Add", n_edits=2)
    assert done.startswith("Added: 1. I use it within seconds.")
    assert headlines(home) == ["Ministers talk in Nagano"]
    assert (home / "index" / "CURRENT").is_file()
    assert list((home / "pending").iterdir()) == []
    # A second press, as after a slow network, adds nothing.
    assert "added or dropped already" in await pressed(discord, body, "Add", n_edits=2)


async def test_text_that_is_dropped_is_not_added(discord: StandIn, home: Path) -> None:
    before = headlines(home)
    body = await report(discord, text=BUSAN, locale="ja")
    assert shown(body["content"]).startswith("追加の対象：1件。まだ何も保存していません。")
    assert "掲載 2022年4月12日" in shown(body["content"])
    assert await pressed(discord, body, "追加しない", n_edits=1) == "Nothing was added."
    assert headlines(home) == before
    assert list((home / "pending").iterdir()) == []


async def test_what_is_known_or_cannot_be_read_has_nothing_to_confirm(discord: StandIn, home: Path) -> None:
    await pressed(discord, await report(discord, text=BUSAN), "Add", n_edits=2)
    known = await report(discord, text=BUSAN)
    assert shown(known["content"]).startswith("There is nothing to add.\n• known already, unchanged")
    nothing = await report(discord, text="{not json", locale="ko")
    assert shown(nothing["content"]).startswith("추가할 것이 없습니다.\n• 추가할 수 없음 · ")
    assert not known.get("components") and not nothing.get("components")
    assert list((home / "pending").iterdir()) == []


async def test_a_hostile_page_is_shown_letter_by_letter(discord: StandIn) -> None:
    words = "@everyone <@100000000000000001> [here](https://evil.example) **now** discord.gg/abc"
    page = f"---\nheadline: '{words}'\noutlet: '{words}'\n---\nThe ministers met in Gunsan and talked about fish.\n"
    body = await report(discord, attachment=discord.attach("evil.md", page.encode()))
    report_line = body["content"].split("\n", 1)[1].replace("•", "")
    assert alive(report_line) == []
    await pressed(discord, body, "Do not add", n_edits=1)


async def test_only_moderators_add_and_only_what_can_be_read(discord: StandIn) -> None:
    assert "Only moderators" in await refused(discord, permissions=USUAL, text=NAGANO)
    assert "one of the two" in await refused(discord)
    both = {"text": NAGANO, "attachment": discord.attach("nagano.md", NAGANO.encode())}
    assert "one of the two" in await refused(discord, **both)
    assert "2 MB at most" in await refused(discord, attachment=discord.attach("a.txt", b"x", size=2_000_001))
    assert "plain text, Markdown, HTML or JSON" in await refused(discord, attachment=discord.attach("a.exe", b"x"))


async def test_only_servers_that_the_operator_lists_may_change_the_archive(tmp_path: Path) -> None:
    for servers, allowed in (("12345", False), (f"12345, {GUILD_ID}", True)):
        async with StandIn() as other, serving(tmp_path, other, CHANCERY_BUNDLED="0", CHANCERY_ADD_SERVERS=servers):
            if allowed:
                assert (await report(other, text=NAGANO))["components"]
            else:
                assert "CHANCERY_ADD_SERVERS" in await refused(other, text=NAGANO)
            assert other.problems == []


async def test_what_was_handed_in_can_be_confirmed_after_a_restart(tmp_path: Path) -> None:
    async with StandIn() as before, serving(tmp_path, before, CHANCERY_BUNDLED="0"):
        body = await report(before, text=NAGANO)
    async with StandIn() as after, serving(tmp_path, after, CHANCERY_BUNDLED="0"):
        assert (await pressed(after, body, "Add", n_edits=2)).startswith("Added: 1.")
    assert headlines(tmp_path) == ["Ministers talk in Nagano"]
    assert (before.problems, after.problems) == ([], [])
