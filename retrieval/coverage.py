"""What a candidate passage, its sentences and its article's headline mention of what a question names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from retrieval.kinds import asks_for_venue, can_be_told, hangs_on_words_alone, has_kind, introduces
from retrieval.tokens import tokens
from retrieval.types import Passage, Subject
from retrieval.understand import Concept, Intent, Reading

Scores = NDArray[np.float32]


class SentenceFit(NamedTuple):
    """One sentence of a candidate: its cosine with the question, how well it covers each concept, and the kind.

    ``covered`` maps the keys of the concepts that it mentions to how well it does, in (0, 1]. ``central``: its cosine
    with the mean of the passage's sentences.
    """

    cosine: float
    covered: Mapping[str, float]
    kind: bool
    central: float = 0.0


# The sentences that mention a thing, by its own name or words and only by a synonym: bit ``n`` is sentence ``n``.
Places = tuple[int, int]
NOWHERE: Places = (0, 0)


@dataclass(frozen=True, eq=False)
class Fits(Sequence[SentenceFit]):
    """The fits of the sentences of a passage, held by column: most candidates are ranked by these and never shown.

    ``cosines`` and ``central``: float32, (n_sentences,). ``kinds``: bit ``n`` is set where sentence ``n`` holds the
    kind of fact asked for. ``places``: where each concept stands that is mentioned at all; ``kin``: bit ``n`` of a
    concept is set where sentence ``n`` names only kin of it, which counts for the ranking but is no mention.
    """

    cosines: Scores
    central: Scores
    kinds: int
    places: Mapping[str, Places]
    kin: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.cosines)

    def __iter__(self) -> Iterator[SentenceFit]:
        return iter(self._each)

    @overload
    def __getitem__(self, ordinal: int) -> SentenceFit: ...
    @overload
    def __getitem__(self, ordinal: slice) -> Sequence[SentenceFit]: ...
    def __getitem__(self, ordinal: int | slice) -> SentenceFit | Sequence[SentenceFit]:
        return self._each[ordinal]

    @property
    def covered(self) -> dict[str, float]:
        """How well the passage covers each concept that it mentions."""
        return {key: best_of_places(places) for key, places in self.places.items()}

    def has_kind(self, ordinal: int) -> bool:
        """Whether that sentence holds the kind of fact asked for."""
        return bool(self.kinds >> ordinal & 1)

    @cached_property
    def _each(self) -> tuple[SentenceFit, ...]:
        covered: list[dict[str, float]] = [{} for _ in range(len(self))]
        for key, places in self.places.items():
            for value, left in zip((1.0, SYNONYM), places, strict=True):
                while left:
                    covered[(left & -left).bit_length() - 1][key] = value
                    left &= left - 1  # without its lowest bit
        kinds = (bool(self.kinds >> ordinal & 1) for ordinal in range(len(self)))
        return tuple(map(SentenceFit, self.cosines.tolist(), covered, kinds, self.central.tolist()))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be ranked with its scores; ``lexical`` is BM25, the cosines are in [-1, 1].

    In another language than the question's they are raised to what the same words would have in its own.
    """

    row: int
    passage: Passage
    dense: float
    lexical: float
    sentences: Fits

    @property
    def covered(self) -> Mapping[str, float]:
        """How well the passage covers each concept that it mentions."""
        return self.sentences.covered


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

    def covering(self, concepts: Iterable[Concept]) -> dict[str, Places]:
        """Which sentences cover each concept that any does: by its own words or for sure by name, and as a synonym."""
        found, named, held = {}, self.by_concept.get, self.by_token.get
        for concept in concepts:
            by_name, words = named(concept.key, 0), concept.tokens
            for key in concept.others:
                by_name |= named(key, 0)
            if concept.parts:
                by_name |= self._naming_each(concept.parts)
            if words:
                own = -1
                for token in words:
                    own &= held(token, 0)
                if concept.kind == "lexicon":
                    if own or by_name:
                        found[concept.key] = own, by_name & ~own
                    continue
                by_name |= own
            if by_name:
                found[concept.key] = by_name, 0
        return found

    def _naming_each(self, parts: Iterable[Iterable[str]]) -> int:
        """Which sentences name each of the parts by one of its ids."""
        places = -1
        for ids in parts:
            by_any = 0
            for key in ids:
                by_any |= self.by_concept.get(key, 0)
            places &= by_any
        return places

    def naming_kin(self, concepts: Iterable[Concept]) -> dict[str, int]:
        """Which sentences name kin of each concept, where any does."""
        found, named = {}, self.by_concept.get
        for concept in concepts:
            if not concept.kin:
                continue
            places = 0
            for key in concept.kin:
                places |= named(key, 0)
            if places:
                found[concept.key] = places
        return found


