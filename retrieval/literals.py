r"""What must stand in a text that a pattern is to match, so that most patterns are passed over without being compiled.

To look for a few letters in a question takes 0.05 µs and to compile a pattern with some alternatives ten thousand times
as long, and of the thousands of alternatives that questions are read with, one question holds the letters of few. For
the same end RE2 has ``FilteredRE2``.
"""

from __future__ import annotations

import re
from math import log2

# A part of a pattern within which neither brackets nor ``|`` mean anything: an escaped letter, a class; or one letter.
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_PLAIN = re.compile(r"(?:\\b)?([\w '’、-]+)(?:\\b)?")
_TIMES = re.compile(r"\d+(?:,\d*)?\}")
_BETWEEN_LETTERS = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z"})
_ANYTHING = ("",)
Clause = tuple[str, ...]


def needed(source: str) -> Clause:
    """Letters in lower case of which any text that the pattern matches, case aside, holds one.

    The one empty text, which every text holds, where nothing is known to be needed.
    """
    if plain := _PLAIN.fullmatch(source):
        return (plain[1].lower(),)
    parts = _PART.findall(source)
    clause, end = _alternatives(parts, 0)
    if end < len(parts):
        raise ValueError(f"found a closing bracket without an opening one in the pattern {source!r}, expected pairs")
    return clause


def alternatives(source: str) -> list[str]:
    """What a pattern is made of between the ``|`` that stand in no bracket."""
    found, depth = [""], 0
    for part in _PART.findall(source):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            found.append("")
        else:
            found[-1] += part
    return found


def _alternatives(parts: list[str], at: int) -> tuple[Clause, int]:
    """One of which is needed between ``at`` and the end or the bracket that closes, and where that is."""
    found: dict[str, None] = {}
    while True:
        clause, at = _sequence(parts, at)
        found.update(dict.fromkeys(clause))
        if at >= len(parts) or parts[at] == ")":
            return (_ANYTHING if "" in found else tuple(found)), at
        at += 1


def _sequence(parts: list[str], at: int) -> tuple[Clause, int]:
    """What tells most of all that is needed up to the next ``|``, the closing bracket or the end, and where that is."""
    clauses, run = [], ""
    while at < len(parts) and parts[at] not in ("|", ")"):
        part = parts[at]
        if part == "(":
            looks_around, start = _opened(parts, at + 1)
            clause, end = _alternatives(parts, start)
            is_optional, _, at = _quantified(parts, end + 1)
            clauses += [(run,), *(() if looks_around or is_optional else (clause,))]
            run = ""
        elif part in _BETWEEN_LETTERS:
            at += 1
        else:
            is_optional, is_repeated, at = _quantified(parts, at + 1)
            letter = _letter(part)
            run += letter if not is_optional else ""
            if is_optional or is_repeated or not letter:
                clauses.append((run,))
                run = ""
    return max([*clauses, (run,)], key=_tells), at


def _opened(parts: list[str], at: int) -> tuple[bool, int]:
    """Whether the bracket only looks at what is beside it, or nothing is known of it, and where its inside begins."""
    if parts[at : at + 1] != ["?"]:
        return False, at
    if parts[at + 1] == ":":
        return False, at + 2
    if parts[at + 1 : at + 3] == ["P", "<"]:
        return False, parts.index(">", at) + 1
    return True, at + 1


def _quantified(parts: list[str], at: int) -> tuple[bool, bool, int]:
    """Whether what stands before ``at`` may be left out, whether it may stand several times, and what comes then."""
    sign = parts[at] if at < len(parts) else ""
    if sign == "{":
        rest = "".join(parts[at + 1 : at + 8])
        times = _TIMES.match(rest)
        if times is None:
            return False, False, at
        is_optional, at = rest.startswith("0"), at + 1 + times.end()
    elif sign in ("?", "*", "+"):
        is_optional, at = sign != "+", at + 1
    else:
        return False, False, at
    if parts[at : at + 1] in (["?"], ["+"]):  # lazy, possessive
        at += 1
    return is_optional, True, at


def _letter(part: str) -> str:
    """The letter that a part stands for; empty where it stands for one of several."""
    if part.startswith("\\"):
        return "" if part[1].isalnum() else part[1]
    return "" if part == "." or part.startswith("[") else part.lower()


def _tells(clause: Clause) -> float:
    """The longer the letters and the fewer there are, the fewer texts hold one; a Chinese character tells as two."""
    least = min(len(each.strip()) + sum(c > "\u1100" for c in each) for each in clause)
    return min(least, 8) - 0.7 * log2(len(clause))
