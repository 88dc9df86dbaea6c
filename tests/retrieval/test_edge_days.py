"""Days on which something began or ended."""

from __future__ import annotations

from datetime import date

import pytest

from retrieval.edge_days import edge_of, tells_edge
from retrieval.types import Language
from tests.retrieval.test_clauses import dated


@pytest.mark.parametrize(
    ("text", "language", "edge", "days"),
    [
        ("The rule of 1910-1945 was long.", "en", -1, (date(1910, 1, 1), date(1910, 12, 31))),
        ("The rule of 1910-1945 was long.", "en", 1, (date(1945, 1, 1), date(1945, 12, 31))),
        ("1910年から1945年までの統治。", "ja", 1, (date(1945, 1, 1), date(1945, 12, 31))),
        ("1910년부터 1945년까지의 지배.", "ko", -1, (date(1910, 1, 1), date(1910, 12, 31))),
        ("The rule of 1910-1945 was long.", "en", 0, (date(1910, 1, 1), date(1945, 12, 31))),
        ("They met in early March 2021.", "en", -1, (date(2021, 3, 1), date(2021, 3, 10))),
    ],
)
def test_a_stretch_whose_ends_the_text_names_has_a_begin_and_an_end(
    text: str, language: Language, edge: int, days: tuple[date, date]
) -> None:
    article, (sentence, *_) = dated(text, language)
    found = edge_of(sentence.events[0], article, edge)
    assert (found.earliest_on, found.latest_on) == days


@pytest.mark.parametrize(
    ("text", "language", "edge", "expected"),
    [
        ("The waiver returned in full from May 4, 2021.", "en", -1, True),
        ("The ban was in force as of May 4, 2021.", "en", -1, True),
        ("The ban ran until May 4, 2021.", "en", 1, True),
        ("The ban ran until May 4, 2021.", "en", -1, False),
        ("They met on May 4, 2021.", "en", -1, False),
        ("They met on May 4, 2021.", "en", 0, False),
        ("免除は2021年5月4日から再開した。", "ja", -1, True),
        ("規制は2021年5月4日（火）まで続いた。", "ja", 1, True),
        ("2021年5月4日に会談した。", "ja", -1, False),
        ("면제는 2021년 5월 4일부터 재개됐다.", "ko", -1, True),
        ("규제는 2021년 5월 4일(화)까지 이어졌다.", "ko", 1, True),
        ("2021년 5월 4일 만났다.", "ko", 1, False),
    ],
)
def test_from_a_day_on_or_until_it(text: str, language: Language, edge: int, *, expected: bool) -> None:
    article, (sentence, *_) = dated(text, language)
    assert tells_edge(sentence.events[0], article, edge) is expected
