"""The numbers that the decision to answer rests on, each by its name."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from retrieval.coverage import share
from retrieval.day_fit import DayChoice
from retrieval.evidence import evidence_for
from retrieval.hits import SearchResult
from retrieval.kinds import TELLING
from retrieval.slots import asks_for_slot
from retrieval.understand import Concept, Reading


def signals_of(result: SearchResult, days: Sequence[DayChoice] = ()) -> dict[str, float]:
    """The numbers that the decision rests on, each by the name of its weight.

    ``content``, ``gap``, ``untold``: see ``Evidence``. ``headline``: share of the question's concepts that the headline
    of the first hit's article names. ``nearest``, ``sentence``, ``dense``: cosine of the question and the hit's nearest
    sentence, its best one, and itself. ``background``: mean cosine of the question and the whole archive. ``score``:
    the hit's fused score. ``kind_missing``: whether the kind of fact asked for, where it can be told and is no slot
    (see ``slots``), does not stand there. ``dates_missing``: how far it is from speaking of the day asked about.
    ``detail``: whether more is asked for than the outline that a report gives; "exactly when" asks for no more than
    "when". ``elsewhere``: where the question names nothing of the field for sure (no person, body, office, agreement,
    topic or event, and neither country), how little of it the hit mentions; one common word mentioned is little.
    ``fit``: how well its best sentence fits, in the units of those weights. ``beside_day``: where it is asked when, how
    much of what the headline leaves untold stands in the clause of the best of ``days``, above the usual little.
    ``first_…``: what ranked the first hit (``features.py``); for the rest see ``_of_the_list``, ``_of_the_question``.
    """
    top, reading = result.ranked[0], result.reading
    fits = top.candidate.sentences
    found = evidence_for(result)
    return {
        "content": found.content,
        "gap": found.gap,
        "untold": found.untold,
        "headline": top.features["headline"],
        "nearest": max(fits.cosines.tolist(), default=0.0),
        "sentence": fits[top.best].cosine if fits else 0.0,
        "dense": top.candidate.dense,
        "background": result.background,
        "score": top.score,
        "kind_missing": float(reading.intent in TELLING and not asks_for_slot(reading)) * (1.0 - top.features["kind"]),
        "dates_missing": 1.0 - top.features["dates"] if reading.dates else 0.0,
        "detail": float(reading.asks_for_detail and reading.intent != "when"),
        "elsewhere": 0.0 if names_the_field(reading) else 1.0 - _known_share(result),
        "fit": top.fits[top.best] if top.fits else 0.0,
        "beside_day": _beside_day(days) if reading.intent == "when" else 0.0,
        "language_ja": float(reading.language == "ja"),
        "language_ko": float(reading.language == "ko"),
        **{f"first_{name}": value for name, value in top.features.items()},
        **_of_the_list(result),
        **_of_the_question(result),
    }


_USUAL_BESIDE = 0.2  # of what is asked stands beside a day whatever it is the day of


def _beside_day(days: Sequence[DayChoice]) -> float:
    """Less than 0 where next to nothing stands there, or nothing is dated; 0 for the day of the whole article."""
    best = max(days, key=attrgetter("fit"), default=None)
    if best is not None and best.ordinal is None:
        return 0.0
    return (best.features["clause_rest"] if best else 0.0) - _USUAL_BESIDE


def _of_the_list(result: SearchResult) -> dict[str, float]:
    """How far the first hit leads, and by which side of the retrieval.

    ``second``, ``fifth``: scores of these hits; ``lead``: of the first above the second. ``of_article``: how many of
    the first five are of its article. ``lexical``: its BM25 score, ``lexical_most`` and ``dense_most`` the best of all
    hits, ``dense_range`` from the best to the fifth. ``fit_lead``: how much better its best sentence fits than another.
    ``sentence_covers``: share of the question's weight that this sentence holds.
    """
    ranked, top = result.ranked, result.ranked[0]
    scores = [hit.score for hit in ranked]
    dense = sorted((hit.candidate.dense for hit in ranked), reverse=True)
    fits, sentences = sorted(top.fits, reverse=True), top.candidate.sentences
    total = sum(result.concept_weights.values())
    held = sentences[top.best].covered if sentences else {}
    second, fifth = scores[1] if len(scores) > 1 else 0.0, min(_FIFTH, len(ranked) - 1)
    return {
        "second": second,
        "lead": scores[0] - second,
        "fifth": scores[fifth],
        "of_article": float(sum(hit.passage.article_id == top.passage.article_id for hit in ranked[: _FIFTH + 1])),
        "lexical": top.candidate.lexical,
        "lexical_most": max(hit.candidate.lexical for hit in ranked),
        "dense_most": dense[0],
        "dense_range": dense[0] - dense[fifth],
        "fit_lead": fits[0] - fits[1] if len(fits) > 1 else 0.0,
        "sentence_covers": sum(result.concept_weights.get(key, 0.0) for key in held) / max(total, _LITTLE),
    }


_FIFTH = 4  # its place in the list
_LITTLE = 0.1  # weight


def _of_the_question(result: SearchResult) -> dict[str, float]:
    """How much is asked, and how much of it the first hit leaves out.

    ``n_…``: concepts in all, words that nobody knows, names, people, misspelt names, days; ``length`` in code points.
    ``weight``, ``weight_most``: of all concepts and of the rarest; ``covered``: share of the concepts that the hit
    mentions; ``names_left``: names it does not, ``weight_left``: the rarest thing it does not.
    """
    concepts, weights = result.reading.concepts, result.concept_weights
    covered = result.ranked[0].candidate.covered
    left = [c for c in concepts if c.key not in covered]
    return {
        "n_concepts": float(len(concepts)),
        "n_words": float(sum(c.kind == "word" for c in concepts)),
        "n_names": float(sum(c.is_named for c in concepts)),
        "n_people": float(sum(c.kind == "person" for c in concepts)),
        "n_misspelt": float(sum(c.is_misspelt for c in concepts)),
        "n_days": float(len(result.reading.dates)),
        "length": float(len(result.reading.text)),
        "weight": sum(weights.values()),
        "weight_most": max(weights.values(), default=0.0),
        "covered": 1.0 - len(left) / max(len(concepts), 1),
        "names_left": float(sum(c.is_named for c in left)),
        "weight_left": max((weights.get(c.key, 0.0) for c in left), default=0.0),
    }


_ENOUGH = 1.2  # weight of what a question must hold besides names of the field to be one that a hit can be about


def _known_share(result: SearchResult) -> float:
    """How much of the question the first hit mentions, in [0, 1]; less where that is of little weight in all."""
    weights = weights_of(result)
    return share(result.ranked[0].candidate.covered, weights) * min(1.0, sum(weights.values()) / _ENOUGH)


def weights_of(result: SearchResult) -> dict[str, float]:
    """The weight of each concept by its key, but of words that only resemble a name beside words nobody knows."""
    return {c.key: result.concept_weights[c.key] for c in _sure(result.reading)}


_FIELD_KINDS = frozenset({"person", "organization", "office", "agreement", "topic", "event"})
_FIELD_PLACES = frozenset(
    {"country:japan", "country:south-korea", "place:japan-south-korea", "place:tokyo", "place:seoul"}
    | {"place:takeshima-dokdo", "place:sea-of-japan-east-sea"}
)


def names_the_field(reading: Reading) -> bool:
    """Whether the question names a person, body, office, agreement, topic or event, or one of the two countries."""
    return any(c.kind in _FIELD_KINDS or c.key in _FIELD_PLACES for c in _sure(reading))


def _sure(reading: Reading) -> tuple[Concept, ...]:
    """What the question holds but for words that only resemble a name, beside words that nobody knows."""
    spelt = tuple(c for c in reading.concepts if not c.is_misspelt)
    return spelt if spelt and all(c.kind == "word" for c in spelt) else reading.concepts
