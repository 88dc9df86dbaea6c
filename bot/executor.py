"""A bounded thread pool between the event loop and everything that computes or waits for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from bot.errors import Busy, Stopping, TookTooLong

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
        self._n_waiting = self._n_done = 0
        self._asking: set[asyncio.Future[None]] = set()
        self._is_ending = False

    @property
    def n_waiting(self) -> int:
        """How many questions are under way or waiting, those given up included until their thread is free."""
        return self._n_waiting

    def place(self) -> Callable[[], int]:
        """How many calls come before one that is handed over now, whenever it is asked; 0 once a thread was free."""
        n_ahead = self._n_waiting if self._n_waiting >= self._workers else 0
        n_done = self._n_done
        return lambda: max(0, n_ahead - (self._n_done - n_done))

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``call`` returns; raises ``Busy`` at once when the pool is full, ``TookTooLong`` after the limit.

        Raises ``Stopping`` once the questions were given up.
        """
        if self._is_ending:
            raise Stopping
        if self._n_waiting >= self._max_waiting:
            raise Busy(self._n_waiting)
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._pool, lambda: call(*args, **kwargs))
        self._n_waiting += 1
        future.add_done_callback(self._one_less)
        given_up: asyncio.Future[None] = loop.create_future()
        self._asking.add(given_up)
        try:
            # A thread cannot be stopped, so what is given up keeps its slot until it ends by itself.
            await asyncio.wait((future, given_up), timeout=self._timeout_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._asking.discard(given_up)
        if future.done():
            return future.result()
        if given_up.done():
            raise Stopping
        raise TookTooLong(self._timeout_s)

    def give_up(self) -> None:
        """Ends the wait of all who ask, now and from now on, with ``Stopping``."""
        self._is_ending = True
        for each in tuple(self._asking):
            if not each.done():
                each.set_result(None)

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
        self._n_done += 1
        if not future.cancelled():
            future.exception()  # seen: a late failure of a call that was given up is no news to asyncio
