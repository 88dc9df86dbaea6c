"""Value objects of retrieval: passages, questions, hits, and answers.

All are frozen. Offsets are half-open code-point ranges in ``article.text`` of the named revision.
Ranks are 1-based, ordinals 0-based. Scores of different kinds are never compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from corpus.meetings.types import Meeting
from corpus.types import EventDate, PartialDate, SourceRef

Language = Literal["en", "ja", "ko"]
Status = Literal["answered", "partial", "conflicting", "abstained"]
Reason = Literal["out_of_scope", "no_coverage", "below_threshold", "future", "false_premise"]
Voice = Literal["report", "side_jp", "side_kr", "joint", "computed"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets in the article's text, the dates it speaks of, the concepts it names (sorted ids)."""

    start: int
    end: int
    events: tuple[EventDate, ...] = ()
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What the article of a passage is about.

    ``title`` is its headline (of a brief those in all languages, joined by ``·``), ``concepts`` the ids that it names,
    sorted; ``happened`` the days of the event that a brief is about.
    """

    title: str = ""
    concepts: tuple[str, ...] = ()
    happened: DateRange | None = None

    @property
    def headlines(self) -> list[str]:
        """The headlines one by one: of a brief the English one first."""
        return self.title.split(" · ")

    def __hash__(self) -> int:
        return hash(self.title)  # as for a passage: the days and concepts add time and hardly a difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The retrieved unit: ``text == article.text[start:end]`` of ``revision``, whole sentences.

    ``id`` is ``article_id@revision:ordinal``. ``n_tokens`` counts tokens of the embedding model for the
    text with its context, special tokens included.
    """

    id: str
    article_id: str
    revision: str
    ordinal: int
    start: int
    end: int
    text: str
    n_tokens: int
    sentences: tuple[Sentence, ...] = ()
    published: PartialDate | None = None
    bundled: bool = False
    cluster_id: str | None = None
    subject: Subject = Subject()

    def __hash__(self) -> int:
        # Two that are equal have one id; hashing every sentence of a passage cost more than what is looked up by it.
        return hash(self.id)

    def sentence_text(self, ordinal: int) -> str:
        """The words of the sentence with that ordinal."""
        sentence = self.sentences[ordinal]
        return self.text[sentence.start - self.start : sentence.end - self.start]


@dataclass(frozen=True, slots=True)
class DateRange:
    """An inclusive range of days; an open end is ``None``. Raises ``ValueError`` when it runs backwards."""

    earliest_on: date | None = None
    latest_on: date | None = None

    def __post_init__(self) -> None:
        if self.earliest_on and self.latest_on and self.earliest_on > self.latest_on:
            raise ValueError(
                f"the range runs backwards: from {self.earliest_on} to {self.latest_on}; give the earlier day first"
            )

    def touches(self, earliest_on: date, latest_on: date) -> bool:
        """Whether the interval shares a day with this range."""
        return (self.latest_on is None or earliest_on <= self.latest_on) and (
            self.earliest_on is None or latest_on >= self.earliest_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question with its filters. ``published`` and ``happened`` are two different filters.

    ``k`` hits at most are cited; ``n_further`` more are cited after them when they are near enough, for further pages.
    """

    text: str
    published: DateRange | None = None
    happened: DateRange | None = None
    outlet: str | None = None
    language: Language | None = None
    k: int = 5
    n_further: int = 0


@dataclass(frozen=True, slots=True)
class PartScore:
    """Rank (1-based) and score of a hit in one list."""

    rank: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim excerpt. ``excerpt == text[start:end]`` of the cited article's stored text.

    For a brief, ``outlet``, ``headline``, ``url`` and ``published`` are those of the first source that the
    paragraph names, ``sources`` lists all of them, ``brief_headline`` is its own in the language of the reply, and
    ``kind`` is ``brief``.
    """

    n: int
    article_id: str
    revision: str
    passage_id: str
    excerpt: str
    start: int
    end: int
    headline: str | None
    outlet: str | None
    agency: str | None
    url: str | None
    kind: str
    published: PartialDate | None
    published_basis: str
    event: EventDate | None
    n_copies: int = 1
    language: str = "en"
    sources: tuple[SourceRef, ...] = ()
    brief_headline: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One line of an answer with the citations it rests on (at least one)."""

    text: str
    citation_ns: tuple[int, ...]
    voice: Voice = "report"

    def __post_init__(self) -> None:
        if not self.citation_ns:
            raise ValueError(f"a statement needs a citation: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the archive holds: counts and the days between which its articles were published."""

    n_articles: int
    n_briefs: int
    n_passages: int
    earliest_on: date | None
    latest_on: date | None
    # Narrowed to what the question is about, when that could be read from it:
    scope: str | None = None
    n_in_scope: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is shown. An abstention has no statements; its citations are the nearest hits, not the answer.

    ``as_of_on`` is the day of the newest article known or of the newest event that a brief tells of, never later
    than today. ``timings_ms`` maps a stage to milliseconds. ``meetings`` are those that computed statements rest
    on, or the nearest on record of an abstention, whose ``notes`` say what is not on record. ``lexical_only``: the
    encoder failed, and the hits were found by the question's words alone. ``ranking`` are the ids of the passages
    that it was made from, best first.
    """

    question: str
    language: Language
    status: Status
    reason: Reason | None
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    coverage: Coverage
    index_id: str
    as_of_on: date | None
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    confidence: float = 0.0
    meetings: tuple[Meeting, ...] = ()
    notes: tuple[str, ...] = ()
    lexical_only: bool = False
    ranking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletRow:
    """One line of ``/sources``: an outlet, its number of articles, and the days they span."""

    outlet: str
    n_articles: int
    earliest_on: date | None
    latest_on: date | None
