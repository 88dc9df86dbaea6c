"""The words of ``meeting_asks.toml`` by which a question says that it asks about meetings, and what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.computed.ask import Wanted
from retrieval.computed.focus import patterns_of
from retrieval.patterns import ByLanguage
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns by language; ``wanted`` in the order in which they are tried."""

    meeting: ByLanguage[re.Pattern[str]]
    together: ByLanguage[re.Pattern[str]]
    wanted: tuple[tuple[Wanted, ByLanguage[re.Pattern[str]]], ...]
    tally: tuple[tuple[Wanted, ByLanguage[re.Pattern[str]]], ...]
    visit: ByLanguage[re.Pattern[str]]
    encounter: ByLanguage[re.Pattern[str]]
    to_the_next: ByLanguage[re.Pattern[str]]
    took_place: ByLanguage[re.Pattern[str]]
    attended: ByLanguage[re.Pattern[str]]
    identifies: ByLanguage[re.Pattern[str]]
    announces: ByLanguage[re.Pattern[str]]
    negated: ByLanguage[re.Pattern[str]]
    most: ByLanguage[re.Pattern[str]]
    many: ByLanguage[re.Pattern[str]]
    never: ByLanguage[re.Pattern[str]]
    last_time: ByLanguage[re.Pattern[str]]
    content: ByLanguage[re.Pattern[str]]


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
                "together",
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
                "content",
            )
        },
    )
