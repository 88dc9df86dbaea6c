"""Mentions of made-up meetings, and random ones for property tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from corpus.meetings.testimony import ArticleNote
from corpus.meetings.types import MeetingMention, Participant
from corpus.types import EventDate, PartialDate, Precision, Span

ROLES = {"hoshino": ("jp", "fm"), "mizuno": ("jp", "pm"), "baek": ("kr", "fm"), "ma": ("kr", "president")}
PEOPLE = {name: f"{name}-{given}" for name, given in zip(ROLES, ("kei", "rei", "ha-neul", "dong"), strict=True)}


def person(who: str, *, basis: str = "stated", **changes: Any) -> Participant:
    side, office = ROLES[who]
    fields = {"person_id": PEOPLE[who], "name": who.title(), "role": None, "office": office, "side": side}
    return Participant(**(fields | {"basis": basis} | changes))


def day(text: str, *, basis: str = "stated") -> EventDate:
    """``2031-04-08``, ``2031-04``, ``2031`` or two of them with a slash."""
    first, slash, last = text.partition("/")
    start, end = PartialDate.parse(first), PartialDate.parse(last or first)
    precision = Precision.RANGE if slash else start.precision
    return EventDate(start.earliest_on, end.latest_on, precision, basis)


def mention(article: str = "a", *, who: str = "hoshino baek", when: str | None = "2031-04-08", **changes: Any) -> Any:
    """A report of talks in Geneva; ``reported`` is a text too. ``at``: where in the article the sentence stands."""
    at = changes.pop("at", 0)
    reported = changes.pop("reported", "2031-04-09")
    basis = changes.pop("basis", "stated")
    fields: dict[str, Any] = {
        "article_id": article,
        "revision": "r",
        "span": Span(article, "r", at, at + 10),
        "kind": "foreign-ministers",
        "level": "minister",
        "mode": "in_person",
        "form": "talks",
        "status": "held",
        "when": day(when, basis=basis) if when else None,
        "timezone": "Europe/Zurich",
        "place_id": "geneva",
        "city": "Geneva",
        "country": "CH",
        "venue": None,
        "occasion": None,
        "duration_minutes": None,
        "duration_approximate": False,
        "sides": ("JP", "KR"),
        "participants": tuple(person(name) for name in who.split()),
        "topics": (),
        "evidence": (),
        "reported": PartialDate.parse(reported) if reported else None,
    }
    return MeetingMention(**(fields | changes))


NOWHERE: dict[str, Any] = {"place_id": None, "city": None, "country": None, "timezone": None}
SUMMIT: dict[str, Any] = {"kind": "summit", "level": "leader", "who": "mizuno ma"}
BRIEF = ArticleNote(brief_id="2031-04-08-hoshino-baek-geneva", bundled=True, happened_on=date(2031, 4, 8))


def front(article: str = "brief", **changes: Any) -> MeetingMention:
    """The front matter of a brief."""
    return mention(article, basis="front_matter", **({"reported": "2031-04-08"} | changes))


_FIRST = date(2031, 1, 1)


@st.composite
def random_mentions(draw: st.DrawFn) -> MeetingMention:
    """A mention of one of a few meetings of few people in few places, dated finely, coarsely or not at all."""
    on = _FIRST + timedelta(days=draw(st.integers(0, 75)))
    when = draw(st.sampled_from([on.isoformat(), on.isoformat()[:7], on.isoformat()[:4], None]))
    place = draw(st.sampled_from([NOWHERE, {}, {"place_id": "manila", "city": "Manila", "country": "PH"}]))
    kind = draw(st.sampled_from([SUMMIT, {}, {"kind": "phone-call", "mode": "phone"}]))
    who = draw(st.sampled_from(["", kind.get("who", "hoshino baek"), kind.get("who", "hoshino baek").split()[0]]))
    reported = draw(st.none() | st.integers(-20, 40).map(lambda n: (on + timedelta(days=n)).isoformat()))
    return mention(
        draw(st.sampled_from("abcdefgh")),
        at=draw(st.integers(0, 500)),
        **(kind | {"who": who, "when": when, "reported": reported} | place),
        status=draw(st.sampled_from(["held", "held", "planned", "proposed", "not-held"])),
        form=draw(st.sampled_from(["talks", "talks", "meal", "brief_exchange"])),
        duration_minutes=draw(st.sampled_from([None, None, 30, 45])),
        topics=draw(st.sampled_from([(), ("trade",), ("trade", "fishery")])),
    )
