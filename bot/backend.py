"""The archive as the bot sees it: a small protocol, and how the real one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from corpus.gazetteer import Gazetteer
from corpus.meetings.names import Suggestion
from corpus.meetings.query import MeetingQuery, Where
from corpus.meetings.register import Extent
from corpus.meetings.types import Meeting
from corpus.types import Article, PartialDate
from retrieval.config import RetrievalSettings
from retrieval.types import Answer, Coverage, OutletRow, Query


class MeetingRegister(Protocol):
    """Looks meetings up. Every method may block, may be called from several threads, and raises ``CorpusError``."""

    def find(self, query: MeetingQuery) -> tuple[Meeting, ...]:
        """The meetings that pass all filters, one page of them."""

    def count(self, query: MeetingQuery) -> int:
        """How many meetings pass, on all pages together."""

    def get(self, meeting_id: str) -> Meeting:
        """The meeting with that id; raises ``UnknownMeeting``."""

    def on(self, when: PartialDate) -> tuple[Meeting, ...]:
        """The meetings of that day, month or year."""

    def extent(self) -> Extent:
        """How many meetings there are, and between which days."""

    def resolve_person(self, text: str) -> str:
        """The id of the person named; raises ``UnknownPerson``."""

    def resolve_place(self, text: str) -> Where | None:
        """The place named, or ``None``."""

    def nearest_names(self, text: str, kind: Literal["person", "place", "topic"]) -> tuple[str, ...]:
        """Names in the register that may be meant, nearest first."""

    def name_of(self, person_id: str) -> str:
        """The name to print for a person whom the gazetteer need not know."""

    def suggest(
        self, text: str, kind: Literal["person", "place", "meeting"], *, limit: int = 25
    ) -> tuple[Suggestion, ...]:
        """What a half-typed text may become."""


class Backend(Protocol):
    """Answers questions. Every method may block, and may be called from several threads at once."""

    @property
    def index_id(self) -> str:
        """Which index generation answers."""

    @property
    def index_problem(self) -> str | None:
        """Why the local index answers although a shared one is set; ``None`` when that is not so."""

    @property
    def as_of_on(self) -> date | None:
        """Publication day of the newest article known."""

    @property
    def register(self) -> MeetingRegister:
        """The meetings."""

    @property
    def gazetteer(self) -> Gazetteer:
        """Names of people and places in three languages."""

    def ask(self, query: Query) -> Answer:
        """The answer; raises ``RetrievalError``."""

    def article(self, article_id: str, revision: str) -> Article:
        """One stored revision of an article; raises ``UnknownArticle``."""

    def passage_at(self, article_id: str, revision: str, position: int) -> str | None:
        """Id of the passage that holds the letter at ``position``, ``None`` when it is not indexed."""

    def n_copies(self, cluster_id: str | None) -> int:
        """How many articles print these words."""

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
