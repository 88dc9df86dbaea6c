"""Mentions of all articles -> meetings: what speaks of one meeting becomes one record.

Mentions are taken in the order of how much they tell, so the result does not depend on the order they come in. Each
joins the one meeting that it fits, or the one that it fits best; where it fits several equally, it is plainly one of
them and makes no meeting of its own: it is left unplaced. One that fits none is a meeting, except that what only the
body of a brief says in passing must name the day and somebody on two sides: a brief is about another meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.meetings.cluster import SLIP, Cluster
from corpus.meetings.facts import meeting_of
from corpus.meetings.ids import with_ids
from corpus.meetings.testimony import BODY_OF_BRIEF, ArticleNote, Testimony
from corpus.meetings.types import Meeting, MeetingMention

# A mention without any date is first looked for within a year of the day it was told.
_NEAR = timedelta(days=366)
# An envoy is called in, or sees somebody else, again and again: without a day it was near that of the brief.
_BESIDE_BRIEF = 31
_MANY_MONTHS = 30


@dataclass(frozen=True, slots=True)
class Merged:
    """``meetings`` sorted by day and id. ``unplaced``: mentions that fit several of them equally, or say too little."""

    meetings: tuple[Meeting, ...]
    unplaced: tuple[MeetingMention, ...]


def merge(mentions: Iterable[MeetingMention], notes: Mapping[str, ArticleNote] | None = None) -> tuple[Meeting, ...]:
    """The meetings that the mentions speak of, sorted by day and id. ``notes`` by article id."""
    return merge_all(mentions, notes or {}).meetings


def merge_all(mentions: Iterable[MeetingMention], notes: Mapping[str, ArticleNote]) -> Merged:
    """The meetings, and the mentions that could be of any of several."""
    nothing = ArticleNote()
    told = sorted((Testimony(m, notes.get(m.article_id, nothing)) for m in mentions), key=lambda t: t.order)
    clusters = _Clusters()
    unplaced = [each.mention for each in told if not clusters.place(each)]
    standing: list[Cluster] = []
    for cluster in clusters.all:
        if cluster.is_doubtful:
            unplaced += [each.mention for each in cluster.members]
        else:
            standing.append(cluster)
    meetings = with_ids([meeting_of(cluster.members) for cluster in standing])
    return Merged(tuple(sorted(meetings, key=by_day)), tuple(unplaced))


def by_day(meeting: Meeting) -> tuple[bool, date, date, str]:
    """Sort key: by day, what has none last, then by id."""
    when = meeting.when
    return when is None, when.earliest_on if when else date.min, when.latest_on if when else date.min, meeting.id


class _Clusters:
    """All clusters, found by the months they may lie in, and by the people in them."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._by_month: dict[int, list[Cluster]] = {}
        self._wide: list[Cluster] = []
        self._by_person: dict[str, dict[int, Cluster]] = {}
        self._incomplete: list[Cluster] = []

    def place(self, told: Testimony) -> bool:
        """Puts the mention where it belongs, in a new cluster when it fits none; whether it could be placed."""
        fitting = [] if told.is_front_matter and not told.note.brief_id else self._fitting(told)
        if not fitting:
            self._start(told)
            return True
        best = _best(told, fitting)
        if best is not None:
            best.add(told)
            self._note_people(best, told)
        return best is not None

    def _fitting(self, told: Testimony) -> list[Cluster]:
        first, last = told.days
        if told.mention.when is not None or told.around is None:
            return [c for c in self._between(first, _later(last, SLIP.days)) if c.fits(told)]
        day = told.around.earliest_on
        is_beside = told.rank == BODY_OF_BRIEF and told.mention.kind == "other"
        reach = _BESIDE_BRIEF if is_beside else _NEAR.days
        near = max(first, _earlier(day, reach)), min(last, _later(day, reach))
        dated = [c for c in self._between(*near) if c.first.mention.when is not None and c.fits(told)]
        if dated or told.rank == BODY_OF_BRIEF:  # which speaks of what lies near its own day
            return dated
        return [c for c in self._with_people_of(told) if c.fits(told)]

    def _with_people_of(self, told: Testimony) -> list[Cluster]:
        """The clusters that share somebody with the mention, or lack people for a side."""
        ids = [person for people in told.people.values() for person in people]
        if not ids:
            return self.all
        found = {key: c for person in ids for key, c in self._by_person.get(person, {}).items()}
        return list((found | {id(c): c for c in self._incomplete}).values())

    def _note_people(self, cluster: Cluster, told: Testimony) -> None:
        for people in told.people.values():
            for person in people:
                self._by_person.setdefault(person, {})[id(cluster)] = cluster

    def _between(self, first: date, last: date) -> Iterator[Cluster]:
        """The clusters that may lie within a day of these days, in the order in which they were made."""
        months = range(_month(_earlier(first, 1)), _month(_later(last, 1)) + 1)
        if len(months) > _MANY_MONTHS:
            return iter(self.all)
        found = {id(c): c for month in months for c in self._by_month.get(month, ())}
        return iter([*found.values(), *self._wide])

    def _start(self, told: Testimony) -> None:
        cluster = Cluster(told)
        self.all.append(cluster)
        self._note_people(cluster, told)
        if len(told.people) < max(2, len(told.mention.sides)):
            self._incomplete.append(cluster)
        months = range(_month(cluster.days[0]), _month(cluster.days[1]) + 1)
        if len(months) > _MANY_MONTHS:
            self._wide.append(cluster)
            return
        for month in months:
            self._by_month.setdefault(month, []).append(cluster)


def _best(told: Testimony, fitting: list[Cluster]) -> Cluster | None:
    """The cluster that shares more with the mention than any other does; ``None`` when two share as much."""

    def shared(cluster: Cluster) -> tuple[int, ...]:
        first = cluster.first.mention
        coarse = (
            cluster.first.is_front_matter and first.article_id == told.mention.article_id,
            cluster.same_city(told),
            cluster.shared_sides(told),
            any(member.mention.article_id == told.mention.article_id for member in cluster.members),
        )
        # How it was is a sign only where the day is known: over a month the same people meet in many ways.
        return (*coarse, first.form == told.mention.form, first.kind == told.mention.kind) if told.is_day else coarse

    if len(fitting) == 1:
        return fitting[0]
    scores = sorted(((shared(c), -n) for n, c in enumerate(fitting)), reverse=True)
    return fitting[-scores[0][1]] if scores[0][0] > scores[1][0] else None


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _earlier(day: date, days: int = _NEAR.days) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))


def _later(day: date, days: int = _NEAR.days) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
