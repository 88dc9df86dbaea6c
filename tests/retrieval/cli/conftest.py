"""One archive for all tests of the command line; tests that change an archive copy it first."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.retrieval.cli.running import chancery, write_pages


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with four articles. Read only: see ``own``."""
    folder = tmp_path_factory.mktemp("archive")
    ran = chancery(folder / "home", "ingest", write_pages(folder / "pages"), "--json")
    assert [row["status"] for row in ran.objects] == ["added"] * 4, ran.out + ran.err
    assert ran.code == 0
    return folder / "home"


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> Path:
    """A copy of the archive that the test may change."""
    return Path(shutil.copytree(archive, tmp_path / "own"))
