"""The governments that "the two countries" or "the three nations" of a clause mean, where no meeting of theirs is told.

English only: "At a meeting in Honolulu, the three nations agreed", "the finance ministers meeting between the two
countries has been postponed". Who sat there is named no further than by the countries, so the words must tell more.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Seat, offices_agree
from corpus.meetings.threads import Threads
from corpus.meetings.threads.thread import Thread

_SIZES = {"two": 2, "three": 3}


def governments_of(clause: Clause, threads: Threads, office: str | None, book: CueBook) -> tuple[Seat, ...]:
    """The countries last spoken of as one, as many as the clause counts; nobody where they are told to have met."""
    if "lands_of" not in book.named or clause.cue.is_verb or office == "leader":
        return ()  # whose summit is meant is found by those who would be there
    text, cue = clause.shape.text, clause.cue
    match = book["lands_of"].match(text, cue.end)
    if match is None and book.has("lands_front", text[: cue.start]):
        match = book["lands_front_next"].match(text, cue.end)
    if match is None:
        return ()
    size = _SIZES.get(match["n"] or "", 2)
    index = clause.sentence.index
    seats = threads.antecedents.joined(index, size=size)
    if not seats and size == _SIZES["two"]:  # "Tokyo is at odds with Seoul"; of three one may be spoken of only
        seats = threads.antecedents.countries(index, size=size)
    lands = {seat.country for seat in seats}
    if not seats or any(_is_theirs(thread, lands, office) for thread in threads.threads):
        return ()
    at = clause.shape.at[match.start()]
    return tuple(replace(seat, office=office, start=at, end=at) for seat in seats)


def _is_theirs(thread: Thread, lands: set[str | None], office: str | None) -> bool:
    """Whether a meeting told of is one of these countries, and none of people of another office than is told here."""
    if {seat.country for seat in thread.seats} != lands:
        return False
    return office is None or all(offices_agree(seat.office, office) for seat in thread.seats)


def is_one_meeting(clause: Clause, book: CueBook) -> bool:
    """Whether the words tell of one meeting, whenever it was: "completed a second round of talks"."""
    if "one_round" not in book.named or clause.cue.is_verb:
        return False
    text, cue = clause.shape.text, clause.cue
    if book.has("one_round", text[: cue.start]):
        return True
    return book.has("lands_front", text[: cue.start]) and book["one_after"].match(text, cue.end) is not None
