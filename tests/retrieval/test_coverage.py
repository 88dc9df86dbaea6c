"""What is covered, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.coverage import SYNONYM, Candidate, coverage_of, postings_of, sentence_fits, share, title_of
from retrieval.sentence_table import SentenceTable
from retrieval.types import Passage, Subject
from retrieval.understand import Concept
from tests.retrieval.made import passage, reading, word


def test_share_weighs_the_covered_concepts() -> None:
    assert share({"a": 1.0}, {"a": 3.0, "b": 1.0}) == 0.75
    assert share({"a": 0.5}, {"a": 3.0, "b": 1.0}) == 0.375
    assert share({"x": 1.0}, {"a": 3.0}) == 0.0
    assert share({}, {}) == 0.0


def covered(asked: Concept, found: Passage) -> list[float]:
    """How well each sentence covers the concept, in order."""
    vectors = np.zeros((len(found.sentences), 2), dtype=np.float32)
    fits = sentence_fits(reading("?", asked), found, vectors, np.zeros(2, dtype=np.float32))
    return [f.covered.get(asked.key, 0.0) for f in fits]


def test_a_word_is_covered_when_all_its_tokens_stand_in_the_sentence() -> None:
    found = passage("Ramen shops closed.", "Nothing else.", "Shops sell ramen.")
    assert covered(word("ramen"), found) == [1.0, 0.0, 1.0]
    both = Concept("word:ramen-shop", "word", "ramen shop", ("ramen", "nothing"), ())
    assert covered(both, found) == [0.0, 0.0, 0.0]


def test_a_synonym_covers_less_than_the_own_word() -> None:
    talks = Concept("lex:meet", "lexicon", "meeting", ("meet",), ("meet",))
    found = passage("The meeting was short.", "The talks went on.", concepts=[("lex:meet",), ("lex:meet",)])
    assert covered(talks, found) == [1.0, SYNONYM]


def test_an_ambiguous_name_is_covered_by_any_bearer() -> None:
    kim = Concept("person:kim-a", "person", "Kim", (), ("Kim A",), ("person:kim-b",))
    found = passage("Kim spoke.", "Rain fell.", "Both did.", concepts=[("person:kim-b",), (), ("person:kim-a",)])
    assert covered(kim, found) == [1.0, 0.0, 1.0]


def test_a_headline_covers_by_word_or_by_name() -> None:
    title = title_of(Subject("Ramen in Lima", ("place:lima", "lex:food")))
    assert coverage_of(word("ramen"), title) == 1.0
    assert coverage_of(Concept("place:lima", "place", "リマ"), title) == 1.0
    assert coverage_of(Concept("lex:food", "lexicon", "meal", ("meal",)), title) == SYNONYM
    assert coverage_of(word("sushi"), title) == 0.0


def test_postings_say_in_which_sentences_a_token_stands() -> None:
    found = postings_of(passage("Rain fell.", "Sun.", "Rain again."))
    assert found.by_token["rain"] == 0b101


def test_sentence_fits_are_cosines_with_the_question() -> None:
    found = passage("One.", "Two.")
    vectors = np.array([[1.0, 0.0], [0.6, 0.8]], dtype=np.float32)
    fits = sentence_fits(reading("?"), found, vectors, np.array([0.0, 1.0], dtype=np.float32))
    assert [f.cosine for f in fits] == pytest.approx([0.0, 0.8])


def test_kin_counts_for_the_ranking_and_is_no_mention() -> None:
    payback = Concept("lex:retaliate", "lexicon", "보복", kin=("lex:sanction",))
    found = passage("They hit back.", "Sanctions came.", "It rained.", concepts=[(payback.key,), ("lex:sanction",), ()])
    assert covered(payback, found) == [1.0, 0.0, 0.0]
    assert postings_of(found).naming_kin([payback]) == {payback.key: 0b010}
    vectors = np.zeros((3, 2), dtype=np.float32)
    fits = sentence_fits(reading("?", payback), found, vectors, np.zeros(2, dtype=np.float32))
    table = SentenceTable.of([Candidate(0, found, 0.8, 1.0, fits)], {payback.key: 1.0})
    assert table.covered[0, 0].tolist() == pytest.approx([1.0, SYNONYM, 0.0])


def test_a_sentence_that_names_each_country_names_them_in_one_word() -> None:
    both = Concept(
        "place:peru-chile", "place", "Peru-Chile", parts=(("country:peru", "place:lima"), ("country:chile",))
    )
    named = [("country:peru",), ("place:lima", "country:chile"), ("place:peru-chile",)]
    assert covered(both, passage("Peru.", "Lima and Chile.", "Both.", concepts=named)) == [0.0, 1.0, 1.0]
