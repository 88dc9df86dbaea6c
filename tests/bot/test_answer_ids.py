"""What a button needs stands in its id, whole, or is said to be gone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer_ids import MAX_ID, AnswerIds, Asked, ExcerptAt, Head, excerpt_argument, excerpt_at, fits, head_of
from bot.budget import size
from bot.errors import AnswerGone
from retrieval.types import DateRange, Query
from tests.bot.fakes import citation

HEADS = [
    Head("context", "ja", excerpt_argument(citation(1))), Head("context", "ja", excerpt_argument(citation(2))),
    Head("meeting", "ja", "2019-09-26-motegi-kang-new-york"), Head("sources", "ja"), Head("delete", "ja", "3" * 18),
    Head("page", "ja", "1"), Head("page", "ja", "2"),
]  # fmt: skip
QUERY = Query(
    text="When  did they | meet?".replace("  ", " "), outlet="Kyodo News",
    happened=DateRange(date(2019, 1, 1), None), published=DateRange(None, date(2021, 12, 31)),
)  # fmt: skip


def test_all_that_was_asked_comes_back_from_the_ids_in_any_order() -> None:
    made = AnswerIds().custom_ids(HEADS, Asked(QUERY, "abc123"))
    assert AnswerIds().asked(list(reversed(made))) == Asked(QUERY, "abc123")
    assert [head_of(each) for each in made] == HEADS


@given(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=300))
def test_ids_keep_discords_limit_and_lose_no_letter(question: str) -> None:
    ids = AnswerIds()
    made = ids.custom_ids(HEADS, Asked(Query(text=question), "abc123"))
    assert len(set(made)) == len(made) and all(1 <= size(each) <= MAX_ID for each in made)
    assert not any(" " in each for each in made)  # which Discord may trim
    assert ids.asked(made).query.text == question.replace("\u2423", " ")


def test_a_question_too_long_for_the_ids_is_known_to_this_process_alone() -> None:
    ids, query = AnswerIds(), Query(text="x" * 1000)
    made = ids.custom_ids(HEADS, Asked(query, "abc123"))
    assert ids.asked(made) == Asked(query, "abc123")
    with pytest.raises(AnswerGone):
        AnswerIds().asked(made)


def test_when_a_button_goes_the_others_take_over_what_it_remembered() -> None:
    ids = AnswerIds()
    made = ids.custom_ids(HEADS, Asked(QUERY, "abc123"))
    renamed = ids.without(made, made[0])
    assert list(renamed) == made[1:]
    assert AnswerIds().asked(list(renamed.values())) == Asked(QUERY, "abc123")
    assert [head_of(each) for each in renamed.values()] == HEADS[1:]


def test_buttons_that_remember_no_question_stay_as_they_are() -> None:
    ids = AnswerIds()
    made = ids.custom_ids(HEADS[:2])
    with pytest.raises(AnswerGone):
        ids.asked(made)
    assert list(ids.without(made, made[0])) == made[1:]


def test_an_excerpt_comes_back_and_what_names_none_is_refused() -> None:
    assert excerpt_at(excerpt_argument(citation(2, start=5, end=9))) == ExcerptAt(f"{2:016x}", "f" * 16, 5, 9, 2)
    for argument in ("", "a.b", "a.b.5.5.1", "a.b.-1.5.1", "a.b.x.y.1"):
        with pytest.raises(AnswerGone):
            excerpt_at(argument)


def test_ids_of_other_buttons_are_none_of_ours() -> None:
    assert head_of("meetings:1:#0123456789abcdef") is None
    assert head_of("a:ze:1::") is None
    assert not fits(Head("meeting", "en", "x" * 100))
