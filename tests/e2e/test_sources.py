"""What the archive holds, page by page, with buttons that outlive the process; commands are told to Discord once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.e2e.payloads import command, press
from tests.e2e.process import serving
from tests.e2e.standin import COMMANDS, EDIT, LOST, StandIn

pytestmark = pytest.mark.e2e


def buttons(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The buttons under a message."""
    return [button for row in body["components"] for button in row["components"]]


async def test_outlets_are_turned_page_by_page_and_commands_told_once_over_two_starts(tmp_path: Path) -> None:
    async with StandIn() as discord:
        async with serving(tmp_path, discord, STANDIN_ARCHIVE="many_outlets"):
            await discord.use(command("sources"))
            first = (await discord.wait_for(EDIT)).body
        assert "Outlet 12" in first["content"] and "Outlet 13" not in first["content"]
        assert "page 1 of 3" in first["content"]
        assert [button.get("disabled", False) for button in buttons(first)] == [True, False]
        discord.gateway.frames.clear()  # so that the second process is waited for
        async with serving(tmp_path, discord, STANDIN_ARCHIVE="many_outlets"):
            await discord.use(press(first, buttons(first)[1]["custom_id"], locale="ja"))
            second = (await discord.wait_for(EDIT, n=2)).body
            await discord.use(press(second, buttons(second)[1]["custom_id"]))
            third = (await discord.wait_for(EDIT, n=3)).body
        assert "Outlet 13" in second["content"] and "3ページ中2ページ" in second["content"]
        assert "Outlet 30" in third["content"] and buttons(third)[1]["disabled"] is True
        assert len(discord.to(COMMANDS)) == 1
        assert discord.problems == []


async def test_a_page_of_sources_that_is_lost_on_the_way_costs_a_line_in_the_log(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, STANDIN_ARCHIVE="many_outlets") as process:
        await discord.use(command("sources"))
        first = (await discord.wait_for(EDIT)).body
        discord.plan(EDIT, *[LOST] * 4)
        turned = press(first, buttons(first)[1]["custom_id"])
        await discord.use(turned)
        await process.wrote(f"interaction {turned['id']}: the page of sources could not be shown")
        assert "Traceback" not in process.errors
        assert discord.problems == []
