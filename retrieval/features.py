"""How well one candidate passage fits a question: twelve numbers in [0, 1], and its sentence that fits best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retrieval.best_sentence import Asked, best_of, covers_of, kind_near, sentence_fits_of, windows
from retrieval.coverage import Candidate, coverage_of, share, title_of, together
from retrieval.fills import filled
from retrieval.types import Passage, Subject
from retrieval.understand import AskedDays, Reading

FEATURES = (
    *("dense", "sentence", "lexical", "cover", "passage", "article", "kind", "dates"),
    *("headline", "named", "detail", "happened"),
)


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


# Cosines of this encoder lie close together: one this much lower than the best is as good as none. On questions left
# out of the fit of the weights, 0.04 to 0.08 do alike, and better than stretching each list to [0, 1].
_COSINE_SPAN = 0.05


def beside_best(cosines: Sequence[float]) -> list[float]:
    """For each cosine, 1 for the highest, falling to 0 at 0.05 below it."""
    best = max(cosines, default=0.0)
    return [max(0.0, 1.0 - (best - cosine) / _COSINE_SPAN) for cosine in cosines]


def feature_rows(
    reading: Reading, candidates: Sequence[Candidate], weights: Mapping[str, float]
) -> list[tuple[int, tuple[float, ...], dict[str, float]]]:
    """For each candidate: the ordinal of its best sentence, how well each fits, and its features, each in [0, 1]."""
    covered = [c.covered for c in candidates]
    by_article: dict[str, Mapping[str, float]] = {}
    for c, own in zip(candidates, covered, strict=True):
        before = by_article.get(c.passage.article_id)
        by_article[c.passage.article_id] = together((before, own)) if before else own
    dense = beside_best([c.dense for c in candidates])
    nearest = beside_best([max((s.cosine for s in c.sentences), default=c.dense) for c in candidates])
    top = max((c.lexical for c in candidates), default=0.0) or 1.0
    found = windows(candidates)
    covers = covers_of(found, weights)
    named = {c.key: weights[c.key] for c in reading.concepts if c.is_named}
    rows = []
    for i, (c, window) in enumerate(zip(candidates, found, strict=True)):
        title = title_of(c.passage.subject)
        headed = {each.key: value for each in reading.concepts if (value := coverage_of(each, title))}
        asked = Asked.of(reading, weights, headed)
        fits = sentence_fits_of(window, covers[i], c.passage, asked=asked, fills=filled(reading, c.passage))
        best = best_of(window, fits, reading.intent)
        values = {
            "dense": dense[i],
            "sentence": nearest[i],
            "lexical": c.lexical / top,
            "cover": covers[i].shared(best) if c.sentences else 0.0,
            "passage": share(covered[i], weights),
            "article": share(by_article[c.passage.article_id], weights),
            "kind": kind_near(window, best),
            "dates": dates_fit(reading.dates, c.passage, best) if c.sentences else 0.0,
            "headline": share(headed, weights),
            "named": share(headed, named),
            "detail": share(covered[i], asked.rest),
            "happened": happened_fits(reading.dates, c.passage.subject),
        }
        rows.append((best, fits, values))
    return rows
