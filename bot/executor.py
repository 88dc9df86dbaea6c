"""A bounded thread pool between the event loop and everything that computes or waits for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from bot.errors import Busy, TookTooLong

P = ParamSpec("P")
T = TypeVar("T")


class Executor:
    """Runs blocking calls in ``workers`` threads; at most ``max_waiting`` questions at one time.

    Background work (looking for a new index) has a thread of its own, so that it never waits behind
    questions nor takes the place of one. So has what must be there within a moment (completion).
    """

    def __init__(self, *, workers: int, max_waiting: int, timeout_s: float) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="question")
        self._background = ThreadPoolExecutor(1, thread_name_prefix="background")
        self._quick = ThreadPoolExecutor(1, thread_name_prefix="quick")
        self._workers, self._max_waiting, self._timeout_s = workers, max_waiting, timeout_s
        self._n_waiting = 0

    @property
    def n_waiting(self) -> int:
        """How many questions are under way or waiting, those given up included until their thread is free."""
        return self._n_waiting

    @property
    def n_ahead(self) -> int:
        """How many calls come before one that is handed over now; 0 when a thread is free for it."""
        return self._n_waiting if self._n_waiting >= self._workers else 0

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``call`` returns; raises ``Busy`` at once when the pool is full, ``TookTooLong`` after the limit."""
        if self._n_waiting >= self._max_waiting:
            raise Busy(self._n_waiting)
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._pool, lambda: call(*args, **kwargs))
        self._n_waiting += 1
        future.add_done_callback(self._one_less)
        try:
            # Shielded: a thread cannot be stopped, so its slot stays taken until it ends by itself.
            return await asyncio.wait_for(asyncio.shield(future), self._timeout_s)
        except TimeoutError:
            if future.done():  # the call itself raised TimeoutError
                raise
            raise TookTooLong(self._timeout_s) from None

    async def run_in_background(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``call`` returns, computed in the background thread, without a limit."""
        return await asyncio.get_running_loop().run_in_executor(self._background, lambda: call(*args, **kwargs))

    async def run_quickly(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``call`` returns, computed in the thread for what takes milliseconds, without a limit."""
        return await asyncio.get_running_loop().run_in_executor(self._quick, lambda: call(*args, **kwargs))

    def close(self) -> None:
        """Takes no further call; does not wait for threads that are still at work."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._background.shutdown(wait=False, cancel_futures=True)
        self._quick.shutdown(wait=False, cancel_futures=True)

    def _one_less(self, future: asyncio.Future[T]) -> None:
        self._n_waiting -= 1
        if not future.cancelled():
            future.exception()  # seen: a late failure of a call that was given up is no news to asyncio
