"""The words by which people are told to have met without a word for a meeting, read from ``contacts_LANGUAGE.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.gazetteer.tables import read_file
from corpus.meetings.cuebook import PLACEHOLDERS

# Kinds of predicates in the order in which they are tried: the first that finds who met counts.
FRAMES = (
    "with", "meal", "object", "to", "from", "beside", "session", "head",
    "beside_weak", "object_weak", "to_day", "to_weak", "from_weak", "agree",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContactBook:
    """``frames``: by name what somebody does with, to or from another one; ``anything``: any of them."""

    frames: Mapping[str, re.Pattern[str]]
    anything: re.Pattern[str]
    face: re.Pattern[str]
    afar: re.Pattern[str]


@cache
def contact_book(language: str) -> ContactBook | None:
    """The words of a language; ``None`` of one that has no such file."""
    if language[:2] != "ja":
        return None
    rows = {name: _joined(text) for name, text in read_file("contacts_ja.toml").items()}
    frames = {name: re.compile(rows[name]) for name in FRAMES}
    anything = re.compile("|".join(rows[name] for name in FRAMES))
    return ContactBook(frames, anything, re.compile(rows["face"]), re.compile(rows["afar"]))


def _joined(text: str) -> str:
    """The lines as one pattern, with the letters of names put in."""
    pattern = "|".join(line for line in text.splitlines() if line)
    for name, letter in PLACEHOLDERS.items():
        pattern = pattern.replace(f"{{{name}}}", letter)
    return pattern
