"""The archive as the bot sees it: a small protocol, and how the real one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from retrieval.config import RetrievalSettings
from retrieval.types import Answer, Coverage, OutletRow, Query


class Backend(Protocol):
    """Answers questions. Every method may block, and may be called from several threads at once."""

    @property
    def index_id(self) -> str:
        """Which index generation answers."""

    @property
    def as_of_on(self) -> date | None:
        """Publication day of the newest article known."""

    def ask(self, query: Query) -> Answer:
        """The answer; raises ``RetrievalError``."""

    def outlets(self) -> Sequence[OutletRow]:
        """The outlets that the archive holds articles of."""

    def coverage(self) -> Coverage:
        """What the archive holds."""

    def refresh(self) -> bool:
        """Whether a new index generation was found and is now in use; raises ``RetrievalError``."""


def open_backend(settings: RetrievalSettings) -> Backend:
    """The archive under ``settings.home``; raises ``RetrievalError`` or ``CorpusError`` when there is none to use."""
    from retrieval.service import Archive  # imported here: ``import bot`` must work on a bare machine

    return Archive.open(settings)
