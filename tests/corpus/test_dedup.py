from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dedup import MIN_CONTAINMENT, N_LETTERS, N_WINDOW, containment, may_be_copies, shingles
from corpus.types import PartialDate
from tests.corpus.made import READOUT_ONE, READOUT_TWO, STORIES, WIRE_EN, made_article


def every_nth_changed(text: str, n: int) -> str:
    words = text.split(" ")
    return " ".join("changed" if position % n == n - 1 else word for position, word in enumerate(words))


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_a_story_cut_to_two_paragraphs_is_wholly_contained(language: str) -> None:
    story = STORIES[language][0]
    cut = "\n\n".join(story.split("\n\n")[:2])
    assert containment(shingles(story), shingles(cut)) == 1.0


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_two_reports_of_one_meeting_are_no_copies(language: str) -> None:
    one, other = STORIES[language]
    assert containment(shingles(one), shingles(other)) < 0.05


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_changed_word_in_every_fifteen_leaves_a_copy(language: str) -> None:
    story = STORIES[language][0]
    assert containment(shingles(story), shingles(every_nth_changed(story, 15))) > MIN_CONTAINMENT


def test_a_changed_name_in_japanese_leaves_a_copy() -> None:
    story = STORIES["ja"][0]
    copy = story.replace("作業部会", "作業グループ").replace("火曜日", "8日").replace("語った", "話した")
    assert MIN_CONTAINMENT < containment(shingles(story), shingles(copy)) < 1


def test_two_readouts_from_one_template_are_no_copies() -> None:
    assert 0.2 < containment(shingles(READOUT_ONE), shingles(READOUT_TWO)) < MIN_CONTAINMENT - 0.2


def test_case_width_spaces_and_punctuation_do_not_count() -> None:
    shouted = WIRE_EN.upper().replace(",", " -- ").replace("\n\n", "\n")
    assert shingles(shouted).kept == shingles(WIRE_EN).kept


def test_a_short_text_is_contained_in_nothing() -> None:
    assert containment(shingles("Ministers meet in Geneva."), shingles(WIRE_EN)) == 0.0


@pytest.mark.parametrize("text", ["", "…", "—\n\n—", "a", "漁"])
def test_texts_without_or_with_hardly_any_letters_are_taken(text: str) -> None:
    assert len(shingles(text).kept) == (1 if text.isalnum() else 0)


def test_half_a_surrogate_pair_is_no_failure() -> None:
    assert shingles("\ud800 " + WIRE_EN).kept


LETTERS = st.text(st.characters(categories=["Ll"], max_codepoint=0x17F), min_size=200, max_size=400)


@settings(max_examples=50, deadline=None)
@given(before=LETTERS, shared=LETTERS, after=LETTERS)
def test_a_shared_run_of_window_and_shingle_always_shares_a_kept_hash(before: str, shared: str, after: str) -> None:
    assert len(shared) >= N_LETTERS[False] + N_WINDOW[False] - 1
    assert set(shingles(before + shared).kept) & set(shingles(shared + after).kept)


def on(day: PartialDate | None, key: str = "https://news.example/story"):
    return made_article(WIRE_EN, key=key, published=day)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (PartialDate(2031, 4, 9), PartialDate(2031, 4, 9), True),
        (PartialDate(2031, 4, 9), PartialDate(2031, 4, 16), True),
        (PartialDate(2031, 4, 9), PartialDate(2031, 4, 17), False),
        (PartialDate(2031, 4, 17), PartialDate(2031, 4, 9), False),
        (PartialDate(2031, 4, 9), None, True),
        (PartialDate(2031), PartialDate(2031, 4), True),
        (PartialDate(2031, 4, 9), PartialDate(2031, 4), True),
        (PartialDate(2031, 4, 9), PartialDate(2032), False),
    ],
)
def test_copies_appear_within_a_week(one: PartialDate | None, other: PartialDate | None, expected: bool) -> None:
    assert may_be_copies(on(one), on(other)) is expected
