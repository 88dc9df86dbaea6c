"""A bundled brief as written: its front matter and its bodies, one a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.meetings.types import MeetingKind, MeetingStatus
from corpus.types import EventDate, ParagraphSources, Side, SourceRef

BRIEF_KINDS = ("meeting", "agreement", "statement", "ruling", "measure", "incident", "topic")
MEETING_KINDS: tuple[MeetingKind, ...] = get_args(MeetingKind)
MEETING_STATUSES: tuple[MeetingStatus, ...] = get_args(MeetingStatus)
SIDES = ("jp", "kr", "us", "cn", "other")
SOURCE_SIDES = ("jp", "kr")
LANGUAGES = ("en", "ja", "ko")


@dataclass(frozen=True, slots=True)
class BriefParticipant:
    """One participant as the brief names them, with the role held then."""

    name: str
    role: str | None
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefMeeting:
    """The meeting of a brief of kind ``meeting``. ``country`` is ISO 3166-1 alpha-2."""

    kind: str
    status: str
    city: str | None
    country: str | None
    venue: str | None
    occasion: str | None
    duration_minutes: int | None
    participants: tuple[BriefParticipant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What stands between the two ``---`` lines of a brief, checked and typed."""

    brief_id: str
    headlines: Mapping[str, str]
    kind: str
    happened: EventDate
    timezone: str
    meeting: BriefMeeting | None
    topics: tuple[str, ...]
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefParagraph:
    """One paragraph of a body: ``text`` without source numbers, ``ns`` the numbers, ``line`` 1-based in the file.

    ``side`` is that of the account section it stands in, ``None`` before the first one.
    """

    line: int
    text: str
    ns: tuple[int, ...]
    is_heading: bool
    ends_with_numbers: bool
    side: Literal["jp", "kr"] | None


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a brief in one language."""

    language: str
    paragraphs: tuple[BriefParagraph, ...]

    @property
    def text(self) -> str:
        """The paragraphs, headings included, joined by one blank line."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def paragraph_sources(self) -> tuple[ParagraphSources, ...]:
        """Where in ``text`` each paragraph that names sources stands, in code points."""
        found: list[ParagraphSources] = []
        start = 0
        for paragraph in self.paragraphs:
            end = start + len(paragraph.text)
            if paragraph.ns:
                found.append(ParagraphSources(start, end, paragraph.ns, paragraph.side))
            start = end + 2
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief: ``bodies`` holds English first, then the translations that stand beside it."""

    front: FrontMatter
    bodies: tuple[Body, ...]
