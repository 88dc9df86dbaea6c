"""What the sentences of all candidates mention of what is asked, as arrays: one step serves all of them.

Sentence by sentence, in Python, this and what is made of it took a third of what a question costs beside its embedding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.coverage import NOWHERE, SYNONYM, Candidate

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """Candidates by sentences, filled up with nothing to the most sentences that a candidate has (one at least).

    ``lengths``: how many each has, int64, (n,). ``there``: whether there is such a sentence, (n, most). ``cosines`` and
    ``central``: float64, (n, most). ``covered``: how well each mentions each concept, float64, (n, n_concepts, most).
    ``own`` and ``near``: the share of what is asked, in [0, 1], that it mentions, and that it or its neighbors do,
    (n, most). ``kinds`` and ``kinds_near``: whether it holds the kind of fact asked for, and whether it or a neighbor
    does. Neighbors are the sentences before and after in the article, where those are known.
    """

    lengths: NDArray[np.int64]
    there: Flags
    cosines: Floats
    central: Floats
    covered: Floats
    own: Floats
    near: Floats
    kinds: Flags
    kinds_near: Flags

    @classmethod
    def of(cls, candidates: Sequence[Candidate], weights: Mapping[str, float]) -> SentenceTable:
        """The table of ``candidates``, with a concept for each of ``weights``, which weighs as much in the shares."""
        lengths = np.array([len(c.sentences.cosines) for c in candidates], np.int64)
        most = max(1, int(lengths.max(initial=0)))
        there = np.arange(most) < lengths[:, None]
        flags = _flags(candidates, weights, most)
        # The kind of fact first, then concept by concept.
        inside = np.concatenate([flags[:, :1], flags[:, 1::2] + SYNONYM * flags[:, 2::2]], axis=1)
        around = _with_neighbors(inside, candidates, lengths)
        shares = np.fromiter(weights.values(), np.float64)
        shares /= shares.sum() or 1.0
        return cls(
            lengths=lengths,
            there=there,
            cosines=_filled([c.sentences.cosines for c in candidates], there),
            central=_filled([c.sentences.central for c in candidates], there),
            covered=inside[:, 1:],
            own=np.einsum("c,ncs->ns", shares, inside[:, 1:]),
            near=np.einsum("c,ncs->ns", shares, around[:, 1:]),
            kinds=inside[:, 0] > 0,
            kinds_near=around[:, 0] > 0,
        )

    @property
    def of_passages(self) -> Floats:
        """How well each candidate mentions each concept, float64, (n, n_concepts)."""
        best: Floats = self.covered.max(axis=2)
        return best

    def shared(self, ordinals: NDArray[np.int64]) -> Floats:
        """For one sentence of each candidate the share of what is asked; what only a neighbor mentions counts half."""
        rows = np.arange(len(ordinals))
        return np.where(self.lengths > 0, (self.own[rows, ordinals] + self.near[rows, ordinals]) / 2, 0.0)


def _flags(candidates: Sequence[Candidate], keys: Mapping[str, float], most: int) -> NDArray[np.uint8]:
    """1 where a sentence holds the kind of fact, then for each key by itself, and as a synonym or by kin.

    uint8, (n, 1 + 2 n_keys, most).
    """
    places: list[int] = []
    for c in candidates:
        places.append(c.sentences.kinds)
        named, kin = c.sentences.places, c.sentences.kin
        for key in keys:
            own, as_synonym = named.get(key, NOWHERE)
            places += own, as_synonym | kin.get(key, 0) & ~own if kin else as_synonym
    n_words = -(-most // _WORD)
    if n_words > 1:
        places = [each >> _WORD * n & _FULL for each in places for n in range(n_words)]
    packed = np.array(places, "<u8").view(np.uint8).reshape(-1, n_words * _WORD // 8)
    flags = np.unpackbits(packed, axis=1, count=most, bitorder="little")
    return flags.reshape(len(candidates), 1 + 2 * len(keys), most)


_WORD = 64  # bits: few passages have more sentences
_FULL = (1 << _WORD) - 1


def _with_neighbors(inside: Floats, candidates: Sequence[Candidate], lengths: NDArray[np.int64]) -> Floats:
    """The highest of each sentence and its two neighbors; an article's passages follow each other without a gap."""
    placed = {(c.passage.article_id, c.passage.ordinal): n for n, c in enumerate(candidates)}
    pairs = [
        (n, following)
        for n, c in enumerate(candidates)
        if (following := placed.get((c.passage.article_id, c.passage.ordinal + 1))) is not None
    ]
    first, second = np.array(pairs, np.int64).reshape(-1, 2).T
    padded = np.zeros((*inside.shape[:2], inside.shape[2] + 2))
    padded[:, :, 1:-1] = inside
    # Column 0 stands before all sentences, so that a candidate without any lends its neighbors nothing.
    last, opening = padded[first, :, lengths[first]], padded[second, :, 1]
    padded[second, :, 0] = last
    padded[first, :, lengths[first] + 1] = opening
    return np.maximum(np.maximum(padded[:, :, :-2], padded[:, :, 2:]), inside)


def _filled(rows: Sequence[NDArray[np.float32]], there: Flags) -> Floats:
    """The rows below each other, zeros where there is nothing."""
    found = np.zeros(there.shape)
    found[there] = np.concatenate(rows)
    return found
