"""What an article speaks of only to say that there was none: "he had not carried a letter", "it was not mentioned"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from retrieval.acts import asked_acts, undoing
from retrieval.asked_outcomes import names_failure
from retrieval.coverage import coverage_of, places_of, texts_of, title_of
from retrieval.evidence import light_entries
from retrieval.hits import SearchResult
from retrieval.kinds import FIGURES, has_kind, is_negated, stems_of
from retrieval.patterns import Patterns, by_language
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, asking_spans
from retrieval.words import data_file


def takes_for_granted(reading: Reading) -> bool:
    """Whether a question that neither asks whether something is so nor denies it asks about what it holds for true."""
    if _says("unsettled", reading):
        return False
    return bool(asking_spans(reading.text, reading.language)) or _says("bare", reading)


def asks_of_one_before(reading: Reading) -> bool:
    """Whether the question asks after the last or an earlier one, whatever day it names."""
    return _says("before", reading)


def _says(what: str, reading: Reading) -> bool:
    return _cues(what)[reading.language].found_in(reading.text)


# What says of itself that something was not done, beside what ``is_negated`` finds.
_LEFT_UNDONE = re.compile(r"(?:[らせめれかじ]|わ(?!ずか))ず(?!し|れ|つ)|ないまま|見送|불발|무산")


@cache
def _cues(what: str) -> Mapping[Language, Patterns]:
    return by_language(data_file("retrieval", "denials.toml")[what])


def denied_outright(result: SearchResult) -> tuple[Passage, int] | None:
    """The sentence that says that there was none of a thing asked about, when its article says nothing else of it."""
    reading = result.reading
    things = (c for c in reading.concepts if _can_be_denied(c, result) and not _is_headed(c, result))
    found = next((denial for thing in things if (denial := _denial(thing, result))), None) or _denied_in_best(result)
    if found is None or _speaks_of_none(reading) or _tells_more_of_it(result, *found):
        return None
    return found


def _tells_more_of_it(result: SearchResult, passage: Passage, ordinal: int) -> bool:
    """Whether the best sentence denies nothing and tells more of what is asked, names and headline aside."""
    top = result.ranked[0]
    if not top.passage.sentences or _negated(top.passage) >> top.best & 1 or not top.candidate.sentences:
        return False
    title, weights = title_of(top.passage.subject), result.concept_weights
    asked = [
        c
        for c in result.reading.concepts
        if c.kind in ("lexicon", "topic", "word") and c.key not in light_entries() and not coverage_of(c, title)
    ]
    told = sum(weights[c.key] for c in asked if places_of(c, top.passage) >> top.best & 1)
    return told > sum(weights[c.key] for c in asked if places_of(c, passage) >> ordinal & 1)


def _denial(thing: Concept, result: SearchResult) -> tuple[Passage, int] | None:
    """The first of the sentences that name the thing, where all of them say that there was none."""
    told = _telling_of(thing, result.article)
    if not told or not all(says_there_was_none(thing, texts_of(passage)[i]) for passage, i in told):
        return None
    return None if _answers(result.reading, *told[0]) else told[0]


def _denied_in_best(result: SearchResult) -> tuple[Passage, int] | None:
    """The best sentence, where all that names a part of a topic asked about says there was none: "territory"."""
    top, concepts = result.ranked[0], result.reading.concepts
    topics = [(c.start, c.start + len(c.surface)) for c in concepts if c.kind == "topic"]
    for part in concepts:
        is_part = part.kind == "lexicon" and any(a <= part.start < b for a, b in topics)
        if not is_part or part.key in light_entries() or not top.passage.sentences:
            continue
        if says_there_was_none(part, texts_of(top.passage)[top.best]) and not _is_headed(part, result):
            denial = _denial(part, result)
            if denial == (top.passage, top.best):
                return denial
    return None


def _speaks_of_none(reading: Reading) -> bool:
    """Whether the question itself speaks of what failed, was put off or was not done."""
    if _LEFT_UNDONE.search(reading.text) or names_failure(reading):
        return True
    return bool(asked_acts(reading).every & undoing())


_TELLING = 0.2  # weight


def _can_be_denied(concept: Concept, result: SearchResult) -> bool:
    """Whether it is a thing or an act that not every report speaks of, and a word that can stand in an English text.

    Of a place it can be said that it was not spoken of.
    """
    if concept.kind in ("office", "country", "person", "organization") or concept.key in light_entries():
        return False
    is_readable = concept.kind != "word" or result.reading.language == "en"
    return is_readable and result.concept_weights[concept.key] >= _TELLING


def _is_headed(thing: Concept, result: SearchResult) -> bool:
    """Whether the headline names it and denies nothing: then the article is about it, whatever a sentence denies."""
    subject = result.ranked[0].passage.subject
    if not coverage_of(thing, title_of(subject)):
        return False
    return not any(
        is_negated(text) or _LEFT_UNDONE.search(text) or says_there_was_none(thing, text) for text in subject.headlines
    )


def _answers(reading: Reading, passage: Passage, ordinal: int) -> bool:
    """Whether the denial holds the figure asked for: "Japan did not appeal within the two weeks it had"."""
    if reading.intent not in FIGURES:
        return False
    return has_kind(reading.intent, passage.sentences[ordinal], texts_of(passage)[ordinal], reading)


def _telling_of(thing: Concept, article: Sequence[Passage]) -> list[tuple[Passage, int]]:
    """The sentences that name the thing, by its entry or by the beginning of one of its words, with their passages.

    None at all when one of them denies nothing.
    """
    found, stems = [], stems_of(thing)
    places = [places_of(thing, passage) for passage in article]
    if any(named & ~_negated(passage) for named, passage in zip(places, article, strict=True)):
        return []
    for named, passage in zip(places, article, strict=True):
        for i, text in enumerate(texts_of(passage)):
            if named >> i & 1 or any(stem in text.lower() for stem in stems):
                if not _negated(passage) >> i & 1:
                    return []
                found.append((passage, i))
    return found


@lru_cache(maxsize=4_096)
def _negated(passage: Passage) -> int:
    """Which sentences deny something: bit ``n`` is sentence ``n``."""
    return sum(1 << i for i, text in enumerate(texts_of(passage)) if is_negated(text))


def says_there_was_none(thing: Concept, text: str) -> bool:
    """Whether the sentence says outright that there was none of it, or that it was not done or spoken of."""
    low = text.lower()
    named = [stem for stem in _stems(thing) if stem in low]
    if not named or not _may_tell_of_none().search(low):
        return False
    return any(_none_of(stem).search(text) for stem in named)


@cache
def _may_tell_of_none() -> re.Pattern[str]:
    """What any sentence holds that says so of whatever it is: to make the patterns for a word takes milliseconds."""
    rows = data_file("retrieval", "denials.toml")["none"]["held"]
    return re.compile("|".join(rows))


# What may follow the word itself in a question: "the talk about", an ending of the verb.
_TAIL = re.compile(r"(?:\s?(?:문제|이슈|얘기|이야기)|の?(?:問題|話)|(?:하|했|한|된|됐)\S*)$")


@lru_cache(maxsize=1_024)
def _stems(thing: Concept) -> tuple[str, ...]:
    found = stems_of(thing)
    shorter = [short for stem in found if not stem.isascii() and len(short := _TAIL.sub("", stem)) > 1]
    return tuple(dict.fromkeys((*found, *shorter)))


@lru_cache(maxsize=1_024)
def _none_of(stem: str) -> re.Pattern[str]:
    rows = data_file("retrieval", "denials.toml")["none"]
    adjectives = rf"(?:(?!(?:{rows['not_adjectives']})\b)[\w-]+ ){{0,2}}"
    sources = rows["en"] if stem.isascii() else [*rows["ja"], *rows["ko"]]
    filled = (s.replace("{word}", re.escape(stem)).replace("{adjectives}", adjectives) for s in sources)
    return re.compile("|".join(filled), re.IGNORECASE)
