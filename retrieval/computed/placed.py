"""Whether two people met where a question that names no day puts them, or only ever in other countries.

"Where in Tokyo did Chung and Motegi meet", of two who met in London. Without a day any meeting of theirs may be meant,
so each one on record must be known to have been in another country, and the excerpts must not speak of the place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.ask_cues import cues
from retrieval.computed.asked_scope import scope_of
from retrieval.computed.compute import Computed, Extent, compute
from retrieval.computed.ledger import Ledger
from retrieval.computed.scope import Scope
from retrieval.types import Citation, Language
from retrieval.understand import Concept, Reading, language_of
from retrieval.whereabouts import puts_in

_EXCERPTS = 3


def only_met_elsewhere(
    reading: Reading, citations: Sequence[Citation], ledger: Ledger, gazetteer: Gazetteer
) -> tuple[Computed, Extent] | None:
    """What the register says where the two met in other countries only, and how far it reaches; else ``None``."""
    place = _place_of_meeting(reading)
    if place is None:
        return None
    scope = scope_of(reading, gazetteer)
    if len(scope.persons) != 2 or scope.days or len(scope.place_ids) != 1:
        return None
    if any(_is_put_there(place, scope, citation.excerpt, gazetteer) for citation in citations[:_EXCERPTS]):
        return None
    ask = MeetingAsk(wanted="took_place", scope=scope)
    known = ledger.meetings_for(ask)
    anywhere = replace(scope, place_ids=frozenset(), countries=frozenset(), occasions=frozenset(), kinds=())
    theirs = [m for m in known if anywhere.holds(m)]
    country = gazetteer.entity(next(iter(scope.place_ids))).country
    if not theirs or country is None or any(_country(m, theirs, gazetteer) in (None, country) for m in theirs):
        return None
    if (extent := ledger.extent()) is None:
        return None
    computed = compute(ask, known, extent)
    return (replace(computed, nearest=(theirs[0],)), extent) if computed.verdict == "none" else None


# What stands beside the name of a place where people met.
_MET_AT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:in|at|visited|visiting|to) $", re.IGNORECASE),
    "ja": re.compile(
        r"(?:市内|都内)?(?:で(?!は?なく)|にて|を(?:訪れ|訪ね|訪問し)|に(?:来|行|飛|赴)|へ(?:来|行|飛|赴)|での)"
    ),
    "ko": re.compile(
        r"\s?(?:시내)?(?:에서|에 (?:와서|가서|온|간)|을 (?:방문|찾)|를 (?:방문|찾)|으로 (?:가|날아)|로 (?:가|날아))"
    ),
}


def _place_of_meeting(reading: Reading) -> Concept | None:
    """The one place that the question names, if it says that a meeting was there."""
    words, text, language = cues(), reading.text, reading.language
    if not words.meeting[language].search(text) or words.negated[language].search(text):
        return None
    places = [c for c in reading.concepts if c.kind == "place"]
    if reading.intent == "yes_no" or len(places) != 1:
        return None
    place = places[0]
    if language == "en":
        return place if _MET_AT["en"].search(text[: place.start]) else None
    return place if _MET_AT[language].match(text, place.start + len(place.surface)) else None


def _country(meeting: Meeting, theirs: Sequence[Meeting], gazetteer: Gazetteer) -> str | None:
    """Where it was: of one whose place is not told, as of their meeting on the day before or after it."""
    if meeting.place_id is not None and (found := gazetteer.entity(meeting.place_id).country):
        return found
    if meeting.country is not None or meeting.when is None:
        return meeting.country
    near = (
        other
        for other in theirs
        if other.place_id is not None
        and other.when is not None
        and abs(other.when.earliest_on - meeting.when.earliest_on) <= timedelta(days=1)
    )
    beside = next(near, None)
    return gazetteer.entity(beside.place_id).country if beside and beside.place_id else None


_SENTENCE = re.compile(r"(?<=[a-z”)][.!?]) |(?<=[。！？])|\n+")


def _is_put_there(place: Concept, scope: Scope, excerpt: str, gazetteer: Gazetteer) -> bool:
    """Whether a sentence puts something in the place, but nobody else than the two; "Tokyo said" puts nothing there."""
    names = (*place.english, place.surface)
    for text in _SENTENCE.split(excerpt):
        if any(puts_in(name, language_of(text), text) for name in names):
            named = {m.entity_id for m in gazetteer.find(text) if m.kind == "person"}
            if not named or any(ids & named for ids in scope.persons):
                return True
    return False
