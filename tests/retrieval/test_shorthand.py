"""Chat shorthand, written out before a question is read."""

from __future__ import annotations

import pytest

from retrieval.shorthand import written_out


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("how many ppl came", "how many people came"),
        ("wat did he say abt it?", "what did he say about it?"),
        ("who met the def min, n when", "who met the defense minister, and when"),
        ("the 1bn yen", "the 1 billion yen"),
        ("how long was it, 30mins", "how long was it, 30 mins"),
        ("he didnt go (ppl said)", "he didn't go (people said)"),
        ("Kang & Kono", "Kang and Kono"),
        ("late oct 2022", "late october 2022"),
    ],
)
def test_short_forms_are_written_out(text: str, long: str) -> None:
    assert written_out(text) == long


@pytest.mark.parametrize(
    "text", ["who is George W. Bush", "the foreign minister", "Kim N. spoke", "a minute later", "kms-1 landed"]
)
def test_initials_and_longer_words_stay(text: str) -> None:
    assert written_out(text) == text
