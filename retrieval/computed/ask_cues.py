"""The words of ``meeting_asks.toml`` by which a question says that it asks about meetings, and what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.computed.ask import Wanted
from retrieval.computed.focus import patterns_of
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns by language; ``wanted`` in the order in which they are tried."""

    meeting: dict[str, re.Pattern[str]]
    wanted: tuple[tuple[Wanted, dict[str, re.Pattern[str]]], ...]
    tally: tuple[tuple[Wanted, dict[str, re.Pattern[str]]], ...]
    visit: dict[str, re.Pattern[str]]
    encounter: dict[str, re.Pattern[str]]
    to_the_next: dict[str, re.Pattern[str]]
    took_place: dict[str, re.Pattern[str]]
    attended: dict[str, re.Pattern[str]]
    identifies: dict[str, re.Pattern[str]]
    announces: dict[str, re.Pattern[str]]
    negated: dict[str, re.Pattern[str]]
    most: dict[str, re.Pattern[str]]
    many: dict[str, re.Pattern[str]]
    never: dict[str, re.Pattern[str]]
    last_time: dict[str, re.Pattern[str]]


@cache
def cues() -> Cues:
    """All of them, read once."""
    data = data_file("retrieval", "meeting_asks.toml")
    return Cues(
        wanted=tuple((row["name"], patterns_of(row)) for row in data["wanted"]),
        tally=tuple((row["name"], patterns_of(row)) for row in data["tally"]),
        **{
            name: patterns_of(data[name])
            for name in (
                "meeting",
                "visit",
                "encounter",
                "to_the_next",
                "took_place",
                "attended",
                "identifies",
                "announces",
                "negated",
                "most",
                "many",
                "never",
                "last_time",
            )
        },
    )
