"""Questions that point at what they do not name."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.open_pronoun import open_pronoun
from retrieval.types import Query
from retrieval.understand import Reader, Reading


@cache
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 1, 1))


def read(text: str) -> Reading:
    return reader().read(Query(text=text))


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("when did korea decide to end it", "it"),
        ("When was it signed?", "it"),
        ("who signed it", "it"),
        ("what did moon say about it", "it"),
        ("was it held in Tokyo?", "it"),
        ("how long did it last", "it"),
        ("did he apologize", "he"),
        ("what did he say about Dokdo", "he"),
        ("それはいつ署名された", "それ"),
        ("韓国はなぜそれを破棄した", "それ"),
        ("彼は何と言った", "彼"),
        ("그건 언제 체결됐어", "그건"),
        ("한국은 왜 그걸 종료했어", "그걸"),
        ("그 사람 언제 일본 갔어", "그 사람"),
    ],
)
def test_a_pronoun_with_nothing_to_stand_for_is_found(text: str, pronoun: str) -> None:
    assert open_pronoun(read(text)) == pronoun


@pytest.mark.parametrize(
    "text",
    [
        "when did the GSOMIA end and who ended it",
        "there was a summit, where was it",
        "Is it true that Japan apologized?",
        "was it Abe who signed the comfort women deal",
        "when was it that Korea ended GSOMIA",
        "how long did it take to agree on the fund",
        "what did Abe say when he met Moon",
        "who controls Dokdo and who claims it",
        "what did they sign on it in 2015",
        "慰安婦合意とは何で、それはいつ発表された",
        "安倍首相は彼の談話で何と言った",
        "지소미아는 왜 그걸 연장했어",
        "who signed the treaty",
    ],
)
def test_one_that_stands_for_something_named_is_left_alone(text: str) -> None:
    assert open_pronoun(read(text)) is None
