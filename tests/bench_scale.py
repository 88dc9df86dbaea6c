"""What a question and an addition cost at 10,000, 100,000 and 1,000,000 passages: ``python -m tests.benchmarks scale``.

The passages are put together from sentences of the bundled briefs: three of one brief and two of its neighbors, each
vector moved by a third of the difference of two others, so that no two are alike and cosines spread as those of the
briefs do. Dates and outlets are drawn at random. Questions are those of ``archive_tune_…``, read and embedded as ever.
Writes the table and the plot of ``docs/performance.md``. A million takes half an hour and 12 GB below the temporary
folder (``TMPDIR``); sizes for which there is no room are left out.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np

from corpus.gazetteer import Gazetteer
from corpus.types import PartialDate
from retrieval.config import RetrievalSettings
from retrieval.embed import open_embedder
from retrieval.evaluate import read_questions
from retrieval.files import sync_tree
from retrieval.index import IndexHooks, open_generation, update_generation
from retrieval.index.assembly import MOST_PASSAGES, Assembly
from retrieval.index.build import _manifest
from retrieval.index.drafts import Draft
from retrieval.index.manifest import make_live, write_manifest
from retrieval.index.reader import GenerationIndex
from retrieval.index.rows import StoredRow
from retrieval.lexical import joined
from retrieval.search import Searcher
from retrieval.tokens import tokens
from retrieval.types import DateRange, Passage, Query, Sentence, Subject
from retrieval.understand import Reader
from tests.fakes import FakeEmbedder, fake_article

GOLD = sorted((Path(__file__).parent / "retrieval" / "gold").glob("archive_tune_*.jsonl"))
DOCS = Path(__file__).parents[1] / "docs"
SIZES = (10_000, 100_000, 1_000_000)
BYTES_A_PASSAGE = 12_000
N_SENTENCES, N_NEAR, PASSAGES_AN_ARTICLE = 5, 12, 4
MOVED = np.float32(0.35)
HOOKS = IndexHooks(version="scale")
DIM = 384
K = 20
SHARES = (0.01, 0.1, 0.3)
FIRST_DAY, N_DAYS = date(2000, 1, 1).toordinal(), 9_000


class Vectors(FakeEmbedder):
    """Random unit vectors: what is added is embedded at no cost."""

    def embed_passages(self, texts, *, progress=None):
        vectors = np.random.default_rng(len(texts)).standard_normal((len(texts), self.dim)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class Material:
    """The sentences of the bundled archive, and passages made of them."""

    def __init__(self, index: GenerationIndex) -> None:
        self.passages = index.passages(range(index.n_passages))
        self.vectors = index.vectors(range(index.n_passages))
        self.languages = [str(language) for language in index.languages]
        spans = [index.sentence_vectors(row) for row in range(index.n_passages)]
        self.starts = np.cumsum([0, *(len(span) for span in spans)])
        self.sentences = np.concatenate(spans)
        self.near = np.argsort(-(self.vectors @ self.vectors.T), axis=1)[:, :N_NEAR]
        self.texts = [(p, s, p.sentence_text(n)) for p in self.passages for n, s in enumerate(p.sentences)]
        self.words = [joined((*tokens(text), *s.concepts)) for _, s, text in self.texts]
        self.lengths = np.array([len(text) for _, _, text in self.texts], np.float32)
        self.random = np.random.default_rng(7)

    def batch(self, first: int, n: int) -> tuple[list[Draft], np.ndarray, np.ndarray]:
        """``n`` drafts from number ``first`` on, with the vectors of their passages and sentences."""
        base, chosen, vectors, sentences = self.mixed(n)
        days = FIRST_DAY + self.random.integers(0, N_DAYS, -(-n // PASSAGES_AN_ARTICLE))
        rare = self.random.zipf(1.3, (n, 8)) % 1_000_000
        drafts = [
            self._draft(first + at, int(base[at]), chosen[at], int(days[at // PASSAGES_AN_ARTICLE]), rare[at])
            for at in range(n)
        ]
        return drafts, vectors, sentences.reshape(-1, DIM)

    def mixed(self, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """For ``n`` passages the brief and the sentences that each is made of, and the vectors of both."""
        random = self.random
        base = np.repeat(random.integers(0, len(self.passages), -(-n // PASSAGES_AN_ARTICLE)), PASSAGES_AN_ARTICLE)[:n]
        from_near = np.arange(N_SENTENCES) >= 3
        source = np.where(
            from_near, self.near[base[:, None], random.integers(0, N_NEAR, (n, N_SENTENCES))], base[:, None]
        )
        counts = self.starts[source + 1] - self.starts[source]
        chosen = self.starts[source] + (random.random((n, N_SENTENCES)) * counts).astype(int)
        chosen = np.minimum(chosen, len(self.sentences) - 1)
        one, other = random.integers(0, len(self.sentences), (2, n, N_SENTENCES))
        sentences = self.sentences[chosen] + MOVED * (self.sentences[one] - self.sentences[other])
        sentences /= np.linalg.norm(sentences, axis=2, keepdims=True)
        lengths = np.sqrt(self.lengths[chosen])
        means = np.einsum("ns,nsd->nd", lengths, sentences)
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        vectors = means + np.float32(0.5) * self.vectors[base]
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return base, chosen, vectors, sentences

    def _draft(self, number: int, base: int, chosen: np.ndarray, day: int, rare: np.ndarray) -> Draft:
        article_id, ordinal = f"{number // PASSAGES_AN_ARTICLE:016x}", number % PASSAGES_AN_ARTICLE
        sentences, texts, at, published = [], [], 0, date.fromordinal(day)
        for each in chosen:
            _, sentence, text = self.texts[each]
            sentences.append(Sentence(at, at + len(text), sentence.events, sentence.concepts))
            texts.append(text)
            at += len(text) + 1
        passage = Passage(
            id=f"{article_id}@{0:016x}:{ordinal}",
            article_id=article_id,
            revision=f"{0:016x}",
            ordinal=ordinal,
            start=0,
            end=at - 1,
            text=" ".join(texts),
            n_tokens=at // 4,
            sentences=tuple(sentences),
            published=PartialDate(published.year, published.month, published.day),
            subject=Subject(self.passages[base].subject.title, self.passages[base].subject.concepts),
        )
        words = [self.words[each] for each in chosen]
        happened = {(e.earliest_on, e.latest_on) for s in sentences for e in s.events}
        stored = StoredRow(
            passage=passage,
            language=self.languages[base],
            happened=tuple(sorted(happened)),
            outlets=(f"outlet {number // PASSAGES_AN_ARTICLE % 40}",),
            vector_key=number.to_bytes(16, "little"),
            sentence_keys=tuple((number * N_SENTENCES + n).to_bytes(16, "big") for n in range(N_SENTENCES)),
            article_key=b"settled",
            body=" ".join((*words, *(f"x{n}" for n in rare))),
            context=joined(tokens(self.passages[base].subject.title)),
        )
        return Draft(stored)


def write_generation(root: Path, material: Material, n_passages: int) -> float:
    """Writes a generation of ``n_passages``, part by part as a build does; seconds, the making of passages left out."""
    folder, spent = root / "gen-000001", 0.0
    root.mkdir(parents=True)
    assembly = Assembly(folder, None, DIM)
    for first in range(0, n_passages, MOST_PASSAGES):
        drafts, vectors, sentences = material.batch(first, min(MOST_PASSAGES, n_passages - first))
        started = time.perf_counter()
        assembly.add_words(drafts)
        assembly.add_vectors(vectors, sentences)
        spent += time.perf_counter() - started
    started = time.perf_counter()
    assembly.write_lexical()
    n_articles = -(-n_passages // PASSAGES_AN_ARTICLE)
    manifest = _manifest(folder.name, assembly.finish(), Vectors(dim=DIM), n_articles, 1, HOOKS, None)
    digest = write_manifest(folder, manifest)
    sync_tree(folder)
    make_live(root, folder.name, digest)
    return spent + time.perf_counter() - started


class Changed:
    """A store of which all is indexed but what ``changes_since`` gives."""

    def __init__(self, revision: int, changes: list) -> None:
        self.revision, self._changes = revision, changes

    def articles(self, *, include_bundled=True) -> Iterator:
        raise AssertionError("an addition must not read the archive")

    def changes_since(self, revision, *, also=()):
        return iter(self._changes)


def addition_s(settings: RetrievalSettings, material: Material) -> tuple[float, int]:
    """Seconds to add some 1,000 passages beside their embedding, and how many they were."""
    texts = [
        "\n\n".join(
            " ".join(material.texts[s][2] for s in material.random.integers(0, len(material.texts), 8))
            for _ in range(8)
        )
        for _ in range(330)
    ]
    added = [fake_article(text, outlet="Added", published="2024-05-05") for text in texts]
    before = open_generation(settings, fingerprint=Vectors(dim=DIM).fingerprint)
    n_before = before.n_passages
    before.close()
    report = built(settings, Changed(2, [(article.id, article) for article in added]))
    return report.seconds, report.n_passages - n_before


def built(settings: RetrievalSettings, store: Changed):
    """What ``update_generation`` reports with vectors at no cost."""
    return update_generation(store, lambda n: Vectors(dim=DIM), settings, hooks=HOOKS)


def evicted(folder: Path) -> None:
    """Asks the system to forget what it holds of the files in memory, so that the next reading is of the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            handle = os.open(path, os.O_RDONLY)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)


