"""Questions under way, so that a stop can wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import Stopping


class Work:
    """Counts what is under way. Once told to stop it takes nothing new."""

    def __init__(self) -> None:
        self._n_under_way = 0
        self._stopping = False
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """One question under way while the block runs; raises ``Stopping`` when none is taken any more."""
        if self._stopping:
            raise Stopping
        with self.telling():
            yield

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Somebody is told of a failure while the block runs: a stop waits for it, but does not refuse it."""
        self._n_under_way += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._n_under_way -= 1
            if not self._n_under_way:
                self._idle.set()

    async def finish(self, limit_s: float) -> int:
        """Takes nothing new, waits at most ``limit_s`` seconds, and returns how many questions were left unanswered."""
        self._stopping = True
        try:
            async with asyncio.timeout(limit_s):
                while self._n_under_way:  # who failed at the last moment begins to be told right after
                    await self._idle.wait()
        except TimeoutError:
            return self._n_under_way
        return 0
