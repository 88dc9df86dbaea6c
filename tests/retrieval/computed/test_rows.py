"""Questions for all meetings of a kind, for the longest, and for how long ago the last was."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk, Wanted
from retrieval.computed.compute import Extent
from retrieval.computed.ledger import Ledger
from retrieval.computed.scope import Scope
from retrieval.computed.wider import computed_or_wider
from retrieval.computed.wording import lines_of
from tests.retrieval.computed.asks import asked
from tests.retrieval.computed.registers import meeting

EXTENT = Extent(date(2017, 1, 1), date(2021, 12, 31))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("list all summits in 2023", "list"),
        ("please show me all calls between Kishida and Yoon", "list"),
        ("all meetings between Kono and Kang", "list"),
        ("what summits took place in 2019", "list"),
        ("summits 2018", "list"),
        ("which summit was held in nara", "list"),
        ("what meeting took place on 26 september 2019", "list"),
        ("meetings in october 2025", "list"),
        ("summit this year", "list"),
        ("which foreign ministers met in 2020", "list"),
        ("2020年にどの外相が会談した?", "list"),
        ("2020년에 어느 장관들이 만났어", "list"),
        ("which summits were in japan in 2023", "list"),
        ("which japanese foreign minister visited korea in 2025", "who"),
        ("the summit before the last one", "previous"),
        ("前々回の日韓首脳会談はいつ", "previous"),
        ("지지난번 한일 정상회담 언제", "previous"),
        ("2022年の日韓首脳会談一覧", "list"),
        ("茂木と康京和のすべての会談を教えて", "list"),
        ("정상회담 목록 2024", "list"),
        ("조현 이와야 만난 날들", "list"),
        ("기시다 윤석열 만난 날짜 다 알려줘", "list"),
        ("longest summit between japan and korea?", "longest"),
        ("which summit lasted the longest", "longest"),
        ("時間が一番長かった日韓首脳会談は？", "longest"),
        ("최장 정상회담", "longest"),
        ("shortest meeting between foreign ministers", "shortest"),
        ("日韓外相会談で一番短かったのは", "shortest"),
        ("제일 짧았던 한일 외교장관 회담", "shortest"),
        ("how long has it been since the last defense ministers meeting", "since_last"),
        ("days since last japan korea summit", "since_last"),
        ("最後の日韓首脳会談から何日経ちましたか", "since_last"),
        ("마지막 한일 정상회담 이후 며칠 지났어", "since_last"),
        ("How long had it been since the leaders last met before Tokyo?", "gap"),
        ("how many meetings were there in new york", "count"),
        ("2019년에 회담 몇 번 했어", "count"),
        ("ニューヨークで何回会談した", "count"),
        ("who was the first korean president to visit japan", "first"),
        ("which korean president visited japan first", "first"),
        ("直近の日韓外相会談は誰と誰", "last"),
    ],
)
def test_what_is_wanted_of_many_meetings(gazetteer: Gazetteer, question: str, wanted: Wanted) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert ask.wanted == wanted


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("when was the 9th trilateral summit", "9th Japan-China-ROK Summit"),
        ("第8回日中韓サミットはどこで", "8th Japan-China-ROK Trilateral Summit"),
        ("제9차 한중일 정상회의 어디서", "9th Japan-China-ROK Summit"),
    ],
)
def test_a_numbered_summit_of_three_is_that_of_its_number(gazetteer: Gazetteer, question: str, series: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is not None
    assert re.search(ask.scope.series, series, re.IGNORECASE)
    assert ask.nth is None


@pytest.mark.parametrize(
    "question", ["last trilateral summit", "how many times did the US, Japan and Korea hold summits"]
)
def test_without_a_number_it_is_no_series(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)
    assert ask is None or ask.scope.series == ""


@pytest.mark.parametrize(
    "question",
    [
        "which japanese pm met the most korean presidents",
        "what was the longest gap between two summits",
        "韓国大統領と一番多く会談した首相は誰",
        "how long after taking office did Yoon meet Kishida",
        "last time the leaders met outside Asia",
        "how many meetings between north korea and the us in 2018",  # of others
        "when was the last meeting between north korea and the us",
    ],
)
def test_one_is_not_counted_against_another(gazetteer: Gazetteer, question: str) -> None:
    assert asked(gazetteer, question) is None


def test_whose_visit_is_asked_for_must_hold_the_office(gazetteer: Gazetteer) -> None:
    ask = asked(gazetteer, "who was the first korean president to visit japan")
    assert ask is not None
    assert ask.scope.guest == ("kr", "president")


def told(ask: MeetingAsk, register: list[Meeting], gazetteer: Gazetteer) -> list[str]:
    ledger = Ledger(lambda _: register, lambda: EXTENT, lambda _: (), date(2021, 3, 1))
    computed = computed_or_wider(ask, ledger, EXTENT, lambda among: None)
    return [line.text for line in lines_of(computed, "en", gazetteer, EXTENT)]


def test_how_long_ago_is_counted_to_today_and_says_so(gazetteer: Gazetteer) -> None:
    ask = MeetingAsk(wanted="since_last", scope=Scope(kinds=("foreign-ministers",)))
    lines = told(ask, [meeting("one", "2021-02-26"), meeting("other", "2020-01-01")], gazetteer)
    assert lines[0].startswith("Latest on record: Friday, 26 February 2021")
    assert lines[1] == "3 days from then to Monday, 1 March 2021."
    coarse = told(ask, [meeting("one", "2021-02")], gazetteer)
    assert coarse[1] == "1 to 28 days from then to Monday, 1 March 2021."


def test_the_longest_says_among_how_many(gazetteer: Gazetteer) -> None:
    register = [meeting("a", "2019-01-01", minutes=20), meeting("b", "2020-01-01", minutes=50)]
    register.append(meeting("c", "2020-02-01"))
    lines = told(MeetingAsk(wanted="longest", scope=Scope(kinds=("foreign-ministers",))), register, gazetteer)
    assert lines[0].startswith("Longest on record: 50 minutes")
    assert lines[1].startswith("Of 2 whose length is on record: foreign ministers' talks")


def test_a_long_list_says_how_many_more_there_are_and_where(gazetteer: Gazetteer) -> None:
    register = [meeting(f"m{n}", f"2019-0{n}-01", kind="summit") for n in range(1, 8)]
    lines = told(MeetingAsk(wanted="list", scope=Scope(kinds=("summit",))), register, gazetteer)
    assert len(lines) == 7
    assert lines[-1] == "2 more; /meetings or `chancery meetings` lists all of them."


def test_a_list_of_one_says_that_it_is_one(gazetteer: Gazetteer) -> None:
    lines = told(
        MeetingAsk(wanted="list", scope=Scope(kinds=("summit",))),
        [meeting("a", "2019-01-01", kind="summit")],
        gazetteer,
    )
    assert lines[0].startswith("1 on record: summit")
    assert len(lines) == 2


@pytest.mark.parametrize(
    "question",
    [
        "when was the finance ministers' dialogue resumed",
        "when did the vice ministers' talks break down",
        "when was the summit in Osaka called off",
        "局長協議が中断したのはいつ",
        "首脳会談が延期されたのはいつ",
        "전략대화가 언제 재개됐나",
    ],
)
def test_when_talks_were_taken_up_again_is_no_day_of_a_meeting(gazetteer: Gazetteer, question: str) -> None:
    assert asked(gazetteer, question) is None


@pytest.mark.parametrize(
    "question",
    ["ホワイトリストから外れた日の会談はなぜ中止になったのか", "화이트리스트에서 빠진 날 회담은 왜 취소됐어"],
)
def test_a_white_list_is_no_list_of_meetings(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)

    assert ask is None or ask.wanted != "list"
