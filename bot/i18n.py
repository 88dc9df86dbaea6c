"""The bot's own words in English, Japanese and Korean, and the guess of a language. Of answers: ``retrieval.words``."""

from __future__ import annotations

from retrieval.types import Language
from retrieval.words import LANGUAGES, phrase


def word(language: Language, key: str, **fields: object) -> str:
    """The bot's phrase ``key`` in ``language`` with its ``{fields}`` filled in."""
    return phrase("bot", language, key, fields)


def counted(language: Language, key: str, n: int, **fields: object) -> str:
    """The bot's phrase ``key`` for ``n`` things, in the singular where the language has one."""
    return word(language, f"{key}_one" if n == 1 else key, n=n, **fields)


def language_of(text: str) -> Language:
    """The language that ``text`` is written in, by its script: Hangul, else kana or kanji, else English."""
    if any("\uac00" <= letter <= "\ud7a3" or "\u1100" <= letter <= "\u11ff" for letter in text):
        return "ko"
    if any("\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in text):
        return "ja"
    return "en"


def language_of_locale(locale: str) -> Language:
    """The language for a locale such as ``ja``, ``en-US`` or ``ko_KR.UTF-8``; English for all that we do not speak."""
    head = locale.replace("_", "-").split("-")[0]
    return next((language for language in LANGUAGES if language == head), "en")
