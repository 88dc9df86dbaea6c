"""The real ``python -m bot`` as a process, pointed at the stand-in."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.e2e.gateway import HEARTBEAT, IDENTIFY
from tests.e2e.standin import COMMANDS, TOKEN, StandIn

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(__file__).resolve().parent / "site"


def environment(home: Path, discord: StandIn | None, **more: str) -> dict[str, str]:
    """The variables of the process: nothing of ours but what is given, an archive made up unless said otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CHANCERY_", "DISCORD_"))}
    pointed = {"STANDIN_URL": discord.url, "DISCORD_TOKEN": TOKEN} if discord else {}
    return {
        **kept,
        **pointed,
        "CHANCERY_HOME": str(home),
        "STANDIN_ARCHIVE": "small",
        # One user asks dozens of questions in a test; the tests of limits set their own.
        "CHANCERY_USER_PER_MINUTE": "0",
        "CHANCERY_SERVER_PER_MINUTE": "0",
        "PYTHONPATH": os.pathsep.join((str(SITE), str(ROOT))),
        "PYTHONUTF8": "1",
        **more,
    }


class Process:
    """A bot that runs. ``errors`` is what it wrote to standard error so far."""

    def __init__(self, inner: asyncio.subprocess.Process) -> None:
        self._inner = inner
        self.errors = ""
        self._reading = asyncio.create_task(self._read_errors())

    async def _read_errors(self) -> None:
        assert self._inner.stderr is not None
        async for line in self._inner.stderr:
            self.errors += line.decode("utf-8", "replace")

    async def wrote(self, words: str, limit_s: float = 60.0) -> None:
        """Waits until ``words`` stand in ``errors``; raises ``TimeoutError``."""
        async with asyncio.timeout(limit_s):
            while words not in self.errors:
                await asyncio.sleep(0.02)

    def tell(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Sends a signal."""
        self._inner.send_signal(number)

    async def end(self, limit_s: float = 60.0) -> int:
        """Waits for the end and returns the exit code; raises ``TimeoutError``."""
        code = await asyncio.wait_for(self._inner.wait(), limit_s)
        await self._reading
        return code

    async def kill(self) -> None:
        """Ends it at once, if it still runs."""
        if self._inner.returncode is None:
            self._inner.kill()
            await self._inner.wait()
        await self._reading


async def start(env: dict[str, str], *arguments: str) -> Process:
    """Starts ``python -m bot``."""
    inner = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=ROOT,
        env=env,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    return Process(inner)


@asynccontextmanager
async def serving(home: Path, discord: StandIn, **more: str) -> AsyncIterator[Process]:
    """A bot that is connected to ``discord``; killed at the end if it still runs."""
    process = await start(environment(home, discord, **more), "--discord")
    try:
        await discord.wait_for(COMMANDS) if not (home / "commands.sha256").exists() else None
        await discord.gateway.wait_for(IDENTIFY)
        await discord.gateway.wait_for(HEARTBEAT)
        yield process
    finally:
        await process.kill()
