"""Questions run in threads, a bounded number of them, and not for ever."""

import asyncio
import threading

import pytest

from bot.errors import Busy, Stopping, TookTooLong
from bot.executor import Executor


@pytest.fixture
def executor() -> Executor:
    return Executor(workers=2, max_waiting=3, timeout_s=0.1)


async def test_a_call_runs_in_another_thread_and_its_value_comes_back(executor: Executor) -> None:
    name = await executor.run(lambda: threading.current_thread().name)
    assert name.startswith("question")
    assert await executor.run(max, 1, 2) == 2


async def test_its_error_comes_back_as_well(executor: Executor) -> None:
    with pytest.raises(ZeroDivisionError):
        await executor.run(lambda: 1 // 0)


async def test_a_timeout_of_the_call_itself_is_not_ours(executor: Executor) -> None:
    def fail() -> None:
        raise TimeoutError("theirs")

    with pytest.raises(TimeoutError, match="theirs"):
        await executor.run(fail)


async def test_after_the_limit_the_question_is_given_up_but_its_slot_stays_taken(executor: Executor) -> None:
    release = threading.Event()
    with pytest.raises(TookTooLong, match=r"0\.1 seconds"):
        await executor.run(release.wait)
    assert executor.n_waiting == 1
    release.set()
    while executor.n_waiting:
        await asyncio.sleep(0.01)


async def test_one_question_too_many_is_refused_at_once(executor: Executor) -> None:
    release = threading.Event()
    waiting = [asyncio.create_task(executor.run(release.wait)) for _ in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await executor.run(max, 1, 2)
    release.set()
    assert await asyncio.gather(*waiting) == [True, True, True]


async def test_who_waits_when_the_questions_are_given_up_is_told_and_so_is_who_comes_later() -> None:
    executor, release = Executor(workers=1, max_waiting=3, timeout_s=60.0), threading.Event()
    waiting = [asyncio.create_task(executor.run(release.wait)) for _ in range(2)]
    await asyncio.sleep(0)
    executor.give_up()
    assert [type(each) for each in await asyncio.gather(*waiting, return_exceptions=True)] == [Stopping, Stopping]
    with pytest.raises(Stopping):
        await executor.run(max, 1, 2)
    release.set()
    executor.close()


async def test_background_work_waits_behind_no_question(executor: Executor) -> None:
    release = threading.Event()
    waiting = [asyncio.create_task(executor.run(release.wait)) for _ in range(3)]
    await asyncio.sleep(0)
    assert await executor.run_in_background(lambda: 7) == 7
    release.set()
    await asyncio.gather(*waiting)


async def test_what_must_be_quick_does_not_wait_behind_questions(executor: Executor) -> None:
    release = threading.Event()
    questions = [asyncio.create_task(executor.run(release.wait)) for _ in range(2)]
    await asyncio.sleep(0)
    assert await executor.run_quickly(max, 1, 2) == 2
    release.set()
    assert await asyncio.gather(*questions) == [True, True]


async def test_who_comes_next_knows_how_many_come_first_and_how_many_still_do_later() -> None:
    executor = Executor(workers=2, max_waiting=9, timeout_s=5.0)
    first, rest = threading.Event(), threading.Event()
    assert executor.place()() == 0
    calls = [asyncio.create_task(executor.run(gate.wait)) for gate in (first, rest, rest)]
    await asyncio.sleep(0)
    place = executor.place()
    assert place() == 3
    first.set()
    await calls[0]
    assert place() == 2
    rest.set()
    await asyncio.gather(*calls)
    assert place() == executor.place()() == 0
    executor.close()