def memory_kb() -> dict[str, int]:
    """Resident memory of this process: its own, and mapped files."""
    lines = Path("/proc/self/status").read_text().splitlines()
    found = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.startswith("Rss")}
    return {"own": found["RssAnon"], "mapped": found["RssFile"]}


def probe(home: Path, model_home: Path) -> dict[str, object]:
    """Figures of one generation in this process, which must be a new one."""
    settings = RetrievalSettings(home=home)
    embedder = open_embedder(RetrievalSettings(home=model_home), purpose="query")
    questions = [q.question for path in GOLD for q in read_questions(path)]
    reader = Reader(Gazetteer.load())
    vectors = {question: embedder.embed_query(question) for question in questions}
    for question in questions:
        reader.read(Query(text=question))

    class Known(FakeEmbedder):
        def embed_query(self, text):
            return vectors[text] if text in vectors else embedder.embed_query(text)

    before = memory_kb()
    started = time.perf_counter()
    index = open_generation(settings, fingerprint=Vectors(dim=DIM).fingerprint)
    opened = time.perf_counter()
    searcher = Searcher(index, Known(dim=DIM), reader)
    searcher.search(Query(text=questions[0]))
    answered = time.perf_counter()
    stages: dict[str, list[float]] = {}
    whole = []
    for question in questions[1:]:  # disk to memory
        searcher.search(Query(text=question))
    for question in questions[1:]:
        found, beside_ms = beside_embedding(searcher, Query(text=question))
        whole.append(beside_ms)
        for name, ms in found.items():
            if name != "embed":
                stages.setdefault(name, []).append(ms)
    after = memory_kb()
    filtered = {}
    for share in SHARES:
        days = DateRange(date.fromordinal(FIRST_DAY), date.fromordinal(FIRST_DAY + round(N_DAYS * share)))
        asked = [Query(text=question, published=days) for question in questions[:60]]
        filtered[share] = statistics.median(beside_embedding(searcher, query)[1] for query in asked)
    sought = [vectors[question] for question in questions[:100]]
    return {
        "n": index.n_passages,
        "cold_open_s": opened - started,
        "cold_answer_s": answered - opened,
        "own_bytes": (after["own"] - before["own"]) * 1024 / index.n_passages,
        "mapped_bytes": (after["mapped"] - before["mapped"]) * 1024 / index.n_passages,
        "p50_ms": statistics.median(whole),
        "p95_ms": sorted(whole)[int(0.95 * len(whole))],
        "stages_ms": {name: statistics.median(values) for name, values in stages.items()},
        "filtered_ms": filtered,
        "recall": recall(index, sought, None),
        "crossover": crossover(index, sought),
    }


