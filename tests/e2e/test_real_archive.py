"""From a page to Discord with nothing made up but the page: ingested, indexed, asked, and swapped while running."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from tests.bot.discord_markdown import shown
from tests.e2e.payloads import command, mention
from tests.e2e.process import ROOT, environment, serving, start
from tests.e2e.standin import EDIT, SEND, StandIn

pytestmark = [pytest.mark.e2e, pytest.mark.model]
REAL = {"STANDIN_ARCHIVE": "", "CHANCERY_BUNDLED": "0", "CHANCERY_REFRESH_S": "0.2"}

FIRST = """---
headline: Ministers meet in Sapporo after the snow
outlet: The Northern Courier
published: 2022-02-10
url: https://courier.example/sapporo
---
Foreign Minister Hayashi Yoshimasa met his South Korean counterpart Chung Eui-yong in Sapporo on Wednesday.

The two ministers spoke for forty minutes about wartime labor, and agreed that their officials would go on talking.

Chung Eui-yong said that Seoul wanted an early end to the export controls which Japan had put in place in 2019.
"""
SECOND = """---
headline: Officials plan talks in Busan
outlet: The Harbor Post
published: 2022-03-15
url: https://harbor.example/busan
---
Director-general Funakoshi Takehiro will travel to Busan on 18 March 2022 to meet South Korean officials on fisheries.

Japan and South Korea last held talks on fisheries in Busan six years ago, a South Korean official said on Tuesday.
"""


async def chancery(env: dict[str, str], *arguments: str) -> str:
    """What ``chancery`` printed; fails the test when it did."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import sys; from retrieval.cli.main import main; sys.exit(main())", *arguments,
        cwd=ROOT, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    printed, _ = await process.communicate()
    assert process.returncode == 0, printed.decode()
    return printed.decode()


def real(home: Path, discord: StandIn | None) -> dict[str, str]:
    """The environment of a process with the real archive, without the bundled briefs."""
    return environment(home, discord, **REAL)


async def test_without_an_archive_the_start_ends_in_one_sentence(tmp_path: Path) -> None:
    process = await start(real(tmp_path, None))
    assert await process.end() == 14
    assert process.errors.count("\n") == 1


async def test_an_ingested_page_is_asked_in_discord_and_a_later_one_without_a_restart(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (tmp_path / "first.md").write_text(FIRST, "utf-8")
    (tmp_path / "second.md").write_text(SECOND, "utf-8")
    async with StandIn() as discord:
        env = real(home, discord)
        await chancery(env, "ingest", str(tmp_path / "first.md"))
        async with serving(home, discord, **REAL) as bot:
            await discord.say(mention("When did Hayashi and Chung meet in Sapporo?"))
            sent = await discord.wait_for(SEND)
            content = shown(sent.body["content"])
            assert "Wednesday, 9 February 2022" in content
            assert "The Northern Courier" in content
            assert "<https://courier.example/sapporo>" in content

            await discord.use(command("ask", question="林外相と鄭外相は札幌でいつ会談した?"))
            assert "2022年2月9日（水）" in shown((await discord.wait_for(EDIT)).body["content"])

            await discord.use(command("meetings", where="札幌", locale="ja"))
            listed = shown((await discord.wait_for(EDIT, n=2)).body["content"])
            assert "2022年2月9日 · 開催 · 外相会談 · 札幌 · 林芳正、鄭義溶" in listed

            await chancery(env, "ingest", str(tmp_path / "second.md"))
            await bot.wrote("a new index generation is in use")
            await discord.say(mention("When will Funakoshi travel to Busan?"))
            later = shown((await discord.wait_for(SEND, n=2)).body["content"])
            assert "The Harbor Post" in later
            assert "planned for Friday, 18 March 2022" in later

            await discord.use(command("timeline", who="하야시"))
            drawn = await discord.wait_for(EDIT, n=3)
            assert "9 Feb 2022 · held · foreign ministers' talks · Sapporo" in shown(drawn.body["content"])
            assert "9 Feb 2022" in drawn.body["attachments"][0]["description"]
            assert drawn.files["timeline.png"].startswith(b"\x89PNG")
        assert discord.problems == []
