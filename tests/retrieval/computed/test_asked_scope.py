"""Which place a question puts a meeting in, and which it only speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.computed.asked_scope import scope_of
from retrieval.types import Query
from retrieval.understand import Reader


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Where did Kishida and Yun meet about the Busan statue?", set()),
        ("Did Kono and Kang meet in Busan over the statue?", {"busan"}),
        ("島根の条例のあと、町村と潘基文はどこで会った?", set()),
        ("町村と潘基文は島根で会った?", {"shimane"}),
        ("부산 소녀상 문제로 기시다와 윤병세가 만난 곳은?", set()),
        ("기시다와 윤병세가 부산에서 만났어?", {"busan"}),
        ("How long did the London meeting of Motegi and Chung last?", {"london"}),
    ],
)
def test_a_place_that_names_what_was_talked_about_is_no_venue(
    gazetteer: Gazetteer, question: str, places: set[str]
) -> None:
    reading = Reader(gazetteer, today=date(2026, 11, 21)).read(Query(text=question))
    assert set(scope_of(reading, gazetteer).place_ids) == places


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("日韓防衛相会談 シンガポール", {"SG"}),
        ("シンガポール 日韓防衛相会談", {"SG"}),
        ("日韓外相会談 ラオス 何分", {"LA"}),
        ("한일 국방장관 회담 싱가포르", {"SG"}),
        ("Japan-Korea summit Peru when", {"PE"}),
        ("Laos Japan-Korea foreign ministers meeting", {"LA"}),
        ("ウクライナ戦争 日韓首脳会談", set()),
        ("Ukraine war Japan-Korea summit", set()),
        ("日韓首脳会談 北朝鮮", set()),
    ],
)
def test_a_third_country_among_key_words_is_where_they_met(
    gazetteer: Gazetteer, question: str, countries: set[str]
) -> None:
    reading = Reader(gazetteer, today=date(2026, 11, 21)).read(Query(text=question))
    assert set(scope_of(reading, gazetteer).countries) == countries
