"""Whether somebody will meet: the plan on record, or what became of it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.ask import MeetingAsk, Wanted
from retrieval.computed.compute import Extent, compute
from retrieval.computed.scope import Scope
from tests.retrieval.computed.asks import asked
from tests.retrieval.computed.registers import meeting


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("will Kono and Kang sit down again", "next_planned"),
        ("are the two leaders going to hold another summit?", "next_planned"),
        ("両首脳は会談しますか", "next_planned"),
        ("두 정상이 다시 만날까요", "next_planned"),
        ("will Kono and Kang meet in Bangkok", "took_place"),
        ("will they meet at ASEM", "took_place"),
        ("is there going to be a summit in 2027", "took_place"),
        ("河野外相と康外相はバンコクで会いますか", "took_place"),
        ("고노와 강경화는 방콕에서 만날까?", "took_place"),
    ],
)
def test_whether_they_will_meet_is_asked_of_the_register(gazetteer: Gazetteer, question: str, wanted: Wanted) -> None:
    ask = asked(gazetteer, question)

    assert ask is not None
    assert ask.wanted == wanted


@pytest.mark.parametrize(
    "question",
    [
        "how often do the foreign ministers meet",
        "will Kono tell Kang about the ruling",
        "will you meet me in Seoul",
        "康外相は会談で何を提案しますか",
    ],
)
def test_a_meeting_by_the_way_is_not(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)

    assert ask is None or ask.wanted not in ("next_planned", "took_place")


def test_a_plan_without_a_day_is_on_record_all_the_same() -> None:
    ask = MeetingAsk(wanted="next_planned", scope=Scope(kinds=("foreign-ministers",)))
    computed = compute(ask, [meeting("plan", None, status="planned")], Extent(date(2019, 1, 1), date(2019, 9, 30)))

    assert computed.verdict == "unknown"
    assert [m.id for m in computed.nearest] == ["plan"]
