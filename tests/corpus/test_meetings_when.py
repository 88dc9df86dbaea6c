"""Which day is a meeting's where a sentence tells several, and who held the offices on it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.meetings.extract import mentions_of
from corpus.meetings.holders import holder_of
from tests.corpus.told import article, gazetteer, offices


def _first(text, *, language, on):
    return mentions_of(article(text, on=on, language=language), gazetteer(), offices())[0]


@pytest.mark.parametrize(
    ("text", "language", "on", "day"),
    [
        (
            "現地時間11月14日午後4時（日本時間15日午前6時）から約30分間、リマを訪問中の岩屋毅外務大臣は、"
            "趙兌烈外交部長官と会談を行った。",
            "ja",
            "2024-11-15",
            date(2024, 11, 14),
        ),
        (
            "茂木敏充外相は15日夜（日本時間16日早朝）、マドリードで開かれた外相会合に際し、康京和外相と会談した。",
            "ja",
            "2019-12-16",
            date(2019, 12, 15),
        ),
        (
            "박진 장관과 가미카와 요코 외무상이 현지시간 15일 오전 10시부터 1시간 회담을 가졌다.",
            "ko",
            "2023-11-16",
            date(2023, 11, 15),
        ),
        (
            "문재인 대통령은 29일 아베 신조 총리와 통화하고 지난 27일 판문점에서 나온 결과를 설명했다.",
            "ko",
            "2018-04-29",
            date(2018, 4, 29),
        ),
        (
            "On August 2, commencing at 5:40 p.m. (local time), Minister for Foreign Affairs Taro Kono, who is "
            "visiting Singapore to attend other meetings, held a meeting with Foreign Minister Kang Kyung-wha.",
            "en",
            "2018-08-02",
            date(2018, 8, 2),
        ),
    ],
)
def test_the_local_day_of_the_clause_is_the_meetings(text, language, on, day):
    when = _first(text, language=language, on=on).when
    assert when is not None
    assert (when.earliest_on, when.latest_on) == (day, day)


def test_a_holder_counts_where_one_holds_the_office_over_the_whole_stretch():
    year = (date(2019, 1, 1), date(2019, 12, 31))
    assert holder_of(offices(), "JP", "leader", *year) == "abe-shinzo"
    assert holder_of(offices(), "KR", "leader", *year) == "moon-jae-in"
    assert holder_of(offices(), "JP", "fm", *year) is None


def test_the_leaders_of_a_known_year_are_named_by_their_offices():
    text = "日韓首脳会談は2019年には一度も開かれなかった。"
    told = _first(text, language="ja", on="2020-09-24")
    assert {p.person_id for p in told.participants} == {"abe-shinzo", "moon-jae-in"}
    assert {p.basis for p in told.participants} == {"office"}
