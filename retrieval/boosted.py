"""Small decision trees whose leaves add up to the logarithm of odds: gradient boosting, as fitted beforehand.

A tree is written from its root down, what lies below a threshold first: ``score<0.41 fit<1.2 -0.30 0.05 0.44`` gives
-0.30 where the score is below 0.41 and the fit below 1.2, 0.05 where only the score is, else 0.44.

J. H. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", Annals of Statistics 29 (2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Split:
    """Where a tree parts: at a signal's ``threshold``; what equals it goes ``above``."""

    signal: str
    threshold: float
    below: Split | float
    above: Split | float


@dataclass(frozen=True)
class Boosted:
    """The trees, and the log odds before any of them speaks."""

    bias: float
    trees: tuple[Split | float, ...]

    @classmethod
    def parse(cls, bias: float, trees: Sequence[str]) -> Boosted:
        """From trees as they are written; raises ``ValueError`` for one that breaks off or goes on after its end."""
        return cls(bias, tuple(map(_whole, trees)))

    def log_odds(self, signals: Mapping[str, float]) -> float:
        """The sum of the bias and one leaf of each tree; a signal that is not there counts as 0."""
        return sum(self._nodes.leaves(signals), self.bias)

    @cached_property
    def _nodes(self) -> _Nodes:
        return _Nodes.of(self.trees)

    @property
    def names(self) -> frozenset[str]:
        """The signals that any tree looks at."""
        return frozenset(split.signal for tree in self.trees for split in _splits(tree))


@dataclass(frozen=True, slots=True)
class _Nodes:
    """All trees as one table, in which one step goes down all of them at once: in a fraction of the time.

    A row is a split, at the signal of that number in ``names``, or a leaf, which leads to itself and whose ``leaf`` is
    its value. ``branches``: the rows below and above each threshold in turn, (2 n,). ``roots``: those that trees begin
    with. ``depth``: how many steps lead to the last leaf.
    """

    names: tuple[str, ...]
    signal: NDArray[np.int64]
    threshold: NDArray[np.float64]
    branches: NDArray[np.int64]
    leaf: NDArray[np.float64]
    roots: NDArray[np.int64]
    depth: int

    @classmethod
    def of(cls, trees: Sequence[Split | float]) -> _Nodes:
        """The table of ``trees``."""
        names: dict[str, int] = {}
        rows: list[tuple[int, float, tuple[int, int], float]] = []

        def add(node: Split | float) -> int:
            at = len(rows)
            rows.append((0, 0.0, (at, at), 0.0 if isinstance(node, Split) else node))
            if isinstance(node, Split):
                number = names.setdefault(node.signal, len(names))
                rows[at] = (number, node.threshold, (add(node.below), add(node.above)), 0.0)
            return at

        roots = np.array([add(tree) for tree in trees], np.int64)
        signal, threshold, branches, leaf = zip(*rows, strict=True) if rows else ((), (), (), ())
        return cls(
            tuple(names),
            np.array(signal, np.int64),
            np.array(threshold, np.float64),
            np.array(branches, np.int64).ravel(),
            np.array(leaf, np.float64),
            roots,
            max(map(_depth, trees), default=0),
        )

    def leaves(self, signals: Mapping[str, float]) -> list[float]:
        """The value of the leaf that each tree comes to."""
        values = np.array([signals.get(name, 0.0) for name in self.names])
        at = self.roots
        for _ in range(self.depth):
            is_above = values.take(self.signal.take(at)) >= self.threshold.take(at)
            at = self.branches.take(2 * at + is_above)
        found: list[float] = self.leaf.take(at).tolist()
        return found


def _depth(node: Split | float) -> int:
    return 1 + max(_depth(node.below), _depth(node.above)) if isinstance(node, Split) else 0


def _whole(text: str) -> Split | float:
    words = iter(text.split())
    tree = _node(words, text)
    if (more := next(words, None)) is not None:
        raise ValueError(f"found {more!r} after the end of the tree {text!r}, expected nothing; fit the trees anew")
    return tree


def _node(words: Iterator[str], text: str) -> Split | float:
    word = next(words, None)
    if word is None:
        raise ValueError(f"found the tree {text!r}, expected two branches at each of its splits; fit the trees anew")
    signal, split, threshold = word.partition("<")
    if not split:
        return float(word)
    below = _node(words, text)
    return Split(signal, float(threshold), below, _node(words, text))


def _splits(node: Split | float) -> Iterator[Split]:
    if isinstance(node, Split):
        yield node
        yield from _splits(node.below)
        yield from _splits(node.above)
