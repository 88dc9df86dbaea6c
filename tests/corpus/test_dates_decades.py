"""Decades by two digits or in words."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.dates.question import question_dates

_TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "language", "first_year"),
    [
        ("which treaties date from the 60s", "en", 1960),
        ("visits in the '70s", "en", 1970),
        ("ministers who met during the late eighties", "en", 1980),
        ("90年代の訪日", "ja", 1990),
        ("七〇年代の閣僚会議", "ja", 1970),
        ("80년대 방일", "ko", 1980),
    ],
)
def test_a_decade_is_read_by_its_last_two_digits(text: str, language: str, first_year: int) -> None:
    (found,) = question_dates(text, language, today=_TODAY)

    assert (found.earliest_on, found.latest_on) == (date(first_year, 1, 1), date(first_year + 9, 12, 31))
    assert found.is_certain


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how many of them are in their 90s", "en"),
        ("he was in his late eighties", "en"),
        ("the 80 survivors", "en"),
        ("90대 피해자", "ko"),
        ("90代の被害者", "ja"),
    ],
)
def test_how_old_somebody_is_is_no_decade(text: str, language: str) -> None:
    assert question_dates(text, language, today=_TODAY) == ()
