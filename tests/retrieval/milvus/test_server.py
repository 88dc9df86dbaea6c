from __future__ import annotations

from typing import Any

import pytest

from retrieval.errors import RemoteIndexAway, RemoteIndexRefused
from retrieval.milvus.address import MilvusAddress
from retrieval.milvus.server import Server

grpc = pytest.importorskip("grpc", reason="pymilvus is not installed; `make test` installs it")
exceptions = pytest.importorskip("pymilvus.exceptions", reason="pymilvus is not installed; `make test` installs it")


class Rpc(grpc.RpcError):
    def __init__(self, code: grpc.StatusCode) -> None:
        self._code = code

    def code(self) -> grpc.StatusCode:
        return self._code

    def details(self) -> str:
        return "so it is.\nMore."


class Client:
    """Fails as told, one failure a call, then answers."""

    def __init__(self, *failures: Exception) -> None:
        self.failures, self.timeouts = list(failures), []  # type: ignore[var-annotated]

    def ask(self, *, timeout: float) -> str:
        self.timeouts.append(timeout)
        if self.failures:
            raise self.failures.pop(0)
        return "answer"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("retrieval.milvus.server._WAITS_S", (0.0, 0.0))
    return Server(MilvusAddress("db.example", 1, "x", token="secret"))


GONE = Rpc(grpc.StatusCode.UNAVAILABLE)
AWAY = [
    GONE,
    Rpc(grpc.StatusCode.DEADLINE_EXCEEDED),
    exceptions.MilvusException(2, "no connection"),
    exceptions.MilvusException(grpc.StatusCode.UNAVAILABLE, "no connection"),  # type: ignore[arg-type]
    grpc.FutureTimeoutError(),
]
REFUSED = [
    Rpc(grpc.StatusCode.UNAUTHENTICATED),
    exceptions.MilvusException(100, "no collection"),
    exceptions.MilvusException(1, "odd"),
]


@pytest.mark.parametrize("error", AWAY, ids=repr)
def test_what_is_away_is_tried_three_times(server: Server, error: Exception) -> None:
    server._client = client = Client(error, error)
    assert server.call("ask", timeout=3.0) == "answer"
    assert client.timeouts == [3.0] * 3
    server._client = Client(error, error, error)
    with pytest.raises(RemoteIndexAway) as away:
        server.call("ask")
    assert "\n" not in str(away.value)
    assert "secret" not in str(away.value)


@pytest.mark.parametrize("error", REFUSED, ids=repr)
def test_what_is_refused_is_not_tried_again(server: Server, error: Exception) -> None:
    server._client = client = Client(error)
    with pytest.raises(RemoteIndexRefused):
        server.call("ask")
    assert len(client.timeouts) == 1


def test_no_more_is_waited_than_one_call_may_take(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.milvus.server._WAITS_S", (10.0,))
    server._client = client = Client(GONE)
    with pytest.raises(RemoteIndexAway, match=r"cannot be reached \(so it is. More\)"):
        server.call("ask", timeout=1.0)
    assert len(client.timeouts) == 1
