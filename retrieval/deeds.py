"""What a question takes for done that the article never speaks of: a promise, an apology, a walk-out, a lawsuit.

Of such a deed a text hardly tells without a word for it. So where nothing in the article of the first hit, nor in the
hits beside it, holds one, "why did Japan promise" has nothing that could answer it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.coverage import places_of, texts_of
from retrieval.denials import takes_for_granted
from retrieval.hits import SearchResult
from retrieval.kinds import is_negated
from retrieval.patterns import Patterns, for_questions
from retrieval.speaker import asked_speaker
from retrieval.substance import substance_of
from retrieval.types import Language, Passage
from retrieval.understand import Reading
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class _Deed:
    name: str
    asked: Mapping[Language, Patterns]
    told: tuple[re.Pattern[str], ...]
    beside: re.Pattern[str] | None


def is_never_told(result: SearchResult) -> bool:
    """Whether no words of the first hits and their article tell of what the question takes for done."""
    texts = [*(p.text for p in result.article), *(h.passage.text for h in result.ranked[:_HITS])]
    texts += [headline for h in result.ranked[:_HITS] for headline in h.passage.subject.headlines]
    return any(not any(p.search(text) for p in deed.told for text in texts) for deed in _taken_for_done(result.reading))


_HITS = 3


def told_otherwise(result: SearchResult) -> tuple[Passage, int] | None:
    """The best sentence on what the question says was promised or accepted, where all of them tell of no such thing."""
    if asked_speaker(result.reading) is not None:  # "what did he promise": the deed is in the words that are asked for
        return None
    for deed in _taken_for_done(result.reading):
        told = _on_matter(result) if deed.beside else []
        if told and not any(deed.beside and deed.beside.search(texts_of(p)[n]) for p, n in told):
            top = result.ranked[0]
            return next(((p, n) for p, n in told if (p.id, n) == (top.passage.id, top.best)), told[0])
    return None


def _taken_for_done(reading: Reading) -> tuple[_Deed, ...]:
    deeds = _deeds_in(reading.text, reading.language)
    if not deeds or reading.intent == "yes_no" or is_negated(reading.text) or not takes_for_granted(reading):
        return ()
    return deeds


def _on_matter(result: SearchResult) -> list[tuple[Passage, int]]:
    """The sentences of the first hit's article that name the matter of the question, or go on after one that does."""
    matter = [c for c in substance_of(result) if c.kind in ("topic", "agreement", "event")]
    found = []
    for passage in result.article:
        named = 0
        for concept in matter:
            named |= places_of(concept, passage)
        for n, text in enumerate(texts_of(passage)):
            if named >> n & 1 or (n and named >> (n - 1) & 1 and _GOES_ON.match(text)):
                found.append((passage, n))
    return found


# A sentence on what the one before it speaks of.
_GOES_ON = re.compile(
    r"(?:He|She|It|They|Both|The two|This|That|These|Then|But he|In return|For)\b"
    r"|同|両|これ|彼|また|その|그|이는|이에|양"
)


@lru_cache(maxsize=256)
def _deeds_in(question: str, language: Language) -> tuple[_Deed, ...]:
    if not _any_deed(language).found_in(question):
        return ()
    return tuple(deed for deed in _deeds() if deed.asked[language].found_in(question))


@cache
def _any_deed(language: Language) -> Patterns:
    return Patterns.joined(deed.asked[language] for deed in _deeds())


@cache
def _deeds() -> tuple[_Deed, ...]:
    rows = data_file("retrieval", "deeds.toml")["deed"]
    return tuple(
        _Deed(row["name"], for_questions(row), tuple(map(re.compile, row["told"])), _beside(row)) for row in rows
    )


def _beside(row: Mapping[str, str]) -> re.Pattern[str] | None:
    return re.compile(row["beside"]) if "beside" in row else None
