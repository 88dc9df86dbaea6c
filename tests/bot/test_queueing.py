"""Whoever has to wait is told how many questions come first; nobody else is told anything."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from bot.commands import queueing
from bot.commands.queueing import in_queue, place_text
from bot.errors import Busy


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queueing, "TELL_AFTER_S", 0.02)


async def told(place: Callable[[], int], takes_s: float) -> list[int]:
    """The numbers that are told while a question takes so long."""
    heard: list[int] = []

    async def asking() -> str:
        await asyncio.sleep(takes_s)
        return "answer"

    async def tell(n: int) -> None:
        heard.append(n)

    assert await in_queue(place, asking(), tell) == "answer"
    return heard


@pytest.mark.parametrize(("n_ahead", "heard"), [(0, []), (1, [1]), (7, [7])])
async def test_the_number_is_told_before_the_answer_comes(n_ahead: int, heard: list[int]) -> None:
    assert await told(lambda: n_ahead, 0.1) == heard


async def test_it_is_the_number_of_those_that_still_come_first_when_it_is_told() -> None:
    for later, heard in ((3, [3]), (0, [])):
        numbers = iter((9, later))
        assert await told(lambda numbers=numbers: next(numbers), 0.1) == heard  # type: ignore[misc]


async def test_who_is_answered_within_a_moment_is_told_nothing() -> None:
    assert await told(lambda: 5, 0.001) == []


async def test_a_question_has_its_place_before_that_is_told() -> None:
    order: list[str] = []

    async def asking() -> None:
        order.append("asked")
        await asyncio.sleep(0.1)

    async def tell(n: int) -> None:
        order.append("told")

    await in_queue(lambda: 3, asking(), tell)
    assert order == ["asked", "told"]


async def test_what_is_refused_at_once_has_no_place() -> None:
    async def refused() -> None:
        raise Busy(9)

    async def tell(n: int) -> None:
        raise AssertionError(n)

    with pytest.raises(Busy):
        await in_queue(lambda: 9, refused(), tell)


def test_the_sentence_counts_in_three_languages() -> None:
    assert place_text(1, "en") == "One question is being answered before yours."
    assert place_text(12, "ja") == "先に12件の質問に答えています。"
    assert place_text(2, "ko") == "앞선 질문 2건에 답하고 있습니다."
