"""Whose words each sentence of a passage gives: those of whoever is named as saying it, or of him who spoke before."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.coverage import texts_of
from retrieval.speaker import gives_words, is_told, opens_with_him
from retrieval.types import Passage
from retrieval.understand import language_of

Keys = frozenset[str]


@lru_cache(maxsize=1_024)
def tellers_of(passage: Passage) -> tuple[Keys, ...]:
    """For each sentence the ids of the people whose words it gives; of two of one name both are meant.

    A sentence of people together ("the two agreed") is of everybody, one of nobody named of nobody.
    """
    people = _people(passage)
    found: list[Keys] = []
    last: Keys = frozenset()
    for sentence, text in zip(passage.sentences, texts_of(passage), strict=True):
        if language_of(text) != "en":
            last = frozenset(key for key in sentence.concepts if key in people) or last
            found.append(last if is_told(text) else frozenset())
            continue
        told = people if _TOGETHER.search(text) else frozenset(key for key in people if gives_words(_name(key), text))
        if opens_with_him(text):
            told |= last
        last = told
        found.append(told)
    return tuple(found)


_TOGETHER = re.compile(
    r"\b(?:[Tt]he (?:two|three|ministers|leaders|sides)|[Bb]oth|[Tt]hey|[Ww]e)"
    r"(?: (?:two|three|sides|ministers|leaders|countries|of them|had|have|also))*"
    r" (?:agree|confirm|reaffirm|share|discuss|exchang|stress|emphasi|express|found|find|call|said|say|want|assess"
    r"|reiterat|condemn|welcom|explor|spoke)"
)


@lru_cache(maxsize=1_024)
def _people(passage: Passage) -> Keys:
    keys = (key for sentence in passage.sentences for key in sentence.concepts)
    return frozenset(key for key in (*keys, *passage.subject.concepts) if key.startswith("person:"))


@lru_cache(maxsize=1_024)
def _name(key: str) -> str:
    """The family name, with which the id begins."""
    return key.partition(":")[2].split("-")[0].capitalize()
