"""Whom "both countries" means in a sentence about the talks of two others than Japan and the Republic of Korea."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import FIELD, LANDS, Party, Seat
from corpus.meetings.shapes import BOTH, Shape


def pair_of_topic(parties: Sequence[Party], before: int, shape: Shape, book: CueBook) -> tuple[Seat, ...]:
    """The two countries whose talks a sentence is about (韓米首脳会談は), told before that place of the shape.

    Nothing where they are Japan and the ROK, of whom an article tells by their names.
    """
    if "pair_topic" not in book.named:
        return ()
    for party in parties:
        is_other_pair = party.kind in LANDS and len(party.countries) == len(FIELD) and party.countries != FIELD
        if party.end <= before and is_other_pair and book["pair_topic"].match(shape.text, party.end):
            return party.seats
    return ()


def with_pair_meant(parties: Sequence[Party], shape: Shape, book: CueBook) -> Sequence[Party]:
    """The parties, where 양국 stands for the two countries of the sentence's topic: 한미 정상회담은 … 양국 정상이."""
    places = [i for i, names in shape.names.items() if names[0].surface in BOTH]
    if not places:
        return parties
    return [
        _meant(party, parties, shape, book) if any(party.start <= i < party.end for i in places) else party
        for party in parties
    ]


def _meant(party: Party, parties: Sequence[Party], shape: Shape, book: CueBook) -> Party:
    pair = pair_of_topic(parties, party.start, shape, book) if party.kind in LANDS else ()
    if len(pair) != len(party.seats):
        return party
    both = zip(pair, party.seats, strict=True)
    seats = (replace(s, office=party.office or s.office, start=m.start, end=m.end) for s, m in both)
    return replace(party, seats=tuple(seats))
