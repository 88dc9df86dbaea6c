"""Answers and an archive made by hand, for tests of the bot. All sentences are our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.gazetteer import Gazetteer
from corpus.types import Article, EventDate, PartialDate, Precision, SourceRef
from retrieval.errors import BadQuery
from retrieval.types import Answer, Citation, Coverage, OutletRow, Query, Statement
from tests.bot.meetings import FakeArticles, FakeRegister, gazetteer

LONDON_ON = date(2021, 5, 5)
COVERAGE = Coverage(
    n_articles=212, n_briefs=34, n_passages=1400, earliest_on=date(2015, 1, 2), latest_on=date(2024, 5, 27)
)
OUTLETS = [
    OutletRow("Kyodo News", 40, date(2019, 1, 3), date(2021, 6, 1)),
    OutletRow("The Korea Herald", 55, date(2018, 2, 1), date(2024, 5, 27)),
    OutletRow("Yonhap", 90, date(2015, 1, 2), date(2024, 5, 20)),
    OutletRow("The Mainichi", 27, None, None),
]


def citation(n: int = 1, **changes: object) -> Citation:
    """A citation of a made-up article on the London meeting."""
    excerpt = "The two ministers sat down in London on Wednesday. They talked for twenty minutes."
    made = Citation(
        n=n,
        article_id=f"{n:016x}",
        revision="f" * 16,
        passage_id=f"{n:016x}@{'f' * 16}:0",
        excerpt=excerpt,
        start=0,
        end=len(excerpt),
        headline="Ministers meet after a long silence",
        outlet="The Korea Herald",
        agency=None,
        url="https://news.example/2021/05/06/ministers",
        kind="news",
        published=PartialDate(2021, 5, 6),
        published_basis="visible",
        event=EventDate(LONDON_ON, LONDON_ON, Precision.DAY, "weekday"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def answer(**changes: object) -> Answer:
    """An answer with one statement and two citations."""
    made = Answer(
        question="When did they meet in London?",
        language="en",
        status="answered",
        reason=None,
        statements=(Statement("The two ministers sat down in London on Wednesday.", (1,)),),
        citations=(citation(1), citation(2, outlet="Kyodo News", n_copies=3)),
        coverage=COVERAGE,
        index_id="gen-000001",
        as_of_on=date(2024, 5, 27),
        timings_ms={"total": 12.0},
        confidence=0.9,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def abstention(**changes: object) -> Answer:
    """An abstention with one nearest hit."""
    return answer(
        **{"status": "abstained", "reason": "no_coverage", "statements": (), "citations": (citation(1),), **changes}
    )


def brief(n: int = 1, **changes: object) -> Citation:
    """A citation of one of Chancery's own briefs, which names two sources."""
    sources = (
        SourceRef(
            n=1,
            outlet="Ministry of Foreign Affairs of Japan",
            headline="Talks in London",
            url="https://mofa.example/london",
            published=PartialDate(2021, 5, 5),
            side="jp",
            language="en",
        ),
        SourceRef(
            n=2,
            outlet="Kyodo News",
            headline="Ministers meet",
            url="https://kyodo.example/1",
            published=None,
            side=None,
            language="en",
        ),
    )
    first = sources[0]
    return citation(
        n,
        **{
            "kind": "brief",
            "outlet": first.outlet,
            "url": first.url,
            "published": first.published,
            "sources": sources,
            **changes,
        },
    )


class FakeBackend:
    """An archive that gives the answer it was handed, and keeps every query.

    A question holding ``slowly`` takes half a second, ``very slowly`` two, ``for ever`` ten seconds, ``breaks`` raises
    ``RuntimeError``, ``refuse`` raises ``BadQuery``, ``nothing`` is abstained from.
    """

    def __init__(
        self,
        given: Answer | None = None,
        outlets: Sequence[OutletRow] = OUTLETS,
        *,
        register: FakeRegister | None = None,
        articles: FakeArticles | None = None,
    ) -> None:
        self.given, self._outlets = given or answer(), outlets
        self.register, self._articles = register or FakeRegister(), articles or FakeArticles()
        self.queries: list[Query] = []
        self.threads: set[str] = set()
        self.index_id, self.as_of_on = "gen-000001", date(2024, 5, 27)
        self.index_problem: str | None = None
        self.changed = False

    def ask(self, query: Query) -> Answer:
        """The answer that was given at the start, with the question of ``query``."""
        self.queries.append(query)
        self.threads.add(threading.current_thread().name)
        if "slowly" in query.text:
            time.sleep(2.0 if "very slowly" in query.text else 0.5)
        if "for ever" in query.text:
            time.sleep(10)
        if "breaks" in query.text:
            raise RuntimeError("the made-up archive broke")
        if "refuse" in query.text:
            raise BadQuery("found nothing to ask about; name a person or a meeting")
        made = abstention() if "nothing" in query.text else self.given
        language = query.language or ("ko" if "외교" in query.text else "ja" if "外相" in query.text else "en")
        return replace(made, question=query.text, language=language)

    @property
    def gazetteer(self) -> Gazetteer:
        """The real one."""
        return gazetteer()

    def article(self, article_id: str, revision: str) -> Article:
        """One of the articles handed over at the start."""
        return self._articles.article(article_id, revision)

    def passage_at(self, article_id: str, revision: str, position: int) -> str | None:
        """No passage: there is no index."""
        return None

    def n_copies(self, cluster_id: str | None) -> int:
        """No copies."""
        return 1

    def outlets(self) -> Sequence[OutletRow]:
        """The rows handed over at the start."""
        return self._outlets

    def coverage(self) -> Coverage:
        """Made-up counts."""
        return COVERAGE

    def refresh(self) -> bool:
        """Whether ``changed`` was set since the last call."""
        changed, self.changed = self.changed, False
        return changed
