"""Of which of the two countries somebody unknown is, by how a Korean paper spells the name."""

from __future__ import annotations

_FIRST, _MEDIALS, _FINALS = ord("가"), 21, 28
_OPEN = frozenset({0, 2, 8, 12, 13, 17, 20})  # ㅏ ㅑ ㅗ ㅛ ㅜ ㅠ ㅣ: the medials of Japanese syllables
_E = 5  # ㅔ, which is the fifth of them
_CLOSED = frozenset({0, 4, 19})  # no final, ㄴ or ㅅ
_OTHERS = frozenset("스쓰즈와")


def is_japanese(name: str) -> bool:
    """Whether a name of two words has Japanese syllables alone: 이다 요이치, and not 토니 블링컨."""
    words = name.split()
    return len(words) == 2 and len(words[0]) > 1 and all(map(_is_mora, "".join(words)))


def _is_mora(letter: str) -> bool:
    if letter in _OTHERS:
        return True
    if not "가" <= letter <= "힣":
        return False
    rest = (ord(letter) - _FIRST) % (_MEDIALS * _FINALS)
    medial, final = divmod(rest, _FINALS)
    return (medial in _OPEN or medial == _E) and final in _CLOSED
