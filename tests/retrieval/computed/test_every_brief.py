"""Whoever asks when, where, with whom or how long about a meeting that has a brief gets what the brief records.

Asked in three languages over every bundled brief on a held meeting; no index and no encoder is needed for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from corpus.briefs import sync_bundled
from corpus.gazetteer import Gazetteer
from corpus.meetings.query import MeetingQuery
from corpus.meetings.register import Register
from corpus.meetings.sync import sync_register
from corpus.meetings.types import Meeting
from corpus.store import Store
from retrieval.computed.ask import Wanted
from retrieval.computed.asking import meeting_ask
from retrieval.computed.compute import Extent, compute
from retrieval.meeting_line import person_text
from retrieval.types import Language, Query
from retrieval.understand import Reader
from retrieval.wording import month_text

TODAY = date(2026, 11, 21)
KINDS: dict[str, dict[Language, str]] = {
    "trilateral-us": {"en": " trilaterally with the US", "ja": "日米韓会談で", "ko": " 한미일 회담에서"},
    "trilateral-china": {"en": " trilaterally with China", "ja": "日中韓会談で", "ko": " 한중일 회담에서"},
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Store.open(tmp_path_factory.mktemp("briefs") / "store.sqlite") as store:
        sync_bundled(store, enabled=True)
        sync_register(store, gazetteer)
        yield Register(store, gazetteer)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def questions(meeting: Meeting, language: Language) -> Iterator[tuple[Wanted, str]]:
    """Questions as people ask them, by the two people, the month and, for calls and three sides, what it was."""
    first, second = (
        next((person_text(p, language, gazetteer()) for p in meeting.participants if p.side == side), None)
        for side in ("jp", "kr")
    )
    if first is None or second is None or meeting.when is None:
        return
    month = month_text(meeting.when.earliest_on.year, meeting.when.earliest_on.month, language)
    three = KINDS.get(meeting.kind, {}).get(language, "")
    call = meeting.mode != "in_person"
    if language == "en":
        verb = "talk by phone" if call else "meet"
        yield "when", f"On which day in {month} did {first} and {second} {verb}{three}?"
        yield "where", f"Where did {first} and {second} {verb}{three} in {month}?"
        yield "how_long", f"How long did {first} and {second} {verb}{three} in {month}?"
    elif language == "ja":
        verb = "電話会談し" if call else "会談し"
        yield "when", f"{month}に{first}と{second}は{three}いつ{verb}ましたか?"
        yield "where", f"{month}に{first}と{second}は{three}どこで{verb}ましたか?"
        yield "how_long", f"{month}に{first}と{second}は{three}何分間{verb}ましたか?"
    else:
        verb = "통화했" if call else "만났"
        yield "when", f"{month}에 {first}와 {second}는{three} 며칠에 {verb}어?"
        yield "where", f"{month}에 {first}와 {second}는{three} 어디서 {verb}나요?"
        yield "how_long", f"{month}에 {first}와 {second}는{three} 몇 분 동안 {verb}어?"


def known(meeting: Meeting, wanted: Wanted) -> bool:
    """Whether the brief records what is asked."""
    if wanted == "where":
        return meeting.mode == "in_person" and meeting.city is not None
    return wanted == "when" or meeting.duration_minutes is not None


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_a_question_about_a_meeting_finds_its_record(register: Register, language: Language) -> None:
    meetings = register.find(MeetingQuery(limit=None))
    reader = Reader(gazetteer(), today=TODAY)
    extent = Extent(date(1965, 1, 1), TODAY)
    asked, lost = 0, []
    for meeting in meetings:
        if meeting.brief_id is None or meeting.status != "held" or meeting.form == "brief_exchange":
            continue
        for wanted, question in questions(meeting, language):
            if not known(meeting, wanted):
                continue
            asked += 1
            ask = meeting_ask(reader.read(Query(text=question)), gazetteer())
            found = compute(ask, meetings, extent).meetings if ask else ()
            if meeting.id not in [m.id for m in found]:
                lost.append((meeting.id, question))
    assert asked > 300
    assert len(lost) <= asked * 0.01, lost[:10]
