"""How much each thing that a question names counts: names and what is rare in the archive count most."""

from __future__ import annotations

import math
from collections.abc import Sequence

from retrieval.index import PassageIndex
from retrieval.understand import Concept, Reading

# A Japanese or Korean word that neither gazetteer nor lexicon knows cannot match an English passage, whatever it means.
_UNKNOWN_WORD = 0.25


# A word inside a phrase or a name says again what that says.
_WITHIN = 0.5


def concept_weights(reading: Reading, index: PassageIndex) -> dict[str, float]:
    """Weight of each concept: its inverse document frequency scaled to (0, 1], names counting half more.

    Half as much for one that another holds: 징용 and 판결 in 징용 판결, or the lexicon's word for an office.
    """
    spans = [(c.start, c.start + len(c.surface)) for c in reading.concepts]
    return {
        c.key: _standing(c, reading) * _rarity(c, index) * (_WITHIN if _is_within(spans, n) else 1.0)
        for n, c in enumerate(reading.concepts)
    }


def _is_within(spans: Sequence[tuple[int, int]], n: int) -> bool:
    """Whether another of the spans holds the one numbered ``n``; of equal ones all but the first are held."""
    start, end = spans[n]
    others = ((i, each) for i, each in enumerate(spans) if i != n and each[0] <= start and end <= each[1])
    return any(each != (start, end) or i < n for i, each in others)


def _standing(concept: Concept, reading: Reading) -> float:
    if concept.is_named:
        return 1.5
    return (
        _UNKNOWN_WORD if concept.kind == "word" and not concept.surface.isascii() and reading.language != "en" else 1.0
    )


def _rarity(concept: Concept, index: PassageIndex) -> float:
    n = max(index.n_passages, 1)
    # A phrase is at most as frequent as its rarest word; an ambiguous name as its most frequent bearer.
    if concept.kind == "word":
        frequency = min(index.doc_freq(t) for t in concept.tokens) if concept.tokens else 0
    else:
        frequency = max(index.doc_freq(key) for key in concept.ids)
        if concept.parts:
            frequency = max(frequency, min(max(map(index.doc_freq, ids)) for ids in concept.parts))
    return max(0.05, math.log((n + 1) / (frequency + 0.5)) / math.log((n + 1) / 0.5))
