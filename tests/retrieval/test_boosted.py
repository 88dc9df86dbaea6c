"""Trees worked out by hand."""

from __future__ import annotations

import pytest

from retrieval.boosted import Boosted

TWO = Boosted.parse(-1.0, ["score<0.5 fit<2 0.25 -0.5 1", "length<10 0.125 -0.125"])


@pytest.mark.parametrize(
    ("score", "fit", "length", "odds"),
    [
        (0.4, 1.0, 5.0, -1.0 + 0.25 + 0.125),
        (0.4, 2.0, 5.0, -1.0 - 0.5 + 0.125),
        (0.5, 1.0, 12.0, -1.0 + 1.0 - 0.125),
    ],
)
def test_one_leaf_of_each_tree_counts(score: float, fit: float, length: float, odds: float) -> None:
    assert TWO.log_odds({"score": score, "fit": fit, "length": length}) == odds


def test_a_signal_that_is_not_there_is_nought() -> None:
    assert TWO.log_odds({}) == -1.0 + 0.25 + 0.125


def test_the_names_are_those_of_the_splits() -> None:
    assert TWO.names == {"score", "fit", "length"}


@pytest.mark.parametrize("text", ["score<0.5 1", "score<0.5 1 2 3", ""])
def test_a_tree_that_is_not_whole_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="fit the trees anew"):
        Boosted.parse(0.0, [text])


def test_trees_of_different_depths_and_of_none_are_added_up() -> None:
    uneven = Boosted.parse(0.5, ["0.25", "fit<1 -1 score<2 fit<3 2 4 8"])
    assert [uneven.log_odds({"fit": fit, "score": score}) for fit, score in ((0, 0), (1, 0), (3, 0), (1, 2))] == [
        -0.25,
        2.75,
        4.75,
        8.75,
    ]
    assert Boosted.parse(0.5, []).log_odds({"fit": 1.0}) == 0.5
