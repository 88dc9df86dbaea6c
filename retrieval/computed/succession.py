"""Who held an office right after somebody, or right before, from the register of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Holding, Offices
from retrieval.computed.incumbents import OfficeAsk, in_name
from retrieval.computed.profile import whole_questions, with_mark
from retrieval.understand import Concept, Reading

_LEADER = "leader"


def succession_asks(reading: Reading, gazetteer: Gazetteer) -> tuple[OfficeAsk, ...]:
    """The office on a day of the term next to each of the one person's terms; () when the question asks else."""
    people = [c for c in reading.concepts if c.kind == "person" and not in_name(c, reading)]
    if len(people) != 1:
        return ()
    is_after = _asked_after(reading, people[0])
    ids = {key.partition(":")[2] for key in people[0].ids if key.startswith("person:")}
    if is_after is None or len(ids) != 1:
        return ()
    return tuple(_beside(_terms(ids.pop(), _offices(reading), gazetteer.offices), gazetteer.offices, is_after=is_after))


def _asked_after(reading: Reading, person: Concept) -> bool | None:
    """Whether who came after is asked, ``False`` for who was there before; ``None`` for any other question."""
    text = with_mark(reading, person)
    for name in ("after", "before"):
        if _questions(name)[reading.language].fullmatch(text):
            return name == "after"
    return None


@cache
def _questions(name: str) -> dict[str, re.Pattern[str]]:
    return whole_questions(name)


def _offices(reading: Reading) -> set[str]:
    return {c.key.partition(":")[2] for c in reading.concepts if c.kind == "office"}


def _terms(person_id: str, named: set[str], offices: Offices) -> list[Holding]:
    """The person's terms in the office that is named, else as leader of the country, else in any post."""
    terms = [t for t in offices.terms(person_id) if not t.acting]
    named = named & {post.office for post in offices.posts()}  # "minister" alone is none of them
    if in_named := [t for t in terms if offices.post(t.post).office in named]:
        return in_named
    if named:
        return []
    return [t for t in terms if offices.post(t.post).level == _LEADER] or terms


def _beside(terms: Sequence[Holding], offices: Offices, *, is_after: bool) -> Iterator[OfficeAsk]:
    for term in terms:
        others = [t for t in offices.terms_of_post(term.post) if not t.acting and t.person_id != term.person_id]
        if is_after:
            day = next((t.start_on for t in others if term.end_on and t.start_on and t.start_on >= term.end_on), None)
        else:
            ended = [t.end_on for t in others if term.start_on and t.end_on and t.end_on <= term.start_on]
            day = max(ended, default=None)
        if day is not None:
            # Both were in office on the day of a hand-over.
            on = day + timedelta(1 if is_after else -1)
            yield OfficeAsk((term.post,), (), on, on)
