"""Leaders named only for the time in which they led."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.incumbents import office_ask
from retrieval.computed.leaders_time import in_leaders_time
from retrieval.types import Query
from retrieval.understand import Reader, Reading

TODAY = date(2026, 6, 1)
MOON, SUGA = date(2017, 5, 10), date(2020, 9, 16)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def read(gazetteer: Gazetteer, question: str) -> Reading:
    return Reader(gazetteer, today=TODAY).read(Query(text=question))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("문재인때 정상회담 몇번", MOON),
        ("문재인 대통령 시절 정상회담 횟수", MOON),
        ("문재인 정부 때 강경화 고노 회담 몇 번", MOON),
        ("문재인 정권에서 정상회담 몇번 함", MOON),
        ("스가 요시히데 총리때 정상회담 있었어", SUGA),
        ("文在寅政権の時の首脳会談は何回", MOON),
        ("菅義偉首相の在任中に首脳会談はあった?", SUGA),
        ("文在寅政権で首脳会談は何回", MOON),
        ("how many summits were held under President Moon Jae-in", MOON),
        ("summits during Suga Yoshihide's premiership", SUGA),
        ("Moon Jae-in's presidency: how many summits", MOON),
        ("아베 신조때 정상회담 몇번", date(2012, 12, 26)),  # the longer of two terms
    ],
)
def test_the_days_stand_for_the_name(gazetteer: Gazetteer, question: str, first: date) -> None:
    reading = in_leaders_time(read(gazetteer, question), gazetteer)
    assert [d.days.earliest_on for d in reading.dates if d.is_certain][-1] == first
    assert not any(c.key in ("person:moon-jae-in", "person:suga-yoshihide") for c in reading.concepts)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("last summit before Suga Yoshihide took office", None, SUGA - timedelta(days=1)),
        ("last visit of a japanese pm to korea before Suga Yoshihide", None, SUGA - timedelta(days=1)),
        ("how many summits since Moon Jae-in became president", MOON, None),
        ("last summit before Moon Jae-in left office", None, date(2022, 5, 9)),
        ("文在寅政権発足後の首脳会談は何回", MOON, None),
        ("菅義偉首相就任前の最後の首脳会談", None, SUGA - timedelta(days=1)),
        ("文在寅大統領の退任前の最後の首脳会談", None, date(2022, 5, 9)),
        ("문재인 취임 이후 정상회담 몇 번", MOON, None),
        ("스가 요시히데 총리 취임 전 마지막 정상회담", None, SUGA - timedelta(days=1)),
    ],
)
def test_the_days_are_those_before_or_since_a_leader_came_or_went(
    gazetteer: Gazetteer, question: str, first: date | None, last: date | None
) -> None:
    (told,) = (d.days for d in in_leaders_time(read(gazetteer, question), gazetteer).dates if d.is_certain)
    assert (told.earliest_on, told.latest_on) == (first, last)


@pytest.mark.parametrize(
    "question",
    [
        "문재인 전 대통령 아베 회담",
        "what did Moon Jae-in say before Abe Shinzo spoke",
        "since Moon Jae-in met Abe Shinzo, how many summits",
        "文在寅の前に誰が話した",
        "문재인 아베 정상회담 몇번",
        "문재인 정부가 뭐라고 했어",
        "윤석열 정부와 기시다 총리 회담 언제",
        "문재인 아베 회담 때 뭐 얘기함",
        "강경화때 회담 몇번",  # led no country
        "文在寅政権は何と言った",
        "文在寅大統領が安倍首相と会った時",
        "what did Moon Jae-in say during the talks",
        "when did Moon Jae-in meet Abe Shinzo",
    ],
)
def test_who_acts_is_no_time(gazetteer: Gazetteer, question: str) -> None:
    reading = read(gazetteer, question)
    assert in_leaders_time(reading, gazetteer) is reading


@pytest.mark.parametrize(
    ("question", "posts"),
    [
        ("문재인때 외교장관들", ("kr-fm",)),
        ("기시다 총리때 외상 누구", ("jp-fm",)),
        ("다카이치 내각 외무상", ("jp-fm",)),
        ("who was foreign minister under Moon Jae-in", ("kr-fm",)),
        ("文在寅政権の時の日本の外相は誰", ("jp-fm",)),
        ("문재인때 외교장관이 누구 만났어", None),
    ],
)
def test_who_held_an_office_in_that_time(gazetteer: Gazetteer, question: str, posts: tuple[str, ...] | None) -> None:
    ask = office_ask(read(gazetteer, question), gazetteer, TODAY)
    assert (ask and ask.posts) == posts


def test_how_long_a_leader_led_is_asked_of_himself(gazetteer: Gazetteer) -> None:
    ask = office_ask(read(gazetteer, "문재인 대통령 재임 기간"), gazetteer, TODAY)
    assert ask is not None and ask.person_ids == ("moon-jae-in",)
