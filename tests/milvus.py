"""A Milvus on loopback for tests: `milvus-lite server`, a real gRPC server, from its package."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from retrieval.milvus.address import MilvusAddress

_START_S = 60.0


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class LiteServer:
    """A server that can be ended and started again on the same data and port."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.port = folder, free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it listens."""
        arguments = ["server", "--data-dir", str(self._folder), "--host", "127.0.0.1", "--port", str(self.port)]
        with (self._folder.parent / f"{self._folder.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "milvus_lite", *arguments], stdout=subprocess.DEVNULL, stderr=log
            )
        limit = time.monotonic() + _START_S
        while True:
            try:
                return socket.create_connection(("127.0.0.1", self.port), 0.2).close()
            except OSError:
                assert self._process.poll() is None and time.monotonic() < limit, "the server did not start"
                time.sleep(0.05)

    def stop(self) -> None:
        """Ends it at once, as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def address(self, collection: str) -> MilvusAddress:
        """Where a collection of it is."""
        return MilvusAddress("127.0.0.1", self.port, collection)


def need_packages() -> None:
    """Skips the test where what it needs is not installed."""
    for name in ("pymilvus", "milvus_lite"):
        if find_spec(name) is None:
            pytest.skip(f"{name} is not installed; `make test` installs it")


@contextmanager
def lite_server(folder: Path) -> Iterator[LiteServer]:
    """A server that is up; skips the test where the packages are not installed."""
    need_packages()
    server = LiteServer(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
