"""Which one in a row a question names: the second, 第3回, 네 번째."""

from __future__ import annotations

import re

_RANKS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
          "tenth": 10, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "두": 2,
          "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}  # fmt: skip
# The first of them.
FIRST = re.compile(r"\bfirst\b|第[1一]回|初|最初|첫|처음|최초|제\s*1\s*차", re.IGNORECASE)


def rank_of(text: str) -> int | None:
    """The rank that the text names, 1-based, if it names one."""
    digits = re.search(r"(\d+)\s*(?:st|nd|rd|th|回目|度目|番目|번째|차)|第(\d+)回", text, re.IGNORECASE)
    if digits:
        return int(digits[1] or digits[2])
    lowered = text.lower()
    return next((rank for name, rank in _RANKS.items() if re.search(_rank_form(name), lowered)), None)


def rank_in_english(rank: int) -> str:
    """A pattern for the rank as the register writes it: "2nd" or "Second"."""
    words = ["first", *(name for name in _RANKS if name.isascii())]
    word = words[rank - 1] if rank <= len(words) else "(?!)"
    return rf"\b(?:{rank}(?:st|nd|rd|th)|{word})\b"


def _rank_form(name: str) -> str:
    if name.isascii():
        return rf"\b{name}\b"
    return rf"{name}\s*번째" if name in "두세네다섯여섯일곱여덟아홉열" else rf"{name}(回目|度目|番目)"
