"""The language of an article's own text, by script; a phrase in the foot of the page does not count."""

from __future__ import annotations

import re

__all__ = ["language_of"]

_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "for",
        "on",
        "with",
        "is",
        "was",
        "by",
        "as",
        "at",
        "from",
        "his",
        "its",
        "he",
        "it",
        "said",
        "has",
    ]
)
_OTHER_SCRIPTS = {"ja", "ko", "zh", "ru", "th", "ar"}


def language_of(text: str, given: str | None = None) -> str:
    """``en``, ``ja``, ``ko``, ``zh``, another code that was ``given`` and fits the script, or ``und``."""
    hangul, kana, han = (len(pattern.findall(text)) for pattern in (_HANGUL, _KANA, _HAN))
    latin = len(_LATIN.findall(text))
    # One CJK character carries about what three Latin letters carry.
    if (hangul + kana + han) * 3 > latin:
        if hangul >= kana + han:
            return "ko"
        return "ja" if kana * 20 > han else "zh"
    base = re.split(r"[-_]", given.strip().lower())[0] if given else ""
    if re.fullmatch(r"[a-z]{2,3}", base) and base not in _OTHER_SCRIPTS:
        return base
    words = re.findall(r"[a-zà-ɏ]+", text.lower())
    common = sum(1 for word in words if word in _ENGLISH)
    return "en" if len(words) < 40 or common * 8 >= len(words) else "und"
