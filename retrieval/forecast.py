"""Whether a question asks to foretell something: "who will it be after Takaichi, your guess"."""

from __future__ import annotations

from functools import cache, lru_cache

from retrieval.patterns import Patterns, for_questions
from retrieval.types import Language
from retrieval.understand import Reading
from retrieval.words import data_file


@lru_cache(maxsize=64)
def asks_for_forecast(reading: Reading) -> bool:
    """Whether it is not what happened or was said that is asked for, but what may come."""
    return _cues()[reading.language].found_in(reading.text)


@cache
def _cues() -> dict[Language, Patterns]:
    return for_questions(data_file("retrieval", "forecast.toml")["forecast"])
