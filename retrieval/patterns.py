"""Regular expressions of a data file, compiled by language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from retrieval.types import Language
from retrieval.words import LANGUAGES

Patterns = tuple[re.Pattern[str], ...]


def by_language(row: Mapping[str, list[str]]) -> dict[Language, Patterns]:
    """The row's patterns for texts of each language; case does not count."""
    return {language: tuple(re.compile(p, re.IGNORECASE) for p in row[language]) for language in LANGUAGES}


def for_questions(row: Mapping[str, list[str]]) -> dict[Language, Patterns]:
    """The row's patterns by language of the question; users mix English words into the other two."""
    own = by_language(row)
    return {"en": own["en"], "ja": own["ja"] + own["en"], "ko": own["ko"] + own["en"]}
