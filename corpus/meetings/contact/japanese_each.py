"""Two who each told somebody something, of whom one verb tells: 局長は公使に、公使は局長にそれぞれ抗議した."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.contact.japanese_book import ContactBook
from corpus.meetings.contact.japanese_endings import status_of_contact
from corpus.meetings.contact.japanese_particles import PEOPLE
from corpus.meetings.cues import Cue
from corpus.meetings.scene import Scene
from corpus.meetings.seats import is_table
from corpus.meetings.threads.draft import Draft


def first_of_each(scene: Scene, book: ContactBook, sentence: Sentence) -> Iterator[Draft]:
    """The meeting of the first two of four; the verb's own arguments are the other two."""
    text = sentence.shape.text
    match = book["each_told"].search(text)
    people = [p for p in sentence.parties if match is not None and p.kind in PEOPLE and p.end <= match.start()]
    if match is None or len(people) < 4:
        return
    first, told, second, other = people[-4:]
    fits = (
        book["role_subject"].match(text, first.end),
        book["told_first"].match(text, told.end),
        book["role_subject"].match(text, second.end),
        book["role_to"].match(text, other.end),
    )
    seats = (*first.seats, *told.seats)
    if None in fits or not is_table(seats) or not is_table((*second.seats, *other.seats)):
        return
    cue = Cue("phone" if book.has("phone", text) else "talks", *match.span("v"), match["v"], is_verb=True)
    days = [d for d in sentence.dates if not d.is_name and sentence.shape.place_of(d.end) <= told.start]
    when = days[0] if len(days) == 1 else None
    status = status_of_contact(Clause(sentence, cue, 0, len(text)), scene, book, when, is_weak=True)
    if status is not None:
        yield scene.draft(sentence, cue, seats, status, when, near=False)
