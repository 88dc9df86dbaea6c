"""How much what a question names counts."""

from __future__ import annotations

import pytest

from retrieval.understand import Concept
from retrieval.weighing import concept_weights
from tests.retrieval.made import reading


class Rare:
    """An archive in which nothing is named."""

    n_passages = 100

    def doc_freq(self, term: str) -> int:
        """None of them."""
        return {"country:peru": 90, "country:chile": 40}.get(term, 0)


def weights(*concepts: Concept) -> dict[str, float]:
    return concept_weights(reading("?", *concepts), Rare())  # type: ignore[arg-type]


def test_a_word_inside_a_phrase_counts_half() -> None:
    phrase = Concept("topic:soup-kitchen", "topic", "soup kitchen", start=4)
    inside = Concept("lex:soup", "lexicon", "soup", start=4)
    beside = Concept("lex:bread", "lexicon", "bread", start=20)
    again = Concept("lex:loaf", "lexicon", "bread", start=20)
    assert weights(phrase, inside, beside, again) == pytest.approx(
        {phrase.key: 1.0, inside.key: 0.5, beside.key: 1.0, again.key: 0.5}
    )


def test_several_countries_in_one_word_are_no_rarer_than_the_rarest_of_them() -> None:
    both = Concept("place:peru-chile", "place", "Peru-Chile", parts=(("country:peru",), ("country:chile",)))
    alone = Concept("country:chile", "country", "Chile", start=30)
    assert weights(both)[both.key] == pytest.approx(1.5 * weights(alone)[alone.key])
