"""The words of feedback, settings, limits and privacy, from ``bot/data/service.toml``; of the rest: ``bot.i18n``."""

from __future__ import annotations

from retrieval.types import Language
from retrieval.words import data_file


def say(language: Language, key: str, **fields: object) -> str:
    """The phrase ``key`` in ``language`` with its ``{fields}`` filled in."""
    found: str = data_file("bot", "service.toml")[language][key]
    return found.format(**fields)
