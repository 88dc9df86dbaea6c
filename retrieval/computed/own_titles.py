"""Which of the two governments a title belongs to where no country is named: 외교장관 is Seoul's, 외무상 Tokyo's."""

from __future__ import annotations

import re
from functools import cache

from corpus.types import Side
from retrieval.understand import Concept, Reading
from retrieval.words import data_file

_OURS = frozenset({"country:japan", "country:south-korea"})


def sides_of_title(reading: Reading) -> frozenset[Side]:
    """The side of the title asked for, both where either may be meant.

    None where a third country is named, or somebody whom the holder of the office met or sent is asked for.
    """
    titles = [c for c in reading.concepts if c.kind == "office"]
    if not titles or any(c.kind == "country" and c.key not in _OURS for c in reading.concepts):
        return frozenset()
    if _patterns()["third"].search(reading.text) or _patterns()["deed"].search(reading.text):
        return frozenset()
    found = [side for side in _SIDES for title in titles if _patterns()[side].search(_shown(title, reading))]
    return frozenset(found)


_SIDES: tuple[Side, ...] = ("jp", "kr")


def _shown(title: Concept, reading: Reading) -> str:
    """The title as written, with what stands before it in the same word: 국무 of 국무총리."""
    before = re.search(r"\S*$", reading.text[: title.start])
    start = before.start() if before else title.start
    return reading.text[start : title.start + len(title.surface)]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = data_file("retrieval", "titles.toml")
    return {name: re.compile("|".join(p for row in data[name].values() for p in row), re.IGNORECASE) for name in data}
