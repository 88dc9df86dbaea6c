"""How well one candidate passage fits a question: twelve numbers in [0, 1], and its sentence that fits best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.kinds import TELLING, has_kind
from retrieval.tokens import tokens
from retrieval.types import Passage, Subject
from retrieval.understand import AskedDays, Concept, Intent, Reading

FEATURES = (
    *("dense", "sentence", "lexical", "cover", "passage", "article", "kind", "dates"),
    *("headline", "named", "detail", "happened"),
)


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
    language: str = "en"

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
def title_of(subject: Subject) -> Bag:
    """The headlines of an article taken apart."""
    return Bag(subject.title, token_set(subject.title), frozenset(subject.concepts))


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
    fits = []
    for sentence, bag, cosine in zip(passage.sentences, bags_of(passage), cosines, strict=True):
        covered = {c.key: value for c in reading.concepts if (value := coverage_of(c, bag))}
        fits.append(SentenceFit(cosine, covered, has_kind(reading.intent, sentence, bag.text, reading)))
    return tuple(fits)


def share(covered: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Covered weight over all weight, in [0, 1]; 0 when the question names nothing."""
    total = sum(weights.values())
    return sum(weights[key] * value for key, value in covered.items() if key in weights) / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """The sentences of a passage with the one before and the one after it in the article, where those are known."""

    fits: tuple[SentenceFit, ...]
    before: SentenceFit | None = None
    after: SentenceFit | None = None

    @property
    def padded(self) -> tuple[Mapping[str, float], ...]:
        """What each of the sentences covers, between that of the one before and the one after (nothing if unknown)."""
        beside = [{} if f is None else f.covered for f in (self.before, self.after)]
        return (beside[0], *(f.covered for f in self.fits), beside[1])

    def near(self, ordinal: int) -> tuple[SentenceFit, ...]:
        """The sentence of that ordinal and its neighbors."""
        padded = (self.before, *self.fits, self.after)
        return tuple(f for f in padded[ordinal : ordinal + 3] if f is not None)


def windows(candidates: Sequence[Candidate]) -> list[Window]:
    """The window of each candidate; an article's passages follow each other without a gap."""
    placed = {(c.passage.article_id, c.passage.ordinal): c.sentences for c in candidates}
    found = []
    for c in candidates:
        before = placed.get((c.passage.article_id, c.passage.ordinal - 1))
        after = placed.get((c.passage.article_id, c.passage.ordinal + 1))
        found.append(Window(c.sentences, before[-1] if before else None, after[0] if after else None))
    return found


def window_covers(found: Sequence[Window], weights: Mapping[str, float]) -> list[NDArray[np.float64]]:
    """For each window and each of its sentences, the share of the concepts in it: (n_sentences,), in [0, 1].

    What only a sentence's neighbors mention counts half. All windows at once: one by one, sentence by sentence, this
    was a third of what a question costs beside its embedding.
    """
    total = sum(weights.values())
    if not total:
        return [np.zeros(len(w.fits)) for w in found]
    sentences = [covered for w in found for covered in w.padded]
    table = np.array([[covered.get(key, 0.0) for key in weights] for covered in sentences])
    near = np.maximum(np.maximum(table[:-2], table[2:]), table[1:-1])
    shares = (table[1:-1] + near) @ np.fromiter(weights.values(), np.float64) / (2 * total)
    starts = np.cumsum([0, *(len(w.fits) + 2 for w in found)])
    return [shares[start : start + len(w.fits)] for start, w in zip(starts, found, strict=False)]


def best_sentence(window: Window, covers: NDArray[np.float64], *, kind_weight: float) -> int:
    """Ordinal of the sentence that fits best: its cosine among its fellows, its concepts, and the kind of fact.

    ``covers`` is the window's own of ``window_covers``; ``kind_weight`` is what holding the kind is worth against the
    two others, which share the rest alike.
    """
    fits = window.fits
    if not fits:
        return 0
    low, high = min(f.cosine for f in fits), max(f.cosine for f in fits)
    spread = (high - low) or 1.0
    rest = (1 - kind_weight) / 2
    parts = zip(fits, covers.tolist(), strict=True)
    scores = [rest * ((f.cosine - low) / spread) + rest * cover + kind_weight * f.kind for f, cover in parts]
    return scores.index(max(scores))


