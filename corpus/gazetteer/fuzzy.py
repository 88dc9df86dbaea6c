"""Misspelt names in questions. Never used on articles, and never for a word that is known or ordinary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.gazetteer.fold import fold, words
from corpus.gazetteer.script import is_cjk, is_hangul, is_katakana
from corpus.gazetteer.types import Entity, EntityMention

_MIN_LATIN, _LONG_LATIN, _MIN_KATAKANA, _MIN_HANGUL = 5, 8, 4, 3
_KATAKANA_RUN = re.compile("[ァ-ヺー]+")
_HANGUL_RUN = re.compile("[가-힣]+")
_PARTICLES = (
    "에서는",
    "에게는",
    "한테",
    "에게",
    "이랑",
    "에서",
    "부터",
    "이",
    "가",
    "은",
    "는",
    "을",
    "를",
    "의",
    "와",
    "과",
    "도",
    "랑",
    "씨",
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    owners: frozenset[str]


class FuzzyNames:
    """Name words of people by script, and the ids of the people that own them."""

    def __init__(self, ordinary: Callable[[str], bool]) -> None:
        self._ordinary = ordinary
        self._latin: dict[str, set[str]] = {}
        self._kana: dict[str, set[str]] = {}
        self._hangul: dict[str, set[str]] = {}

    @classmethod
    def of(cls, entities: Iterable[Entity], ordinary: Callable[[str], bool]) -> FuzzyNames:
        """The words of the names of all people; ``ordinary`` tells a plain English word."""
        names = cls(ordinary)
        for entity in entities:
            if entity.kind == "person":
                for name in (name for held in entity.names.values() for name in held):
                    names._take(name, entity.id)
        return names

    def find(self, text: str, taken: Sequence[tuple[int, int]]) -> list[EntityMention]:
        """Mentions by misspelt names outside the spans already taken; ``fuzzy`` throughout."""
        free = bytearray(b"\x01" * len(text))
        for start, end in taken:
            free[start:end] = bytes(end - start)
        folded = fold(text)
        found = [
            candidate
            for start, end in self._words(folded)
            if all(free[start:end]) and (candidate := self._nearest(folded, start, end))
        ]
        return [
            EntityMention(owner, "person", each.start, each.end, text[each.start : each.end], "fuzzy")
            for each in _merged(text, found)
            for owner in sorted(each.owners)
        ]

    def _take(self, name: str, owner: str) -> None:
        folded = fold(name)
        if not any(map(is_cjk, folded)):
            for start, end in words(folded):
                if end - start >= _MIN_LATIN:
                    self._latin.setdefault(folded[start:end], set()).add(owner)
        for run in _KATAKANA_RUN.findall(folded):
            if len(run) >= _MIN_KATAKANA:
                self._kana.setdefault(run, set()).add(owner)
        parts = [*folded.split(" "), folded.replace(" ", "")]
        for part in parts:
            if len(part) >= _MIN_HANGUL and all(map(is_hangul, part)):
                self._hangul.setdefault(_jamo(part), set()).add(owner)

    @staticmethod
    def _words(folded: str) -> Iterable[tuple[int, int]]:
        yield from words(folded)
        for run in (*_KATAKANA_RUN.finditer(folded), *_HANGUL_RUN.finditer(folded)):
            yield run.span()

    def _nearest(self, folded: str, start: int, end: int) -> _Candidate | None:
        word = folded[start:end]
        if is_hangul(word[0]):
            return self._nearest_hangul(word, start)
        if is_katakana(word[0]):
            owners = _closest(word, self._kana, 1) if len(word) >= _MIN_KATAKANA else None
        elif len(word) < _MIN_LATIN or self._ordinary(word):
            owners = None
        else:
            owners = _closest(word, self._latin, 2 if len(word) >= _LONG_LATIN else 1)
        return _Candidate(start, end, owners) if owners else None

    def _nearest_hangul(self, word: str, start: int) -> _Candidate | None:
        for tail in ("", *(particle for particle in _PARTICLES if word.endswith(particle))):
            bare = word[: len(word) - len(tail)]
            owners = _closest(_jamo(bare), self._hangul, 1) if len(bare) >= _MIN_HANGUL else None
            if owners:
                return _Candidate(start, start + len(bare), owners)
        return None


def _jamo(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _closest(word: str, names: dict[str, set[str]], distance: int) -> frozenset[str] | None:
    """The owners of the names nearest to the word, within ``distance`` edits (a swap of neighbors counts as one)."""
    from rapidfuzz import process  # Imported here: only questions with an unknown word need it.
    from rapidfuzz.distance import OSA

    near = process.extract(word, names.keys(), scorer=OSA.distance, score_cutoff=distance, limit=8)
    if not near:
        return None
    best = min(score for _, score, _ in near)
    return frozenset(owner for name, score, _ in near if score == best for owner in names[name])


def _merged(text: str, found: list[_Candidate]) -> list[_Candidate]:
    """Neighbors that share an owner become one mention of it: ``Fumyo Kishda``."""
    merged: list[_Candidate] = []
    for each in sorted(found, key=lambda candidate: candidate.start):
        last = merged[-1] if merged else None
        if last and each.owners & last.owners and len(text[last.end : each.start]) <= 1:
            merged[-1] = _Candidate(last.start, each.end, each.owners & last.owners)
        else:
            merged.append(each)
    return merged
