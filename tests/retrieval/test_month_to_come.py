"""The day asked after of something that is to be next month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.types import EventDate, Precision, Span
from retrieval.hits import Ranked
from retrieval.month_to_come import lacks_day_of_month
from tests.retrieval.contradicted import found
from tests.retrieval.made import candidate, passage


def _event(first: date, last: date, precision: Precision) -> EventDate:
    return EventDate(first, last, precision, "relative", Span("a" * 16, "r" * 16, 0, 4))


DECEMBER = _event(date(2019, 12, 1), date(2019, 12, 31), Precision.MONTH)
SAID_ON = _event(date(2019, 11, 23), date(2019, 11, 23), Precision.DAY)
HELD_ON = _event(date(2019, 12, 24), date(2019, 12, 24), Precision.DAY)


@pytest.mark.parametrize(
    ("question", "days", "is_so"),
    [
        ("What day next month is the summit?", (SAID_ON, DECEMBER), True),
        ("来月の会談は何日？", (SAID_ON, DECEMBER), True),
        ("다음 달 회담은 며칠이야?", (SAID_ON, DECEMBER), True),
        ("What day next month is the summit?", (DECEMBER, HELD_ON), False),
        ("On what day did they agree to meet next month?", (SAID_ON, DECEMBER), False),
        ("Who comes to the summit next month?", (SAID_ON, DECEMBER), False),
        ("What day was the summit?", (SAID_ON, DECEMBER), False),
    ],
)
def test_a_month_of_which_no_day_is_told(question: str, days: tuple[EventDate, ...], is_so: bool) -> None:
    told = passage("They will meet next month.", events=[days])
    hit = Ranked(candidate(told), 0.8, {"dates": 1.0}, 0, {})
    assert lacks_day_of_month(replace(found(question, hit))) is is_so
