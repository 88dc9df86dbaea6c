"""Who speaks in a transcript, and whom "that same minister" means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Party, Seat
from corpus.meetings.shapes import Shape


def principal_of(sentence: Sentence, book: CueBook) -> Seat | None:
    """Whose press conference the heading of a record tells of: 岸田外務大臣臨時会見記録."""
    match = book["conference_of"].search(sentence.shape.text) if "conference_of" in book.named else None
    if match is None:
        return None
    named = (p for p in sentence.parties if p.start <= match.start("p") < p.end)
    return next((seat for party in named for seat in party.seats if seat.person_id), None)


def speaker_of(sentence: Sentence, book: CueBook, principal: Seat | None = None) -> Seat | None:
    """Who speaks from here on, where the sentence opens with a name so set off: 【岸田外務大臣】先日、….

    A title alone (【大臣】) is the ``principal``'s.
    """
    if principal is not None and "speaker_title" in book.named and book["speaker_title"].match(sentence.shape.text):
        return principal
    match = book["speaker"].match(sentence.shape.text) if "speaker" in book.named else None
    if match is None:
        return None
    return next((s for p in sentence.parties if p.start == match.start("p") for s in p.seats if s.person_id), None)


def same_holder(party: Party, shape: Shape, named: Sequence[Seat], book: CueBook) -> Party | None:
    """Whoever of that office is the last of ``named``, where the text says so: 温家宝首相主催の式典に続き、同首相と."""
    if party.kind != "office" or not book.has("same_holder", shape.text[: party.start]):
        return None
    start, end = shape.span(party.start, party.end)
    last = next((seat for seat in reversed(named) if seat.is_named and seat.office == party.office), None)
    return replace(party, kind="persons", seats=(replace(last, start=start, end=end),)) if last else None
