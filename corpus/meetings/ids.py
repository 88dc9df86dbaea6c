"""Ids of meetings: that of the brief, else day, city, kind and who met."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.gazetteer.fold import fold
from corpus.meetings.types import Meeting, Participant
from corpus.types import Precision

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_MOST_NAMES = 4


def with_ids(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The meetings, each with an id that no other has; the same meetings in the same order get the same ids."""
    taken = {m.brief_id for m in meetings if m.brief_id}
    plain = [m.brief_id or made_id(m) for m in meetings]
    counts = Counter(plain)
    found = []
    for meeting, made in zip(meetings, plain, strict=True):
        if meeting.brief_id is None:
            # Two of a kind on one day differ in how they were, such as a session and a dinner.
            full = made if counts[made] == 1 else f"{made}-{meeting.form.replace('_', '-')}"
            made = next(name for name in _numbered(full) if name not in taken)
            taken.add(made)
        found.append(replace(meeting, id=made))
    return found


def made_id(meeting: Meeting) -> str:
    """Day (or month, or year), city, kind and family names: ``2021-05-05-london-foreign-ministers-motegi-chung``."""
    place = slug(meeting.city or "") or meeting.place_id or "nowhere"
    names = [family_name(p) for p in meeting.participants][:_MOST_NAMES]
    return "-".join([_day(meeting), place, meeting.kind, *filter(None, names)])


def slug(text: str) -> str:
    """Lower-case Latin letters and digits joined by hyphens; empty when there are none."""
    return _NOT_WORD.sub("-", fold(text)).strip("-")


def participant_id(participant: Participant) -> str:
    """The id in the gazetteer, else one made from the name as it is written."""
    return participant.person_id or slug(participant.name) or fold(participant.name).replace(" ", "-")


def family_name(participant: Participant) -> str:
    """The family name in Latin letters, empty when none is known. Ids of the gazetteer begin with it."""
    return (participant.person_id or slug(participant.name)).split("-")[0]


def _day(meeting: Meeting) -> str:
    when = meeting.when
    if when is None:
        return "undated"
    full = when.earliest_on.isoformat()
    return {Precision.MONTH: full[:7], Precision.YEAR: full[:4]}.get(when.precision, full)


def _numbered(name: str) -> list[str]:
    return [name, *(f"{name}-{n}" for n in range(2, 1000))]
