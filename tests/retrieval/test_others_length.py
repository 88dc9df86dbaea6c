"""A length asked of two people of whom the article tells none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.others_length import is_length_of_others
from tests.retrieval.contradicted import found, report


@pytest.mark.parametrize(
    ("told", "is_so"),
    [
        ("Kang was in Tokyo for talks of 50 minutes.", False),
        ("The talks took 50 minutes.", False),
        ("They talked.", False),
    ],
)
def test_minutes_that_may_be_theirs(told: str, is_so: bool) -> None:
    result = found("How long did Kono and Kang talk?", report("Rain", told))
    result = replace(result, reading=replace(result.reading, intent="how_long"))
    assert is_length_of_others(result) is is_so


def test_minutes_of_somebody_else() -> None:
    hit = report("Rain", "Doe talked for 50 minutes.")
    (sentence,) = hit.passage.sentences
    of_doe = replace(hit.passage, sentences=(replace(sentence, concepts=("person:doe",)),))
    result = found("How long did Kono and Kang talk?", hit)
    result = replace(result, reading=replace(result.reading, intent="how_long"), article=(of_doe,))
    assert is_length_of_others(result)
