"""Two people whom no sentence of the article names together."""

from __future__ import annotations

import pytest

from retrieval.apart import are_nowhere_together
from tests.retrieval.contradicted import found, report

QUESTIONS = ["Where did Kang meet Kono?", "河野外相が康外相と会ったのはどこ？", "고노가 강 장관을 만난 곳은?"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_two_who_are_told_of_apart(question: str) -> None:
    assert are_nowhere_together(found(question, report("Rain", "Kang met a pony.", "It rained.", "Kono slept.")))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("told", ["Kang met Kono in a barn.", "康外相は河野外相と会った。"])
def test_two_whom_a_sentence_names(question: str, told: str) -> None:
    assert not are_nowhere_together(found(question, report("Rain", "It rained.", told)))


def test_a_headline_may_name_them() -> None:
    assert not are_nowhere_together(found(QUESTIONS[0], report("Kang and Kono meet", "The two met in a barn.")))


def test_of_one_nothing_is_told() -> None:
    assert not are_nowhere_together(found("Where did Kang eat?", report("Rain", "Kono slept.")))
