"""What came of something that the archive only has as still to come.

"What did Lavrov and Motegi sign" of a meeting that every report announces and none tells of. When, where and with whom
it was to be is told by the announcement, so only outcomes are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from retrieval.coverage import share, texts_of
from retrieval.evidence import is_light
from retrieval.hits import SearchResult
from retrieval.patterns import Patterns, by_language
from retrieval.speaker import asked_speaker, tells_words_of
from retrieval.types import Language
from retrieval.understand import Reading, language_of
from retrieval.words import data_file


def only_planned(result: SearchResult) -> bool:
    """Whether the question asks for an outcome of what all sentences that tell most of it say is still to come."""
    if not asks_for_outcome(result.reading) or _gives_words(result):
        return False
    told = list(_telling(result))
    return bool(told) and all(is_planned(text) for text in told)


def _gives_words(result: SearchResult) -> bool:
    """Whether somebody's words are asked for, and the best sentence gives some: "we will have to", he said."""
    speaker, top = asked_speaker(result.reading), result.ranked[0]
    if speaker is None or not top.passage.sentences:
        return False
    text, sentence = texts_of(top.passage)[top.best], top.passage.sentences[top.best]
    return _QUOTED.search(text) is not None and tells_words_of(speaker, text, "", sentence.concepts)


_QUOTED = re.compile(r"[“\"「『‘][^”\"」』’]{12,}")


@lru_cache(maxsize=64)
def asks_for_outcome(reading: Reading) -> bool:
    """Whether the question takes something for done and asks what came of it."""
    return _says("outcome", reading.text, reading.language) and not reading.is_about_plan


@lru_cache(maxsize=20_000)
def is_planned(text: str) -> bool:
    """Whether the words say that something is still to come, and not that anything has come of it."""
    language = language_of(text)
    return _says("planned", text, language) and not _says("done", text, language)


_NEARLY = 0.75  # of what the best sentence holds


def _telling(result: SearchResult) -> Iterator[str]:
    """The sentences of the hits that name all people asked about and hold most of the rest, or nearly."""
    reading = result.reading
    weights = {c.key: result.concept_weights[c.key] for c in reading.concepts if not is_light(c, reading)}
    people = {c.key for c in reading.concepts if c.kind == "person"}
    found = [
        (share(fit.covered, weights), text)
        for hit in result.ranked
        for fit, text in zip(hit.candidate.sentences, texts_of(hit.passage), strict=True)
        if people <= fit.covered.keys()
    ]
    most = max((held for held, _ in found), default=0.0)
    return (text for held, text in found if held and held >= _NEARLY * most)


def _says(what: str, text: str, language: Language) -> bool:
    return _cues()[what][language].found_in(text)


@cache
def _cues() -> Mapping[str, Mapping[Language, Patterns]]:
    return {what: by_language(row) for what, row in data_file("retrieval", "planned.toml").items()}
