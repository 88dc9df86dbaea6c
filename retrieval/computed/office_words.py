"""What a question for the holder of an office says beside the office: nothing, or since when."""

from __future__ import annotations

import re

from retrieval.understand import Reading

_WITH_OFFICE = frozenset({"lex:currently"})
_SINCE_WHEN = re.compile(r"\bsince when\b|いつから|언제부터", re.IGNORECASE)


_BOTH = re.compile(r"\b(both|two)\b|両国|両(外相|首脳)|日韓|韓日|양국|양측|한일|두\s*나라", re.IGNORECASE)


def is_of_both(text: str) -> bool:
    """Whether both countries are meant without being named: "the two leaders", 両国, 한일."""
    return _BOTH.search(text) is not None


def names_office_alone(reading: Reading) -> bool:
    """Whether nothing is named but one office and whose it is: "2019 Japanese foreign minister"."""
    offices = [c for c in reading.concepts if c.kind == "office"]
    inside = {at for c in offices for at in range(c.start, c.start + len(c.surface))}
    return bool(offices) and all(
        c.kind in ("office", "country") or c.key in _WITH_OFFICE or c.start in inside for c in reading.concepts
    )


def asks_since_when(reading: Reading) -> bool:
    """Whether it is asked since when somebody has been in office."""
    return reading.intent == "when" and _SINCE_WHEN.search(reading.text) is not None
