"""Retrieval and abstention metrics, each said exactly. All take plain sequences and return numbers in [0, 1]."""

from __future__ import annotations

import math
from collections.abc import Sequence


def recall_at(found_at: Sequence[int | None], k: int) -> float:
    """Share of the evidence found among the first ``k`` hits.

    ``found_at`` holds, for each piece of evidence, the 1-based rank of the first hit with it, or ``None``.
    """
    if not found_at:
        raise ValueError("recall needs at least one piece of evidence")
    return sum(rank is not None and rank <= k for rank in found_at) / len(found_at)


def reciprocal_rank(found_at: Sequence[int | None], k: int) -> float:
    """One over the rank of the first hit with any evidence within ``k``, else 0 (MRR is its mean)."""
    ranks = [rank for rank in found_at if rank is not None and rank <= k]
    return 1 / min(ranks) if ranks else 0.0


def ndcg(found_at: Sequence[int | None], k: int) -> float:
    """nDCG@k with linear gain and a log2(rank + 1) discount (Järvelin and Kekäläinen, 2002).

    Each piece of evidence counts once, where it first appears; the ideal list has one piece a rank.
    """
    gain = sum(1 / math.log2(rank + 1) for rank in found_at if rank is not None and rank <= k)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(found_at), k) + 1))
    return min(1.0, gain / ideal) if ideal else 0.0


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Chance that a random positive scores above a random negative, ties counting half; ``None`` without both.

    The Mann–Whitney form of the area under the ROC curve.
    """
    if not positive or not negative:
        return None
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / (len(positive) * len(negative))


def percentile(values: Sequence[float], q: float) -> float | None:
    """The ``q``-th percentile (0 to 100) by the nearest-rank rule; ``None`` for no values."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, math.ceil(q / 100 * len(ordered)) - 1)]


def mean(values: Sequence[float]) -> float | None:
    """The mean; ``None`` for no values."""
    return sum(values) / len(values) if values else None
