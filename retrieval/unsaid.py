"""What an article says itself that it does not tell: "the summary does not name them", "no words were found"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from retrieval.coverage import texts_of
from retrieval.patterns import Patterns, by_language
from retrieval.types import Language, Passage
from retrieval.understand import Reading, asking_spans, language_of
from retrieval.words import data_file


def says_it_is_unsaid(reading: Reading, passage: Passage, ordinal: int, *, has_figure: bool) -> bool:
    """Whether the sentence, the one that fits the question best, says that just what is asked is not told.

    ``has_figure``: whether it holds the kind of fact that is asked for; a day, a length or a number in it is told.
    """
    if reading.intent == "yes_no" or is_unsaid(reading.text) or (has_figure and reading.intent in _FIGURES):
        return False
    told = _LAST_CLAUSE.search(texts_of(passage)[ordinal])
    return bool(told and is_unsaid(told.group())) and bool(asking_spans(reading.text, reading.language))


_FIGURES = frozenset({"when", "clock", "how_long", "how_many", "how_much"})
# What says so of something beside tells the rest: "He said on the 5th, without giving details, that they would meet".
_LAST_CLAUSE = re.compile(r"[^;；,、]{1,160}$")


@lru_cache(maxsize=20_000)
def is_unsaid(text: str) -> bool:
    """Whether the words say that something is not told, not known or not on record."""
    return _cues()[language_of(text)].found_in(text)


@cache
def _cues() -> Mapping[Language, Patterns]:
    return by_language(data_file("retrieval", "unsaid.toml")["unsaid"])