def beside_embedding(searcher: Searcher, query: Query) -> tuple[dict[str, float], float]:
    """Milliseconds of each stage, and those that the whole took but for embedding; stages may run side by side."""
    started = time.perf_counter()
    stages = searcher.search(query).timings_ms
    return stages, (time.perf_counter() - started) * 1e3 - stages["embed"]


def recall(index: GenerationIndex, asked: list[np.ndarray], rows: np.ndarray | None) -> float:
    """Share of the exact best 20 that dense search finds."""
    found = [index.search_dense(vector, K, rows=rows)[0] for vector in asked]
    best = [index.search_exactly(vector, K, rows=rows)[0] for vector in asked]
    return sum(len(np.intersect1d(a, b)) for a, b in zip(found, best, strict=True)) / (K * len(asked))


def crossover(index: GenerationIndex, asked: list[np.ndarray]) -> dict[float, tuple[float, float, float]]:
    """By share of rows that a filter on days leaves: ms scoring all of them, ms by candidates, recall of these."""
    from retrieval.index import near

    found = {}
    if index._near is None:
        return found
    limit, near.EXACT_UP_TO = near.EXACT_UP_TO, 0
    for share in (0.01, 0.03, 0.1, 0.2, 0.5):
        days = DateRange(date.fromordinal(FIRST_DAY), date.fromordinal(FIRST_DAY + round(N_DAYS * share)))
        rows = index.select(published=days)
        costs = [
            statistics.median(timed_ms(partial(search, vector, K, rows=rows)) for vector in asked[:40])
            for search in (index.search_exactly, index.search_dense)
        ]
        found[share] = (*costs, recall(index, asked[:40], rows))
    near.EXACT_UP_TO = limit
    return found


