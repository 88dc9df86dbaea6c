"""The outcomes that a question takes for granted, and of whom it says them."""

from __future__ import annotations

import re
from functools import cache

from retrieval.outcomes import NOBODY, Outcome, outcomes
from retrieval.patterns import Patterns, Sought
from retrieval.types import Language
from retrieval.understand import Concept, Reading
from retrieval.words import data_file

_NAMES = ("person", "place", "country", "organization", "office", "agreement", "event")
_ACTING = ("person", "country", "organization")


def names_failure(reading: Reading) -> bool:
    """Whether the question itself speaks of something that failed or was not done."""
    return any(each.denying and not each.is_act and _spans(each, reading) for each in outcomes().values())


def taken_for_granted(reading: Reading) -> list[Outcome]:
    """The outcomes that the question takes for granted: those it names, unless it names an opposite too."""
    if not _names_any(reading.language).found_in(reading.text):
        return []
    found = {name: spans for name, each in outcomes().items() if (spans := _spans(each, reading))}
    return [
        outcomes()[name]
        for name, spans in found.items()
        if not any(_names_too(found.get(other, []), spans) for other in outcomes()[name].against)
        and not all(_is_wished(span, reading) for span in spans)
    ]


@cache
def _names_any(language: Language) -> Patterns:
    """What names any outcome at all: most questions name none, and one look tells."""
    return Patterns(dict.fromkeys(each.source(language, NOBODY) for each in outcomes().values()))


def _is_wished(span: tuple[int, int], reading: Reading) -> bool:
    """Whether the question says there that it was wanted, asked for or argued over, and not that it came about."""
    start, end = span
    if reading.language == "en":
        return bool(_wished("en").search(reading.text[:start]))
    return bool(_wished(reading.language).match(reading.text, end))


@cache
def _wished(language: Language) -> re.Pattern[str]:
    """In English it stands before the outcome, in the other two behind it."""
    return re.compile(data_file("retrieval", "outcomes.toml")["wished"][language], re.IGNORECASE)


def _names_too(others: list[tuple[int, int]], spans: list[tuple[int, int]]) -> bool:
    """Whether one of the others is no part of any of the spans: "refused to visit" names no visit."""
    return any(not any(a < end and start < b and end - start < b - a for a, b in spans) for start, end in others)


def _spans(outcome: Outcome, reading: Reading) -> list[tuple[int, int]]:
    """Where the question names the outcome, but not as part of a name."""
    spans = [m.span() for m in _asked(outcome.name, reading.language).finditer(reading.text)]
    if not spans:
        return []
    named = [(c.start, c.start + len(c.surface)) for c in reading.concepts if c.kind in _NAMES]
    return [(start, end) for start, end in spans if not any(a <= start and end <= b for a, b in named)]


@cache
def _asked(name: str, language: Language) -> Sought:
    """What names the outcome in a question; in English without regard to case."""
    return Sought(outcomes()[name].source(language, NOBODY), is_cased=language != "en")


def actors_of(reading: Reading) -> list[Concept]:
    """Whoever the question names that may act, in its order."""
    return sorted((c for c in reading.concepts if c.kind in _ACTING), key=lambda c: c.start)


def agent_of(reading: Reading, outcome: Outcome, actors: list[Concept]) -> Concept | None:
    """Of whom the question says it: in English the first one named, else the last one before it that acts."""
    if outcome.of_thing and (thing := next((c for c in reading.concepts if c.kind == "agreement"), None)):
        return thing
    if not actors:
        return None
    if reading.language == "en":
        ends = [end for _, end in _spans(outcome, reading)]
        behind = (c for c in actors if any(0 < c.start - end <= len(" the ") for end in ends))
        # "Rule in favor of Nippon Steel" is said of the company, not of the court.
        return (next(behind, None) if outcome.of_object else None) or actors[0]
    at = _spans(outcome, reading)[-1][0]
    acting = [
        c for c in actors if c.start < at and _acts(reading.language).match(reading.text, c.start + len(c.surface))
    ]
    before = [c for c in actors if c.start < at]
    if acting or before:
        return (acting or before)[-1]
    # "Who came" may stand before the country they came of: 관함식에 온 일본 함정.
    within = (c for c in actors if any(start <= c.start < end for start, end in _spans(outcome, reading)))
    return next(within, None)


@cache
def _acts(language: Language) -> re.Pattern[str]:
    """What stands behind the name of whoever acts, in Japanese or Korean."""
    return re.compile(data_file("retrieval", "outcomes.toml")["acts"][language])
