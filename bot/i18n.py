"""The bot's own words in English, Japanese and Korean, and the guess of a language. Dates: ``retrieval.wording``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, get_args

from retrieval.types import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def data_file(name: str) -> Mapping[str, Any]:
    """The parsed TOML file ``name`` of ``bot/data``, read once."""
    return tomllib.loads((resources.files("bot") / "data" / name).read_text("utf-8"))


def word(language: Language, key: str, **fields: object) -> str:
    """The phrase ``key`` in ``language`` with its ``{fields}`` filled in."""
    phrase: str = data_file("words.toml")[language][key]
    return phrase.format(**fields)


def counted(language: Language, key: str, n: int) -> str:
    """The phrase ``key`` for ``n`` things, in the singular where the language has one."""
    return word(language, f"{key}_one" if n == 1 else key, n=n)


def has_word(key: str) -> bool:
    """Whether there is a phrase ``key``."""
    return key in data_file("words.toml")["en"]


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
