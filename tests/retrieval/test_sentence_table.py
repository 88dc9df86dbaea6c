"""The table of sentences, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.best_sentence import kind_near
from retrieval.coverage import SYNONYM, Candidate, SentenceFit
from retrieval.sentence_table import SentenceTable
from tests.retrieval.made import candidate, fit, passage


def of(*fits: SentenceFit, row: int = 0, ordinal: int = 0, article_id: str = "a" * 16) -> Candidate:
    """A candidate with those sentences; their words play no part."""
    said = passage(*["Rain."] * len(fits), article_id=article_id, ordinal=ordinal)
    return candidate(said, row=row, fits=fits)


def test_neighbors_count_half() -> None:
    table = SentenceTable.of([of(fit(0.0, "a"), fit(0.0, "b"), fit(0.0))], {"a": 1.0, "b": 1.0})
    assert table.own.tolist() == [[0.5, 0.5, 0.0]]
    assert table.near.tolist() == [[1.0, 1.0, 0.5]]
    assert [float(table.shared(np.array([n]))[0]) for n in range(3)] == [0.75, 0.75, 0.25]


def test_candidates_do_not_reach_into_each_other() -> None:
    one, empty = of(fit(0.5, "a")), of(article_id="b" * 16)
    other = of(fit(0.1), fit(0.2), fit(0.3, "b", "c"), article_id="c" * 16)
    table = SentenceTable.of([one, empty, other], {"a": 3.0, "b": 1.0})
    assert table.lengths.tolist() == [1, 0, 3]
    assert table.there.tolist() == [[True, False, False], [False] * 3, [True] * 3]
    assert table.own.tolist() == [[0.75, 0.0, 0.0], [0.0] * 3, [0.0, 0.0, 0.25]]  # nobody asks for c
    assert table.cosines == pytest.approx(np.array([[0.5, 0, 0], [0, 0, 0], [0.1, 0.2, 0.3]]))
    assert table.of_passages.tolist() == [[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]]
    assert table.shared(np.array([0, 0, 1])).tolist() == [0.75, 0.0, 0.125]


def test_passages_of_an_article_are_neighbors() -> None:
    first, second = of(fit(0.1, "a", kind=True)), of(fit(0.2), fit(0.3), row=1, ordinal=1)
    other = of(fit(0.3, "b"), row=2, ordinal=2, article_id="b" * 16)
    table = SentenceTable.of([other, second, first], {"a": 1.0, "b": 1.0})
    assert table.near.tolist() == [[0.5, 0.5], [0.5, 0.0], [0.5, 0.5]]
    # What stands beside a passage is not in it, though the table has room there.
    assert table.covered[2, 0].tolist() == [1.0, 0.0]
    assert kind_near(table, np.array([0, 0, 0])).tolist() == [0.0, 0.5, 1.0]


def test_a_passage_without_sentences_lends_its_neighbors_nothing() -> None:
    before, empty, after = of(fit(0.1, "a")), of(row=1, ordinal=1), of(fit(0.1), row=2, ordinal=2)
    table = SentenceTable.of([before, empty, after], {"a": 1.0})
    assert table.near[2].tolist() == [0.0]
    assert table.shared(np.array([0, 0, 0])).tolist() == [1.0, 0.0, 0.0]


def test_a_synonym_counts_less_and_many_sentences_fit() -> None:
    said = of(*[fit(0.5)] * 99, SentenceFit(0.5, {"a": SYNONYM, "b": 1.0}, True))
    table = SentenceTable.of([said], {"a": 1.0, "b": 1.0})
    assert table.covered[0, :, 99].tolist() == [SYNONYM, 1.0]
    assert table.covered[0, :, :99].max() == 0.0
    assert table.kinds[0].nonzero()[0].tolist() == [99]
    assert table.kinds_near[0].nonzero()[0].tolist() == [98, 99]


def test_without_anything_asked_nothing_is_shared() -> None:
    table = SentenceTable.of([of(fit(0.5, "a"))], {})
    assert (table.own.tolist(), table.near.tolist()) == ([[0.0]], [[0.0]])
