"""Metrics against numbers worked out by hand."""

from __future__ import annotations

import pytest

from retrieval.metrics import auroc, mean, ndcg, percentile, recall_at, reciprocal_rank


def test_recall_counts_each_piece_of_evidence_once() -> None:
    assert recall_at([1, 6, None], 1) == pytest.approx(1 / 3)
    assert recall_at([1, 6, None], 5) == pytest.approx(1 / 3)
    assert recall_at([1, 6, None], 6) == pytest.approx(2 / 3)


def test_recall_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        recall_at([], 5)


def test_reciprocal_rank_takes_the_first_evidence_within_the_depth() -> None:
    assert reciprocal_rank([4, 2], 10) == 0.5
    assert reciprocal_rank([11], 10) == 0.0
    assert reciprocal_rank([None], 10) == 0.0


def test_ndcg_by_hand() -> None:
    # One piece at rank 3: (1 / log2 4) / (1 / log2 2) = 0.5
    assert ndcg([3], 10) == pytest.approx(0.5)
    # Two pieces at ranks 1 and 3: (1 + 0.5) / (1 + 1 / log2 3) = 1.5 / 1.6309
    assert ndcg([1, 3], 10) == pytest.approx(0.9197, abs=1e-4)
    assert ndcg([1], 10) == 1.0
    assert ndcg([None, None], 10) == 0.0


def test_two_pieces_in_one_hit_do_not_exceed_one() -> None:
    assert ndcg([1, 1], 10) == 1.0


def test_auroc_counts_ties_half() -> None:
    # Pairs: .9>.5, .9>.4, .5=.5, .5>.4 -> 3.5 of 4
    assert auroc([0.9, 0.5], [0.5, 0.4]) == pytest.approx(0.875)
    assert auroc([], [0.1]) is None


def test_percentiles_are_values_that_occurred() -> None:
    assert percentile([3.0, 1.0, 2.0, 4.0], 50) == 2.0
    assert percentile([3.0, 1.0, 2.0, 4.0], 95) == 4.0
    assert percentile([], 50) is None


def test_mean_of_nothing_is_unknown() -> None:
    assert mean([]) is None
    assert mean([1.0, 2.0]) == 1.5
