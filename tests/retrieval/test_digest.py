"""What happened in certain days is told by the articles on it, in the order of time."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.types import EventDate, Precision
from retrieval.digest import MOST, events_of
from retrieval.hits import Ranked
from retrieval.overview_ask import asks_for_events
from retrieval.types import DateRange, Query
from retrieval.understand import AskedDays, Reader
from tests.retrieval.made import candidate, passage

OCTOBER = AskedDays(DateRange(date(1998, 10, 1), date(1998, 10, 31)), True, month=10)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 11, 21))


@pytest.mark.parametrize(
    "question",
    [
        "what happened in october 1998",
        "What happened between Japan and South Korea in October 1998?",
        "1998年10月に何があった?",
        "日韓で1998年10月に起きた出来事は",
        "1998년 10월에 무슨 일이 있었어",
        "October 1998",
        "1998年10月",
        "1998년 10월",
    ],
)
def test_days_and_nothing_more_are_asked_about(reader: Reader, question: str) -> None:
    asked = asks_for_events(reader.read(Query(text=question)))
    assert asked is not None
    assert (asked.days.earliest_on, asked.days.latest_on) == (date(1998, 10, 1), date(1998, 10, 31))


@pytest.mark.parametrize(
    "question",
    [
        "what happened to GSOMIA in november 2019",  # of a thing
        "What happened when Kono met Kang in August 2019?",  # of people
        "when did it happen, october 1998?",  # asks when
        "what happened",  # names no days
        "1998年10月の首脳会談で何が話し合われた?",
        "October 1998 declaration",
        "1998년 10월 언제",
    ],
)
def test_more_than_days_is_asked_about(reader: Reader, question: str) -> None:
    assert asks_for_events(reader.read(Query(text=question))) is None


def hit(letter: str, ordinal: int, score: float) -> Ranked:
    return Ranked(candidate(passage("One.", "Two.", article_id=letter * 16, ordinal=ordinal)), score, {}, 1, {})


def day(number: int, month: int = 10) -> EventDate:
    on = date(1998, month, number)
    return EventDate(on, on, Precision.DAY, "front_matter")


def test_the_articles_on_what_happened_then_are_opened_at_the_top_in_the_order_of_time() -> None:
    days = {"a": day(20), "b": day(8), "c": day(8, month=11), "d": None}
    ranked = [hit("a", 1, 0.9), hit("c", 0, 0.8), hit("d", 0, 0.7), hit("b", 0, 0.6), hit("a", 0, 0.5)]
    found = events_of(ranked, OCTOBER, lambda each: days[each.passage.article_id[0]])
    assert [(r.passage.article_id[0], r.passage.ordinal, r.best) for r in found] == [("b", 0, 0), ("a", 0, 0)]


def test_of_many_the_best_are_told() -> None:
    letters = "abcdefg"
    ranked = [hit(letter, 0, 0.9 - n / 10) for n, letter in enumerate(letters)]
    found = events_of(ranked, OCTOBER, lambda each: day(28 - letters.index(each.passage.article_id[0])))
    assert "".join(r.passage.article_id[0] for r in found) == letters[:MOST][::-1]


def test_what_lasted_a_year_is_told_of_one_of_its_days_only_where_nothing_else_is() -> None:
    year = EventDate(date(1998, 1, 1), date(1998, 12, 31), Precision.YEAR, "front_matter")
    days = {"a": year, "b": day(8)}
    ranked = [hit("a", 0, 0.9), hit("b", 0, 0.8)]
    found = events_of(ranked, OCTOBER, lambda each: days[each.passage.article_id[0]])
    assert [r.passage.article_id[0] for r in found] == ["b"]
    found = events_of(ranked[:1], OCTOBER, lambda each: days[each.passage.article_id[0]])
    assert [r.passage.article_id[0] for r in found] == ["a"]
