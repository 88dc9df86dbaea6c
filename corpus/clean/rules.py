"""The pattern lists of ``corpus/data/boilerplate.toml``, compiled once, with the questions they answer.

Every question is asked of one folded line (see `corpus.clean.lines.fold`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.errors import DataError

__all__ = ["Rules", "rules"]

# Longer lines are prose: no pattern of a whole line is tried on them.
MAX_WHOLE_CHARS = 300
_WORD = re.compile(r"[^\s|/·•,:;>()\[\]]+")
_VALUE = re.compile(r"[\d,.%]+")


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _at_end(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_any(patterns).pattern})\s*\.?$", re.IGNORECASE)


def _label(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{_any(words).pattern})(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """Compiled pattern lists; the attribute names are those of the data file."""

    words: frozenset[str]
    whole: re.Pattern[str]
    inside: re.Pattern[str]
    disclaimers: re.Pattern[str]
    tails: re.Pattern[str]
    notice: re.Pattern[str]
    ends_article: re.Pattern[str]
    many: re.Pattern[str]
    one: re.Pattern[str]
    inline: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    marks: re.Pattern[str]
    credit_hard: re.Pattern[str]
    credit_soft: re.Pattern[str]
    credit_start: re.Pattern[str]
    picture_title: re.Pattern[str]
    scene: re.Pattern[str]
    posted: re.Pattern[str]
    modified: re.Pattern[str]
    errors: re.Pattern[str]

    def whole_line(self, pattern: re.Pattern[str], line: str) -> bool:
        """Whether ``pattern`` matches the whole of a line that is short enough to be furniture."""
        return len(line) <= MAX_WHOLE_CHARS and pattern.fullmatch(line) is not None

    def is_chrome(self, line: str) -> bool:
        """Whether the line holds nothing but words of buttons and menus, numbers and signs."""
        if len(line) > MAX_WHOLE_CHARS:
            return False
        pieces = [piece.strip("'\"!?.…").lower() for piece in _WORD.findall(line)]
        return all(not piece or piece in self.words or _VALUE.fullmatch(piece) for piece in pieces)


@cache
def rules() -> Rules:
    """The compiled lists; raises `DataError` where the data file breaks its format."""
    path = resources.files("corpus") / "data" / "boilerplate.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _compile(data)
    except (tomllib.TOMLDecodeError, KeyError, re.error) as error:
        raise DataError(str(path), f"{error}; restore the file from the distribution") from error


def _compile(data: dict[str, dict[str, list[str]]]) -> Rules:
    return Rules(
        words=frozenset(data["chrome"]["words"]),
        whole=_any(data["drop"]["whole"]),
        inside=_any(data["drop"]["inside"]),
        disclaimers=_any(data["drop"]["disclaimers"]),
        tails=_at_end(data["drop"]["tails"]),
        notice=_any(data["copyright"]["notice"]),
        ends_article=_any(data["copyright"]["ends_article"]),
        many=_any(data["sections"]["many"]),
        one=_any(data["sections"]["one"]),
        inline=_any(data["sections"]["inline"]),
        strong=_any(data["comments"]["strong"]),
        weak=_any(data["comments"]["weak"]),
        marks=_any(data["comments"]["marks"]),
        credit_hard=_at_end(data["captions"]["credit_hard"]),
        credit_soft=_at_end(data["captions"]["credit_soft"]),
        credit_start=_any(data["captions"]["credit_start"]),
        picture_title=_any(data["captions"]["title"]),
        scene=_any(data["captions"]["scene"]),
        posted=_label(data["labels"]["posted"]),
        modified=_label(data["labels"]["modified"]),
        errors=_any(data["errors"]["inside"]),
    )
