"""The sentences of a text, and whether a place in one stands inside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.dates.vocabulary import MONTHS, words

__all__ = ["in_quotation", "outside_quotations", "sentence_spans"]

_OPEN = "“「『"
_CLOSE = "”」』"
_ABBREVIATIONS = words("mr mrs ms dr st jr sr vs no gen sen rep gov col lt u.n u.s u.k e.g i.e")
_SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) <= 4 and name not in {"may", "june", "july"})


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(
        r"(?P<latin>[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9\u1100-\ud7ff])|[。！？][」』）)”]*(?![とのがをに」』])|\n+"
    )


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether the period at ``at`` belongs to the word before it ("Sept.", "Mr.", "U.N.", "J.")."""
    match = re.search(r"[A-Za-z.]+$", text[max(0, at - 12) : at])
    word = match[0].lower() if match else ""
    if word in _SHORT_MONTHS:
        return text[at + 1 : at + 6].lstrip()[:1].isdigit()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, in order; good enough to read a verb's tense by, not to cite by."""
    start = 0
    for match in _ends().finditer(text):
        if match["latin"] == "." and _is_abbreviation(text, match.start()):
            continue
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def outside_quotations(context: str) -> str:
    """The sentence with all that is spoken in it, quotation marks too, blanked by NUL; same length, same offsets.

    A sentence that first closes a quotation is taken to begin inside one.
    """
    marks = [character for character in context if character in _OPEN + _CLOSE]
    spoken = bool(marks) and marks[0] in _CLOSE
    kept: list[str] = []
    for character in context:
        if character in _OPEN or character in _CLOSE:
            spoken = character in _OPEN
            kept.append("\x00")
        elif character == '"' and not marks:
            spoken = not spoken
            kept.append("\x00")
        else:
            kept.append("\x00" if spoken else character)
    return "".join(kept)


def in_quotation(context: str, at: int) -> bool:
    """Whether offset ``at`` of a sentence is spoken by someone quoted there."""
    return outside_quotations(context)[at : at + 1] == "\x00"
