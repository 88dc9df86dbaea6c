"""Who rang whom: the question has the one call, the report says that it was the other, or at the other's request."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.coverage import texts_of
from retrieval.search import SearchResult
from retrieval.types import Language, Passage
from retrieval.understand import Concept, language_of
from retrieval.words import data_file


def rung_by_other(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence that says that the other of two people rang, where none says that the one asked about did."""
    reading = result.reading
    people = sorted((c for c in reading.concepts if c.kind == "person"), key=lambda c: c.start)
    if len(people) != 2:  # noqa: PLR2004 - one who rings and one who is rung
        return None
    asked = [c for c in people if _matches("asked", (c.surface,), (), reading.text, reading.language)]
    if len(asked) != 1:
        return None
    caller, other = asked[0], next(c for c in people if c is not asked[0])
    placed = [(p, i, text) for p in result.article for i, text in enumerate(texts_of(p))]
    if any(_tells(caller, other, text) for _, _, text in placed):
        return None
    return next(((p, i) for p, i, text in placed if _tells(other, caller, text)), None)


def _tells(who: Concept, whom: Concept, text: str) -> bool:
    """Whether the words say that ``who`` rang, or had it done."""
    return _matches("told", _names(who), _names(whom), text, language_of(text))


def _names(person: Concept) -> tuple[str, ...]:
    """The whole name, the family name, and the name as the question has it."""
    english = [form for name in person.english[:1] for form in (name, name.split()[0])]
    return tuple(dict.fromkeys([*english, person.surface]))


def _matches(kind: str, who: tuple[str, ...], whom: tuple[str, ...], text: str, language: Language) -> bool:
    return any(p.search(text) for p in _patterns(kind, who, whom, language))


@lru_cache(maxsize=512)
def _patterns(
    kind: str, who: tuple[str, ...], whom: tuple[str, ...], language: Language
) -> tuple[re.Pattern[str], ...]:
    rows = data_file("retrieval", "callers.toml")[kind][language]
    fields = {"{whom}": _any_of(whom), "{who}": _any_of(who)}
    found = []
    for row in rows:
        for field, names in fields.items():
            row = row.replace(field, names)  # noqa: PLW2901 - one field after the other
        found.append(re.compile(row, re.IGNORECASE))
    return tuple(found)


def _any_of(names: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, names)) or '(?!)'})"
