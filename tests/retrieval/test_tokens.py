from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.N. talks", ["the", "un", "talk"]),
        ("Zürich café", ["zurich", "caf"]),
        ("Japan's treaties", ["japan", "treaty"]),
        ("2,000 people, 3.5%", ["2000", "peopl", "3.5"]),
        ("50-minute call", ["50", "minut", "call"]),
        ("茂木氏は5月", ["茂木", "木氏", "氏は", "5", "月"]),
        ("외교장관 회담", ["외교", "교장", "장관", "회담"]),
        ("ソウルとＵＳＡ", ["ソウ", "ウル", "ルと", "usa"]),
        ("가 나", ["가", "나"]),
        ("", []),
    ],
)
def test_tokens_by_script(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "forms",
    [
        ("rule", "rules", "ruled", "ruling"),
        ("plan", "plans", "planned", "planning"),
        ("agree", "agrees", "agreed"),
        ("meet", "meets", "meeting", "meetings"),
        ("release", "released", "releasing", "releases"),
        ("U.S.", "US"),
    ],
)
def test_forms_of_one_word_meet_in_one_token(forms: tuple[str, ...]) -> None:
    assert len({tokens(form)[0] for form in forms}) == 1


@pytest.mark.parametrize("pair", [("press", "pres"), ("king", "k"), ("need", "ne")])
def test_short_words_are_not_cut_to_nothing(pair: tuple[str, str]) -> None:
    assert tokens(pair[0]) == [pair[0]]


@given(st.text(max_size=200))
def test_tokens_have_no_blank_in_them_and_case_does_not_matter(text: str) -> None:
    found = tokens(text)
    assert all(token and not any(c.isspace() for c in token) for token in found)


@given(st.text(alphabet="abcdefgh ", max_size=80))
def test_case_makes_no_difference(text: str) -> None:
    assert tokens(text.upper()) == tokens(text)
