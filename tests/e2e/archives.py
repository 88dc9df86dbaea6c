"""Made-up archives for processes that the tests start; see ``site/sitecustomize.py``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bot.backend import Backend
from retrieval.config import RetrievalSettings
from retrieval.errors import IndexMismatch, NoIndex
from tests.bot.fakes import FakeBackend, answer, citation


def small(settings: RetrievalSettings) -> FakeBackend:
    """Answers everything with two citations."""
    return FakeBackend()


def hostile(settings: RetrievalSettings) -> FakeBackend:
    """Answers with an article that tries everything."""
    words = "@everyone <@100000000000000001> [here](https://evil.example) **now** ```x``` \u202et discord.gg/abc " * 12
    bad = tuple(citation(n, excerpt=words, headline=words, outlet="@here `x`", url="javascript:x") for n in range(1, 6))
    return FakeBackend(answer(citations=bad))


def none(settings: RetrievalSettings) -> FakeBackend:
    """Refuses: there is no index."""
    raise NoIndex(str(settings.index_root))


def wrong(settings: RetrievalSettings) -> FakeBackend:
    """Refuses: the index was made with another model."""
    raise IndexMismatch("the model", found="other-model", expected="multilingual-e5-small")


def without_encoder(settings: RetrievalSettings) -> Backend:
    """The real archive, whose encoder fails with every question."""
    from retrieval.service import Archive

    def fails(text: str) -> NDArray[np.float32]:
        raise RuntimeError("the made-up engine stopped")

    archive = Archive.open(settings)
    archive._embedder.embed_query = fails  # type: ignore[method-assign]
    return archive
