"""Meetings in a row by what they were about; things that only say since when or until when."""

from __future__ import annotations

import pytest

from corpus.gazetteer import Gazetteer
from tests.retrieval.computed.asks import asked


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "wanted", "topics"),
    [
        ("how many summits dealt with the comfort women", "count", ("comfort-women",)),
        ("When did the foreign ministers last talk about GSOMIA?", "last", ("gsomia",)),
        ("慰安婦問題を話し合った局長級協議、最初はいつ?", "first", ("comfort-women",)),
        ("徴用工が議題になった日韓首脳会談は何回?", "count", ("wartime-labor",)),
        ("오염수 문제로 한일 정상이 처음 만난 게 언제야", "first", ("treated-water",)),
        ("지소미아 다룬 외교장관 회담 몇 번이야", "count", ("gsomia",)),
        ("When was the last Japan-South Korea summit?", "last", ()),
        ("다음 한일 정상회담 언제야", "next_planned", ()),
    ],
)
def test_what_a_row_of_meetings_was_about_is_in_its_scope(
    gazetteer: Gazetteer, question: str, wanted: str, topics: tuple[str, ...]
) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert (ask.wanted, ask.scope.topics) == (wanted, topics)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("When did the two leaders first meet after Japan imposed export controls?", "2019-07-02", "9999-12-31"),
        ("안보 문제로 시끄럽던 GSOMIA 종료 결정 이후 첫 외교장관 회담은 언제?", "2019-08-23", "9999-12-31"),
        ("how many summits since the 2015 comfort women deal?", "2015-12-29", "9999-12-31"),
        ("日韓基本条約の署名後、最初の首脳会談はいつ?", "1965-06-23", "9999-12-31"),
        ("慰安婦合意の前、最後の外相会談はいつ?", "0001-01-01", "2015-12-27"),
        ("when was the last summit before gsomia was ended", "0001-01-01", "2019-08-21"),
    ],
)
def test_a_thing_with_a_known_day_says_since_when_or_until_when(
    gazetteer: Gazetteer, question: str, first: str, last: str
) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    days = ask.scope.days[0].days
    assert (str(days.earliest_on), str(days.latest_on)) == (first, last)
    assert ask.scope.topics == ()


@pytest.mark.parametrize(
    "question",
    [
        "how many days after the taepodong launch did the defence ministers meet",
        "first summit since the row over the textbooks began, when?",
        "교과서 문제 이후 첫 한일 정상회담 언제야",
        "教科書問題以降、最初の日韓首脳会談はいつ",
    ],
)
def test_from_a_thing_without_a_known_day_nothing_is_counted(gazetteer: Gazetteer, question: str) -> None:
    assert asked(gazetteer, question) is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("When had Funakoshi and Seo last met face to face before Seoul?", "previous"),
        ("2023年ソウルの一個前の日韓首脳会談はいつ?", "previous"),
        ("when did kishida first call yoon", "first"),
        ("岸田さんが首相になりたての頃に文在寅と電話したのはいつ", "first"),
        ("기시다가 총리 되자마자 문재인이랑 통화한 날 언제", "first"),
        ("윤석열이랑 기시다 첨으로 만난 거 언제", "first"),
        ("윤석열이랑 기시다 첨단산업 회의에서 만난 거 언제", "when"),
    ],
)
def test_plain_words_for_first_and_for_the_one_before(gazetteer: Gazetteer, question: str, wanted: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert ask.wanted == wanted


def test_a_conference_that_only_says_when_is_not_what_is_asked_for(gazetteer: Gazetteer) -> None:
    assert asked(gazetteer, "1969년 도쿄 각료회의 때 조세협정은 며칠에 서명하기로 돼 있었나요?") is None
    assert asked(gazetteer, "1969년 도쿄 각료회의는 며칠에 열렸나요?") is not None
