"""Whether a sentence can be the answer to a question for somebody, for somebody's words, or for a count.

A sentence near a question often lacks just what is asked: asked who, it names nobody; asked what Suga said, it quotes
another; asked how many, its only number is a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from retrieval.coverage import texts_of
from retrieval.slots import holds_count
from retrieval.speaker import asked_voice, telling_words_of
from retrieval.types import Passage
from retrieval.understand import Reading
from retrieval.words import data_file

Want = Literal["who", "words", "count"]


def want_of(reading: Reading) -> Want | None:
    """What of it can be told of a sentence: ``None`` when the question asks for something else."""
    if reading.intent == "who":
        return "who"
    if reading.intent == "how_many":
        return "count"
    return "words" if asked_voice(reading) is not None else None


def filled(reading: Reading, passage: Passage) -> tuple[bool, ...]:
    """For each sentence of ``passage`` whether it fills in what is asked for; empty if nothing of the kind is."""
    want = want_of(reading)
    if want is None:
        return ()
    if want == "who":
        asked = _people_of(reading)
        return tuple(
            not (asked.ids.issuperset(people) and asked.words.issuperset(names))
            for people, names in _people_in(passage)
        )
    if want == "count":
        return tuple(map(holds_count, texts_of(passage)))
    speaker = asked_voice(reading) if want == "words" else None
    return telling_words_of(speaker, passage) if speaker else ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The people of a question: their ids, and the words of their names."""

    ids: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=16)  # asked for of each candidate of a question
def _people_of(reading: Reading) -> _Asked:
    people = [c for c in reading.concepts if c.kind == "person"]
    names = (form for c in people for form in (c.surface, *c.english))
    return _Asked(
        frozenset(key for c in people for key in c.ids),
        frozenset(word.lower() for name in names for word in name.split()),
    )


@lru_cache(maxsize=4_096)
def _people_in(passage: Passage) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each sentence of ``passage`` the ids of the people, and the words of the names, that stand in it."""
    pairs = zip(passage.sentences, texts_of(passage), strict=True)
    return tuple((frozenset(c for c in s.concepts if c.startswith("person:")), named_in(text)) for s, text in pairs)


@lru_cache(maxsize=20_000)
def named_in(text: str) -> frozenset[str]:
    """Words of names of people in an English text, in lower case, and in others the whole names with their titles.

    So also of those whom the gazetteer does not know: "the journalist Tachikawa Masaki", "Imai Eriko, parliamentary
    vice-minister". What is no name (titles, institutions, days) is listed in ``retrieval/data/names.toml``.
    """
    known = _names()
    pairs = (m.groups() for m in _PAIR.finditer(text))
    found = {word.lower() for pair in pairs if known.not_names.isdisjoint(pair) for word in pair}
    found |= {m[1].lower() for m in known.titled.finditer(text) if m[1] not in known.not_names}
    cjk = (m.group() for m in known.cjk.finditer(text))
    return frozenset(found | {name for name in cjk if not known.cjk_not.match(name)})


# Family and given name in either order; overlapping, since the first of three words may be a title.
_PAIR = re.compile(r"(?=\b([A-Z][a-z]+) ([A-Z][a-z]+(?:-[A-Za-z]+)?)\b)")


@dataclass(frozen=True, slots=True)
class _Names:
    not_names: frozenset[str]
    titled: re.Pattern[str]
    cjk: re.Pattern[str]
    cjk_not: re.Pattern[str]


@cache
def _names() -> _Names:
    data = data_file("retrieval", "names.toml")
    return _Names(
        frozenset(data["not"].split()),
        re.compile(rf"\b(?:{'|'.join(data['titles'].split())}) ([A-Z][a-z]+)\b"),
        re.compile("|".join(data["cjk"])),
        re.compile("|".join(data["cjk_not"])),
    )
