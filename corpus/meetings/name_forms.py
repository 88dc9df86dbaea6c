"""Of which of the two countries somebody unknown is, by how a Korean paper spells the name."""

from __future__ import annotations

import re

_FIRST, _MEDIALS, _FINALS = ord("가"), 21, 28
_OPEN = frozenset({0, 2, 8, 12, 13, 17, 20})  # ㅏ ㅑ ㅗ ㅛ ㅜ ㅠ ㅣ: the medials of Japanese syllables
_E = 5  # ㅔ, which is the fifth of them
_CLOSED = frozenset({0, 4, 19})  # no final, ㄴ or ㅅ
# Words of Japanese in Latin letters, as newspapers write names: Shinichi, Koizumi, Hattori, Kato.
_ROMAJI = re.compile(
    r"(?:(?:(?:k|s|t|p)(?=[kstp]))?(?:[kgnhbpmr]y?|[sz]|t(?!i)|sh|ch|ts(?=u)|d(?!u)|j|f(?=u)|w(?=a)|y(?=[auo]))?[aiueo]h?"
    r"|t(?=ch)|[nm](?![aiueoyh]))+"
)
_OTHERS = frozenset("스쓰즈와")


def is_japanese(name: str) -> bool:
    """Whether a name of two words has Japanese syllables alone: 이다 요이치, Taro Kono, and not Tony Blinken."""
    words = name.split()
    if len(words) != 2 or len(words[0]) < 2:
        return False
    return all(map(_is_mora, "".join(words))) or all(_ROMAJI.fullmatch(word.lower()) for word in words)


def _is_mora(letter: str) -> bool:
    if letter in _OTHERS:
        return True
    if not "가" <= letter <= "힣":
        return False
    rest = (ord(letter) - _FIRST) % (_MEDIALS * _FINALS)
    medial, final = divmod(rest, _FINALS)
    return (medial in _OPEN or medial == _E) and final in _CLOSED
