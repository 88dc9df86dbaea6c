"""Whether a question asks to foretell something, and whether what is told answers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.types import EventDate, Precision
from retrieval.coverage import SentenceFit
from retrieval.day_fit import DAY, DayChoice
from retrieval.events import NearDay
from retrieval.forecast import asks_for_forecast, asks_what_is_to_come, is_over
from retrieval.hits import Ranked
from tests.retrieval.contradicted import asked
from tests.retrieval.made import candidate, passage


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("who do you think will be the next premier", True),
        ("predict where they will meet after that", True),
        ("will the islands ever be shared", True),
        ("次の首相は誰だと思う？", True),
        ("次の会談の場所を予想して", True),
        ("다음 총리 누가 될 것 같아?", True),
        ("다음 회담 장소 예측해줘", True),
        ("who is going to be the next ambassador", True),
        ("is he gonna fly to Seoul again u think", True),
        ("竹島問題って2040年までに解決してると思う?", True),
        ("次の外務大臣は誰になる?", True),
        ("日韓は来年FTAを結びますか?", True),
        ("다음 외교부 장관은 누가 돼?", True),
        ("who was the next ambassador after him", False),
        ("いつか統一されるでしょうか", True),
        ("その協定はいつから効力を持ったのでしょうか", False),
        ("次の会談はどこで開かれましたか", False),
        ("What did Kono predict for the talks?", False),
        ("When will Kang visit Tokyo?", False),
        ("河野外相はどう予想していた？", False),
        ("協定はいつから効力を持ったのでしょうか", False),
        ("いつか訪韓するのでしょうか", True),
        ("강 장관은 뭐라고 예측했어?", False),
    ],
)
def test_a_forecast_is_told_from_what_somebody_foretold(text: str, asks: bool) -> None:
    assert asks_for_forecast(asked(text)) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("When will the emperor visit Korea?", True),
        ("when's the president going to come to Tokyo", True),
        ("天皇はいつ訪韓するの?", True),
        ("竹島問題が解決するのはいつになりますか", True),
        ("독도 문제 언제 해결돼?", True),
        ("다음 국빈 방일은 언제일까요?", True),
        ("When did the emperor visit Korea?", False),
        ("when was the visit supposed to be", False),
        ("首相が訪韓したのはいつですか", False),
        ("初めてテレビ会議やったのいつだっけ", False),
        ("署名したのはいつのことでしょうか", False),
        ("文氏が「いつでも会う」って言ったのはいつ", False),
        ("언제 서명했어?", False),
        ("회담은 언제였나요", False),
    ],
)
def test_what_is_put_as_still_to_come_is_told_from_what_was(text: str, asks: bool) -> None:
    assert asks_what_is_to_come(replace(asked(text), intent="when")) is asks


def told(sentence: str, on: date, **features: float) -> list[NearDay]:
    """One hit of one sentence with that day."""
    hit = Ranked(candidate(passage(sentence), fits=(SentenceFit(0.9, {}, True),)), 1.0, {}, 0, {})
    usual = dict.fromkeys(DAY, 0.0) | features
    return [(hit, DayChoice(EventDate(on, on, Precision.DAY, "stated"), 0, usual))]


NOW = date(2022, 7, 1)
COMING = "When will the president visit Lima?"


def test_a_day_that_is_over_is_no_answer_to_what_is_to_come() -> None:
    past = told("The president visited Lima on May 3, 1984.", date(1984, 5, 3))
    assert is_over(past, replace(asked(COMING), intent="when"), NOW)
    assert not is_over(past, replace(asked("When did the president visit Lima?"), intent="when"), NOW)
    assert not is_over([], replace(asked(COMING), intent="when"), NOW)


def test_a_plan_answers_it_also_where_its_day_has_gone_by() -> None:
    question = replace(asked(COMING), intent="when")
    planned = told("The president is expected to visit Lima on May 3, 1984.", date(1984, 5, 3))
    assert not is_over(planned, question, NOW)
    assert not is_over(told("He visits Lima on May 3.", date(2022, 5, 3), later=1.0), question, NOW)
    assert not is_over(told("He visits Lima on May 3.", date(2023, 5, 3)), question, NOW)
