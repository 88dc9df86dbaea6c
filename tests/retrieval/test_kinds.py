"""Kinds of fact in sentences of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.types import EventDate, Precision
from retrieval.kinds import denies, gives_reason, has_kind, is_negated, stems_of
from retrieval.types import Sentence
from retrieval.understand import Concept, Intent
from tests.retrieval.made import reading, word

BARE = Sentence(0, 10)
DAY = EventDate(date(2021, 5, 5), date(2021, 5, 5), Precision.DAY, "stated")
MEET = Concept("lex:meet", "lexicon", "meet", ("meet",), ("meet", "talks"))
KONO = Concept("person:kono-taro", "person", "Kono", (), ("Kono Taro",))
JAPAN = Concept("country:japan", "country", "Japan", (), ("Japan",))


def test_a_day_is_told_by_the_events_of_the_sentence() -> None:
    assert has_kind("when", replace(BARE, events=(DAY,)), "They met that day.")
    assert not has_kind("when", BARE, "They met on May 5.")


@pytest.mark.parametrize(
    ("intent", "text", "expected"),
    [
        ("how_long", "They spoke for 35 minutes.", True),
        ("how_long", "They spoke for half an hour.", True),
        ("how_long", "It took two and a half hours.", True),
        ("how_long", "A three-day visit followed.", True),
        ("how_long", "会談は約20分だった。", True),
        ("how_long", "予算の3分の1を使った。", False),
        ("how_long", "회담은 40분 이어졌다.", True),
        ("how_long", "3분기 수출이 늘었다.", False),
        ("how_long", "예산의 3분의 1을 썼다.", False),
        ("how_long", "They spoke at length.", False),
        ("how_long", "They talked from 1 p.m. to about 3:30 p.m.", True),
        ("how_long", "The measures lasted about a year.", True),
        ("how_long", "It came less than a month after the vote.", False),
        ("clock", "It began at 10:30.", True),
        ("clock", "It began at 9 a.m. sharp.", True),
        ("clock", "会談は15時に始まった。", True),
        ("clock", "会談は2時間だった。", False),
        ("clock", "회담은 오후에 열렸다.", True),
        ("clock", "회담은 3시에 시작했다.", True),
        ("clock", "회담은 2시간 이어졌다.", False),
        ("clock", "It began late.", False),
        ("how_much", "Japan paid 1 billion yen.", True),
        ("how_much", "Sales fell 12 percent.", True),
        ("how_much", "It cost $5.", True),
        ("how_much", "The credit was of 130 million US dollars.", True),
        ("how_much", "A deficit of six billion dollars a year.", True),
        ("how_much", "Some 2.46 million dead are revered there.", False),
        ("how_much", "10億円を拠出した。", True),
        ("how_much", "수출이 5% 줄었다.", True),
        ("how_much", "Three envoys paid a visit.", False),
        ("why", "It was put off because of rain.", True),
        ("why", "雨のため延期された。", True),
        ("why", "비 때문에 연기됐다.", True),
        ("why", "It was put off.", False),
    ],
)
def test_lengths_hours_sums_and_reasons_are_told_by_their_words(intent: Intent, text: str, expected: bool) -> None:
    assert has_kind(intent, BARE, text) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Which hotel in Cusco?", "They met at a hotel in Lima.", True),
        ("Which hotel in Cusco?", "They met in Lima.", False),
        ("ホテルはどこ", "They met at the Lima Hotel.", True),
        ("호텔은 어디", "They met in Lima.", False),
        ("Where did they meet?", "They met in Lima.", True),
    ],
)
def test_a_question_for_a_hotel_is_not_answered_by_a_city(question: str, text: str, expected: bool) -> None:
    sentence = replace(BARE, concepts=("place:lima",))
    assert has_kind("where", sentence, text, reading(question, intent="where")) is expected


def test_a_place_that_the_question_names_is_no_answer_to_where() -> None:
    lima = Concept("place:lima", "place", "Lima", (), ("Lima",), ("country:peru",))
    asked = reading("Where in Lima did they meet?", lima, intent="where")
    assert has_kind("where", replace(BARE, concepts=("place:lima",)), "x")
    assert not has_kind("where", replace(BARE, concepts=("place:lima",)), "x", asked)
    assert has_kind("where", replace(BARE, concepts=("place:cusco", "place:lima")), "x", asked)
    assert not has_kind("where", replace(BARE, concepts=("person:kono-taro",)), "x")


def test_a_person_that_the_question_names_is_no_answer_to_who() -> None:
    asked = reading("Who met Kono?", KONO, intent="who")
    assert not has_kind("who", replace(BARE, concepts=("person:kono-taro",)), "Kono left.", asked)
    assert has_kind("who", replace(BARE, concepts=("organization:un", "person:kono-taro")), "x", asked)
    assert not has_kind("who", replace(BARE, concepts=("place:lima",)), "Lima is far.")


@pytest.mark.parametrize(
    "text", ["Jane Roe, a professor in Lima, doubts it.", "山田教授は疑う。", "홍길동 교수는 다르다."]
)
def test_somebody_introduced_answers_who_without_being_known(text: str) -> None:
    assert has_kind("who", BARE, text)


@pytest.mark.parametrize("intent", ["what", "yes_no", "overview"])
def test_any_sentence_may_answer_an_open_question(intent: Intent) -> None:
    assert has_kind(intent, BARE, "Rain fell.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bakers struck, citing the heat.", True),
        ("The strike is rooted in a quarrel over flour.", True),
        ("They will not bake unless it rains.", True),
        ("열기 탓에 빵집이 쉬었다.", True),
        ("暑さを受けて休業した。", True),
        ("The bakers came to explain the strike.", True),
        ("The ministers came to Tokyo.", False),
        ("The baker pointed to the price of flour.", True),
        ("暑いから休業した。", True),
        ("東京から来た。", False),
        ("新しいものではない。", False),
        ("The bakers struck on Monday.", False),
        ("They baked under the sun.", False),
    ],
)
def test_a_sentence_that_gives_a_reason(text: str, expected: bool) -> None:
    assert gives_reason(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The team dug 12 wells.", True),
        ("Dozens of wells were dug.", True),
        ("Of all wells, three were dry.", True),  # beside means before it, too
        ("The 12 engineers of the mission, who had come by ship and by rail, saw wells.", False),
        ("Wells were dug in 2019.", False),  # a year counts nothing
        ("The team dug wells.", False),
    ],
)
def test_a_number_counts_only_beside_what_is_counted(text: str, expected: bool) -> None:
    asked = replace(reading("How many wells?", intent="how_many"), counted=word("wells"))
    assert has_kind("how_many", BARE, text, asked) is expected


def test_any_number_counts_when_it_is_not_known_what_is_counted() -> None:
    assert has_kind("how_many", BARE, "The 12 engineers came.")
    assert has_kind("how_many", BARE, "五人が来た。")
    assert not has_kind("how_many", BARE, "They came in 2019.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They did not meet.", True),
        ("It ended without a deal.", True),
        ("They haven't met.", True),
        ("They met at noon.", False),
        ("A notable knot.", False),
        ("会わなかった。", True),
        ("会った。", False),
        ("만나지 않았다.", True),
        ("만났다.", False),
    ],
)
def test_words_that_deny_are_told(text: str, expected: bool) -> None:
    assert is_negated(text) is expected


def test_a_denial_is_of_what_stands_soon_after_it() -> None:
    assert denies("Kono will not hold talks this week.", [MEET])
    assert not denies("They hold talks, but not this week.", [MEET])
    far = "They did not sign the pact, of which so much had been said before, and then held talks."
    assert far.index("talks") - far.index("not") > 45 + len("not")
    assert not denies(far, [MEET])


def test_names_are_not_denied() -> None:
    assert not denies("It was not Kono of Japan who called.", [KONO, JAPAN])


def test_stems_tell_a_word_by_its_beginning() -> None:
    assert stems_of(word("trawlers")) == ["trawle", "trawle"]  # surface and English word, without two letters each
    assert stems_of(MEET) == ["meet", "meet", "talk"]  # four letters at least
    assert stems_of(Concept("lex:meet", "lexicon", "会談", (), ("talks",))) == ["会談", "talk"]


@pytest.mark.parametrize(
    "text",
    [
        "일본은 재협상을 안 한다고 했다.",
        "회담은 안 열렸다.",
        "그 얘기 안했어",
        "둘이 안만났지",
        "총리가 안 갔다.",
        "회담 안한지 얼마나",
    ],
)
def test_the_short_korean_negation_denies(text: str) -> None:
    assert is_negated(text)


@pytest.mark.parametrize(
    "text", ["안보 협력을 말했다.", "방안 한 가지를 냈다.", "안내를 받았다.", "안동에서 만났다.", "해법안 하나"]
)
def test_other_words_that_begin_or_end_so_do_not(text: str) -> None:
    assert not is_negated(text)


@pytest.mark.parametrize(
    ("question", "told", "expected"),
    [
        ("how many days after the storm did they sit down", "They met three days after it.", True),
        ("how long did they sit down", "They met three days after it.", False),
        ("嵐から何日後に会談した", "They met three days after it.", True),
        ("폭풍 며칠 뒤에 회담했어", "They met three days after it.", True),
    ],
)
def test_days_answer_where_days_are_asked_for(question: str, told: str, *, expected: bool) -> None:
    assert has_kind("how_long", BARE, told, reading(question, intent="how_long")) is expected
