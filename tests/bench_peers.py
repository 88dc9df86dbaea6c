"""Chancery beside its own engines and beside peers: ``python -m tests.benchmarks peers``; docs/peers.md tells the rest.

Every system gets the same passages, vectors and questions and runs in a process of its own, peers with the interpreter
that ``CHANCERY_PEERS_PYTHON`` names, else with that of ``.venv-peers``, which ``make peers`` makes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import bootstrap

from retrieval.config import RetrievalSettings
from retrieval.embed import open_embedder
from retrieval.embed.preparing import prepare_model
from retrieval.evaluate import GoldQuestion, found_at, read_questions
from retrieval.index import open_generation
from retrieval.metrics import percentile, recall_at
from retrieval.service import Archive
from retrieval.types import Passage
from retrieval.understand import check_question
from tests.peers.__main__ import DEPTH, N_WARM
from tests.peers.exchange import PASSAGES, QUESTIONS, Texts

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "retrieval" / "gold"
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
CHANCERY = "Chancery"
# Name in the table -> how its process is called. The peers' distributions are those of requirements-peers.txt.
OURS = {"BM25": "ours:bm25", "dense": "ours:dense", "BM25 + dense, RRF": "ours:rrf"}
PEERS = {
    "LlamaIndex": ("llama-index-core", "with_llamaindex"),
    "txtai": ("txtai", "with_txtai"),
    "txtai, hybrid": ("txtai", "with_txtai:hybrid"),
    "Haystack": ("haystack-ai", "with_haystack"),
    "Haystack, BM25 + dense, RRF": ("haystack-ai", "with_haystack:hybrid"),
    "Chroma": ("chromadb", "with_chroma"),
}
N_RESAMPLES = 2_000
QUIET = {"HAYSTACK_TELEMETRY_ENABLED": "False", "ANONYMIZED_TELEMETRY": "False", "HF_HUB_OFFLINE": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one system did. ``rows`` of each question, best first; seconds beside embedding."""

    name: str
    rows: Sequence[Sequence[int]]
    ms: Sequence[float]
    ingest_s: float
    ingest_with_s: float
    cold_s: float
    memory_mb: float


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 95 % percentile-bootstrap interval of the mean, from 2,000 resamples of the questions with a fixed seed."""
    rng = np.random.default_rng(5)
    found = bootstrap((values,), np.mean, n_resamples=N_RESAMPLES, method="percentile", rng=rng).confidence_interval
    return float(found.low), float(found.high)


def installed(python: Path) -> dict[str, str]:
    """Version of each peer's distribution that the interpreter has; empty when there is no interpreter."""
    if not python.is_file():
        return {}
    names = sorted({distribution for distribution, _ in PEERS.values()})
    code = (
        "import json, sys\nfrom importlib.metadata import distributions\n"
        "print(json.dumps({d.name.lower(): d.version for d in distributions() if d.name.lower() in sys.argv[1:]}))"
    )
    done = subprocess.run([python, "-c", code, *names], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def child(python: Path, system: str, what: str, given: Path, own: Path) -> tuple[dict[str, object], float]:
    """What the process of a system told, and its wall seconds."""
    own.mkdir(parents=True, exist_ok=True)
    environ = {**os.environ, **QUIET, "CHANCERY_HOME": str(own), "CHANCERY_BUNDLED": "1"}
    started = time.perf_counter()
    command = [python, "-m", "tests.peers", system, what, given, own]
    done = subprocess.run(command, cwd=ROOT, env=environ, check=False, capture_output=True, text=True)
    took = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(f"{system} failed to {what}:\n{done.stderr[-2_000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1]), took


def measured(
    name: str, python: Path, system: str, given: Path, own: Path, *, ingest_s: tuple[float, float]
) -> Measured:
    """Asks a system that took its passages in: twice all questions, the better time of each; three cold starts."""
    told = [child(python, system, "ask", given, own)[0] for _ in range(2)]
    colds = [child(python, system, "first", given, own)[1] for _ in range(3)]
    return Measured(
        name=name,
        rows=told[0]["rows"],
        ms=np.minimum(told[0]["ms"], told[1]["ms"]).tolist(),
        ingest_s=ingest_s[0],
        ingest_with_s=ingest_s[1],
        cold_s=min(colds),
        memory_mb=max(t["memory_mb"] for t in told),
    )


def questions_of(pattern: str) -> list[GoldQuestion]:
    """The answerable questions with evidence of the files that match."""
    files = sorted(GOLD.glob(pattern))
    return [q for path in files for q in read_questions(path) if q.answerable and q.evidence]


@dataclass(frozen=True, slots=True)
class Given:
    """The passages by row; what the embedder makes of each whole text, and the seconds that takes; what is asked."""

    passages: list[Passage]
    whole: np.ndarray
    embedding_s: float
    asked: np.ndarray


def hand_over(settings: RetrievalSettings, given: Path, asked: Sequence[GoldQuestion]) -> Given:
    """Writes what every system gets."""
    index = open_generation(settings)
    passages = index.passages(range(index.n_passages))
    texts = [f"{passage.subject.title}\n{passage.text}" for passage in passages]
    Texts(texts, np.ascontiguousarray(index.vectors(range(index.n_passages)))).write(given, *PASSAGES)
    index.close()
    started = time.perf_counter()
    whole = open_embedder(settings, purpose="bulk").embed_passages(texts)
    took = time.perf_counter() - started
    embedder = open_embedder(settings, purpose="query")
    words = [check_question(q.question) for q in asked]
    vectors = np.stack([embedder.embed_query(text) for text in words])
    Texts(words, vectors).write(given, *QUESTIONS)
    return Given(passages, whole, took, vectors[N_WARM:])


def recalls(
    archive: Archive, passages: Sequence[Passage], questions: Sequence[GoldQuestion], lists: Sequence[Sequence[int]]
) -> tuple[list[float], list[float]]:
    """Recall@1 and recall@5 of each question."""
    found = [
        found_at(archive, question, [passages[row] for row in rows])
        for question, rows in zip(questions, lists, strict=True)
    ]
    return [recall_at(f, 1) for f in found], [recall_at(f, 5) for f in found]


def row_of(system: Measured, ones: Sequence[float], fives: Sequence[float], base: Sequence[float], n: int) -> list[str]:
    """One line of the table."""
    differences = [a - b for a, b in zip(ones, base, strict=True)]
    apart = "–"
    if system.name != CHANCERY:
        low, high = interval(differences)
        apart = f"{np.mean(differences):+.3f} [{low:+.3f}, {high:+.3f}]"
    return [
        system.name,
        *(
            f"{np.mean(values):.3f} [{low:.3f}, {high:.3f}]"
            for values in (ones, fives)
            for low, high in [interval(values)]
        ),
        apart,
        f"{n / system.ingest_s:,.0f}",
        f"{n / system.ingest_with_s:,.0f}",
        f"{percentile(system.ms, 50):.2f}",
        f"{percentile(system.ms, 95):.2f}",
        f"{system.cold_s:.2f}",
        f"{system.memory_mb:.0f}",
    ]


HEAD = (
    "system",
    "recall@1 [95 %]",
    "recall@5 [95 %]",
    "recall@1 beside Chancery's",
    "ingest/s",
    "with embedding",
    "p50 ms",
    "p95 ms",
    "cold s",
    "MB",
)


def table(rows: Iterable[Sequence[str]]) -> str:
    """Lines of a Markdown table, columns aligned for the terminal."""
    lines = [HEAD, *rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(HEAD))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    padded = [
        [line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))] for line in lines
    ]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [padded[0], rule, *padded[1:]])


