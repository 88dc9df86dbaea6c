"""Plain deeds that a question speaks of and the article nowhere: a handshake, a dinner, a flight home, a joint text.

Unlike the deeds of ``retrieval.deeds``, which a text may tell of in many ways, these stand in a text by one of a few
words or not at all, and so whoever asks whether one was done has no answer either. Where the question names people, a
deed of theirs must be told in a sentence that names one of them; of some deeds that is
whoever the question says did it, a country as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.asked_outcomes import actors_of, acts_in
from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.kinds import is_negated
from retrieval.patterns import Patterns, Sought, for_questions
from retrieval.substance import is_meant_in, named_in
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class _Deed:
    """How a question speaks of it and what tells of it; see ``data/plain_deeds.toml`` for the marks."""

    name: str
    asked: Mapping[Language, Patterns]
    told: Sought
    of_agent: bool
    of_actor: bool
    of_matter: bool
    done: bool


def is_untold(result: SearchResult) -> bool:
    """Whether no words of the first hit's article tell of a deed that the question speaks of."""
    reading = result.reading
    deeds = _deeds_in(reading.text, reading.language)
    if not deeds or is_negated(reading.text):
        return False
    # The day on which an agreement came about is known, whatever words an article has for it.
    is_known = any(d.is_of_thing for d in reading.dates)
    return any(not _is_told(deed, result) for deed in deeds if not (deed.of_matter and is_known))


def _is_told(deed: _Deed, result: SearchResult) -> bool:
    if any(_tells(deed, part) for part in result.ranked[0].passage.subject.headlines):
        return True
    concepts = result.reading.concepts
    people = [c for c in concepts if c.kind == "person"] if deed.of_agent else []
    people = _actors(result.reading) if deed.of_actor else people
    matter = [c for c in concepts if c.kind in ("topic", "agreement")] if deed.of_matter else []
    return any(
        (not people or any(_is_of(actor, passage, i, result.reading) for actor in people))
        and (not matter or any(named_in(c, passage, j) for c in matter for j in range(max(0, i - 1), i + 1)))
        for passage, i in _telling(deed, result)
    )


def _is_of(actor: Concept, passage: Passage, ordinal: int, reading: Reading) -> bool:
    """Whether the sentence names the actor, or says "he" beside another whom the question names."""
    if is_meant_in(actor, passage, ordinal):
        return True
    if _leaves_out_who(passage, ordinal) and is_meant_in(actor, passage, ordinal - 1):
        return True
    if actor.kind != "person" or not _HE.search(texts_of(passage)[ordinal]):
        return False
    return any(named_in(c, passage, ordinal) for c in reading.concepts if c.kind == "person" and c is not actor)


def _leaves_out_who(passage: Passage, ordinal: int) -> bool:
    """Whether a Japanese or Korean sentence names nobody: who did it is mostly whoever the one before speaks of."""
    if not ordinal or language_of(texts_of(passage)[ordinal]) == "en":
        return False
    return not any(key.startswith("person:") for key in passage.sentences[ordinal].concepts)


_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:did|does|has|had|have)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    r"(?:\s+(?:the|then|foreign|prime|defen[cs]e|minister|president|ambassador|secretary|mr))*\s*", re.IGNORECASE
)


def _actors(reading: Reading) -> list[Concept]:
    """The person or country that the question says did it; none where that may be somebody whom nobody knows."""
    actors = [c for c in actors_of(reading) if c.kind in ("person", "country") and not c.is_misspelt]
    if reading.language != "en":
        return [c for c in actors if acts_in(reading, c)]
    did = _AUXILIARY.search(reading.text)
    if did is None:
        return actors[:1]
    return [c for c in actors if _BEFORE_NAME.fullmatch(reading.text, did.end(), max(did.end(), c.start))][:1]


def _telling(deed: _Deed, result: SearchResult) -> Iterator[tuple[Passage, int]]:
    """The sentences of the first hit's article that tell of the deed."""
    for passage in result.article:
        for i, text in enumerate(texts_of(passage)):
            if _tells(deed, text):
                yield passage, i


def _tells(deed: _Deed, text: str) -> bool:
    if not deed.done:
        return deed.told.search(text) is not None
    return any(
        not _rows("not_done", "before").search(text[: m.start()])
        and not _rows("not_done", "behind").match(text, m.end())
        for m in deed.told.finditer(text)
    )


@lru_cache(maxsize=256)
def _deeds_in(question: str, language: Language) -> tuple[_Deed, ...]:
    """The deeds that the question speaks of, but for those that it says were wanted, planned or possible."""
    if not _any_deed(language).found_in(question):
        return ()
    return tuple(deed for deed in _deeds() if _speaks_of(deed, question, language))


def _speaks_of(deed: _Deed, question: str, language: Language) -> bool:
    found = (m for pattern in deed.asked[language] for m in pattern.finditer(question))
    return any(not _is_wished(question, m, language) for m in found)


def _is_wished(question: str, match: re.Match[str], language: Language) -> bool:
    if _rows("wished", "en").search(question[: match.start()]):
        return True
    return language != "en" and _rows("wished", language).match(question, match.end()) is not None


@cache
def _rows(table: str, row: str) -> re.Pattern[str]:
    return re.compile(data_file("retrieval", "plain_deeds.toml")[table][row], re.IGNORECASE)


@cache
def _any_deed(language: Language) -> Patterns:
    return Patterns.joined(deed.asked[language] for deed in _deeds())


@cache
def _deeds() -> tuple[_Deed, ...]:
    rows = data_file("retrieval", "plain_deeds.toml")["deed"]
    return tuple(
        _Deed(
            row["name"],
            for_questions(row),
            Sought("|".join(row["told"]), is_cased=True),
            bool(row.get("of_agent")),
            bool(row.get("of_actor")),
            bool(row.get("of_matter")),
            bool(row.get("done")),
        )
        for row in rows
    )
