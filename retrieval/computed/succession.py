"""Who held somebody's post after them, or before: "who replaced Kang Kyung-wha", 後任, 전임."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from corpus.gazetteer.offices import Holding, Offices
from retrieval.computed.asked_scope import offices_named
from retrieval.computed.profile import asks_of_person, whole_questions
from retrieval.understand import Reading

_Side = Literal["after", "before"]


def neighbor_asked(reading: Reading, offices: Offices) -> tuple[str, date] | None:
    """The post, and a day on which whoever followed or preceded the person named held it; ``None`` if not asked.

    Of several posts that of the office named, else the one that they held last.
    """
    for side in ("after", "before"):
        person = asks_of_person(reading, whole_questions(side)[reading.language])
        if len(person) == 1:
            return _neighbor(offices, _term(offices, person[0], reading, side), side)
    return None


_BESIDE: dict[_Side, re.Pattern[str]] = {
    "before": re.compile(r"前任|先代|\bpredecessor|전임", re.IGNORECASE),
    "after": re.compile(r"後任|\bsuccessor|후임", re.IGNORECASE),
}


def beside_on(reading: Reading, post: str, on: date, offices: Offices) -> date | None:
    """A day on which whoever followed or preceded the holder of ``post`` on that day held it; ``None`` if not asked.

    "The predecessor of the predecessor" is the one two before.
    """
    day = None
    for side, named in _BESIDE.items():
        for _ in named.findall(reading.text):
            terms = [t for t in offices.terms_of_post(post) if t.start_on and not t.acting and t.start_on <= on]
            found = _neighbor(offices, max(terms, key=lambda t: t.start_on or date.min, default=None), side)
            if found is None:
                return None
            day = on = found[1]
    return day


def _term(offices: Offices, person_id: str, reading: Reading, side: _Side) -> Holding | None:
    # Nobody has followed who is still in office.
    terms = [t for t in offices.terms(person_id) if t.start_on and not t.acting and (side == "before" or t.end_on)]
    named = offices_named(reading)
    of_office = [t for t in terms if offices.post(t.post).office in named]
    return max(of_office or terms, key=lambda t: t.start_on or date.min, default=None)


def _neighbor(offices: Offices, term: Holding | None, side: _Side) -> tuple[str, date] | None:
    if term is None or term.start_on is None:
        return None
    starts = [t.start_on for t in offices.terms_of_post(term.post) if t.start_on and not t.acting]
    if side == "before":
        first = max((on for on in starts if on < term.start_on), default=None)
    else:
        first = min((on for on in starts if on > term.start_on), default=None)
    # The day after the first: on the first itself the one before may still be in office.
    return (term.post, first + timedelta(1)) if first else None
