"""What was spoken of at a meeting asks for both accounts of it, unless one thing is named or more is asked."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.content import content_ask
from retrieval.types import Query
from retrieval.understand import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("what did takaichi and lee talk about in gyeongju", {"gyeongju"}),
        ("what was discussed at the Motegi Chung London meeting", {"london"}),
        ("what happened at the 2011 kyoto summit", {"kyoto"}),
        ("茂木と鄭のロンドン会談で何を話した", {"london"}),
        ("모테기 정의용 런던 회담에서 무슨 얘기가 오갔어", {"london"}),
        ("2025-10-30 이재명 다카이치 정상회담 무슨 얘기 했어", set()),
    ],
)
def test_what_was_discussed_asks_for_both_accounts(reader: Reader, question: str, places: set[str]) -> None:
    ask = content_ask(reader.read(Query(text=question)), reader.gazetteer)
    assert ask is not None
    assert ask.sides == ("jp", "kr")
    assert ask.scope.place_ids == places
    assert not ask.about


@pytest.mark.parametrize(
    "question",
    [
        "what did Abe and Moon say about export controls in Chengdu",
        "what did they discuss about north korea in chengdu abe moon",
        "what did Abe and Moon agree on in Chengdu",
        "what did Motegi and Chung discuss over breakfast in London",
        "what did Motegi and Chung discuss",  # which of their meetings?
        "when did Motegi and Chung talk in London",
        "茂木と鄭はロンドンで徴用工の話をした？",
    ],
)
def test_other_questions_ask_for_something_else(reader: Reader, question: str) -> None:
    assert content_ask(reader.read(Query(text=question)), reader.gazetteer) is None


@pytest.mark.parametrize("question", ["캠프 데이비드에서 뭘 합의했어", "what did Abe and Moon agree on in Chengdu"])
def test_what_was_agreed_is_told_by_the_accounts_only_where_nothing_else_does(reader: Reader, question: str) -> None:
    read = reader.read(Query(text=question))
    assert content_ask(read, reader.gazetteer) is None
    assert content_ask(read, reader.gazetteer, is_open=True) is not None
