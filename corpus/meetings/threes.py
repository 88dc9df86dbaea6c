"""Whose people sit down as three, and of whom each is met alone."""

from __future__ import annotations

from collections.abc import Sequence, Set

from corpus.meetings.seats import Party

_PAIR = 2
_PEOPLE = ("persons", "unknown")
# The countries whose people do sit as three.
_THREES = frozenset(map(frozenset, (("JP", "KR", "US"), ("CN", "JP", "KR"), ("AU", "JP", "US"), ("JP", "PH", "US"))))


def may_sit_together(lands: Set[str]) -> bool:
    """Whether people of those countries may be at one table: any two, or three who do sit as three."""
    return len(lands) <= _PAIR or lands in _THREES


def are_no_three(subject: Sequence[Party], met: Sequence[Party]) -> bool:
    """Whether one country's people met named people of several others with whom they never sit as three."""
    lands = [party.countries for party in met if party.kind in _PEOPLE and len(party.countries) == 1]
    if len(subject) != 1 or len(subject[0].countries) != 1 or len(met) < _PAIR or len(lands) != len(met):
        return False
    everybody = frozenset().union(*lands, subject[0].countries)
    return len(everybody) == len(met) + 1 and not may_sit_together(everybody)
