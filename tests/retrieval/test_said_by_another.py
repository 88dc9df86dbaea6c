"""Words that a question puts into the mouth of one and the article into that of another."""

from __future__ import annotations

import pytest

from retrieval.said_by_another import said_by_another
from tests.retrieval.contradicted import found, report, words

QUESTIONS = [
    "Why did Kono say that the fence pact was dear to him?",
    "河野外相が垣根協定は大切だと言ったのはなぜ？",
    "고노가 울타리 협정이 소중하다고 말한 이유는?",
]
HERS = "Kang said that the fence pact was dear to her."


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_another_said_contradicts(question: str) -> None:
    assert words(said_by_another(found(question, report("Rain", "Kono slept.", HERS, best=1)))) == HERS


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    "told",
    [
        "Kono said that the fence pact was dear to him.",
        "Kono and Kang said that the fence pact was dear to them.",
        "The fence pact was dear to all.",
    ],
)
def test_what_he_or_nobody_said_does_not(question: str, told: str) -> None:
    assert said_by_another(found(question, report("Rain", told))) is None


@pytest.mark.parametrize("question", QUESTIONS)
def test_nor_does_it_where_he_has_words_on_it_too(question: str) -> None:
    hit = report("Rain", HERS, "Kono called the fence pact his own.")
    assert said_by_another(found(question, hit)) is None


def test_who_was_told_is_not_who_told() -> None:
    told = "Kono told Kang that the fence pact was dear to him."
    assert words(said_by_another(found("What did Kang tell Kono of the fence pact?", report("Rain", told)))) == told
    assert said_by_another(found("What did Kono tell Kang of the fence pact?", report("Rain", told))) is None


def test_of_two_together_nothing_is_told() -> None:
    question = "Why did Kono and Kang call the fence pact dear?"
    assert said_by_another(found(question, report("Rain", HERS))) is None


def test_unattributed_words_may_be_his() -> None:
    hit = report("Rain", HERS, "The fence pact was dear.")
    assert said_by_another(found(QUESTIONS[0], hit)) is None


def test_one_topic_alone_counts_only_in_the_best_sentence() -> None:
    assert said_by_another(found(QUESTIONS[0], report("Rain", "Kono slept.", HERS))) is None
