"""Tokyo's and Seoul's account of one meeting side by side, sentence by sentence, aligned by what they speak of.

Nothing is judged: a sentence is put beside those of the other account that name the same topic. One that names topics
of which none occurs in the other account is marked so; one in which no topic is recognized is not compared at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.backend import Backend
from bot.disputed import Side
from bot.meeting_view import ACCOUNT_SIDES, AccountSide, accounts_of, topic_names
from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from corpus.sentences import sentences
from retrieval.serialize_meeting import Citations
from retrieval.types import Citation, Language
from retrieval.words import data_file

Verdict = Literal["both", "jp", "kr", "open"]
_KINDS = ("topic", "agreement", "event", "country")


@dataclass(frozen=True, slots=True)
class Point:
    """One sentence of an account, verbatim, the number of the citation that it stands in, and what it speaks of."""

    text: str
    citation_n: int
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: topics, and what each account says of them. ``verdict``: who reports it; ``open`` was not compared."""

    topics: tuple[str, ...]
    jp: tuple[Point, ...]
    kr: tuple[Point, ...]
    verdict: Verdict

    def cell(self, side: AccountSide) -> tuple[Point, ...]:
        """What that side says."""
        return self.jp if side == "jp" else self.kr


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both accounts of a meeting: the rows, the citations behind them, and the sides that have no account here."""

    meeting: Meeting
    rows: tuple[Row, ...]
    citations: tuple[Citation, ...]
    missing: tuple[AccountSide, ...]
    ns: dict[AccountSide, tuple[int, ...]]


def comparison_of(meeting: Meeting, backend: Backend, language: Language) -> Comparison:
    """The two accounts of ``meeting``, aligned."""
    citations = Citations(meeting, backend, language=language)
    told = accounts_of(meeting, citations, language)
    points = {side: _points(told[side].citation_ns, citations.all, backend.gazetteer) for side in ACCOUNT_SIDES}
    return Comparison(
        meeting=meeting,
        rows=aligned(points["jp"], points["kr"]),
        citations=tuple(citations.all),
        missing=tuple(side for side in ACCOUNT_SIDES if not told[side].citation_ns),
        ns={side: told[side].citation_ns for side in ACCOUNT_SIDES},
    )


def aligned(jp: Sequence[Point], kr: Sequence[Point]) -> tuple[Row, ...]:
    """Rows of what both speak of, then what only one does, then what could not be compared; empty cells stay empty."""
    by_topics: dict[tuple[tuple[Point, ...], tuple[Point, ...]], list[str]] = {}
    for topic in dict.fromkeys(topic for point in (*jp, *kr) for topic in sorted(point.topics)):
        cells = tuple(p for p in jp if topic in p.topics), tuple(p for p in kr if topic in p.topics)
        by_topics.setdefault(cells, []).append(topic)
    both = [Row(tuple(topics), a, b, "both") for (a, b), topics in by_topics.items() if a and b]
    if not (jp and kr):
        return (Row((), tuple(jp), tuple(kr), "open"),) if jp or kr else ()
    shared = {point for row in both for point in (*row.jp, *row.kr)}
    alone = [*_alone(jp, shared, "jp"), *_alone(kr, shared, "kr")]
    rest = Row((), tuple(p for p in jp if not p.topics), tuple(p for p in kr if not p.topics), "open")
    return (*both, *alone, *([rest] if rest.jp or rest.kr else []))


def _alone(points: Sequence[Point], shared: set[Point], side: AccountSide) -> list[Row]:
    """What only ``side`` speaks of, the sentences on the same topics together."""
    by_topics: dict[frozenset[str], list[Point]] = {}
    for point in points:
        if point.topics and point not in shared:
            by_topics.setdefault(point.topics, []).append(point)
    return [
        Row(tuple(sorted(topics)), tuple(said) if side == "jp" else (), tuple(said) if side == "kr" else (), side)
        for topics, said in by_topics.items()
    ]


def topics_of(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """What a sentence speaks of: topics, agreements, events and third countries, families of them as one."""
    found = {each.entity_id for each in gazetteer.find(text) if each.kind in _KINDS}
    families = _family_of()
    return frozenset(
        families.get(each, each) for each in found.difference(data_file("bot", "compare.toml")["too_general"])
    )


@cache
def _family_of() -> Mapping[str, str]:
    """The first topic of its family for each topic that has one."""
    families: list[list[str]] = data_file("bot", "compare.toml")["families"]
    return {topic: family[0] for family in families for topic in family}


def row_title(row: Row, language: Language, gazetteer: Gazetteer, names_first: Side | None = None) -> str:
    """The topics of a row as they are printed."""
    return topic_names(row.topics, language, gazetteer, names_first)


def _points(ns: Sequence[int], citations: Sequence[Citation], gazetteer: Gazetteer) -> tuple[Point, ...]:
    found = []
    for citation in (citations[n - 1] for n in ns):
        for start, end in sentences(citation.excerpt, citation.language):
            text = citation.excerpt[start:end]
            found.append(Point(text, citation.n, topics_of(text, gazetteer)))
    return tuple(found)
