"""Registers made for tests: meetings by hand, and random ones."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from corpus.meetings.types import Level, Meeting, MeetingKind, MeetingStatus, Mode, Participant
from corpus.types import EventDate, PartialDate, Side

_SIDE_OF: dict[str, Side] = {"a": "jp", "b": "jp", "x": "kr", "y": "kr"}
_CODE_OF = {"a": "JP", "b": "JP", "x": "KR", "y": "KR"}
_LEVELS: dict[MeetingKind, Level] = {"summit": "leader", "foreign-ministers": "minister", "phone-call": "minister"}


def meeting(
    meeting_id: str,
    when: str | None,
    *,
    people: str = "ax",
    kind: MeetingKind = "foreign-ministers",
    status: MeetingStatus = "held",
    place: str | None = "london",
    minutes: int | None = None,
    mode: Mode = "in_person",
    topics: tuple[str, ...] = (),
) -> Meeting:
    """A meeting of the people ``a``/``b`` (Japan) and ``x``/``y`` (Korea) on an ISO day, month or year."""
    return Meeting(
        id=meeting_id,
        kind=kind,
        level=_LEVELS.get(kind, "working"),
        mode=mode,
        form="talks",
        status=status,
        history=(),
        when=event(when) if when else None,
        timezone=None,
        place_id=place,
        city=place.title() if place else None,
        country="GB" if place == "london" else "KR" if place == "seoul" else None,
        venue=None,
        occasion="G7 foreign ministers' meeting" if place == "london" else None,
        duration_minutes=minutes,
        duration_approximate=False,
        sides=tuple(sorted({_CODE_OF[p] for p in people})),
        participants=tuple(
            Participant(person_id=p, name=p.upper(), role=None, office=None, side=_SIDE_OF[p], basis="stated")
            for p in people
        ),
        topics=topics,
        headlines=(),
        mentions=(),
        conflicts=(),
        brief_id=None,
        bundled=False,
    )


def event(when: str) -> EventDate:
    """The ISO day, month or year as an event date."""
    known = PartialDate.parse(when)
    return EventDate(known.earliest_on, known.latest_on, known.precision, "stated")


@st.composite
def registers(draw: st.DrawFn) -> list[Meeting]:
    """Up to 14 meetings with days, months or no day at all, of four people, three kinds and two places."""
    found = []
    for i in range(draw(st.integers(0, 14))):
        day = date(2018, 1, 1) + timedelta(days=draw(st.integers(0, 900)))
        when = draw(st.sampled_from([day.isoformat(), day.isoformat()[:7], None]))
        found.append(
            meeting(
                f"m{i:02d}",
                when,
                people=draw(st.sampled_from(["ax", "ay", "bx", "by"])),
                kind=draw(st.sampled_from(["summit", "foreign-ministers"])),
                status=draw(st.sampled_from(["held", "held", "held", "planned", "not-held"])),
                place=draw(st.sampled_from(["london", "seoul", None])),
                minutes=draw(st.sampled_from([None, 20, 50])),
                topics=draw(st.sampled_from([(), ("gsomia",), ("gsomia", "fta")])),
            )
        )
    return found
