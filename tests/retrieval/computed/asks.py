"""What a question asks of the register, read on the day that these tests are about."""

from __future__ import annotations

from datetime import date

from corpus.gazetteer import Gazetteer
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.asking import meeting_ask
from retrieval.types import Query
from retrieval.understand import Reader


def asked(gazetteer: Gazetteer, question: str) -> MeetingAsk | None:
    """What is asked of which meetings, ``None`` for every other question."""
    reader = Reader(gazetteer, today=date(2026, 11, 21))
    return meeting_ask(reader.read(Query(text=question)), gazetteer)
