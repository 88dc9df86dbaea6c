"""Whom "he", "the two" and a subject left out mean: whoever was named last, or sat at the table last told of."""

from __future__ import annotations

from corpus.meetings.seats import Seat
from corpus.meetings.threads.antecedents import Antecedents
from corpus.meetings.threads.thread import Thread

ASO = Seat(country="JP", office="pm", person_id="aso-taro")
LEE = Seat(country="KR", office="president", person_id="lee-myung-bak")
YU = Seat(country="KR", office="fm", person_id="yu-myung-hwan")
OBAMA = Seat(country="US", office="president", person_id="obama-barack")
JAPAN, KOREA = Seat(country="JP", start=4, end=40), Seat(country="KR", start=4, end=40)


def ids(seats: tuple[Seat, ...]) -> list[str | None]:
    return [seat.person_id for seat in seats]


def test_the_two_are_those_whom_alone_the_sentence_before_names() -> None:
    named = Antecedents([])
    named.name(0, [ASO, LEE])
    assert ids(named.pair(1, size=2, office=None)) == ["aso-taro", "lee-myung-bak"]
    assert named.names_two(1)
    assert not named.names_two(2)


def test_the_two_are_those_at_the_table_last_told_of_before_those_last_named() -> None:
    named = Antecedents([Thread((ASO, LEE))])
    named.name(0, [YU])
    assert ids(named.pair(3, size=2, office="leader")) == ["aso-taro", "lee-myung-bak"]
    assert all(seat.is_borrowed for seat in named.pair(3, size=2, office="leader"))


def test_ministers_are_nobody_who_leads_a_country() -> None:
    named = Antecedents([Thread((ASO, LEE))])
    named.name(0, [ASO, LEE])
    assert named.pair(1, size=2, office="fm") == ()


def test_he_is_whom_the_text_is_about_before_anybody_else_named() -> None:
    named = Antecedents([])
    named.name(0, [ASO, OBAMA])
    assert named.other(1, [LEE], in_field=True) == ASO
    named.speak_of(0, OBAMA)
    assert named.other(1, [LEE], in_field=True) == OBAMA


def test_he_is_nobody_named_too_long_ago_and_nobody_of_the_partners_country() -> None:
    named = Antecedents([])
    named.name(0, [ASO, YU])
    assert named.other(5, [LEE], in_field=False) == ASO
    assert named.other(6, [LEE], in_field=False) is None


def test_in_a_diary_a_subject_left_out_is_whose_diary_it_is() -> None:
    named = Antecedents([])
    named.diarist = ASO
    assert named.other(20, [LEE], in_field=True) == ASO
    assert named.other(20, [ASO], in_field=True) is None


def test_the_two_countries_are_the_last_that_one_phrase_names() -> None:
    named = Antecedents([])
    named.name(0, [JAPAN, KOREA])
    named.name(1, [Seat(country="CN", start=60, end=65)])
    assert [seat.country for seat in named.joined(2, size=2)] == ["JP", "KR"]
    assert named.joined(2, size=3) == ()
