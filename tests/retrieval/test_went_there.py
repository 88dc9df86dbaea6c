"""Questions about somebody's going somewhere."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.types import Query
from retrieval.understand import Reader
from retrieval.went_there import trip_asked


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "who", "where"),
    [
        ("has Suga ever been to Yasukuni", "suga-yoshihide", "yasukuni"),
        ("when did Aso go to Busan", "aso-taro", "busan"),
        ("when did Suga visit Busan to see Moon", "suga-yoshihide", "busan"),
        ("why did Noda set foot on Takeshima", "noda-yoshihiko", "takeshima-dokdo"),
        ("菅首相は靖国神社を参拝しましたか", "suga-yoshihide", "yasukuni"),
        ("麻生さんはいつ釜山に行ったの", "aso-taro", "busan"),
        ("노다는 독도에 간 적 있어?", "noda-yoshihiko", "takeshima-dokdo"),
        ("스가 총리가 야스쿠니 신사를 참배했나", "suga-yoshihide", "yasukuni"),
    ],
)
def test_who_went_where_is_read(reader: Reader, question: str, who: str, where: str) -> None:
    asked = trip_asked(reader.read(Query(text=question)))

    assert asked is not None
    assert [each.key.partition(":")[2] for each in asked] == [who, where]


@pytest.mark.parametrize(
    "question",
    [
        "what did Suga say about Yasukuni",
        "did Aso meet Yoo in Busan",
        "Noda's position on Takeshima",
        "when Aso spoke in Busan",
        "菅首相は靖国神社について何と言った",
        "麻生さんの釜山での会談",
        "노다는 독도 문제를 어떻게 봤나",
        "who visited Yasukuni",
        "had they settled it when Aso went to Busan",
        "菅首相が靖国神社を参拝したときに中国はどう反応しましたか",
    ],
)
def test_what_somebody_said_or_did_there_is_another_question(reader: Reader, question: str) -> None:
    assert trip_asked(reader.read(Query(text=question))) is None
