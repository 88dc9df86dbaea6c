"""What answering needs of the registers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.meetings.types import Meeting
from retrieval.computed.ask import MeetingAsk
from retrieval.computed.compute import Extent


@dataclass(frozen=True, slots=True)
class Ledger:
    """What answering needs of the registers: meetings that may count for a question, the days covered, if any.

    ``meetings_of``: the meetings of a person, held or to come, for showing them in office.
    """

    meetings_for: Callable[[MeetingAsk], Sequence[Meeting]]
    extent: Callable[[], Extent | None]
    meetings_of: Callable[[str], Sequence[Meeting]]
    today: date
