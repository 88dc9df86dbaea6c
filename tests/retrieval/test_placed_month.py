"""An article of a known year is placed in the month in which something known that it tells of was done."""

from __future__ import annotations

import pytest

from corpus.gazetteer import Gazetteer
from corpus.types import PartialDate
from retrieval.placed_month import month_of
from retrieval.understand import concept_ids
from tests.corpus.made import made_article

GAZETTEER = Gazetteer.load()


def told(text: str, published: PartialDate) -> PartialDate | None:
    article = made_article(text, published=published)
    return month_of(article, lambda words, language: concept_ids(words, language, GAZETTEER))


YEAR = PartialDate(2019)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("The removal of South Korea from Japan's white list takes effect later this month.", PartialDate(2019, 8)),
        ("Envoys will meet later this month.", None),  # nothing known
        ("The removal of South Korea from Japan's white list takes effect next year.", None),
        ("Its removal from the white list takes effect later this month.", None),  # by whom, and of whom
    ],
)
def test_the_month_is_that_of_a_known_day_of_what_is_done_this_month(text: str, month: PartialDate | None) -> None:
    assert told(text, YEAR) == month


def test_an_article_of_a_known_day_or_of_another_year_is_left_where_it_is() -> None:
    text = "The removal of South Korea from Japan's white list takes effect later this month."
    assert told(text, PartialDate(2019, 9, 3)) is None
    assert told(text, PartialDate(2024)) is None
