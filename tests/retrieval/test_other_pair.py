"""Questions on the dealings of another pair of countries."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.other_pair import third_country
from retrieval.types import Query
from retrieval.understand import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("when did Japan and Russia set up embassies", "russia"),
        ("fishing pact of China and South Korea", "china"),
        ("日本とロシアの平和条約はいつ", "russia"),
        ("韓国と中国の関係", "china"),
        ("일본과 북한의 수교 교섭", "north-korea"),
        ("한국과 미국의 관세 협상", "united-states"),
        ("日朝首脳会談はどこで", "north-korea"),
    ],
)
def test_two_countries_of_which_one_is_neither_of_the_two_are_another_pair(
    reader: Reader, question: str, country: str
) -> None:
    assert third_country(reader.read(Query(text=question))) == country


@pytest.mark.parametrize(
    "question",
    [
        "when did Japan and South Korea open embassies",
        "talks of Japan, China and South Korea",
        "what did Tokyo say about China",
        "日本と韓国は中国をどう見た",
        "한국과 일본이 북한에 대해 합의한 것",
        "what did Kono tell Kang in China",
    ],
)
def test_a_third_country_beside_the_two_makes_no_other_pair(reader: Reader, question: str) -> None:
    assert third_country(reader.read(Query(text=question))) is None


@pytest.mark.parametrize(
    ("question", "has_day"),
    [
        ("when did Japan and South Korea normalize relations", True),
        ("when did Japan and China normalize relations", False),
    ],
)
def test_the_day_of_a_treaty_is_not_that_of_another_pair(reader: Reader, question: str, has_day: bool) -> None:
    assert bool(reader.read(Query(text=question)).dates) is has_day
