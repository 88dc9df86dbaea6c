"""Whether the excerpts of an answer tell of the meeting that is asked for, or of another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from corpus.types import EventDate
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.cite import Sources
from retrieval.computed.compute import Computed
from retrieval.computed.scope import Scope
from retrieval.types import Answer, Citation
from retrieval.understand import Reading
from retrieval.wanted import wanted_of

_NEAREST_EXCERPTS = 3


def told_by(citations: Sequence[Citation], sources: Sources, meetings: Sequence[Meeting]) -> Meeting | None:
    """Of the meetings the one that the nearest excerpt is about: that of its brief, else one its words tell of."""
    for citation in citations[:_NEAREST_EXCERPTS]:
        brief_id = sources.article(citation.article_id, citation.revision).brief_id
        own = (m for m in meetings if brief_id is not None and m.brief_id == brief_id)
        found = next(own, None) or next((m for m in meetings if _tells_of(citation, m)), None)
        if found is not None:
            return found
    return None


def _tells_of(citation: Citation, meeting: Meeting) -> bool:
    spans = (m.span for m in meeting.mentions if m.article_id == citation.article_id)
    return any(s.start < citation.end and citation.start < s.end for s in spans)


def met_elsewhere(
    answer: Answer, scope: Scope, known: Sequence[Meeting], sources: Sources, gazetteer: Gazetteer
) -> bool:
    """Whether those asked about met elsewhere in the days asked about, and no excerpt speaks of one where it is put.

    "When did they meet in Seoul in 2022", of two who met in New York that year and telephoned.
    """
    if len(scope.persons) < 2 or not scope.days or not (scope.place_ids or scope.countries):
        return False
    anywhere = replace(scope, place_ids=frozenset(), countries=frozenset(), occasions=frozenset(), kinds=(), modes=())
    then = [m for m in known if m.status == "held" and anywhere.holds(m)]
    if not then or any(map(scope.holds, then)):
        return False
    return not any(
        _is_then(c, scope) and _names_place(c, scope, gazetteer) and told_by((c,), sources, then) is None
        for c in answer.citations[:_NEAREST_EXCERPTS]
    )


def is_of_another(computed: Computed, answer: Answer, sources: Sources) -> bool:
    """Whether what is asked of a meeting on record is not, and the excerpt can only tell it of another.

    So with the length of two people's meeting, where the excerpt is on others, and with the place of one to come.
    """
    ask, nearest = computed.ask, computed.nearest
    if computed.verdict != "unknown" or not nearest:
        return False
    if ask.fact == "where":
        return all(m.status in ("planned", "proposed") for m in nearest)
    is_of_two = ask.fact == "how_long" and len(ask.scope.persons) > 1
    return is_of_two and told_by(answer.citations[:1], sources, nearest) is None


def is_of_strangers(computed: Computed, answer: Answer, sources: Sources, gazetteer: Gazetteer) -> bool:
    """Whether it is asked of a visit, or of two people and no more, and what is said first leaves one of them out.

    Whoever tells the meeting apart by more knows of it: it is the register that has not read it. So it is where a
    sentence of the first excerpt's article has one of the two receive or meet the other.
    """
    ask, scope = computed.ask, computed.ask.scope
    is_of_two = len(scope.persons) == 2 and not (ask.says_more or scope.days or scope.place_ids or scope.countries)
    if computed.verdict != "none" or not (ask.is_visit or is_of_two):
        return False
    return leaves_out_somebody(answer, scope, gazetteer) and not _told_to_meet(answer, scope, sources, gazetteer)


_MET = re.compile(
    r"\b(?:received|met|called on|saw|sat with|talked|spoke with|dined|visited|held talks|were? received by)\b"
    r"|会談|会った|会い|面会|表敬|会食|만나|만났|만난|접견|예방|회담|면담"
)
_SENTENCE = re.compile(r"(?<=[.!?。])\s+|(?<=。)|\n+")


def _told_to_meet(answer: Answer, scope: Scope, sources: Sources, gazetteer: Gazetteer) -> bool:
    """Whether a sentence of the first excerpt's article names all of them, and that they met."""
    if len(scope.persons) < 2 or not answer.citations:
        return False
    first = answer.citations[0]
    for sentence in _SENTENCE.split(sources.article(first.article_id, first.revision).text):
        if _MET.search(sentence):
            named = {m.entity_id for m in gazetteer.find(sentence)}
            if all(ids & named for ids in scope.persons):
                return True
    return False


