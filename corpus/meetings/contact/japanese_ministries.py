"""Talks of ministries of which nobody is named: 防衛省は27日、韓国国防省との間でテレビ会議を行った."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.dates import EventMention
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.contact.japanese_book import ContactBook
from corpus.meetings.contact.japanese_endings import status_of_contact
from corpus.meetings.cuebook import PLACEHOLDERS, shared_table
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.scene import Scene
from corpus.meetings.seats import Seat
from corpus.meetings.shapes import countries_of
from corpus.meetings.threads.draft import Draft


def between_ministries(scene: Scene, book: ContactBook, sentence: Sentence) -> Iterator[Draft]:
    """The talks of a ministry that is the subject with those of another government, told with their day or place."""
    text = sentence.shape.text
    for match in book["ministries"].finditer(text):
        ours, theirs = _land_at(scene, sentence, match.start("a")), _land_at(scene, sentence, match.start("b"))
        if ours is None or theirs is None or ours == theirs or book["announced"].match(text, match.end("v")):
            continue
        start, end = match.span("v")
        kind: CueKind = "video" if book.has("video", match[0]) else "phone" if book.has("phone", match[0]) else "talks"
        cue = Cue(kind, start, end, match["v"], is_verb=True)
        when = scene.when(sentence, cue) or _only_day(sentence, match.end("a"), start)
        told = status_of_contact(Clause(sentence, cue, 0, len(text)), scene, book, when, is_weak=False)
        if told is None or (when is None and not book.has("face", match[0])):
            continue
        seats = tuple(
            Seat(country=land, office="working", start=sentence.shape.at[at], end=sentence.shape.at[at])
            for land, at in ((ours, match.start("a")), (theirs, match.start("b")))
        )
        yield scene.draft(sentence, cue, seats, told, when, near=False)


def _only_day(sentence: Sentence, first: int, stop: int) -> EventMention | None:
    """The only day told between the subject and the verb."""
    days = [day for day in sentence.dates if first <= sentence.shape.place_of(day.start) < stop]
    return days[0] if len(days) == 1 and not days[0].is_name else None


def _land_at(scene: Scene, sentence: Sentence, at: int) -> str | None:
    """The country of the ministry named there, or the country itself."""
    shape = sentence.shape
    if shape.text[at] == PLACEHOLDERS["N"]:
        named = shape.names[at][0].entity_id
        before = shape.names.get(at - 1) or (shape.names.get(at - 2) if shape.text[at - 1 : at] == "の" else None)
        lands = countries_of(before, scene.book, scene.country_of) if before else ()
        if len(lands) == 1:
            return lands[0]
        return shared_table("ministry_lands").get(named)
    lands = countries_of(shape.names[at], scene.book, scene.country_of)
    return lands[0] if len(lands) == 1 else None
