"""Meetings told without a word for a meeting: who dined with whom, called him in, sat opposite or told him something.

One reader a language, since what shows who stands with a verb differs: word order in English, particles in Japanese
and Korean. Each reads last of all that a sentence or an article tells, and adds only what none of the meetings told of
so far can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from corpus.meetings.clause import Sentence
from corpus.meetings.contact import english_article, japanese, korean, korean_lists
from corpus.meetings.scene import Scene
from corpus.meetings.seating import Seating
from corpus.meetings.seats import Seat

Subjects = Mapping[int, Seat]  # whom a sentence of that number is about, where that is one person


class ContactReader(Protocol):
    """Adds to the meetings of one article those that it tells of by contact alone."""

    def read(self, sentence: Sentence, so_far: Sequence[Sentence], subjects: Subjects) -> None:
        """Takes in a sentence, the last of those ``so_far``, whose own meetings were read."""

    def finish(self, sentences: Sequence[Sentence], subjects: Subjects) -> None:
        """Adds what can be told only once all else of the article is read."""


class _English:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def read(self, sentence: Sentence, so_far: Sequence[Sentence], subjects: Subjects) -> None:
        """Nothing: in English all is read at the end."""

    def finish(self, sentences: Sequence[Sentence], subjects: Subjects) -> None:
        english_article.add_contacts(self._scene, sentences, subjects)


class _Japanese:
    def __init__(self, scene: Scene, seating: Seating) -> None:
        self._threads, self._contacts = scene.threads, japanese.Contacts(scene, seating)

    def read(self, sentence: Sentence, so_far: Sequence[Sentence], subjects: Subjects) -> None:
        for draft in self._contacts.told(sentence, subjects.get(sentence.index - 1)):
            self._threads.start(draft)

    def finish(self, sentences: Sequence[Sentence], subjects: Subjects) -> None:
        """Nothing is left."""


class _Korean:
    def __init__(self, scene: Scene) -> None:
        self._scene, self._contacts = scene, korean.Contacts(scene)
        self._told: list[korean.Contact] = []

    def read(self, sentence: Sentence, so_far: Sequence[Sentence], subjects: Subjects) -> None:
        before = so_far[-2] if len(so_far) > 1 else None
        focus = subjects.get(sentence.index - 1) or subjects.get(sentence.index - 2)
        self._told.extend(self._contacts.told(sentence, before, focus))

    def finish(self, sentences: Sequence[Sentence], subjects: Subjects) -> None:
        korean.add_contacts(self._scene, self._told)
        korean_lists.add_listed(self._scene, sentences)


def contact_reader(scene: Scene, seating: Seating) -> ContactReader:
    """The reader for the article's language; a text that is neither Japanese nor Korean is read as English."""
    if scene.book.language == "ja":
        return _Japanese(scene, seating)
    return _Korean(scene) if scene.book.language == "ko" else _English(scene)
