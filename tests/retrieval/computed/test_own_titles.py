"""Whose title it is where no country is named."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.own_titles import sides_of_title
from retrieval.types import Query
from retrieval.understand import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2024, 6, 1))


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("외교장관 누구야", {"kr"}),
        ("외무상 누구야", {"jp"}),
        ("방위상 누구임", {"jp"}),
        ("국방부 장관 누구", {"kr"}),
        ("外相は誰", {"jp", "kr"}),
        ("防衛相は誰", {"jp"}),
        ("who is the foreign minister", {"jp", "kr"}),
        ("who is the prime minister", {"jp"}),
        ("who is the president", {"kr"}),
        ("미국 대통령 누구야", set()),
        ("중 외교부장 누구", set()),
        ("who is the american president", set()),
        ("외교장관이 누구랑 통화했어", set()),
        ("정상회담 언제", set()),
    ],
)
def test_whose_title_it_is(reader: Reader, question: str, sides: set[str]) -> None:
    assert sides_of_title(reader.read(Query(text=question))) == sides
