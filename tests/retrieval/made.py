"""Hand-made passages, readings and candidates for tests of ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from corpus.types import EventDate
from retrieval.coverage import NOWHERE, Candidate, Fits, SentenceFit
from retrieval.hits import Ranked, SearchResult
from retrieval.types import Language, Passage, Sentence
from retrieval.understand import Concept, Intent, Reading


def passage(
    *sentences: str,
    article_id: str = "a" * 16,
    ordinal: int = 0,
    joiner: str = " ",
    start: int = 0,
    concepts: Sequence[tuple[str, ...]] = (),
    events: Sequence[tuple[EventDate, ...]] = (),
    cluster_id: str | None = None,
) -> Passage:
    """A passage of the given sentences, whose text begins at ``start`` of its article."""
    text = joiner.join(sentences)
    placed, at = [], 0
    for i, words in enumerate(sentences):
        at = text.index(words, at)
        named = concepts[i] if i < len(concepts) else ()
        dated = events[i] if i < len(events) else ()
        placed.append(Sentence(start + at, start + at + len(words), tuple(dated), tuple(named)))
        at += len(words)
    return Passage(
        id=f"{article_id}@{'r' * 16}:{ordinal}",
        article_id=article_id,
        revision="r" * 16,
        ordinal=ordinal,
        start=start,
        end=start + len(text),
        text=text,
        n_tokens=len(text.split()) + 2,
        sentences=tuple(placed),
        cluster_id=cluster_id,
    )


def reading(text: str, *concepts: Concept, intent: Intent = "what", language: Language = "en") -> Reading:
    """A reading without days."""
    return Reading(text, language, intent, concepts, ())


def word(text: str) -> Concept:
    """A plain word that neither gazetteer nor lexicon knows."""
    return Concept(f"word:{text}", "word", text, (text,), (text,))


def fit(cosine: float, *covered: str, kind: bool = False) -> SentenceFit:
    """A sentence with that cosine that covers those concepts wholly."""
    return SentenceFit(cosine, dict.fromkeys(covered, 1.0), kind)


def candidate(
    found: Passage, *, row: int = 0, dense: float = 0.8, lexical: float = 1.0, fits: Sequence[SentenceFit] = ()
) -> Candidate:
    """A candidate; without ``fits`` every sentence has the passage's own cosine and covers nothing."""
    given = tuple(fits) or tuple(SentenceFit(dense, {}, False) for _ in found.sentences)
    return Candidate(row, found, dense, lexical, fits_of(*given))


def fits_of(*fits: SentenceFit) -> Fits:
    """Those fits by column; what a sentence covers less than wholly stands there as a synonym."""
    places: dict[str, tuple[int, int]] = {}
    for ordinal, each in enumerate(fits):
        for key, value in each.covered.items():
            own, as_synonym = places.get(key, NOWHERE)
            places[key] = (own | 1 << ordinal, as_synonym) if value == 1 else (own, as_synonym | 1 << ordinal)
    cosines, central = (np.array([getattr(f, name) for f in fits], np.float32) for name in ("cosine", "central"))
    return Fits(cosines, central, sum(each.kind << ordinal for ordinal, each in enumerate(fits)), places)


def search_result(
    asked: Reading,
    ranked: Sequence[Ranked] = (),
    *,
    weights: Mapping[str, float] | None = None,
    n_selected: int | None = None,
) -> SearchResult:
    """What a search found, without stages; by default all concepts weigh the same and only the hits were selected."""
    weighed = {c.key: 0.5 for c in asked.concepts} if weights is None else weights
    selected = len(ranked) if n_selected is None else n_selected
    return SearchResult(asked, tuple(ranked), (), weighed, np.zeros(2, np.float32), selected)
