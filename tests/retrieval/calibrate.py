"""Fits the constants of abstention: `python -m tests.retrieval.calibrate [--write]`.

Two archives are built in a temporary folder: the shared sample pages alone, and the bundled briefs. Every development
question is asked of its own archive, and those that it answers once more without the article that answers them: what
nobody there can answer then is asked for in the same words. For each archive a logistic regression learns from the
signals whether it answers. The threshold is set so that ``MAX_REFUSALS`` of the answerable questions are refused: for
the briefs of those of ``archive_fit``, from which nothing was learned, for the pages of their own by eight-fold
cross-validation, with both forms of a question in the same fold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

from corpus.gazetteer import Gazetteer
from corpus.store import Store
from corpus.types import Article, EventDate
from retrieval.abstain import lacks_for_sure, names_nothing, signals_of
from retrieval.answer import cited
from retrieval.day_fit import main_day
from retrieval.embed import open_embedder
from retrieval.evaluate import GoldQuestion, read_questions
from retrieval.events import near_choices
from retrieval.index import PassageIndex, open_generation
from retrieval.metrics import auroc
from retrieval.other_days import is_of_something_else
from retrieval.premise import contradicting
from retrieval.search import Ranked, Searcher, SearchResult
from retrieval.service import opening_of
from retrieval.types import Query
from retrieval.understand import Reader
from tests.retrieval.archives import built
from tests.shared import shared_dir

GOLD = Path(__file__).parent / "gold"
CONSTANTS = Path(__file__).parents[2] / "retrieval" / "data" / "abstention.toml"
# Without archive_fit, of whose questions a third ask for what no brief holds in the words of one that holds the rest:
# with them the held-out half was told no better (AUROC 0.85 both times) and traps were answered.
LARGE = (*(f"archive_{part}_{n}" for part in ("tune", "dev") for n in (1, 2, 3)), "briefs_dev")
# Its answerable questions set the threshold: set by cross-validation on LARGE it refused 0.07 of these (and 0.13 of
# the held-out half, a total that was known when this was chosen).
APART = tuple(f"archive_fit_{n}" for n in (1, 2, 3, 4, 5))
PAGES = ("captures_dev", "captures_more", "captures_dev2", "captures_dev3", "captures_when2", "captures_dev4")
FILES = {n: GOLD / f"{n}.jsonl" for n in (*LARGE, *APART, *PAGES)}
TODAY = date(2026, 11, 21)
# The rules were written with these questions in view, so new ones are refused more often than these.
MAX_REFUSALS = 0.05
SMALL_PASSAGES = 100
STRENGTH = 0.05  # inverse of the L2 penalty
WITHOUT_WEIGHT = 0.5  # of a question asked without its article: another article may answer it after all
REPEATS = 4

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """The signals of one question, whether its archive answers it, and whether it is refused whatever they are.

    ``is_without``: it was asked without the article that answers it.
    """

    question: GoldQuestion
    intent: str
    signals: Mapping[str, float]
    is_refused: bool
    is_without: bool = False

    @property
    def is_answerable(self) -> bool:
        """Whether the archive, as it was asked, answers it."""
        return self.question.answerable and not self.is_without


class Without:
    """An index that leaves out some articles, whatever else is selected."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self._article_of = [p.article_id for p in index.passages(range(index.n_passages))]
        self.dropped: frozenset[str] = frozenset()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def select(self, **filters: Any) -> NDArray[np.int64] | None:
        """Rows that pass the filters and are of no dropped article."""
        rows = self._index.select(**filters)
        if not self.dropped:
            return rows
        kept = range(len(self._article_of)) if rows is None else (int(r) for r in rows)
        return np.array([r for r in kept if self._article_of[r] not in self.dropped], dtype=np.int64)


