"""Connections break; the real process comes back, misses nothing and says the truth about its health."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from pathlib import Path

import pytest

from bot.health import read_health
from tests.bot.discord_markdown import alive
from tests.e2e.gateway import IDENTIFY, RESUME
from tests.e2e.payloads import DM_ID, command, mention, message
from tests.e2e.process import ROOT, environment, serving
from tests.e2e.standin import CALLBACK, COMMANDS, EDIT, FOLLOW_UP, SEND, TYPING, StandIn

pytestmark = pytest.mark.e2e
PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)  # members, presences, message content


async def healthy(home: Path) -> int:
    """The exit code of ``python -m bot.health``."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.health", cwd=ROOT, env=environment(home, None), stderr=asyncio.subprocess.DEVNULL
    )
    return await process.wait()


async def test_it_identifies_without_privileged_intents_and_is_healthy(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord):
        identify = await discord.gateway.wait_for(IDENTIFY)
        assert identify["d"]["intents"] & PRIVILEGED == 0
        async with asyncio.timeout(20.0):
            while (health := read_health(tmp_path / "health.json")) is None or not health.connected:
                await asyncio.sleep(0.02)
        assert await healthy(tmp_path) == 0


async def test_after_a_dropped_connection_it_resumes_and_answers_what_it_missed(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord):
        await discord.gateway.drop(4000)
        asked = mention("When did they meet?")
        await discord.say(asked)  # while nobody listens
        await discord.gateway.wait_for(RESUME)
        sent = await discord.wait_for(SEND)
        assert sent.body["message_reference"]["message_id"] == asked["id"]
        assert len([frame for frame in discord.gateway.frames if frame["op"] == IDENTIFY]) == 1


async def test_when_told_to_reconnect_it_resumes(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord):
        await discord.gateway.ask_to_reconnect()
        resume = await discord.gateway.wait_for(RESUME)
        assert resume["d"]["session_id"] == "session-0-1"
        await discord.say(mention("When did they meet?"))
        await discord.wait_for(SEND)
        assert discord.problems == []


async def test_an_event_replayed_by_a_resume_is_answered_once(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord):
        asked = mention("When did they meet?")
        await discord.say(asked)
        await discord.wait_for(SEND)
        await discord.gateway.ask_to_reconnect()
        await discord.gateway.wait_for(RESUME)
        await discord.say(asked)
        await discord.say(message("and now?", channel_id=DM_ID))
        await discord.wait_for(SEND, n=2)
        assert [request.path.split("/")[2] == DM_ID for request in discord.to(SEND)] == [False, True]


async def test_after_an_invalid_session_it_identifies_anew_and_tells_no_commands_again(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord):
        await discord.gateway.invalidate(resumable=False)
        await discord.gateway.wait_for(IDENTIFY, n=2)
        await discord.use(command("ask", question="When?"))
        await discord.wait_for(EDIT)
        assert len(discord.to(COMMANDS)) == 1


async def test_commands_are_told_at_the_first_start_and_not_at_the_next(tmp_path: Path) -> None:
    for n_told in (1, 0):
        async with StandIn() as discord:
            async with serving(tmp_path, discord) as process:
                process.tell(signal.SIGTERM)
                assert await process.end() == 0
            assert len(discord.to(COMMANDS)) == n_told
            assert discord.problems == []
            for request in discord.to(COMMANDS):
                names = {c["name"]: c for c in request.body}
                assert sorted(names) == [
                    "Find sources",
                    "ask",
                    "chancery",
                    "compare",
                    "help",
                    "meeting",
                    "meetings",
                    "privacy",
                    "sources",
                    "timeline",
                ]
                assert all(
                    command["name_localizations"].keys() == {"en-US", "en-GB", "ja", "ko"} for command in names.values()
                )
                assert names["timeline"]["name_localizations"]["ja"] == "年表"
                assert [option["name"] for option in names["meetings"]["options"]] == [
                    "who", "with_", "where", "year", "kind", "status",
                ]  # fmt: skip
                assert [option["name"] for option in names["timeline"]["options"]] == [
                    "who", "with_", "where", "kind", "from", "to",
                ]  # fmt: skip
                assert names["ask"]["name_localizations"]["ko"] == "질문"
                assert names["ask"]["description_localizations"].keys() == {"en-US", "en-GB", "ja", "ko"}
                assert names["ask"]["contexts"] == [0, 1, 2]
                assert names["ask"]["integration_types"] == [0, 1]
                assert [option["name"] for option in names["ask"]["options"]] == [
                    "question", "happened_from", "happened_to", "published_from", "published_to", "outlet", "private",
                    "thread",
                ]  # fmt: skip


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_the_question_under_way_finish(tmp_path: Path, number: signal.Signals) -> None:
    async with StandIn() as discord, serving(tmp_path, discord) as process:
        await discord.use(command("ask", question="When, very slowly?"))
        await discord.wait_for(CALLBACK)
        await discord.say(mention("and very slowly here?"))
        await discord.wait_for(TYPING)
        process.tell(number)
        await process.wrote("told to stop")
        await discord.use(command("ask", question="one too late"))
        assert await process.end() == 0
        assert len(discord.to(EDIT)) == 1
        assert len(discord.to(SEND)) == 1
        late = discord.to(CALLBACK)[-1].body
        assert late["type"] == 4
        assert "restarting" in late["data"]["content"]
        assert "Traceback" not in process.errors
        assert json.loads((tmp_path / "health.json").read_text())["connected"] is False
        assert await healthy(tmp_path) == 1


async def test_questions_that_never_end_do_not_keep_a_stop_waiting_and_are_told(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, CHANCERY_SHUTDOWN_S="0.5") as process:
        await discord.use(command("ask", question="for ever"))
        await discord.wait_for(CALLBACK)
        asked = [mention("한일 외교장관은, for ever"), mention("where, for ever")]
        for each in asked:
            await discord.say(each)
        await discord.wait_for(SEND)  # the second of them has to wait
        process.tell()
        # All three are told to ask again, in their language; nobody is left with a question that is never answered.
        assert "restarting" in (await discord.wait_for(FOLLOW_UP)).body["content"]
        assert await process.end(5.0) == 0
        told = [(discord.answer_to(each["id"]) or {}).get("content", "") for each in asked]
        assert ["다시 시작하는 중" in told[0], "I am restarting" in told[1]] == [True, True]
        assert "Traceback" not in process.errors
        assert discord.problems == []


async def test_hostile_articles_reach_discord_with_nothing_alive_in_them(tmp_path: Path) -> None:
    async with StandIn() as discord, serving(tmp_path, discord, STANDIN_ARCHIVE="hostile"):
        await discord.say(mention("When did they meet?"))
        await discord.use(command("ask", question="When?", permissions=0))
        sent, edit = await discord.wait_for(SEND), await discord.wait_for(EDIT)
        fields = [text for field in sent.body["embeds"][0]["fields"] for text in (field["name"], field["value"])]
        for text in (sent.body["content"], edit.body["content"], *fields):
            assert {kind for kind, _ in alive(text)} <= {"bold", "quote", "small print"}
        assert discord.problems == []
