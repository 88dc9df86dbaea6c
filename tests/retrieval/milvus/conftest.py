from __future__ import annotations

from collections.abc import Iterator

import pytest

from retrieval.milvus.server import Server
from tests.milvus import LiteServer


@pytest.fixture
def server(lite: LiteServer, request: pytest.FixtureRequest) -> Iterator[Server]:
    """A connection to the loopback Milvus, with collections of the test's own."""
    found = Server(lite.address(request.node.name))
    yield found
    found.close()
