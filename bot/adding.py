"""Adding an article from Discord: what would be added is told first, and nothing is stored before that is confirmed.

The work is done by ``chancery ingest`` in a process of its own, so that neither the event loop nor the memory of the
bot bears it; the bot takes the new index up by itself. What was handed in waits in a folder, for an hour at most.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import secrets
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import AddingFailed, NothingToAdd
from corpus.types import PartialDate

FOLDER = "pending"
MAX_BYTES = 2_000_000
KEPT_S = 3600.0
LIMIT_S = 840.0  # Discord takes an answer to a command for 15 minutes
ID_PATTERN = r"[0-9a-f]{16}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became, or would become, of one article: a line of ``chancery ingest --json``.

    ``status`` is added, updated, unchanged, duplicate or rejected; ``reason`` says why. ``n_dropped`` counts what was
    left out as boilerplate or readers' comments.
    """

    status: str
    reason: str | None
    article_id: str | None
    headline: str | None
    outlet: str | None
    published: PartialDate | None
    published_basis: str
    language: str | None
    n_paragraphs: int
    n_passages: int
    n_dropped: int


class Adding:
    """Takes articles in, one at a time. ``home`` is the data folder."""

    def __init__(self, home: Path, *, clock: Callable[[], float] = time.time) -> None:
        self._home, self._clock = home, clock
        self._one_at_a_time = asyncio.Lock()

    async def tidy(self) -> None:
        """Deletes what has waited too long, now and once more when what waits now will have."""
        await asyncio.to_thread(self._prune)
        loop = asyncio.get_running_loop()
        loop.call_later(KEPT_S + 1, lambda: loop.run_in_executor(None, self._prune))

    async def preview(self, data: bytes) -> tuple[str, tuple[Found, ...]]:
        """An id to confirm with, and what ``data`` would add; raises ``AddingFailed`` or ``NothingToAdd``."""
        pending_id = secrets.token_hex(8)
        await asyncio.to_thread(self._keep, pending_id, data)
        await self.tidy()
        return pending_id, await self._ingest(data, "--dry-run")

    async def confirm(self, pending_id: str) -> tuple[Found, ...]:
        """What was added; raises ``NothingToAdd`` when it was added or dropped already, ``AddingFailed`` otherwise."""
        data = await asyncio.to_thread(self._take, pending_id)
        if data is None:
            raise NothingToAdd
        return await self._ingest(data)

    async def drop(self, pending_id: str) -> None:
        """Forgets what was handed in."""
        await asyncio.to_thread(self._take, pending_id)

    async def _ingest(self, data: bytes, *options: str) -> tuple[Found, ...]:
        # Without the token: what reads pages of anybody has no use for it.
        env = {name: value for name, value in os.environ.items() if not name.startswith("DISCORD_")}
        async with self._one_at_a_time:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "retrieval.cli.main", "ingest", "-", "--json", *options,
                env={**env, "CHANCERY_HOME": str(self._home)},
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            )  # fmt: skip
            try:
                out, talk = await asyncio.wait_for(process.communicate(data), LIMIT_S)
            except TimeoutError:
                process.kill()
                await process.wait()
                raise AddingFailed(f"no end within {LIMIT_S:g} seconds") from None
        found = tuple(map(_found, out.decode().splitlines()))
        if not found or (process.returncode and all(each.status != "rejected" for each in found)):
            raise AddingFailed(_last_line(talk) or f"exit code {process.returncode}")
        return found

    def _keep(self, pending_id: str, data: bytes) -> None:
        folder = self._home / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        (folder / pending_id).write_bytes(data)

    def _prune(self) -> None:
        folder = self._home / FOLDER
        for path in folder.iterdir() if folder.is_dir() else ():
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < self._clock() - KEPT_S:
                    path.unlink()

    def _take(self, pending_id: str) -> bytes | None:
        """What was handed in, for the last time; ``None`` when it is not there, or too old."""
        if not re.fullmatch(ID_PATTERN, pending_id):
            return None
        path = self._home / FOLDER / pending_id
        try:
            is_old = path.stat().st_mtime < self._clock() - KEPT_S
            data = path.read_bytes()
            path.unlink()
        except FileNotFoundError:
            return None
        return None if is_old else data


def _found(line: str) -> Found:
    row: Mapping[str, Any] = json.loads(line)
    return Found(
        status=row["status"],
        reason=row["reason"],
        article_id=row["article_id"],
        headline=row["headline"],
        outlet=row["outlet"] or row["agency"],
        published=PartialDate.parse(row["published_on"]) if row["published_on"] else None,
        published_basis=row["published_basis"] or "",
        language=row["language"],
        n_paragraphs=row["paragraphs"],
        n_passages=row["passages"] or 0,
        n_dropped=sum(row["dropped"].values()),
    )


def _last_line(talk: bytes) -> str:
    lines = [line for line in talk.decode("utf-8", "replace").splitlines() if line.startswith("chancery: ")]
    return lines[-1].removeprefix("chancery: ") if lines else ""
