"""Which of several days in a row is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.day_rows import place_in_row
from tests.retrieval.test_clauses import dated

ROUNDS = "Talks in Geneva, on May 3 and May 5, brought nothing, and those of May 20 no more."
STRETCH = "The ninth conference sat from Monday, May 3, to Wednesday, May 5, in Tokyo."


@pytest.mark.parametrize(
    ("text", "question", "places"),
    [
        (ROUNDS, "When was the second round?", [-1.0, 1.0, 0.0]),
        (ROUNDS, "When was the first round?", [1.0, -1.0, 0.0]),
        (ROUNDS, "When was the third round?", [0.0, 0.0, 0.0]),  # not in the row
        (ROUNDS, "When was the round?", [0.0, 0.0, 0.0]),
        (STRETCH, "When was the second round?", [0.0, 0.0]),  # from one to another, none is the second
    ],
)
def test_the_one_asked_for_by_its_place(text: str, question: str, places: list[float]) -> None:
    article, (sentence, *_) = dated(text)
    assert [place_in_row(e, sentence, article, question) for e in sentence.events] == places


def test_the_begin_and_the_end_of_a_row() -> None:
    article, (sentence, *_) = dated("The ministers sat in Tokyo on Monday, May 3, and Tuesday, May 4.")
    first, second = sentence.events
    assert place_in_row(first, sentence, article, "When did the conference begin?") == 1.0
    assert place_in_row(second, sentence, article, "When did the conference end?") == 1.0
    assert place_in_row(second, sentence, article, "When did the conference open?") == -1.0


def test_what_the_headline_counts_is_no_place_in_a_row() -> None:
    article, (sentence, *_) = dated(ROUNDS)
    on_second = replace(article, headlines={"en": "Second round"})
    assert place_in_row(sentence.events[0], sentence, on_second, "When was the second round?") == 0.0
