"""One bot for all tests of a file: its data folder, its process, and the stand-in that it is connected to.

A file that wants its bot told more than the usual says so in ``ENVIRONMENT``; one that makes the archive fail on
purpose, which is logged with a traceback, in ``BREAKS``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.process import Process, serving
from tests.e2e.standin import StandIn


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the bot of a file."""
    return tmp_path_factory.mktemp("home")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(request: pytest.FixtureRequest, home: Path) -> AsyncIterator[tuple[StandIn, Process]]:
    """One bot for the tests of a file; at the end no request of it may have been wrong, nor anything have failed."""
    more: Mapping[str, str] = getattr(request.module, "ENVIRONMENT", {})
    async with StandIn() as discord:
        async with serving(home, discord, **more) as process:
            yield discord, process
        assert discord.problems == [], "\n".join(discord.problems)
        if not getattr(request.module, "BREAKS", False):
            assert "Traceback" not in process.errors, process.errors


@pytest_asyncio.fixture(loop_scope="module")
async def discord(running: tuple[StandIn, Process]) -> StandIn:
    """The stand-in, with its record wiped."""
    running[0].requests.clear()
    return running[0]
