"""Two things set beside each other are told by the article on each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.compared import set_side_by_side
from retrieval.hits import Ranked
from retrieval.types import Query, Subject
from retrieval.understand import Reader, Reading
from tests.retrieval.test_overview import brief, hit

KONO = brief("kono", "Kono statement", "1993-08-04")
MURAYAMA = brief("murayama", "Murayama statement", "1995-08-15")
REVIEW = brief("review", "Review of the Kono statement", "2014-06-20")
SUBJECTS = {
    KONO.id: Subject("Kono statement on the women", ("agreement:kono-statement-1993",)),
    MURAYAMA.id: Subject("Murayama statement", ("agreement:murayama-statement-1995",)),
    REVIEW.id: Subject("Tokyo reports on the Kono statement", ("agreement:kono-statement-1993",)),
}
BY_ID = {a.id: a for a in (KONO, MURAYAMA, REVIEW)}


@cache
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 1, 1))


def read(text: str) -> Reading:
    return reader().read(Query(text=text))


def found(text: str, *ids: str) -> list[str]:
    return [h.passage.article_id for h in set_side_by_side([_hit(i) for i in ids], read(text), lambda i, _: BY_ID[i])]


def _hit(article_id: str) -> Ranked:
    plain = hit(BY_ID[article_id], 0.9)
    passage = replace(plain.passage, article_id=article_id, subject=SUBJECTS[article_id])
    return replace(plain, candidate=replace(plain.candidate, passage=passage))


@pytest.mark.parametrize(
    "question",
    [
        "difference between the Kono statement and the Murayama statement",
        "kono statement vs murayama statement",
        "河野談話と村山談話の違い",
        "고노 담화와 무라야마 담화 차이",
    ],
)
def test_each_is_told_by_its_own_article_in_the_order_of_the_question(question: str) -> None:
    assert found(question, REVIEW.id, MURAYAMA.id, KONO.id) == [KONO.id, MURAYAMA.id]


def test_without_an_article_on_either_nothing_is_compared() -> None:
    assert found("kono statement vs murayama statement", KONO.id, REVIEW.id) == []


@pytest.mark.parametrize(
    "question",
    [
        "kono statement and murayama statement",  # nothing asks to compare
        "difference between the Kono statement and Abe",
        "kono statement vs murayama statement vs zorbium",
        "what is the Kono statement",
        "when did Tokyo and Seoul differ on the Kono statement",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert found(question, KONO.id, MURAYAMA.id) == []
