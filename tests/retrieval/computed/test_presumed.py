"""What the register says against a meeting that a question takes for granted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting, Participant
from corpus.types import Side
from retrieval.computed.compute import Extent
from retrieval.computed.ledger import Ledger
from retrieval.computed.presumed import contradicted
from retrieval.computed.scope import Scope
from retrieval.types import DateRange
from retrieval.understand import AskedDays
from tests.retrieval.computed.registers import meeting

EXTENT = Extent(date(1965, 1, 1), date(2026, 1, 1))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def seat(person_id: str, office: str, side: Side) -> Participant:
    return Participant(person_id=person_id, name=person_id, role=None, office=office, side=side, basis="stated")


def summit(when: str, *people: Participant, **changes: object) -> Meeting:
    made = replace(meeting("m", when, kind="summit", place="kyoto"), level="leader", participants=people)
    return replace(made, **changes)  # type: ignore[arg-type]


KAIFU, ROH = "kaifu-toshiki", "roh-tae-woo"
IN_1992 = summit("1992-11-08", seat("miyazawa-kiichi", "pm", "jp"), seat(ROH, "president", "kr"))


def asked(first: date, last: date, *people: str, **changes: object) -> Scope:
    base = Scope(persons=tuple(frozenset({p}) for p in people), days=(AskedDays(DateRange(first, last)),))
    return replace(base, **changes)  # type: ignore[arg-type]


def told(scope: Scope, gazetteer: Gazetteer, *meetings: Meeting) -> tuple[Meeting, ...] | None:
    def both(_ask: object) -> list[Meeting]:
        return [m for m in meetings if all(ids & m.person_ids for ids in scope.persons)]

    ledger = Ledger(both, lambda: EXTENT, lambda person: [m for m in meetings if person in m.person_ids], date.today())  # noqa: DTZ011
    found = contradicted(scope, ledger, EXTENT, gazetteer)
    return found.nearest if found else None


def test_who_had_left_office_did_not_sit_there(gazetteer: Gazetteer) -> None:
    assert told(asked(date(1992, 11, 1), date(1992, 11, 30), KAIFU, ROH), gazetteer, IN_1992) == (IN_1992,)


@pytest.mark.parametrize(
    "scope",
    [
        asked(date(1992, 1, 1), date(1992, 12, 31), KAIFU, ROH),  # a year is long
        asked(date(1992, 10, 1), date(1992, 10, 31), KAIFU, ROH),  # another month
        asked(date(1992, 11, 1), date(1992, 11, 30), KAIFU, ROH, place_ids=frozenset({"seoul"})),  # another place
        asked(date(1992, 11, 1), date(1992, 11, 30), "watanabe-michio", ROH),  # a minister, in another office
        asked(date(1992, 11, 1), date(1992, 11, 30), KAIFU),
    ],
)
def test_what_the_register_does_not_contradict(scope: Scope, gazetteer: Gazetteer) -> None:
    assert told(scope, gazetteer, IN_1992) is None


def test_a_meeting_of_just_those_is_no_false_premise(gazetteer: Gazetteer) -> None:
    own = summit("1992-11-20", seat(KAIFU, "pm", "jp"), seat(ROH, "president", "kr"), id="n")
    assert told(asked(date(1992, 11, 1), date(1992, 11, 30), KAIFU, ROH), gazetteer, IN_1992, own) is None


def test_a_call_with_whoever_acted_in_his_place(gazetteer: Gazetteer) -> None:
    call = summit(
        "2024-12-19", seat("ishiba-shigeru", "pm", "jp"), seat("han-duck-soo", "pm", "kr"), mode="phone", place_id=None
    )
    day, month = date(2024, 12, 19), date(2024, 12, 1)
    people = ("yoon-suk-yeol", "ishiba-shigeru")
    assert told(asked(day, day, *people, modes=("phone",)), gazetteer, call) == (call,)
    assert told(asked(month, date(2024, 12, 31), *people, modes=("phone",)), gazetteer, call) is None


@pytest.mark.parametrize(
    ("city", "first", "last", "is_contradicted"),
    [
        ("tokyo", date(1992, 11, 8), date(1992, 11, 8), True),
        ("kyoto", date(1992, 11, 8), date(1992, 11, 8), False),
        ("osaka", date(1992, 11, 8), date(1992, 11, 8), False),  # of two that are no capital one may lie in the other
        ("akasaka-palace", date(1992, 11, 8), date(1992, 11, 8), False),  # no city
        ("tokyo", date(1992, 11, 1), date(1992, 11, 30), False),  # a month has room for another meeting
    ],
)
def test_another_city_of_the_country_on_the_day(
    city: str, first: date, last: date, is_contradicted: bool, gazetteer: Gazetteer
) -> None:
    found = told(asked(first, last, "miyazawa-kiichi", ROH, place_ids=frozenset({city})), gazetteer, IN_1992)
    assert found == ((IN_1992,) if is_contradicted else None)


VLADIVOSTOK = replace(
    summit("2018-09-11", seat("abe-shinzo", "pm", "jp"), seat("lee-nak-yon", "pm", "kr")), place_id="vladivostok"
)


def test_the_other_head_of_a_government_sat_there_on_that_day(gazetteer: Gazetteer) -> None:
    day, there = date(2018, 9, 11), frozenset({"vladivostok"})
    with_moon = asked(day, day, "abe-shinzo", "moon-jae-in", place_ids=there)
    assert told(with_moon, gazetteer, VLADIVOSTOK) == (VLADIVOSTOK,)
    assert told(replace(with_moon, place_ids=frozenset()), gazetteer, VLADIVOSTOK) is None  # any place may be meant
    month = asked(date(2018, 9, 1), date(2018, 9, 30), "abe-shinzo", "moon-jae-in", place_ids=there)
    assert told(month, gazetteer, VLADIVOSTOK) is None
    of_kang = asked(day, day, "abe-shinzo", "kang-kyung-wha", place_ids=there)
    assert told(of_kang, gazetteer, VLADIVOSTOK) is None  # no head of a government
