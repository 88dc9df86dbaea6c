"""Haystack: the in-memory document store with the embedding retriever, or with BM25 beside it, joined by ranks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from tests.peers.exchange import Texts


class Haystack:
    def __init__(self, *, hybrid: bool) -> None:
        self._hybrid = hybrid

    def ingest(self, folder: Path, passages: Texts) -> None:
        rows = zip(passages.texts, passages.vectors.tolist(), strict=True)
        store = InMemoryDocumentStore()
        store.write_documents([Document(id=str(n), content=text, embedding=v) for n, (text, v) in enumerate(rows)])
        store.save_to_disk(str(folder / "store.json"))

    def open(self, folder: Path) -> None:
        store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))
        self._pipeline = Pipeline()
        self._pipeline.add_component("dense", InMemoryEmbeddingRetriever(store))
        if self._hybrid:
            self._pipeline.add_component("words", InMemoryBM25Retriever(store))
            self._pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
            self._pipeline.connect("dense", "joiner")
            self._pipeline.connect("words", "joiner")

    def ask(self, text: str, vector: np.ndarray, k: int) -> list[int]:
        data = {"dense": {"query_embedding": vector.tolist(), "top_k": k}}
        if self._hybrid:
            data |= {"words": {"query": text, "top_k": k}, "joiner": {"top_k": k}}
        found = self._pipeline.run(data)["joiner" if self._hybrid else "dense"]["documents"]
        return [int(document.id) for document in found]


def system(kind: str) -> Haystack:
    return Haystack(hybrid=kind == "hybrid")
