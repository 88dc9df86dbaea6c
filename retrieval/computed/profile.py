"""Who somebody is: the question that asks for nothing but one official's posts."""

from __future__ import annotations

import re
from functools import cache

from retrieval.understand import Concept, Reading
from retrieval.words import data_file

_MARKS = re.compile(r"[\s?？!！.。,、…~〜]+$")
_NAME = "X"  # stands for it in the data


@cache
def _questions() -> dict[str, re.Pattern[str]]:
    """By language the whole question; ``X`` in the data is the name with its title."""
    return whole_questions("question")


def whole_questions(kind: str) -> dict[str, re.Pattern[str]]:
    """By language what the whole question is; ``X`` in the data: the name with its title, ``OFFICE``: any office."""
    data = data_file("retrieval", "profile.toml")
    name = f"{data['title']['before']}{_NAME}{data['title']['behind']}"
    return {
        lang: re.compile("|".join(f"(?:{_filled(p, name, data['office'][lang])})" for p in rows), re.IGNORECASE)
        for lang, rows in data[kind].items()
    }


def _filled(pattern: str, name: str, office: str) -> str:
    return pattern.replace("OFFICE", office).replace(_NAME, name)


def person_asked(reading: Reading) -> tuple[str, ...]:
    """Gazetteer ids of whoever the one name may mean of which it is asked who that is, or which post they held."""
    people = [c for c in reading.concepts if c.kind == "person"]
    if len(people) != 1 or any(c.kind in ("agreement", "topic", "organization") for c in reading.concepts):
        return ()
    (person,) = people
    if not _questions()[reading.language].fullmatch(with_mark(reading, person)):
        return ()
    return tuple(each.partition(":")[2] for each in person.ids if each.startswith("person:"))


def with_mark(reading: Reading, person: Concept | None = None) -> str:
    """The question without marks at its end, with ``X`` for the name of ``person``."""
    text = reading.text
    if person is not None:
        text = text[: person.start] + _NAME + text[person.start + len(person.surface) :]
    return _MARKS.sub("", text).strip()
