"""Looking for candidates among 10,000,000 vectors: ``python -m tests.benchmarks vectors``.

The vectors are made as those of ``bench_scale``, without their texts, for which 10,000,000 passages would need 100 GB:
float16 on disk, read where needed, and the lists of ``retrieval/index/near.py`` in a file that is mapped into memory.
The questions are those of ``archive_tune_…``. Prints one JSON line for each size; needs 900 bytes a vector on disk.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from retrieval.config import RetrievalSettings
from retrieval.embed import open_embedder
from retrieval.evaluate import read_questions
from retrieval.index import open_generation
from retrieval.index.near import NearIndex, n_lists, sample_size
from retrieval.index.protocol import Vectors
from tests.bench_scale import DIM, GOLD, K, Material, briefs_home, evicted, memory_kb

SIZES = (1_000_000, 10_000_000)
BLOCK = 50_000
BYTES_A_VECTOR = 900
N_ASKED = 100


def main(sizes: tuple[int, ...] = SIZES, model_home: Path | None = None) -> None:
    """Measures every size there is room for."""
    with tempfile.TemporaryDirectory() as folder:
        home = model_home or briefs_home(Path(folder) / "briefs")
        index = open_generation(RetrievalSettings(home=home))
        material = Material(index)
        index.close()
        embedder = open_embedder(RetrievalSettings(home=home), purpose="query")
        questions = [q.question for path in GOLD for q in read_questions(path)][:N_ASKED]
        asked = np.stack([embedder.embed_query(question) for question in questions])
        for n in sizes:
            if shutil.disk_usage(folder).free < BYTES_A_VECTOR * n:
                print(f"{n:,} vectors are left out: found too little room in {folder}", file=sys.stderr)
                continue
            print(json.dumps(measure(Path(folder) / str(n), material, asked, n)), flush=True)
            shutil.rmtree(Path(folder) / str(n))


def measure(folder: Path, material: Material, asked: Vectors, n: int) -> dict[str, float]:
    """Figures of ``n`` vectors: making the lists, asking, memory, and how many of the exact best 20 are found."""
    folder.mkdir()
    started = time.perf_counter()
    sample = np.concatenate([material.mixed(BLOCK)[2] for _ in range(-(-sample_size(n) // BLOCK))])[: sample_size(n)]
    made_s = time.perf_counter() - started
    started = time.perf_counter()
    near = NearIndex.trained(sample, n_lists(n))
    trained_s = time.perf_counter() - started
    best = [(np.empty(0), np.empty(0, np.int64)) for _ in asked]
    added_s = 0.0
    with (folder / "vectors.f16").open("wb") as file:
        for first in range(0, n, BLOCK):
            vectors = material.mixed(min(BLOCK, n - first))[2].astype(np.float16)
            vectors.tofile(file)
            vectors = vectors.astype(np.float32)
            started = time.perf_counter()
            near.add(vectors, np.arange(first, first + len(vectors), dtype=np.int32))
            added_s += time.perf_counter() - started
            best = [_merged(kept, scores, first) for kept, scores in zip(best, asked @ vectors.T, strict=True)]
    near.save(folder / "near.faiss")
    del near
    evicted(folder)
    before = memory_kb()
    opened = NearIndex.open(folder / "near.faiss")
    stored = np.memmap(folder / "vectors.f16", np.float16, "r", shape=(n, DIM))
    first_ms, _ = _asked(opened, stored, asked[0])
    rounds = [[_asked(opened, stored, query) for query in asked] for _ in range(2)]
    times = [ms for ms, _ in rounds[1]]  # the first round brings them from disk
    right = [len(np.intersect1d(rows, exact)) for (_, rows), (_, exact) in zip(rounds[1], best, strict=True)]
    after = memory_kb()
    return {
        "n": n,
        "lists": n_lists(n),
        "sample_s": round(made_s, 1),
        "train_s": round(trained_s, 1),
        "add_s": round(added_s, 1),
        "first_ms": round(first_ms, 1),
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(sorted(times)[int(0.95 * len(times))], 2),
        "recall_20": sum(right) / (K * len(asked)),
        "own_bytes": (after["own"] - before["own"]) * 1024 / n,
        "mapped_bytes": (after["mapped"] - before["mapped"]) * 1024 / n,
        "disk_bytes": sum(path.stat().st_size for path in folder.iterdir()) / n,
    }


def _merged(kept: tuple[np.ndarray, np.ndarray], scores: np.ndarray, first: int) -> tuple[np.ndarray, np.ndarray]:
    """The best 20 so far: scores and rows, best first."""
    top = np.argpartition(-scores, K)[:K]
    values, rows = np.concatenate([kept[0], scores[top]]), np.concatenate([kept[1], top + first])
    order = np.lexsort((rows, -values))[:K]
    return values[order], rows[order]


def _asked(near: NearIndex, stored: np.memmap, query: np.ndarray) -> tuple[float, np.ndarray]:
    """Milliseconds, and the best 20 rows: candidates, scored again on what is stored."""
    started = time.perf_counter()
    rows = near.candidates(query, K)
    scores = stored[rows].astype(np.float32) @ query
    found = rows[np.argsort(-scores, kind="stable")[:K]]
    return (time.perf_counter() - started) * 1e3, found
