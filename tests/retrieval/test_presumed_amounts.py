"""Amounts that a question takes for granted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.hits import SearchResult
from retrieval.presumed_amounts import amount_told_otherwise
from retrieval.understand import Concept
from tests.retrieval.contradicted import found, report, words

MEETING = "The talks lasted 20 minutes."


def asking(key: str, *sentences: str) -> SearchResult:
    """The search for a question that names that amount."""
    result = found("Why was it so?", report("Kang and Kono meet", *sentences))
    amount = Concept(key, "quantity", "amount")
    return replace(result, reading=replace(result.reading, concepts=(*result.reading.concepts, amount)))


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("minutes:120", MEETING),
        ("nth:3", "Japan let it through for the second time."),
        ("percent:40", "It fell by 15 percent."),
        ("minutes:120", "会談は20分間だった。"),
        ("minutes:120", "회담은 20분간 열렸다."),
    ],
)
def test_another_amount_of_the_unit_contradicts(key: str, told: str) -> None:
    assert words(amount_told_otherwise(asking(key, told))) == told


@pytest.mark.parametrize(
    ("key", "sentences"),
    [
        ("minutes:20", (MEETING,)),
        ("minutes:60", ("They talked for 55 minutes.",)),  # as good as an hour
        ("minutes:120", ("They talked.", "It took two hours.")),
        ("minutes:120", ("They talked.", MEETING)),  # not told in the best sentence
        ("minutes:10", ("He saw the visitors for forty minutes, then Kono alone for ten.",)),
        ("days:3", (MEETING,)),
        ("yen:500", ("It cost 600 yen.",)),  # sums are of many things
    ],
)
def test_the_same_one_or_another_unit_contradicts_nothing(key: str, sentences: tuple[str, ...]) -> None:
    assert amount_told_otherwise(asking(key, *sentences)) is None
