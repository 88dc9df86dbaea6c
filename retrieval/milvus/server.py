"""A connection to Milvus.

Every call has a limit of time, is tried again while the server is away, and fails in one sentence.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from retrieval.errors import RemoteIndexAway, RemoteIndexRefused
from retrieval.milvus.address import MilvusAddress

CALL_S = 5.0  # a question waits no longer for one call
BULK_S = 120.0
_WAITS_S = (0.1, 0.4)
_CONNECT_FAILED = 2  # as pymilvus has it
_PAGE = 10_000
MOST_HITS = 16_384  # what Milvus gives at most for one search or query


class _Pages(Protocol):
    """An iterator of pymilvus."""

    def next(self) -> list[dict[str, Any]]: ...


class Server:
    """Calls of pymilvus on one server. Safe to use from several threads; connects when first called."""

    def __init__(self, address: MilvusAddress) -> None:
        self.address = address
        self._client: Any = None

    def call(self, name: str, *args: object, timeout: float = CALL_S, **options: object) -> Any:  # noqa: ANN401
        """What the method ``name`` of ``MilvusClient`` gives.

        Raises ``RemoteIndexAway`` when the server cannot be reached or takes too long, ``RemoteIndexRefused`` when it
        says no.
        """
        started, waits, failures = time.monotonic(), iter(_WAITS_S), _failures()
        while True:
            try:
                return getattr(self._connected(), name)(*args, timeout=timeout, **options)
            except failures as error:
                problem = _sentence(error)
                if not _is_away(error):
                    raise RemoteIndexRefused(str(self.address), problem) from None
                wait = next(waits, None)
                if wait is None or time.monotonic() - started + wait > timeout:
                    raise RemoteIndexAway(str(self.address), problem) from None
                time.sleep(wait)

    def query(
        self, collection: str, expression: str, fields: Sequence[str], *, timeout: float = CALL_S
    ) -> list[dict[str, Any]]:
        """Up to 16,384 rows that pass ``expression``, with those fields."""
        options: dict[str, Any] = {"filter": expression, "output_fields": list(fields), "limit": MOST_HITS}
        return list(self.call("query", collection, timeout=timeout, **options))

    def count(self, collection: str, expression: str, *, strong: bool = False, timeout: float = CALL_S) -> int:
        """How many rows pass ``expression``; ``strong``: of all that were stored before, which takes longer."""
        options: dict[str, Any] = {"consistency_level": "Strong"} if strong else {}
        options |= {"filter": expression, "output_fields": ["count(*)"]}
        found = self.call("query", collection, timeout=timeout, **options)
        return int(found[0]["count(*)"])

    def scan(self, collection: str, expression: str, fields: Sequence[str]) -> Iterator[dict[str, Any]]:
        """All rows that pass ``expression``, with those fields, however many there are."""
        options: dict[str, Any] = {"filter": expression, "output_fields": list(fields), "batch_size": _PAGE}
        pages = self.call("query_iterator", collection, timeout=BULK_S, **options)
        try:
            while page := self._page(pages):
                yield from page
        finally:
            pages.close()

    def _page(self, pages: _Pages) -> list[dict[str, Any]]:
        try:
            return list(pages.next())
        except _failures() as error:
            raise RemoteIndexAway(str(self.address), _sentence(error)) from None

    def _connected(self) -> Any:  # noqa: ANN401
        if self._client is None:
            address = self.address
            self._client = sdk().MilvusClient(uri=address.uri, token=address.token, timeout=CALL_S, dedicated=True)
        return self._client

    def close(self) -> None:
        """Lets go of the connection."""
        if self._client is not None:
            self._client.close()
            self._client = None


def sdk() -> Any:  # noqa: ANN401
    """The package pymilvus, which is an extra; raises ``RemoteIndexRefused`` where it is not installed.

    It is kept from reading a file ``.env``, and from logging what it also raises, with tracebacks.
    """
    os.environ.setdefault("PYTHON_DOTENV_DISABLED", "1")
    try:
        import pymilvus
    except ImportError:
        problem = "the package pymilvus is not installed"
        raise RemoteIndexRefused(
            "CHANCERY_INDEX", problem, mend="run `pip install -r requirements-milvus.lock`"
        ) from None
    for name in ("pymilvus", "pymilvus.milvus_client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return pymilvus


def _failures() -> tuple[type[Exception], ...]:
    """What calls of pymilvus raise."""
    exceptions = sdk().exceptions
    import grpc  # pymilvus brings it along

    return exceptions.MilvusException, grpc.RpcError, grpc.FutureTimeoutError


def _is_away(error: Exception) -> bool:
    """Whether the server could not be reached or was too slow, rather than said no."""
    import grpc

    code = getattr(error, "code", None)
    code = code() if callable(code) else code  # pymilvus has it as a value, sometimes that of gRPC, and gRPC as a call
    away = (_CONNECT_FAILED, grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)
    return isinstance(error, grpc.FutureTimeoutError) or code in away


def _sentence(error: Exception) -> str:
    """What went wrong, on one line without a full stop."""
    text = getattr(error, "message", None) or getattr(error, "details", lambda: None)() or type(error).__name__
    return " ".join(str(text).split()).rstrip(".")[:300]
