"""Which of two things came first."""

from __future__ import annotations

import pytest

from retrieval.order_of_events import told_in_other_order
from tests.retrieval.contradicted import found, report, words

TOKYO_FIRST = [
    "Why did they meet in Tokyo before the fence pact was signed?",
    "垣根協定の前に東京で会った理由は？",
    "울타리 협정 전에 도쿄에서 만난 이유는?",
    "Why was the fence pact signed after they met in Tokyo?",
    "東京で会った翌日に垣根協定を結んだ理由は？",
    "도쿄에서 만난 다음날 울타리 협정을 맺은 이유는?",
]
FENCE_FIRST = [
    "They met in Tokyo after the fence pact was signed.",
    "The fence pact was signed, after which they met in Tokyo.",
    "After the fence pact was signed, they met in Tokyo.",
    "Before they met in Tokyo, the fence pact was signed.",
]


@pytest.mark.parametrize("question", TOKYO_FIRST)
@pytest.mark.parametrize("told", FENCE_FIRST)
def test_the_other_order_contradicts(question: str, told: str) -> None:
    assert words(told_in_other_order(found(question, report("Rain", told)))) == told


def test_a_day_later_joins_two_sentences() -> None:
    hit = report("Rain", "The fence pact was signed.", "A day later, they met in Tokyo.")
    assert words(told_in_other_order(found(TOKYO_FIRST[0], hit))) == "A day later, they met in Tokyo."


@pytest.mark.parametrize("question", TOKYO_FIRST)
@pytest.mark.parametrize(
    "told",
    [
        "They met in Tokyo before the fence pact was signed.",
        "The fence pact was signed after they had met in Tokyo.",
        "They met in Tokyo and signed the fence pact.",
    ],
)
def test_the_same_order_or_none_does_not(question: str, told: str) -> None:
    assert told_in_other_order(found(question, report("Rain", told))) is None


@pytest.mark.parametrize(
    "question",
    [
        "Why was the bilateral held before the three-way?",
        "日韓会談の後に日米韓をやったのはなぜ？",
        "한일 회담 뒤에 한미일을 한 이유는?",
    ],
)
def test_meetings_of_two_and_of_three(question: str) -> None:
    told = "The trilateral talks ended, after which the ministers moved to a bilateral meeting."
    assert words(told_in_other_order(found(question, report("Rain", told)))) == told
