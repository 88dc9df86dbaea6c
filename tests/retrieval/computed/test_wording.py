"""Which meetings a computed reply says that it counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk, Wanted
from retrieval.computed.compute import Extent, compute
from retrieval.computed.scope import Scope
from retrieval.computed.wording import lines_of
from retrieval.types import DateRange, Language
from retrieval.understand import AskedDays
from tests.retrieval.computed.registers import meeting

EXTENT = Extent(date(2013, 1, 1), date(2020, 1, 1))
EITHER_ABE = frozenset({"abe-shinzo", "abe-shintaro"})


def head(meetings: list[Meeting]) -> str:
    computed = compute(MeetingAsk(wanted="count", scope=Scope(persons=(EITHER_ABE,))), meetings, EXTENT)
    return lines_of(computed, "en", Gazetteer.load(), EXTENT)[0].text


def test_of_two_of_one_name_the_one_who_sat_there_is_told() -> None:
    held = meeting("m", "2015-11-02", kind="summit")
    people = tuple(replace(p, person_id="abe-shinzo") if p.person_id == "a" else p for p in held.participants)
    told = head([replace(held, participants=people)])
    assert "Abe Shinzo" in told
    assert "Abe Shintaro" not in told


def test_where_nobody_of_that_name_sat_anywhere_both_are_told() -> None:
    assert "Abe Shintaro/Abe Shinzo" in head([])


@pytest.mark.parametrize(
    ("language", "begin"),
    [
        ("en", "First on record (2015): "),
        ("ja", "記録上の最初（2015年）："),
        ("ko", "기록상 처음(2015년): "),
    ],
)
def test_the_first_of_some_days_is_told_as_that(language: Language, begin: str) -> None:
    year = AskedDays(DateRange(date(2015, 1, 1), date(2015, 12, 31)))
    meetings = [meeting("m", "2015-11-02", kind="summit"), meeting("n", "2014-03-25", kind="summit")]
    computed = compute(MeetingAsk(wanted="first", scope=Scope(kinds=("summit",), days=(year,))), meetings, EXTENT)
    assert lines_of(computed, language, Gazetteer.load(), EXTENT)[0].text.startswith(begin)
    of_all = compute(MeetingAsk(wanted="first", scope=Scope(kinds=("summit",))), meetings, EXTENT)
    assert "2015" not in lines_of(of_all, language, Gazetteer.load(), EXTENT)[0].text


def test_days_are_told_as_asked_although_the_register_ends_before() -> None:
    year = AskedDays(DateRange(date(2019, 7, 1), date(2020, 6, 30)))
    scope = Scope(kinds=("summit",), days=(year,))
    computed = compute(MeetingAsk(wanted="count", scope=scope), [meeting("m", "2019-11-02", kind="summit")], EXTENT)
    assert "July 2019 to June 2020" in lines_of(computed, "en", Gazetteer.load(), EXTENT)[0].text


def end_of_row(language: Language, wanted: Wanted, days: DateRange) -> str:
    scope = Scope(persons=(EITHER_ABE,), days=(AskedDays(days),))
    held = meeting("m", "2015-11-02", kind="phone-call")
    people = tuple(replace(p, person_id="abe-shinzo") if p.person_id == "a" else p for p in held.participants)
    known = [replace(held, participants=people)]
    computed = compute(MeetingAsk(wanted=wanted, scope=scope), known, EXTENT)
    return lines_of(computed, language, Gazetteer.load(), EXTENT)[0].text.partition(": 2015")[0].partition("：2015")[0]


@pytest.mark.parametrize(
    ("language", "wanted", "days", "head"),
    [
        ("ko", "first", DateRange(date(2015, 1, 1), date(2015, 12, 31)), "기록상 처음(2015년)"),
        ("ko", "first", DateRange(date(2015, 10, 31), None), "기록상 처음(2015년 10월 31일(토)부터)"),
        ("ko", "last", DateRange(None, date(2015, 11, 3)), "기록상 마지막(2015년 11월 3일(화)까지)"),
        ("ko", "last", DateRange(date(2015, 1, 1), None), "기록상 가장 최근(2015년 1월 1일(목)부터)"),
        ("ja", "last", DateRange(None, date(2015, 11, 3)), "記録上の最後（2015年11月3日（火）まで）"),
    ],
)
def test_the_first_or_last_of_some_days_says_of_which(
    language: Language, wanted: Wanted, days: DateRange, head: str
) -> None:
    assert end_of_row(language, wanted, days) == head
