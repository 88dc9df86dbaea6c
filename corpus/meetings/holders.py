"""Who held an office on a day: the part of the register of offices that extraction needs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from corpus.gazetteer import Gazetteer, Tenure
from corpus.types import EventDate

_STEP = 7  # days between those on which the holder is looked up; nobody of these offices was gone for less
# The post of an office in each country; a looser word means the foremost post it fits.
_POSTS = {
    ("JP", "leader"): "jp-pm", ("JP", "pm"): "jp-pm", ("KR", "leader"): "kr-president",
    ("KR", "president"): "kr-president", ("KR", "acting-president"): "kr-acting-president", ("KR", "pm"): "kr-pm",
    ("JP", "fm"): "jp-fm", ("KR", "fm"): "kr-fm", ("JP", "dm"): "jp-dm", ("KR", "dm"): "kr-dm", ("JP", "ccs"): "jp-ccs",
    ("JP", "vm"): "jp-vm", ("KR", "vm"): "kr-vm1", ("JP", "dg"): "jp-dg-asia", ("KR", "dg"): "kr-dg-asia",
    ("JP", "nsa"): "jp-nsa", ("KR", "nsa"): "kr-nsa", ("US", "leader"): "us-president",
    ("US", "president"): "us-president", ("US", "fm"): "us-secretary-of-state",
    ("US", "secretary-of-state"): "us-secretary-of-state", ("US", "dm"): "us-defense-secretary",
    ("US", "deputy-secretary-of-state"): "us-deputy-secretary-of-state", ("US", "nsa"): "us-nsa",
    ("CN", "leader"): "cn-president", ("CN", "president"): "cn-president", ("CN", "pm"): "cn-premier",
    ("CN", "fm"): "cn-fm", ("JP", "trade"): "jp-trade", ("KR", "trade"): "kr-trade", ("JP", "finm"): "jp-finm",
    ("KR", "finm"): "kr-finm",
}  # fmt: skip


class Held(Protocol):
    """One term in a post."""

    @property
    def person_id(self) -> str:
        """The id of the person in the gazetteer."""

    @property
    def post(self) -> str:
        """The id of the post, such as ``jp-fm``."""


class Holders(Protocol):
    """The register of offices, as far as extraction uses it."""

    def holders(self, post: str, on: date) -> tuple[Held, ...]:
        """Who held the post on that day, on the day of a hand-over both."""

    def held_by(self, person_id: str, on: date) -> tuple[Held, ...]:
        """The posts that somebody held on that day."""


_OFFICES = {
    post: office
    for (country, office), post in _POSTS.items()
    if office != "leader" and (country, office) != ("US", "fm")
}


def office_of(post: str) -> str | None:
    """The gazetteer's office of a post."""
    return _OFFICES.get(post)


def holder_of(offices: Holders, country: str, office: str, first_on: date, last_on: date) -> str | None:
    """The id of the one person who held an office all through an interval of days; ``None`` when it is not one."""
    post = _POSTS.get((country, office))
    if post is None:
        return None
    days = [first_on + timedelta(days=n) for n in range(0, (last_on - first_on).days, _STEP)] + [last_on]
    sets = [{held.person_id for held in offices.holders(post, on)} for on in days]
    return next(iter(sets[0])) if len(sets[0]) == 1 and all(found == sets[0] for found in sets) else None


def held_in(gazetteer: Gazetteer, person_id: str, when: EventDate) -> list[Tenure]:
    """The terms of a person, as the gazetteer has them, that touch an interval of days."""
    return [
        term
        for term in gazetteer.entity(person_id).offices
        if term.start is not None
        and term.start.earliest_on <= when.latest_on
        and (term.end is None or when.earliest_on <= term.end.latest_on)
    ]
