"""What an article says itself that it does not tell: "the summary does not name them", "the caller is not on record"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from retrieval.coverage import texts_of
from retrieval.patterns import Patterns, by_language
from retrieval.search import SearchResult
from retrieval.types import Language
from retrieval.understand import asking_spans, language_of
from retrieval.words import data_file


def says_it_is_unsaid(result: SearchResult) -> bool:
    """Whether the sentence that fits the question best says that just this is not told."""
    reading, top = result.reading, result.ranked[0]
    if reading.intent == "yes_no" or is_unsaid(reading.text) or not top.passage.sentences:
        return False
    if reading.intent in _FIGURES and top.candidate.sentences.kinds >> top.best & 1:
        return False
    told = _LAST_CLAUSE.search(texts_of(top.passage)[top.best])
    return bool(told and is_unsaid(told.group())) and bool(asking_spans(reading.text, reading.language))


_FIGURES = frozenset({"when", "clock", "how_long", "how_many", "how_much"})
# What only ends by saying so, or says it of something beside, tells the rest: "he said on the 5th, without giving details".
_LAST_CLAUSE = re.compile(r"[^;；,、]{1,160}$")


@lru_cache(maxsize=20_000)
def is_unsaid(text: str) -> bool:
    """Whether the words say that something is not told, not known or not on record."""
    return any(p.search(text) for p in _cues()[language_of(text)])


@cache
def _cues() -> Mapping[Language, Patterns]:
    return by_language(data_file("retrieval", "unsaid.toml")["unsaid"])
