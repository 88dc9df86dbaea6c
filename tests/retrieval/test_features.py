"""Features of candidates, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from corpus.types import EventDate, Precision
from retrieval.features import beside_best, dates_fit, feature_rows
from retrieval.types import DateRange, Subject
from retrieval.understand import AskedDays, Concept
from tests.retrieval.made import candidate, fit, passage, reading, word


def test_a_cosine_counts_by_how_far_it_is_below_the_best() -> None:
    assert beside_best(np.array([0.85, 0.90, 0.80, 0.875])) == pytest.approx(np.array([0.0, 1.0, 0.0, 0.5]))
    assert beside_best(np.zeros(0)).tolist() == []


def test_an_article_counts_by_its_headline_and_by_the_days_of_its_event() -> None:
    may = DateRange(date(2021, 5, 5), date(2021, 5, 5))
    about = replace(passage("Rain fell."), subject=Subject("Ann meets Bob in Lima", ("place:lima",), may))
    lima, ramen = Concept("place:lima", "place", "Lima"), word("ramen")
    question = replace(reading("Lima ramen", lima, ramen), dates=(AskedDays(may),))
    plain = replace(passage("Ramen in Lima."), article_id="b" * 16)
    found = feature_rows(
        question,
        [
            candidate(about, row=0, fits=[fit(0.9)]),
            candidate(plain, row=1, fits=[fit(0.9, "place:lima", "word:ramen")]),
        ],
        {"place:lima": 3.0, "word:ramen": 1.0},
    )
    (_, _, one), (_, _, other) = found
    names = ("headline", "named", "detail", "happened")
    # Lima weighs three of four; all that is named stands in the headline; the rest of the question is nowhere in it.
    assert [one[name] for name in names] == [0.75, 1.0, 0.0, 1.0]
    assert [other[name] for name in names] == [0.0, 0.0, 1.0, 0.0]


def test_what_an_article_tells_counts_for_each_of_its_passages() -> None:
    lima, soup = Concept("place:lima", "place", "Lima"), word("soup")
    opening = passage("Cooks met in Lima.")
    later = replace(passage("One sold soup.", ordinal=1), id="later")
    other = passage("Soup was sold elsewhere.", article_id="b" * 16)
    found = feature_rows(
        reading("who sold soup in Lima", lima, soup),
        [
            candidate(opening, row=0, lexical=8.0, fits=[fit(0.8, lima.key)]),
            candidate(later, row=1, lexical=2.0, fits=[fit(0.8, soup.key)]),
            candidate(other, row=2, lexical=4.0, fits=[fit(0.8, soup.key)]),
        ],
        {lima.key: 1.5, soup.key: 1.0},
    )
    rows = [values for _, _, values in found]
    assert [row["names"] for row in rows] == [1.0, 1.0, 0.0]
    assert [row["article_lexical"] for row in rows] == [1.0, 1.0, 0.5]
    assert [row["told"] for row in rows] == [0.0, 1.0, 1.0]
    fits = [max(each) for _, each, _ in found]
    assert [row["answer"] for row in rows] == pytest.approx([1 - (max(fits) - each) / 8 for each in fits])
    assert [row["answer_here"] for row in rows] == pytest.approx([1 - (max(fits[:2]) - fits[0]) / 5, 1.0, 1.0])


def test_days_of_the_sentence_count_more_than_those_of_the_passage() -> None:
    event = EventDate(date(2021, 5, 5), date(2021, 5, 5), Precision.DAY, "stated")
    found = passage("It rained.", "They met on May 5.", events=[(), (event,)])
    asked = (AskedDays(DateRange(date(2021, 5, 1), date(2021, 5, 31))),)
    assert dates_fit(asked, found, 1) == 1.0
    assert dates_fit(asked, found, 0) == 0.6
    assert dates_fit((AskedDays(DateRange(date(2020, 1, 1), date(2020, 1, 2))),), found, 1) == 0.0
    assert dates_fit((), found, 1) == 0.0


def test_every_feature_is_between_zero_and_one() -> None:
    question = reading("ramen in nagoya", word("ramen"), word("nagoya"))
    candidates = [
        candidate(passage("Ramen."), row=0, dense=0.9, lexical=7.0, fits=[fit(0.9, "word:ramen")]),
        candidate(passage("Nagoya."), row=1, dense=0.7, lexical=2.0, fits=[fit(0.6, "word:nagoya")]),
    ]
    found = feature_rows(question, candidates, {"word:ramen": 1.0, "word:nagoya": 1.0})
    rows = [values for _, _, values in found]
    assert all(0.0 <= value <= 1.0 for row in rows for value in row.values())
    assert rows[0]["dense"] == 1.0
    assert rows[1]["dense"] == 0.0  # more than 0.05 below
    assert rows[0]["cover"] == 0.5
    # Both passages belong to one article, which names both concepts.
    assert rows[0]["article"] == rows[1]["article"] == 1.0


def test_a_month_without_a_year_fits_that_month_of_any_year() -> None:
    asked = AskedDays(DateRange(date(2026, 11, 1), date(2026, 11, 30)), is_certain=False, month=11)
    assert asked.fits(date(2019, 11, 1), date(2019, 11, 30))
    assert not asked.fits(date(2019, 10, 31), date(2019, 10, 31))
    # A whole year holds a November too, but says nothing of it.
    assert not asked.fits(date(2019, 1, 1), date(2019, 12, 31))
