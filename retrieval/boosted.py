"""Small decision trees whose leaves add up to the logarithm of odds: gradient boosting, as fitted beforehand.

A tree is written from its root down, what lies below a threshold first: ``score<0.41 fit<1.2 -0.30 0.05 0.44`` gives
-0.30 where the score is below 0.41 and the fit below 1.2, 0.05 where only the score is, else 0.44.

J. H. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", Annals of Statistics 29 (2001).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Split:
    """Where a tree parts: at a signal's ``threshold``; what equals it goes ``above``."""

    signal: str
    threshold: float
    below: Split | float
    above: Split | float


@dataclass(frozen=True, slots=True)
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
        total = self.bias
        for node in self.trees:
            while isinstance(node, Split):
                node = node.below if signals.get(node.signal, 0.0) < node.threshold else node.above
            total += node
        return total

    @property
    def names(self) -> frozenset[str]:
        """The signals that any tree looks at."""
        return frozenset(split.signal for tree in self.trees for split in _splits(tree))


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
