"""Somebody asked after by name of whom the article tells only what he was."""

from __future__ import annotations

import pytest

from retrieval.unnamed import goes_unnamed
from tests.retrieval.contradicted import found, report

WHO = [
    "Who was the official who spoke of the fence pact?",
    "What was the name of the official who spoke of the fence pact?",
    "垣根協定について話した高官は誰？",
    "울타리 협정에 대해 말한 당국자 이름은?",
]


@pytest.mark.parametrize("question", WHO)
@pytest.mark.parametrize("told", ["A senior official spoke of the fence pact.", "政府高官が垣根協定について述べた。"])
def test_one_without_a_name(question: str, told: str) -> None:
    assert goes_unnamed(found(question, report("Rain", told)))


@pytest.mark.parametrize("question", WHO)
@pytest.mark.parametrize(
    "told",
    [
        "Jane Doe, a senior official, spoke of the fence pact.",
        "The official Jane Doe spoke of the fence pact.",
        "康高官が垣根協定について述べた。",
        "It rained on the fence pact.",
    ],
)
def test_one_with_a_name_or_nobody_of_the_kind(question: str, told: str) -> None:
    assert not goes_unnamed(found(question, report("Rain", told)))


@pytest.mark.parametrize("question", ["What did the official say of the fence pact?", "高官は垣根協定を何と言った？"])
def test_not_asked_who(question: str) -> None:
    assert not goes_unnamed(found(question, report("Rain", "A senior official spoke of the fence pact.")))
