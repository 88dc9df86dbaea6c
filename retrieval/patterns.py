"""Regular expressions of a data file, compiled by language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

from retrieval.literals import alternatives, needed
from retrieval.types import Language
from retrieval.words import LANGUAGES

T = TypeVar("T")
_ESCAPED_OR_NOT = re.compile(r"\\.|[^\\]+", re.DOTALL)


class ByLanguage(Mapping[str, T]):
    """What ``make`` gives for each language, made when that language is first asked for.

    A question has one of three, and to compile the patterns of all of them was half of the first answer of a process.
    """

    def __init__(self, make: Callable[[Language], T]) -> None:
        self._make = make
        self._made: dict[str, T] = {}

    def __getitem__(self, language: str) -> T:
        found = self._made.get(language)
        if found is None:
            if language not in LANGUAGES:
                raise KeyError(language)
            found = self._made[language] = self._make(language)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


class Patterns(Sequence[re.Pattern[str]]):
    """Patterns, made when they are first asked for, and few ever are; case does not count unless ``is_cased``."""

    def __init__(self, sources: Iterable[str], *, is_cased: bool = False) -> None:
        self.sources = tuple(sources)
        self._is_cased = is_cased

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
        """Whether any of them stands in the text."""
        low = lowered(text)
        return any(each.stands_in(text, low) for each in self._rows)

    @classmethod
    def joined(cls, several: Iterable[Patterns]) -> Patterns:
        """All of several together."""
        return cls(source for each in several for source in each.sources)

    @cached_property
    def _each(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(source, 0 if self._is_cased else re.IGNORECASE) for source in self.sources)

    @cached_property
    def _rows(self) -> tuple[Sought, ...]:
        every = (each for source in self.sources for each in alternatives(source) if each)
        return tuple(Sought(each, is_cased=self._is_cased) for each in every)


class Sought:
    """A pattern that is compiled for the first text in which it may stand; case does not count unless ``is_cased``.

    Without regard to case it is looked for in the text in lower case, which takes half the time of ``re.IGNORECASE``:
    without that flag an alternative that begins with a plain letter is passed over at a glance. The words of a match
    are in lower case then.
    """

    __slots__ = ("_is_cased", "_needed", "_pattern", "_source")

    def __init__(self, source: str, *, is_cased: bool = False) -> None:
        self._source, self._is_cased, self._needed = source, is_cased, needed(source)
        self._pattern: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        """Where it first stands."""
        low = lowered(text)
        return self._compiled().search(text if self._is_cased else low) if self._may_stand_in(low) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The whole text, if it is that."""
        low = lowered(text)
        return self._compiled().fullmatch(text if self._is_cased else low) if self._may_stand_in(low) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Wherever it stands."""
        low = lowered(text)
        return self._compiled().finditer(text if self._is_cased else low) if self._may_stand_in(low) else iter(())

    def stands_in(self, text: str, low: str) -> bool:
        """Whether it stands in the text, which in lower case is ``low``: of many patterns each need not make that."""
        for letters in self._needed:
            if letters in low:
                return self._compiled().search(text if self._is_cased else low) is not None
        return False

    def _may_stand_in(self, low: str) -> bool:
        return any(letters in low for letters in self._needed)

    def _compiled(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = re.compile(self._source if self._is_cased else lower_source(self._source))
        return self._pattern


def lower_source(source: str) -> str:
    r"""The pattern in lower case, but for what is escaped: ``\S`` is not ``\s``."""
    return _ESCAPED_OR_NOT.sub(lambda m: m.group() if m.group().startswith("\\") else m.group().lower(), source)


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
