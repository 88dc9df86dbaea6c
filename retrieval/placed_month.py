"""The month in which an article of a known year was written, told by what it says is done "this month".

Of some pages only the year is known. "The removal from the list takes effect later this month" tells the month as well:
the day on which it took effect stands in ``corpus/data/key_dates.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dates import find_mentions
from corpus.types import Article, PartialDate, Precision
from retrieval.acts import acts_of
from retrieval.agent_side import whose_list
from retrieval.clauses import ConceptsOf, ids_of
from retrieval.key_dates import KeyDate, key_dates

_SENTENCE = re.compile(r"(?<=[.!?。])\s+|\n+")


def month_of(article: Article, concepts_of: ConceptsOf) -> PartialDate | None:
    """The month of publication of an article known by its year; ``None`` where nothing tells it for sure."""
    published = article.published
    if published is None or published.precision is not Precision.YEAR:
        return None
    told = {
        (row.on.earliest_on.year, row.on.earliest_on.month)
        for sentence in _of_this_month(article)
        for row in _known_of(sentence, article, concepts_of)
        if row.on.earliest_on.year == published.year
    }
    return PartialDate(*told.pop()) if len(told) == 1 else None


def _of_this_month(article: Article) -> Iterator[str]:
    for sentence in _SENTENCE.split(article.text):
        if any(m.base == "anchor" and m.months == 0 for m in find_mentions(sentence, article.language)):
            yield sentence


def _known_of(sentence: str, article: Article, concepts_of: ConceptsOf) -> list[KeyDate]:
    """The days known of what a sentence tells of, of whichever government it says that it did so."""
    named, acts = ids_of(concepts_of, sentence, article.language), acts_of(sentence, article.language)
    side = whose_list(sentence)
    return [
        row
        for row in key_dates()
        if row.things
        and row.things <= named
        and any(each and each <= acts for each in row.acts)
        and (not row.sides or (side is not None and side in row.sides))
    ]
