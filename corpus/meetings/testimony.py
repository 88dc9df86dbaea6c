"""A mention beside what is known of its article: when it was told, and how much weight it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from corpus.gazetteer.fold import fold
from corpus.meetings.types import MeetingMention, MeetingStatus, Participant
from corpus.types import Article, ArticleKind, PartialDate, Side

ONE_DAY = timedelta(days=1)
_AFTERMATH = timedelta(days=31)  # of what a brief is about, which it may tell of too
BODY_OF_BRIEF = 3  # the rank of what a brief says beside its front matter
PLANS: frozenset[MeetingStatus] = frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True)
class ArticleNote:
    """What merging needs to know of an article. ``happened_on``: last day of what a brief is about."""

    brief_id: str | None = None
    bundled: bool = False
    is_readout: bool = False
    headlines: tuple[tuple[str, str], ...] = ()
    happened_on: date | None = None

    @classmethod
    def of(cls, article: Article) -> ArticleNote:
        """The note on an article."""
        return cls(
            brief_id=article.brief_id,
            bundled=article.bundled,
            is_readout=article.kind in (ArticleKind.READOUT, ArticleKind.JOINT_STATEMENT),
            headlines=tuple(sorted(article.headlines.items())),
            happened_on=article.happened.latest_on if article.happened else None,
        )


class Testimony:
    """One mention with the note on its article, and what follows from both. Never changed."""

    def __init__(self, mention: MeetingMention, note: ArticleNote) -> None:
        self.mention, self.note = mention, note

    @cached_property
    def is_front_matter(self) -> bool:
        """Whether this is the front matter of a brief speaking, not a sentence."""
        return self.mention.when is not None and self.mention.when.basis == "front_matter"

    @cached_property
    def rank(self) -> int:
        """0 for the front matter of a brief, 1 for a government's own text, 2 for a report, 3 for a brief's body."""
        if self.is_front_matter:
            return 0
        if self.note.brief_id is not None:
            return BODY_OF_BRIEF
        return 1 if self.note.is_readout else 2

    @cached_property
    def told(self) -> PartialDate | None:
        """When this was told: the day of publication. A plan in a brief was made on the day that the brief is about."""
        happened_on = self.note.happened_on
        is_plan = self.mention.status in PLANS and not self.is_front_matter
        if self.mention.reported is None and happened_on is not None and is_plan:
            return PartialDate.of(happened_on)
        return self.mention.reported

    @cached_property
    def around(self) -> PartialDate | None:
        """The day near which a meeting without a date is looked for first."""
        happened_on = self.note.happened_on
        return self.told or (PartialDate.of(happened_on) if happened_on else None)

    @cached_property
    def status(self) -> MeetingStatus:
        """The status as told, but for a meeting that lay ahead when the article came out: that is a plan."""
        mention = self.mention
        is_ahead = self.told is not None and mention.when is not None and self.told.latest_on < mention.when.earliest_on
        return "planned" if mention.status == "held" and is_ahead and not self.is_front_matter else mention.status

    @cached_property
    def days(self) -> tuple[date, date]:
        """The days on which it may have been: a plan is for later than it was told, a report of something before.

        A meeting that a brief tells of without a day was before what the brief is about, or soon after.
        """
        when, told = self.mention.when, self.told
        first, last = (when.earliest_on, when.latest_on) if when else (date.min, date.max)
        if when is None and told is None and self.note.happened_on is not None and self.status == "held":
            last = self.note.happened_on + _AFTERMATH
        if told is None or first == last or self.is_front_matter:
            return first, last
        if self.status == "held":
            last = min(last, told.latest_on)
        elif self.status in PLANS:
            first = max(first, told.earliest_on + ONE_DAY)
        if first > last and when is not None:
            return when.earliest_on, when.latest_on
        return min(first, last), last

    @cached_property
    def is_day(self) -> bool:
        """Whether it names one day."""
        when = self.mention.when
        return when is not None and when.earliest_on == when.latest_on

    @cached_property
    def names_somebody(self) -> bool:
        """Whether its own sentence names somebody who took part, or tells of nobody, or of a meeting that was not."""
        if self.mention.status == "not-held":
            return True
        named = [p.evidence for p in self.mention.participants if p.basis == "stated" and p.evidence]
        span = self.mention.span
        return not named or any(span.start <= e.start < span.end for e in named)

    @cached_property
    def city(self) -> str | None:
        """The city in one spelling."""
        return fold(self.mention.city) if self.mention.city else None

    @cached_property
    def people(self) -> Mapping[Side, frozenset[str]]:
        """The known people by side."""
        return by_side(p for p in self.mention.participants if p.person_id)

    def of_side(self, side: Side) -> list[Participant]:
        """The known people of one side."""
        return [p for p in self.mention.participants if p.side == side and p.person_id]

    @cached_property
    def strangers(self) -> Mapping[Side, frozenset[str]]:
        """The folded names of people whom the gazetteer does not know, by side."""
        return by_side(p for p in self.mention.participants if not p.person_id)

    @cached_property
    def order(self) -> tuple[object, ...]:
        """Sorts the best told first; two that compare equal say the same."""
        m = self.mention
        first, last = self.days
        return (
            *(self.rank != 0, (last - first).days, -len(self.people), m.city is None, self.status != "held"),
            *(self.rank, first, str(self.told or "9999"), m.article_id, m.span.start, m.span.end),
            *(m.kind, m.form, m.mode, m.level, m.status, str(m.when), str(m.participants), m.sides, m.topics),
            *(m.city or "", m.country or "", m.place_id or "", m.venue or "", m.occasion or ""),
            *(m.duration_minutes or 0, m.duration_approximate, m.timezone or "", str(m.evidence)),
        )


def by_side(participants: Iterable[Participant]) -> Mapping[Side, frozenset[str]]:
    """Their ids (else folded names) by side."""
    found: dict[Side, set[str]] = {}
    for each in participants:
        found.setdefault(each.side, set()).add(each.person_id or fold(each.name))
    return {side: frozenset(ids) for side, ids in found.items()}
