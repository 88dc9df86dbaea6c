"""Whether the best sentence can tell why the one asked about did it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.whose_reason import is_of_somebody_else
from tests.retrieval.contradicted import found, report

QUESTIONS = ["Why did Kang paint the fence?", "康外相が垣根を塗った理由は？", "강 장관이 울타리를 칠한 이유는?"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_reason_of_somebody_else(question: str) -> None:
    assert is_of_somebody_else(found(question, report("Fence", "Kono did it to please the ponies.", "Kang slept.")))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("told", ["Kang did it to please the ponies.", "To please them, said Kono, Kang did it."])
def test_a_reason_of_hers(question: str, told: str) -> None:
    assert not is_of_somebody_else(found(question, report("Fence", told)))


def test_of_two_or_of_anything_but_a_reason_nothing_is_told() -> None:
    told = report("Fence", "It was painted.")
    assert not is_of_somebody_else(found("Why did Kang and Kono paint the fence?", told))
    assert not is_of_somebody_else(found("役人は康外相が来た理由を何と言ってた？", told))
    result = found(QUESTIONS[0], told)
    assert not is_of_somebody_else(replace(result, reading=replace(result.reading, intent="when")))
