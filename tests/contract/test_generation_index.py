from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Article
from retrieval.config import RetrievalSettings
from retrieval.index import IndexHooks, PassageIndex, open_generation, update_generation
from tests.contract.passage_index import EMBEDDER, Make, PassageIndexContract
from tests.fakes import FakeStore


class TestGenerationIndex(PassageIndexContract):
    @pytest.fixture
    def make(self, tmp_path: Path) -> Make:
        def build(articles: list[Article], hooks: IndexHooks) -> PassageIndex:
            settings = RetrievalSettings(home=tmp_path)
            store = FakeStore(articles)
            update_generation(store, lambda n: EMBEDDER, settings, hooks=hooks)
            return open_generation(settings, store, fingerprint=EMBEDDER.fingerprint)

        return build
