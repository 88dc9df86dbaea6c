"""Where it was, by the words of headlines."""

from __future__ import annotations

import pytest

from retrieval.whereabouts import held_elsewhere
from tests.retrieval.contradicted import found, report, words

IN_TOKYO = report("Kang and Kono meet in Tokyo", "They met at a hotel.")


@pytest.mark.parametrize(
    "question",
    [
        "At which hotel in Seoul did Kang and Kono meet?",
        "康外相と河野外相がソウルで会ったホテルは？",
        "강 장관이랑 고노가 서울에서 만난 호텔은?",
    ],
)
def test_people_whose_talks_a_headline_puts_elsewhere(question: str) -> None:
    assert words(held_elsewhere(found(question, IN_TOKYO))) == "They met at a hotel."
    there = report("Kang and Kono meet in Seoul", "They met.", article="b")
    assert held_elsewhere(found(question, IN_TOKYO, there)) is None


@pytest.mark.parametrize(
    ("question", "headline", "sentence"),
    [
        ("At which hotel in Tokyo did Kang and Kono meet?", "Kang and Kono meet in Tokyo", "They met."),
        ("What did Seoul say of Kang and Kono?", "Kang and Kono meet in Tokyo", "They met."),  # a government
        ("What was signed in Seoul?", "Kang and Kono meet in Tokyo", "They met."),  # of nobody
        ("At which hotel in Seoul did Kang and Kono meet?", "Kang and Kono meet", "They met."),
        ("At which hotel in Seoul did Kang and Kono meet?", "Kang goes home in Tokyo", "They met."),
        ("At which hotel in Seoul did Kang and Kono meet?", "Kang and Kono meet in Tokyo", "In Seoul they had met."),
    ],
)
def test_what_is_not_told_elsewhere_is_left_alone(question: str, headline: str, sentence: str) -> None:
    assert held_elsewhere(found(question, report(headline, sentence))) is None
