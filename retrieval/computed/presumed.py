"""What the register of meetings says against a meeting that a question takes for granted.

It was not held; it was in another country or city; or it was another than the one named who sat there, somebody who
held that office then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.gazetteer import Entity, Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.compute import Computed, Extent, compute
from retrieval.computed.ledger import Ledger
from retrieval.computed.scope import Scope
from retrieval.words import data_file


def contradicted(scope: Scope, ledger: Ledger, extent: Extent, gazetteer: Gazetteer) -> Computed | None:
    """What the register says where it contradicts the meeting of ``scope``, ``None`` where it does not."""
    return (
        _denied(scope, ledger, extent)
        or _elsewhere(scope, ledger, extent, gazetteer)
        or _with_somebody_else(scope, ledger, extent, gazetteer)
    )


def _denied(scope: Scope, ledger: Ledger, extent: Extent) -> Computed | None:
    """What the register says where the question takes a meeting for granted that it has on record as not held."""
    ask = MeetingAsk(wanted="took_place", scope=scope)
    found = compute(ask, ledger.meetings_for(ask), extent)
    statuses = {m.status for m in found.meetings}
    return found if statuses == {"not-held"} else None


def _elsewhere(scope: Scope, ledger: Ledger, extent: Extent, gazetteer: Gazetteer) -> Computed | None:
    """What the register says where the question puts a meeting in a country or city where they did not meet then.

    Only where there is one meeting that can be meant, and its city is known: "the hotel in Seoul where they met on
    December 19" of talks that were held in Tokyo.
    """
    if not scope.place_ids:
        return None
    ask = MeetingAsk(wanted="took_place", scope=scope)
    known = ledger.meetings_for(ask)
    anywhere = replace(scope, place_ids=frozenset(), countries=frozenset(), occasions=frozenset())
    meant = [m for m in known if anywhere.holds(m)]
    if len(meant) != 1 or meant[0].status != "held" or meant[0].place_id is None or scope.holds(meant[0]):
        return None
    found, *asked = (gazetteer.entity(place_id) for place_id in (meant[0].place_id, *scope.place_ids))
    if found.kind != "place" or found.country is None:
        return None
    if any(place.country == found.country for place in asked) and not _are_apart(found, asked, scope):
        return None
    computed = compute(ask, known, extent)
    return replace(computed, nearest=(meant[0],)) if computed.verdict == "none" else None


def _are_apart(found: Entity, asked: Sequence[Entity], scope: Scope) -> bool:
    """Whether on the one day asked about it was in another city of the country, the capital being one of the two."""
    days = _days(scope)
    if days is None or days[0] != days[1]:
        return False
    data = data_file("retrieval", "cities.toml")
    capitals = set(data["capitals"].split())
    cities = {place.id for place in asked}
    known = capitals.union(data["others"].split()) >= {found.id, *cities}
    return known and found.id not in cities and bool(capitals & {found.id, *cities})


_MONTH = 31  # days


def _with_somebody_else(scope: Scope, ledger: Ledger, extent: Extent, gazetteer: Gazetteer) -> Computed | None:
    """What the register says where one of those named was not in office then and whoever was sat there instead.

    "What did Kaifu and Roh say in Kyoto in November 1992", of a summit of Roh and Miyazawa.
    """
    days = _days(scope)
    if days is None or len(scope.persons) < 2 or any(len(ids) != 1 for ids in scope.persons):
        return None
    people = [next(iter(ids)) for ids in scope.persons]
    ask = MeetingAsk(wanted="took_place", scope=scope)
    together = [m for m in ledger.meetings_for(ask) if m.when is None or _is_within(m, days)]
    if together:
        return None
    found = [m for person in people for m in _instead(person, people, scope, days, ledger, gazetteer)]
    places = {m.place_id for m in found}
    if not found or (len(found) > 1 and (len(places) != 1 or not scope.place_ids)):
        return None
    computed = compute(ask, (), extent)
    return replace(computed, nearest=(found[0],)) if computed.verdict == "none" else None


def _instead(
    person: str, people: list[str], scope: Scope, days: tuple[date, date], ledger: Ledger, gazetteer: Gazetteer
) -> Iterator[Meeting]:
    """The meetings of one of them in those days and that place with whoever held another's office."""
    anybody = replace(scope, persons=(), sides=(), kinds=())
    for meeting in ledger.meetings_of(person):
        if meeting.status != "held" or not _is_within(meeting, days) or not anybody.holds(meeting):
            continue
        for absent in people:
            if meeting.mode == "phone" and days[0] != days[1] and _holds_office(absent, meeting, gazetteer):
                continue
            if absent in meeting.person_ids:
                continue
            is_pinned = days[0] == days[1] and bool(scope.place_ids) and meeting.mode == "in_person"
            if _is_replaced(absent, meeting, gazetteer) or (is_pinned and _sat_elsewhere(absent, meeting, gazetteer)):
                yield meeting


def _sat_elsewhere(absent: str, meeting: Meeting, gazetteer: Gazetteer) -> bool:
    """Whether another head of the absent one's government sat there: the prime minister, and not the president."""
    country = (gazetteer.entity(absent).country or "").lower()
    seated = {p.office for p in meeting.participants if p.side == country and p.person_id not in (None, absent)}
    assert meeting.when is not None
    held = {gazetteer.offices.post(t.post).office for t in gazetteer.offices.held_by(absent, meeting.when.earliest_on)}
    return bool(held & _LEADERS and seated & _LEADERS)


def _holds_office(person: str, meeting: Meeting, gazetteer: Gazetteer) -> bool:
    assert meeting.when is not None
    return bool(gazetteer.offices.held_by(person, meeting.when.earliest_on))


def _is_replaced(absent: str, meeting: Meeting, gazetteer: Gazetteer) -> bool:
    """Whether somebody sat there in an office that the absent one held at another time only."""
    assert meeting.when is not None
    on = meeting.when.earliest_on
    country = (gazetteer.entity(absent).country or "").lower()
    offices = gazetteer.offices
    terms = offices.terms(absent)
    own = {offices.post(term.post).office for term in terms}
    now = {offices.post(term.post).office for term in offices.held_by(absent, on)}
    others = [p for p in meeting.participants if p.person_id not in (None, absent) and p.side == country]
    if meeting.mode == "phone" and meeting.level == "leader" and own & _LEADERS:
        return bool(others)  # the leaders of two countries do not ring each other up twice a day
    return not now and any(each.office in own for each in others)


_LEADERS = frozenset({"pm", "president"})


def _days(scope: Scope) -> tuple[date, date] | None:
    """The days that the question names for sure, a month at most."""
    certain = [(d.days.earliest_on, d.days.latest_on) for d in scope.days if d.is_certain]
    if len(certain) != 1 or len(scope.days) != 1:
        return None
    first, last = certain[0]
    return (first, last) if first and last and (last - first).days <= _MONTH else None


def _is_within(meeting: Meeting, days: tuple[date, date]) -> bool:
    when = meeting.when
    return when is not None and days[0] <= when.latest_on and when.earliest_on <= days[1]
