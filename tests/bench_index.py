"""Times of embedding and of the index, each beside what it is compared with: ``python -m tests.bench_index``.

Absolute numbers depend on the machine and on what else it does; the ratios hold.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from retrieval.config import RetrievalSettings
from retrieval.embed import open_embedder
from retrieval.embed.fingerprint import packaged_weights
from retrieval.embed.folder import decoded_folder
from retrieval.embed.quantized import QuantizedEmbedder, quantized_folder
from retrieval.index import IndexHooks, open_generation, update_generation
from retrieval.tokens import tokens
from tests.fakes import FakeEmbedder, FakeStore, fake_article

QUESTIONS = [
    "When did the two foreign ministers meet in London?",
    "両外相はロンドンでいつ会談しましたか？",
    "양국 외교장관은 런던에서 언제 만났습니까?",
]
SENTENCE = "The envoys of the two countries met in the capital on Wednesday and spoke about trade for an hour. "


class RandomEmbedder(FakeEmbedder):
    """Random unit vectors of the real length, so that the index is measured without a model."""

    def embed_passages(self, texts, *, progress=None):
        vectors = np.random.default_rng(len(texts)).standard_normal((len(texts), self.dim)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def median_ms(work: Callable[[], object], n: int = 30) -> float:
    """Median milliseconds of ``work``."""
    times = []
    for _ in range(n):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1e3)
    return sorted(times)[n // 2]


def seconds(work: Callable[[], object]) -> float:
    """Seconds of one run of ``work``."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def show(what: str, value: float, unit: str) -> None:
    """One line of the report."""
    print(f"{what:<62}{value:>10,.2f} {unit}")


def memory_mb() -> float:
    """Highest resident memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bench_engine(settings: RetrievalSettings) -> None:
    """The C engine: start, question, throughput."""
    show("C engine: load", seconds(lambda: open_embedder(settings, purpose="query")) * 1e3, "ms")
    engine = open_embedder(settings, purpose="query")
    for question in QUESTIONS:
        took = median_ms(lambda q=question: engine.embed_query(q))
        show(f"C engine: question in {question[:3]}…", took, "ms")
    texts = [SENTENCE * 4] * 32
    n_tokens = sum(engine.count_tokens(texts))
    show("C engine: passages", n_tokens / seconds(lambda: engine.embed_passages(texts)), "tokens/s")
    show("C engine: memory", memory_mb(), "MB")


def bench_bulk(settings: RetrievalSettings) -> None:
    """The engines for bulk work: what bringing each up takes, and their throughput on the same sentences."""
    weights = packaged_weights()
    assert weights is not None
    texts = [SENTENCE] * 512
    took = seconds(lambda: quantized_folder(weights, settings.home))
    show("8 bits on ONNX Runtime: files made, once", took, "s")
    quantized = QuantizedEmbedder(weights, quantized_folder(weights, settings.home))
    n_tokens = sum(quantized.count_tokens(texts))
    show("8 bits on ONNX Runtime: passages", n_tokens / seconds(lambda: quantized.embed_passages(texts)), "tokens/s")
    show("sentence-transformers: import", seconds(lambda: __import__("sentence_transformers")), "s")
    took = seconds(lambda: decoded_folder(weights, settings.home))
    show("sentence-transformers: model decoded, once", took, "s")
    import torch

    from retrieval.embed import transformer

    folder = decoded_folder(weights, settings.home)
    bulk = transformer.TransformerEmbedder(str(folder))
    show("sentence-transformers: passages", n_tokens / seconds(lambda: bulk.embed_passages(texts)), "tokens/s")
    transformer.has_fast_bf16 = lambda: False
    show("sentence-transformers: load, float32", seconds(lambda: transformer.TransformerEmbedder(str(folder))), "s")
    plain = transformer.TransformerEmbedder(str(folder))
    rate = n_tokens / seconds(lambda: plain.embed_passages(texts))
    show(f"the same in float32 (torch {torch.__version__})", rate, "tokens/s")
    show("sentence-transformers: memory", memory_mb(), "MB")


def bench_index(settings: RetrievalSettings, n_articles: int = 650) -> None:
    """An index of about 2,000 passages: build, add one, open, search."""
    embedder = RandomEmbedder(dim=384)
    words = np.random.default_rng(0).integers(0, 20_000, (n_articles + 1, 300))
    texts = [" ".join(f"w{n}" + (". A" if at % 30 == 29 else "") for at, n in enumerate(row)) for row in words]
    store = FakeStore(fake_article(text) for text in texts[:-1])
    hooks = IndexHooks(version="1")

    def build() -> object:
        return update_generation(store, lambda n: embedder, settings, hooks=hooks)

    show("index: build without a model", seconds(build), "s")
    store.put(fake_article(texts[-1]))
    show("index: add one article", seconds(build), "s")
    took = median_ms(lambda: open_generation(settings, fingerprint=embedder.fingerprint), 5)
    show("index: open, every byte checked", took, "ms")
    index = open_generation(settings, fingerprint=embedder.fingerprint)
    show("index: passages", index.n_passages, "")
    vector = embedder.embed_query("x")
    show("index: dense search, 50 of all", median_ms(lambda: index.search_dense(vector, 50)), "ms")
    asked = [(token, 1.0) for token in tokens(texts[0])[:8]]
    assert index.search_lexical(asked, 50)
    show("index: lexical search, 50 of all", median_ms(lambda: index.search_lexical(asked, 50)), "ms")


def bench_cold() -> None:
    """A fresh process that imports the index and the engine, and nothing heavier."""
    code = "import retrieval.index, retrieval.embed.engine"
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    show("cold: import of index and engine", time.perf_counter() - started, "s")


def main() -> None:
    """Runs all of it; some half a minute."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    with tempfile.TemporaryDirectory() as folder:
        settings = RetrievalSettings(home=Path(folder))
        bench_cold()
        bench_engine(settings)
        bench_index(settings)
        bench_bulk(settings)


if __name__ == "__main__":
    main()
