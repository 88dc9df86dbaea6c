"""Chancery whole, and its engines alone: BM25, dense, and reciprocal rank fusion of the two, without a gazetteer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import faiss
import numpy as np

from corpus.gazetteer import Gazetteer
from corpus.store import Store
from retrieval.config import RetrievalSettings
from retrieval.embed import Embedder, model_fingerprint, open_embedder
from retrieval.lexical import LexicalIndex, LexicalRow, joined
from retrieval.pipeline import build
from retrieval.service import Archive
from retrieval.tokens import tokens
from retrieval.types import Query
from retrieval.understand import Reader
from tests.fakes import FakeEmbedder
from tests.peers.exchange import System, Texts

DIM = 384
FUSED_DEPTH = 100
RRF_K = 60


def reciprocal_rank_fusion(lists: Sequence[Sequence[int]]) -> list[int]:
    """Rows by the sum of 1 / (60 + rank) over the lists (Cormack et al., 2009), best first, ties by row."""
    scores: defaultdict[int, float] = defaultdict(float)
    for rows in lists:
        for rank, row in enumerate(rows, start=1):
            scores[row] += 1 / (RRF_K + rank)
    return sorted(scores, key=lambda row: (-scores[row], row))


class Engines:
    """tantivy and FAISS as Chancery uses them, on the very texts and vectors that the peers get."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def ingest(self, folder: Path, passages: Texts) -> None:
        if self._kind != "dense":
            rows = (LexicalRow(row, joined(tokens(text))) for row, text in enumerate(passages.texts))
            LexicalIndex.build(folder / "lexical", rows)
        if self._kind != "bm25":
            index = faiss.IndexFlatIP(passages.vectors.shape[1])
            index.add(passages.vectors)
            faiss.write_index(index, str(folder / "dense.faiss"))

    def open(self, folder: Path) -> None:
        if self._kind != "dense":
            self._lexical = LexicalIndex.open(folder / "lexical")
        if self._kind != "bm25":
            self._dense = faiss.read_index(str(folder / "dense.faiss"))

    def ask(self, text: str, vector: np.ndarray, k: int) -> list[int]:
        if self._kind == "bm25":
            return self._by_words(text, k)
        if self._kind == "dense":
            return self._by_vector(vector, k)
        return reciprocal_rank_fusion([self._by_words(text, FUSED_DEPTH), self._by_vector(vector, FUSED_DEPTH)])[:k]

    def _by_words(self, text: str, k: int) -> list[int]:
        return [row for row, _ in self._lexical.search([(token, 1.0) for token in tokens(text)], k)]

    def _by_vector(self, vector: np.ndarray, k: int) -> list[int]:
        return [row for row in self._dense.search(vector[None], k)[1][0].tolist() if row >= 0]


class HandedOver(FakeEmbedder):
    """An ``Embedder`` whose vectors cost nothing: that of the question is set, those of passages are random.

    Tokens are counted by ``counter``, so that passages are cut as always.
    """

    def __init__(self, fingerprint: str, counter: Embedder | None = None) -> None:
        super().__init__(dim=DIM)
        self.fingerprint, self._counter = fingerprint, counter
        self.vector = np.zeros(DIM, np.float32)

    def embed_query(self, text: str) -> np.ndarray:
        return self.vector

    def embed_passages(self, texts, *, progress=None) -> np.ndarray:
        vectors = np.random.default_rng(len(texts)).standard_normal((len(texts), DIM)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def count_tokens(self, texts: list[str]) -> list[int]:
        return self._counter.count_tokens(texts) if self._counter else super().count_tokens(texts)


class Chancery:
    """The whole of it, in the data folder that ``CHANCERY_HOME`` names.

    ``ingest`` reads the bundled briefs, not the passages handed over; ``with_model`` it embeds them as well.
    """

    def __init__(self, *, with_model: bool) -> None:
        self._settings = RetrievalSettings.from_env()
        self._with_model = with_model

    def ingest(self, folder: Path, passages: Texts) -> None:
        if self._with_model:
            build(self._settings)
            return
        counter = open_embedder(self._settings, purpose="bulk")
        given = HandedOver(counter.fingerprint, counter)
        with patch("retrieval.pipeline.open_embedder", lambda *a, **k: given):
            build(self._settings)

    def open(self, folder: Path) -> None:
        store = Store.open(self._settings.store_path, read_only=True)
        self._embedder = HandedOver(model_fingerprint(self._settings))
        self._archive = Archive(self._settings, store, self._embedder, Reader(Gazetteer.load()))

    def ask(self, text: str, vector: np.ndarray, k: int) -> list[int]:
        self._embedder.vector = vector
        found = self._archive.search(Query(text=text, k=k)).ranked
        return [ranked.candidate.row for ranked in found]


def system(kind: str) -> System:
    return Engines(kind) if kind in ("bm25", "dense", "rrf") else Chancery(with_model=kind == "whole")
