"""Every known failure of a start is one sentence on standard error with an exit code of its own."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from tests.e2e.process import environment, start
from tests.e2e.standin import COMMANDS, StandIn, error

pytestmark = pytest.mark.e2e


async def fails(env: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Exit code and the last line of standard error, which may hold nothing like a traceback."""
    process = await start(env, *arguments)
    try:
        code = await process.end()
    finally:
        await process.kill()
    assert "Traceback" not in process.errors
    return code, process.errors.strip().split("\n")[-1]


async def test_no_token_where_discord_is_demanded(tmp_path: Path) -> None:
    code, sentence = await fails(environment(tmp_path, None), "--discord")
    assert (code, "DISCORD_TOKEN" in sentence) == (10, True)


async def test_a_refused_token(tmp_path: Path) -> None:
    async with StandIn() as discord:
        code, sentence = await fails(environment(tmp_path, discord, DISCORD_TOKEN="another.token"))
    assert (code, "refused the token" in sentence, "another.token" in sentence) == (11, True, False)


async def test_a_token_that_the_gateway_refuses(tmp_path: Path) -> None:
    async with StandIn() as discord:
        discord.gateway.close_code_for_identify = 4004
        assert (await fails(environment(tmp_path, discord)))[0] == 11


async def test_refused_intents(tmp_path: Path) -> None:
    async with StandIn() as discord:
        discord.gateway.close_code_for_identify = 4014
        code, sentence = await fails(environment(tmp_path, discord))
    assert (code, "intents" in sentence) == (12, True)


async def test_no_network(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
        env = environment(tmp_path, None, STANDIN_URL=nowhere, DISCORD_TOKEN="a.b")
        code, sentence = await fails(env)
    assert (code, "cannot be reached" in sentence) == (13, True)


async def test_no_index(tmp_path: Path) -> None:
    code, sentence = await fails(environment(tmp_path, None, STANDIN_ARCHIVE="none"))
    assert (code, "chancery index build" in sentence) == (14, True)


async def test_a_wrong_index(tmp_path: Path) -> None:
    code, sentence = await fails(environment(tmp_path, None, STANDIN_ARCHIVE="wrong", DISCORD_TOKEN="a.b"))
    assert (code, "other-model" in sentence) == (15, True)


async def test_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    code, sentence = await fails(environment(tmp_path, None, CHANCERY_WORKERS="many"))
    assert (code, "CHANCERY_WORKERS" in sentence) == (2, True)
    code, sentence = await fails(environment(tmp_path, None, CHANCERY_RECEIPT_DAYS="long"))
    assert (code, "CHANCERY_RECEIPT_DAYS is 'long'" in sentence) == (2, True)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is unwritable to root")
async def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    code, _ = await fails(environment(tmp_path, None))
    tmp_path.chmod(stat.S_IRWXU)
    assert code == 17


async def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder")
    code, sentence = await fails(environment(tmp_path / "home", None))
    assert (code, "CHANCERY_HOME" in sentence) == (17, True)


async def test_an_application_that_discord_refuses_otherwise(tmp_path: Path) -> None:
    async with StandIn() as discord:
        discord.plan("GET /oauth2/applications/@me", lambda: error(403, 50001, "Missing Access"))
        assert (await fails(environment(tmp_path, discord)))[0] == 19


async def test_refused_commands_do_not_keep_the_bot_from_starting(tmp_path: Path) -> None:
    async with StandIn() as discord:
        discord.plan(COMMANDS, lambda: error(400, 50035, "Invalid Form Body"))
        process = await start(environment(tmp_path, discord))
        await discord.gateway.wait_for(1)
        process.tell()
        assert await process.end() == 0
        assert "did not take the commands" in process.errors
        assert not (tmp_path / "commands.sha256").exists()


async def test_a_token_in_a_file_serves_as_well(tmp_path: Path) -> None:
    async with StandIn() as discord:
        (tmp_path / "token").write_text(discord.token + "\n")
        env = environment(tmp_path, discord, DISCORD_TOKEN="", DISCORD_TOKEN_FILE=str(tmp_path / "token"))
        process = await start(env)
        await discord.gateway.wait_for(2)
        process.tell()
        assert await process.end() == 0
        assert discord.token not in process.errors
        assert discord.token not in (tmp_path / "logs" / "bot.log").read_text("utf-8")
