"""A year that a question sets to a thing and the article to another: the treaty of 1975, of one of 1965."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.coverage import places_of, texts_of
from retrieval.hits import SearchResult
from retrieval.substance import substance_of
from retrieval.types import Passage
from retrieval.understand import Concept, Reading

_Placed = tuple[Passage, int]
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_THINGS = frozenset({"agreement", "event", "topic", "lexicon"})


def year_told_otherwise(result: SearchResult) -> _Placed | None:
    """The sentence that sets what stands beside the year asked about to another year, where none sets it to that."""
    reading = result.reading
    years = _YEAR.findall(reading.text)
    if len(years) != 1 or result.ranked[0].features.get("dates") or result.ranked[0].features.get("happened"):
        return None
    beside = _beside(years[0], reading, substance_of(result))
    if not beside or _is_known(years[0], result):
        return None
    for passage in result.article:
        for concept in beside:
            named = places_of(concept, passage)
            for n, text in enumerate(texts_of(passage)):
                if named >> n & 1 and _YEAR.search(text):
                    return passage, n
    return None


def _beside(year: str, reading: Reading, matter: list[Concept]) -> list[Concept]:
    """What the question sets to the year: what stands right behind it, or before "of 1965", "in 1965"."""
    at = reading.text.index(year)
    end = at + len(year)
    behind = [c for c in matter if c.kind in _THINGS and 0 <= c.start - end <= _NEAR]
    ahead = [c for c in matter if c.kind in _THINGS and 0 <= at - c.start - len(c.surface) <= len(" signed in ")]
    return behind or (ahead if reading.language == "en" else [])


_NEAR = 8  # code points


def _is_known(year: str, result: SearchResult) -> bool:
    """Whether any hit's article was of that year, or its text or headline names it."""
    if any(_was_in(year, hit.passage) for hit in result.ranked):
        return True
    texts = (text for passage in result.article for text in texts_of(passage))
    return any(year in text for text in texts) or any(year in hit.passage.text for hit in result.ranked)


@lru_cache(maxsize=4_096)
def _was_in(year: str, passage: Passage) -> bool:
    subject = passage.subject
    if any(year in headline for headline in subject.headlines):
        return True
    days = [(e.earliest_on, e.latest_on) for sentence in passage.sentences for e in sentence.events]
    if subject.happened and subject.happened.earliest_on and subject.happened.latest_on:
        days.append((subject.happened.earliest_on, subject.happened.latest_on))
    return any(first.year <= int(year) <= last.year for first, last in days)
