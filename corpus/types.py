"""Value objects of the corpus: articles, their dates and what is known about them.

All are frozen. Offsets are half-open ranges in Unicode code points. ``None`` means "not known"; a
value that is not on the page is never guessed.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from corpus.brief_types import BriefMeeting

Side = Literal["jp", "kr", "us", "cn", "other"]


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"
    NONE = "none"


class ArticleKind(StrEnum):
    """What an article is; ``BRIEF`` is one written by this project from the sources that it lists."""

    NEWS = "news"
    READOUT = "readout"
    JOINT_STATEMENT = "joint_statement"
    PRESS_CONFERENCE = "press_conference"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year of the Gregorian calendar, as far as it is known.

    Raises ``ValueError`` for an impossible date, or a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError(f"day {self.day} was given without a month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The day itself, with day precision."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date written as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; raises ``ValueError`` otherwise."""
        pieces = text.strip().split("-")
        well_formed = [len(p) for p in pieces] in ([4], [4, 2], [4, 2, 2]) and all(p.isdecimal() for p in pieces)
        if not well_formed:
            raise ValueError(f"found {text!r}, expected YYYY, YYYY-MM or YYYY-MM-DD")
        return cls(*(int(p) for p in pieces))

    @property
    def precision(self) -> Precision:
        """``DAY``, ``MONTH`` or ``YEAR``."""
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else Precision.YEAR

    @property
    def earliest_on(self) -> date:
        """First day that the date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest_on(self) -> date:
        """Last day that the date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of one revision of an article, in code points, half-open."""

    article_id: str
    revision: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something happened: an inclusive interval, local to the place, never finer than its evidence.

    ``basis``: stated | relative | weekday | dateline | inferred | front_matter.
    ``evidence_article_id`` names the other article that an inferred date rests on; without one it is the known day of
    a meeting.
    """

    earliest_on: date
    latest_on: date
    precision: Precision
    basis: str
    evidence: Span | None = None
    evidence_article_id: str | None = None

    def __post_init__(self) -> None:
        if self.earliest_on > self.latest_on:
            raise ValueError(f"event date runs backwards: {self.earliest_on} > {self.latest_on}")


@dataclass(frozen=True, slots=True)
class FieldBasis:
    """How one field of an article is known: ``field`` name, ``basis`` word, and the words it rests on."""

    field: str
    basis: str
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """One numbered source of a brief. ``side`` is ``jp`` or ``kr`` when it is that government's own text.

    ``headline`` is the source's own; ``None`` where nobody could see it, never a description in its place.
    """

    n: int
    outlet: str
    headline: str | None
    url: str
    published: PartialDate | None
    side: Literal["jp", "kr"] | None
    language: str


@dataclass(frozen=True, slots=True)
class ParagraphSources:
    """Which sources (their ``n``) the text between ``start`` and ``end`` rests on; ``side`` when it is an account."""

    start: int
    end: int
    ns: tuple[int, ...]
    side: Literal["jp", "kr"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A fact handed over with the page (front matter, JSON-LD, meta tags), not read from its visible text."""

    field: str
    value: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One item as read, nothing cleaned: ``lines`` of visible text and the facts that came beside it.

    ``source`` is what the user named (path, ``path#line``, address, or ``-``); ``media`` one of
    text | html | markdown | json. ``raw_sha256`` is the digest of the bytes of this item.
    """

    source: str
    media: Literal["text", "html", "markdown", "json"]
    text: str
    raw_sha256: str
    url: str | None = None
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """How many lines cleaning left out, by reason, and the captions kept as evidence for dates only."""

    comments: int = 0
    boilerplate: int = 0
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published item, cleaned and dated. ``text`` is NFC, paragraphs joined by one blank line.

    ``id``: 16 hex digits of the SHA-256 of ``source_key``. ``revision``: 16 hex digits of the SHA-256
    of ``text``. ``source_key``: canonical URL, else ``file:`` and the resolved path (``#line`` in a
    JSON-lines file), else ``text:`` and the digest of the text. ``published_at``/``updated_at`` are
    timezone-aware; ``published`` is the day at the outlet.
    """

    id: str
    revision: str
    source_key: str
    source: str
    url: str | None
    kind: ArticleKind
    headline: str | None
    outlet: str | None
    agency: str | None
    byline: tuple[str, ...]
    dateline_place: str | None
    dateline_on: PartialDate | None
    language: str
    published: PartialDate | None
    published_basis: str
    published_at: datetime | None = None
    updated_at: datetime | None = None
    text: str
    raw_sha256: str
    dropped: Dropped = Dropped()
    known_by: tuple[FieldBasis, ...] = ()
    cluster_id: str | None = None
    supersedes: str | None = None
    # Only for briefs:
    bundled: bool = False
    brief_id: str | None = None
    happened: EventDate | None = None
    meeting: BriefMeeting | None = None
    timezone: str | None = None
    topics: tuple[str, ...] = ()
    headlines: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[SourceRef, ...] = ()
    paragraph_sources: tuple[ParagraphSources, ...] = ()

    @property
    def published_precision(self) -> Precision:
        """``DAY``, ``MONTH``, ``YEAR``, or ``NONE`` when the page gives no date."""
        return self.published.precision if self.published else Precision.NONE

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of ``text``, in order."""
        return tuple(self.text.split("\n\n")) if self.text else ()
