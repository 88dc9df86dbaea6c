"""The words by which texts speak of meetings, read from ``meeting_cues.toml`` and compiled once for each language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from corpus.gazetteer.tables import read_file

# One character of the private use area stands for each name in a sentence's shape.
PLACEHOLDERS = {"P": "\ue001", "O": "\ue002", "C": "\ue003", "N": "\ue004", "L": "\ue005", "G": "\ue006", "D": "\ue007"}
# What is looked for in every sentence is matched against it in small letters: to ignore case takes three times as long.
_IN_SMALL = frozenset(
    {
        "any_cue",
        "not_cues",
        "phone_words",
        "video_words",
        "meal_words",
        "courtesy_words",
        "passing_any",
        "duration",
        "counterpart_party",
        "level_party",
    }
)
_SLOT = re.compile(r"\{([POCNLGD])\}")
_NESTED = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class CueBook:
    """The patterns of one language, those of ``cues`` and of `_IN_SMALL` for a sentence in small letters.

    ``cues`` and ``parties`` keep the order of the file: the first that fits counts.
    """

    language: str
    cues: tuple[tuple[str, re.Pattern[str]], ...]
    parties: tuple[tuple[str, re.Pattern[str]], ...]
    named: Mapping[str, re.Pattern[str]]
    tables: Mapping[str, Mapping[str, str]]
    passing: tuple[tuple[str, re.Pattern[str]], ...] = ()
    visits: tuple[tuple[str, re.Pattern[str]], ...] = ()
    rounds: tuple[tuple[str, re.Pattern[str]], ...] = ()
    sought: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def __getitem__(self, name: str) -> re.Pattern[str]:
        """The pattern of this name. Raises ``KeyError`` when the language has none."""
        return self.named[name]

    def has(self, name: str, text: str) -> bool:
        """Whether the pattern of this name, if the language has one, matches anywhere in ``text``."""
        pattern = self.named.get(name)
        return pattern is not None and pattern.search(text) is not None

    def at(self, name: str, text: str, match: re.Match[str]) -> bool:
        """Whether the pattern of this name, if the language has one, matches where ``match`` begins."""
        pattern = self.named.get(name)
        return pattern is not None and pattern.match(text, match.start()) is not None


@cache
def cue_book(language: str) -> CueBook:
    """The patterns of ``en``, ``ja`` or ``ko``; any other language is read as English."""
    known = language[:2] if language[:2] in ("ja", "ko") else "en"
    data = read_file("meeting_cues.toml")
    raw, shared = data[known], data["shared"]
    flags = re.IGNORECASE if known == "en" else re.NOFLAG
    fragments: dict[str, str] = raw.get("fragments", {})
    compiled = {
        key: re.compile(_filled(value, fragments), re.NOFLAG if key in _IN_SMALL else flags)
        for key, value in raw.items()
        if isinstance(value, str)
    }
    return CueBook(
        known,
        _pairs(_at_words(raw["cues"]) if known == "en" else raw["cues"], fragments, re.NOFLAG),
        _pairs(raw["parties"], fragments, flags),
        compiled,
        {**_tables(shared), **_tables(raw)},
        _pairs(raw["passing"], fragments, flags),
        _pairs(raw.get("visits", ()), fragments, flags),
        _pairs(raw.get("rounds", ()), fragments, flags),
        _pairs(raw.get("sought", ()), fragments, flags),
    )


def shared_table(name: str) -> Mapping[str, str]:
    """A table that holds for all languages."""
    return cue_book("en").tables[name]


def _tables(raw: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    return {key: value for key, value in raw.items() if isinstance(value, dict) and key != "fragments"}


def _at_words(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """The rows, to be tried only where a word begins: trying every letter takes most of the time."""
    return [(kind, rf"\b(?:{pattern})") for kind, pattern in rows]


def _pairs(
    rows: Sequence[Sequence[str]], fragments: Mapping[str, str], flags: re.RegexFlag
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(_filled(pattern, fragments), flags)) for kind, pattern in rows)


def _filled(pattern: str, fragments: Mapping[str, str]) -> str:
    """The pattern with its ``{fragment}``s and name placeholders put in."""
    for _ in range(4):
        pattern = _NESTED.sub(
            lambda match: f"(?:{fragments[match[1]]})" if match[1] in fragments else match[0], pattern
        )
    return _SLOT.sub(lambda match: PLACEHOLDERS[match[1]], pattern)
