"""The status of a meeting over time, from the articles that tell it, by their day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.meetings.testimony import Testimony
from corpus.meetings.types import Conflict, MeetingStatus, StatusChange
from corpus.types import Span

_ORDER: tuple[MeetingStatus, ...] = ("proposed", "planned", "not-held", "held")


def history_of(told: Sequence[Testimony]) -> tuple[StatusChange, ...]:
    """Each status with the first article that says so, sorted by day of report; the last one holds.

    A report that could know how it went outranks every plan and denial before it, whenever that was published.
    """
    # A brief's own text does not tell the life of its meeting: its front matter does.
    own = {t.note.brief_id for t in told if t.is_front_matter}
    counted = [t for t in told if t.is_front_matter or t.note.brief_id is None or t.note.brief_id not in own]
    outcome = _outcome(counted)
    before = [t for t in counted if not could_know(t)]
    steps = sorted(before, key=_by_report)
    if outcome is not None:
        steps = [t for t in steps if _by_report(t)[:2] <= _by_report(outcome)[:2]] + [outcome]
    found: list[StatusChange] = []
    for step in steps:
        if not found or found[-1].status != step.status:
            found.append(StatusChange(step.status, step.mention.reported, _span(step)))
    return tuple(found)


def could_know(t: Testimony) -> bool:
    """Whether this was told by somebody who could know how it went."""
    if t.is_front_matter:
        return t.status in ("held", "not-held")
    if t.status == "held":
        return True
    return t.status == "not-held" and t.told is not None and t.told.latest_on >= t.days[1]


def status_conflict(told: Sequence[Testimony]) -> Conflict | None:
    """The conflict when some say that it took place and some that it did not, after the day; else ``None``."""
    knowing = [t for t in told if could_know(t) and t.rank < 3]
    outcome = _outcome(knowing)
    others = [t for t in knowing if outcome is not None and t.status != outcome.status]
    if outcome is None or not others:
        return None
    return Conflict("status", ((outcome.status, _span(outcome)), (others[0].status, _span(others[0]))))


def _outcome(told: Sequence[Testimony]) -> Testimony | None:
    """Whose word counts on how it went: weightiest kind of source, then what most say, then the first report."""
    knowing = [t for t in told if could_know(t)]
    best = min((t.rank for t in knowing), default=0)
    among = [t for t in knowing if t.rank == best]
    statuses = [t.status for t in among]
    if not among:
        return None
    status = min(among, key=lambda t: (-statuses.count(t.status), *_by_report(t))).status
    return min((t for t in knowing if t.status == status), key=_by_report)


def _by_report(t: Testimony) -> tuple[object, ...]:
    """Sort key by day of report. What bears no day: a plan was there from the start, a report not before the day."""
    told = t.told.earliest_on if t.told else None
    if told is None:
        told = t.days[1] if could_know(t) else date.min
    return told, _ORDER.index(t.status), *t.order


def _span(t: Testimony) -> Span:
    return next((e.span for e in t.mention.evidence if e.field == "status"), t.mention.span)
