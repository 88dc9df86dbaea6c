from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.types import Article
from retrieval.config import RetrievalSettings
from retrieval.index import IndexHooks, PassageIndex, update_generation
from retrieval.milvus.index import open_milvus
from retrieval.milvus.push import push
from retrieval.milvus.server import Server
from retrieval.milvus.state import read_state
from tests.contract.passage_index import EMBEDDER, Make, PassageIndexContract
from tests.fakes import FakeStore
from tests.milvus import LiteServer, lite_server
from tests.retrieval.milvus.stores import write_store


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiteServer]:
    with lite_server(tmp_path_factory.mktemp("milvus") / "data") as server:
        yield server


@pytest.fixture(scope="module")
def make(lite: LiteServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Opens what was built, and pushed once for all tests that ask for the same articles."""
    servers: dict[tuple[str, ...], Server] = {}

    def build(articles: list[Article], hooks: IndexHooks) -> PassageIndex:
        key = tuple(article.id for article in articles)
        if key not in servers:
            settings = RetrievalSettings(home=tmp_path_factory.mktemp("home"))
            store = FakeStore(articles)
            update_generation(store, lambda n: EMBEDDER, settings, hooks=hooks)
            write_store(settings.store_path, store.revision)
            servers[key] = Server(lite.address(f"contract_{len(servers)}"))
            push(settings, servers[key])
        return open_milvus(servers[key], read_state(servers[key]))

    yield build
    for server in servers.values():
        server.close()


class TestMilvusIndex(PassageIndexContract):
    """The same on a Milvus server."""
