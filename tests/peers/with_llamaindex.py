"""LlamaIndex: a VectorStoreIndex over text nodes in its default simple vector store, embeddings handed over."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from llama_index.core import MockEmbedding, Settings, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.schema import QueryBundle, TextNode

from tests.peers.exchange import Texts


class LlamaIndex:
    def __init__(self) -> None:
        # Never asked, since nodes and questions bring their vectors; without one the index wants OpenAI's.
        Settings.embed_model = MockEmbedding(embed_dim=1)

    def ingest(self, folder: Path, passages: Texts) -> None:
        rows = zip(passages.texts, passages.vectors.tolist(), strict=True)
        nodes = [TextNode(id_=str(n), text=text, embedding=vector) for n, (text, vector) in enumerate(rows)]
        VectorStoreIndex(nodes).storage_context.persist(persist_dir=str(folder))

    def open(self, folder: Path) -> None:
        self._index = load_index_from_storage(StorageContext.from_defaults(persist_dir=str(folder)))

    def ask(self, text: str, vector: np.ndarray, k: int) -> list[int]:
        retriever = self._index.as_retriever(similarity_top_k=k)
        found = retriever.retrieve(QueryBundle(query_str=text, embedding=vector.tolist()))
        return [int(hit.node.node_id) for hit in found]


def system(kind: str) -> LlamaIndex:
    return LlamaIndex()
