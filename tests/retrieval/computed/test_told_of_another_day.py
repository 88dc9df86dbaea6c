"""Whether the excerpts tell more closely of a day than the register can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.meetings.types import MeetingStatus
from corpus.types import EventDate
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.compute import Computed
from retrieval.computed.refuted import is_told_of_another_day
from retrieval.computed.scope import Scope
from tests.retrieval.computed.registers import event, meeting
from tests.retrieval.made import reading

TWO = Scope(persons=(frozenset("a"), frozenset("x")))


def told(
    told_on: EventDate | None,
    *,
    met: str = "2019-09-26",
    question: str = "When?",
    status: MeetingStatus = "held",
    **of_ask: object,
) -> bool:
    """For a question about when two met, which was on the day ``met``."""
    ask = replace(MeetingAsk(wanted="when", scope=TWO), **of_ask)  # type: ignore[arg-type]
    computed = Computed(ask=ask, verdict="found", meetings=(replace(meeting("m", met), status=status),))
    return is_told_of_another_day(computed, told_on, reading(question, intent="when"))


def test_a_day_told_closely_counts_where_the_question_says_more() -> None:
    assert told(event("2019-09-19"), says_more=True)
    assert not told(event("2019-09-26"), says_more=True)
    assert not told(None, says_more=True)
    assert not told(event("2019-09-19"), says_more=True, wanted="first")
    assert not told(event("2019-09-19"), says_more=True, fact="where")


def test_of_two_and_nothing_else_the_register_tells() -> None:
    assert not told(event("2019-09-19"))


def test_of_one_alone_a_day_told_closely_counts() -> None:
    assert told(event("2021-03-01"), scope=Scope(persons=(frozenset("a"),)))


def test_of_ones_trips_to_a_place_the_register_tells_unless_none_took_place() -> None:
    trips = Scope(persons=(frozenset("a"),), place_ids=frozenset({"seoul"}))
    assert not told(event("1945-08"), scope=trips)
    assert told(event("2019-09-19"), scope=trips, status="not-held")


@pytest.mark.parametrize("question", ["会談の前に会ったのはいつ", "When was it before that?"])
def test_asked_for_the_time_before_a_day_told_closely_counts(question: str) -> None:
    assert told(event("2019-08-21"), question=question)


def test_a_day_within_those_of_a_meeting_is_finer() -> None:
    assert told(event("2019-09-04"), met="2019-09")
    assert not told(event("2019-09"), met="2019-09")


def test_of_two_at_a_conference_a_day_told_closely_counts() -> None:
    ask = MeetingAsk(wanted="when", scope=TWO)
    conference = replace(meeting("m", "2019-09-26"), participants=meeting("m", "2019-09-26").participants * 2)
    computed = Computed(ask=ask, verdict="found", meetings=(conference,))
    assert is_told_of_another_day(computed, event("2019-09-24"), reading("When?", intent="when"))
