"""Where meetings are and how long they took, told in the clause, near it, in the headline or by a building."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.meetings.extract import mentions_of
from tests.corpus.told import article, gazetteer, offices

_MINISTERS = {
    "en": "Foreign Minister Yoshimasa Hayashi and Foreign Minister Park Jin",
    "ja": "林芳正外相と朴振外相",
    "ko": "하야시 요시마사 외무상과 박진 외교부 장관",
}


def _mentions(text, *, language="en", on="2023-03-17", **changes):
    told = replace(article(text, on=on, language=language), **changes)
    return mentions_of(told, gazetteer(), offices())


def _cities(text, **changes):
    return [m.city for m in _mentions(text, **changes)]


def _minutes(text, language="en"):
    return {m.duration_minutes for m in _mentions(text, language=language)} - {None}


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("on the outskirts of Beijing", "Beijing"),
        ("in downtown Seoul", "Seoul"),
        ("in the southeastern port city of Busan", "Busan"),
        ("at the Shilla Hotel on Jeju", "Jeju"),
        ("at the Shilla Hotel in Seoul", "Seoul"),
        ("at Tokyo's Akasaka Palace", "Tokyo"),
        ("at the White House", "Washington, D.C."),
        ("in the Japanese capital", "Tokyo"),
        ("on the sidelines of the Munich Security Conference", "Munich"),
        ("on the sidelines of the UN General Assembly", "New York"),
        ("on the sidelines of the APEC summit", None),
    ],
)
def test_an_english_clause_puts_a_meeting_in_a_city(words, city):
    assert _cities(f"{_MINISTERS['en']} held talks {words} on Thursday.") == [city]


@pytest.mark.parametrize(
    ("text", "language", "city"),
    [
        ("林芳正外相と朴振外相は16日、外務省で会談した。", "ja", "Tokyo"),
        ("林芳正外相と朴振外相は16日、都内のホテルで会談した。", "ja", "Tokyo"),
        ("林芳正外相は16日、ソウルを訪問し、朴振外相と会談した。", "ja", "Seoul"),
        ("박진 장관은 16일 외교부 청사에서 하야시 요시마사 외무상과 회담했다.", "ko", "Seoul"),
        ("박진 장관은 16일 도쿄서 하야시 요시마사 외무상과 회담했다.", "ko", "Tokyo"),
        ("박진 장관은 16일 서울에 도착한 하야시 요시마사 외무상과 회담했다.", "ko", "Seoul"),
    ],
)
def test_a_japanese_or_korean_clause_puts_a_meeting_in_a_city(text, language, city):
    assert _cities(text, language=language) == [city]


def test_the_place_of_other_talks_is_not_that_of_these():
    text = "林芳正外相は16日、朴振外相と会い、ハノイでの米朝首脳会談について話した。"
    assert set(_cities(text, language="ja")) == {None}


def test_an_arrival_told_in_the_sentence_before_places_the_talks():
    text = (
        "Foreign Minister Yoshimasa Hayashi arrived in Seoul on Thursday. "
        "Hayashi then held talks with Foreign Minister Park Jin."
    )
    assert _cities(text) == ["Seoul"]


def test_a_gathering_told_with_its_city_places_the_talks_on_its_margins():
    text = (
        f"{_MINISTERS['en']} held talks on Thursday on the sidelines of the G20 meeting. "
        "Ministers had come to the G20 meeting in New Delhi from many countries."
    )
    assert _cities(text) == ["New Delhi"]


def test_whoever_meets_twice_on_one_day_does_so_in_one_city():
    text = (
        "Secretary of State Antony Blinken hosted Foreign Minister Park Jin and Foreign Minister Yoshimasa Hayashi for "
        "a trilateral meeting in New York on Sept. 22. Park also held a bilateral meeting with Hayashi on Sept. 22."
    )
    assert set(_cities(text, on="2022-09-23")) == {"New York"}


def test_the_headline_places_the_main_meeting_alone():
    text = (
        f"{_MINISTERS['en']} held talks on Thursday. "
        "President Yoon Suk Yeol met Prime Minister Fumio Kishida last November."
    )
    told = _cities(text, headline="Foreign ministers of Japan, South Korea meet in London")
    assert told == ["London", None]


def test_here_is_the_city_of_the_dateline():
    assert _cities(f"{_MINISTERS['en']} held talks here on Thursday.", dateline_place="SEOUL") == ["Seoul"]
    assert _cities(f"{_MINISTERS['en']} held talks on Thursday.", dateline_place="SEOUL") == [None]


def test_a_call_is_in_no_city():
    text = f"{_MINISTERS['en']} spoke by phone on Thursday. Hayashi had arrived in Seoul that day."
    assert set(_cities(text, headline="Ministers talk in Tokyo")) == {None}


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("for about an hour and a half", 90),
        ("for one and a half hours", 90),
        ("for an hour and 20 minutes", 80),
        ("for a little over half an hour", 30),
        ("for three quarters of an hour", 45),
        ("for forty-five minutes", 45),
        ("from 5:10 to 6:30 p.m.", 80),
        ("between 17:50 and 18:15", 25),
    ],
)
def test_an_english_length_is_counted_in_minutes(words, minutes):
    assert _minutes(f"{_MINISTERS['en']} held talks in Seoul {words} on Thursday.") == {minutes}


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("林芳正外相と朴振外相は16日、約1時間半会談した。", "ja", 90),
        ("林芳正外相と朴振外相は16日、1時間20分にわたって会談した。", "ja", 80),
        ("林芳正外相と朴振外相は16日、午後1時30分から約70分間会談した。", "ja", 70),
        ("林芳正外相と朴振外相は16日、午前10時から11時10分まで会談した。", "ja", 70),
        ("하야시 요시마사 외무상과 박진 장관은 16일 한 시간 반 동안 회담했다.", "ko", 90),
        ("하야시 요시마사 외무상과 박진 장관은 16일 30여 분간 회담했다.", "ko", 30),
        ("하야시 요시마사 외무상과 박진 장관은 16일 오전 10시부터 10시 45분까지 회담했다.", "ko", 45),
    ],
)
def test_a_japanese_or_korean_length_is_counted_in_minutes(text, language, minutes):
    assert _minutes(text, language) == {minutes}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        (f"{_MINISTERS['en']} met in Seoul on Thursday. The talks lasted about 45 minutes, 15 minutes longer.", {45}),
        (f"{_MINISTERS['en']} met in Seoul on Thursday. They talked for half an hour.", {30}),
        (f"{_MINISTERS['en']} met in Seoul on Thursday. Hayashi came 15 minutes late.", set()),
        (f"{_MINISTERS['en']} met in Seoul on Thursday. President Yoon Suk Yeol spoke for 20 minutes.", set()),
        (f"{_MINISTERS['en']} met in Seoul on Thursday. Officials had talked for five hours last week.", set()),
    ],
)
def test_the_next_sentence_tells_a_length_only_of_the_same_talks(text, minutes):
    assert _minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        (
            "Foreign Minister Yoshimasa Hayashi, in Beijing for the third meeting of both, held talks on the morning "
            "of 16 March with Foreign Minister Park Jin.",
            ["Beijing"],
        ),
        (f"{_MINISTERS['en']} will meet in Honolulu on March 20.", ["Honolulu"]),
        (
            "The G7 leaders convene in Cornwall in June. South Korea is no member. Prime Minister Fumio Kishida will "
            "meet President Joe Biden there.",
            ["Cornwall"],
        ),
        (
            f"{_MINISTERS['en']} met in Munich on Thursday. Hayashi met Antony Blinken on Thursday.",
            ["Munich", "Munich"],
        ),
        (
            f"{_MINISTERS['en']} met in Munich on Thursday. Hayashi met Antony Blinken on Wednesday.",
            ["Munich", None],
        ),
    ],
)
def test_a_city_is_told_by_a_stay_by_there_and_by_the_day_of_one_at_the_table(text, cities):
    assert _cities(text) == cities


@pytest.mark.parametrize(("host", "city"), [("Prime Minister Fumio Kishida", "Tokyo"), ("President Joe Biden", None)])
def test_a_host_of_the_capital_in_the_dateline_receives_there(host, city):
    text = f"{host} was due to receive South Korea's foreign minister on Monday."
    assert _cities(text, dateline_place="TOKYO") == [city]
