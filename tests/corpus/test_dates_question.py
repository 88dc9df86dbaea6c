"""Dates that users write in questions, read against today: Saturday, 21 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import question_dates
from tests.corpus.dated import shown

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("question", "language", "meaning"),
    [
        ("what happened in september 2019?", "en", "2019-09-01..2019-09-30 month"),
        ("who met on 26 sept 2019", "en", "2019-09-26"),
        ("talks in may 2021", "en", "2021-05-01..2021-05-31 month"),
        ("motegi kang 2019", "en", "2019-01-01..2019-12-31 year"),
        ("summits 2019-09", "en", "2019-09-01..2019-09-30 month"),
        ("steps in autumn 2019", "en", "2019-09-01..2019-11-30 range"),
        ("what was agreed last month?", "en", "2026-10-01..2026-10-31 month"),
        ("anything since 2018?", "en", "2018-01-01..2026-11-21 range"),
        ("meetings before 2019", "en", "0001-01-01..2018-12-31 range"),
        ("their last summit as of September 2019", "en", "0001-01-01..2019-09-30 range"),
        ("2019年9月の時点で最後の会談は", "ja", "0001-01-01..2019-09-30 range"),
        ("2019년 9월 기준으로 마지막 회담은?", "ko", "0001-01-01..2019-09-30 range"),
        ("summits from 2018 to 2020", "en", "2018-01-01..2020-12-31 range"),
        ("2019年9月の会談", "ja", "2019-09-01..2019-09-30 month"),
        ("令和3年5月5日の会談", "ja", "2021-05-05"),
        ("先月の会談", "ja", "2026-10-01..2026-10-31 month"),
        ("2019年以降の会談", "ja", "2019-01-01..2026-11-21 range"),
        ("2019년 9월 26일 회담", "ko", "2019-09-26"),
        ("작년 가을 회담", "ko", "2025-09-01..2025-11-30 range"),
        ("지난달 회담", "ko", "2026-10-01..2026-10-31 month"),
        ("2018~2020년 회담", "ko", "2018-01-01..2020-12-31 range"),
        ("2019년 이후 회담", "ko", "2019-01-01..2026-11-21 range"),
    ],
)
def test_dates_of_a_question(question, language, meaning):
    (found,) = question_dates(question, language, today=TODAY)
    assert shown(found) == meaning
    assert found.is_certain


@pytest.mark.parametrize(
    ("question", "language"),
    [("what was said on March 1?", "en"), ("exports in july", "en"), ("9월 26일 회담", "ko"), ("7月の規制", "ja")],
)
def test_a_date_without_a_year_is_only_a_likely_reading(question, language):
    (found,) = question_dates(question, language, today=TODAY)
    assert not found.is_certain
    assert found.month in {3, 7, 9}


def test_the_year_in_the_name_of_an_accord_is_no_filter():
    (found,) = question_dates("what is the 2015 accord about?", "en", today=TODAY)
    assert not found.is_certain


@pytest.mark.parametrize("question", ["who may march?", "WTO?", "G20", "how long were the 50 minutes of talks?", ""])
def test_questions_without_a_date_have_none(question):
    assert question_dates(question, "en", today=TODAY) == ()


@given(st.text(max_size=60), st.sampled_from(["en", "ja", "ko"]))
def test_no_question_makes_it_fail(question, language):
    for found in question_dates(question, language, today=TODAY):
        assert found.earliest_on <= found.latest_on
        assert 0 <= found.start < found.end <= len(question)


@pytest.mark.parametrize(
    ("text", "language", "year"),
    [
        ("the london talks in 98", "en", 1998),
        ("who signed the 65 treaty for korea", "en", 1965),
        ("the 65 claims agreement", "en", 1965),
        ("how many had applied by end of 69", "en", 1969),
        ("the summer of 98", "en", 1998),
        ("95년 전후50년 결의 찬성 몇표", "ko", 1995),
        ("takeshita roh feb 88", "en", 1988),
        ("the world cup bid of '96", "en", 1996),
        ("93년 시애틀에서 만난 날", "ko", 1993),
        ("96년 방콕 호텔", "ko", 1996),
        ("99年マニラの朝食会", "ja", 1999),
        ("in 90 minutes", "en", None),
        ("all of the 88 cases in their 90s", "en", None),
        ("70년 동안 이어진 정책", "ko", None),
        ("광복 70년 담화", "ko", None),
        ("戦後70年談話", "ja", None),
        ("80年ぶりの会談", "ja", None),
    ],
)
def test_a_year_may_be_typed_by_its_last_two_digits(text: str, language: str, year: int | None) -> None:
    found = question_dates(text, language, today=date(2026, 11, 21))
    assert [(d.earliest_on.year, d.latest_on.year) for d in found] == ([(year, year)] if year else [])


@pytest.mark.parametrize(
    ("question", "language", "day"),
    [
        ("Today is March 24, 2023. What did they send three days ago?", "en", date(2023, 3, 21)),
        ("It's May 6, 2021, who met yesterday?", "en", date(2021, 5, 5)),
        ("今日2019/1/5なんだけど、昨日の電話は?", "ja", date(2019, 1, 4)),
        ("本日は2019年1月5日です。昨日の電話は?", "ja", date(2019, 1, 4)),
        ("오늘 2023년 3월 24일 기준, 사흘 전에 뭘 보냈어?", "ko", date(2023, 3, 21)),
        ("사흘 전에 뭘 보냈어?", "ko", date(2026, 11, 20)),
        ("이틀 전 회담은?", "ko", date(2026, 11, 21)),
        ("What happened today, November 20, 2026?", "en", date(2026, 11, 20)),
    ],
)
def test_a_question_may_say_which_day_it_is(question: str, language: str, day: date) -> None:
    found = question_dates(question, language, today=date(2026, 11, 23))
    assert found[-1].earliest_on == found[-1].latest_on == day


def test_without_it_the_clock_says_so() -> None:
    (found,) = question_dates("What was today's talk in May 2021 about?", "en", today=date(2026, 11, 23))[-1:]
    assert found.earliest_on == date(2021, 5, 1)


@pytest.mark.parametrize(
    ("question", "language", "year"),
    [
        ("22년 고교 교과서", "ko", 2022),
        ("기시다가 23년 봄에 왔어?", "ko", 2023),
        ("22년에 열린 회담", "ko", 2022),
        ("22年に開かれた会談", "ja", 2022),
        ("22년 만에 열린 회담", "ko", None),
        ("10년에 걸쳐 논의한 협정", "ko", None),
        ("징역 15년에 처해진 사람", "ko", None),
        ("20年にわたる交渉", "ja", None),
    ],
)
def test_two_digits_are_a_year_of_this_century_before_what_happened_in_it(
    question: str, language: str, year: int | None
) -> None:
    found = question_dates(question, language, today=TODAY)
    assert [d.earliest_on.year for d in found if d.earliest_on] == ([year] if year else [])
