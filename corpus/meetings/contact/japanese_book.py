"""The words by which people are told to have met without a word for a meeting, read from ``contacts_ja.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.gazetteer.tables import read_file
from corpus.meetings.cuebook import PLACEHOLDERS

# Kinds of predicates in the order in which they are tried: the first that finds who met counts. By kind the parts that
# the one met may play; those with none tell of two together.
FRAMES: Mapping[str, tuple[str, ...]] = {
    "with": ("with",),
    "meal": ("with",),
    "object": ("object",),
    "to": ("to",),
    "from": ("from",),
    "beside": ("beside",),
    "session": ("with",),
    "head": (),
    "beside_weak": ("beside",),
    "object_weak": ("object",),
    "to_day": ("to",),
    "to_weak": ("to",),
    "from_weak": ("from",),
    "agree": (),
}
JOINT = ("with", "meal", "session", "agree")  # what two do together
SPEECH = ("to_day", "to_weak", "from_weak")  # what is said has subjects of its own
WEAK = ("beside_weak", "object_weak", "agree", *SPEECH)  # what may be done from afar
_CONTINUED = re.compile(r"\n +")


@dataclass(frozen=True, slots=True)
class ContactBook:
    """``named``: every pattern of the file, the predicates of `FRAMES` among them."""

    named: Mapping[str, re.Pattern[str]]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.named[name]

    def has(self, name: str, text: str) -> bool:
        """Whether the pattern of this name matches anywhere in ``text``."""
        return self.named[name].search(text) is not None


@cache
def contact_book() -> ContactBook:
    """The Japanese words of contact."""
    raw: dict[str, str] = read_file("contacts_ja.toml")
    before = _joined(raw["before"])
    rows = {name: _joined(text).replace("{before}", before) for name, text in raw.items()}
    return ContactBook({name: re.compile(pattern) for name, pattern in rows.items()})


def _joined(text: str) -> str:
    """The lines as one pattern of so many alternatives, with the letters of names put in."""
    lines = _CONTINUED.sub("", text).splitlines()
    pattern = "|".join(line for line in lines if line)
    for name, letter in PLACEHOLDERS.items():
        pattern = pattern.replace(f"{{{name}}}", letter)
    return pattern
