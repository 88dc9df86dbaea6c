"""Patterns found in a text are those that ``re`` finds there, though few are compiled."""

import re

import pytest

from retrieval.patterns import ByLanguage, Patterns, Sought, for_questions, lower_source

SOURCES = [
    r"\b(who|whom) (?:met|saw)\b",
    r"\bhotel|inn\b",
    r"(?:what|which) (?:kind|sort) of",
    r"[(|]aside[)|]",
    r"(?:very )?late\b",
    r"\bK-?pop\b",
    r"\Sx\S",
    r"何(?:分|時間)|いつ",
    r"(?<!재)회담",
    r"\(sic\)",
]
TEXTS = [
    "Whom saw the envoy?",
    "They whom metal pleases",
    "A HOTEL by the sea",
    "winners at the dinner",
    "beginning",
    "an inn",
    "Which sort of ship was it",
    "what a kind man",
    "so |aside( he said",
    "aside",
    "LATE at night",
    "very lately",
    "the K-Pop hall",
    "a k pop",
    "a x b",
    "axb",
    "何時間でしたか",
    "何か",
    "회담은 언제",
    "재회담",
    "he sayd (sic)",
    "music",
    "İstanbul hotel",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_it_stands_where_any_of_them_does(text: str) -> None:
    each = any(re.search(source, text, re.IGNORECASE) for source in SOURCES)
    assert Patterns(SOURCES).found_in(text) == each


@pytest.mark.parametrize("source", SOURCES)
def test_each_by_itself_stands_where_it_did(source: str) -> None:
    told = [bool(re.search(source, text, re.IGNORECASE)) for text in TEXTS]
    assert [Patterns([source]).found_in(text) for text in TEXTS] == told


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("is_cased", [True, False])
def test_one_sought_is_found_where_re_finds_it(source: str, is_cased: bool) -> None:
    pattern, sought = re.compile(source, 0 if is_cased else re.IGNORECASE), Sought(source, is_cased=is_cased)
    for text in TEXTS[:-2]:  # the lower case of the last but one is longer
        assert [m.span() for m in sought.finditer(text)] == [m.span() for m in pattern.finditer(text)]
        assert bool(sought.search(text)) == bool(pattern.search(text))
        assert bool(sought.fullmatch(text)) == bool(pattern.fullmatch(text))


def test_where_case_counts_it_counts() -> None:
    cased = Patterns(["Blue House", "US"], is_cased=True)
    assert cased.found_in("the Blue House said") and not cased.found_in("a blue house of us")


def test_each_language_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []
    table = ByLanguage(lambda language: made.append(language) or language.upper())
    assert table["ja"] == table["ja"] == "JA" and made == ["ja"]
    assert list(table) == ["en", "ja", "ko"] and len(table) == 3 and "fr" not in table


def test_of_no_patterns_nothing_matches() -> None:
    assert not Patterns([""]).found_in("anything") and not Patterns([]).found_in("anything") and len(Patterns([])) == 0


def test_what_is_escaped_keeps_its_case() -> None:
    assert lower_source(r"\bUS\S+ [A-Z]\W\\D") == r"\bus\S+ [a-z]\W\\d"


def test_places_in_the_text_stay_as_they_are() -> None:
    # The lower case of the first letter is two.
    assert [m.span() for m in Sought("hotel").finditer("İ HOTEL, hotel")] == [(2, 7), (9, 14)]


def test_a_question_in_japanese_or_korean_may_hold_english_words() -> None:
    row = {"en": [r"\bdeadline\b"], "ja": ["締め切り"], "ko": ["마감"]}
    patterns = for_questions(row)
    assert [len(patterns[language]) for language in ("en", "ja", "ko")] == [1, 2, 2]
    assert patterns["ko"].found_in("그 Deadline 언제?") and patterns["ja"].found_in("締め切りは")
    assert not patterns["en"].found_in("마감")
    assert [p.pattern for p in patterns["ja"]] == ["締め切り", r"\bdeadline\b"]
