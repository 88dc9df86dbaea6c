"""Whose answer to what a question asks for, and whether the article gives one.

"What did Motegi say when Kang raised the islands" is not answered by an article that tells only what Kang raised, nor
by Motegi's words on fish.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from retrieval.coverage import places_of, texts_of
from retrieval.evidence import is_light
from retrieval.hits import SearchResult
from retrieval.patterns import Patterns, for_questions
from retrieval.speaker import asked_speaker, tells_words_of
from retrieval.types import Language
from retrieval.understand import Concept, Reading
from retrieval.words import data_file


def leaves_unanswered(result: SearchResult) -> bool:
    """Whether the question asks for somebody's reply and no words of his in the article stand by what it is about."""
    speaker = asked_speaker(result.reading)
    if speaker is None or not asks_for_reply(result.reading):
        return False
    matter = _matter(result)
    return bool(matter) and not _speaks_on(speaker, matter, result)


@lru_cache(maxsize=64)
def asks_for_reply(reading: Reading) -> bool:
    """Whether it is the answer to something that is asked for, not any words."""
    return _cues()[reading.language].found_in(reading.text)


@cache
def _cues() -> Mapping[Language, Patterns]:
    return for_questions(data_file("retrieval", "speaking.toml")["reply"])


def _matter(result: SearchResult) -> list[Concept]:
    reading, weights = result.reading, result.concept_weights
    return [
        c
        for c in reading.concepts
        if c.kind not in ("person", "office", "country") and not is_light(c, reading) and weights[c.key] >= _SOMETHING
    ]


_SOMETHING = 0.2


def _speaks_on(speaker: Concept, matter: list[Concept], result: SearchResult) -> bool:
    top, before, named_before = result.ranked[0], "", False
    for passage in result.article:
        named = 0
        for concept in matter:
            named |= places_of(concept, passage)
        if passage.id == top.passage.id:
            named |= 1 << top.best
        for n, (sentence, text) in enumerate(zip(passage.sentences, texts_of(passage), strict=True)):
            is_named = bool(named >> n & 1)
            if (is_named or named_before) and tells_words_of(speaker, text, before, sentence.concepts):
                return True
            before, named_before = text, is_named
    return False
