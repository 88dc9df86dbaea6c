from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.types import Article
from retrieval.index import IndexHooks, PassageIndex
from retrieval.milvus.server import Server
from tests.contract.passage_index import EMBEDDER, Make, PassageIndexContract
from tests.milvus import LiteServer
from tests.retrieval.milvus.writer import Writer


@pytest.fixture(scope="module")
def make(lite: LiteServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Opens what was built, and pushed once for all tests that ask for the same articles."""
    writers: dict[tuple[str, ...], Writer] = {}

    def build(articles: list[Article], hooks: IndexHooks) -> PassageIndex:
        key = tuple(article.id for article in articles)
        if key not in writers:
            server = Server(lite.address(f"contract_{len(writers)}"))
            writers[key] = Writer(tmp_path_factory.mktemp("home"), server, articles, EMBEDDER)
            writers[key].build(hooks=hooks)
            writers[key].push()
        return writers[key].shared()

    yield build
    for writer in writers.values():
        writer.server.close()


class TestMilvusIndex(PassageIndexContract):
    """The same on a Milvus server."""
