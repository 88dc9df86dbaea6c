"""Whether a sentence can tell a fact of a kind that the intent alone does not name: an outlet, a full name, who hosted.

"Which newspaper had it" and "in what words did he put it" are read as what somebody told, yet the one is answered only
where an outlet is named and the other mostly where there is a quotation.
"""

from __future__ import annotations

from functools import cache, lru_cache

from retrieval.coverage import texts_of
from retrieval.patterns import Patterns, for_questions
from retrieval.slots import Slot
from retrieval.types import Language, Passage
from retrieval.words import data_file


@cache
def _rows() -> tuple[Slot, ...]:
    rows = data_file("retrieval", "tells.toml")["tells"]
    return tuple(Slot(row["name"], for_questions(row), Patterns(row["held"], is_cased=True)) for row in rows)


@lru_cache(maxsize=256)
def tell_asked(question: str, language: Language) -> str | None:
    """The kind of fact that a question asks for, ``None`` when it asks for none of them."""
    if not _any_row(language).found_in(question):
        return None
    return next((row.name for row in _rows() if row.asked[language].found_in(question)), None)


@cache
def _any_row(language: Language) -> Patterns:
    return Patterns.joined(row.asked[language] for row in _rows())


@lru_cache(maxsize=8_192)
def telling(kind: str, passage: Passage) -> tuple[bool, ...]:
    """For each sentence of ``passage`` whether it can tell a fact of that kind."""
    row = next(each for each in _rows() if each.name == kind)
    return tuple(map(row.is_filled_by, texts_of(passage)))
