"""Features of candidates, worked out by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from corpus.types import EventDate, Precision
from retrieval.features import (
    SYNONYM,
    SentenceFit,
    Window,
    bags_of,
    best_sentence,
    coverage_of,
    dates_fit,
    feature_rows,
    scaled,
    sentence_fits,
    share,
    window_covers,
    windows,
)
from retrieval.types import DateRange
from retrieval.understand import AskedDays, Concept
from tests.retrieval.made import candidate, passage, reading, word


def fit(cosine: float, *covered: str, kind: bool = False) -> SentenceFit:
    return SentenceFit(cosine, dict.fromkeys(covered, 1.0), kind)


def test_share_weighs_the_covered_concepts() -> None:
    assert share({"a": 1.0}, {"a": 3.0, "b": 1.0}) == 0.75
    assert share({"a": 0.5}, {"a": 3.0, "b": 1.0}) == 0.375
    assert share({"x": 1.0}, {"a": 3.0}) == 0.0
    assert share({}, {}) == 0.0


def test_neighbors_count_half() -> None:
    fits = Window((fit(0.0, "a"), fit(0.0, "b"), fit(0.0)))
    # First: own a = 1/2, with neighbors a and b = 1; second: b, with a; third: nothing, with its neighbor b = 1/2.
    (covers,) = window_covers([fits], {"a": 1.0, "b": 1.0})
    assert covers.tolist() == [0.75, 0.75, 0.25]


def test_windows_do_not_reach_into_each_other() -> None:
    one, empty = Window((fit(0.0, "a"),)), Window(())
    beside = Window((fit(0.0),), before=fit(0.0, "a"), after=fit(0.0, "b"))
    covers = window_covers([one, empty, beside], {"a": 3.0, "b": 1.0})
    # The third: own nothing, with what stands before and after it all; half of that counts.
    assert [c.tolist() for c in covers] == [[0.75], [], [0.5]]
    assert [c.tolist() for c in window_covers([one, empty], {})] == [[0.0], []]


def test_a_window_reaches_into_the_passages_beside() -> None:
    first = candidate(passage("One.", ordinal=0), row=0, fits=[fit(0.1, "a")])
    second = candidate(passage("Two.", ordinal=1), row=1, fits=[fit(0.2)])
    other = candidate(passage("Three.", article_id="b" * 16, ordinal=2), row=2, fits=[fit(0.3, "b")])
    found = windows([first, second, other])
    assert [f.cosine for f in found[1].near(0)] == [0.1, 0.2]
    assert [f.cosine for f in found[2].near(0)] == [0.3]


def test_best_sentence_prefers_concepts_over_a_slightly_nearer_vector() -> None:
    fits = Window((fit(0.80), fit(0.79, "a", "b"), fit(0.50)))
    assert best_sentence(fits, *window_covers([fits], {"a": 1.0, "b": 1.0}), kind_weight=0.1) == 1


def test_the_kind_of_fact_breaks_a_tie() -> None:
    fits = Window((fit(0.8, "a"), fit(0.8, "a", kind=True)))
    assert best_sentence(fits, *window_covers([fits], {"a": 1.0}), kind_weight=0.1) == 1


def test_a_word_is_covered_when_all_its_tokens_stand_in_the_sentence() -> None:
    found = passage("Ramen shops closed.", "Nothing else.")
    ramen = word("ramen")
    assert coverage_of(ramen, bags_of(found)[0]) == 1.0
    assert coverage_of(ramen, bags_of(found)[1]) == 0.0


def test_a_synonym_covers_less_than_the_own_word() -> None:
    talks = Concept("lex:meet", "lexicon", "meeting", ("meet",), ("meet",))
    found = passage("The meeting was short.", "The talks went on.", concepts=[("lex:meet",), ("lex:meet",)])
    assert coverage_of(talks, bags_of(found)[0]) == 1.0
    assert coverage_of(talks, bags_of(found)[1]) == SYNONYM


def test_an_ambiguous_name_is_covered_by_any_bearer() -> None:
    kim = Concept("person:kim-a", "person", "Kim", (), ("Kim A",), ("person:kim-b",))
    found = passage("Kim spoke.", concepts=[("person:kim-b",)])
    assert coverage_of(kim, bags_of(found)[0]) == 1.0


def test_sentence_fits_are_cosines_with_the_question() -> None:
    found = passage("One.", "Two.")
    vectors = np.array([[1.0, 0.0], [0.6, 0.8]], dtype=np.float32)
    fits = sentence_fits(reading("?"), found, vectors, np.array([0.0, 1.0], dtype=np.float32))
    assert [f.cosine for f in fits] == pytest.approx([0.0, 0.8])


def test_scaled_spans_zero_to_one_and_equal_values_tell_nothing() -> None:
    assert scaled([2.0, 4.0, 3.0]) == [0.0, 1.0, 0.5]
    assert scaled([5.0, 5.0]) == [0.0, 0.0]


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
    rows = [values for _, values in found]
    assert all(0.0 <= value <= 1.0 for row in rows for value in row.values())
    assert rows[0]["dense"] == 1.0
    assert rows[1]["dense"] == 0.0
    assert rows[0]["cover"] == 0.5
    # Both passages belong to one article, which names both concepts.
    assert rows[0]["article"] == rows[1]["article"] == 1.0


def test_a_month_without_a_year_fits_that_month_of_any_year() -> None:
    asked = AskedDays(DateRange(date(2026, 11, 1), date(2026, 11, 30)), is_certain=False, month=11)
    assert asked.fits(date(2019, 11, 1), date(2019, 11, 30))
    assert not asked.fits(date(2019, 10, 31), date(2019, 10, 31))
    # A whole year holds a November too, but says nothing of it.
    assert not asked.fits(date(2019, 1, 1), date(2019, 12, 31))
