"""``find_mentions``: the date mentions of a text, by its language."""

from __future__ import annotations

from functools import lru_cache

from corpus.dates.english import english_mentions
from corpus.dates.japanese import japanese_mentions
from corpus.dates.korean import korean_mentions
from corpus.dates.types import DateMention

__all__ = ["find_mentions"]


@lru_cache(maxsize=1_024)  # a first build asks twice: for the index and for the register
def find_mentions(text: str, language: str) -> tuple[DateMention, ...]:
    """Every date mention in ``text``, by start, without overlaps; ``language`` is en, ja or ko (else read as en)."""
    if language.startswith("ja"):
        return japanese_mentions(text)
    return korean_mentions(text) if language.startswith("ko") else english_mentions(text)
