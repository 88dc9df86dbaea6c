"""Whether the hits answer the question, and if not, why not.

Similarity alone cannot tell (the encoder's cosines are compressed, and a covered topic does not mean a covered
fact), so the decision looks at what the question names: which of it the first hits mention, whether the kind
of fact asked for stands there, and whether the days asked about lie within the archive.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from retrieval.features import share
from retrieval.kinds import holds_length
from retrieval.search import Ranked, SearchResult
from retrieval.types import Reason
from retrieval.understand import Reading


@dataclass(frozen=True, slots=True)
class Decision:
    """``reason`` is ``None`` when the question is answered; ``confidence`` in [0, 1] that the archive answers it."""

    reason: Reason | None
    confidence: float
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Constants:
    threshold: Mapping[str, float]
    weights: Mapping[str, float]


@cache
def _constants() -> _Constants:
    data = tomllib.loads(files("retrieval").joinpath("data/abstention.toml").read_text(encoding="utf-8"))
    return _Constants(data["threshold"], data["weights"])


def decide(result: SearchResult, *, as_of_on: date | None) -> Decision:
    """Answer or abstain, with the reason."""
    reading = result.reading
    if _is_future(reading, as_of_on):
        return Decision("future", 0.0, {})
    if not result.n_selected or not result.ranked:
        return Decision("no_coverage", 0.0, {})
    signals = signals_of(result)
    constants = _constants()
    raw = constants.weights["bias"] + sum(constants.weights[name] * value for name, value in signals.items())
    confidence = 1 / (1 + math.exp(-raw))
    if confidence >= constants.threshold[reading.language]:
        return Decision(None, confidence, signals)
    return Decision(_reason(result, signals), confidence, signals)


def signals_of(result: SearchResult) -> dict[str, float]:
    """The numbers that the decision rests on; all but ``lift`` in [0, 1]."""
    top = result.ranked[0]
    first = result.ranked[:3]
    covered = frozenset().union(*(r.candidate.covered for r in first if r.passage.article_id == top.passage.article_id))
    named = [c for c in result.reading.concepts if c.is_named]
    words = [c for c in result.reading.concepts if c.kind == "word"]
    weights = result.concept_weights
    cosines = [s.cosine for r in result.ranked for s in r.candidate.sentences]
    mean = sum(cosines) / len(cosines) if cosines else 0.0
    return {
        "cover": max(top.features["cover"], share(top.candidate.covered, weights)),
        "article": share(covered, weights),
        "lift": max((s.cosine for s in top.candidate.sentences), default=mean) - mean,
        "score": top.score,
        "kind": float(_holds_kind(result.reading, top)),
        "missing_name": sum(c.key not in covered for c in named) / len(named) if named else 0.0,
        "unknown": sum(c.key not in covered for c in words) / max(len(result.reading.concepts), 1),
    }


def _holds_kind(reading: Reading, top: Ranked) -> bool:
    fits = top.candidate.sentences
    near = range(max(0, top.best - 1), min(len(fits), top.best + 2))
    if reading.intent == "how_long":
        texts = (_sentence_text(top, i) for i in near)
        return any(holds_length(t) or fits[i].kind for i, t in zip(near, texts, strict=True))
    return any(fits[i].kind for i in near)


def _sentence_text(ranked: Ranked, ordinal: int) -> str:
    passage = ranked.passage
    sentence = passage.sentences[ordinal]
    return passage.text[sentence.start - passage.start : sentence.end - passage.start]


def _is_future(reading: Reading, as_of_on: date | None) -> bool:
    """Whether every day asked about lies after the newest article."""
    starts = [d.days.earliest_on for d in reading.dates if d.is_certain and d.days.earliest_on]
    return bool(as_of_on and starts) and min(starts) > as_of_on  # type: ignore[operator]


def _reason(result: SearchResult, signals: Mapping[str, float]) -> Reason:
    concepts = result.reading.concepts
    in_field = [c for c in concepts if c.kind not in ("word", "lexicon")]
    if not in_field and signals["cover"] < 0.5:
        return "out_of_scope"
    if signals["missing_name"] > 0:
        return "no_coverage"
    return "below_threshold"


def nearest(ranked: Sequence[Ranked], n: int = 2) -> tuple[Ranked, ...]:
    """The hits offered with an abstention as nearest."""
    return tuple(ranked[:n])
