"""Days that only say which thing is meant: "its review of the agreement of December 28, 2015".

Nothing that the sentence tells was done on such a day: it is that of the agreement, not of the review, or the one since
which, before or after which something else was done.
"""

from __future__ import annotations

import re
from functools import lru_cache

_REACH = 80  # code points
# "the agreement of", but no part of a day or month.
_OF = re.compile(
    r"\b(?!(?:morning|afternoon|evening|night|noon|midnight|hours|day|days|end|ends|beginning|start|middle|half|spring"
    r"|summer|autumn|fall|winter|week|weekend|month|months|quarter|dawn|dusk|eve|close|course|as|out|because|instead)\b)"
    r"[A-Za-z’'-]+[\"”]? (?:of|from|dated) (?:\w+day, )?$"
)
_SINCE = re.compile(
    r"\b(?:since|until|till|before|after|prior to|following|under|than|like|unlike|up to)\s+"
    r"(?:(?!\b(?:was|were|had|has|have|is|are|and|but|would|to)\b)[\w’'\"“”/–-]+ ){0,9}?"
    r"(?:\d{1,2}(?::\d\d)? ?[ap]\.m\. )?"
    r"(?:(?:on|in|of|at|from|for|the|late|early) )*$",
    re.IGNORECASE,
)
# Of the thing whose plan it is: "the summit fixed for November 8", "a dialogue begun in January".
_OF_WHAT = re.compile(
    r"\b(?:the|a|an|its|his|her|their|that) (?:[\w’'-]+ ){1,5}"
    r"(?:fixed|set|planned|scheduled|slated|due|begun|drawn up|laid down) (?:for|in|on|at) $"
)
_AFTERWARDS = {
    "ja": re.compile(
        r"^(?:の(?:[^、。はがをにで]{1,16})(?:以来|以降|以後|前|後|まで)|以来|以降|以前|までに(?!は)|より前)"
    ),
    "ko": re.compile(r"^(?:\s?이후|\s?이래|\s?이전|\s?(?:\S+\s){0,3}(?:이후|이래)(?:로|의)?\s)"),
}


@lru_cache(maxsize=8_192)
def _refers(before: str, day: str, after: str, language: str) -> bool:
    if language in _AFTERWARDS:
        return _AFTERWARDS[language].search(after) is not None
    return _SINCE.search(before) is not None or _names_thing(before, day)


def _names_thing(before: str, day: str) -> bool:
    # "The talks of Monday" are the news of that day.
    return _OF_WHAT.search(before) is not None or (any(map(str.isdigit, day)) and _OF.search(before) is not None)


def names_thing(text: str, start: int, end: int, language: str) -> bool:
    """Whether the day at ``text[start:end]`` is that of a thing named: "the review of the agreement of December 28".

    "For use from April" names none.
    """
    before = text[max(0, start - _REACH) : start]
    return language not in _AFTERWARDS and not before.endswith("from ") and _names_thing(before, text[start:end])


def only_refers(text: str, start: int, end: int, language: str) -> bool:
    """Whether the day at ``text[start:end]`` only says which thing is meant, or since or before which something was."""
    return _refers(text[max(0, start - _REACH) : start], text[start:end], text[end : end + _REACH], language)
