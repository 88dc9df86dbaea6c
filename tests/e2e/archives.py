"""Made-up archives for processes that the tests start; see ``site/sitecustomize.py``."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from bot.backend import Backend
from retrieval.config import RetrievalSettings
from retrieval.errors import IndexMismatch, NoIndex
from retrieval.types import OutletRow, Statement
from tests.bot.fakes import FakeBackend, answer, brief, citation
from tests.bot.meetings import BRIEF_ID, LEAD, REVISION, SOURCES, TOKYO, FakeRegister, days, many, span_of, told_meeting


def small(settings: RetrievalSettings) -> FakeBackend:
    """Answers everything with two citations."""
    return FakeBackend()


def hostile(settings: RetrievalSettings) -> FakeBackend:
    """Answers with an article that tries everything."""
    words = "@everyone <@100000000000000001> [here](https://evil.example) **now** ```x``` \u202et discord.gg/abc " * 12
    bad = tuple(citation(n, excerpt=words, headline=words, outlet="@here `x`", url="javascript:x") for n in range(1, 6))
    return FakeBackend(answer(citations=bad))


def new_york(settings: RetrievalSettings) -> FakeBackend:
    """Answers with the meeting of New York, two excerpts of its brief, and five of articles that are gone."""
    told = (
        brief(n, article_id=BRIEF_ID, revision=REVISION, excerpt=words, start=span_of(words).start,
              end=span_of(words).end, sources=SOURCES, event=days(date(2019, 9, 26)))
        for n, words in enumerate((LEAD, TOKYO.split(". ")[0] + "."), start=1)
    )  # fmt: skip
    gone = (citation(n, outlet=f"Outlet {n}") for n in range(3, 8))
    statements = (Statement("Thursday, 26 September 2019, 50 minutes.", (1,), "computed"),)
    return FakeBackend(answer(statements=statements, citations=(*told, *gone), meetings=(told_meeting(),)))


def two_meetings(settings: RetrievalSettings) -> FakeBackend:
    """Answers with two meetings."""
    return FakeBackend(answer(meetings=many()[:2]))


def one_gone(settings: RetrievalSettings) -> FakeBackend:
    """Answers with a meeting that is told of in both accounts, but is no longer on record."""
    return FakeBackend(answer(meetings=(told_meeting(),)), register=FakeRegister([]))


def many_outlets(settings: RetrievalSettings) -> FakeBackend:
    """Holds articles of thirty outlets."""
    return FakeBackend(outlets=[OutletRow(f"Outlet {n:02}", 100 - n, None, None) for n in range(1, 31)])


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
