"""What an article only mentions: that somebody explained a review, or spoke the evening before, and none of his words.

"What did the review conclude" of "Blinken explained to them about the results of the review"; "what were they talking
about the evening before" of "I also spoke with him for some time yesterday evening". And "which other leaders" where
the text says no more than "other leaders".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.kinds import has_digit, is_negated, names_venue
from retrieval.patterns import Patterns, by_language, for_questions
from retrieval.types import Language
from retrieval.understand import Reading, asking_spans, language_of
from retrieval.words import data_file


def only_mentions(result: SearchResult) -> bool:
    """Whether more is asked of something than the sentence on it tells, which says no more than that it was."""
    reading, top = result.reading, result.ranked[0]
    if not top.passage.sentences or not _asks_for_any(reading):
        return False
    best = texts_of(top.passage)[top.best]
    if _says("content", reading) and _is_bare(best):
        return True
    if _says("others", reading) and _names_no_other(result):
        return True
    return _says("eve", reading) and _is_bare_eve(result)


def _asks_for_any(reading: Reading) -> bool:
    return _any_of(reading.language).found_in(reading.text)


def _is_bare(text: str) -> bool:
    """Whether the words say that something was spoken of, and give none of what was said."""
    if not _holds("bare", text):
        return False
    # “I spoke with him yesterday,” he added: the words given are no more.
    rest = _QUOTED.sub(lambda quoted: "" if _holds("bare", quoted.group()) else quoted.group(), text)
    return not _holds("telling", rest)


_QUOTED = re.compile(r"[“\"「][^”\"」]*[”\"」]")


def _is_bare_eve(result: SearchResult) -> bool:
    """Whether the sentences on the evening before tell neither what was said then nor, if that is asked, where."""
    reading = result.reading
    if reading.intent in ("when", "yes_no") or not asking_spans(reading.text, reading.language):
        return False
    told = [text for passage in result.article for text in texts_of(passage) if _holds("on_the_eve", text)]
    if reading.intent == "where":
        return bool(told) and not any(names_venue(text) for text in told)
    if reading.intent in ("how_long", "how_many", "clock"):
        return bool(told) and not any(has_digit(text) for text in told)
    return bool(told) and all(_is_bare(text) for text in told)


def _names_no_other(result: SearchResult) -> bool:
    """Whether the best sentence speaks of others without a name, or names none but those whom the question names."""
    reading, top = result.reading, result.ranked[0]
    text = texts_of(top.passage)[top.best]
    asked = {key for c in reading.concepts for key in c.ids} | _THE_TWO
    named = {k for k in top.passage.sentences[top.best].concepts if k.startswith(_ACTORS)} - asked
    return not named or is_negated(text)


_ACTORS = ("person:", "country:", "organization:")
_THE_TWO = {"country:japan", "country:south-korea"}


def _says(what: str, reading: Reading) -> bool:
    return _asked()[what][reading.language].found_in(reading.text)


def _holds(what: str, text: str) -> bool:
    return _told()[what][language_of(text)].found_in(text)


@cache
def _any_of(language: Language) -> Patterns:
    return Patterns.joined(row[language] for row in _asked().values())


@cache
def _asked() -> Mapping[str, Mapping[Language, Patterns]]:
    return {name: for_questions(row) for name, row in _rows()["asked"].items()}


@cache
def _told() -> Mapping[str, Mapping[Language, Patterns]]:
    return {name: by_language(row) for name, row in _rows()["told"].items()}


def _rows() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    return data_file("retrieval", "bare_mention.toml")
