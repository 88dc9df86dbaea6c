"""Mistyped words of the field in questions."""

from __future__ import annotations

import pytest

from corpus.gazetteer import Gazetteer
from corpus.gazetteer.spelling import Spelling, is_one_slip

ORDINARY = {"statue"}


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(
        ["statement; declaration", "protest; protested; protect"],
        ["Yasukuni", "Bangkok", "Fukushima", "district court"],
        ["Takeshita Noboru"],
        ORDINARY.__contains__,
    )


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("who made the statment?", "who made the statement?"),  # a letter is missing
        ("the sttatement of 1993", "the statement of 1993"),  # one too many
        ("the staetment", "the statement"),  # two are swapped
        ("visits to yaskuni and bankok", "visits to yasukuni and bangkok"),
        ("water from fukishima", "water from fukushima"),  # a wrong letter, in a name
    ],
)
def test_a_word_one_slip_away_is_mended(spelling: Spelling, text: str, mended: str) -> None:
    assert spelling.mended(text) == mended


@pytest.mark.parametrize(
    "text",
    [
        "the statements",  # only its ending differs
        "the Statment",  # with a capital it may be a name
        "takeshita came",  # a known name
        "a statue",  # ordinary
        "a prorest",  # in a plain word a wrong letter mostly makes another
        "it would distract",
        "protett",  # two known words are as near
        "statmentt",  # two slips
    ],
)
def test_other_words_stay(spelling: Spelling, text: str) -> None:
    assert spelling.mended(text) == text


@pytest.mark.parametrize(
    ("word", "known", "may_be_wrong", "is_slip"),
    [
        ("bankok", "bangkok", False, True),
        ("banngkok", "bangkok", False, True),
        ("bagnkok", "bangkok", False, True),
        ("bamgkok", "bangkok", False, False),
        ("bamgkok", "bangkok", True, True),
        ("bangkoo", "bangkok", True, False),  # the last letter
        ("bangko", "bangkok", True, False),
        ("bangkok", "bangkok", True, False),
    ],
)
def test_what_one_slip_is(word: str, known: str, *, may_be_wrong: bool, is_slip: bool) -> None:
    assert is_one_slip(word, known, may_be_wrong=may_be_wrong) is is_slip


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        ("고노담하 나온 날", "kono-statement-1993"),
        ("강제징욘 판결", "wartime-labor"),
    ],
)
def test_misspelt_agreements_and_topics_are_found_in_hangul(text: str, entity_id: str) -> None:
    found = Gazetteer.load().find(text, fuzzy=True)
    assert [(each.entity_id, each.certainty) for each in found if each.certainty == "fuzzy"] == [(entity_id, "fuzzy")]


def test_a_term_of_another_person_is_no_misspelling() -> None:
    found = Gazetteer.load().find("스즈키담화", fuzzy=True)
    assert "agreement" not in {each.kind for each in found}
