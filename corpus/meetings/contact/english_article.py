"""The contacts of a whole article: sentence by sentence, those that none of the meetings read so far can be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.meetings.clause import Sentence
from corpus.meetings.contact.english import Contacts
from corpus.meetings.contact.english_cast import Cast
from corpus.meetings.contact.english_frame import frame_of
from corpus.meetings.contact.english_words import ContactWords, contact_words
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import FIELD, Seat
from corpus.meetings.when import is_apart

_AT_TABLES = ("persons", "unknown", "counterpart", "offices")
_PEOPLE = ("persons", "unknown", "counterpart")
_WORD = re.compile(r"[A-Za-z]+")
_FEWEST = 2
_AHEAD = ("planned", "proposed")


def add_contacts(scene: Scene, sentences: Sequence[Sentence], subjects: Mapping[int, Seat]) -> None:
    """Adds to the article's meetings those that only a word of contact tells of, where none read so far may be meant.

    ``subjects``: whom a sentence of that number is about, where that is one person.
    """
    words = contact_words()
    earlier: tuple[Seat, ...] = ()
    focus: Seat | None = None
    was_placed = False
    for sentence in sentences:
        named = tuple(s for p in sentence.parties if p.kind in _PEOPLE for s in p.seats if s.is_named)
        if _may_tell(scene, sentence, (*named, *earlier, *([focus] if focus else [])), words):
            frame = frame_of(sentence, words)
            cast = Cast(frame, earlier, focus, words, was_placed)
            for draft in Contacts(scene, sentence, frame, cast, words).told():
                scene.threads.start(draft)
        was_placed = bool(sentence.dates)
        earlier = named or earlier
        focus = subjects.get(sentence.index, None if named else focus)


def _may_tell(scene: Scene, sentence: Sentence, people: Sequence[Seat], words: ContactWords) -> bool:
    """Whether the sentence can tell of a meeting not read so far.

    It must have two countries, or words seldom used but of contact; of two that met it must tell another day.
    """
    here = {country for party in sentence.parties if party.kind in _AT_TABLES for country in party.countries}
    sides = frozenset(here) if len(here) >= _FEWEST else frozenset(here | {s.country for s in people if s.country})
    if len(sides) < _FEWEST:
        is_called = any(s.office == "ambassador" for s in people) and words.has("summons_any", sentence.shape.folded)
        return is_called and sides <= FIELD and scene.spoken_of(sentence, places=True) <= FIELD
    if len(here) < _FEWEST and not sentence.durations and not words.has("pronoun_joint", sentence.shape.text):
        told_by = words.rare_heads | words.noun_heads
        if told_by.isdisjoint(_WORD.findall(sentence.shape.folded)):
            return False
    if len(sides) > _FEWEST:
        return True
    is_comment = scene.book.has("comment_head", sentence.shape.text)
    if is_comment and scene.threads.tells_of(sentence.index, sentence.people, reach=1):
        return False  # "It was the first meeting between the two", of one of three
    theirs = [thread for thread in scene.threads.threads if countries(thread.seats) == sides]
    here_told = [d for thread in theirs for d in thread.drafts if d.index == sentence.index and not d.refers]
    if here_told:
        # Those who "agreed Monday to hold talks" met on Monday.
        is_ahead = all(draft.told is not None and draft.told.status in _AHEAD for draft in here_told)
        return len(sentence.dates) > (0 if is_ahead and words.has("agreed_on", sentence.shape.text) else 1)
    known = [thread.when for thread in theirs if thread.when is not None]
    return not theirs or any(all(is_apart(date.event, when) for when in known) for date in sentence.dates)
