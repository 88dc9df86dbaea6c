"""How well one candidate passage fits a question: numbers in [0, 1], and its sentence that fits best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import starmap

import numpy as np
from numpy.typing import NDArray

from retrieval.best_sentence import Asked, best_of, kind_near, sentence_fits_of
from retrieval.coverage import Candidate, best_of_places, title_of
from retrieval.sentence_table import Floats, SentenceTable
from retrieval.types import Passage, Subject
from retrieval.understand import AskedDays, Reading

FEATURES = (
    *("dense", "sentence", "lexical", "cover", "passage", "article", "kind", "dates"),
    *("headline", "named", "detail", "happened"),
    *("answer", "answer_here", "told", "names", "article_lexical"),
)


def dates_fit(dates: Sequence[AskedDays], passage: Passage, ordinal: int) -> float:
    """1 when the sentence speaks of a day asked about, 0.6 when the passage does, 0.3 when it was published then."""
    if not dates:
        return 0.0
    asked = dates[0]
    if any(starmap(asked.fits, _days_in(passage))):
        told_here = any(asked.fits(e.earliest_on, e.latest_on) for e in passage.sentences[ordinal].events)
        return 1.0 if told_here else 0.6
    day = passage.published
    return 0.3 if day and asked.fits(day.earliest_on, day.latest_on) else 0.0


@lru_cache(maxsize=4_096)
def _days_in(passage: Passage) -> frozenset[tuple[date, date]]:
    """The first and the last day of each event that ``passage`` speaks of; most speak of a few days again and again."""
    return frozenset((e.earliest_on, e.latest_on) for s in passage.sentences for e in s.events)


def happened_fits(dates: Sequence[AskedDays], subject: Subject) -> float:
    """1 when the event that the article is about happened on the days asked about, else 0."""
    days = subject.happened
    if days is None or days.earliest_on is None or days.latest_on is None:
        return 0.0
    return float(any(asked.fits(days.earliest_on, days.latest_on) for asked in dates))


# Cosines of this encoder lie close together: one this much lower than the best is as good as none. On questions left
# out of the fit of the weights, 0.04 to 0.08 do alike, and better than stretching each list to [0, 1].
_COSINE_SPAN = 0.05
# Fits of sentences are logarithms of odds, up to a constant; beside those of other articles they tell less.
_FIT_SPAN, _FIT_SPAN_HERE = 8.0, 5.0


def beside_best(cosines: Floats) -> Floats:
    """For each cosine, 1 for the highest, falling to 0 at 0.05 below it."""
    below: Floats = (cosines.max(initial=-1.0) - cosines) / _COSINE_SPAN
    return np.maximum(0.0, 1.0 - below)


def feature_rows(
    reading: Reading, candidates: Sequence[Candidate], weights: Mapping[str, float]
) -> list[tuple[int, tuple[float, ...], dict[str, float]]]:
    """For each candidate: the ordinal of its best sentence, how well each fits, and its features, each in [0, 1].

    Who and where is told at the beginning of an article and not again in the passage with the answer. So some features
    are of the whole article, as far as it is among the candidates (``article``, ``names``, ``article_lexical``), and
    others of one sentence and what is asked but names (``told``); ``answer`` and ``answer_here`` tell how well the best
    sentence fits beside those of all passages, and of those of the same article.
    """
    table = SentenceTable.of(candidates, weights)
    passages = [c.passage for c in candidates]
    of_article = _articles_of(passages)
    worth, headed = np.fromiter(weights.values(), np.float64), _headed(reading, passages, weights)
    rest = np.where(headed > 0, 0.0, worth)
    named = np.array([c.is_named for c in reading.concepts if c.key in weights])
    asked = Asked.of(reading, passages, weights)
    fits = sentence_fits_of(table, passages, rest=rest, asked=asked)
    best = best_of(table, fits, reading.intent)
    fit = np.where(table.lengths > 0, fits[np.arange(len(best)), best], -np.inf)
    covered = table.of_passages
    cosines, dense = np.where(table.there, table.cosines, -1.0).max(axis=1), np.array([c.dense for c in candidates])
    lexical = np.array([c.lexical for c in candidates])
    of_names, total, most_lexical = worth * named, float(worth.sum()), lexical.max(initial=0.0) or 1.0
    mentioned = np.maximum(covered, headed)
    whole = _by_article(np.column_stack([covered, mentioned, fit, lexical]), of_article)
    n = len(worth)
    columns = {
        "dense": beside_best(dense),
        "sentence": beside_best(np.where(table.lengths > 0, cosines, dense)),
        "lexical": lexical / most_lexical,
        "cover": table.shared(best),
        "passage": covered @ worth / (total or 1.0),
        "article": whole[:, :n] @ worth / (total or 1.0),
        "kind": kind_near(table, best),
        "dates": np.zeros(len(passages)),
        "headline": headed @ worth / (total or 1.0),
        "named": headed @ of_names / (of_names.sum() or 1.0),
        "detail": _share((covered * rest).sum(axis=1), rest.sum(axis=1)),
        "happened": np.zeros(len(passages)),
        "answer": _beside(fit, fit.max(initial=-np.inf), _FIT_SPAN),
        "answer_here": _beside(fit, whole[:, -2], _FIT_SPAN_HERE),
        "told": np.einsum("c,ncs->ns", asked.acts, table.covered).max(axis=1) / (asked.acts.sum() or 1.0),
        "names": whole[:, n : 2 * n] @ of_names / (of_names.sum() or 1.0),
        "article_lexical": whole[:, -1] / most_lexical,
    }
    if reading.dates:
        columns["dates"] = np.array(
            [dates_fit(reading.dates, p, n) for p, n in zip(passages, best.tolist(), strict=True)]
        )
        columns["happened"] = np.array([happened_fits(reading.dates, p.subject) for p in passages])
    values = zip(*(column.tolist() for column in columns.values()), strict=True)
    found = zip(best.tolist(), fits.tolist(), table.lengths.tolist(), values, strict=True)
    return [(first, tuple(row[:n]), dict(zip(columns, each, strict=True))) for first, row, n, each in found]


def _headed(reading: Reading, passages: Sequence[Passage], weights: Mapping[str, float]) -> Floats:
    """How well the headlines of each passage's article cover each concept: (n, n_concepts)."""
    number = {key: n for n, key in enumerate(weights)}
    rows: dict[str, list[float]] = {}
    for p in passages:
        if p.article_id not in rows:
            row = rows[p.article_id] = [0.0] * len(number)
            for key, places in title_of(p.subject).covering(reading.concepts).items():
                if key in number:
                    row[number[key]] = best_of_places(places)
    return np.array([rows[p.article_id] for p in passages]).reshape(len(passages), len(weights))


def _articles_of(passages: Sequence[Passage]) -> NDArray[np.int64]:
    """For each passage the number of its article among theirs: (n,)."""
    number: dict[str, int] = {}
    return np.array([number.setdefault(p.article_id, len(number)) for p in passages], np.int64)


def _by_article(values: Floats, of_article: NDArray[np.int64]) -> Floats:
    """For each candidate the highest of each value among those of the same article: (n, n_values)."""
    best = np.full((int(of_article.max(initial=0)) + 1, values.shape[1]), -np.inf)
    np.maximum.at(best, of_article, values)
    found: Floats = best[of_article]
    return found


def _beside(fits: Floats, best: Floats | float, span: float) -> Floats:
    """For each fit, 1 where it is the best, falling to 0 at ``span`` below it and where there is no sentence."""
    there = np.isfinite(fits)
    below = np.where(there, best, 0.0) - np.where(there, fits, 0.0)
    found: Floats = np.where(there, np.maximum(0.0, 1.0 - below / span), 0.0)
    return found


def _share(covered: Floats, total: Floats | np.float64) -> Floats:
    """Covered weight over all weight, in [0, 1]; 0 where nothing weighs. See ``share``."""
    shares: Floats = covered / np.where(total > 0, total, 1.0)
    return shares
