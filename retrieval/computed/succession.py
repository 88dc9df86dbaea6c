"""Who held somebody's post after them, or before: "who replaced Kang Kyung-wha", 後任, 전임."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

from corpus.gazetteer.offices import Holding, Offices
from retrieval.computed.profile import asks_of_person
from retrieval.understand import Reading
from retrieval.words import data_file

_Side = Literal["after", "before"]


def neighbor_asked(reading: Reading, offices: Offices) -> tuple[str, date] | None:
    """The post, and a day on which whoever followed or preceded the person named held it; ``None`` if not asked.

    Of several posts that of the office named, else the one that they held last.
    """
    for side in ("after", "before"):
        person = asks_of_person(reading, _questions(side)[reading.language])
        if len(person) == 1:
            return _neighbor(offices, _term(offices, person[0], reading, side), side)
    return None


@cache
def _questions(side: _Side) -> dict[str, re.Pattern[str]]:
    data = data_file("retrieval", "profile.toml")
    name = f"{data['title']['before']}X{data['title']['behind']}"
    return {
        lang: re.compile(
            "|".join(f"(?:{row.replace('X', name).replace('OFFICE', data['office'][lang])})" for row in rows),
            re.IGNORECASE,
        )
        for lang, rows in data[side].items()
    }


def _term(offices: Offices, person_id: str, reading: Reading, side: _Side) -> Holding | None:
    # Nobody has followed who is still in office.
    terms = [t for t in offices.terms(person_id) if t.start_on and not t.acting and (side == "before" or t.end_on)]
    named = {c.key.partition(":")[2] for c in reading.concepts if c.kind == "office"}
    of_office = [t for t in terms if offices.post(t.post).office in named]
    return max(of_office or terms, key=lambda t: t.start_on or date.min, default=None)


def _neighbor(offices: Offices, term: Holding | None, side: _Side) -> tuple[str, date] | None:
    if term is None or term.start_on is None:
        return None
    others = [t for t in offices.terms_of_post(term.post) if t.start_on and not t.acting and t != term]
    if side == "before":
        earlier = [t for t in others if t.start_on and t.start_on < term.start_on]
        return (term.post, max(t.start_on for t in earlier if t.start_on) + timedelta(1)) if earlier else None
    later = [t for t in others if t.start_on and t.start_on > term.start_on]
    # The day after the first: on the first itself the one before may still be in office.
    return (term.post, min(t.start_on for t in later if t.start_on) + timedelta(1)) if later else None
