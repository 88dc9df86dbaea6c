"""Which of its kind a text speaks of."""

from __future__ import annotations

import pytest

from retrieval.counted import counted_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kishida and Moon speak by telephone for the first time", {1}),
        ("the second round of consultations", {2}),
        ("the 16th strategic dialogue", {16}),
        ("The twelfth regular ministerial conference", {12}),
        ("第9回日韓定期閣僚会議", {9}),
        ("3回目の会談", {3}),
        ("初めて会った", {1}),
        ("첫 회담", {1}),
        ("두 번째 회담", {2}),
        ("15차 각료회의", {15}),
        ("on the 13th of May", set()),
        ("They met on the 8th in Seoul", set()),
        ("第二次世界大戦の後", set()),
        ("the first lady and a third party", set()),
        ("3次官の会談", set()),
    ],
)
def test_the_number_of_what_is_counted(text: str, expected: set[int]) -> None:
    assert counted_in(text) == expected
