"""Questions for the holder of an office."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.incumbents import held, office_ask
from retrieval.types import Query
from retrieval.understand import Reader

TODAY = date(2024, 6, 1)
TO_KOREA, TO_JAPAN = "jp-ambassador-kr", "kr-ambassador-jp"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "posts"),
    [
        ("who was japan's ambassador to korea in 2021", (TO_KOREA,)),
        ("Who was the Japanese ambassador in Seoul in 2021?", (TO_KOREA,)),
        ("who was the korean ambassador to japan in 2021", (TO_JAPAN,)),
        ("2021年の駐韓大使は誰", (TO_KOREA,)),
        ("2021年の駐日韓国大使は？", (TO_JAPAN,)),
        ("2021년 주한 일본대사 누구", (TO_KOREA,)),
        ("주일대사 2021년 누구였어", (TO_JAPAN,)),
        ("who was the foreign minister of japan in 2021", ("jp-fm",)),
        ("who is japan's pm", ("jp-pm",)),
        ("日本の外相は誰", ("jp-fm",)),
        ("한국 대통령 누구야", ("kr-president",)),
        ("2015年12月の韓国外相は", ("kr-fm",)),
        ("who is the foreign minister now?", ("jp-fm", "kr-fm")),
        ("今の首相は誰", ("jp-pm", "kr-pm")),
        ("外相って今だれ?", ("jp-fm", "kr-fm")),
        ("지금 대통령 누구야?", ("kr-president",)),
        ("who is the president calling", None),
        ("外相は誰と会った", None),
        ("대통령은 누구를 만났어", None),
        ("who was president of korea", None),
        ("日本の外相は誰だった", None),
        ("who is the foreign minister going to meet", None),
        ("2021년 주한 미국대사 누구", None),
        ("who is the us ambassador to korea", None),
        ("who was the korean ambassador to china in 2021", None),
    ],
)
def test_whose_ambassador_is_meant(gazetteer: Gazetteer, question: str, posts: tuple[str, ...] | None) -> None:
    reading = Reader(gazetteer, today=TODAY).read(Query(text=question))
    ask = office_ask(reading, gazetteer, TODAY)
    assert (ask and ask.posts) == posts


@pytest.mark.parametrize(
    ("question", "posts"),
    [
        ("when did Suga Yoshihide step down", ("jp-pm",)),
        ("when did chief cabinet secretary Suga Yoshihide leave office", ("jp-ccs",)),
        ("菅義偉さん辞めた日", ("jp-pm",)),
        ("菅義偉官房長官はいつ就任した", ("jp-ccs",)),
        ("朴槿恵が罷免された日", ("kr-president",)),
        ("박근혜 언제 파면됐어", ("kr-president",)),
        ("菅義偉って誰", ()),
    ],
)
def test_when_somebody_came_or_left_is_told_of_the_post_that_is_meant(
    gazetteer: Gazetteer, question: str, posts: tuple[str, ...]
) -> None:
    reading = Reader(gazetteer, today=TODAY).read(Query(text=question))
    ask = office_ask(reading, gazetteer, TODAY)
    assert ask is not None
    assert ask.person_ids
    assert ask.posts == posts
    assert {h.post for h in held(ask, gazetteer.offices)} == set(posts or ("jp-pm", "jp-ccs"))
