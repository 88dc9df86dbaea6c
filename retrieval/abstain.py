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

from retrieval.features import share, together
from retrieval.kinds import TELLING, denies, is_negated
from retrieval.premise import contradicting
from retrieval.search import Ranked, SearchResult, passage_language
from retrieval.types import Reason
from retrieval.understand import Concept, Reading


@dataclass(frozen=True, slots=True)
class Decision:
    """``reason`` is ``None`` when the question is answered; ``confidence`` in [0, 1] that the archive answers it.

    ``against`` is the hit that contradicts the question, for a false premise.
    """

    reason: Reason | None
    confidence: float
    signals: Mapping[str, float]
    against: Ranked | None = None


@dataclass(frozen=True, slots=True)
class _Constants:
    threshold: float
    bias: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Calibration:
    small: _Constants
    large: _Constants
    small_passages: int

    def for_archive(self, n_passages: int) -> _Constants:
        return self.small if n_passages <= self.small_passages else self.large


@cache
def _calibration() -> _Calibration:
    data = tomllib.loads(files("retrieval").joinpath("data/abstention.toml").read_text(encoding="utf-8"))
    return _Calibration(_Constants(**data["small"]), _Constants(**data["large"]), data["small_passages"])


def decide(result: SearchResult, *, as_of_on: date | None) -> Decision:
    """Answer or abstain, with the reason."""
    reading = result.reading
    if not result.n_selected or not result.ranked:
        return Decision("no_coverage", 0.0, {})
    signals = signals_of(result)
    if _is_future(reading, as_of_on, signals):
        return Decision("future", 0.0, signals)
    if against := contradicting(result):
        return Decision("false_premise", 0.0, signals, against)
    constants = _calibration().for_archive(result.n_selected)
    raw = constants.bias + sum(constants.weights[name] * value for name, value in signals.items())
    confidence = 1 / (1 + math.exp(-raw))
    if confidence >= constants.threshold:
        return Decision(None, confidence, signals)
    return Decision(_reason(result, signals), confidence, signals)


def signals_of(result: SearchResult) -> dict[str, float]:
    """The numbers that the decision rests on, each by the name of its weight.

    ``window``, ``article``: share of the question's concepts, rare ones weighing more, that the best sentence with its
    neighbors, and the article of the first hit, mention. ``content``: the same around the sentence, names left aside.
    ``nearest``: cosine of the question and the nearest sentence. ``score``: fused score of the first hit.
    ``missing_name``: share of the people, places and organizations asked about that the sentences around the best one
    do not name. ``missing_person``: whether a person asked about is nowhere in the article. ``kind_missing``: whether
    the kind of fact asked for, where it can be told, does not stand there. ``absent``: weight of the concepts that
    nothing in the archive mentions. ``unknown``: share of words that neither gazetteer nor lexicon knows, for
    questions in another language than the article. ``negated``: the words around deny what is taken for granted.
    ``field``: whether the question names a person, body, office, agreement, topic or event, or one of the countries.
    """
    top, reading, weights = result.ranked[0], result.reading, result.concept_weights
    article_id = top.passage.article_id
    covered = together(r.candidate.covered for r in result.ranked if r.passage.article_id == article_id)
    near = together(top.candidate.sentences[i].covered for i in top.near)
    named = [c for c in reading.concepts if c.is_named]
    foreign = passage_language(top.passage) != reading.language
    unknown = sum(c.kind == "word" and c.key not in covered for c in reading.concepts)
    missing = [c for c in reading.concepts if c.key not in covered]
    return {
        "window": top.features["cover"],
        "article": share(covered, weights),
        "content": _content_share(reading, near, weights),
        "nearest": max((s.cosine for s in top.candidate.sentences), default=0.0),
        "score": top.score,
        "missing_name": sum(c.key not in near for c in named) / len(named) if named else 0.0,
        "missing_person": float(any(c.kind == "person" for c in missing)),
        "kind_missing": float(reading.intent in TELLING) * (1.0 - top.features["kind"]),
        "absent": sum(weights[c.key] for c in missing if _is_rarest(c, weights)),
        "unknown": unknown / len(reading.concepts) if foreign and reading.concepts else 0.0,
        "negated": float(_denied(reading, top)),
        "field": float(any(_is_of_the_field(c) for c in reading.concepts)),
        "language_ja": float(reading.language == "ja"),
        "language_ko": float(reading.language == "ko"),
    }


_FIELD_KINDS = frozenset({"person", "organization", "office", "agreement", "topic", "event"})
_FIELD_PLACES = frozenset(
    {"country:japan", "country:south-korea", "place:japan-south-korea", "place:tokyo", "place:seoul"}
)


def _is_of_the_field(concept: Concept) -> bool:
    return concept.kind in _FIELD_KINDS or concept.key in _FIELD_PLACES


def _content_share(reading: Reading, covered: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Share of what is asked about besides names; 1 when the question names nothing else."""
    content = {c.key: weights[c.key] for c in reading.concepts if not c.is_named and c.kind not in _WHO_AND_WHERE}
    return share(covered, content) if content else 1.0


_WHO_AND_WHERE = frozenset({"country", "office"})


def _denied(reading: Reading, top: Ranked) -> bool:
    """Whether the words around the best sentence deny what the question takes for granted."""
    if reading.intent == "yes_no" or is_negated(reading.text):
        return False
    return any(denies(top.passage.sentence_text(i), reading.concepts) for i in top.near)


def _is_rarest(concept: Concept, weights: Mapping[str, float]) -> bool:
    """Whether nothing in the archive mentions it: its rarity is 1."""
    return weights[concept.key] >= 1.0


def _is_future(reading: Reading, as_of_on: date | None, signals: Mapping[str, float]) -> bool:
    """Whether every day asked about lies after the newest article.

    "Next week" may be the next week of an article that is asked about; it counts only where the archive does not
    mention most of the rest.
    """
    days = [d for d in reading.dates if d.is_certain and d.days.earliest_on]
    if as_of_on is None or not days or (any(d.is_relative for d in days) and signals["window"] > _WELL_COVERED):
        return False
    return min(d.days.earliest_on for d in days if d.days.earliest_on) > as_of_on


_WELL_COVERED = 0.35


def _reason(result: SearchResult, signals: Mapping[str, float]) -> Reason:
    if not signals["field"]:
        return "out_of_scope"
    if signals["missing_name"] > 0:
        return "no_coverage"
    return "below_threshold"


def nearest(ranked: Sequence[Ranked], decision: Decision, n: int = 2) -> tuple[Ranked, ...]:
    """The hits offered with an abstention: what contradicts the question first, then the nearest.

    None are offered out of scope: what is nearest to a question about cooking is of no use to anybody.
    """
    if decision.reason == "out_of_scope":
        return ()
    first = [decision.against] if decision.against else []
    return tuple([*first, *(r for r in ranked if r is not decision.against)][:n])
