"""Fits the constants of abstention: `python -m tests.retrieval.calibrate [--write]`.

Two archives are built in a temporary folder: the shared sample pages alone, and the bundled briefs. Every development
question is asked of its own archive. For each archive gradient boosting (small trees; a logistic regression on the same
signals told held-out questions worse, AUROC 0.87 for 0.90 on the pages and 0.89 for 0.90 on the briefs) learns from the
signals whether it answers. The threshold is set by eight-fold cross-validation so that ``MAX_REFUSALS`` of the
answerable questions are refused.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold

from corpus.gazetteer import Gazetteer
from corpus.store import Store
from corpus.types import Article, EventDate
from retrieval.abstain import is_left_out, lacks_for_sure, names_nothing
from retrieval.answer import cited
from retrieval.boosted import Boosted, Split
from retrieval.day_fit import main_day
from retrieval.embed import open_embedder
from retrieval.evaluate import GoldQuestion, read_questions
from retrieval.events import near_choices
from retrieval.forecast import asks_for_forecast, is_over
from retrieval.hits import Ranked
from retrieval.index import PassageIndex, open_generation
from retrieval.metrics import auroc
from retrieval.other_days import is_of_something_else
from retrieval.premise import contradicting
from retrieval.search import Searcher
from retrieval.service import opening_of
from retrieval.signals import signals_of
from retrieval.types import Query
from retrieval.understand import Reader
from tests.retrieval.archives import built
from tests.shared import shared_dir

GOLD = Path(__file__).parent / "gold"
CONSTANTS = Path(__file__).parents[2] / "retrieval" / "data" / "abstention.toml"
LARGE = (*(f"archive_{part}_{n}" for part in ("tune", "dev", "opened") for n in (1, 2, 3)), "briefs_dev")
LARGE += (*(f"archive_opened_{n}" for n in (4, 5, 6, 7, 8)), "archive_when_3", "archive_when_4")
PAGES = ("captures_dev", "captures_more", "captures_dev2", "captures_dev3", "captures_when2", "captures_dev4")
PAGES += ("captures_dev5", "captures_dev6")
FILES = {n: GOLD / f"{n}.jsonl" for n in (*LARGE, *PAGES)}
TODAY = date(2026, 11, 21)
# The rules were written with these questions in view, so new ones are refused more often than these.
MAX_REFUSALS = 0.05
SMALL_PASSAGES = 100
# Of the trees; with 6 leaves, 300 trees, or all signals at each split, held-out questions were told no better.
N_TREES, LEAVES, RATE, LEAST_IN_LEAF, ROWS_SEEN, SIGNALS_SEEN = 150, 4, 0.05, 15, 0.7, 0.3
MODELS = 3  # of different chance, whose mean is taken
REPEATS = 2

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """The signals of one question, and whether it is refused whatever they are."""

    question: GoldQuestion
    intent: str
    signals: Mapping[str, float]
    is_refused: bool


def samples(home: Path, questions: Sequence[GoldQuestion], *, pages: Path | None) -> list[Sample]:
    """Signals of the questions on an archive of ``pages``, or of the bundled briefs."""
    settings = built(home, pages=pages)
    with Store.open(settings.store_path) as store:
        index, reader = open_generation(settings, store), Reader(Gazetteer.load(), today=TODAY)
        searcher = Searcher(index, open_embedder(settings, purpose="query"), reader, store.brief_bodies())
        asking = Asking(index, searcher, reader, store)
        return [sample for q in questions if (sample := asking.sample(q)) is not None]


@dataclass(frozen=True, slots=True)
class Asking:
    """An archive as the bot asks it."""

    index: PassageIndex
    searcher: Searcher
    reader: Reader
    store: Store

    def sample(self, question: GoldQuestion) -> Sample | None:
        """What is learned from one question; ``None`` where nothing is found at all."""
        result = self.searcher.search(Query(text=question.question, k=10))
        if not result.ranked:
            return None
        reading = result.reading
        rules = (contradicting(result), names_nothing(result), lacks_for_sure(result), is_left_out(result))
        shown = cited(result.ranked, Query(text=question.question).k)
        near = near_choices(shown, reading, self._article, self._main_day, self.reader.concepts_of)
        by_day = is_of_something_else(near, reading, result.article) or is_over(near, reading, TODAY)
        by_words = reading.gives_orders or reading.asks_for_advice or asks_for_forecast(reading)
        is_refused = bool(by_day or by_words or any(rules))
        return Sample(question, reading.intent, signals_of(result, [day for _, day in near]), is_refused)

    def _article(self, article_id: str, revision: str) -> Article:
        return self.store.get_revision(article_id, revision)

    def _main_day(self, hit: Ranked) -> EventDate | None:
        passage = hit.passage
        opening = opening_of(cast("PassageIndex", self.index), hit)
        return main_day(self._article(passage.article_id, passage.revision), opening)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learned from the questions of one archive, and how it does on questions that it did not see.

    ``held_out``: the confidence in each sample of trees that did not see it.
    """

    model: Boosted
    threshold: float
    samples: list[Sample]
    held_out: Floats

    def report(self, archive: str) -> None:
        """Prints held-out AUROC, false answers and false refusals, by language and by kind of question."""
        labels = np.array([s.question.answerable for s in self.samples])
        found = auroc(list(self.held_out[labels]), list(self.held_out[~labels]))
        print(f"{archive}: {len(labels)} questions, {labels.sum()} answerable, held-out AUROC {found:.3f}")
        for group in ("en", "ja", "ko", *sorted({s.intent for s in self.samples})):
            self._line(group, np.array([group in (s.question.lang, s.intent) for s in self.samples]), labels)
        # The first letters of an id tell its file: c and m are development sets, s are the shared sample questions.
        for letters in sorted({s.question.id[:2] for s in self.samples}):
            self._line(f"ids {letters}…", np.array([s.question.id.startswith(letters) for s in self.samples]), labels)
        self._line("all", np.ones(len(labels), dtype=bool), labels)

    def _line(self, group: str, own: NDArray[np.bool_], labels: NDArray[np.bool_]) -> None:
        answered = self.held_out >= self.threshold
        no, yes = own & ~labels, own & labels
        false = f"false answers {answered[no].mean():.2f} of {no.sum()}" if no.any() else ""
        refused = f"false refusals {1 - answered[yes].mean():.2f} of {yes.sum()}" if yes.any() else ""
        print(f"  {group:<8} {false:<26} {refused}")

    def toml(self, archive: str) -> list[str]:
        """The lines of the data file."""
        trees = [f'  "{written(tree)}",' for tree in self.model.trees]
        head = [f"threshold = {self.threshold:.4f}", f"bias = {self.model.bias:.4f}", "trees = ["]
        return ["", f"[{archive}]", *head, *trees, "]"]


