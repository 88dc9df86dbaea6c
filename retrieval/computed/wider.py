"""What the register says to a question, or to a wider one where the question as put has no answer there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.compute import Computed, Extent, Picked, compute
from retrieval.computed.ledger import Ledger
from retrieval.computed.scope import RANKED


def computed_or_wider(ask: MeetingAsk, ledger: Ledger, extent: Extent, picked: Picked) -> Computed:
    """What the register says; where two people had never met before, what it says of the meetings of their offices."""
    computed = _of_any_kind(ask, ledger.meetings_for(ask), extent, picked)
    if ask.wanted == "since_last" and computed.verdict == "found":
        return _until(computed, ledger.today)
    if (wider := _between_offices(computed)) is None:
        return computed
    of_offices = compute(wider, ledger.meetings_for(wider), extent)
    return of_offices if of_offices.verdict == "found" else computed


def _until(computed: Computed, today: date) -> Computed:
    """With the days from the last one to today."""
    last = computed.meetings[0].when
    assert last is not None
    days = max((today - last.latest_on).days, 0), max((today - last.earliest_on).days, 0)
    return replace(computed, days=days, until_on=today)


def _of_any_kind(ask: MeetingAsk, meetings: Sequence[Meeting], extent: Extent, picked: Picked) -> Computed:
    """What the register says; where two people never met in meetings of the kind named, of whatever kind they did.

    A summit to one government is an exchange of words to the other.
    """
    computed = compute(ask, meetings, extent, picked)
    if ask.wants_name and computed.verdict == "found" and not any(_is_named(m.venue) for m in computed.meetings):
        return replace(computed, verdict="unknown", meetings=(), nearest=computed.meetings[:1])
    if computed.verdict != "none" or len(ask.scope.persons) < 2 or "phone-call" in ask.scope.kinds:
        return computed
    of_any_kind = compute(replace(ask, scope=replace(ask.scope, kinds=())), meetings, extent, picked)
    return of_any_kind if of_any_kind.verdict == "found" else computed


def _between_offices(computed: Computed) -> MeetingAsk | None:
    """Where two people had never met before, the same of the meetings of their offices: "how long since the last"."""
    ask = computed.ask
    if computed.verdict != "none" or ask.wanted not in ("gap", "previous") or not ask.scope.persons:
        return None
    anchor = next((m for m in computed.nearest if m.kind in RANKED and ask.scope.holds(m)), None)
    if anchor is None or ask.other is not None:
        return None
    return replace(ask, scope=replace(ask.scope, persons=(), kinds=(anchor.kind,), sides=tuple(anchor.sides)))


_KINDS_OF_HOUSE = frozenset({"a", "the", "hotel", "hall", "room", "restaurant", "building", "house", "venue", "inn"})
_KINDS_OF_HOUSE |= {"center", "centre", "residence", "office"}
_WHERE_IT_IS = re.compile(r",| (?:in|near|at|of|on|beside) ")


def _is_named(venue: str | None) -> bool:
    """Whether it is called by a name: "Hotel in New York" is not."""
    if venue is None:
        return False
    words = _WHERE_IT_IS.split(venue)[0].split()
    kind = words[-1].lower() in _KINDS_OF_HOUSE or words[0].lower() in _KINDS_OF_HOUSE
    return not kind or any(word[0].isupper() and word.lower() not in _KINDS_OF_HOUSE for word in words)
