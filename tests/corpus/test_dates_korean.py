"""Korean date words mean the days a reader would take them for, seen from Thursday, 19 September 2019."""

from __future__ import annotations

import pytest

from corpus.dates import find_mentions
from tests.corpus.dated import UNKNOWN, meant, only


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("두 사람은 26일(현지시간) 만날 예정이다.", "2019-09-26"),
        ("장관은 2일 회견했다.", "2019-09-02"),
        ("지난 25일 통화했다.", "2019-08-25"),
        ("오는 30일 협의를 연다.", "2019-09-30"),
        ("9월 25일 통화한다.", "2019-09-25"),
        ("2018년 10월 30일 판결이 나왔다.", "2018-10-30"),
        ("작년 10월 30일 판결이 나왔다.", "2018-10-30"),
        ("지난해 9월 만났다.", "2018-09-01..2018-09-30 month"),
        ("지난달 결정했다.", "2019-08-01..2019-08-31 month"),
        ("지난달 22일 결정했다.", "2019-08-22"),
        ("다음 달 초 방문한다.", "2019-10-01..2019-10-10 range"),
        ("10월 말 참석할 예정이다.", "2019-10-21..2019-10-31 range"),
        ("올해 7월 강화했다.", "2019-07-01..2019-07-31 month"),
        ("오는 10월 회담한다.", "2019-10-01..2019-10-31 month"),
        ("작년 말 나빠졌다.", "2018-11-01..2018-12-31 range"),
        ("작년 가을 만났다.", "2018-09-01..2018-11-30 range"),
        ("지난주 물러났다.", "2019-09-09..2019-09-15 range"),
        ("다음 주 수요일 만난다.", "2019-09-25"),
        ("회담은 수요일 열렸다.", "2019-09-18"),
        ("금요일 열릴 예정이다.", "2019-09-20"),
        ("24~26일 열린다.", "2019-09-24..2019-09-26 range"),
        ("23일부터 25일까지 방문한다.", "2019-09-23..2019-09-25 range"),
        ("2018~2020년 이어졌다.", "2018-01-01..2020-12-31 range"),
        ("9월 26일(목) 오후 3시에 연다.", "2019-09-26"),
        ("어제 발표했다.", "2019-09-18"),
        ("“어제 이야기했다”고 말했다.", "2019-09-17..2019-09-18 range"),
    ],
)
def test_each_form_means_its_days(sentence, meaning):
    assert only(sentence, "ko") == meaning


def test_days_beside_a_day_count_from_it():
    assert [day for _, day in meant("12일 만났다. 이튿날 발표했다.", "ko")] == ["2019-09-12", "2019-09-13"]
    assert meant("12일 만났다. 전날 통화했다.", "ko")[1] == ("전날", "2019-09-11")
    assert meant("2018년 10월 만났다. 같은 해 12월 헤어졌다.", "ko")[1][1] == "2018-12-01..2018-12-31 month"


def test_a_day_alone_without_a_known_day_is_never_guessed():
    assert only("두 사람은 26일 만났다.", "ko", UNKNOWN) == "none"


@pytest.mark.parametrize(
    "text",
    ["3일간 머물렀다.", "2박 3일", "입장을 전달했다.", "15개월 만에", "5일 연속", "오늘날 세계", "매주 수요일 집회"],
)
def test_what_is_no_date_is_left_alone(text):
    assert find_mentions(text, "ko") == ()


def test_the_year_of_an_accord_is_marked_as_a_name():
    (mention,) = find_mentions("1965년 청구권협정", "ko")
    assert mention.is_name


def test_a_verb_still_to_come_inside_a_quotation_looks_ahead():
    assert only('대변인은 "27일 새벽 회담을 연다"라고 알렸다.', "ko") == "2019-09-27"


def test_a_count_that_only_explains_the_day_after_it_is_left_out():
    assert meant("이틀 전인 17일 그는 떠났다.", "ko") == [("17일", "2019-09-17")]


def test_this_day_looks_past_a_month_named_in_between():
    text = "두 사람은 18일 만났다. 지난 8월 회담 이후 처음이다. 이날 회담은 길었다."
    assert meant(text, "ko")[-1] == ("이날", "2019-09-18")
