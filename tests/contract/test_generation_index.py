from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Article
from retrieval.config import RetrievalSettings
from retrieval.index import IndexHooks, PassageIndex, open_generation, update_generation
from tests.contract.passage_index import EMBEDDER, Make, PassageIndexContract
from tests.fakes import FakeStore


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def build(articles: list[Article], hooks: IndexHooks) -> PassageIndex:
        settings = RetrievalSettings(home=tmp_path)
        store = FakeStore(articles)
        update_generation(store, lambda n: EMBEDDER, settings, hooks=hooks)
        return open_generation(settings, store, fingerprint=EMBEDDER.fingerprint)

    return build


class TestGenerationIndex(PassageIndexContract):
    """Every passage is scored."""


class TestGenerationIndexWithCandidates(PassageIndexContract):
    """Candidates are looked for, as in an archive of more than 100,000 passages."""

    @pytest.fixture(autouse=True)
    def _large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("retrieval.index.near.EXACT_UP_TO", 0)


class TestGenerationIndexInParts(PassageIndexContract):
    """Each article in a part of its own, as after many additions to a large archive."""

    @pytest.fixture(autouse=True)
    def _parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for limit in ("build.MOST_PASSAGES", "assembly.MOST_PASSAGES", "assembly._FEW_PASSAGES"):
            monkeypatch.setattr(f"retrieval.index.{limit}", 1)

    def test_there_are_as_many_parts_as_articles(self, index: PassageIndex) -> None:
        assert len(index.manifest.parts) == index.n_articles
