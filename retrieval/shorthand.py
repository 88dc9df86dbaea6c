"""Chat shorthand of English questions, written out: "ppl", "def min", "w/", "didnt", "1bn".

A short form that nobody knows counts as the rarest word of a question, which no article holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from retrieval.words import data_file

_MARKS = ".,;:?!()\"'…"
_GLUED = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(bn|mn|tn|km|hrs?|mins?|yrs?)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def written_out(text: str) -> str:
    """The English question with its short forms written out; as it is where it has none."""
    if _DIGIT.search(text):
        text = _GLUED.sub(r"\1 \2", text)
    words, pairs = _table("words"), _table("pairs")
    parts, found, n = text.split(" "), False, 0
    while n < len(parts):
        bare = parts[n].strip(_MARKS).lower()
        following = parts[n + 1].strip(_MARKS).lower() if n + 1 < len(parts) else ""
        if long := pairs.get(f"{bare} {following}"):
            parts[n : n + 2] = [_head(parts[n]) + long + _tail(parts[n + 1])]
            found = True
        # A capital alone is an initial: "George W. Bush", "Kim D. N.".
        elif (long := words.get(bare)) and (len(bare) > 1 or not parts[n][:1].isupper()):
            parts[n] = _head(parts[n]) + long + _tail(parts[n])
            found = True
        n += 1
    return " ".join(parts) if found else text


def _head(part: str) -> str:
    return part[: len(part) - len(part.lstrip(_MARKS))]


def _tail(part: str) -> str:
    return part[len(part.rstrip(_MARKS)) :]


@cache
def _table(name: str) -> Mapping[str, str]:
    found: Mapping[str, str] = data_file("retrieval", "shorthand.toml")[name]
    return found
