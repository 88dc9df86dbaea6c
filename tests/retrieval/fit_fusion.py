"""Learns the weights of fusion and of the best sentence: `python -m tests.retrieval.fit_fusion`.

Two archives are built in a temporary folder: the shared sample pages alone, and the bundled briefs. Every development
question is asked of its own archive. A softmax over the candidates of a question (over the sentences of the first
passage that holds its evidence) learns weights, none below zero for fusion, that make what holds the evidence likely.
Printed are how often it comes first and among the first five on questions left out (five folds, all questions on one
article in the same one), then the weights learned from all of them, to be written into ``retrieval/data/fusion.toml``.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from retrieval.best_sentence import LONG, SHORT, Window, covers_of, windows
from retrieval.coverage import coverage_of, share, title_of
from retrieval.evaluate import GoldQuestion, normalized, read_questions
from retrieval.features import FEATURES
from retrieval.kinds import TELLING
from retrieval.search import Ranked, SearchResult
from retrieval.service import Archive
from retrieval.types import Query
from tests.retrieval.archives import built
from tests.shared import shared_dir

GOLD = Path(__file__).parent / "gold"
BRIEFS = ("archive_tune_1", "archive_tune_2", "archive_tune_3", "briefs_dev")
PAGES = ("captures_dev", "captures_more", "captures_when")
SENTENCE = ("cosine", "kind", "near", "rest", "length", "short")
FOLDS = 5
DEEP = 24  # hits of each question

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One question's rows to choose from: (n, n_features), which are right, its fold, and what it counts for."""

    rows: Floats
    right: NDArray[np.bool_]
    fold: int
    counts: float


def learned(choices: Sequence[Choice], *, penalty: float, lowest: float | None) -> Floats:
    """The weights under which the right rows are likeliest, with an L2 penalty."""

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = penalty * float(weights @ weights), 2 * penalty * weights
        for each in choices:
            scores = each.rows @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            hit = float(chance[each.right].sum())
            wanted = np.where(each.right, chance, 0.0) / hit
            total -= each.counts * np.log(hit)
            slope -= each.counts * (each.rows.T @ (wanted - chance))
        return total, slope

    start = np.zeros(choices[0].rows.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(lowest, None)] * len(start))
    return np.asarray(found.x)


def report(name: str, choices: Sequence[Choice], *, penalty: float, lowest: float | None) -> Floats:
    """Prints how the weights do on questions left out; gives those learned from all."""
    usable = [c for c in choices if c.right.any()]
    first, five = [], []
    for fold in range(FOLDS):
        weights = learned([c for c in usable if c.fold != fold], penalty=penalty, lowest=lowest)
        for c in (c for c in usable if c.fold == fold):
            order = np.argsort(-(c.rows @ weights), kind="stable")
            first.append(c.right[order[0]])
            five.append(c.right[order[:5]].any())
    print(f"{name}: {len(usable)} of {len(choices)}, left out: first {np.mean(first):.3f}, of five {np.mean(five):.3f}")
    return learned(usable, penalty=penalty, lowest=lowest)


def choices_of(
    archive: Archive, question: GoldQuestion, counts: float, brief_of: Callable[[Ranked], str | None]
) -> tuple[Choice, Choice | None]:
    """What the question teaches about fusion, and about the best sentence where a hit holds the evidence."""
    result = archive.search(Query(text=question.question, k=DEEP))
    evidence = [normalized(words) for words in question.evidence]
    fold = zlib.crc32(repr(question.articles or question.id).encode()) % FOLDS

    def holds(hit: Ranked) -> bool:
        words = normalized(hit.passage.text)
        return any(e in words for e in evidence) or brief_of(hit) in question.articles

    right = np.array([holds(hit) for hit in result.ranked], dtype=bool)
    rows = np.array([[hit.features[name] for name in FEATURES] for hit in result.ranked]).reshape(-1, len(FEATURES))
    told = next((hit for hit in result.ranked if any(e in normalized(hit.passage.text) for e in evidence)), None)
    return Choice(rows, right, fold, counts), sentences_of(result, told, evidence, fold) if told else None


def sentences_of(result: SearchResult, hit: Ranked, evidence: Sequence[str], fold: int) -> Choice:
    """The sentences of the hit to choose from."""
    candidates = [r.candidate for r in result.ranked]
    window: Window = windows(candidates)[result.ranked.index(hit)]
    (covers,) = covers_of([window], result.concept_weights)
    title = title_of(hit.passage.subject)
    rest = {c.key: result.concept_weights[c.key] for c in result.reading.concepts if not coverage_of(c, title)}
    telling = result.reading.intent in TELLING
    rows, right = [], []
    for ordinal, (sentence, own) in enumerate(zip(hit.passage.sentences, window.fits, strict=True)):
        length = sentence.end - sentence.start
        parts = (share(own.covered, rest), -min(length, LONG) / LONG, -float(length < SHORT))
        rows.append((own.cosine, float(telling and own.kind), covers.near[ordinal], *parts))
        words = normalized(hit.passage.sentence_text(ordinal))
        right.append(any(e in words or (len(words) > 20 and words in e) for e in evidence))
    # The scale of the cosine is fixed: its differences are hundredths, and the penalty would keep its weight small.
    return Choice(np.array(rows) * (20.0, 1, 1, 1, 1, 1), np.array(right, dtype=bool), fold, 1.0)


def asked(home: Path, names: Sequence[str], *, pages: Path | None, counts: float) -> list[tuple[Choice, Choice | None]]:
    """What the questions of those files teach, asked of an archive of ``pages`` or of the bundled briefs."""
    settings = built(home, pages=pages)
    questions = [q for name in names for q in read_questions(GOLD / f"{name}.jsonl") if q.answerable and q.evidence]
    with Archive.open(settings) as archive:

        def brief_of(hit: Ranked) -> str | None:
            # Another body of the right brief holds the evidence in its own words.
            article = archive.article(hit.passage.article_id, hit.passage.revision)
            return article.brief_id if article.language != "en" else None

        return [choices_of(archive, q, counts, brief_of) for q in questions]


def main() -> None:
    shared = shared_dir()
    if shared is None:
        raise SystemExit("the shared sample pages are not beside this checkout; without them nothing can be learned")
    with tempfile.TemporaryDirectory() as folder:
        found = asked(Path(folder) / "briefs", BRIEFS, pages=None, counts=1.0)
        found += asked(Path(folder) / "pages", PAGES, pages=shared / "seeds", counts=0.5)
    weights = report("fusion", [hits for hits, _ in found], penalty=1.0, lowest=0.0)
    print(*(f"{name} = {w:.3f}" for name, w in zip(FEATURES, weights / weights.sum(), strict=True)), sep="\n")
    weights = report("best sentence", [s for _, s in found if s], penalty=0.5, lowest=None) * (20.0, 1, 1, 1, 1, 1)
    print(*(f"{name} = {w:.2f}" for name, w in zip(SENTENCE, weights, strict=True)), sep="\n")


if __name__ == "__main__":
    main()