def samples(
    home: Path, questions: Sequence[GoldQuestion], *, pages: Path | None, apart: Sequence[GoldQuestion] = ()
) -> tuple[list[Sample], list[Sample]]:
    """Signals of the questions, and of those ``apart``, on an archive of ``pages``, or of the bundled briefs."""
    settings = built(home, pages=pages)
    with Store.open(settings.store_path) as store:
        index = Without(open_generation(settings, store))
        reader = Reader(Gazetteer.load(), today=TODAY)
        searcher = Searcher(
            cast("PassageIndex", index), open_embedder(settings, purpose="query"), reader, store.brief_bodies()
        )
        ids = {Path(a.source.removeprefix("brief:")).name: a.id for a in store.articles()}
        asking = Asking(index, searcher, reader, store)
        found = [s for q in questions for s in asking.samples(q, ids)]
        return found, [next(asking.samples(q, {})) for q in apart]


@dataclass(frozen=True, slots=True)
class Asking:
    """An archive as the bot asks it, of which articles can be left out."""

    index: Without
    searcher: Searcher
    reader: Reader
    store: Store

    def samples(self, question: GoldQuestion, ids: Mapping[str, str]) -> Iterator[Sample]:
        """The question's sample, and the one without the articles that answer it."""
        self.index.dropped = frozenset()
        if (result := self._found(question)).ranked:
            yield self._sample(question, result)
        names = {f"{name}{ending}" for name in articles_of(question) for ending in ("", ".ja", ".ko")}
        self.index.dropped = frozenset(ids[name] for name in names if name in ids)
        if question.answerable and self.index.dropped and (result := self._found(question)).ranked:
            yield replace(self._sample(question, result), is_without=True)

    def _found(self, question: GoldQuestion) -> SearchResult:
        return self.searcher.search(Query(text=question.question, k=10))

    def _sample(self, question: GoldQuestion, result: SearchResult) -> Sample:
        """What is learned from one question."""
        reading = result.reading
        rules = (contradicting(result), names_nothing(result), lacks_for_sure(result))
        shown = cited(result.ranked, Query(text=question.question).k)
        near = near_choices(shown, reading, self._article, self._main_day, self.reader.concepts_of)
        is_on_others = is_of_something_else(near, reading, result.article)
        is_refused = reading.gives_orders or reading.asks_for_advice or is_on_others or any(rules)
        return Sample(question, reading.intent, signals_of(result, [day for _, day in near]), is_refused)

    def _article(self, article_id: str, revision: str) -> Article:
        return self.store.get_revision(article_id, revision)

    def _main_day(self, hit: Ranked) -> EventDate | None:
        passage = hit.passage
        opening = opening_of(cast("PassageIndex", self.index), hit)
        return main_day(self._article(passage.article_id, passage.revision), opening)


