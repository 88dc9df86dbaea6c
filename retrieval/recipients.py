"""Who got it: the question has a court give something to one party, and the headline of the report to another.

"Why did the court award the statue to the one temple" of a ruling that awarded it to the other.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from retrieval.coverage import coverage_of, texts_of, title_of
from retrieval.hits import SearchResult
from retrieval.outcomes import any_of
from retrieval.types import Language, Passage
from retrieval.understand import Concept, language_of
from retrieval.words import data_file

_PARTIES = ("person", "organization", "place", "country")


def given_to_another(result: SearchResult) -> tuple[Passage, int] | None:
    """The best sentence below a headline that gives it to somebody, where none names the one whom the question has.

    None where a sentence of the article gives anything to that one.
    """
    reading, top = result.reading, result.ranked[0]
    if not any(_headline().search(part) for part in top.passage.subject.headlines):
        return None
    parties = (c for c in reading.concepts if c.kind in _PARTIES)
    got = [c for c in parties if _gives_to(re.escape(c.surface), reading.language).search(reading.text)]
    if len(got) != 1 or not top.passage.sentences or (reading.dates and not top.features.get("dates")):
        return None
    if coverage_of(got[0], title_of(top.passage.subject)):
        return None
    texts = (text for passage in result.article for text in texts_of(passage))
    if any(_gives_to(_names(got[0]), language_of(text)).search(text) for text in texts):
        return None
    return top.passage, top.best


def _names(party: Concept) -> str:
    return any_of(tuple(dict.fromkeys((*party.english, party.surface))))


@lru_cache(maxsize=256)
def _gives_to(name: str, language: Language) -> re.Pattern[str]:
    rows = data_file("retrieval", "recipients.toml")[language]
    return re.compile("|".join(rows).replace("{name}", name), re.IGNORECASE)


@cache
def _headline() -> re.Pattern[str]:
    return re.compile(data_file("retrieval", "recipients.toml")["headline"], re.IGNORECASE)
