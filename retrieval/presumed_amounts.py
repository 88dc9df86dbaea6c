"""A length, a count in order or a share that the question takes for granted and the best sentence tells otherwise.

"Why did the talks last two hours" of talks that lasted twenty minutes; "what was the third material that Japan let
through" of a second time. The article must tell nothing of the asked amount, and its best sentence, of the same unit,
another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from retrieval.coverage import coverage_of, texts_of, title_of
from retrieval.hits import SearchResult
from retrieval.quantities import ENGLISH, KIND, quantity_keys
from retrieval.types import Passage
from retrieval.understand import language_of

_UNITS = frozenset({"minutes", "nth", "percent", "days", "people"})
_NEAR = 0.2  # share of an amount within which another may be the same one rounded


def amount_told_otherwise(result: SearchResult) -> tuple[Passage, int] | None:
    """The best sentence of the first hit, where it gives another amount than the question takes for granted."""
    asked = [c.key for c in result.reading.concepts if c.kind == KIND and c.key.partition(":")[0] in _UNITS]
    top = result.ranked[0]
    if not asked or not top.passage.sentences or (result.reading.dates and not top.features.get("dates")):
        return None
    title = title_of(top.passage.subject)
    told = [key for passage in result.article for text in texts_of(passage) for key in _amounts(text)]
    for concept in result.reading.concepts:
        if concept.key not in asked or coverage_of(concept, title) or any(_is_near(concept.key, k) for k in told):
            continue
        if any(hit.candidate.covered.get(concept.key) for hit in result.ranked):
            continue
        if _stands_bare(concept.key, result.article):
            continue
        if any(_is_of_unit(concept.key, k) for k in _amounts(texts_of(top.passage)[top.best])):
            return top.passage, top.best
    return None


def _amounts(text: str) -> Iterator[str]:
    yield from quantity_keys(text, language_of(text))


def _stands_bare(key: str, article: Sequence[Passage]) -> bool:
    """Whether the number stands without its unit: "the visitors for forty minutes, then him alone for ten"."""
    if key.startswith("nth:"):
        return False
    return any(_number(key).search(text) for passage in article for text in texts_of(passage))


@lru_cache(maxsize=256)
def _number(key: str) -> re.Pattern[str]:
    """The bare number of an amount, in digits or spelt in English."""
    n = int(key.partition(":")[2])
    spelt = rf"|\b{ENGLISH[n]}\b" if n < len(ENGLISH) else ""
    return re.compile(rf"(?<![\d.,:]){n}(?![\d.,:]){spelt}", re.IGNORECASE)


def _is_of_unit(asked: str, told: str) -> bool:
    return asked.partition(":")[0] == told.partition(":")[0]


def _is_near(asked: str, told: str) -> bool:
    """Whether the two are of one unit and as good as the same; of what is counted in order only the same is."""
    if not _is_of_unit(asked, told):
        return False
    unit, _, wanted = asked.partition(":")
    value, other = int(wanted), int(told.partition(":")[2])
    return value == other if unit == "nth" else abs(value - other) <= _NEAR * max(value, other)
