"""Words that a question puts into the mouth of one person and the article into that of another.

"Why did Kono say that he left with a heavy heart" of what Kang said; "what did Kang warn Motegi of" where he warned
her. The sentences that tell most of what is asked must be another's words, and whoever is asked after must have no
words on any of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from retrieval.coverage import coverage_of, places_of, texts_of, title_of
from retrieval.evidence import is_light
from retrieval.hits import SearchResult
from retrieval.patterns import Patterns, for_questions
from retrieval.speaker import acting_person, named_before_words
from retrieval.substance import is_of_other_days, substance_of, weights_told
from retrieval.tellers import tellers_of
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Intent, Reading
from retrieval.words import data_file

# What is asked of a deed for its day or its number is told of whoever did it.
COUNTED: frozenset[Intent] = frozenset({"when", "clock", "how_long", "how_much", "how_many"})
_Placed = tuple[Passage, int]
_MOST = 0.4  # of the matter's weight that the sentence must name
_NEARLY_ALL = 0.9
_SOME = 0.5  # of what the best one names, at which words of whoever is asked after count as his on the matter


def said_by_another(result: SearchResult) -> _Placed | None:
    """The sentence in which somebody else says what the question has one person say, who says nothing of it."""
    reading, top = result.reading, result.ranked[0]
    if reading.intent in COUNTED or not speaks(reading) or (speaker := acting_person(reading)) is None:
        return None
    if not top.passage.sentences or is_of_other_days(result):
        return None
    matter = matter_of_words(result)
    told = weights_told(matter, result)
    most = max(told.values(), default=0.0)
    whole = sum(result.concept_weights[c.key] for c in matter)
    if not matter or most < _MOST * whole:
        return None
    # What is told nearly in full is not told by words of his on something else, however near those are.
    is_told_in_full = len(matter) > 1 and most >= _NEARLY_ALL * whole
    found: _Placed | None = None
    for passage in result.article:
        for n, tellers in enumerate(tellers_of(passage)):
            held, is_best = told.get((passage.id, n), 0.0), (passage.id, n) == (top.passage.id, top.best)
            if speaker.key in tellers and (held >= _SOME * most or (is_best and (held or not is_told_in_full))):
                return None
            if held < most:
                continue
            if not tellers:
                return None  # his as well as anybody's
            if is_surely_of(matter, passage, n, topics=is_best) and _is_not_his(speaker, passage, n):
                found = found or (passage, n)
    return found


def is_surely_of(matter: list[Concept], passage: Passage, ordinal: int, *, topics: bool = False) -> bool:
    """Whether the sentence names two things of the matter, or all of it: one topic alone only with ``topics``."""
    named = [c for c in matter if places_of(c, passage) >> ordinal & 1]
    if len(named) != 1:
        return len(named) > 1
    return named[0].kind in _SURE or (named == matter and (topics or named[0].kind != "topic"))


_SURE = ("agreement", "event", "organization")


def _is_not_his(speaker: Concept, passage: Passage, ordinal: int) -> bool:
    """Whether the sentence names him, if at all, only behind the words of saying: as the one who was told."""
    return not named_before_words(speaker, texts_of(passage)[ordinal])


def matter_of_words(result: SearchResult) -> list[Concept]:
    """What the words are on: the things asked about but people, places and the saying itself."""
    reading = result.reading
    spoken = [m.span() for p in _cues()[reading.language] for m in p.finditer(reading.text)]
    title = title_of(result.ranked[0].passage.subject)
    found = [
        c
        for c in substance_of(result)
        if c.kind not in ("person", "place")
        and not is_light(c, reading)
        and not any(start <= c.start < end for start, end in spoken)
    ]
    # What the headline names is what all of the article is on.
    return [c for c in found if not coverage_of(c, title)] or found


def speaks(reading: Reading) -> bool:
    """Whether the question speaks of words of somebody."""
    return _cues()[reading.language].found_in(reading.text)


@cache
def _cues() -> Mapping[Language, Patterns]:
    return for_questions(data_file("retrieval", "speaking.toml")["speech"])