def kind_weight(intent: Intent) -> float:
    """How much the kind of fact decides about the sentence: more for kinds that can be told for sure."""
    return 0.3 if intent in TELLING else 0.1


def dates_fit(dates: Sequence[AskedDays], passage: Passage, ordinal: int) -> float:
    """1 when the sentence speaks of a day asked about, 0.6 when the passage does, 0.3 when it was published then."""
    if not dates:
        return 0.0
    asked = dates[0]
    if any(asked.fits(e.earliest_on, e.latest_on) for e in passage.sentences[ordinal].events):
        return 1.0
    if any(asked.fits(e.earliest_on, e.latest_on) for s in passage.sentences for e in s.events):
        return 0.6
    day = passage.published
    return 0.3 if day and asked.fits(day.earliest_on, day.latest_on) else 0.0


def happened_fits(dates: Sequence[AskedDays], subject: Subject) -> float:
    """1 when the event that the article is about happened on the days asked about, else 0."""
    days = subject.happened
    if days is None or days.earliest_on is None or days.latest_on is None:
        return 0.0
    return float(any(asked.fits(days.earliest_on, days.latest_on) for asked in dates))


def scaled(values: Sequence[float]) -> list[float]:
    """The values stretched to [0, 1]; all zero when they are equal."""
    low, high = min(values), max(values)
    return [(v - low) / (high - low) if high > low else 0.0 for v in values]


def feature_rows(
    reading: Reading, candidates: Sequence[Candidate], weights: Mapping[str, float]
) -> list[tuple[int, dict[str, float]]]:
    """For each candidate, in order: the ordinal of its best sentence, and its features, each in [0, 1]."""
    covered = [c.covered for c in candidates]
    by_article: dict[str, Mapping[str, float]] = {}
    for c, own in zip(candidates, covered, strict=True):
        before = by_article.get(c.passage.article_id)
        by_article[c.passage.article_id] = together((before, own)) if before else own
    dense = scaled([c.dense for c in candidates])
    nearest = scaled([max((s.cosine for s in c.sentences), default=c.dense) for c in candidates])
    top = max((c.lexical for c in candidates), default=0.0) or 1.0
    found = windows(candidates)
    covers = window_covers(found, weights)
    named = {c.key: weights[c.key] for c in reading.concepts if c.is_named}
    telling = kind_weight(reading.intent)
    rows = []
    for i, (c, window) in enumerate(zip(candidates, found, strict=True)):
        title = title_of(c.passage.subject)
        headed = {each.key: value for each in reading.concepts if (value := coverage_of(each, title))}
        best = best_sentence(window, covers[i], kind_weight=telling)
        values = {
            "dense": dense[i],
            "sentence": nearest[i],
            "lexical": c.lexical / top,
            "cover": float(covers[i][best]) if c.sentences else 0.0,
            "passage": share(covered[i], weights),
            "article": share(by_article[c.passage.article_id], weights),
            "kind": _kind(window, best),
            "dates": dates_fit(reading.dates, c.passage, best) if c.sentences else 0.0,
            "headline": share(headed, weights),
            "named": share(headed, named),
            "detail": share(covered[i], {key: value for key, value in weights.items() if key not in headed}),
            "happened": happened_fits(reading.dates, c.passage.subject),
        }
        rows.append((best, values))
    return rows


def _kind(window: Window, best: int) -> float:
    """1 when the best sentence holds the kind of fact asked for, 0.5 when only a neighbor does."""
    if not window.fits:
        return 0.0
    if window.fits[best].kind:
        return 1.0
    return 0.5 if any(f.kind for f in window.near(best)) else 0.0
