"""Japanese date words mean the days a reader would take them for, seen from Thursday, 19 September 2019."""

from __future__ import annotations

import pytest

from corpus.dates import Anchor, find_mentions
from corpus.types import PartialDate
from tests.corpus.dated import UNKNOWN, meant, only


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("両氏は26日（現地時間）に会談する予定だ。", "2019-09-26"),
        ("外相は2日、会見した。", "2019-09-02"),
        ("局長は20日、協議する。", "2019-09-20"),
        ("9月25日に電話した。", "2019-09-25"),
        ("２０１８年１０月３０日に判決が出た。", "2018-10-30"),
        ("令和3年5月5日に会った。", "2021-05-05"),
        ("昨年9月に会った。", "2018-09-01..2018-09-30 month"),
        ("昨年10月30日に判決が出た。", "2018-10-30"),
        ("先月、決めた。", "2019-08-01..2019-08-31 month"),
        ("先月22日に決めた。", "2019-08-22"),
        ("○1994.7.23～24　訪韓した。", "1994-07-23..1994-07-24 range"),
        ("来月上旬に式典がある。", "2019-10-01..2019-10-10 range"),
        ("10月下旬に開く予定だ。", "2019-10-21..2019-10-31 range"),
        ("7月に規制を強めた。", "2019-07-01..2019-07-31 month"),
        ("10月に会談を開く見通しだ。", "2019-10-01..2019-10-31 month"),
        ("10月に賠償を命じた。", "2018-10-01..2018-10-31 month"),
        ("昨年末から悪化した。", "2018-11-01..2018-12-31 range"),
        ("昨秋に会った。", "2018-09-01..2018-11-30 range"),
        ("先週、辞任した。", "2019-09-09..2019-09-15 range"),
        ("来週水曜日に開く。", "2019-09-25"),
        ("水曜日に行われた。", "2019-09-18"),
        ("金曜日に行われる予定だ。", "2019-09-20"),
        ("26、27両日に開かれる。", "2019-09-26..2019-09-27 range"),
        ("20日から22日まで訪れる。", "2019-09-20..2019-09-22 range"),
        ("2018年から2020年まで続いた。", "2018-01-01..2020-12-31 range"),
        ("19年9月に会った。", "2019-09-01..2019-09-30 month"),
        ("2019年度に始めた。", "2019-04-01..2020-03-31 range"),
        ("昨日、発表した。", "2019-09-18"),
        ("「昨日、話した」と述べた。", "2019-09-17..2019-09-18 range"),
    ],
)
def test_each_form_means_its_days(sentence, meaning):
    assert only(sentence, "ja") == meaning


def test_days_beside_a_day_count_from_it():
    assert [day for _, day in meant("12日に会った。翌日、発表した。翌々日に帰った。", "ja")] == [
        "2019-09-12",
        "2019-09-13",
        "2019-09-15",
    ]
    assert meant("昨年10月30日に判決が出た。翌31日に抗議した。", "ja")[1] == ("翌31日", "2018-10-31")
    assert meant("2018年10月に会った。同年12月に別れた。", "ja")[1] == ("同年12月", "2018-12-01..2018-12-31 month")


def test_a_day_alone_without_a_known_day_is_never_guessed():
    assert only("両氏は26日に会談した。", "ja", UNKNOWN) == "none"


@pytest.mark.parametrize(
    "text",
    ["10日間滞在した。", "3日連続の協議。", "2国間、20カ国、3回目、1日1回。", "15カ月ぶり。", "数日前。日曜討論。"],
)
def test_what_is_no_date_is_left_alone(text):
    assert find_mentions(text, "ja") == ()


def test_the_year_of_an_accord_is_marked_as_a_name():
    (mention,) = find_mentions("1965年の請求権協定", "ja")
    assert mention.is_name


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("政府は12日、対話を再開すると発表した。", "2019-09-12"),
        ("省は11月22日（現地時間）、停止すると発表した。", "2018-11-22"),
        ("終えるとした8月の決定を改めると述べた。", "2019-08-01..2019-08-31 month"),
        ("10月の判決に触れた。", "2018-10-01..2018-10-31 month"),
        ("10月の会談に触れた。", "2019-10-01..2019-10-31 month"),
    ],
)
def test_a_comma_ties_a_date_to_the_last_verb_and_a_noun_has_no_tense(sentence, meaning):
    assert only(sentence, "ja") == meaning


def test_a_day_alone_stays_in_the_month_of_the_article_but_for_its_turn():
    first = Anchor(PartialDate(2019, 10, 1), basis="published")
    last = Anchor(PartialDate(2019, 9, 28), basis="published")
    assert only("両氏は30日に会談した。", "ja", first) == "2019-09-30"
    assert only("両氏は2日に会談した。", "ja", last) == "2019-09-02"
    assert only("両氏は2日に会談する予定だ。", "ja", last) == "2019-10-02"


def test_a_comma_makes_a_stretch_of_a_day_and_the_next_one_only() -> None:
    assert [words for words, _ in meant("長官は15日、14日の会談について述べた。", "ja")] == ["15日", "14日"]
    assert [words for words, _ in meant("両外相は14日、15日に会談する。", "ja")] == ["14日、15日"]
