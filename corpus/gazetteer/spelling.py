"""English words of the field as people mistype them in questions: "statment", "yaskuni", "politcal"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

_WORD = re.compile(r"(?<![\w'’.-])[a-z]{6,}(?![\w'’-])")  # one with a capital is somebody's name
_KNOWN = re.compile(r"[a-z]{6,}")
_MAX_REMEMBERED = 20_000  # words; the same few hundred come again and again
_SHORTEST = 7  # letters: a shorter word one slip away is too often another word, "baking" and "backing"


class Spelling:
    """Known words by first letter and length, and the one that an unknown word of a question stands for.

    A wrong letter is mended in names alone: among plain words it mostly makes another one, "contests" and "contents".
    """

    def __init__(
        self, plain: Iterable[str], named: Sequence[str], people: Iterable[str], ordinary: Callable[[str], bool]
    ) -> None:
        """``plain``: the lexicon's English cells; ``named``: the names of places, bodies, topics and agreements.

        Names of ``people`` are known, too, but nothing is taken for one: see ``FuzzyNames``.
        """
        self._ordinary = ordinary
        self._mended: dict[str, str] = {}
        self._names = frozenset(name.lower() for name in named if " " not in name)
        words = set(_KNOWN.findall("\n".join((*named, *plain)).lower()))
        self._known = words.union(_KNOWN.findall("\n".join(people).lower()))
        self._alike: dict[tuple[str, int], list[str]] = {}
        for word in words:
            self._alike.setdefault((word[0], len(word)), []).append(word)

    def mended(self, text: str) -> str:
        """The English question with such words spelt as they are known."""
        return _WORD.sub(lambda match: self._remembered(match.group()), text)

    def _remembered(self, word: str) -> str:
        found = self._mended.get(word)
        if found is None:
            found = self._mended_word(word)
            if len(self._mended) < _MAX_REMEMBERED:
                self._mended[word] = found
        return found

    def _mended_word(self, word: str) -> str:
        if word in self._known or word.removesuffix("s") in self._known or self._ordinary(word):
            return word
        lengths = (len(word) - 1, len(word), len(word) + 1)
        near = [known for n in lengths for known in self._alike.get((word[0], n), ()) if self._means(word, known)]
        return near[0] if len(near) == 1 else word

    def _means(self, word: str, known: str) -> bool:
        is_name = known in self._names
        is_long = is_name or len(word) >= _SHORTEST or sorted(word) == sorted(known)
        return is_long and is_one_slip(word, known, may_be_wrong=is_name)


def is_one_slip(word: str, known: str, *, may_be_wrong: bool) -> bool:
    """Whether a letter is missing, too many or swapped with its neighbor, or, if it ``may_be_wrong``, another one.

    Not the last letter: that one tells "ministry" from "minister", and "russians" from "russian".
    """
    n, shortest = 0, min(len(word), len(known))
    while n < shortest and word[n] == known[n]:
        n += 1
    if n >= shortest:
        return False
    if len(word) != len(known):
        longer, shorter = (word, known) if len(word) > len(known) else (known, word)
        return longer[n + 1 :] == shorter[n:]
    if word[n + 1 :] == known[n + 1 :]:
        return may_be_wrong and shortest >= _SHORTEST and n < shortest - 1
    return word[n + 2 :] == known[n + 2 :] and word[n : n + 2] == known[n + 1] + known[n]
