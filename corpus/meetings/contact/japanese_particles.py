"""Who does something, and with, to or from whom, in a Japanese sentence: told by the particle after each name.

The partner of a verb stands in its own clause with the particle that the verb takes, its subject anywhere before it
with は or が; what is left open is filled by the noun that a relative clause stands before, or by a subject after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.meetings.clause import Sentence
from corpus.meetings.contact.japanese_book import FRAMES, JOINT, SPEECH, ContactBook
from corpus.meetings.seats import Party
from corpus.meetings.tables.table import covers

PEOPLE = ("persons", "unknown", "offices")
_PASSIVES = ("object", "object_weak", "to")
_QUOTED = re.compile(r"[「『“][^「」『』“”]*[」』”]|[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Arguments:
    """Who stands with a verb: its subject, which may be left out, and its partner, where it is not two together."""

    subject: Sequence[Party] = ()
    partner: Sequence[Party] = ()


@dataclass(slots=True)
class _Found:
    """What was found before a verb: ``inside`` is the subject of a relative clause, ``listed`` that of a headline.

    ``told``: where the subject's particle ends in the shape.
    """

    subject: list[Party] = field(default_factory=list)
    partner: list[Party] = field(default_factory=list)
    both: list[Party] = field(default_factory=list)
    inside: list[Party] = field(default_factory=list)
    listed: list[Party] = field(default_factory=list)
    told: int = 0


@dataclass(frozen=True, slots=True)
class ArgumentReader:
    """Reads the arguments of the verbs of one sentence; ``has_owner``: it is of a diary, whose owner is left out."""

    sentence: Sentence
    book: ContactBook
    has_owner: bool

    def of(self, name: str, start: int, end: int) -> Arguments | None:
        """The arguments of a predicate of that frame at these places of the shape; ``None`` where they do not fit."""
        text = masked(self.sentence.shape.text, start)
        entry = max((m.end() for m in self.book["entry"].finditer(text, 0, start)), default=0)
        first = max((m.end() for m in self.book["clause_end"].finditer(text, entry, start)), default=entry)
        found = self._before(name, text, (entry, first, start, end))
        if found.both:
            return Arguments(found.both)
        subject, partner = found.subject or found.inside or found.listed, found.partner
        filled = self._headed(name, end, subject, partner) or self._followed(end, subject, partner)
        if filled is not None:
            return filled
        is_else = name not in SPEECH and (subject or not partner)
        if is_else and self.book["other_subject"].search(text, max(first, found.told), start):
            return None
        return _filled(name, subject, partner, is_envoy=any(self.is_envoy(party) for party in subject))

    def is_envoy(self, party: Party) -> bool:
        """Whether somebody is of an embassy, so that the ministry may call him in: an ambassador, a minister there."""
        if any(seat.office == "ambassador" for seat in party.seats):
            return True
        return self.book.has("posted", self.sentence.shape.text[party.start : party.end])

    def _before(self, name: str, text: str, places: tuple[int, int, int, int]) -> _Found:
        """What stands before the verb; ``places``: where the entry, the clause and the verb begin, and its end."""
        entry, first, start, end = places
        found = _Found()
        is_passive = name in _PASSIVES and self.book["passive"].match(text, end) is not None
        roles = ("object", "to", "from") if is_passive else FRAMES[name]
        for group in self._groups(entry, start):
            between = text[group[-1].end : start]
            is_near = group[-1].end >= first
            if is_near and not found.partner and any(self._plays(role, between) for role in roles):
                found.partner = group
            elif not found.partner and name == "with" and self._are_of(group, between):
                found.both = group
                return found
            elif not found.subject and (role := self.book["role_subject"].match(between)):
                if self.book["inside"].match(between):
                    found.inside = found.inside or group
                else:
                    found.subject, found.told = group, group[-1].end + role.end()
            elif not found.listed and self.book["listed"].match(between) and self._heads(group):
                found.listed = group
        return found

    def _plays(self, role: str, between: str) -> bool:
        return self.book[f"role_{role}"].match(between) is not None

    def _are_of(self, group: Sequence[Party], between: str) -> bool:
        """Whether the noun is of both: 両首脳の対面."""
        return are_both(group) and self.book["role_of"].fullmatch(between) is not None

    def _headed(self, name: str, end: int, subject: list[Party], partner: list[Party]) -> Arguments | None:
        """The arguments, where the noun that a relative clause stands before fills the place that it leaves open."""
        after = self._after(end)
        if not after:
            return None
        if name == "head" or (name in JOINT and covers(after) and not partner):
            return Arguments(after) if covers(after) and not partner else None
        if partner and _differ(after, partner) and not (subject and _differ(subject, partner)):
            return Arguments(after, partner)
        if subject and not partner and _differ(after, subject) and name in ("object", "to"):
            return Arguments(subject, after)
        return None

    def _followed(self, end: int, subject: list[Party], partner: list[Party]) -> Arguments | None:
        """The arguments, where the subject comes after a clause without one: 朴長官との昼食を終え、林外相は."""
        text = self.sentence.shape.text
        later = [p for p in self.sentence.parties if p.start >= end and p.kind in PEOPLE]
        if subject or not partner or not later or not self.book["then"].fullmatch(text, end, later[0].start):
            return None
        is_topic = self.book["topic"].match(text, later[0].end) is not None
        return Arguments(later[:1], partner) if is_topic and _differ(later[:1], partner) else None

    def _after(self, end: int) -> list[Party]:
        """Whom a relative clause or a cleft sentence ends on: 昼食に招いた李大統領は, もてなしたのは岸田首相だった."""
        text = self.sentence.shape.text
        later = [p for p in self.sentence.parties if p.start >= end and p.kind in (*PEOPLE, "group")]
        if not later:
            return []
        between = text[end : later[0].start]
        if not (self.book["head_noun"].fullmatch(between) or self.book["cleft"].fullmatch(between)):
            return []
        group = later[:1]
        for party in later[1:]:
            if not self.book["and"].fullmatch(text, group[-1].end, party.start):
                break
            group.append(party)
        return group

    def _heads(self, group: Sequence[Party]) -> bool:
        """Whether an entry or a headline begins with them; a diary's begin with whom its owner met."""
        return not self.has_owner and self.book.has("head_of_entry", self.sentence.shape.text[: group[0].start])

    def _groups(self, entry: int, start: int) -> Iterator[list[Party]]:
        """The parties of the entry before the verb, joined ones together, the nearest first."""
        text = self.sentence.shape.text
        groups: list[list[Party]] = []
        parties = (p for p in self.sentence.parties if entry <= p.start and p.end <= start)
        for party in reversed([party for party in parties if party.kind not in ("office", "level")]):
            if groups and self.book["and"].fullmatch(text, party.end, groups[-1][0].start):
                groups[-1].insert(0, party)
            else:
                groups.append([party])
        yield from groups


def masked(text: str, at: int = -1) -> str:
    """The words with what is quoted or in brackets blanked, place for place, but for a quotation around ``at``."""
    return _QUOTED.sub(lambda m: m[0] if m.start() <= at < m.end() else "\x00" * len(m[0]), text)


def are_both(group: Sequence[Party]) -> bool:
    """Whether a phrase names both sides, or stands for them."""
    return covers(group) or group[0].kind == "group"


def _filled(name: str, subject: list[Party], partner: list[Party], *, is_envoy: bool) -> Arguments | None:
    """The arguments as they were found, if they are enough."""
    if partner:
        return Arguments(subject if not subject or _differ(subject, partner) else (), partner)
    if name in ("object", "from") and is_envoy:
        return Arguments((), subject)  # called in by a ministry
    return Arguments(subject) if name in JOINT and subject and are_both(subject) else None


def _differ(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Whether the first are of a government that none of the second is of."""
    mine = {country for party in first for country in party.countries}
    theirs = {country for party in second for country in party.countries}
    return not mine or not mine <= theirs
