"""Questions for who somebody is: told from those that ask something of them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.profile import person_asked
from retrieval.types import Query
from retrieval.understand import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2024, 6, 1))


@pytest.mark.parametrize(
    "question",
    [
        "who is Kang Kyung-wha?",
        "so who's kang kyung-wha again",
        "What was Kang Kyung-wha's job title?",
        "what post did Kang Kyung-wha hold in 2018?",
        "Who was Foreign Minister Kang Kyung-wha?",
        "tell me who Kang Kyung-wha is",
        "康京和って誰?",
        "康京和とは",
        "康京和さんってどんな人ですか",
        "康京和外相の当時の肩書は何でしたっけ?",
        "康京和って何の役職の人だっけ",
        "강경화 누구?",
        "강경화가 누구임",
        "강경화 장관은 뭐 하던 사람이야?",
        "강경화 직책이 뭐였지?",
        "강경화는 무슨 직책을 맡았어?",
        "when did Kang Kyung-wha become foreign minister",
        "when did Kang Kyung-wha take office",
        "when did kang kyung-wha step down as foreign minister",
        "康京和はいつ外交部長官になった",
        "康京和の任期",
        "康京和が退任したのはいつ",
        "강경화 언제 장관 됐어",
        "강경화 취임일 언제",
        "강경화 취임일",
        "강경화 사임 언제",
        "강경화 장관 퇴임 날짜 언제임",
        "강경화 장관 언제까지 했어",
        "강경화 언제 그만뒀어",
    ],
)
def test_who_somebody_is_asks_for_their_posts(reader: Reader, question: str) -> None:
    assert person_asked(reader.read(Query(text=question))) == ("kang-kyung-wha",)


@pytest.mark.parametrize(
    "question",
    [
        "who did Kang Kyung-wha meet?",
        "who is Kang Kyung-wha meeting in London?",
        "who was Kang Kyung-wha's counterpart?",
        "what did Kang Kyung-wha do in London?",
        "what is Kang Kyung-wha's position on GSOMIA?",
        "who is Kang Kyung-wha and who is Motegi Toshimitsu?",
        "康京和は誰と会った?",
        "when did Kang Kyung-wha become angry",
        "when did Kang Kyung-wha meet the new foreign minister",
        "康京和はいつ茂木外相と会った",
        "강경화 언제 일본 갔어",
        "康京和の立場は何が違う?",
        "강경화는 누구를 만났어?",
        "강경화 사임 이유",
        "강경화 회담 언제 했어",
        "강경화 언제까지 일본에 있었어",
        "강경화 후임은 누구야?",
        "who chaired the GSOMIA talks?",
    ],
)
def test_what_somebody_did_does_not(reader: Reader, question: str) -> None:
    assert person_asked(reader.read(Query(text=question))) == ()


def test_a_name_of_two_people_asks_for_both(reader: Reader) -> None:
    assert set(person_asked(reader.read(Query(text="who was kono?")))) == {"kono-taro", "kono-yohei"}
