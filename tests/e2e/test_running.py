"""The process as a service: shards, health and metrics on a local port, waits after failed starts, its log."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import socket
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.e2e.gateway import IDENTIFY, MESSAGE_CONTENT
from tests.e2e.payloads import DM_ID, GUILD_ID, mention, message
from tests.e2e.process import Process, environment, serving, start
from tests.e2e.standin import SEND, StandIn

pytestmark = pytest.mark.e2e
HERE = (int(GUILD_ID) >> 22) % 2  # the shard of the server when there are two


async def address_of(process: Process) -> str:
    """Where health and metrics are served."""
    await process.wrote("health and metrics are served on ")
    found = re.search(r"served on (http://127\.0\.0\.1:\d+)", process.errors)
    assert found is not None
    return found[1]


async def get(url: str) -> tuple[int, str]:
    """Status and body."""
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def until_ready(url: str) -> dict[str, Any]:
    """What ``/readyz`` says once it answers 200; raises ``TimeoutError``."""
    async with asyncio.timeout(20.0):
        while (found := await get(f"{url}/readyz"))[0] != 200:
            await asyncio.sleep(0.05)
    return json.loads(found[1])  # type: ignore[no-any-return]


async def test_health_tells_live_from_ready_and_metrics_count_questions(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, CHANCERY_HTTP_PORT="0") as process:
        url = await address_of(process)
        assert await get(f"{url}/healthz") == (200, '{"live": true}')
        assert await until_ready(url) == {
            "ready": True, "problem": None, "n_shards": 1, "n_connected": 1, "index_id": "gen-000001",
            "index_problem": None,
        }  # fmt: skip
        await discord.say(mention("When did they meet?"))
        await discord.say(message("nothing on this?", channel_id=DM_ID))
        await discord.wait_for(SEND, n=2)
        _, scraped = await get(f"{url}/metrics")
        for line in (
            'chancery_questions_total{outcome="abstained"} 1.0',
            'chancery_questions_total{outcome="answered"} 1.0',
            "chancery_question_seconds_count 2.0",
            'chancery_shard_connected{shard="0"} 1.0',
            'chancery_index_info{index_id="gen-000001"} 1.0',
            "chancery_index_fallback 0.0",
            "chancery_guilds 1.0",
            "chancery_questions_waiting 0.0",
            "chancery_index_swaps_total 0.0",
        ):
            assert line in scraped.splitlines()


async def test_a_gateway_that_acknowledges_nothing_is_live_but_not_ready(tmp_path: Path) -> None:
    async with StandIn() as discord:
        discord.gateway.acknowledging = False
        async with serving(tmp_path, discord, CHANCERY_HTTP_PORT="0") as process:
            url = await address_of(process)
            assert (await get(f"{url}/healthz"))[0] == 200
            status, body = await get(f"{url}/readyz")
            assert (status, json.loads(body)["problem"]) == (503, "no heartbeat was acknowledged so far")


async def test_a_port_that_is_taken_ends_the_start_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        async with StandIn() as discord:
            process = await start(environment(tmp_path, discord, CHANCERY_HTTP_PORT=port))
            assert await process.end() == 2
    last = process.errors.strip().split("\n")[-1]
    assert f"CHANCERY_HTTP_PORT is {port} on 127.0.0.1" in last
    assert "Traceback" not in process.errors


async def test_it_opens_as_many_shards_as_discord_advises(tmp_path: Path) -> None:
    async with StandIn() as discord:
        discord.advised_shards = 2
        async with serving(tmp_path, discord, CHANCERY_HTTP_PORT="0") as process:
            second = await discord.gateway.wait_for(IDENTIFY, n=2)
            assert second["d"]["shard"] == [1, 2]
            assert (await until_ready(await address_of(process)))["n_connected"] == 2
            await discord.say(mention("When did they meet?"))  # on the shard of the server
            await discord.say(message("and now?", channel_id=DM_ID))  # on shard 0
            await discord.wait_for(SEND, n=2)
            assert discord.problems == []


async def test_a_process_of_a_cluster_opens_its_own_shards_alone(tmp_path: Path) -> None:
    async with StandIn() as discord:
        async with serving(tmp_path, discord, CHANCERY_SHARDS="2", CHANCERY_SHARD_IDS=str(HERE)) as process:
            await discord.say(mention("When did they meet?"))
            await discord.wait_for(SEND)
            identified = [frame["d"]["shard"] for frame in discord.gateway.frames if frame["op"] == IDENTIFY]
            assert identified == [[HERE, 2]]
            process.tell(signal.SIGTERM)
            assert await process.end() == 0
        assert (tmp_path / f"health-{HERE}.json").is_file()
        assert not (tmp_path / "health.json").exists()


async def test_a_failed_start_makes_the_next_one_wait_and_a_success_forgets_it(tmp_path: Path) -> None:
    async with StandIn() as discord:
        discord.gateway.close_code_for_identify = 4014
        process = await start(environment(tmp_path, discord))
        assert await process.end() == 12
        n_before = len(discord.requests)
        process = await start(environment(tmp_path, discord, CHANCERY_BACKOFF_S="600"))
        await process.wrote("1 starts in a row failed; waiting")
        assert len(discord.requests) == n_before
        process.tell(signal.SIGTERM)  # ends the wait
        assert await process.end() == 0
        discord.gateway.close_code_for_identify = None
        process = await start(environment(tmp_path, discord, CHANCERY_BACKOFF_S="0"))
        await discord.gateway.wait_for(IDENTIFY, n=2)
        await discord.say(message("are you there?", channel_id=DM_ID))
        await discord.wait_for(SEND)
        process.tell(signal.SIGTERM)
        assert await process.end() == 0
        assert not (tmp_path / "starts.json").exists()


async def test_the_log_is_json_without_questions_when_asked(tmp_path: Path) -> None:
    async with StandIn() as discord:
        more = {"CHANCERY_LOG_FORMAT": "json", "CHANCERY_LOG_LEVEL": "DEBUG"}
        async with serving(tmp_path, discord, **more) as process:
            await discord.say(mention("When did the secretive two meet?"))
            await discord.wait_for(SEND)
            process.tell(signal.SIGTERM)
            assert await process.end() == 0
    written = (tmp_path / "logs" / "bot.log").read_text("utf-8")
    records = [json.loads(line) for line in written.splitlines()]
    asked = next(record for record in records if record["message"] == "question")
    assert (asked["outcome"], asked["n_citations"], asked["logger"]) == ("answered", 2, "bot.observer")
    assert "secretive" not in written + process.errors


async def test_the_message_content_intent_is_asked_for_only_when_told_to(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, CHANCERY_MESSAGE_CONTENT="1"):
        identify = await discord.gateway.wait_for(IDENTIFY)
        assert identify["d"]["intents"] & MESSAGE_CONTENT
