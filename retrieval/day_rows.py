"""Days that a sentence names one after the other: "two rounds, on October 11 and November 19"."""

from __future__ import annotations

import re

from corpus.types import Article, EventDate, Span
from retrieval.counted import counted_in
from retrieval.types import Sentence
from retrieval.wanted import wanted_of

# What stands between two days of a row, and nothing else.
_JOINED = re.compile(
    r"[\s,]*(and|to|,|、|と|・|および|및|과|와)?[\s,]*(?:on |in )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?",
    re.IGNORECASE,
)


def place_in_row(event: EventDate, sentence: Sentence, article: Article, question: str) -> float:
    """1 where it is the one of a row of days that is asked for, the second or the last; -1 where another of them is.

    0 where the day stands alone, or none is asked for by its place.
    """
    edge, counted = wanted_of(question).edge, counted_in(question)
    if not (edge or counted) or event.evidence is None or len(sentence.events) < 2:
        return 0.0
    row, is_stretch = _row_of(event.evidence, sentence, article.text)
    if not edge and (is_stretch or not counted.isdisjoint(counted_in(article.headlines.get("en") or ""))):
        return 0.0  # "the second conference, from August 27 to August 29": the article is on it
    asked = {1 if edge < 0 else len(row)} if edge else {n for n in counted if n <= len(row)}
    if len(row) < 2 or not asked:
        return 0.0
    return 1.0 if row.index(event.evidence.start) + 1 in asked else -1.0


def _row_of(at: Span, sentence: Sentence, text: str) -> tuple[list[int], bool]:
    """Where the days begin that stand in a row with the one at ``at``, in order; whether it is from one to another."""
    row: list[Span] = []
    is_stretch = False
    for span in sorted((e.evidence for e in sentence.events if e.evidence), key=lambda s: s.start):
        joint = _JOINED.fullmatch(text[row[-1].end : span.start]) if row else None
        if row and not joint:
            if any(s.start == at.start for s in row):
                break
            row, is_stretch = [], False
        is_stretch |= joint is not None and joint[1] == "to"
        row.append(span)
    return [span.start for span in row], is_stretch
