"""Candidates -> hits in order: by fused score, of a brief one body, of copies one article, and few of one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from corpus.store import Body
from retrieval.coverage import Candidate, texts_of
from retrieval.features import feature_rows
from retrieval.fuse import fused, fusion_weights
from retrieval.hits import Ranked
from retrieval.kinds import FIGURES, gives_reason
from retrieval.types import PartScore, Passage
from retrieval.understand import Reading

MAX_PER_ARTICLE = 2
# How much lower, in fused score, the body of a brief in the question's language may stand than the English one and
# still be the one that is shown.
OWN_LANGUAGE = 0.15
# The same where it is only asked what a thing is: then its opening is shown, which each body has.
OWN_OPENING = 0.5
VARIED_DEPTH = 5


def rank(reading: Reading, candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[Ranked]:
    """All candidates by fused score, best first; ties by passage id, so that a run can be repeated."""
    if not candidates:
        return []
    weighing = fusion_weights().weights
    parts = _parts(candidates)
    asks_why, ranked, of_its_days = reading.intent == "why", [], _HAPPENED_THEN if _hangs_on_days(reading) else 0.0
    for candidate, (best, fits, row) in zip(candidates, feature_rows(reading, candidates, weights), strict=True):
        score = fused(row, weighing)
        if asks_why and _answers_why(reading, candidate.passage, best):
            score += _GIVES_REASON
        score += of_its_days * row["happened"]
        ranked.append(Ranked(candidate, score, row, best, parts[candidate.row], fits))
    ordered = sorted(ranked, key=lambda r: (-r.score, r.passage.id))
    return _with_figure_first(ordered) if reading.intent in FIGURES else ordered


_NEAR_FIGURE = 0.1  # in fused score


def _with_figure_first(ranked: list[Ranked]) -> list[Ranked]:
    """Asked for a figure, of the first article the passage that holds one goes before a near one that holds none."""
    first = ranked[0]
    if first.features["kind"]:
        return ranked
    own = (r for r in ranked if r.passage.article_id == first.passage.article_id and r.features["kind"] == 1.0)
    found = next((r for r in own if r.score >= first.score - _NEAR_FIGURE), None)
    return ranked if found is None else [replace(found, score=first.score), *(r for r in ranked if r is not found)]


# Asked why, a passage whose best sentence gives a reason goes before one that is only nearer by this. From 0.04 to 0.07
# the evidence of 119 development questions comes first for 0.82, without it for 0.80.
_GIVES_REASON = 0.06


def _answers_why(reading: Reading, passage: Passage, best: int) -> bool:
    return reading.intent == "why" and bool(passage.sentences) and gives_reason(texts_of(passage)[best])


# Where hardly anything but days tells what is meant, an article on what happened then goes before one that is nearer by
# this: "how much did Japan pay Korea in 1965" is no question about later rulings on what was paid.
_HAPPENED_THEN = 0.2
_FEW_NAMED = 1  # beside the two countries


def _hangs_on_days(reading: Reading) -> bool:
    days = [d for d in reading.dates if d.is_certain and not d.is_of_thing]
    return bool(days) and len([c for c in reading.concepts if c.kind != "country"]) <= _FEW_NAMED


def _parts(candidates: Sequence[Candidate]) -> dict[int, dict[str, PartScore]]:
    """For each row, its rank and raw score on the dense and on the lexical side."""
    parts: dict[int, dict[str, PartScore]] = {c.row: {} for c in candidates}
    for name in ("dense", "lexical"):
        ordered = sorted(candidates, key=attrgetter(name), reverse=True)
        for i, c in enumerate(ordered, start=1):
            if (value := getattr(c, name)) > 0:
                parts[c.row][name] = PartScore(i, value)
    return parts


def one_body_each(
    ranked: Sequence[Ranked], language: str, bodies: Mapping[str, Body], own: float = OWN_LANGUAGE
) -> list[Ranked]:
    """The list with one body of each brief: the one in the question's language, unless the English fits much better.

    ``own``: by how much, in fused score.
    """
    chosen: dict[str, tuple[float, str]] = {}
    for r in ranked:
        body = bodies.get(r.passage.article_id)
        if body is None:
            continue
        liking = r.score + (own if body.language == language else 0.0)
        if body.brief_id not in chosen or liking > chosen[body.brief_id][0]:
            chosen[body.brief_id] = (liking, r.passage.article_id)
    return [
        r
        for r in ranked
        if (body := bodies.get(r.passage.article_id)) is None or chosen[body.brief_id][1] == r.passage.article_id
    ]


def varied(ranked: Sequence[Ranked], k: int) -> list[Ranked]:
    """The first ``k``: one article of each cluster of copies, at most two passages an article in the first five."""
    shown: dict[str, str] = {}
    used: Counter[str] = Counter()
    first: list[Ranked] = []
    later: list[Ranked] = []
    for r in ranked:
        cluster = r.passage.cluster_id or r.passage.article_id
        if shown.setdefault(cluster, r.passage.article_id) != r.passage.article_id:
            continue
        if len(first) < VARIED_DEPTH and used[r.passage.article_id] >= MAX_PER_ARTICLE:
            later.append(r)
            continue
        used[r.passage.article_id] += 1
        first.append(r)
    head, tail = first[:VARIED_DEPTH], sorted([*first[VARIED_DEPTH:], *later], key=lambda r: -r.score)
    return [*head, *tail][:k]
