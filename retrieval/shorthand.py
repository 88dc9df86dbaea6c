"""Questions as they are typed on a chat server, spelt out: "ppl", "def min", "w/", "statment", 일본영화.

What nobody knows counts as the rarest word of a question, which no article holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from corpus.gazetteer import Gazetteer
from retrieval.words import data_file

_MARKS = ".,;:?!()\"'…"
_GLUED = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)(bn|mn|tn|km|hrs?|mins?|yrs?)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


_COUNTRY_BEFORE = re.compile("(?<![가-힣])(?P<country>일본|한국|미국|중국|북한|러시아)(?P<rest>[가-힣]{2,})")


def spelt_out(text: str, gazetteer: Gazetteer) -> str:
    """An English question without shorthand and slips; a Korean one with countries apart from what is theirs."""
    if text.isascii():
        return gazetteer.spelt(written_out(text))
    return _COUNTRY_BEFORE.sub(lambda word: _apart(word, gazetteer), text)


def _apart(word: re.Match[str], gazetteer: Gazetteer) -> str:
    """일본영화 as 일본 영화, where nobody knows the whole and the rest begins with a word of the field."""
    found = gazetteer.lexicon(word["rest"], "ko")
    if not found or found[0].start or len(found[0].surface) < 2 or gazetteer.find(word.group()):
        return word.group()
    return f"{word['country']} {word['rest']}"


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
