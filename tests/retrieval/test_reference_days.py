"""Days that only say which thing is meant."""

from __future__ import annotations

import pytest

from retrieval.reference_days import names_thing, only_refers


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("published its review of the agreement of December 28, 2015, on it", "December 28, 2015", True),
        ("the first talks since Munich on February 15, 2020.", "February 15, 2020", True),
        ("from 10 a.m. on March 10 until 1:50 a.m. on March 11, about 16 hours", "March 11", True),
        ("to make the summit fixed for November 8 a success", "November 8", True),
        ("They met on the morning of May 3, 2011, in Seoul.", "May 3, 2011", False),
        ("At the end of May 2011 they met.", "May 2011", False),
        ("The two signed it on May 3, 2011.", "May 3, 2011", False),
        ("After the talks they had met again on May 3.", "May 3", False),
    ],
)
def test_english(text: str, day: str, *, expected: bool) -> None:
    start = text.index(day)
    assert only_refers(text, start, start + len(day), "en") is expected


@pytest.mark.parametrize(
    ("text", "day", "language", "expected"),
    [
        ("2019年10月30日以来の会談だった", "2019年10月30日", "ja", True),
        ("5月3日に署名した", "5月3日", "ja", False),
        ("10월 30일 이후 처음이다", "10월 30일", "ko", True),
        ("5월 3일 서명했다", "5월 3일", "ko", False),
    ],
)
def test_where_the_word_stands_behind(text: str, day: str, language: str, *, expected: bool) -> None:
    start = text.index(day)
    assert only_refers(text, start, start + len(day), language) is expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("its review of the agreement of December 28, 2015, on it", "December 28, 2015", True),
        ("to make the summit fixed for November 8 a success", "November 8", True),
        ("The books are for use from April 1, 2020.", "April 1, 2020", False),
        ("the first talks since Munich on February 15, 2020.", "February 15, 2020", False),
    ],
)
def test_the_day_of_a_thing_named(text: str, day: str, *, expected: bool) -> None:
    start = text.index(day)
    assert names_thing(text, start, start + len(day), "en") is expected
