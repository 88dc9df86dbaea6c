"""Which meetings a question is about: a filter that is printed with every figure computed from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.meetings.types import Meeting, MeetingKind, Mode
from corpus.types import Side
from retrieval.understand import AskedDays

# A leaders' or ministers' call is of the kind `phone-call`; who sat on the line says of what rank it was.
_LEVELS = {
    "summit": "leader",
    "foreign-ministers": "minister",
    "defence-ministers": "minister",
    "vice-ministers": "vice_minister",
    "director-general": "director_general",
}
TRILATERAL: tuple[MeetingKind, ...] = ("trilateral-china", "trilateral-us")
RANKED = frozenset(_LEVELS)  # kinds that say of what rank those at the table were
# Two ministers of one rank: on the telephone their offices tell them apart.
_OFFICES = {"foreign-ministers": "fm", "defence-ministers": "dm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a meeting must be to count. Empty fields let every meeting pass.

    ``persons``: each entry holds the ids that one name may mean; all names must be at the table. ``sides``: ISO codes.
    ``kinds``: one, or a call or trilateral talks and the kind that says of what rank they were.
    ``place_ids``: gazetteer ids of which one must fit, or one of ``venues``, case-folded names, stand in the venue;
    ``countries`` ISO codes likewise. ``occasions``: case-folded names of which one must stand in the occasion.
    ``days``: ranges of which all must fit. ``series``: a pattern that the occasion must match. ``topics``: gazetteer
    ids that must all be among those of the meeting. ``guest``: the side and the office of somebody at the table:
    ("kr", "president"). ``among_others``: who sat down with third parties at the table met as well.
    """

    persons: tuple[frozenset[str], ...] = ()
    sides: tuple[str, ...] = ()
    kinds: tuple[MeetingKind, ...] = ()
    modes: tuple[Mode, ...] = ()
    place_ids: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    days: tuple[AskedDays, ...] = ()
    series: str = ""
    topics: tuple[str, ...] = ()
    guest: tuple[Side, str] | None = None
    among_others: bool = False

    def holds(self, meeting: Meeting) -> bool:
        """Whether the meeting counts, whatever its status."""
        return self.holds_but_when_and_where(meeting) and self._when(meeting) and self._where(meeting)

    def holds_but_when_and_where(self, meeting: Meeting) -> bool:
        """Whether it would count at another time or place."""
        ids = meeting.person_ids
        return (
            all(names & ids for names in self.persons)
            and set(self.sides) <= set(meeting.sides)
            and (not self.kinds or self._kind(meeting))
            and (not self.modes or meeting.mode in self.modes)
            and set(self.topics) <= set(meeting.topics)
            and (self.guest is None or self.guest in {(p.side, p.office) for p in meeting.participants})
            and (not self.series or bool(re.search(self.series, meeting.occasion or "", re.IGNORECASE)))
        )

    def _kind(self, meeting: Meeting) -> bool:
        # "Foreign ministers' phone talks" asks for two kinds at once: a call, between ministers.
        if "phone-call" in self.kinds:
            return meeting.mode != "in_person" and self._rank(meeting)
        of_three = [kind for kind in self.kinds if kind in TRILATERAL]
        if of_three:  # "trilateral summit"
            return meeting.kind in of_three and self._rank(meeting)
        return meeting.kind in self.kinds

    def _rank(self, meeting: Meeting) -> bool:
        """Whether those on the line were of the rank that the other kind names, if it names one."""
        ranks = [kind for kind in self.kinds if kind in _LEVELS]
        if not ranks:
            return True
        offices = {each.office for each in meeting.participants if each.office}
        wanted = {_OFFICES[kind] for kind in ranks if kind in _OFFICES}
        return meeting.level in {_LEVELS[kind] for kind in ranks} and not (
            wanted and offices and wanted.isdisjoint(offices)
        )

    def _when(self, meeting: Meeting) -> bool:
        if not self.days:
            return True
        when = meeting.when
        return when is not None and all(days.fits(when.earliest_on, when.latest_on) for days in self.days)

    def _where(self, meeting: Meeting) -> bool:
        if not (self.place_ids or self.countries or self.occasions):
            return True
        if self.place_ids and meeting.place_id is not None:
            # "The G20 in Osaka" is no other G20, but the presidential office at Yongsan is in Seoul.
            return meeting.place_id in self.place_ids or _holds(meeting.venue, self.venues)
        if meeting.country in self.countries and not self.place_ids:
            return True
        # Where they met may be told by whose house it was: the presidential office, the ministry.
        return any(_holds(told, self.occasions) for told in (meeting.occasion, meeting.venue))

    @property
    def is_of_any_time(self) -> bool:
        """Whether it says who met and neither when, where nor of which kind the meeting was."""
        told = self.days or self.place_ids or self.countries or self.occasions or self.series or self.topics
        return len(self.persons) > 1 and not (told or self.kinds)

    @property
    def is_narrow(self) -> bool:
        """Whether it says who or of which kind, so that what it lets pass has something in common."""
        return bool(self.persons or self.kinds or self.series or len(self.sides) > 1)


def _holds(text: str | None, names: Iterable[str]) -> bool:
    told = (text or "").casefold()
    return any(name in told for name in names)


def preferred(meetings: Iterable[Meeting], scope: Scope) -> tuple[Meeting, ...]:
    """The two-sided ones among ``meetings`` where the question does not speak of three sides, else all of them."""
    held = tuple(meetings)
    if scope.kinds or scope.among_others or len(scope.sides) > 2:
        return held
    two_sided = tuple(m for m in held if len(m.sides) <= 2)
    return two_sided or held
