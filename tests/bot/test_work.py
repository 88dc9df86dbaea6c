"""A stop waits for what is under way, and takes nothing new."""

import asyncio
import logging
from pathlib import Path

import pytest

from bot.config import BotSettings
from bot.errors import HomeUnusable, Stopping
from bot.logs import HideToken, configure_logs
from bot.work import Work


async def test_a_stop_waits_for_the_question_under_way() -> None:
    work, finished = Work(), []

    async def question() -> None:
        with work.one():
            await asyncio.sleep(0.05)
            finished.append(True)

    task = asyncio.create_task(question())
    await asyncio.sleep(0)
    assert await work.finish(5.0) == 0
    assert finished == [True]
    await task


async def test_a_stop_does_not_wait_for_ever_and_counts_what_is_left() -> None:
    work = Work()
    with work.one():
        assert await work.finish(0.01) == 1


async def test_a_stop_waits_for_who_failed_at_the_last_moment_to_be_told() -> None:
    work, said = Work(), []

    async def asked() -> None:
        try:
            with work.one():
                await asyncio.sleep(0.01)
                raise Stopping
        except Stopping:
            with work.telling():
                await asyncio.sleep(0.01)
                said.append("sorry")

    task = asyncio.create_task(asked())
    await asyncio.sleep(0)
    assert await work.finish(5.0) == 0
    assert said == ["sorry"]
    await task


async def test_nothing_is_taken_after_a_stop() -> None:
    work = Work()
    assert await work.finish(1.0) == 0
    with pytest.raises(Stopping), work.one():
        pass


def test_the_token_stands_in_no_line_of_the_log_nor_in_a_traceback() -> None:
    try:
        raise ValueError("with a.b.c in it")
    except ValueError as error:
        record = logging.LogRecord("x", logging.INFO, "f", 1, "token %s", ("a.b.c",), (type(error), error, None))
    line = HideToken("a.b.c").format(record)
    assert "a.b.c" not in line
    assert line.count("[token]") == 2
    assert "a.b.c" in HideToken(None).format(record)


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings = BotSettings.from_env({"CHANCERY_HOME": str(tmp_path / "file")})
    with pytest.raises(HomeUnusable, match="CHANCERY_HOME"):
        configure_logs(settings, to_stderr=False)
