"""Names looked through by length, and texts without the spaces between CJK characters."""

from __future__ import annotations

import pytest

from corpus.gazetteer.fuzzy import _Words
from corpus.gazetteer.script import Squeezed


@pytest.fixture
def words() -> _Words:
    found = _Words()
    for owner, word in enumerate(["takeda", "takada", "nakagawa", "takeda"]):
        found.add(word, owner)
    return found


@pytest.mark.parametrize(
    ("word", "distance", "owners"),
    [
        ("takeda", 1, (0, 3)),  # the same word is nearest, whatever else is near
        ("taekda", 1, (0, 3)),  # two neighbors swapped are one edit
        ("takda", 1, (0, 1, 3)),
        ("nakgawaa", 2, (2,)),
        ("nakgawaa", 1, None),
        ("watanabe", 1, None),
    ],
)
def test_the_nearest_words_are_found_among_those_about_as_long(
    words: _Words, word: str, distance: int, owners: tuple[int, ...] | None
) -> None:
    assert words.closest(word, distance) == owners
    assert words.closest(word, distance) == owners  # and again, by then from what is kept


def test_lengths_of_which_there_is_no_word_leave_nothing_behind(words: _Words) -> None:
    for length in range(20, 200):
        assert words.closest("x" * length, 2) is None
    assert not words._of_about


@pytest.mark.parametrize(
    ("text", "chars", "where", "gaps"),
    [
        ("서울 회담", "서울회담", [0, 1, 3, 4], {2}),
        ("한 일 회담", "한일회담", [0, 2, 4, 5], {1, 2}),
        ("a 회 b", "a 회 b", [0, 1, 2, 3, 4], set()),
        ("東京  会談", "東京  会談", [0, 1, 2, 3, 4, 5], set()),
        ("", "", [], set()),
    ],
)
def test_one_space_between_cjk_characters_is_left_out(text: str, chars: str, where: list[int], gaps: set[int]) -> None:
    found = Squeezed.of(text)
    assert (found.chars, found.where, found.gaps) == (chars, where, gaps)
