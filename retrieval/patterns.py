"""Regular expressions of a data file, compiled by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from retrieval.types import Language
from retrieval.words import LANGUAGES

Patterns = tuple[re.Pattern[str], ...]


class Caseless:
    """A pattern for which case does not count.

    It is looked for in the text in lower case, which takes half the time of ``re.IGNORECASE``: without that flag an
    alternative that begins with a plain letter is passed over at a glance.
    """

    __slots__ = ("_pattern",)

    def __init__(self, source: str) -> None:
        self._pattern = re.compile(_ESCAPED_OR_NOT.sub(_lowered_source, source))

    def search(self, text: str) -> re.Match[str] | None:
        """Where it first stands; the words of the match are in lower case."""
        return self._pattern.search(lowered(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Wherever it stands; the words of the matches are in lower case."""
        return self._pattern.finditer(lowered(text))


_ESCAPED_OR_NOT = re.compile(r"\\.|[^\\]+", re.DOTALL)


def _lowered_source(part: re.Match[str]) -> str:
    """Part of a pattern in lower case, but for what is escaped: ``\\S`` is not ``\\s``."""
    return part.group() if part.group().startswith("\\") else part.group().lower()


def lowered(text: str) -> str:
    """The text in lower case, letter for letter, so that places in it stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def by_language(row: Mapping[str, list[str]]) -> dict[Language, Patterns]:
    """The row's patterns for texts of each language; case does not count."""
    return {language: tuple(re.compile(p, re.IGNORECASE) for p in row[language]) for language in LANGUAGES}


def for_questions(row: Mapping[str, list[str]]) -> dict[Language, Patterns]:
    """The row's patterns by language of the question; users mix English words into the other two."""
    own = by_language(row)
    return {"en": own["en"], "ja": own["ja"] + own["en"], "ko": own["ko"] + own["en"]}
