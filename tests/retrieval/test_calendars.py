"""A day by the calendar of another place."""

from __future__ import annotations

import pytest

from retrieval.calendars import asks_by_calendar, is_by_other_calendar


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("went back to it on July 30; in Korea and Japan it was July 31. About a week", "July 31", True),
        ("(7 a.m. on February 13 in Tokyo and Seoul), they sat down", "February 13", True),
        ("in Hawaii, on September 2 by the calendar of Tokyo and Seoul.", "September 2", True),
        ("from 6:20 p.m.; by Japanese time that was September 26. Tokyo", "September 26", True),
        ("2019年9月26日午後（日本時間27日未明）、国連総会", "27日", True),
        ("It was April 3 in Tokyo and Seoul. The White", "April 3", True),
        ("December 29, still December 28 in Washington, they", "December 28", True),
        ("a seventh was set for March 16 in Seoul. The", "March 16", False),
        ("a meeting set for August 6 in Tokyo, he said", "August 6", False),
        ("They met on February 12 in Honolulu.", "February 12", False),
        ("They met on May 3 in Tokyo and Seoul said so later.", "May 3", False),
        ("2019年9月26日、東京で会談した。", "26日", False),
    ],
)
def test_a_day_at_home_of_what_was_far_away(text: str, day: str, *, expected: bool) -> None:
    start = text.index(day)
    assert is_by_other_calendar(text, start, start + len(day)) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("독도 표기 되돌린 날이 한국시간으로 언제야?", True),
        ("日本時間で何日に会談した?", True),
        ("What day was it Korean time?", True),
        ("When was the summit in Tokyo?", False),
        ("한국이 언제 통보했지", False),
    ],
)
def test_whose_day_is_asked_for(question: str, *, expected: bool) -> None:
    assert asks_by_calendar(question) is expected