def places_of(concept: Concept, passage: Passage) -> int:
    """In which sentences of ``passage`` the concept is named or its words stand: bit ``n`` is sentence ``n``."""
    own, as_synonym = postings_of(passage).covering([concept]).get(concept.key, NOWHERE)
    return own | as_synonym


# Passages are met again and again, so what is made of their words is kept.
@lru_cache(maxsize=4_096)
def texts_of(passage: Passage) -> tuple[str, ...]:
    """The words of each sentence of ``passage``."""
    return tuple(passage.sentence_text(ordinal) for ordinal in range(len(passage.sentences)))


@lru_cache(maxsize=4_096)
def postings_of(passage: Passage) -> Postings:
    """The postings of the sentences of ``passage``."""
    return Postings.of(zip(texts_of(passage), (s.concepts for s in passage.sentences), strict=True))


def kinds_of(reading: Reading, passage: Passage) -> int:
    """The sentences of ``passage`` that hold the kind of fact asked for (see ``Fits``), all where none can be told."""
    if not can_be_told(reading.intent):
        return (1 << len(passage.sentences)) - 1
    if hangs_on_words_alone(reading):
        return _kinds_by_words(passage, reading.intent)
    if reading.intent == "who":
        return _naming_others(passage, ("person:", "organization:"), reading) | _introducing(passage)
    if reading.intent == "where":
        others = _naming_others(passage, ("place:",), reading)
        # Most passages name no place but the one asked from, and most questions no sort of venue.
        return _kinds(passage, "where", reading) if others and asks_for_venue(reading) else others
    return _kinds(passage, reading.intent, reading)


def _naming_others(passage: Passage, kinds: tuple[str, ...], reading: Reading) -> int:
    """The sentences of ``passage`` that name something of those kinds which the question does not name itself."""
    asked = {key for c in reading.concepts for key in c.ids}
    places = 0
    for key, sentences in _named_in(passage, kinds):
        if key not in asked:
            places |= sentences
    return places


@lru_cache(maxsize=8_192)
def _named_in(passage: Passage, kinds: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """What ``passage`` names of those kinds, each with its sentences."""
    return tuple((key, places) for key, places in postings_of(passage).by_concept.items() if key.startswith(kinds))


@lru_cache(maxsize=4_096)
def _introducing(passage: Passage) -> int:
    """The sentences of ``passage`` that introduce somebody: "Jane Doe, a professor at"."""
    return sum(1 << n for n, text in enumerate(texts_of(passage)) if introduces(text))


@lru_cache(maxsize=8_192)
def _kinds_by_words(passage: Passage, intent: Intent) -> int:
    return _kinds(passage, intent, None)


def _kinds(passage: Passage, intent: Intent, reading: Reading | None) -> int:
    pairs = zip(passage.sentences, texts_of(passage), strict=True)
    return sum(1 << n for n, (sentence, text) in enumerate(pairs) if has_kind(intent, sentence, text, reading))


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
    return best_of_places(title.covering([concept]).get(concept.key, NOWHERE))


def best_of_places(places: Places) -> float:
    """How well what stands there is covered in all: 0 when it stands nowhere."""
    own, as_synonym = places
    return 1.0 if own else SYNONYM if as_synonym else 0.0


def together(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The best coverage of each concept among the parts."""
    best: dict[str, float] = {}
    for part in parts:
        for key, value in part.items():
            if value > best.get(key, 0.0):
                best[key] = value
    return best


def sentence_fits(
    reading: Reading,
    passage: Passage,
    vectors: NDArray[np.float32],
    query: NDArray[np.float32],
    *,
    raised: float = 0.0,
    central: Scores | None = None,
) -> Fits:
    """One fit per sentence of ``passage``; ``vectors`` is float32, (n_sentences, dim), rows L2-normalized.

    ``raised`` is added to every cosine. ``central``: what ``centrality`` gives of the vectors, where it is known.
    """
    postings = postings_of(passage)
    places, kin = postings.covering(reading.concepts), postings.naming_kin(reading.concepts)
    cosines, middle = vectors @ query, centrality(vectors) if central is None else central
    if raised:
        cosines += np.float32(raised)
    return Fits(cosines, middle, kinds_of(reading, passage), places, kin)


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
