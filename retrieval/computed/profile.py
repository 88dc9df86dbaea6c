"""Who somebody is: the question that asks for nothing but one official's posts."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from retrieval.patterns import ByLanguage, Sought
from retrieval.understand import Reading
from retrieval.words import data_file

_MARKS = re.compile(r"[\s?？!！.。,、…~〜]+$")
_NAME, _OFFICE = "X", "OFFICE"  # stand for them in the data


@cache
def whole_questions(kind: Literal["question", "after", "before"]) -> ByLanguage[Sought]:
    """By language the whole question; in the data ``X`` is the name with its title, ``OFFICE`` that of any office."""
    data = data_file("retrieval", "profile.toml")
    name = f"{data['title']['before']}{_NAME}{data['title']['behind']}"

    def in_language(lang: str) -> Sought:
        rows = (p.replace(_NAME, name).replace(_OFFICE, data["office"][lang]) for p in data[kind][lang])
        return Sought("|".join(f"(?:{row})" for row in rows))

    return ByLanguage(in_language)


def person_asked(reading: Reading) -> tuple[str, ...]:
    """Gazetteer ids of whoever the one name may mean of which it is asked who that is, or which post they held."""
    return asks_of_person(reading, whole_questions("question")[reading.language])


def asks_of_person(reading: Reading, question: Sought) -> tuple[str, ...]:
    """Gazetteer ids of whoever the one name may mean, if the whole question is ``question`` with X for the name."""
    people = [c for c in reading.concepts if c.kind == "person"]
    if len(people) != 1 or any(c.kind in ("agreement", "event", "topic", "organization") for c in reading.concepts):
        return ()
    (person,) = people
    behind = reading.text[person.start + len(person.surface) :]
    text = _MARKS.sub("", reading.text[: person.start] + _NAME + behind)
    if not question.fullmatch(text.strip()):
        return ()
    return tuple(each.partition(":")[2] for each in person.ids if each.startswith("person:"))
