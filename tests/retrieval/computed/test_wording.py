"""Which meetings a computed reply says that it counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.compute import Extent, compute
from retrieval.computed.scope import Scope
from retrieval.computed.wording import lines_of
from tests.retrieval.computed.registers import meeting

EXTENT = Extent(date(2013, 1, 1), date(2020, 1, 1))
EITHER_ABE = frozenset({"abe-shinzo", "abe-shintaro"})


def head(meetings: list[Meeting]) -> str:
    computed = compute(MeetingAsk(wanted="count", scope=Scope(persons=(EITHER_ABE,))), meetings, EXTENT)
    return lines_of(computed, "en", Gazetteer.load(), EXTENT)[0].text


def test_of_two_of_one_name_the_one_who_sat_there_is_told() -> None:
    held = meeting("m", "2015-11-02", kind="summit")
    people = tuple(replace(p, person_id="abe-shinzo") if p.person_id == "a" else p for p in held.participants)
    told = head([replace(held, participants=people)])
    assert "Abe Shinzo" in told
    assert "Abe Shintaro" not in told


def test_where_nobody_of_that_name_sat_anywhere_both_are_told() -> None:
    assert "Abe Shintaro/Abe Shinzo" in head([])
