"""What a question wants to know of which meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrieval.computed.scope import Scope
from retrieval.meeting_line import Lead
from retrieval.understand import Reading

Wanted = Literal[
    "when",
    "where",
    "who",
    "how_long",
    "first",
    "last",
    "nth",
    "next_planned",
    "previous",
    "count",
    "gap",
    "gap_after",
    "took_place",
    "list",
    "longest",
    "shortest",
    "since_last",
    "not_held",
    "most_places",
    "most_years",
    "most_pairs",
]

# Where, when and between whom there were most: the meetings are counted by that.
TALLIES: tuple[Wanted, ...] = ("most_places", "most_years", "most_pairs")

# Told by all meetings of the scope together, whatever kind of fact the question's words ask for.
OF_ALL: tuple[Wanted, ...] = ("count", "gap", "list", "longest", "shortest", "since_last", "not_held", *TALLIES)
# Told by putting the meetings in a row: what they were about decides which belong there.
OF_ROW: tuple[Wanted, ...] = (*OF_ALL, "first", "last", "nth", "next_planned", "previous")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAsk:
    """What is wanted of the meetings within ``scope``.

    ``fact`` of the chosen meeting leads the reply: "where did they last meet" wants the last one's place. ``nth`` is
    1-based. ``other`` is the second scope of a gap; without it, a gap is that to the meeting before, ``gap_after`` that
    to the one after. ``says_more``: the question tells the meeting apart by more than the scope holds.
    ``wants_venue``: a city alone does not answer; ``wants_name``: nor does "a hotel". ``is_plan``: one that was still
    to come is asked after. ``is_visit``: it is asked of a visit, of which the register knows the talks.
    """

    wanted: Wanted
    scope: Scope
    fact: Lead = "when"
    nth: int | None = None
    other: Scope | None = None
    says_more: bool = False
    wants_venue: bool = False
    wants_name: bool = False
    is_plan: bool = False
    is_visit: bool = False


def lead_of(reading: Reading) -> Lead:
    """The fact of the chosen meeting that leads the reply: its day, where nothing else is asked for."""
    return reading.intent if reading.intent in ("where", "who", "how_long") else "when"
