"""Those whom a Korean sentence lists before the one whom its verb has met: A에 이어 B와 회담했다, A를, B를 만났다.

The verb stands once, after the last of them; each was met apart, on the day named before him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.dates import EventMention
from corpus.meetings.clause import Sentence
from corpus.meetings.contact.korean_particles import KNOWN
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import Party, joined_table
from corpus.meetings.threads.draft import Draft

_GAP = 40  # characters of the shape between the two
_DAY = 24  # and from a day to the one met on it


def add_listed(scene: Scene, sentences: Sequence[Sentence]) -> None:
    """Adds the meeting with each one listed, of those who met the last one listed."""
    for sentence in sentences:
        people = [party for party in sentence.parties if party.kind in KNOWN and len(party.countries) == 1]
        for first, second in pairwise(people):
            if _is_listed(scene, sentence, first, second):
                for draft in tuple(_met_too(scene, sentence, first, second)):
                    scene.threads.start(draft)


def _is_listed(scene: Scene, sentence: Sentence, first: Party, second: Party) -> bool:
    text, book = sentence.shape.text, scene.book
    between = text[first.end : second.start]
    if first.countries == second.countries or len(between) > _GAP or book.has("contact_gap_not", between):
        return False
    if book["contact_subject"].match(text, second.end):
        return False  # who met both: A와의 회담에 이어 이 대통령은 B와
    return book["contact_listed"].match(text, first.end) is not None


def _met_too(scene: Scene, sentence: Sentence, first: Party, second: Party) -> Iterator[Draft]:
    """The meeting of the first with those who met the second in this sentence, where that one is of two countries."""
    for thread in scene.threads.threads:
        base = next((d for d in thread.drafts if d.index == sentence.index and d.cue.start >= second.end), None)
        seats = base.seats if base is not None else ()
        if base is None or not second.countries < countries(seats) or len(countries(seats)) != 2:
            continue
        others = tuple(seat for seat in seats if seat.country not in second.countries)
        table = joined_table(others, first.seats)
        told = any(countries(t.seats) == countries(table) and t.last == sentence.index for t in scene.threads.threads)
        if len(countries(table)) != 2 or told:
            continue
        cue = replace(base.cue, start=first.start, end=first.end)
        when = _day_of(sentence, first, second, base)
        yield replace(base, cue=cue, seats=table, when=when, place=None, venue=None, duration=None)
        return


def _day_of(sentence: Sentence, first: Party, second: Party, base: Draft) -> EventMention | None:
    """The day named right before the first one; where none is named between the two, that of the second."""
    at = [(sentence.shape.place_of(date.end), date) for date in sentence.dates]
    before = [date for end, date in at if end <= first.start and first.start - end <= _DAY]
    if before:
        return before[-1]
    apart = any(first.end <= end <= second.start for end, _ in at)
    return None if apart else base.when
