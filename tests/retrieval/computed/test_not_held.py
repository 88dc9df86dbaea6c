"""Questions for the meetings that came to nothing."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.compute import Extent, compute
from retrieval.computed.scope import Scope
from retrieval.computed.wording import lines_of
from tests.retrieval.computed.asks import asked
from tests.retrieval.computed.registers import meeting

EXTENT = Extent(date(2017, 1, 1), date(2021, 12, 31))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    "question",
    [
        "which summits got scrapped",
        "all the talks that never took place",
        "how many foreign ministers' meetings were put off",
        "postponed summits between japan and korea",
        "has any summit ever been called off?",
        "取りやめになった首脳会談を教えて",
        "どの外相会談が延期されましたか",
        "불발된 정상회담은?",
        "어떤 회담이 취소됐어?",
    ],
)
def test_those_that_came_to_nothing_are_asked_for(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)

    assert ask is not None
    assert ask.wanted == "not_held"


@pytest.mark.parametrize(
    "question",
    [
        "why was the summit called off",
        "who called off the talks in Tokyo",
        "how many summits were held in 2019",
        "which drills did the summit postpone",
        "首脳会談はなぜ見送られたのか",
        "정상회담이 왜 무산됐어",
        "list the summits of 2015",
    ],
)
def test_why_one_was_called_off_is_another_question(gazetteer: Gazetteer, question: str) -> None:
    ask = asked(gazetteer, question)

    assert ask is None or ask.wanted != "not_held"


def test_they_are_told_with_how_many_there_are(gazetteer: Gazetteer) -> None:
    off = meeting("off", "2019-06-28", kind="summit", status="not-held", people="")
    held = meeting("held", "2019-12-24", kind="summit", people="")
    computed = compute(MeetingAsk(wanted="not_held", scope=Scope(kinds=("summit",))), [held, off], EXTENT)

    assert computed.meetings == (off,)
    first, second = lines_of(computed, "en", gazetteer, EXTENT)
    assert first.text.startswith("1 on record as called off or not held:")
    assert "28 June 2019" in second.text


def test_where_there_are_none_it_is_said_of_those_called_off(gazetteer: Gazetteer) -> None:
    held = meeting("held", "2019-12-24", kind="summit", people="")
    computed = compute(MeetingAsk(wanted="not_held", scope=Scope(kinds=("summit",))), [held], EXTENT)

    assert computed.verdict == "none"
    assert "called off or not held" in lines_of(computed, "en", gazetteer, EXTENT)[0].text
