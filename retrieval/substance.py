"""What tells the matter of a question from that of others, and which sentences of the source name it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from retrieval.coverage import coverage_of, places_of, texts_of, title_of
from retrieval.evidence import light_entries
from retrieval.hits import SearchResult
from retrieval.types import Passage
from retrieval.understand import Concept
from retrieval.words import data_file

_WEIGHTY = 0.2
_CAPITALS = {"country:japan": "place:tokyo", "country:south-korea": "place:seoul"}


def substance_of(result: SearchResult) -> list[Concept]:
    """What tells the matter of the question from others: all but light words."""
    weights = result.concept_weights
    return [
        c
        for c in result.reading.concepts
        if c.key not in light_entries() and c.kind not in ("country", "office") and weights[c.key] >= _WEIGHTY
    ]


def is_meant_in(concept: Concept, passage: Passage, ordinal: int) -> bool:
    """Whether the sentence names it: by its entry, by the family name, or as "he" after a sentence that does."""
    if named_in(concept, passage, ordinal):
        return True
    text = texts_of(passage)[ordinal]
    if concept.kind != "person":
        return False
    if _again("the_two").search(text) and coverage_of(concept, title_of(passage.subject)):
        return True
    return bool(ordinal and _again("he").search(text)) and named_in(concept, passage, ordinal - 1)


def named_in(concept: Concept, passage: Passage, ordinal: int) -> bool:
    """Whether the sentence names it: by its entry, by the capital, or by the family name."""
    if places_of(concept, passage) >> ordinal & 1:
        return True
    if _CAPITALS.get(concept.key) in passage.sentences[ordinal].concepts:
        return True
    names = _family_names(concept) if concept.kind == "person" else None
    return bool(names and names.search(texts_of(passage)[ordinal]))


@lru_cache(maxsize=256)
def _family_names(person: Concept) -> re.Pattern[str] | None:
    """The first and the last word of the English name, either of which may be the family name."""
    words = {word for name in person.english[:1] for word in (name.split()[0], name.split()[-1]) if "-" not in word}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b") if words else None


@cache
def _again(name: str) -> re.Pattern[str]:
    return re.compile(data_file("retrieval", "outcomes.toml")["named_again"][name])


def weights_told(matter: Sequence[Concept], result: SearchResult) -> Mapping[tuple[str, int], float]:
    """How much of the matter, by weight, each sentence of the first hit's article names that names any.

    The keys are the id of the passage and the ordinal of the sentence.
    """
    told: dict[tuple[str, int], float] = {}
    for passage in result.article:
        for concept in matter:
            named, weight = places_of(concept, passage), result.concept_weights[concept.key]
            for n in range(len(passage.sentences)):
                if named >> n & 1:
                    told[passage.id, n] = told.get((passage.id, n), 0.0) + weight
    return told


def is_of_other_days(result: SearchResult) -> bool:
    """Whether the question writes out a day, month or year and the first hit is of none of them."""
    dates = [d for d in result.reading.dates if d.is_certain and not d.is_relative]
    return bool(dates) and not result.ranked[0].features.get("dates")
