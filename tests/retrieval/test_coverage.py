"""What is covered, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.coverage import SYNONYM, bags_of, coverage_of, sentence_fits, share
from retrieval.understand import Concept
from tests.retrieval.made import passage, reading, word


def test_share_weighs_the_covered_concepts() -> None:
    assert share({"a": 1.0}, {"a": 3.0, "b": 1.0}) == 0.75
    assert share({"a": 0.5}, {"a": 3.0, "b": 1.0}) == 0.375
    assert share({"x": 1.0}, {"a": 3.0}) == 0.0
    assert share({}, {}) == 0.0


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