def written(tree: Split | float) -> str:
    """The tree as ``Boosted.parse`` reads it."""
    if not isinstance(tree, Split):
        return f"{tree:.4f}"
    return f"{tree.signal}<{tree.threshold:.5g} {written(tree.below)} {written(tree.above)}"


def learned(found: list[Sample]) -> Fitted:
    """Trees that tell answerable from not by the signals, with the threshold that refuses ``MAX_REFUSALS`` of those."""
    labels = np.array([int(s.question.answerable) for s in found])
    confidence = np.zeros(len(labels))
    for repeat in range(REPEATS):
        for test in folds(found, seed=repeat):
            model = fit([s for s, out in zip(found, test, strict=True) if not out], models=1)
            told = [model.log_odds(s.signals) for s, out in zip(found, test, strict=True) if out]
            confidence[test] += 1 / (1 + np.exp(-np.array(told))) / REPEATS
    confidence[[s.is_refused for s in found]] = 0.0
    threshold = float(np.quantile(confidence[labels == 1], MAX_REFUSALS))
    return Fitted(fit(found, models=MODELS), threshold, found, confidence)


def folds(found: Sequence[Sample], *, seed: int) -> Iterator[NDArray[np.bool_]]:
    """Which samples are held out, eight times."""
    parts = StratifiedKFold(8, shuffle=True, random_state=seed).split(found, [s.question.answerable for s in found])
    for _, held in parts:
        yield np.isin(np.arange(len(found)), held)


