"""What a candidate passage, its sentences and its article's headline mention of what a question names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat, starmap
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.kinds import can_be_told, has_kind
from retrieval.tokens import tokens
from retrieval.types import Passage, Subject
from retrieval.understand import Concept, Reading


class SentenceFit(NamedTuple):
    """One sentence of a candidate: its cosine with the question, how well it covers each concept, and the kind.

    ``covered`` maps the keys of the concepts that it mentions to how well it does, in (0, 1]. ``central``: its cosine
    with the mean of the passage's sentences.
    """

    cosine: float
    covered: Mapping[str, float]
    kind: bool
    central: float = 0.0


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
class Postings:
    """Where in a run of sentences each token and each concept id stands: bit ``n`` of a number is sentence ``n``.

    So one look tells of all sentences of a passage what each of them mentions.
    """

    by_token: Mapping[str, int]
    by_concept: Mapping[str, int]

    @classmethod
    def of(cls, sentences: Iterable[tuple[str, Iterable[str]]]) -> Postings:
        """The postings of sentences, each given by its words and the ids of the concepts that it names."""
        by_token: dict[str, int] = {}
        by_concept: dict[str, int] = {}
        for ordinal, (text, concepts) in enumerate(sentences):
            for places, found in ((by_token, tokens(text)), (by_concept, concepts)):
                for each in found:
                    places[each] = places.get(each, 0) | 1 << ordinal
        return cls(by_token, by_concept)

    def covering(self, concept: Concept) -> tuple[tuple[int, float], ...]:
        """Which sentences cover the concept and how well: by its own words, and the others by name."""
        by_name = self.by_concept.get(concept.key, 0)
        for key in concept.others:
            by_name |= self.by_concept.get(key, 0)
        if not concept.tokens:
            return ((by_name, 1.0),)
        own = -1
        for token in concept.tokens:
            own &= self.by_token.get(token, 0)
        return (own, 1.0), (by_name & ~own, SYNONYM if concept.kind == "lexicon" else 1.0)


# Passages are met again and again, so what is made of their words is kept.
@lru_cache(maxsize=4_096)
def texts_of(passage: Passage) -> tuple[str, ...]:
    """The words of each sentence of ``passage``."""
    return tuple(passage.sentence_text(ordinal) for ordinal in range(len(passage.sentences)))


@lru_cache(maxsize=4_096)
def postings_of(passage: Passage) -> Postings:
    """The postings of the sentences of ``passage``."""
    return Postings.of(zip(texts_of(passage), (s.concepts for s in passage.sentences), strict=True))


@lru_cache(maxsize=4_096)
def title_of(subject: Subject) -> Postings:
    """The headlines of an article as if they were one sentence."""
    return Postings.of([(subject.title, subject.concepts)])


def beyond_headline(concepts: Iterable[Concept], subject: Subject) -> list[Concept]:
    """Those that the headlines of an article do not name."""
    title = title_of(subject)
    return [c for c in concepts if not coverage_of(c, title)]


# A word of the lexicon that stands there only as a synonym may be another thing: "talks" for "meeting".
SYNONYM = 0.6


def coverage_of(concept: Concept, title: Postings) -> float:
    """How well the headlines cover the concept: 0 not at all, 1 by name or by the same word."""
    return next((value for places, value in title.covering(concept) if places), 0.0)


def together(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The best coverage of each concept among the parts."""
    best: dict[str, float] = {}
    for part in parts:
        for key, value in part.items():
            if value > best.get(key, 0.0):
                best[key] = value
    return best


def sentence_fits(
    reading: Reading, passage: Passage, vectors: NDArray[np.float32], query: NDArray[np.float32], *, raised: float = 0.0
) -> tuple[SentenceFit, ...]:
    """One fit per sentence of ``passage``; ``vectors`` is float32, (n_sentences, dim), rows L2-normalized.

    ``raised`` is added to every cosine.
    """
    cosines = (vectors @ query + np.float32(raised)).tolist() if len(vectors) else ()
    central = centrality(vectors).tolist()
    covered: list[dict[str, float]] = [{} for _ in passage.sentences]
    postings = postings_of(passage)
    for concept in reading.concepts:
        for places, value in postings.covering(concept):
            while places:
                covered[(places & -places).bit_length() - 1][concept.key] = value
                places &= places - 1  # without its lowest bit
    kinds: Iterable[bool] = repeat(True, len(covered))
    if can_be_told(reading.intent):
        pairs = zip(passage.sentences, texts_of(passage), strict=True)
        kinds = (has_kind(reading.intent, sentence, text, reading) for sentence, text in pairs)
    return tuple(starmap(SentenceFit, zip(cosines, covered, kinds, central, strict=True)))


def centrality(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cosine of each sentence with the mean of all: float32, (n_sentences,); ``vectors`` as in ``sentence_fits``."""
    whole = vectors.sum(axis=0)
    return np.asarray(vectors @ whole / max(float(whole @ whole) ** 0.5, 1e-6), dtype=np.float32)


def share(covered: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Covered weight over all weight, in [0, 1]; 0 when the question names nothing."""
    if not covered:
        return 0.0
    total = sum(weights.values())
    return sum([weights[key] * value for key, value in covered.items() if key in weights]) / total if total else 0.0
