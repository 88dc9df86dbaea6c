from __future__ import annotations

import pytest

from retrieval.features import FEATURES
from retrieval.fuse import Depths, fused, fusion_weights


def test_the_score_is_the_weighted_sum_of_the_features() -> None:
    assert fused({"a": 0.5, "b": 1.0, "unweighted": 0.0}, {"a": 0.6, "b": 0.3, "unweighted": 0.1}) == pytest.approx(0.6)
    assert fused({}, {}) == 0


def test_every_feature_has_a_weight_and_they_sum_to_one() -> None:
    weights = fusion_weights().weights
    assert set(weights) == set(FEATURES)
    assert sum(weights.values()) == pytest.approx(1.0)
    assert min(weights.values()) >= 0
    assert fused(dict.fromkeys(FEATURES, 1.0), weights) == pytest.approx(1.0)


def test_candidates_of_either_side_fit_into_the_shortlist() -> None:
    depths = fusion_weights().depths
    assert 0 < depths.ranked <= depths.dense + depths.lexical


@pytest.mark.parametrize(("k", "expected"), [(1, (3, 4, 2)), (2, (3, 4, 2)), (3, (6, 8, 4)), (5, (9, 12, 6))])
def test_more_hits_want_deeper_lists(k: int, expected: tuple[int, int, int]) -> None:
    assert Depths(3, 4, 2).for_hits(k) == Depths(*expected)
