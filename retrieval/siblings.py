"""One of a set where the source has another: the upper house for the lower, dinner for lunch, the final for the opener.

The first report must name nothing of what is asked but to deny it, its headline or best sentence, or one beside that,
another of the set.
Of what is won by one side or the other ("Japan got the final"), each sentence on it must give it to the other side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.kinds import is_negated
from retrieval.patterns import Patterns, by_language
from retrieval.types import Language, Passage
from retrieval.understand import Reading, language_of
from retrieval.words import data_file

_HITS = 3
_Placed = tuple[Passage, int, str]


@dataclass(frozen=True, slots=True)
class _Set:
    name: str
    members: tuple[Mapping[Language, Patterns], ...]
    is_won: bool


@cache
def _sets() -> tuple[_Set, ...]:
    rows = data_file("retrieval", "siblings.toml")["set"]
    return tuple(_Set(row["name"], tuple(map(_patterns, row["member"])), bool(row.get("won"))) for row in rows)


def _patterns(row: Mapping[str, list[str]]) -> Mapping[Language, Patterns]:
    """The patterns by language, English ones between ends of words."""
    return by_language({**row, "en": [rf"\b(?:{source})\b" for source in row["en"]]})


@cache
def _any_member(language: Language) -> Patterns:
    """What names any member of any set: most questions name none, and one look tells."""
    return Patterns.joined(member[language] for each in _sets() for member in each.members)


def another_of_the_set(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence that tells of another of the set, or denies it of the one asked about, or gives it to others."""
    for each, member in _named(result.reading.text, result.reading.language):
        found = _told_of_others(each, member, result)
        if found is None and each.is_won:
            found = _won_by_the_other(each.members[member], result)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=256)
def _named(question: str, language: Language) -> tuple[tuple[_Set, int], ...]:
    """The sets of which the question names one member and no other, with which that is."""
    if not _any_member(language).found_in(question):
        return ()
    found = []
    for each in _sets():
        named = [n for n, member in enumerate(each.members) if member[language].found_in(question)]
        if len(named) == 1:
            found.append((each, named[0]))
    return tuple(found)


def _told_of_others(each: _Set, member: int, result: SearchResult) -> tuple[Passage, int] | None:
    own, top = each.members[member], result.ranked[0]
    if not top.passage.sentences or (result.reading.dates and not top.features.get("dates")):
        return None
    naming = [(p, i, text) for p, i, text in _sentences(result) if _names(own, text)]
    days = top.features.get("dates", 0) if result.reading.dates else 0
    hits = [hit for hit in result.ranked[:_HITS] if hit.features.get("dates", 0) >= days]
    beside = [hit.passage.text for hit in hits[1:]]
    headlines = [part for hit in hits for part in hit.passage.subject.headlines]
    if any(not is_negated(text) and not _NOTHING.search(text) for _, _, text in naming):
        return None
    if any(_names(own, text) for text in headlines) or (not naming and any(_names(own, text) for text in beside)):
        return None
    others = [patterns for n, patterns in enumerate(each.members) if n != member]
    near = sorted(top.near, key=lambda n: n != top.best)
    telling = [n for n in near if any(_names(p, top.passage.sentence_text(n)) for p in others)]
    if not telling and not any(_names(p, text) for p in others for text in top.passage.subject.headlines):
        return None
    return naming[0][:2] if naming else (top.passage, telling[0] if telling else top.best)


_NOTHING = re.compile(r"\bnothing\b", re.IGNORECASE)


def _sentences(result: SearchResult) -> list[_Placed]:
    return [(p, i, text) for p in result.article for i, text in enumerate(texts_of(p))]


def _names(patterns: Mapping[Language, Patterns], text: str) -> bool:
    return patterns[language_of(text)].found_in(text)


# Who gets it: a side by its country or its capital.
_SIDES = (
    re.compile(r"\bJapan\b|\bTokyo\b|日本|東京|일본|도쿄", re.IGNORECASE),
    re.compile(r"(?<!north )\bkorea\b|\bseoul\b|韓国|ソウル|(?<!북)한국|서울", re.IGNORECASE),
)


@cache
def _won(language: Language) -> re.Pattern[str]:
    return re.compile(data_file("retrieval", "siblings.toml")["won"][language], re.IGNORECASE)


def _won_by_the_other(own: Mapping[Language, Patterns], result: SearchResult) -> tuple[Passage, int] | None:
    """The first sentence that gives it to the other side, where the question gives it to one and no sentence does."""
    winner = _winner(own, result.reading)
    if winner is None:
        return None
    told = None
    for passage, i, text in _sentences(result):
        for clause in _clauses(own, text):
            if _SIDES[winner].search(clause):
                return None
            told = told or ((passage, i) if _SIDES[1 - winner].search(clause) else None)
    return told


def _winner(own: Mapping[Language, Patterns], reading: Reading) -> int | None:
    """The side to which the question gives it, by the one named in the clause that speaks of it."""
    for clause in _clauses(own, reading.text, reading.language):
        named = [n for n, side in enumerate(_SIDES) if side.search(clause)]
        if len(named) == 1 and _won(reading.language).search(clause):
            return named[0]
    return None


_CLAUSE = re.compile(r"[,;:、，。?？!！]|\band\b|(?<=[a-z])\.\s", re.IGNORECASE)


def _clauses(own: Mapping[Language, Patterns], text: str, language: Language | None = None) -> Sequence[str]:
    """The clauses of the text that name it."""
    pattern = own[language or language_of(text)]
    return [clause for clause in _CLAUSE.split(text) if pattern.found_in(clause)]
