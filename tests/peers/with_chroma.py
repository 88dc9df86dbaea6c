"""Chroma: a persistent collection with all defaults (HNSW, squared L2), embeddings handed over."""

from __future__ import annotations

from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings

from tests.peers.exchange import Texts


class Chroma:
    def ingest(self, folder: Path, passages: Texts) -> None:
        client = self._client(folder)
        collection = client.create_collection("passages", embedding_function=None)
        step = client.get_max_batch_size()
        for start in range(0, len(passages.texts), step):
            texts = passages.texts[start : start + step]
            ids = [str(start + n) for n in range(len(texts))]
            collection.add(ids=ids, embeddings=passages.vectors[start : start + step], documents=texts)

    def open(self, folder: Path) -> None:
        self._collection = self._client(folder).get_collection("passages", embedding_function=None)

    def ask(self, text: str, vector: np.ndarray, k: int) -> list[int]:
        found = self._collection.query(query_embeddings=[vector], n_results=k)
        return [int(each) for each in found["ids"][0]]

    def _client(self, folder: Path):
        return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))


def system(kind: str) -> Chroma:
    return Chroma()
