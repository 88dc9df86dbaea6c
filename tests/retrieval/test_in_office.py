"""Who was in office on a day."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.types import PartialDate
from retrieval.in_office import led_at_another_time, was_in_office
from retrieval.understand import Concept


@pytest.mark.parametrize(
    ("concept", "on", "expected"),
    [
        (Concept("person:obuchi-keizo", "person", "Obuchi"), date(1998, 10, 8), True),
        (Concept("person:obuchi-keizo", "person", "Obuchi"), date(2001, 7, 4), False),
        (Concept("person:abe-shintaro", "person", "Abe", others=("person:abe-shinzo",)), date(2019, 7, 1), True),
        (Concept("person:kim-hak-sun", "person", "Kim Hak-sun"), date(1991, 12, 6), False),  # never in any office
        (Concept("agreement:gsomia", "agreement", "GSOMIA"), date(2016, 11, 23), False),
    ],
)
def test_an_office_counts_on_its_days(concept: Concept, on: date, expected: bool) -> None:
    assert was_in_office(Gazetteer.load(), concept, PartialDate.of(on)) is expected


@pytest.mark.parametrize(
    ("person", "on", "expected"),
    [
        ("person:park-geun-hye", date(2019, 8, 22), True),
        ("person:park-geun-hye", date(2015, 12, 28), False),
        ("person:kishida-fumio", date(2015, 12, 28), False),  # a minister then
        ("person:kang-kyung-wha", date(2023, 3, 6), False),  # never led
        ("person:kim-hak-sun", date(2023, 3, 6), False),
    ],
)
def test_a_leader_out_of_office_led_at_another_time(person: str, on: date, expected: bool) -> None:
    named = Concept(person, "person", person)
    assert led_at_another_time(Gazetteer.load(), named, PartialDate.of(on)) is expected
