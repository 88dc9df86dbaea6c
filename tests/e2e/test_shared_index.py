"""Two bot processes, each with its own shard and data folder, on one index on a Milvus server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.discord_markdown import shown
from tests.e2e.gateway import IDENTIFY
from tests.e2e.payloads import DM_ID, GUILD_ID, mention, message
from tests.e2e.process import environment, serving
from tests.e2e.standin import SEND, StandIn
from tests.e2e.test_real_archive import FIRST, REAL, SECOND, chancery
from tests.milvus import LiteServer

pytestmark = [pytest.mark.e2e, pytest.mark.model]
SAPPORO = "When did Hayashi and Chung meet in Sapporo?"
N_SHARDS = 7
HERE = (int(GUILD_ID) >> 22) % N_SHARDS  # the shard of the server; direct messages go to shard 0
BUSAN = "When will Funakoshi travel to Busan?"


async def answers(discord: StandIn, question: str) -> list[str]:
    """What both bots say: the one by a mention in the server, the other by a direct message."""
    n_before = len(discord.to(SEND))
    await discord.say(mention(question))
    await discord.wait_for(SEND, n=n_before + 1)
    await discord.say(message(question, channel_id=DM_ID))
    await discord.wait_for(SEND, n=n_before + 2)
    return [shown(sent.body["content"]) for sent in discord.to(SEND)[n_before:]]


async def test_two_bots_read_one_index_and_both_go_on_without_it(lite: LiteServer, tmp_path: Path) -> None:
    shared = {**REAL, "CHANCERY_INDEX": str(lite.address("briefs")), "CHANCERY_SHARDS": str(N_SHARDS)}
    homes = tmp_path / "writer", tmp_path / "replica"
    writer, replica = (environment(home, None, **shared) for home in homes)
    (tmp_path / "first.md").write_text(FIRST, "utf-8")
    (tmp_path / "second.md").write_text(SECOND, "utf-8")
    await chancery(writer, "ingest", str(tmp_path / "first.md"))
    await chancery(writer, "index", "push")
    await chancery(replica, "index", "pull")
    async with (
        StandIn() as discord,
        serving(homes[0], discord, **shared, CHANCERY_SHARD_IDS="0") as one,
        serving(homes[1], discord, **shared, CHANCERY_SHARD_IDS=str(HERE)) as other,
    ):
        await discord.gateway.wait_for(IDENTIFY, n=2)
        for said in await answers(discord, SAPPORO):
            assert "Wednesday, 9 February 2022" in said

        await chancery(writer, "ingest", str(tmp_path / "second.md"))
        await chancery(writer, "index", "push")
        await chancery(replica, "index", "pull")
        for bot in (one, other):
            await bot.wrote("a new index generation is in use")
        for said in await answers(discord, BUSAN):
            assert "planned for Friday, 18 March 2022" in said

        lite.stop()
        for said in await answers(discord, SAPPORO):
            assert "Wednesday, 9 February 2022" in said
        for bot in (one, other):
            await bot.wrote("the local index gen-000002")
        lite.start()
        for bot in (one, other):
            await bot.wrote("is in use again")
        for said in await answers(discord, BUSAN):
            assert "planned for Friday, 18 March 2022" in said
        assert discord.problems == []
        for bot in (one, other):
            assert "Traceback" not in bot.errors
