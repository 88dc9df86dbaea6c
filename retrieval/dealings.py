"""Who did it to whom, of two people: the question has the one ring, give, ask or invite the other, the text not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import permutations

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.outcomes import any_of
from retrieval.patterns import Patterns
from retrieval.types import Language, Passage
from retrieval.understand import Concept, language_of
from retrieval.words import LANGUAGES, data_file


def done_by_the_other(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence that says that the other of two people did it, where none says that the one asked about did."""
    reading = result.reading
    people = [c for c in reading.concepts if c.kind == "person"]
    if not people or not (dealings := _spoken_of(reading.text, reading.language)):
        return None
    placed = [(p, i, text) for p in result.article for i, text in enumerate(texts_of(p))]
    if len(people) == 1:
        return _rung_up(people[0], result, placed) if "ring" in dealings else None
    for dealing in dealings:
        for who, whom in permutations(people, 2):
            if not _matches(dealing, "asked", _asked(who), _asked(whom), reading.text, reading.language):
                continue
            if any(_tells(dealing, who, whom, text) or _tells_of_him(dealing, text) for _, _, text in placed):
                continue
            if told := next(((p, i) for p, i, text in placed if _tells(dealing, whom, who, text)), None):
                return told
    return None


_Placed = tuple[Passage, int, str]


def _rung_up(who: Concept, result: SearchResult, placed: Sequence[_Placed]) -> tuple[Passage, int] | None:
    """The sentence that says that somebody rang up the one who is asked about, where none says that he rang anybody."""
    reading = result.reading
    asked = _matches("ring", "asked", (who.surface,), _ANYBODY, reading.text, reading.language)
    if not asked or (reading.dates and not result.ranked[0].features.get("dates")):
        return None
    if any(_matches("ring", "told", _names(who), _ANYBODY, text, language_of(text)) for _, _, text in placed):
        return None
    rung = _by_somebody(_names(who))
    return next(((p, i) for p, i, text in placed if rung.search(text)), None)


_ANYBODY = ("",)


@lru_cache(maxsize=256)
def _by_somebody(names: tuple[str, ...]) -> re.Pattern[str]:
    """What says that one of that name was rung up."""
    rows = data_file("retrieval", "dealings.toml")["dealing"]["ring"]["rung"]
    return re.compile("|".join(rows).replace("{whom}", any_of(names)))


@lru_cache(maxsize=256)
def _spoken_of(question: str, language: Language) -> tuple[str, ...]:
    """The dealings that the question may take for granted, whoever the two are."""
    return tuple(name for name, patterns in _of_anybody()[language].items() if patterns.found_in(question))


# A name that opens a pattern may be of any length; a letter of it will do, and is found in a tenth of the time.
_LEADING = re.compile(r"^(?:\\b)?\{whom?\}")


@cache
def _of_anybody() -> Mapping[Language, Mapping[str, Patterns]]:
    rows = data_file("retrieval", "dealings.toml")["dealing"]
    return {
        language: {name: Patterns(map(_with_anybody, row["asked"][language])) for name, row in rows.items()}
        for language in LANGUAGES
    }


def _with_anybody(source: str) -> str:
    return _LEADING.sub(".", source).replace("{whom}", ".{1,40}?").replace("{who}", ".{1,40}?")


def _tells(dealing: str, who: Concept, whom: Concept, text: str) -> bool:
    return _matches(dealing, "told", _names(who), _names(whom), text, language_of(text))


def _tells_of_him(dealing: str, text: str) -> bool:
    """Whether the words may say it of either: "he asked him"."""
    return _matches(dealing, "told", ("He", "he", "She", "she"), ("him", "her"), text, "en")


def _asked(person: Concept) -> tuple[str, ...]:
    """The name as the question has it, and the family name, by which it may go on: "for when Lee rang"."""
    family = [name.split()[0] for name in person.english[:1] if name]
    return tuple(dict.fromkeys([person.surface, *family]))


def _names(person: Concept) -> tuple[str, ...]:
    """The whole name, the family name, and the name as the question has it."""
    english = [form for name in person.english[:1] for form in (name, name.split()[0])]
    return tuple(dict.fromkeys([*english, person.surface]))


def _matches(
    dealing: str, kind: str, who: tuple[str, ...], whom: tuple[str, ...], text: str, language: Language
) -> bool:
    return any(p.search(text) for p in _patterns(dealing, kind, who, whom, language))


@lru_cache(maxsize=1_024)
def _patterns(
    dealing: str, kind: str, who: tuple[str, ...], whom: tuple[str, ...], language: Language
) -> tuple[re.Pattern[str], ...]:
    rows = data_file("retrieval", "dealings.toml")["dealing"][dealing][kind][language]
    filled = (row.replace("{whom}", any_of(whom)).replace("{who}", any_of(who)) for row in rows)
    # A question may be all in small letters; a text names people as they are written.
    return tuple(re.compile(row, re.IGNORECASE if kind == "asked" else 0) for row in filled)
