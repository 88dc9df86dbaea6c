"""Whether a question asks to foretell something: "who will it be after Takaichi, your guess".

A question about when may also be put as of something still to come. Then a plan that an article tells of answers it,
but no day that is over: the visit of 1984 is no answer to "when will the emperor visit".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from retrieval.events import NearDay
from retrieval.patterns import Patterns, for_questions
from retrieval.planned import is_planned
from retrieval.types import Language
from retrieval.understand import Reading
from retrieval.words import data_file


@lru_cache(maxsize=64)
def asks_for_forecast(reading: Reading) -> bool:
    """Whether it is not what happened or was said that is asked for, but what may come."""
    return _says("forecast", reading)


@lru_cache(maxsize=64)
def asks_what_is_to_come(reading: Reading) -> bool:
    """Whether it asks when, of something put as still to come."""
    return reading.intent == "when" and _says("to_come", reading)


def is_over(near: Sequence[NearDay], reading: Reading, as_of_on: date | None) -> bool:
    """Whether what is asked for is to come, and the best of the days ``near`` is past and told as such."""
    if as_of_on is None or not near or not asks_what_is_to_come(reading):
        return False
    hit, best = max(near, key=lambda pair: pair[1].fit)
    if best.event.latest_on > as_of_on or best.features["plan"] or best.features["later"]:
        return False
    return best.ordinal is None or not is_planned(hit.passage.sentence_text(best.ordinal))


def _says(what: str, reading: Reading) -> bool:
    return _cues()[what][reading.language].found_in(reading.text)


@cache
def _cues() -> dict[str, dict[Language, Patterns]]:
    return {what: for_questions(rows) for what, rows in data_file("retrieval", "forecast.toml").items()}
