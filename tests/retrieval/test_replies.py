"""Whose answer a question asks for, and whether the article gives it."""

from __future__ import annotations

import pytest

from retrieval.replies import asks_for_reply, leaves_unanswered
from tests.retrieval.contradicted import asked, found, report


@pytest.mark.parametrize(
    ("text", "is_reply"),
    [
        ("what did Kang answer when Kono raised the fence", True),
        ("what did Kang say back about the fence", True),
        ("what was Kang's reaction to the fence", True),
        ("what did Kang say about the fence", False),
        ("when did Kang come back to Seoul", False),
        ("垣根のことを言われて康外相は何と返した？", True),
        ("康外相は垣根について何と述べた？", False),
        ("울타리 얘기에 강 장관 반응은?", True),
        ("강 장관이 울타리를 언제 봤어?", False),
    ],
)
def test_an_answer_is_told_from_any_words(text: str, is_reply: bool) -> None:
    assert asks_for_reply(asked(text)) is is_reply


QUESTION = "What did Kang answer when Kono raised the fence?"


@pytest.mark.parametrize(
    ("sentences", "is_open"),
    [
        (["Kono raised the fence.", "It rained."], True),
        (["Kono raised the fence.", "It rained.", "Kang told the press that she liked ponies."], True),
        (["Kono raised the fence.", "Kang replied that it was old."], False),
        (["Kang called the fence a nuisance."], False),
        (["Kono called in Kang, spoke of the fence and left."], True),
    ],
)
def test_words_on_another_matter_are_no_answer(sentences: list[str], is_open: bool) -> None:
    assert leaves_unanswered(found(QUESTION, report("Kang and Kono meet", *sentences))) is is_open
