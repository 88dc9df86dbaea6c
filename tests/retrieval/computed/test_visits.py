"""Visits: to one of the two countries, and to a third one, of which the archive tells little."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.visits import is_abroad, tells_of_stay
from tests.retrieval.computed.asks import asked


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("when did Koizumi visit Pyongyang?", "KP"),
        ("When did Kono Taro go to China?", "CN"),
        ("小泉訪朝はいつ", "KP"),
        ("小泉さんの訪中っていつだっけ", "CN"),
        ("河野外相が訪米したのはいつ?", "US"),
        ("小泉首相はいつ北朝鮮を訪問した", "KP"),
        ("고이즈미 방북은 언제야", "KP"),
        ("고노 외무상 방미 언제", "US"),
        ("고이즈미가 언제 중국을 방문했어?", "CN"),
    ],
)
def test_a_visit_to_a_third_country_is_asked_of_the_register(gazetteer: Gazetteer, question: str, country: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert is_abroad(ask)
    assert ask.scope.countries == {country}


@pytest.mark.parametrize(
    ("question", "country"),
    [
        ("기시다 서울 언제 방문했어", "KR"),
        ("윤석열 도쿄 언제 방문했어", "JP"),
        ("安倍首相は韓国を何回訪問した", "KR"),
        ("when did kishida visit seoul", "KR"),
    ],
)
def test_where_somebody_went_may_stand_apart_from_the_verb(gazetteer: Gazetteer, question: str, country: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert ask.scope.countries == {country}


@pytest.mark.parametrize(
    "question",
    [
        "小泉首相の訪韓はいつ",
        "小泉首相は歴訪中に何を話した",
        "小泉首相の訪米中の発言は何",
        "日本の代表団が中国を訪問したのはいつ",
        "did Koizumi visit China?",
        "when did Koizumi write to China?",
        "고이즈미 방한은 언제야",
        "고이즈미가 방미 중에 뭐라고 했어",
        "방북단은 언제 왔어",
    ],
)
def test_other_visits_and_words_spoken_on_one_are_not(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is None or not is_abroad(ask)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("when will takaichi visit korea again", "next_planned"),
        ("when is Lee Jae-myung going to visit Japan", "next_planned"),
        ("高市首相はいつ訪韓する", "next_planned"),
        ("이재명 대통령 언제 방일해", "next_planned"),
        ("when did takaichi visit korea", "when"),
        ("高市首相はいつ訪韓した", "when"),
        ("이재명 대통령 언제 방일했어", "when"),
    ],
)
def test_a_visit_still_to_come_is_told_from_one_that_was(gazetteer: Gazetteer, question: str, wanted: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert ask.wanted == wanted


def told(text: str, language: str) -> Any:
    citation = SimpleNamespace(n=1, excerpt=text, language=language)
    return SimpleNamespace(statements=(SimpleNamespace(citation_ns=(1,)),), citations=(citation,))


@pytest.mark.parametrize(
    ("text", "language", "tells"),
    [
        ("Prime Minister Koizumi Junichiro visited North Korea in the autumn.", "en", True),
        ("小泉純一郎首相は秋に北朝鮮を訪れた。", "ja", True),
        ("고이즈미 준이치로 총리는 가을에 북한을 방문했다.", "ko", True),
        ("Prime Minister Koizumi Junichiro spoke of North Korea in the autumn.", "en", False),
        ("Prime Minister Koizumi Junichiro visited Seoul. North Korea stayed silent.", "en", False),
        ("小泉純一郎首相は秋に北朝鮮について話した。", "ja", False),
        ("고이즈미 준이치로 총리는 가을에 북한 문제를 논의했다.", "ko", False),
    ],
)
def test_only_a_sentence_on_the_stay_answers_for_one_without_talks(
    gazetteer: Gazetteer, text: str, language: str, tells: bool
) -> None:
    ask = asked(gazetteer, "when did Koizumi visit Pyongyang?")
    assert ask is not None
    assert tells_of_stay(told(text, language), ask, gazetteer) is tells
    nothing = told(text, language)
    nothing.citations = ()
    assert not tells_of_stay(nothing, replace(ask), gazetteer)