def is_told_of_another_day(computed: Computed, told_on: EventDate | None, reading: Reading) -> bool:
    """Whether it is asked when, and the excerpts tell more closely of a day than the register can.

    Of a day on which the meetings were not, where the question says more than who met, names one person and no place,
    or asks for the time before: "when did officials say that they would not meet". Or of one day of a meeting that took
    several: "when did the minister see the president". Or of another day than a conference at which the two of whom it
    is asked sat among others.
    """
    ask = computed.ask
    if told_on is None or computed.verdict != "found" or ask.wanted != "when" or ask.fact != "when":
        return False
    n_days = (told_on.latest_on - told_on.earliest_on).days
    met = [m.when for m in computed.meetings if m.when is not None]
    beside = all(w.latest_on < told_on.earliest_on or told_on.latest_on < w.earliest_on for w in met)
    within = all(
        w.earliest_on <= told_on.earliest_on <= told_on.latest_on <= w.latest_on
        and n_days < (w.latest_on - w.earliest_on).days
        for w in met
    )
    n_asked = len(ask.scope.persons)
    is_of_trips = (ask.scope.place_ids or ask.scope.countries) and any(m.status == "held" for m in computed.meetings)
    is_of_one = n_asked == 1 and not is_of_trips
    is_at_conference = n_asked == 2 and all(len(m.participants) > n_asked + 1 for m in computed.meetings)
    is_more = ask.says_more or is_of_one or is_at_conference or wanted_of(reading.text).is_earlier
    return bool(met) and (within or (beside and is_more))


def only_telephoned(computed: Computed, answer: Answer, known: Sequence[Meeting], sources: Sources) -> bool:
    """Whether those who are asked to have sat together only telephoned, on record or by what the first excerpt tells.

    On record counts where the place of their meeting is asked, the excerpt where the question puts them in one.
    """
    ask, scope = computed.ask, computed.ask.scope
    if computed.verdict != "none" or len(scope.persons) < 2:
        return False
    theirs = [m for m in known if m.status == "held" and Scope(persons=scope.persons).holds(m)]
    if ask.fact == "where" and theirs and all(m.mode != "in_person" for m in theirs):
        return True
    if scope.modes != ("in_person",) or not (scope.place_ids or scope.countries):
        return False
    anywhere = replace(scope, place_ids=frozenset(), countries=frozenset(), occasions=frozenset(), kinds=(), modes=())
    calls = [m for m in known if m.mode in ("phone", "video") and anywhere.holds(m)]
    return bool(calls) and told_by(answer.citations[:1], sources, calls) is not None


def leaves_out_somebody(answer: Answer, scope: Scope, gazetteer: Gazetteer) -> bool:
    """Whether what is said first does not speak of all who are asked about: it is of somebody else then."""
    first = next((s for s in answer.statements if s.voice != "computed"), None)
    words = [c.excerpt for c in answer.citations if first and c.n in first.citation_ns]
    named = {m.entity_id for text in (first.text if first else "", *words) for m in gazetteer.find(text)}
    return bool(scope.persons) and not all(ids & named for ids in scope.persons)


def _is_then(citation: Citation, scope: Scope) -> bool:
    event = citation.event
    return event is not None and all(days.fits(event.earliest_on, event.latest_on) for days in scope.days)


def _names_place(citation: Citation, scope: Scope, gazetteer: Gazetteer) -> bool:
    """Whether the excerpt names one of the places, or a place in one of the countries, asked about."""
    found = [m for m in gazetteer.find(citation.excerpt) if m.kind in ("place", "country")]
    countries = {gazetteer.entity(m.entity_id).country for m in found}
    return bool(scope.place_ids & {m.entity_id for m in found} or (not scope.place_ids and scope.countries & countries))


def is_of_foreigners(scope: Scope, gazetteer: Gazetteer) -> bool:
    """Whether two or more people are asked about, none of them of the two countries."""
    countries = {gazetteer.entity(each).country for ids in scope.persons for each in ids}
    return len(scope.persons) > 1 and countries.isdisjoint({"JP", "KR"})


def is_of_other_days(answer: Answer, ask: MeetingAsk) -> bool:
    """Whether the question gives days for sure, and no excerpt speaks of any of them."""
    days = [each.days for each in ask.scope.days if each.is_certain]
    events = [citation.event for citation in answer.citations if citation.event]
    return bool(days) and not any(d.touches(e.earliest_on, e.latest_on) for d in days for e in events)
