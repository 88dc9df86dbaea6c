"""Misspelt names in questions. Never used on articles, and never for a word that is known or ordinary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from corpus.gazetteer.fold import fold, words
from corpus.gazetteer.script import is_hangul, is_katakana
from corpus.gazetteer.types import Entity, Found

_MIN_LATIN, _LONG_LATIN, _MIN_KATAKANA, _MIN_HANGUL = 5, 8, 4, 3
_MIN_KANA_TERM, _MIN_HANGUL_TERM = 5, 4
_TERMS = frozenset({"agreement", "event", "topic"})
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


class _Words:
    """Names with the numbers of those that own them, looked through by length."""

    def __init__(self) -> None:
        self._owners: dict[str, set[int]] = {}
        self._of_about: dict[tuple[int, int], list[str]] = {}  # by length and distance

    def add(self, word: str, owner: int) -> None:
        """Takes in a word; to be done with before the first look."""
        self._owners.setdefault(word, set()).add(owner)

    def closest(self, word: str, distance: int) -> tuple[int, ...] | None:
        """The owners of the nearest words, within ``distance`` edits (a swap of neighbors counts as one)."""
        from rapidfuzz import process  # Imported here: only questions with an unknown word need it.
        from rapidfuzz.distance import OSA

        held = self._about(len(word), distance)
        near = process.extract(word, held, scorer=OSA.distance, score_cutoff=distance, limit=8)
        if not near:
            return None
        best = min(score for _, score, _ in near)
        return tuple(sorted({owner for name, score, _ in near if score == best for owner in self._owners[name]}))

    def _about(self, length: int, distance: int) -> list[str]:
        """The words whose length differs by ``distance`` at most: no other is that near."""
        found = self._of_about.get((length, distance))
        if found is None:
            found = [word for word in self._owners if abs(len(word) - length) <= distance]
            if found:  # else a question of long words would leave something behind for each of them
                self._of_about[length, distance] = found
        return found


class FuzzyNames:
    """Name words of people by script, and names of agreements and topics, with the numbers of those that own them."""

    def __init__(self, never_alone: frozenset[str], ordinary: Callable[[str], bool]) -> None:
        self._never_alone, self._ordinary = never_alone, ordinary
        self._latin, self._kana, self._hangul = _Words(), _Words(), _Words()

    @classmethod
    def of(cls, entities: Sequence[Entity], never_alone: frozenset[str], ordinary: Callable[[str], bool]) -> FuzzyNames:
        """The name words of all people but the ``never_alone``; ``ordinary`` tells a plain English word."""
        names = cls(never_alone, ordinary)
        for owner, entity in enumerate(entities):
            if entity.kind == "person":
                names._take_latin(entity, owner)
                for name in (*entity.names["ja"], *entity.names["ko"]):
                    names._take_cjk(name, owner)
            elif entity.kind in _TERMS:
                names._take_term(entity, owner)
        return names

    def find(self, text: str, taken: Sequence[Found]) -> list[Found]:
        """Misspelt names outside the stretches already taken."""
        free = bytearray(b"\x01" * len(text))
        for each in taken:
            free[each.start : each.end] = bytes(each.end - each.start)
        folded = fold(text)
        found = [
            near
            for start, end in self._words(folded)
            if all(free[start:end]) and (near := self._nearest(folded, start, end))
        ]
        return _merged(found)

    def _take_latin(self, entity: Entity, owner: int) -> None:
        """The family name, and a Japanese given name: other given names are too common to stand for one person."""
        folded = fold(entity.names["en"][0])
        parts = [folded[start:end] for start, end in words(folded)]
        kept = parts if entity.side == "jp" else parts[:1] if entity.side in ("kr", "cn") else parts[-1:]
        for part in kept:
            if len(part) >= _MIN_LATIN and part not in self._never_alone:
                self._latin.add(part, owner)

    def _take_cjk(self, name: str, owner: int) -> None:
        folded = fold(name)
        for run in _KATAKANA_RUN.findall(folded):
            if len(run) >= _MIN_KATAKANA and run not in self._never_alone:
                self._kana.add(run, owner)
        for part in (*folded.split(" "), folded.replace(" ", "")):
            if len(part) >= _MIN_HANGUL and all(map(is_hangul, part)) and part not in self._never_alone:
                self._hangul.add(_jamo(part), owner)

    def _take_term(self, entity: Entity, owner: int) -> None:
        """The whole name of an agreement, event or topic, where it is long enough to be told from others like it."""
        for name in map(fold, (*entity.names["ja"], *entity.names["ko"])):
            bare = name.replace(" ", "")
            if len(bare) >= _MIN_KANA_TERM and _KATAKANA_RUN.fullmatch(bare):
                self._kana.add(bare, owner)
            elif len(bare) >= _MIN_HANGUL_TERM and _HANGUL_RUN.fullmatch(bare):
                self._hangul.add(_jamo(bare), owner)

    @staticmethod
    def _words(folded: str) -> Iterable[tuple[int, int]]:
        yield from words(folded)
        for run in (*_KATAKANA_RUN.finditer(folded), *_HANGUL_RUN.finditer(folded)):
            yield run.span()

    def _nearest(self, folded: str, start: int, end: int) -> Found | None:
        word = folded[start:end]
        if is_hangul(word[0]):
            return self._nearest_hangul(word, start)
        if is_katakana(word[0]):
            owners = self._kana.closest(word, 1) if len(word) >= _MIN_KATAKANA else None
        elif len(word) < _MIN_LATIN or self._ordinary(word):
            owners = None
        else:
            owners = self._latin.closest(word, 2 if len(word) >= _LONG_LATIN else 1)
        return Found(start, end, owners, fuzzy=True) if owners else None

    def _nearest_hangul(self, word: str, start: int) -> Found | None:
        for tail in ("", *(particle for particle in _PARTICLES if word.endswith(particle))):
            bare = word[: len(word) - len(tail)]
            owners = self._hangul.closest(_jamo(bare), 1) if len(bare) >= _MIN_HANGUL else None
            if owners:
                return Found(start, start + len(bare), owners, fuzzy=True)
        return None


def _jamo(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _merged(found: list[Found]) -> list[Found]:
    """Neighbors that share an owner become one match of it: ``Fumyo Kishda``."""
    merged: list[Found] = []
    for each in sorted(found, key=lambda one: one.start):
        last = merged[-1] if merged else None
        shared = [owner for owner in each.owners if owner in last.owners] if last else []
        if last and shared and each.start - last.end <= 1:
            merged[-1] = Found(last.start, each.end, tuple(shared), fuzzy=True)
        else:
            merged.append(each)
    return merged
