"""Fits the constants of abstention: `python -m tests.retrieval.calibrate [--write]`.

Two archives are built in a temporary folder: the bundled briefs, and the shared sample pages alone (where the checkout
has them). Every development question is asked of its own archive; a logistic regression learns from the signals
whether the archive answers it, and the threshold is set by five-fold cross-validation, so that at most
``MAX_REFUSALS`` of the answerable questions are refused.
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
MAX_REFUSALS = 0.08


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


def all_samples() -> tuple[list[Sample], str]:
    """Samples of both archives, and the digest of the question files."""
    briefs, captures, more = (GOLD / f"{n}.jsonl" for n in ("briefs_dev", "captures_dev", "captures_more"))
    digest = hashlib.sha256(b"".join(f.read_bytes() for f in (captures, more, briefs)))
    shared = shared_dir()
    with tempfile.TemporaryDirectory() as folder:
        found = samples(Path(folder) / "briefs", read_questions(briefs), pages=None)
        if shared:
            questions = (
                read_questions(captures)
                + read_questions(more)
                + read_questions(shared / "eval" / "seed_questions.jsonl")
            )
            found += samples(Path(folder) / "pages", questions, pages=shared / "seeds")
    return found, digest.hexdigest()


def fit(rows: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias on the raw signals."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, class_weight="balanced", max_iter=2_000))
    model.fit(rows, labels)
    scaler, logistic = model[0], model[1]
    weights = logistic.coef_[0] / scaler.scale_
    return weights, float(logistic.intercept_[0] - (weights * scaler.mean_).sum())


def held_out(rows: NDArray[np.float64], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """The confidence of each question, by a model that did not see it."""
    confidence = np.zeros(len(labels))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(rows, labels):
        weights, bias = fit(rows[train], labels[train])
        confidence[test] = 1 / (1 + np.exp(-(rows[test] @ weights + bias)))
    return confidence


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the constants")
    options = parser.parse_args()
    found, digest = all_samples()
    names = list(found[0].signals)
    rows = np.array([[s.signals[n] for n in names] for s in found])
    labels = np.array([int(s.question.answerable) for s in found])
    confidence = held_out(rows, labels)
    threshold = float(np.quantile(confidence[labels == 1], MAX_REFUSALS))
    weights, bias = fit(rows, labels)
    print(f"{len(found)} questions, {labels.sum()} answerable")
    print(f"held-out AUROC {auroc(list(confidence[labels == 1]), list(confidence[labels == 0])):.3f}")
    for lang in ("en", "ja", "ko"):
        own = np.array([s.question.lang == lang for s in found])
        false = (confidence[own & (labels == 0)] >= threshold).mean()
        refused = (confidence[own & (labels == 1)] < threshold).mean()
        print(f"{lang}: false answers {false:.2f}, false refusals {refused:.2f} at {threshold:.3f}")
    false = (confidence[labels == 0] >= threshold).mean()
    print(f"all: false answers {false:.2f}, false refusals {(confidence[labels == 1] < threshold).mean():.2f}")
    for name, weight in zip(names, weights, strict=True):
        print(f"  {name:<16} {weight:+.3f}")
    if options.write:
        CONSTANTS.write_text(constants(names, weights, bias, threshold, digest), encoding="utf-8")


def constants(names: list[str], weights: NDArray[np.float64], bias: float, threshold: float, digest: str) -> str:
    """The data file."""
    lines = [
        '# When to say "not in the archive". Made by `python -m tests.retrieval.calibrate --write`, not by hand.',
        "# A signal's meaning stands in retrieval/abstain.py:signals_of.",
        f'fitted_on = "{date.today().isoformat()}"',  # noqa: DTZ011 - the day of a file, in nobody's zone
        f'gold_sha256 = "{digest}"',
        f"threshold = {threshold:.4f}",
        f"bias = {bias:.4f}",
        "",
        "[weights]",
        *(f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
