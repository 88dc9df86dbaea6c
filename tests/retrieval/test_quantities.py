"""Numbers with their units, alike in three languages; values by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.gazetteer import Gazetteer
from retrieval.quantities import quantities, quantity_keys
from retrieval.types import Language, Query
from retrieval.understand import Reader, concept_ids


@pytest.mark.parametrize(
    ("english", "japanese", "korean", "key"),
    [
        ("the ninth round", "第9回会議", "제9차 회의", "nth:9"),
        ("the 12th meeting", "第十二回会合", "열두 번째 만남", "nth:12"),
        ("for 20 minutes", "約20分間話した", "20분간 통화", "minutes:20"),
        ("about three hours", "3時間にわたり", "세 시간 동안", "minutes:180"),
        ("an hour and a half", "1時間半の会談", "1시간 반 동안", "minutes:90"),
        ("half an hour", "半時間ほど", "반시간쯤", "minutes:30"),
        ("1 billion yen", "10億円", "10억 엔", "yen:1000000000"),
        ("$300 million", "3億ドル", "3억 달러", "dollars:300000000"),
        ("100 million won each", "1億ウォンずつ", "1억 원씩", "won:100000000"),
        ("for the first time in 15 months", "15カ月ぶり", "15개월 만에", "months:15"),
        ("sixteen plaintiffs", "16人の原告", "원고 16명", "people:16"),
        ("30 percent", "30%", "30퍼센트", "percent:30"),
    ],
)
def test_a_number_is_the_same_in_every_language(english: str, japanese: str, korean: str, key: str) -> None:
    assert quantity_keys(english, "en") == {key}
    assert quantity_keys(japanese, "ja") == {key}
    assert quantity_keys(korean, "ko") == {key}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("for the first time, one minute before", "en"),
        ("on May 5, 2019, at 3:20 p.m.", "en"),
        ("five years ago", "en"),
        ("a third of the fourth quarter", "en"),  # "third" alone is told; the quarter is not
        ("2019年5月3日午後3時20分", "ja"),
        ("第1回、1人、1円", "ja"),
        ("3분의 1", "ko"),
        ("2019년 5월 3일 오후 3시 20분", "ko"),
        ("차례로, 원칙, 분명히", "ko"),
    ],
)
def test_dates_times_of_day_and_ones_are_no_quantities(text: str, language: Language) -> None:
    assert quantity_keys(text, language) <= {"nth:3"}


@given(st.integers(2, 9_999), st.sampled_from(["The talks took {} minutes.", "They spoke for {}-minutes."]))
def test_every_number_of_minutes_is_found_where_it_stands(n: int, sentence: str) -> None:
    text = sentence.format(n)
    (found,) = quantities(text, "en")
    assert found.key == f"minutes:{n}"
    assert text[found.start : found.end].startswith(str(n))


@given(st.text(alphabet="0123456789 ,.第回次分時間円億万千人two-hourteenth제차번째원엔명", max_size=40))
def test_any_text_is_read_and_spans_do_not_overlap(text: str) -> None:
    for language in ("en", "ja", "ko"):
        spans = sorted((q.start, q.end) for q in quantities(text, language))
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_korean_question_and_an_english_sentence_meet_on_the_number() -> None:
    asked = Reader(Gazetteer.load()).read(Query(text="아소와 반기문이 20분 통화한 게 언제야?"))
    assert "minutes:20" in {c.key for c in asked.concepts}
    assert "minutes:20" in concept_ids("They spoke for 20 minutes.", "en", Gazetteer.load())


def test_a_number_within_a_longer_one_tells_nothing_of_its_own() -> None:
    assert list(quantity_keys("協議は二十四時間続いた", "ja")) == ["minutes:1440"]
    assert not quantity_keys("It took 12.5.30 minutes", "en")
    assert list(quantity_keys("A twenty-five minute call", "en")) == ["minutes:25"]
