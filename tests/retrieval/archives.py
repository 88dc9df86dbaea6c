"""Archives on disk without a model: a real store and a real index, vectors by ``FakeEmbedder``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.gazetteer import Gazetteer
from corpus.ingest import ingest
from corpus.store import Store
from corpus.types import Article
from retrieval.abstain import Decision, decide
from retrieval.config import RetrievalSettings
from retrieval.hits import SearchResult
from retrieval.index import BuildReport
from retrieval.pipeline import build_from
from retrieval.service import Archive
from retrieval.types import Reason
from retrieval.understand import Reader
from tests.fakes import FakeEmbedder

TODAY = date(2022, 7, 1)
EMBEDDER = FakeEmbedder()


def built(home: Path, *, pages: Path | None) -> RetrievalSettings:
    """The settings of an archive made in ``home``, with the real model: of ``pages``, or of the bundled briefs."""
    settings = RetrievalSettings(home=home, bundled=pages is None)
    home.mkdir(parents=True, exist_ok=True)
    with Store.open(settings.store_path) as store:
        if pages:
            list(ingest([pages], store=store))
        build_from(store, settings)
    return settings


class Home:
    """One data folder: articles go in, the index follows, questions are asked."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.settings = RetrievalSettings(home=path, bundled=False)
        self._patch = monkeypatch
        monkeypatch.setattr("retrieval.pipeline.open_embedder", lambda *a, **k: EMBEDDER)
        monkeypatch.setattr("retrieval.index.opening.model_fingerprint", lambda settings: EMBEDDER.fingerprint)

    def put(self, *articles: Article) -> BuildReport:
        """Stores the articles and brings the index up to date."""
        with self.store() as store:
            for article in articles:
                store.put(article)
            return self.build(store)

    def build(self, store: Store) -> BuildReport:
        return build_from(store, self.settings)[1]

    def store(self) -> Store:
        return Store.open(self.settings.store_path)

    def open(self, *, settings: RetrievalSettings | None = None, today: date = TODAY) -> Archive:
        store = Store.open(self.settings.store_path, read_only=True)
        return Archive(settings or self.settings, store, EMBEDDER, Reader(Gazetteer.load(), today=today), today=today)

    def always(self, reason: Reason | None) -> None:
        """Makes every question answered, or refused for ``reason``: made-up vectors decide nothing."""

        def decided(result: SearchResult, **known: Any) -> Decision:
            return Decision(reason, 1.0, {}) if result.ranked else decide(result, **known)

        self._patch.setattr("retrieval.service.decide", decided)


def stored(articles: Iterable[Article]) -> dict[tuple[str, str], Article]:
    """The articles by id and revision."""
    return {(a.id, a.revision): a for a in articles}
