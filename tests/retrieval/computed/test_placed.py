"""Where two people met, asked of no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting, Participant
from corpus.types import Side
from retrieval.computed.compute import Extent
from retrieval.computed.ledger import Ledger
from retrieval.computed.placed import only_met_elsewhere
from retrieval.types import Query
from retrieval.understand import Reader
from tests.retrieval.computed.registers import meeting

EXTENT = Extent(date(1965, 1, 1), date(2026, 1, 1))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def seat(person_id: str, side: Side) -> Participant:
    return Participant(person_id=person_id, name=person_id, role=None, office="fm", side=side, basis="stated")


def met(when: str, place: str | None, country: str | None) -> Meeting:
    people = (seat("aso-taro", "jp"), seat("ban-ki-moon", "kr"))
    made = meeting(f"m{when}", when, kind="foreign-ministers", place=place or "paris")
    return replace(made, participants=people, place_id=place, country=country)


def told(question: str, gazetteer: Gazetteer, *meetings: Meeting) -> bool:
    ledger = Ledger(lambda _ask: list(meetings), lambda: EXTENT, lambda _person: list(meetings), EXTENT.latest_on)
    reading = Reader(gazetteer).read(Query(text=question))
    return only_met_elsewhere(reading, (), ledger, gazetteer) is not None


IN_PARIS = met("2006-01-11", "paris", "FR")
QUESTIONS = [
    "麻生太郎が東京で潘基文と会談したときの話題は？",
    "아소 다로가 도쿄에서 반기문을 만났을 때 무슨 얘기를 했어?",
    "What did Aso Taro and Ban Ki-moon discuss when they met in Tokyo?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_two_who_met_in_another_country_only(question: str, gazetteer: Gazetteer) -> None:
    assert told(question, gazetteer, IN_PARIS)
    assert told(question, gazetteer, IN_PARIS, met("2006-01-10", None, None))


@pytest.mark.parametrize("question", QUESTIONS)
def test_they_may_have_met_there(question: str, gazetteer: Gazetteer) -> None:
    assert not told(question, gazetteer)
    assert not told(question, gazetteer, IN_PARIS, met("2006-06-27", "tokyo", "JP"))
    assert not told(question, gazetteer, IN_PARIS, met("2006-06-27", None, None))


def test_a_day_is_left_to_other_rules(gazetteer: Gazetteer) -> None:
    assert not told("麻生太郎が2006年に東京で潘基文と会談したときの話題は？", gazetteer, IN_PARIS)
