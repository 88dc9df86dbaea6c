"""Value objects of meetings: what one article says of one, and the record that all that is said of it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.types import EventDate, PartialDate, Side, Span

MeetingKind = Literal[
    "summit",
    "foreign-ministers",
    "vice-ministers",
    "director-general",
    "defence-ministers",
    "trilateral-us",
    "trilateral-china",
    "phone-call",
    "other",
]
MeetingStatus = Literal["held", "planned", "not-held", "proposed"]
# Who sat down: `leader` heads of state or government, `minister`, `vice_minister`, `director_general`, `ambassador`
# (also national security advisers' and other offices' own rank: `adviser`), `working` everyone else.
Level = Literal["leader", "minister", "vice_minister", "director_general", "ambassador", "adviser", "working"]
Mode = Literal["in_person", "phone", "video"]
Form = Literal["talks", "brief_exchange", "courtesy_call", "meal"]
Field = Literal["status", "participants", "kind", "date", "place", "venue", "occasion", "duration", "topics"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One person at a meeting.

    ``person_id``: id in the gazetteer, ``None`` for somebody it does not know. ``name``: as the gazetteer prints it in
    English, else as written. ``role``: the office held then, in English, as written or as the register of offices has
    it. ``office``: id of that office, such as ``fm``. ``basis`` says how the person is known: ``stated`` by name in the
    text, ``office`` worked out from the office and the day ("the Japanese foreign minister"), ``front_matter`` of a
    brief. ``evidence`` holds the words.
    """

    person_id: str | None
    name: str
    role: str | None
    office: str | None
    side: Side
    basis: Literal["stated", "office", "front_matter"]
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class FieldEvidence:
    """The words that one field of a mention rests on."""

    field: Field
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMention:
    """What one article says of one meeting. Offsets are of that revision's text.

    ``span``: the sentence that speaks of it. ``status``: as told there. ``when``: local to the venue, ``None`` when
    nothing says. ``place_id``/``city``/``country`` (ISO 3166-1 alpha-2): where. ``sides`` are the countries at the
    table, also when nobody is named: ISO codes, sorted. ``reported``: publication day of the article.
    ``duration_approximate``: the source says "about".
    """

    article_id: str
    revision: str
    span: Span
    kind: MeetingKind
    level: Level
    mode: Mode
    form: Form
    status: MeetingStatus
    when: EventDate | None
    timezone: str | None
    place_id: str | None
    city: str | None
    country: str | None
    venue: str | None
    occasion: str | None
    duration_minutes: int | None
    duration_approximate: bool
    sides: tuple[str, ...]
    participants: tuple[Participant, ...]
    topics: tuple[str, ...]
    evidence: tuple[FieldEvidence, ...]
    reported: PartialDate | None


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A status of a meeting and since when an article says so; ``since`` is that article's publication day."""

    status: MeetingStatus
    since: PartialDate | None
    span: Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which sources differ: each value as text, with the words that give it."""

    field: Field
    values: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting as the register holds it: all mentions merged.

    ``id``: of its brief, else made of day, place and kind; stable while its evidence is. ``status``: the last of
    ``history``, which is sorted by the day of report. ``brief_id``: the brief about it. ``bundled``: whether anything
    but an ingested article speaks of it.
    """

    id: str
    kind: MeetingKind
    level: Level
    mode: Mode
    form: Form
    status: MeetingStatus
    history: tuple[StatusChange, ...]
    when: EventDate | None
    timezone: str | None
    place_id: str | None
    city: str | None
    country: str | None
    venue: str | None
    occasion: str | None
    duration_minutes: int | None
    duration_approximate: bool
    sides: tuple[str, ...]
    participants: tuple[Participant, ...]
    topics: tuple[str, ...]
    headlines: tuple[tuple[str, str], ...]
    mentions: tuple[MeetingMention, ...]
    conflicts: tuple[Conflict, ...]
    brief_id: str | None
    bundled: bool

    @property
    def person_ids(self) -> frozenset[str]:
        """The ids of the participants whom the gazetteer knows."""
        return frozenset(p.person_id for p in self.participants if p.person_id)