def ratios(system: Measured, ours: Measured) -> str:
    """How many times what Chancery takes the system takes; above 1 Chancery is ahead."""
    pairs: Mapping[str, tuple[float, float]] = {
        "ingest": (system.ingest_s, ours.ingest_s),
        "with embedding": (system.ingest_with_s, ours.ingest_with_s),
        "p50": (percentile(system.ms, 50) or 0.0, percentile(ours.ms, 50) or 1.0),
        "p95": (percentile(system.ms, 95) or 0.0, percentile(ours.ms, 95) or 1.0),
        "cold": (system.cold_s, ours.cold_s),
        "memory": (system.memory_mb, ours.memory_mb),
    }
    told = "  ".join(f"{name} {theirs / own:.2f}" for name, (theirs, own) in pairs.items())
    return f"{system.name + ' / ' + CHANCERY:<42}{told}"


def ours_measured(home: Path, given: Path, with_s: float, beside_s: float) -> Measured:
    """Chancery whole, on the data folder that was built."""
    return measured(CHANCERY, Path(sys.executable), "ours:whole", given, home, ingest_s=(beside_s, with_s))


def all_measured(folder: Path, given: Path, embedding_s: float) -> list[Measured]:
    """Chancery's engines and the peers that are installed; says which are not."""
    python = Path(os.environ.get("CHANCERY_PEERS_PYTHON") or PEERS_PYTHON)
    there = installed(python)
    missing = sorted({distribution for distribution, _ in PEERS.values() if distribution not in there})
    if missing:
        print(f"peers: {', '.join(missing)} not installed for {python}; `make peers` installs them", flush=True)
    systems = [(name, Path(sys.executable), system) for name, system in OURS.items()]
    systems += [(name, python, system) for name, (distribution, system) in PEERS.items() if distribution in there]
    done = []
    for name, interpreter, system in systems:
        own = folder / system.replace(":", "-")
        took = float(str(child(interpreter, system, "ingest", given, own)[0]["seconds"]))
        done.append(measured(name, interpreter, system, given, own, ingest_s=(took, took + embedding_s)))
    return done


