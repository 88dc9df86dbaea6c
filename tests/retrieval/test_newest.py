"""What is newest of all."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.newest import asks_for_newest, with_newest
from retrieval.overview_ask import asks_for_events
from retrieval.types import DateRange, Query
from retrieval.understand import Reader

NEWEST_ON = date(2024, 5, 31)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("latest news on japan korea relations", True),
        ("what's new between Japan and Korea", True),
        ("recent developments in Seoul-Tokyo ties", True),
        ("最近の日韓関係のニュース教えて", True),
        ("日韓関係、今どう？", True),
        ("최근 한일관계 소식", True),
        ("요즘 한일관계 어때", True),
        ("latest on GSOMIA", False),
        ("recent news on Yoon", False),
        ("recent japan korea summit", False),
        ("latest news", False),
        ("日韓関係の歴史", False),
        ("최근 사도광산 소식", False),
        ("japan korea relations in 2015", False),
    ],
)
def test_the_newest_of_all_is_asked_for_where_nothing_else_is_named(
    reader: Reader, question: str, is_asked: bool
) -> None:
    assert asks_for_newest(reader.read(Query(text=question))) is is_asked


@pytest.mark.parametrize(("n_a_day", "n_days"), [(1.0, 14), (0.3, 45), (0.1, 150), (0.0, 400)])
def test_the_shortest_stretch_with_enough_to_tell_is_taken(reader: Reader, n_a_day: float, n_days: int) -> None:
    def n_on(days: DateRange) -> int:
        assert days.earliest_on is not None
        assert days.latest_on == NEWEST_ON
        return round(n_a_day * (NEWEST_ON - days.earliest_on).days)

    asked = with_newest(reader.read(Query(text="최근 한일관계 소식")), NEWEST_ON, n_on)
    days = asks_for_events(asked)
    assert days is not None
    assert days.days.earliest_on is not None
    assert (NEWEST_ON - days.days.earliest_on).days == n_days


def test_without_a_newest_day_the_reading_stays_as_it_is(reader: Reader) -> None:
    reading = reader.read(Query(text="최근 한일관계 소식"))
    assert with_newest(reading, None, lambda days: 99) is reading
