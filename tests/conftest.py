"""One profile for all property tests: no time limit an example, and in CI the same examples every time.

The first run of a test reads data files and compiles patterns, and machines are busy: a limit of milliseconds fails for
no fault of the code. Timings belong into `make bench`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.milvus import LiteServer, lite_server

settings.register_profile("chancery", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("chancery")


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiteServer]:
    """A Milvus on loopback for the tests of a file."""
    with lite_server(tmp_path_factory.mktemp("milvus") / "data") as server:
        yield server
