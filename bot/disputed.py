"""Places that the two countries name differently: both names, in an order that the reader's server may choose.

For the bot's own words alone, such as the topics of a meeting; a quotation keeps the word of its source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from corpus.gazetteer import Gazetteer
from retrieval.types import Language
from retrieval.words import data_file

Side = Literal["jp", "kr"]


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two names of one place in one language, and how either is found in a text."""

    names: dict[Side, str]
    pattern: re.Pattern[str]


def with_both_names(text: str, language: Language, gazetteer: Gazetteer, first: Side | None = None) -> str:
    """``text`` with both names of a disputed place where it has one: ``Takeshima issue`` is ``Takeshima/Dokdo issue``.

    ``first`` is whose name comes first; ``None`` is the order that is usual in the language.
    """
    side = first or _usual_order(language)
    other: Side = "kr" if side == "jp" else "jp"
    for pair in _pairs(language, gazetteer):
        if len({found.group() for found in pair.pattern.finditer(text)}) == 1:
            text = pair.pattern.sub(f"{pair.names[side]}/{pair.names[other]}", text)
    return text


def _usual_order(language: Language) -> Side:
    side: Side = data_file("corpus", "terms.toml")["first"][language]
    return side


@cache
def _pairs(language: Language, gazetteer: Gazetteer) -> tuple[_Pair, ...]:
    """The terms that are names of one place: those of which a brief, too, must use both."""
    found = []
    for term in data_file("corpus", "terms.toml")["term"]:
        if "paired" not in term or not _is_place(term["id"], gazetteer):
            continue
        names: dict[Side, str] = {"jp": term["jp"][language], "kr": term["kr"][language]}
        edge = r"\b" if language == "en" else ""
        pattern = re.compile(edge + f"(?:{'|'.join(map(re.escape, names.values()))})" + edge)
        found.append(_Pair(names, pattern))
    return tuple(found)


def _is_place(entity_id: str, gazetteer: Gazetteer) -> bool:
    try:
        return gazetteer.entity(entity_id).kind == "place"
    except KeyError:
        return False