def fit(found: Sequence[Sample], *, models: int) -> Boosted:
    """Gradient boosting on the raw signals; answerable and not weigh alike in all."""
    names = list(found[0].signals)
    rows = np.array([[s.signals[n] for n in names] for s in found])
    labels = np.array([int(s.question.answerable) for s in found])
    share = np.where(labels == 1, 1 / (labels == 1).sum(), 1 / (labels == 0).sum()) * len(labels) / 2
    trees = []
    for seed in range(models):
        boosting = GradientBoostingClassifier(
            n_estimators=N_TREES,
            learning_rate=RATE,
            max_leaf_nodes=LEAVES,
            max_depth=None,
            min_samples_leaf=LEAST_IN_LEAF,
            subsample=ROWS_SEEN,
            max_features=SIGNALS_SEEN,
            random_state=seed,
            init="zero",
        ).fit(rows, labels, sample_weight=share)
        trees += [_tree(each.tree_, names, RATE / models) for each in boosting.estimators_[:, 0]]
    return Boosted(0.0, tuple(trees))


def _tree(tree: Any, names: Sequence[str], factor: float, node: int = 0) -> Split | float:
    below, above = int(tree.children_left[node]), int(tree.children_right[node])
    if below == above:  # a leaf has neither
        return float(tree.value[node, 0, 0]) * factor
    name, threshold = names[tree.feature[node]], float(tree.threshold[node])
    return Split(name, threshold, _tree(tree, names, factor, below), _tree(tree, names, factor, above))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the constants")
    parser.add_argument("--archives", type=Path, help="folder in which the two archives are kept")
    options = parser.parse_args()
    shared = shared_dir()
    if shared is None:
        raise SystemExit("the shared sample pages are not beside this checkout; without them nothing can be fitted")
    pages = [*(FILES[n] for n in PAGES), shared / "eval" / "seed_questions.jsonl"]
    with tempfile.TemporaryDirectory() as scratch:
        home = options.archives or Path(scratch)
        questions = [q for f in pages for q in read_questions(f)]
        small = samples(home / "pages", questions, pages=shared / "seeds")
        # What is out of scope for the pages is so for any archive of this field.
        elsewhere = [q for q in questions if q.type == "out-of-scope"]
        about_briefs = [question for name in LARGE for question in read_questions(FILES[name])]
        large = samples(home / "briefs", about_briefs + elsewhere, pages=None)
    fitted = {"small": learned(small), "large": learned(large)}
    for archive, found in fitted.items():
        found.report(archive)
    if options.write:
        digest = hashlib.sha256(b"".join(f.read_bytes() for f in FILES.values())).hexdigest()
        CONSTANTS.write_text(constants(fitted, digest), encoding="utf-8")


def constants(fitted: dict[str, Fitted], digest: str) -> str:
    """The data file."""
    lines = [
        '# When to say "not in the archive". Made by `python -m tests.retrieval.calibrate --write`, not by hand.',
        "# A signal's meaning stands in retrieval/signals.py. Among few passages the best hit is worse by",
        "# chance than among many, so there are two sets: `small` for up to `small_passages` passages, else `large`.",
        "# How a tree is written: retrieval/boosted.py.",
        f'fitted_on = "{date.today().isoformat()}"',  # noqa: DTZ011 - the day of a file, in nobody's zone
        f'gold_sha256 = "{digest}"',
        f"small_passages = {SMALL_PASSAGES}",
        *(line for archive, found in fitted.items() for line in found.toml(archive)),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
