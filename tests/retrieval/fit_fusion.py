"""Learns the weights of fusion, of the best sentence and of the day: `python -m tests.retrieval.fit_fusion`.

Two archives are built: the shared sample pages alone, and the bundled briefs (`--archives FOLDER` keeps them for the
next run). Every development question is asked of its own archive. A softmax learns weights that make what is right
likely: of a question's candidates what holds the evidence, of the sentences of the first passage that does the right
one, and of the days of the first passages the one asked for. None is below zero for fusion; those of days are drawn to
values set by hand, since some of their features are rare. Printed are how often the right one comes first and among the
first five on questions left out (five folds, all questions on one article in the same one), then the weights learned
from all of them, to be written into ``retrieval/data/fusion.toml``.
"""

from __future__ import annotations

import argparse
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from retrieval.answer import cited
from retrieval.best_sentence import SENTENCE, Asked, sentence_features
from retrieval.config import RetrievalSettings
from retrieval.coverage import beyond_headline
from retrieval.day_fit import DAY
from retrieval.evaluate import GoldQuestion, expected_day, normalized, read_questions
from retrieval.events import near_choices
from retrieval.features import FEATURES
from retrieval.hits import Ranked, SearchResult
from retrieval.sentence_table import SentenceTable
from retrieval.service import Archive
from retrieval.types import Query
from tests.retrieval.archives import built
from tests.shared import shared_dir

