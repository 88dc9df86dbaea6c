"""The words of contact, read from ``meeting_contact_en.toml`` and compiled once: whom one sees, tells, sits with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class ContactWords:
    """The patterns over a frame. ``verbs``: by how sure each is; ``named``: all others by name."""

    any_verb: re.Pattern[str]
    verbs: Mapping[str, re.Pattern[str]]
    together: Mapping[str, re.Pattern[str]]
    passive: Mapping[str, re.Pattern[str]]
    named: Mapping[str, re.Pattern[str]]
    present_forms: frozenset[str]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.named[name]

    def has(self, name: str, text: str) -> bool:
        """Whether the pattern of that name matches anywhere in ``text``."""
        return self.named[name].search(text) is not None


@cache
def contact_words() -> ContactWords:
    """The English words of contact."""
    data = read_file("meeting_contact_en.toml")
    fragments: dict[str, str] = data["fragments"]
    named = {
        name: re.compile(_filled(value, fragments))
        for name, value in data.items()
        if isinstance(value, str) and "\n" not in value
    }
    verbs = {level: re.compile(_filled(_with_object(data[level]), fragments)) for level in _LEVELS}
    together = {level: re.compile(_filled(_alone(data[level]), fragments)) for level in ("together", "together_if_placed")}
    passive = {level: re.compile(_filled(_by_somebody(data[level]), fragments)) for level in _LEVELS}
    rows = [line for level in (*_LEVELS, *together) for line in _lines(data[level])]
    heads = {form for row in rows for form in _forms(row.split()[0]).split("|")}
    any_verb = re.compile(rf"\b(?:{'|'.join(sorted(heads))})\b")
    present = frozenset(form for row in rows for form in _present(row.split()[0]))
    return ContactWords(any_verb, verbs, together, passive, named, present)


def _lines(block: str) -> Iterator[str]:
    return (line for line in block.splitlines() if line and not line.startswith("#"))


def _forms(verb: str) -> str:
    """All forms of a verb as alternatives: the listed ones of an irregular verb, else the regular ones."""
    if "/" in verb:
        return verb.replace("/", "|")
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb
    other = stem[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else stem
    is_y = other != stem
    third = f"{other}es" if is_y else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    return "|".join((verb, other + "ed", stem + "ing", third))


def _present(verb: str) -> tuple[str, ...]:
    """The forms that tell of no past: the base, unless it is the past form too ("put"), and that of the third person."""
    forms = _forms(verb).split("|")
    third = forms[-1:] if forms[-1].endswith("s") else []
    return (*([] if "/" in verb and len(forms) == _SAME_PAST else forms[:1]), *third)


def _with_object(block: str) -> str:
    """One pattern of all rows, those with the same words after the verb taken together."""
    tails: dict[str, list[str]] = {}
    for line in _lines(block):
        verb, _, tail = line.partition(" ")
        tails.setdefault(tail, []).append(_forms(verb))
    rows = []
    for number, (tail, verbs) in enumerate(tails.items()):
        words = [_word(word, number) for word in tail.split()]
        rows.append(rf"(?P<v{number}>{'|'.join(verbs)})(?:{{adverb}})*" + "".join(words))
    return rf"\b(?:{'|'.join(rows)})"


def _by_somebody(block: str) -> str:
    """The passive of those rows that have nothing but a verb and whom it is done to."""
    verbs = "|".join(_forms(line.split()[0]) for line in _lines(block) if line.split()[1:] == ["*"])
    return rf"\b(?P<v>{verbs})(?:{{adverb}})*\s+by\s+(?P<o>{{party}})"


def _word(word: str, number: int) -> str:
    if word in ("him", "her"):
        return r"\s+{R}"
    if word == "*":
        return rf"\s+(?P<o{number}>{{party}})"
    return r"\s+{filler}" if word == "…" else rf"\s+{re.escape(word)}\b"


def _alone(block: str) -> str:
    rows = [
        rf"(?:{_forms(verb)})" + "".join(rf"\s+{re.escape(word)}" for word in tail.split())
        for verb, _, tail in (line.partition(" ") for line in _lines(block))
    ]
    return rf"\b(?P<v>{'|'.join(rows)})\b"


def _filled(pattern: str, fragments: Mapping[str, str]) -> str:
    for _ in range(4):
        pattern = _FRAGMENT.sub(lambda m: f"(?:{fragments[m[1]]})" if m[1] in fragments else m[0], pattern)
    return _SLOT.sub(lambda match: _SLOTS[match[1]], pattern)
