"""Dates written with their year are found in every form, and nothing else is."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import absolute_dates
from corpus.types import PartialDate

KST = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("September 19, 2019", "2019-09-19"),
        ("Sept 26th, 2019", "2019-09-26"),
        ("Wednesday, May 5, 2021", "2021-05-05"),
        ("26 September 2019", "2019-09-26"),
        ("26-Sep-2019", "2019-09-26"),
        ("2019.09.26 14:05", "2019-09-26"),
        ("입력 2019. 9. 26.", "2019-09-26"),
        ("2019/9/26", "2019-09-26"),
        ("23/11/2019", "2019-11-23"),
        ("11/23/2019", "2019-11-23"),
        ("2019年9月26日(木)", "2019-09-26"),
        ("２０１９年９月２６日", "2019-09-26"),
        ("令和元年5月5日", "2019-05-05"),
        ("昭和40年6月22日", "1965-06-22"),
        ("2019년 9월 26일", "2019-09-26"),
        ("2019년 9월", "2019-09"),
        ("2019年9月号", "2019-09"),
        ("SEPTEMBER 2019", "2019-09"),
    ],
)
def test_each_form_gives_its_date(text, expected):
    (found,) = absolute_dates(text)
    assert str(found.on) == expected


@pytest.mark.parametrize(
    "text",
    ["05/06/2021", "Sept. 31, 2019", "2019-13-44", "version 1.2.2019.4", "G20 in 2019", "May 2021st", "Sept. 26", ""],
)
def test_ambiguous_impossible_and_yearless_forms_are_left_out(text):
    assert absolute_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2021-05-06 17:26 KST", datetime(2021, 5, 6, 17, 26, tzinfo=KST)),
        ("2021-05-06T08:26:00Z", datetime(2021, 5, 6, 8, 26, tzinfo=UTC)),
        ("Thu, 06 May 2021 17:26:00 +0900", datetime(2021, 5, 6, 17, 26, tzinfo=KST)),
        ("May 6, 2021, 9:31 p.m. JST", datetime(2021, 5, 6, 21, 31, tzinfo=KST)),
        ("May 6, 2021, 12:05 a.m. JST", datetime(2021, 5, 6, 0, 5, tzinfo=KST)),
        ("2021년 5월 6일 오후 5:26 KST", datetime(2021, 5, 6, 17, 26, tzinfo=KST)),
        ("May 6, 2021 9:31 a.m. ET", datetime(2021, 5, 6, 13, 31, tzinfo=UTC)),
    ],
)
def test_a_time_with_a_zone_gives_the_moment(text, at):
    (found,) = absolute_dates(text)
    assert found.at == at
    assert (found.start, found.end) == (0, len(text))


def test_a_time_without_a_zone_gives_no_moment():
    (found,) = absolute_dates("2021-05-06 17:26")
    assert found.at is None


def test_two_stamps_of_one_line_are_told_apart():
    text = "Posted on: 2021-05-06 17:26 KST Modified on: 2021-05-07 08:00 KST"
    first, second = absolute_dates(text)
    assert (str(first.on), str(second.on)) == ("2021-05-06", "2021-05-07")
    assert text[second.start : second.end] == "2021-05-07 08:00 KST"


FORMS = (
    lambda d: d.isoformat(),
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d:%b}. {d.day}, {d.year}" if d.month != 5 else f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d.day} {d:%B} {d.year}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일",
    lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_any_day_written_in_any_form_is_found_again(day, form):
    (found,) = absolute_dates(f"x {form(day)} y")
    assert found.on == PartialDate.of(day)


@given(st.text(max_size=80))
def test_no_text_makes_it_fail_and_offsets_are_in_order(text):
    found = absolute_dates(text)
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(alphabet="0123456789-/.: 年月日년월일令和元TZ+KSTMay,", max_size=40))
def test_no_string_of_date_signs_makes_it_fail(text):
    absolute_dates(text)
