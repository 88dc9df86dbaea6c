"""Questions for who came after somebody in an office, or before."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.succession import succession_asks
from retrieval.types import Query
from retrieval.understand import Reader


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def holders(gazetteer: Gazetteer, question: str) -> list[tuple[str, list[str]]]:
    """By post who held it on the days that the question is taken to ask for."""
    reading = Reader(gazetteer, today=date(2024, 6, 1)).read(Query(text=question))
    asks = succession_asks(reading, gazetteer)
    return [(a.posts[0], [h.person_id for h in gazetteer.offices.holders(a.posts[0], a.earliest_on)]) for a in asks]


@pytest.mark.parametrize(
    ("question", "post", "holder"),
    [
        ("who succeeded Kishida as foreign minister?", "jp-fm", "kono-taro"),
        ("who replaced foreign minister Kishida Fumio", "jp-fm", "kono-taro"),
        ("Kang Kyung-wha's successor", "kr-fm", "chung-eui-yong"),
        ("who was foreign minister after Kang Kyung-wha", "kr-fm", "chung-eui-yong"),
        ("who was Kang Kyung-wha's predecessor as foreign minister?", "kr-fm", "yun-byung-se"),
        ("who did Kono Taro replace as foreign minister", "jp-fm", "kishida-fumio"),
        ("康京和外相の後任は誰ですか", "kr-fm", "chung-eui-yong"),
        ("康京和さんの後任って誰だっけ?", "kr-fm", "chung-eui-yong"),
        ("康京和の次の外相は?", "kr-fm", "chung-eui-yong"),
        ("康京和の前任者は誰", "kr-fm", "yun-byung-se"),
        ("康京和の前の外相は誰でしたっけ", "kr-fm", "yun-byung-se"),
        ("岸田首相の前任は?", "jp-pm", "suga-yoshihide"),
        ("강경화 장관 후임은 누구야?", "kr-fm", "chung-eui-yong"),
        ("강경화 다음 외교장관은 누구", "kr-fm", "chung-eui-yong"),
        ("강경화 전임자 누구였지", "kr-fm", "yun-byung-se"),
        ("박근혜 다음 대통령은?", "kr-president", "moon-jae-in"),
    ],
)
def test_the_neighbor_in_the_office_is_asked_for(gazetteer: Gazetteer, question: str, post: str, holder: str) -> None:
    assert holders(gazetteer, question) == [(post, [holder])]


def test_each_term_has_its_own_neighbor(gazetteer: Gazetteer) -> None:
    assert holders(gazetteer, "安倍首相の後任は") == [("jp-pm", ["fukuda-yasuo"]), ("jp-pm", ["suga-yoshihide"])]


@pytest.mark.parametrize(
    "question",
    [
        "what did Kang Kyung-wha tell her successor",
        "when did Kang Kyung-wha's successor visit Tokyo",
        "who came to Tokyo after Kang Kyung-wha left",
        "who replaced Kang Kyung-wha at the talks in London",
        "康京和の後任と河野太郎の会談はいつ",
        "康京和の前の会談は誰と",
        "康京和の次の訪問先はどこ",
        "강경화 후임 장관이 도쿄에 온 건 언제",
        "강경화 전 장관은 뭐라고 했어",
        "後任は誰",
        "Lee Jae Myung's successor",
    ],
)
def test_what_a_neighbor_did_and_an_unnamed_one_are_other_questions(gazetteer: Gazetteer, question: str) -> None:
    assert holders(gazetteer, question) == []