GOLD = Path(__file__).parent / "gold"
BRIEFS = (*(f"archive_tune_{n}" for n in (1, 2, 3)), *(f"archive_fit_{n}" for n in (1, 2, 3, 4, 5)))
BRIEFS += ("briefs_dev", "archive_dev_1", "archive_dev_2", "archive_dev_3")
BRIEFS += tuple(f"archive_when_{n}" for n in (1, 2, 3, 4))
BRIEFS += tuple(f"archive_opened_{n}" for n in range(1, 11))
PAGES = (
    "captures_dev",
    "captures_dev2",
    "captures_dev3",
    "captures_more",
    "captures_when",
    "captures_when2",
    "captures_dev4",
    "captures_when3",
    "captures_dev5",
    "captures_dev6",
    "captures_dev8",
)
FOLDS = 5
DEEP = 24  # hits of each question
# Set by hand where the words decide ("said on Monday"), before anything was learned; what is not named starts at zero.
DAY_PRIOR = {"clause": 3.0, "length": 1.5, "asked": 3.0, "plan": 1.5, "later": -1.2, "since": -1.5, "another": -1.2}
DAY_PRIOR |= {"earlier": 2.4, "said": -1.8, "begins": 0.9, "edge": 0.9, "inside": 0.3, "score": 1.0, "missing": -2.0}
DAY_PRIOR |= {"sentence": 0.5, "act": 2.0, "acts": 0.5, "other_act": -1.0, "undone": -1.0}
DAY_PRIOR |= {"main_act": 1.5, "main_acts": 0.5, "main_other_act": -0.7, "main_undone": -1.0, "main_bare": 1.0}
DAY_PRIOR |= {"around": 3.0, "main_told": 2.0, "quoted": 2.0, "known": 1.5}
DAY_PRIOR |= {"refers": -1.0, "elsewhere": -2.0, "main_nth": 1.0, "row": 1.5}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One question's rows to choose from: (n, n_features), which are right, its fold, and what it counts for."""

    rows: Floats
    right: NDArray[np.bool_]
    fold: int
    counts: float


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one question teaches: about the hits, about the sentences of one, about the days of the first ones."""

    hits: Choice
    sentences: Choice | None
    days: Choice | None


@dataclass(frozen=True, slots=True)
class Learner:
    """A softmax over rows of named features: an L2 penalty on what the weights are from the prior, a lower bound."""

    names: Sequence[str]
    penalty: float
    lowest: float | None = None
    prior: Mapping[str, float] | None = None

    def learned(self, choices: Sequence[Choice]) -> Floats:
        """The weights under which the right rows are likeliest."""
        start = np.array([(self.prior or {}).get(name, 0.0) for name in self.names])

        def loss(weights: Floats) -> tuple[float, Floats]:
            away = weights - start
            total, slope = self.penalty * float(away @ away), 2 * self.penalty * away
            for each in choices:
                scores = each.rows @ weights
                chance = np.exp(scores - scores.max())
                chance /= chance.sum()
                hit = float(chance[each.right].sum())
                wanted = np.where(each.right, chance, 0.0) / hit
                total -= each.counts * np.log(hit)
                slope -= each.counts * (each.rows.T @ (wanted - chance))
            return total, slope

        found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(self.lowest, None)] * len(start))
        return np.asarray(found.x)

    def report(self, title: str, choices: Sequence[Choice]) -> Floats:
        """Prints how the weights do on questions left out; gives those learned from all."""
        usable = [c for c in choices if c.right.any()]
        first, five = [], []
        for fold in range(FOLDS):
            weights = self.learned([c for c in usable if c.fold != fold])
            for c in (c for c in usable if c.fold == fold):
                order = np.argsort(-(c.rows @ weights), kind="stable")
                first.append(c.right[order[0]])
                five.append(c.right[order[:5]].any())
        left_out = f"left out: first {np.mean(first):.3f}, of five {np.mean(five):.3f}"
        print(f"\n{title}: {len(usable)} of {len(choices)}, {left_out}")
        return self.learned(usable)


def rows_of(features: Sequence[Mapping[str, float]], names: Sequence[str]) -> Floats:
    """The features in the order of the names: (n, n_names); those left out are 0."""
    return np.array([[each.get(name, 0.0) for name in names] for each in features]).reshape(-1, len(names))


def lesson(archive: Archive, question: GoldQuestion, counts: float, brief_of: Callable[[Ranked], str | None]) -> Lesson:
    """What the question teaches about fusion, about the best sentence where a hit holds the evidence, and days."""
    result = archive.search(Query(text=question.question, k=DEEP))
    evidence = [normalized(words) for words in question.evidence]
    fold = zlib.crc32(repr(question.articles or question.id).encode()) % FOLDS

    def holds(hit: Ranked) -> bool:
        words = normalized(hit.passage.text)
        return any(e in words for e in evidence) or brief_of(hit) in question.articles

    right = np.array([holds(hit) for hit in result.ranked], dtype=bool)
    hits = Choice(rows_of([hit.features for hit in result.ranked], FEATURES), right, fold, counts)
    told = next((hit for hit in result.ranked if any(e in normalized(hit.passage.text) for e in evidence)), None)
    return Lesson(
        hits,
        sentences_of(result, told, evidence, fold) if told else None,
        days_of(archive, result, question, Choice(hits.rows, right, fold, counts)) if result.ranked else None,
    )


def sentences_of(result: SearchResult, hit: Ranked, evidence: Sequence[str], fold: int) -> Choice:
    """The sentences of the hit to choose from."""
    weights, n = result.concept_weights, result.ranked.index(hit)
    table = SentenceTable.of([r.candidate for r in result.ranked], weights)
    beyond = {c.key for c in beyond_headline(result.reading.concepts, hit.passage.subject)}
    rest = np.array([weight if key in beyond else 0.0 for key, weight in weights.items()])
    asked = Asked.of(result.reading, [r.passage for r in result.ranked], weights)
    features, right = [], []
    for ordinal in range(len(hit.passage.sentences)):
        features.append(sentence_features(table, n, ordinal, hit.passage, rest=rest, asked=asked))
        words = normalized(hit.passage.sentence_text(ordinal))
        right.append(any(e in words or (len(words) > 20 and words in e) for e in evidence))
    return Choice(rows_of(features, SENTENCE), np.array(right, dtype=bool), fold, 1.0)


def days_of(archive: Archive, result: SearchResult, question: GoldQuestion, hits: Choice) -> Choice | None:
    """The days of the first hits to choose from, where the question asks for one that is known.

    Of the right ones those count that stand in a hit which holds the evidence, if there are any.
    """
    expected = expected_day(question)
    if question.type != "when" or result.reading.intent != "when" or expected is None:
        return None
    shown = cited(result.ranked, Query(text=question.question).k)
    near = near_choices(shown, result.reading, archive.article, archive.main_day, archive.concepts_of)
    holding = {hit.passage.id for hit, holds in zip(result.ranked, hits.right, strict=True) if holds}
    right = [expected.earliest_on <= d.event.earliest_on and d.event.latest_on <= expected.latest_on for _, d in near]
    best = [is_right and h.passage.id in holding for (h, _), is_right in zip(near, right, strict=True)]
    chosen = np.array(best if any(best) else right, dtype=bool)
    return Choice(rows_of([d.features for _, d in near], DAY), chosen, hits.fold, hits.counts) if near else None


def lessons(settings: RetrievalSettings, names: Sequence[str], *, counts: float) -> list[Lesson]:
    """What the answerable questions of those files teach, asked of the archive."""
    questions = [q for name in names for q in read_questions(GOLD / f"{name}.jsonl") if q.answerable and q.evidence]
    with Archive.open(settings) as archive:

        def brief_of(hit: Ranked) -> str | None:
            # Another body of the right brief holds the evidence in its own words.
            article = archive.article(hit.passage.article_id, hit.passage.revision)
            return article.brief_id if article.language != "en" else None

        return [lesson(archive, q, counts, brief_of) for q in questions]


def show(title: str, learner: Learner, choices: Sequence[Choice | None], *, scaled: bool = False) -> None:
    """Prints the report and the weights as they stand in the data file."""
    weights = learner.report(title, [c for c in choices if c is not None])
    shown = weights / weights.sum() if scaled else weights
    print(*(f"{name} = {w:.3f}" for name, w in zip(learner.names, shown, strict=True)), sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archives", type=Path, help="folder in which the two archives are kept")
    shared = shared_dir()
    if shared is None:
        raise SystemExit("the shared sample pages are not beside this checkout; without them nothing can be learned")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.archives or Path(scratch)
        found = lessons(built(folder / "briefs", pages=None), BRIEFS, counts=1.0)
        found += lessons(built(folder / "pages", pages=shared / "seeds"), PAGES, counts=0.5)
    show("fusion", Learner(FEATURES, 1.0, lowest=0.0), [each.hits for each in found], scaled=True)
    show("best sentence", Learner(SENTENCE, 0.5), [each.sentences for each in found])
    show("day", Learner(DAY, 0.3, prior=DAY_PRIOR), [each.days for each in found])


if __name__ == "__main__":
    main()
