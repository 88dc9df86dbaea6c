"""Where a form in kanji, kana or hangul may begin and end inside running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.gazetteer.types import Form

# What may follow a short Korean name within the same word: particles, honorifics and titles.
_KO_NAME_TAILS = """
이 가 은 는 을 를 의 와 과 에 도 만 로 랑 하 씨 님 께 측 쪽 께서 부터 까지 보다 처럼 라 이라 이나 나 든 정 전 신 총
외 대 장 차 국 방 관 회 담 부 내 수 상 주 당 였 인 입 란 야 아 발 행 산 시 도시 현 현지 주재 새
"""
_KO_PERSON_TAILS = """
이 가 은 는 을 를 의 와 과 에 도 만 로 랑 이랑 하고 씨 님 께 측 쪽 한테 보다 처럼 라 이라 이나 나 전 신임 총리 외
대통령 장관 차관 국장 방위 관방 정권 정부 내각 회담 담화 대사 의원 당선 였 입 인 란 야 때
"""
# "In" as headlines have it ("서울서"): only as the whole rest of the word, or 도쿄서기 would be a city.
_KO_PLACE_TAILS = ("서", "서는", "서도", "서의")
_KO_PARTICLES = """
이 가 은 는 을 를 의 와 과 에 도 만 로 으로 에서 까지 부터 보다 처럼 이나 나 들 들이 들은 들을 들의
"""
_PARTICLES = frozenset(_KO_PARTICLES.split())
_KO_TAILS, _PERSON_TAILS = tuple(_KO_NAME_TAILS.split()), tuple(_KO_PERSON_TAILS.split())
_LETTERS = "[ぁ-ヿ一-鿿가-힣々]"
_CJK, _SPACE_BETWEEN = re.compile(_LETTERS), re.compile(rf"(?<={_LETTERS})\s(?={_LETTERS})")
_JA_TAILS = frozenset("首総外大防官法財経農厚環政内氏元発前両新副幹局次会談派訪夫家側日韓米中文尹朴李国長自時")


def is_hangul(char: str) -> bool:
    """Whether the character is a hangul syllable."""
    return "가" <= char <= "힣"


def is_kanji(char: str) -> bool:
    """Whether the character is a Chinese character."""
    return "一" <= char <= "鿿" or char == "々"


def is_katakana(char: str) -> bool:
    """Whether the character belongs to a katakana word."""
    return ("ァ" <= char <= "ヺ") or char == "ー"


def is_cjk(char: str) -> bool:
    """Whether the character is kanji, kana, hangul or a mark that joins them."""
    return is_hangul(char) or is_kanji(char) or "ぁ" <= char <= "ヿ"


def has_cjk(text: str) -> bool:
    """Whether a CJK character stands anywhere in the text."""
    return not text.isascii() and _CJK.search(text) is not None


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without the spaces between CJK characters; ``where`` maps back, ``gaps`` marks what a space preceded."""

    chars: str
    where: list[int]
    gaps: frozenset[int]

    @classmethod
    def of(cls, text: str) -> Squeezed:
        """The squeezed form of a folded text."""
        spaces = [found.start() for found in _SPACE_BETWEEN.finditer(text)]
        if not spaces:
            return cls(text, list(range(len(text))), frozenset())
        dropped = frozenset(spaces)
        where = [i for i in range(len(text)) if i not in dropped]
        gaps = frozenset(space - n for n, space in enumerate(spaces))
        return cls(_SPACE_BETWEEN.sub("", text), where, gaps)

    def word_starts(self, i: int) -> bool:
        """Whether a hangul word begins at ``i``."""
        return i == 0 or i in self.gaps or not is_hangul(self.chars[i - 1])

    def tail(self, j: int) -> str:
        """The rest of the hangul word from ``j`` on."""
        k = j
        while k < len(self.chars) and k not in self.gaps and is_hangul(self.chars[k]):
            k += 1
        return self.chars[j:k]


def stands_alone(text: Squeezed, i: int) -> bool:
    """Whether the one character at ``i`` is a word of its own, but for Korean particles."""
    char, before = text.chars[i], text.chars[i - 1 : i]
    if is_hangul(char):
        return text.word_starts(i) and (text.tail(i + 1) in _PARTICLES or not text.tail(i + 1))
    after = text.chars[i + 1 : i + 2]
    return not any(is_kanji(other) or is_katakana(other) for other in before + after)


def fits(text: Squeezed, i: int, j: int, form: Form, chained: bool) -> bool:
    """Whether a form may begin at ``i`` (and run over the spaces up to ``j``); ``chained``: right after a match."""
    first = text.chars[i]
    if j - i == 1:
        return stands_alone(text, i)
    if any(k in text.gaps for k in range(i + 1, j)):
        wide = j - i >= 4 or " " in form.surface or (form.person and j - i == 3)
        if not wide or (is_hangul(first) and not text.word_starts(i)):
            return False
    if is_hangul(first):
        inside = (chained or j - i >= 3) and not form.person and text.tail(i) not in _PARTICLES
        return text.word_starts(i) or inside
    if first.isascii() and first.isalnum():
        return i == 0 or i in text.gaps or not text.chars[i - 1].isascii() or not text.chars[i - 1].isalnum()
    if is_katakana(first):
        return i == 0 or chained or i in text.gaps or not is_katakana(text.chars[i - 1])
    return True


def ends_well(text: Squeezed, i: int, j: int, form: Form) -> bool:
    """Whether what follows ``j`` lets the form end there: short names must not be the head of another word."""
    first = text.chars[i]
    if j >= len(text.chars) or j in text.gaps:
        return True
    if is_hangul(first):
        tail = text.tail(j) if j - i <= 2 and form.name else ""
        if tail in _KO_PLACE_TAILS:
            return not form.person
        return not tail or tail.startswith(_PERSON_TAILS if form.person else _KO_TAILS)
    if is_katakana(text.chars[j - 1]):
        return j - i > 4 or not is_katakana(text.chars[j])
    if form.person and j - i <= 2 and is_kanji(first):
        return not is_kanji(text.chars[j]) or text.chars[j] in _JA_TAILS
    return True
