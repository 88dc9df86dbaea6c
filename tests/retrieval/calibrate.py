"""Fits the constants of abstention: `python -m tests.retrieval.calibrate [--write]`.

Two archives are built in a temporary folder: the shared sample pages alone, and the bundled briefs. Every development
question is asked of its own archive; for each archive a logistic regression learns from the signals whether it
answers, and the threshold is set by eight-fold cross-validation, so that ``MAX_REFUSALS`` of the answerable questions
are refused.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from corpus.ingest import ingest
from corpus.store import Store
from retrieval.abstain import signals_of
from retrieval.config import RetrievalSettings
from retrieval.evaluate import GoldQuestion, read_questions
from retrieval.metrics import auroc
from retrieval.pipeline import build_from
from retrieval.service import Archive
from retrieval.types import Query
from tests.shared import shared_dir

GOLD = Path(__file__).parent / "gold"
CONSTANTS = Path(__file__).parents[2] / "retrieval" / "data" / "abstention.toml"
MAX_REFUSALS = 0.07
SMALL_PASSAGES = 100


@dataclass(frozen=True, slots=True)
class Sample:
    """The signals of one question and whether its archive answers it."""

    question: GoldQuestion
    signals: dict[str, float]


def samples(home: Path, questions: list[GoldQuestion], *, pages: Path | None) -> list[Sample]:
    """Signals of every question on an archive of ``pages``, or of the bundled briefs when there are none."""
    settings = RetrievalSettings(home=home, bundled=pages is None)
    home.mkdir(parents=True)
    with Store.open(settings.store_path) as store:
        if pages:
            list(ingest([pages], store=store))
        build_from(store, settings)
    with Archive.open(settings, today=date(2026, 11, 21)) as archive:
        found = [(q, archive.search(Query(text=q.question, k=10))) for q in questions]
    return [Sample(q, signals_of(r)) for q, r in found if r.ranked]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learned from the questions of one archive, and how it does on questions that it did not see."""

    names: list[str]
    weights: NDArray[np.float64]
    bias: float
    threshold: float
    samples: list[Sample]
    held_out: NDArray[np.float64]

    def report(self, archive: str) -> None:
        """Prints held-out AUROC, false answers and false refusals, by language."""
        labels = np.array([s.question.answerable for s in self.samples])
        confidence = self.held_out
        found = auroc(list(confidence[labels]), list(confidence[~labels]))
        print(f"{archive}: {len(labels)} questions, {labels.sum()} answerable, held-out AUROC {found:.3f}")
        for lang in ("en", "ja", "ko", ""):
            own = np.array([s.question.lang.startswith(lang) for s in self.samples])
            false = (confidence[own & ~labels] >= self.threshold).mean()
            refused = (confidence[own & labels] < self.threshold).mean()
            print(f"  {lang or 'all':<4} false answers {false:.2f}, false refusals {refused:.2f}")

    def toml(self, archive: str) -> list[str]:
        """The lines of the data file."""
        return [
            "",
            f"[{archive}]",
            f"threshold = {self.threshold:.4f}",
            f"bias = {self.bias:.4f}",
            f"[{archive}.weights]",
            *(f"{name} = {weight:.4f}" for name, weight in zip(self.names, self.weights, strict=True)),
        ]


def learned(found: list[Sample], *, strength: float) -> Fitted:
    """The logistic regression of answerable on the signals; ``strength`` is the inverse of its L2 penalty."""
    names = list(found[0].signals)
    rows = np.array([[s.signals[n] for n in names] for s in found])
    labels = np.array([int(s.question.answerable) for s in found])
    confidence = np.zeros(len(labels))
    for train, test in StratifiedKFold(8, shuffle=True, random_state=1).split(rows, labels):
        weights, bias = fit(rows[train], labels[train], strength)
        confidence[test] = 1 / (1 + np.exp(-(rows[test] @ weights + bias)))
    threshold = float(np.quantile(confidence[labels == 1], MAX_REFUSALS))
    return Fitted(names, *fit(rows, labels, strength), threshold, found, confidence)


def fit(rows: NDArray[np.float64], labels: NDArray[np.int64], strength: float) -> tuple[NDArray[np.float64], float]:
    """Weights and bias on the raw signals."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, class_weight="balanced", max_iter=2_000))
    model.fit(rows, labels)
    scaler, logistic = model[0], model[1]
    # A signal that never varied here says nothing, whatever the scaler makes of it.
    weights = np.where(rows.std(axis=0) > 0, logistic.coef_[0] / scaler.scale_, 0.0)
    return weights, float(logistic.intercept_[0] - (weights * scaler.mean_).sum())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the constants")
    options = parser.parse_args()
    shared = shared_dir()
    if shared is None:
        raise SystemExit("the shared sample pages are not beside this checkout; without them nothing can be fitted")
    files = {n: GOLD / f"{n}.jsonl" for n in ("briefs_dev", "captures_dev", "captures_more")}
    pages = [*(files[n] for n in ("captures_dev", "captures_more")), shared / "eval" / "seed_questions.jsonl"]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        asked = [q for f in pages for q in read_questions(f)]
        small = samples(home / "pages", asked, pages=shared / "seeds")
        # What is out of scope for the pages is so for any archive of this field.
        elsewhere = [q for q in asked if q.type == "out-of-scope"]
        large = samples(home / "briefs", read_questions(files["briefs_dev"]) + elsewhere, pages=None)
    fitted = {"small": learned(small, strength=0.05), "large": learned(large, strength=0.1)}
    for archive, found in fitted.items():
        found.report(archive)
    if options.write:
        digest = hashlib.sha256(b"".join(f.read_bytes() for f in files.values())).hexdigest()
        CONSTANTS.write_text(constants(fitted, digest), encoding="utf-8")


def constants(fitted: dict[str, Fitted], digest: str) -> str:
    """The data file."""
    lines = [
        '# When to say "not in the archive". Made by `python -m tests.retrieval.calibrate --write`, not by hand.',
        "# A signal's meaning stands in retrieval/abstain.py:signals_of. Among few passages the best hit is worse by",
        "# chance than among many, so there are two sets: `small` for up to `small_passages` passages, else `large`.",
        f'fitted_on = "{date.today().isoformat()}"',  # noqa: DTZ011 - the day of a file, in nobody's zone
        f'gold_sha256 = "{digest}"',
        f"small_passages = {SMALL_PASSAGES}",
        *(line for archive, found in fitted.items() for line in found.toml(archive)),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
