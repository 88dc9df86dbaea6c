"""Whether an article on a thing is all that is asked for: what it is, what it was in a year, which sum it was about.

Then it answers, however little else of the question it holds: there is hardly anything else.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.coverage import coverage_of, title_of
from retrieval.hits import Ranked, SearchResult
from retrieval.overview_ask import is_overview, names_thing_of_year, subjects
from retrieval.understand import Concept, Reading

_FIRST = 3  # hits
_SUBJECTS = frozenset({"agreement", "event", "topic", "organization"})


def is_on_subject(result: SearchResult) -> bool:
    """Whether nothing but what a thing of the field is is asked, and a first hit speaks of it: there is no detail."""
    of_year = names_thing_of_year(result.reading)
    if not (of_year or is_overview(result.reading)):
        return False
    about = [c for c in subjects(result.reading) if not of_year or c.kind in _SUBJECTS]
    words = [c for c in about if c.kind == "lexicon"] if len(about) > 1 else []
    about = [c for c in about if c not in words]
    is_of_field = any(c.kind in _SUBJECTS for c in about)  # a place says of which: the name of that sea
    if not is_of_field or any(c.kind not in (*_SUBJECTS, "place") or c.is_misspelt for c in about):
        return False
    return any(
        _is_on(hit, about, words) or (len(about) == 1 and _is_of_its_day(hit, result.reading))
        for hit in result.ranked[:_FIRST]
        if not of_year or hit.features["dates"] == 1.0
    )


def _is_on(hit: Ranked, things: Sequence[Concept], words: Sequence[Concept]) -> bool:
    """Whether the hit or its headlines name the things, and the headlines the words that say which is meant."""
    title = title_of(hit.passage.subject)
    told = all(c.key in hit.candidate.covered or coverage_of(c, title) for c in things)
    return told and all(coverage_of(c, title) == 1.0 for c in words)  # "the inspection team for the water"


def _is_of_its_day(hit: Ranked, reading: Reading) -> bool:
    """Whether the article is on the day on which the one thing asked after came about, whatever it calls it."""
    happened = hit.passage.subject.happened
    days = [d.days for d in reading.dates if d.is_of_thing]
    if happened is None or happened.earliest_on is None or happened.latest_on is None:
        return False
    return any(d.touches(happened.earliest_on, happened.latest_on) for d in days)


def is_sum_of_subject(result: SearchResult) -> bool:
    """Whether nothing but the sum of a thing is asked, and the first hit, an article on it, tells one where it answers.

    So "how much money was in the fund". A sum told beside the name of a thing may be that of another.
    """
    reading, top = result.reading, result.ranked[0]
    about = subjects(reading)
    if reading.intent != "how_much" or reading.dates or not about or not top.candidate.sentences.has_kind(top.best):
        return False
    headlines = title_of(top.passage.subject)
    return all(c.kind in _SUBJECTS and not c.is_misspelt and coverage_of(c, headlines) for c in about)
