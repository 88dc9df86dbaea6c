"""Intervals of days as sets of numbers, so that a filter on one array field tells whether two intervals touch.

Days are proleptic ordinals. They are the leaves of a tree with four branches a node; an interval is the fewest nodes
that cover exactly its days. Two intervals touch if and only if a node of one is a node of the other or lies above it.
"""

from __future__ import annotations

from collections.abc import Iterable

_BRANCH_BITS = 2
_LEVEL_SHIFT = 24
N_LEVELS = 12  # 4^11 days are more than the calendar has


def cover(first: int, last: int) -> set[int]:
    """The nodes that cover the days ``first`` to ``last``, both included."""
    low, high, level, nodes = first, last + 1, 0, set()
    while low < high:
        while low < high and low % (1 << _BRANCH_BITS):
            nodes.add(level << _LEVEL_SHIFT | low)
            low += 1
        while low < high and high % (1 << _BRANCH_BITS):
            high -= 1
            nodes.add(level << _LEVEL_SHIFT | high)
        low, high, level = low >> _BRANCH_BITS, high >> _BRANCH_BITS, level + 1
    return nodes


def with_above(nodes: Iterable[int]) -> set[int]:
    """The nodes and all that lie above them."""
    found: set[int] = set()
    for node in nodes:
        level, number = node >> _LEVEL_SHIFT, node & ((1 << _LEVEL_SHIFT) - 1)
        for up in range(N_LEVELS - level):
            found.add(level + up << _LEVEL_SHIFT | number >> up * _BRANCH_BITS)
    return found
