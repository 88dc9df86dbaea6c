"""What the meetings were about that are to be put in order or counted: "the first talks on comfort women"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from retrieval.computed.focus import is_more, patterns_of
from retrieval.understand import Concept, Reading
from retrieval.words import data_file


@cache
def _cues() -> tuple[Mapping[str, re.Pattern[str]], Mapping[str, re.Pattern[str]]]:
    row = data_file("retrieval", "meeting_asks.toml")["time_of_topic"]
    return patterns_of(row["before"]), patterns_of(row["behind"])


def topics_of(reading: Reading) -> tuple[str, ...]:
    """The gazetteer ids of the topics and agreements named, as meetings list what they were about."""
    return tuple(dict.fromkeys(c.key.partition(":")[2] for c in _named(reading)))


def tells_time_by_topic(reading: Reading) -> bool:
    """Whether something named only says when it was: "the first summit since the export controls".

    The register knows no days but those of meetings; ``since.py`` has that of a thing, where it is known.
    """
    before, behind = _cues()
    return any(
        before[reading.language].search(reading.text[: c.start])
        or behind[reading.language].match(reading.text[c.start + len(c.surface) :])
        for c in _named(reading)
    )


def _named(reading: Reading) -> tuple[Concept, ...]:
    return tuple(c for c in reading.concepts if c.kind in ("topic", "agreement") and is_more(c))
