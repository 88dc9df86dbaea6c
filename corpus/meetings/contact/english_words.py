"""The words of contact, read from ``contacts_en.toml`` and compiled once: whom one sees, tells, sits with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.gazetteer.tables import read_file
from corpus.meetings.cuebook import PLACEHOLDERS

# One character stands for a party in a frame: somebody named, somebody meant ("he", "his guest"), several ("the two").
NAMED, MEANT, GROUP, DAY, LENGTH = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"
_SLOTS = {**PLACEHOLDERS, "A": NAMED, "R": MEANT, "T": GROUP, "D": DAY, "H": LENGTH}
_SLOT = re.compile(r"\{([ARTDHCLNGOP])\}")
_FRAGMENT = re.compile(r"\{([a-z_]+)\}")
_DOUBLES = re.compile(r"[^aeiou]*[^aeiou][aeiou][bdgmnprt]|confer|admit")  # chat, chatted
_SAME_PAST = 3  # forms of a verb whose past is its base: put, putting, puts
_LEVELS = ("face_to_face", "with_length", "if_placed", "if_together")
_WORD_LISTS = ("noun_heads", "common", "loose_heads")
_TOGETHER = ("together", "together_on_a_day", "together_if_placed")


@dataclass(frozen=True, slots=True)
class ContactWords:
    """The patterns over a frame.

    ``with_object`` and ``alone`` hold by each form of a verb what may follow it, with how sure that is, the likeliest
    first: to look a word up takes a tenth of the time of trying all verbs at each. They are compiled by `tail_of` when
    first met. ``named``: all others by name.
    """

    with_object: Mapping[str, Sequence[tuple[str, str]]]
    alone: Mapping[str, Sequence[tuple[str, str]]]
    named: Mapping[str, re.Pattern[str]]
    present_forms: frozenset[str]
    noun_heads: frozenset[str]
    rare_heads: frozenset[str]
    loose_heads: frozenset[str]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.named[name]

    def has(self, name: str, text: str) -> bool:
        """Whether the pattern of that name matches anywhere in ``text``."""
        return self.named[name].search(text) is not None


@cache
def contact_words() -> ContactWords:
    """The English words of contact."""
    data = read_file("contacts_en.toml")
    fragments: dict[str, str] = data["fragments"]
    named = {
        name: re.compile(_filled(value, fragments))
        for name, value in data.items()
        if isinstance(value, str) and "\n" not in value and name not in _WORD_LISTS
    }
    return ContactWords(
        _by_form({level: data[level] for level in _LEVELS}, fragments, _with_object),
        _by_form({level: data[level] for level in _TOGETHER}, fragments, _alone),
        named,
        frozenset(form for level in (*_LEVELS, *_TOGETHER) for row in _lines(data[level]) for form in _present(row)),
        frozenset(data["noun_heads"].split()),
        frozenset(_heads(data)) - frozenset(data["common"].split()),
        frozenset(data["loose_heads"].split()),
    )


def _heads(data: Mapping[str, str]) -> Iterator[str]:
    """Every form of every verb."""
    for level in (*_LEVELS, *_TOGETHER):
        for row in _lines(data[level]):
            yield from _forms(row.partition(" ")[0])


def _by_form(
    blocks: Mapping[str, str], fragments: Mapping[str, str], pattern_of: Callable[[str], str]
) -> dict[str, list[tuple[str, str]]]:
    """By each form of a verb the levels and patterns of its rows; those with the same tail share a pattern."""
    found: dict[str, list[tuple[str, str]]] = {}
    for level, block in blocks.items():
        for row in _lines(block):
            verb, _, tail = row.partition(" ")
            pattern = _filled(pattern_of(tail), fragments)
            for form in _forms(verb):
                found.setdefault(form, []).append((level, pattern))
    return found


@cache
def tail_of(pattern: str) -> re.Pattern[str]:
    """The pattern compiled; most verbs of the list are met in no article of a day."""
    return re.compile(pattern)


def _lines(block: str) -> Iterator[str]:
    return (line for line in block.splitlines() if line and not line.startswith("#"))


def _forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb: the listed ones of an irregular verb, else the regular ones."""
    if "/" in verb:
        return tuple(verb.split("/"))
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb
    other = stem[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else stem
    is_y = other != stem
    third = f"{other}es" if is_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return verb, f"{other}ed", f"{stem}ing", third


def _present(row: str) -> tuple[str, ...]:
    """The forms that tell of no past: the base, unless it is the past form too ("put"), and the third person's."""
    forms = _forms(row.partition(" ")[0])
    third = [form for form in forms[-1:] if form.endswith("s")]
    return (*([] if len(forms) == _SAME_PAST else forms[:1]), *third)


def _with_object(tail: str) -> str:
    """What follows a verb that is done to somebody; only of a bare object may there be a passive."""
    pattern = "(?:{adverb})*" + "".join(_word(word) for word in tail.split())
    return rf"(?:{pattern}|(?:{{adverb}})*\s+by\s+(?P<by>{{party}}))" if tail == "*" else pattern


def _word(word: str) -> str:
    if word in ("him", "her"):
        return r"\s+{R}"
    if word == "*":
        return r"\s+(?P<o>{party})"
    return r"\s+{filler}" if word == "…" else rf"\s+{re.escape(word)}\b"


def _alone(tail: str) -> str:
    words = [rf"\s+{re.escape(word)}" for word in tail.split()]
    # "failed on Monday to narrow their differences"
    return (r"(?:\s+(?:on\s+)?{D}|\s+in\s+{L})*" if len(words) > 1 else "") + "".join(words) + r"\b"


def _filled(pattern: str, fragments: Mapping[str, str]) -> str:
    for _ in range(4):
        pattern = _FRAGMENT.sub(lambda m: f"(?:{fragments[m[1]]})" if m[1] in fragments else m[0], pattern)
    return _SLOT.sub(lambda match: _SLOTS[match[1]], pattern)
