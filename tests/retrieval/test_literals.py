"""What a pattern needs stands in every text that it matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.literals import alternatives, needed


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        (r"\bhotel", ("hotel",)),
        ("Hotel|Inn", ("hotel", "inn")),
        ("(?:which|what) (?:kind|sort) of", ("which", "what")),
        (r"colou?r", ("colo",)),
        (r"\bK-?pop\b", ("pop",)),
        (r"met\s+(?:the )?envoy", ("envoy",)),
        (r"(?:very )*late(?:ly)?", ("late",)),
        ("(?P<thing>treaty|pact) of", ("treaty", "pact")),
        (r"(?<!재)회담", ("회담",)),
        ("何(?:分|時間)", ("何",)),
        (r"co+l", ("co",)),
        (r"a{2}b", ("a",)),
        (r"a{0,2}board", ("board",)),
        (r"\(sic\)", ("(sic)",)),
        (r"[a-z]+\d", ("",)),
        ("war|[a-z]", ("",)),
        ("(?:war)?", ("",)),
        ("", ("",)),
        ("(?=peace).", ("",)),
    ],
)
def test_the_letters_that_tell_most_are_needed(source: str, letters: tuple[str, ...]) -> None:
    assert needed(source) == letters


def test_alternatives_stand_in_no_bracket() -> None:
    assert alternatives(r"a(b|c)|[|]\||d") == ["a(b|c)", r"[|]\|", "d"]


def test_a_bracket_that_nothing_opens_is_named() -> None:
    with pytest.raises(ValueError, match="closing bracket"):
        needed("a)b")


_LETTERS = st.text("ab.", min_size=1, max_size=3).map(re.escape)
_SOURCES = st.recursive(
    _LETTERS | st.sampled_from([".", r"\b", "[ab]", r"\w"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,1}", "*?"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        inner.map(lambda each: f"(?={each})"),
        inner.map(lambda each: f"(?!{each})"),
    ),
    max_leaves=6,
)


@given(_SOURCES, st.text("abAB. c", max_size=8))
def test_whatever_matches_holds_what_is_needed(source: str, text: str) -> None:
    if re.search(source, text, re.IGNORECASE):
        assert any(letters in text.lower() for letters in needed(source))
