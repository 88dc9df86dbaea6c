"""Whoever has to wait is told how many questions come first; nobody else is told anything."""

from __future__ import annotations

import asyncio

import pytest

from bot.commands.queueing import in_queue, place_text
from bot.errors import Busy


async def slow() -> str:
    await asyncio.sleep(0.01)
    return "answer"


@pytest.mark.parametrize(("n_ahead", "told"), [(0, []), (1, [1]), (7, [7])])
async def test_the_number_is_told_before_the_answer_comes(n_ahead: int, told: list[int]) -> None:
    heard: list[int] = []

    async def tell(n: int) -> None:
        heard.append(n)

    assert await in_queue(n_ahead, slow(), tell) == "answer"
    assert heard == told


async def test_a_question_has_its_place_before_that_is_told() -> None:
    order: list[str] = []

    async def asking() -> None:
        order.append("asked")
        await asyncio.sleep(0.01)

    async def tell(n: int) -> None:
        order.append("told")

    await in_queue(3, asking(), tell)
    assert order == ["asked", "told"]


async def test_what_is_refused_at_once_has_no_place() -> None:
    async def refused() -> None:
        raise Busy(9)

    async def tell(n: int) -> None:
        raise AssertionError(n)

    with pytest.raises(Busy):
        await in_queue(9, refused(), tell)


def test_the_sentence_counts_in_three_languages() -> None:
    assert place_text(1, "en") == "One question is being answered before yours."
    assert place_text(12, "ja") == "先に12件の質問に答えています。"
    assert place_text(2, "ko") == "앞선 질문 2건에 답하고 있습니다."
