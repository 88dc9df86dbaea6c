"""Which sentence is the best, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from retrieval.best_sentence import (
    SENTENCE,
    Asked,
    acts_of,
    best_of,
    is_heading,
    rarity,
    sentence_features,
    sentence_fits_of,
)
from retrieval.coverage import SentenceFit
from retrieval.fuse import fusion_weights
from retrieval.sentence_table import SentenceTable
from retrieval.types import Passage
from retrieval.understand import Concept, Intent
from tests.retrieval.made import candidate, fit, passage, reading, word

SENTENCES = (
    "The two sat down in the old town hall, by the river.",
    "They had been asked to come by the mayor himself.",
)
SAID = passage(*SENTENCES, "The third to come was late because of the weather.")


def best(*fits: SentenceFit, rest: dict[str, float], intent: Intent = "what") -> int:
    """The best of the sentences of ``SAID``, all asked about being in ``rest``."""
    return best_in(SAID, *fits, rest=rest, intent=intent)


def best_in(
    said: Passage,
    *fits: SentenceFit,
    rest: dict[str, float],
    intent: Intent = "what",
    words: bool = False,
    fills: Sequence[bool] = (),
) -> int:
    table = SentenceTable.of([candidate(said, fits=fits)], rest)
    weights = np.array([list(rest.values())])
    asked = Asked(intent, words, "who", (fills,)) if fills else Asked(intent, words)
    worth = sentence_fits_of(table, [said], rest=weights, asked=asked)
    assert worth.shape == (1, max(1, len(fits)))
    return int(best_of(table, worth, intent)[0])


def test_what_the_headline_does_not_name_counts_more_than_a_nearer_vector() -> None:
    rest = {"a": 1.0, "b": 1.0}
    assert best(fit(0.82), fit(0.80, "a", "b"), fit(0.50), rest=rest) == 1
    assert best(fit(0.98), fit(0.80, "a"), fit(0.50), rest=rest) == 0


def test_the_kind_of_fact_decides_where_it_can_be_told() -> None:
    fits = (fit(0.86), fit(0.80, kind=True), fit(0.80))
    assert best(*fits, rest={}, intent="when") == 1
    assert best(*fits, rest={}) == 0


def test_where_a_figure_is_asked_for_only_sentences_with_one_count() -> None:
    fits = (fit(0.95), fit(0.70, kind=True), fit(0.72, kind=True))
    assert best(*fits, rest={}, intent="how_long") == 2
    assert best(*(fit(f.cosine) for f in fits), rest={}, intent="how_long") == 0


def test_the_features_of_a_sentence_worked_out_by_hand() -> None:
    said = passage(*SENTENCES, "They did not meet in the palace, because of 2 floods.")
    fits = (fit(0.5), fit(0.5), fit(0.7, "a", kind=True)._replace(central=0.6))
    table = SentenceTable.of([candidate(said, fits=fits)], {"a": 1.0, "b": 3.0})

    def features(intent: Intent) -> dict[str, float]:
        return sentence_features(table, 0, 2, said, rest=np.array([1.0, 0.0]), asked=Asked(intent))

    plain = {"cosine": 14.0, "near": 0.25, "rest": 1.0, "opening": 0.0, "position": 1.0, "dated": 0.0, "number": 1.0}
    plain |= {"length": 53 / 300, "short": 1.0, "rare": 1.0, "heading": 0.0, "negated": 1.0}
    plain |= {"central": 12.0, "told": 0.0}
    assert features("what") == pytest.approx(plain)
    assert features("when") == pytest.approx(plain | {"kind": 1.0})
    assert features("who") == pytest.approx(plain | {"name": 1.0})
    assert features("where") == pytest.approx(plain | {"name": 1.0, "venue": 1.0, "setting": 0.0})
    assert features("why") == pytest.approx(plain | {"reason": 1.0})
    assert features("yes_no") == pytest.approx(plain | {"denial": 1.0})
    who = Asked("who", want="who", fills=((False, False, True),))
    found = sentence_features(table, 0, 2, said, rest=np.array([1.0, 0.0]), asked=who)
    assert found == pytest.approx(plain | {"name": 1.0, "fills_who": 1.0})
    both = Asked("what", acts=np.array([1.0, 3.0]), tells=((False, False, True),))
    found = sentence_features(table, 0, 2, said, rest=np.array([1.0, 0.0]), asked=both)
    # Nothing in the passage tells b, so a is all that it can tell.
    assert found == pytest.approx(plain | {"told": 1.0, "tells": 1.0})
    assert set(fusion_weights().sentence) == set(SENTENCE)


def test_who_and_where_stand_elsewhere_than_what() -> None:
    lima, soup = Concept("place:lima", "place", "Lima"), word("soup")
    weighed = {lima.key: 1.5, soup.key: 1.0}
    assert acts_of(reading("soup in Lima", lima, soup), weighed).tolist() == [0.0, 1.0]
    assert acts_of(reading("Lima?", lima), {lima.key: 1.5}).tolist() == [1.5]  # nothing else is asked after
    assert acts_of(reading("?"), {}).tolist() == []


def test_a_kind_of_fact_that_the_intent_does_not_name_counts() -> None:
    table = SentenceTable.of([candidate(SAID, fits=(fit(0.80), fit(0.83), fit(0.80)))], {})
    asked = Asked("what", tells=((False, False, True),))
    worth = sentence_fits_of(table, [SAID], rest=np.zeros((1, 0)), asked=asked)
    assert best_of(table, worth, "what").tolist() == [2]


def test_the_sentence_that_can_be_the_answer_counts_more_than_a_nearer_vector() -> None:
    fits = (fit(0.80), fit(0.82), fit(0.80))
    assert best(*fits, rest={}) == 1
    assert best_in(SAID, *fits, rest={}, fills=(False, False, True)) == 2


def test_what_few_sentences_of_a_passage_mention_is_rare() -> None:
    fits = (fit(0.5, "a", "b"), fit(0.5, "a"), fit(0.5, "a", "c"))
    table = SentenceTable.of([candidate(SAID, fits=fits), candidate(passage(""))], dict.fromkeys("abd", 1.0))
    # Of three sentences one has b, and all have a: 1 - log 3 / log 4. Nobody asks for c, and nobody tells d.
    assert rarity(table) == pytest.approx(np.array([[0.2075187, 1.0, 0.0], [0.0, 0.0, 0.0]]))


def test_a_heading_is_never_the_best_sentence_however_near_it_is() -> None:
    said = passage("Seoul's account", "Kim answered that all were glad.", joiner="\n\n")
    assert (is_heading(said, 0), is_heading(said, 1)) == (True, False)
    assert best_in(said, fit(0.90), fit(0.80), rest={}) == 1


def test_asked_where_the_opening_counts_for_more() -> None:
    fits = (fit(0.80), fit(0.84), fit(0.80))
    assert best(*fits, rest={}) == 1
    assert best(*fits, rest={}, intent="where") == 0


def test_a_few_words_are_hardly_ever_the_best_sentence() -> None:
    said = passage("Rain.", SENTENCES[0] + " Then they ate.")
    assert best_in(said, fit(0.81), fit(0.80), rest={}) == 1
    assert best_in(passage(""), rest={}) == 0


def test_the_opening_counts_by_what_is_asked() -> None:
    fits = (fit(0.84), fit(0.80), fit(0.80))
    assert best(*fits, rest={}) == 0
    assert best(*fits, rest={}, intent="yes_no") != 0
    # What was said at a meeting does not stand where the report says that they met.
    assert best_in(SAID, *fits, rest={}, words=True) != 0
    later = replace(SAID, ordinal=1)
    assert best_in(later, *fits, rest={}, words=True) == 0  # which opens no article


def test_what_is_like_all_the_rest_of_its_passage_answers_less() -> None:
    like_all = fit(0.82)._replace(central=0.95)
    assert best(fit(0.1), like_all, fit(0.815)._replace(central=0.85), rest={}) == 2
