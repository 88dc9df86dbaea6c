"""What a candidate passage, its sentences and its article's headline mention of what a question names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.kinds import has_kind
from retrieval.tokens import tokens
from retrieval.types import Passage, Subject
from retrieval.understand import Concept, Reading


@dataclass(frozen=True, slots=True)
class SentenceFit:
    """One sentence of a candidate: its cosine with the question, how well it covers each concept, and the kind.

    ``covered`` maps the keys of the concepts that it mentions to how well it does, in (0, 1].
    """

    cosine: float
    covered: Mapping[str, float]
    kind: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be ranked with its scores; ``lexical`` is BM25, the cosines are in [-1, 1].

    In another language than the question's they are raised to what the same words would have in its own.
    """

    row: int
    passage: Passage
    dense: float
    lexical: float
    sentences: tuple[SentenceFit, ...]

    @property
    def covered(self) -> Mapping[str, float]:
        """How well the passage covers each concept that it mentions."""
        return together(s.covered for s in self.sentences)


@lru_cache(maxsize=20_000)
def token_set(text: str) -> frozenset[str]:
    """The lexical tokens of ``text``."""
    return frozenset(tokens(text))


@dataclass(frozen=True, slots=True)
class Bag:
    """One sentence taken apart: its words, its tokens, and the ids of the concepts that it names."""

    text: str
    tokens: frozenset[str]
    concepts: frozenset[str]


@lru_cache(maxsize=4_096)
def bags_of(passage: Passage) -> tuple[Bag, ...]:
    """The sentences of ``passage`` taken apart, in order; passages are met again and again, so this is kept."""
    texts = (passage.sentence_text(ordinal) for ordinal in range(len(passage.sentences)))
    return tuple(Bag(t, token_set(t), frozenset(s.concepts)) for t, s in zip(texts, passage.sentences, strict=True))


@lru_cache(maxsize=4_096)
def whole_of(passage: Passage) -> Bag:
    """All sentences of ``passage`` taken together."""
    bags = bags_of(passage)
    return Bag(
        passage.text,
        frozenset().union(*(bag.tokens for bag in bags)),
        frozenset().union(*(bag.concepts for bag in bags)),
    )


@lru_cache(maxsize=4_096)
def title_of(subject: Subject) -> Bag:
    """The headlines of an article taken apart."""
    return Bag(subject.title, token_set(subject.title), frozenset(subject.concepts))


def beyond_headline(concepts: Iterable[Concept], subject: Subject) -> list[Concept]:
    """Those that the headlines of an article do not name."""
    title = title_of(subject)
    return [c for c in concepts if not coverage_of(c, title)]


# A word of the lexicon that stands there only as a synonym may be another thing: "talks" for "meeting".
SYNONYM = 0.6


def coverage_of(concept: Concept, bag: Bag) -> float:
    """How well the sentence covers the concept: 0 not at all, 1 by name or by the same word."""
    if concept.tokens and bag.tokens.issuperset(concept.tokens):
        return 1.0
    if concept.key not in bag.concepts and bag.concepts.isdisjoint(concept.others):
        return 0.0
    return SYNONYM if concept.kind == "lexicon" and concept.tokens else 1.0


def together(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The best coverage of each concept among the parts."""
    best: dict[str, float] = {}
    for part in parts:
        for key, value in part.items():
            best[key] = max(value, best.get(key, 0.0))
    return best


def sentence_fits(
    reading: Reading, passage: Passage, vectors: NDArray[np.float32], query: NDArray[np.float32], *, raised: float = 0.0
) -> tuple[SentenceFit, ...]:
    """One fit per sentence of ``passage``; ``vectors`` is float32, (n_sentences, dim), rows L2-normalized.

    ``raised`` is added to every cosine.
    """
    cosines = (vectors @ query + np.float32(raised)).tolist() if len(vectors) else ()
    # What the whole passage does not mention none of its sentences does; to ask each cost a tenth of a question.
    present = [c for c in reading.concepts if coverage_of(c, whole_of(passage))]
    fits = []
    for sentence, bag, cosine in zip(passage.sentences, bags_of(passage), cosines, strict=True):
        covered = {c.key: value for c in present if (value := coverage_of(c, bag))}
        fits.append(SentenceFit(cosine, covered, has_kind(reading.intent, sentence, bag.text, reading)))
    return tuple(fits)


def share(covered: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Covered weight over all weight, in [0, 1]; 0 when the question names nothing."""
    total = sum(weights.values())
    return sum(weights[key] * value for key, value in covered.items() if key in weights) / total if total else 0.0
