"""Somebody asked after by name of whom the article tells only what he was: "a senior official said", "the captain"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.patterns import Patterns, by_language
from retrieval.said_by_another import matter_of_words
from retrieval.substance import weights_told
from retrieval.types import Language, Passage
from retrieval.understand import language_of
from retrieval.words import LANGUAGES, data_file

_Placed = tuple[Passage, int]


@dataclass(frozen=True, slots=True)
class _Role:
    """What somebody may be: how a question asks who he was, and how a text of each language names the role."""

    asked: Mapping[Language, Patterns]
    told: Mapping[Language, re.Pattern[str]]
    is_common: bool


def goes_unnamed(result: SearchResult) -> bool:
    """Whether it is asked who somebody in a role was, and the sentence that tells most of him does not say."""
    reading = result.reading
    for role in _roles_asked(reading.text, reading.language):
        found = _most_on_matter(role, list(_naming(role, result)), result)
        if found and _is_nameless(role, *found):
            return True
    return False


def _most_on_matter(role: _Role, placed: Sequence[_Placed], result: SearchResult) -> _Placed | None:
    """The place that tells most of what else is asked, if that is half of it or the only one."""
    matter, top = matter_of_words(result), result.ranked[0]
    told, best = weights_told(matter, result), (top.passage.id, top.best)
    found = max(placed, key=lambda p: (told.get((p[0].id, p[1]), 0.0), (p[0].id, p[1]) == best), default=None)
    if found is None or (len(placed) == 1 and not role.is_common) or (found[0].id, found[1]) == best:
        return found
    least = sum(result.concept_weights[c.key] for c in matter) / 2
    return found if told.get((found[0].id, found[1]), 0.0) >= least else None


def _naming(role: _Role, result: SearchResult) -> Iterator[_Placed]:
    for passage in result.article:
        for n, text in enumerate(texts_of(passage)):
            if role.told[language_of(text)].search(text):
                yield passage, n


def _is_nameless(role: _Role, passage: Passage, ordinal: int) -> bool:
    """Whether the sentence speaks of the role and names nobody who may be in it."""
    text = texts_of(passage)[ordinal]
    if language_of(text) != "en":
        return not any(key.startswith("person:") for key in passage.sentences[ordinal].concepts)
    return not any(_named_with(m.group()).search(text) for m in role.told["en"].finditer(text))


@lru_cache(maxsize=256)
def _named_with(role: str) -> re.Pattern[str]:
    """A name set beside the role: "Jane Doe, a former diplomat", "the diplomat Jane Doe"."""
    word, name = re.escape(role), r"[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+)+"
    return re.compile(
        rf"{name}, (?:an?|the|one|who|then|its|his|her)\b[^.;]{{0,60}}?{word}|{word}(?:,? (?:named )?){name}"
    )


@lru_cache(maxsize=256)
def _roles_asked(question: str, language: Language) -> tuple[_Role, ...]:
    if not _any_asked(language).found_in(question):
        return ()
    return tuple(role for role in _roles() if role.asked[language].found_in(question))


@cache
def _any_asked(language: Language) -> Patterns:
    return Patterns.joined(role.asked[language] for role in _roles())


@cache
def _roles() -> tuple[_Role, ...]:
    data = data_file("retrieval", "unnamed.toml")
    return tuple(_role(row, data["asked"], data["asked_of_few"]) for row in data["role"])


def _role(row: Mapping[str, str], frames: Mapping[str, list[str]], of_few: Mapping[str, list[str]]) -> _Role:
    is_common = bool(row.get("common"))
    of_one = {lang: [*frames[lang], *([] if is_common else of_few[lang])] for lang in LANGUAGES}
    filled: dict[str, list[str]] = {
        lang: [frame.replace("{role}", row[lang]) for frame in of_one[lang]] for lang in LANGUAGES
    }
    told: dict[Language, re.Pattern[str]] = {
        lang: re.compile(rf"\b(?:{row[lang]})\b" if lang == "en" else row[lang]) for lang in LANGUAGES
    }
    return _Role(by_language(filled), told, is_common)