def articles_of(question: GoldQuestion) -> tuple[str, ...]:
    """Names of the articles that answer a question of the development files."""
    for path in FILES.values():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {}
            if row.get("id") == question.id and row.get("question") == question.question:
                return tuple(row.get("articles") or ())
    return ()


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learned from the questions of one archive, and how it does on questions that it did not see."""

    names: list[str]
    weights: Floats
    bias: float
    threshold: float
    samples: list[Sample]
    held_out: Floats

    def report(self, archive: str) -> None:
        """Prints held-out AUROC, false answers and false refusals, by language and by kind of question."""
        whole = np.array([not s.is_without for s in self.samples])
        labels = np.array([s.is_answerable for s in self.samples])
        found = auroc(list(self.held_out[labels]), list(self.held_out[whole & ~labels]))
        print(f"{archive}: {whole.sum()} questions, {labels.sum()} answerable, held-out AUROC {found:.3f}")
        for group in ("en", "ja", "ko", *sorted({s.intent for s in self.samples})):
            self._line(group, np.array([group in (s.question.lang, s.intent) for s in self.samples]) & whole, labels)
        # The first letter of an id tells its file: d and m are development sets, s are the shared sample questions.
        for letter in sorted({s.question.id[0] for s in self.samples}):
            own = np.array([s.question.id.startswith(letter) for s in self.samples])
            self._line(f"ids {letter}…", own & whole, labels)
        self._line("all", whole, labels)
        self._line("without their article", ~whole, labels)

    def _line(self, group: str, own: NDArray[np.bool_], labels: NDArray[np.bool_]) -> None:
        answered = self.held_out >= self.threshold
        no, yes = own & ~labels, own & labels
        false = f"false answers {answered[no].mean():.2f} of {no.sum()}" if no.any() else ""
        refused = f"false refusals {1 - answered[yes].mean():.2f} of {yes.sum()}" if yes.any() else ""
        print(f"  {group:<8} {false:<26} {refused}")

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


def learned(found: list[Sample], apart: Sequence[Sample] = ()) -> Fitted:
    """The logistic regression of answerable on the signals; answerable questions ``apart`` set the threshold."""
    names = list(found[0].signals)
    rows = np.array([[s.signals[n] for n in names] for s in found])
    labels = np.array([int(s.is_answerable) for s in found])
    counts = np.array([WITHOUT_WEIGHT if s.is_without else 1.0 for s in found])
    confidence = np.zeros(len(labels))
    for repeat in range(REPEATS):
        for test in folds(found, seed=repeat):
            weights, bias = fit(rows[~test], labels[~test], counts[~test])
            confidence[test] += 1 / (1 + np.exp(-(rows[test] @ weights + bias))) / REPEATS
    confidence[[s.is_refused for s in found]] = 0.0
    weights, bias = fit(rows, labels, counts)
    own = confidence[labels == 1]
    if apart:
        raw = np.array([[s.signals[n] for n in names] for s in apart]) @ weights + bias
        own = np.where([s.is_refused for s in apart], 0.0, 1 / (1 + np.exp(-raw)))
    return Fitted(names, weights, bias, float(np.quantile(own, MAX_REFUSALS)), found, confidence)


def folds(found: Sequence[Sample], *, seed: int) -> Iterator[NDArray[np.bool_]]:
    """Which samples are held out, eight times; both forms of a question together."""
    whole = [s.question for s in found if not s.is_without]
    parts = StratifiedKFold(8, shuffle=True, random_state=seed).split(whole, [q.answerable for q in whole])
    for _, held in parts:
        ids = {whole[i].id for i in held}
        yield np.array([s.question.id in ids for s in found])


def fit(rows: Floats, labels: NDArray[np.int64], counts: Floats) -> tuple[Floats, float]:
    """Weights and bias on the raw signals; answerable and not weigh alike in all."""
    scaler = StandardScaler().fit(rows)
    share = np.where(labels == 1, counts / counts[labels == 1].sum(), counts / counts[labels == 0].sum())
    logistic = LogisticRegression(C=STRENGTH, max_iter=2_000)
    logistic.fit(scaler.transform(rows), labels, sample_weight=share * len(labels) / 2)
    # A signal that never varied here says nothing, whatever the scaler makes of it.
    weights = np.where(rows.std(axis=0) > 0, logistic.coef_[0] / scaler.scale_, 0.0)
    return weights, float(logistic.intercept_[0] - (weights * scaler.mean_).sum())


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
        small, _ = samples(home / "pages", questions, pages=shared / "seeds")
        # What is out of scope for the pages is so for any archive of this field.
        elsewhere = [q for q in questions if q.type == "out-of-scope"]
        about_briefs = [question for name in LARGE for question in read_questions(FILES[name])]
        others = [q for name in APART for q in read_questions(FILES[name]) if q.answerable]
        large, apart = samples(home / "briefs", about_briefs + elsewhere, pages=None, apart=others)
    fitted = {"small": learned(small), "large": learned(large, apart)}
    for archive, found in fitted.items():
        found.report(archive)
    if options.write:
        digest = hashlib.sha256(b"".join(f.read_bytes() for f in FILES.values())).hexdigest()
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
