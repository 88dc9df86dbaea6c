"""A further partner whose verb an English sentence leaves out: "will meet A on Wednesday and B on Saturday"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Party, is_table, joined_table
from corpus.meetings.threads.draft import Draft

_NAMED = ("persons", "unknown", "counterpart")


def with_others(clause: Clause, draft: Draft, book: CueBook) -> Iterator[Draft]:
    """The same deed with each one named after the partner and his day, and on the day told of that one."""
    if "also_with" not in book.named or draft.when is None:
        return
    met = next((p for p in clause.sentence.parties if p.start >= clause.cue.end and p.kind in _NAMED), None)
    subject = tuple(seat for seat in draft.seats if met is not None and seat.country not in met.countries)
    last = _day_after(met, clause, book) if met is not None else None
    if met is None or last not in (None, draft.when) or not is_table((*subject, *met.seats)):
        return
    for party in clause.sentence.parties:
        if party.start < met.end or party.kind not in _NAMED or not party.seats:
            continue
        when, at = _day_after(party, clause, book), clause.shape.place_of(last.end) if last else met.end
        if when is None or not book["also_with" if last else "then_with"].fullmatch(clause.shape.text, at, party.start):
            return
        seats = joined_table(subject, party.seats)
        if is_table(seats) and not party.countries & {seat.country for seat in subject}:
            here = replace(draft.cue, start=party.start, end=party.end)  # no other reader takes him for one more
            yield replace(draft, cue=here, seats=seats, when=when, duration=None, is_single=True)
        last = when


def _day_after(party: Party, clause: Clause, book: CueBook) -> EventMention | None:
    """The day right after somebody's name."""
    shape = clause.shape
    for mention in clause.sentence.dates:
        start = shape.place_of(mention.start)
        if start >= party.end and book["also_day"].fullmatch(shape.text, party.end, start):
            return mention
    return None
