"""Regular expressions of a data file, compiled by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

from retrieval.one_look import lower_source, one_of
from retrieval.types import Language
from retrieval.words import LANGUAGES


class Patterns(Sequence[re.Pattern[str]]):
    """Patterns for which case does not count; made when they are first asked for, and few ever are."""

    def __init__(self, sources: Iterable[str]) -> None:
        self.sources = tuple(sources)

    def __len__(self) -> int:
        return len(self.sources)

    @overload
    def __getitem__(self, n: int) -> re.Pattern[str]: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[re.Pattern[str]]: ...
    def __getitem__(self, n: int | slice) -> re.Pattern[str] | Sequence[re.Pattern[str]]:
        return self._each[n]

    def __iter__(self) -> Iterator[re.Pattern[str]]:
        return iter(self._each)

    def found_in(self, text: str) -> bool:
        """Whether any of them stands in the text, at one look."""
        return self._whole.search(text) is not None

    @classmethod
    def joined(cls, several: Iterable[Patterns]) -> Patterns:
        """All of several together."""
        return cls(source for each in several for source in each.sources)

    @cached_property
    def _each(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(source, re.IGNORECASE) for source in self.sources)

    @cached_property
    def _whole(self) -> Caseless:
        return Caseless(one_of(self.sources))


class Caseless:
    """A pattern for which case does not count.

    It is looked for in the text in lower case, which takes half the time of ``re.IGNORECASE``: without that flag an
    alternative that begins with a plain letter is passed over at a glance.
    """

    __slots__ = ("_pattern",)

    def __init__(self, source: str) -> None:
        self._pattern = re.compile(lower_source(source))

    def search(self, text: str) -> re.Match[str] | None:
        """Where it first stands; the words of the match are in lower case."""
        return self._pattern.search(lowered(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Wherever it stands; the words of the matches are in lower case."""
        return self._pattern.finditer(lowered(text))


def lowered(text: str) -> str:
    """The text in lower case, letter for letter, so that places in it stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def by_language(row: Mapping[str, list[str]]) -> dict[Language, Patterns]:
    """The row's patterns for texts of each language; case does not count."""
    return {language: Patterns(row[language]) for language in LANGUAGES}


def for_questions(row: Mapping[str, list[str]]) -> dict[Language, Patterns]:
    """The row's patterns by language of the question; users mix English words into the other two."""
    own = by_language(row)
    return {language: Patterns.joined(dict.fromkeys((own[language], own["en"]))) for language in LANGUAGES}
