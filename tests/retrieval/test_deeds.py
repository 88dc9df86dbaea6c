"""What a question takes for done that no words of an article tell of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.deeds import is_never_told, told_otherwise
from tests.retrieval.contradicted import found, report, words

RAIN = report("Kang and Kono meet in the rain", "They stood under a roof and spoke of ponies.")


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kono storm out of the talks with Kang?",
        "Why did Kono apologize to Kang?",
        "Why did Kono resign after the talks?",
        "河野外相が席を立ったのはなぜ？",
        "河野外相が康外相に謝罪した理由は？",
        "고노가 강 장관한테 사과한 이유가 뭐야?",
        "강 장관이 자리를 박차고 나간 이유는?",
    ],
)
def test_a_deed_that_is_told_nowhere(question: str) -> None:
    assert is_never_told(found(question, RAIN))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did Kono storm out of the talks with Kang?", "Kono left early."),
        ("Why did Kono apologize to Kang?", "Kono voiced his remorse."),
        ("Why did Kono resign after the talks?", "He was replaced in a reshuffle."),
        ("Why did Kono not apologize to Kang?", "They spoke of ponies."),
        ("Why did Kono feed the ponies?", "They spoke of ponies."),
    ],
)
def test_a_deed_that_may_be_told_or_is_not_taken_for_done(question: str, sentence: str) -> None:
    assert not is_never_told(found(question, report("Kang and Kono meet", sentence)))


def test_who_asks_how_many_did_it_is_not_refuted() -> None:
    told = report("Kang and Kono in the rain", "Kono called the fence pact a mistake.")
    result = found("Who of the owners accepted the fence pact?", told)
    assert told_otherwise(result) is not None
    assert told_otherwise(replace(result, reading=replace(result.reading, intent="how_many"))) is None


def test_who_asks_whether_takes_nothing_for_done() -> None:
    result = found("Did Kono apologize to Kang?", RAIN)
    assert not is_never_told(replace(result, reading=replace(result.reading, intent="yes_no")))


@pytest.mark.parametrize(
    "question",
    [
        "Why did Kono accept the fence pact?",
        "河野外相が垣根協定を受け入れた理由は？",
        "고노가 울타리 협정을 받아들인 이유가 뭐야?",
        "Why did Kono promise to end the fence pact?",
    ],
)
def test_the_sentence_on_the_matter_is_shown_where_none_tells_of_the_promise(question: str) -> None:
    told = report("Kang and Kono in the rain", "It rained.", "Kono called the fence pact a mistake.")
    assert words(told_otherwise(found(question, told))) == "Kono called the fence pact a mistake."


@pytest.mark.parametrize(
    "question",
    [
        "What did Tokyo promise over the fence pact?",
        "How much capital did Tokyo pledge for the fence pact?",
        "垣根協定で日本が約束したことは？",
        "垣根協定の約束の内容は何？",
        "울타리 협정에서 일본이 약속한 게 뭐야?",
        "울타리 협정에서 일본이 무엇을 약속했어?",
    ],
)
def test_who_asks_what_was_promised_is_not_told_that_nothing_was(question: str) -> None:
    told = report("Kang and Kono in the rain", "It rained.", "Kono called the fence pact a mistake.")
    assert told_otherwise(found(question, told)) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Kono agreed to the fence pact.",
        "Of the fence pact Kono said that he would live with it, and accepted it.",
        RAIN,
    ],
)
def test_a_matter_that_is_agreed_to_or_not_spoken_of_is_left_alone(sentence: object) -> None:
    told = sentence if sentence is RAIN else report("Kang and Kono in the rain", str(sentence))
    assert told_otherwise(found("Why did Kono accept the fence pact?", told)) is None  # type: ignore[arg-type]


def test_words_that_go_on_after_a_sentence_on_the_matter_count() -> None:
    told = report("Kang and Kono in the rain", "Kono spoke of the fence pact.", "He accepted it in the end.")
    assert told_otherwise(found("Why did Kono accept the fence pact?", told)) is None