def timed_ms(work) -> float:
    """Milliseconds of one call."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1e3


def measure(home: Path, material: Material, model_home: Path, n_passages: int) -> dict[str, object]:
    """All figures of one size."""
    settings = RetrievalSettings(home=home)
    written_s = write_generation(settings.index_root, material, n_passages)
    n_bytes = sum(path.stat().st_size for path in settings.index_root.rglob("*") if path.is_file())
    os.sync()
    evicted(settings.index_root)
    command = [sys.executable, "-m", "tests.bench_scale", str(home), str(model_home)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    add_s, n_added = addition_s(settings, material)
    forgotten = built(settings, Changed(3, [(f"{1:016x}", None)]))
    return {
        **found,
        "written_s": written_s,
        "disk_bytes": n_bytes / n_passages,
        "add_s": add_s,
        "n_added": n_added,
        "forget_s": forgotten.seconds,
    }


def briefs_home(home: Path) -> Path:
    """``home``, a data folder, with the index of the bundled briefs."""
    environment = {**os.environ, "CHANCERY_HOME": str(home), "CHANCERY_BUNDLED": "1"}
    build = [sys.executable, "-m", "retrieval.cli.main", "index", "build"]
    subprocess.run(build, env=environment, check=True, capture_output=True)
    return home


def main(sizes: tuple[int, ...] = SIZES, model_home: Path | None = None) -> None:
    """Measures every size there is room for, prints it as JSON lines, and writes table and plot."""
    from tests.scale_report import write_report

    with tempfile.TemporaryDirectory() as folder:
        model_home = model_home or briefs_home(Path(folder) / "briefs")
        index = open_generation(RetrievalSettings(home=model_home))
        material = Material(index)
        index.close()
        figures = []
        for n_passages in sizes:
            if shutil.disk_usage(folder).free < 1.3 * BYTES_A_PASSAGE * n_passages:
                print(f"{n_passages:,} passages are left out: found too little room in {folder}", file=sys.stderr)
                continue
            home = Path(folder) / "scale"
            figures.append(measure(home, material, model_home, n_passages))
            print(json.dumps(figures[-1]), flush=True)
            shutil.rmtree(home)
        write_report(DOCS, figures)


if __name__ == "__main__":
    print(json.dumps(probe(Path(sys.argv[1]), Path(sys.argv[2]))))
