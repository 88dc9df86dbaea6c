"""Whether somebody held an office on a day: who led then, or was minister, belongs to what came about on it."""

from __future__ import annotations

from corpus.gazetteer import Gazetteer, Tenure
from corpus.types import PartialDate
from retrieval.understand import Concept


def was_in_office(gazetteer: Gazetteer, person: Concept, on: PartialDate) -> bool:
    """Whether any of those whom the name may mean held an office of any kind throughout ``on``."""
    return any(_covers(term, on) for term in _terms(gazetteer, person))


def led_at_another_time(gazetteer: Gazetteer, person: Concept, on: PartialDate) -> bool:
    """Whether the name means nobody but a former or later leader, of whom no office on that day is known."""
    terms = _terms(gazetteer, person)
    return any(term.office in _LEADING for term in terms) and not any(_covers(term, on) for term in terms)


_LEADING = frozenset({"pm", "president"})


def _terms(gazetteer: Gazetteer, person: Concept) -> list[Tenure]:
    if person.kind != "person":
        return []
    bearers = (gazetteer.entity(key.partition(":")[2]) for key in person.ids)
    return [term for bearer in bearers for term in bearer.offices]


def _covers(term: Tenure, on: PartialDate) -> bool:
    """Whether the term is known to have begun by then and not to have ended before."""
    if term.start is None or term.start.earliest_on > on.earliest_on:
        return False
    return term.end is None or term.end.latest_on >= on.latest_on