def main() -> None:
    """Builds the archive, measures every system, prints the table and the ratios; some minutes."""
    asked = questions_of("archive_test_*.jsonl")
    warming = questions_of("archive_tune_*.jsonl")[:N_WARM]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given, home, beside = folder / "given", folder / "home", folder / "beside"
        for each in (given, home, beside):
            each.mkdir()
        settings = RetrievalSettings(home=home)
        prepare_model(settings)
        (beside / "models").symlink_to(home / "models")
        Texts([], np.zeros((0, 0), np.float32)).write(given, *PASSAGES)
        this = Path(sys.executable)
        with_s = float(str(child(this, "ours:whole", "ingest", given, home)[0]["seconds"]))
        beside_s = float(str(child(this, "ours:beside", "ingest", given, beside)[0]["seconds"]))
        handed = hand_over(settings, given, [*warming, *asked])
        passages = handed.passages
        chancery = ours_measured(home, given, with_s, beside_s)
        systems = [chancery, *all_measured(folder, given, handed.embedding_s)]
        print(
            f"{len(passages):,} passages, {len(asked)} questions, first {DEPTH} hits; times are those of this machine"
        )
        with Archive.open(settings) as archive:
            scored = [recalls(archive, passages, asked, system.rows) for system in systems]
            nearest = np.argsort(-(handed.asked @ handed.whole.T), axis=1, kind="stable")[:, :DEPTH]
            whole = recalls(archive, passages, asked, nearest.tolist())
        rows = [row_of(s, *r, scored[0][0], len(passages)) for s, r in zip(systems, scored, strict=True)]
        print(table(rows))
        one, five = (f"{np.mean(values):.3f}" for values in whole)
        print(f"dense with each passage embedded whole: recall@1 {one}, recall@5 {five}")
        for system in systems[1:]:
            print(ratios(system, chancery))


if __name__ == "__main__":
    main()
