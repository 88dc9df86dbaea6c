"""Who held a post after somebody, or before: terms as the offices of the gazetteer have them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.incumbents import held, office_ask
from retrieval.types import Query
from retrieval.understand import Reader

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("who replaced Kang Kyung-wha?", "chung-eui-yong"),
        ("who succeeded Motegi as foreign minister", "hayashi-yoshimasa"),
        ("Who was the foreign minister before Park Jin?", "chung-eui-yong"),
        ("who was Kishida's predecessor as prime minister", "suga-yoshihide"),
        ("강경화 후임은 누구", "chung-eui-yong"),
        ("박진 전임 장관 누구야", "chung-eui-yong"),
        ("康京和の後任は誰ですか", "chung-eui-yong"),
        ("岸田の前の首相は誰", "suga-yoshihide"),
        ("2023年3月の韓国外相の前任は誰", "chung-eui-yong"),
        ("2023年3月の韓国外相の前任の前任は誰", "kang-kyung-wha"),
        ("who was the successor of Korea's foreign minister in March 2023", "cho-tae-yul"),
        ("2025년 1월 일본 외상의 전임은 누구", "kamikawa-yoko"),
    ],
)
def test_whoever_followed_or_went_before_is_told(gazetteer: Gazetteer, question: str, person: str) -> None:
    ask = office_ask(Reader(gazetteer, today=TODAY).read(Query(text=question)), gazetteer, TODAY)
    assert ask is not None
    assert [h.person_id for h in held(ask, gazetteer.offices) if not h.acting] == [person]


@pytest.mark.parametrize(
    "question",
    [
        "who did Kang Kyung-wha's successor meet in London",
        "who came to Seoul after Kang Kyung-wha spoke",
        "who replaced Takaichi",  # still in office
        "강경화 장관 다음 일정은 누구랑",
    ],
)
def test_other_questions_ask_for_no_successor(gazetteer: Gazetteer, question: str) -> None:
    ask = office_ask(Reader(gazetteer, today=TODAY).read(Query(text=question)), gazetteer, TODAY)
    assert ask is None or ask.posts == ()
