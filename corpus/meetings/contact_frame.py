"""A sentence as a frame: who stands in it as one character each, without titles, asides and what tells who one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.meetings.clause import Sentence
from corpus.meetings.contact_words import DAY, GROUP, LENGTH, MEANT, NAMED, ContactWords
from corpus.meetings.seats import Party

_LETTERS = {"persons": NAMED, "unknown": NAMED, "counterpart": NAMED, "offices": NAMED, "group": GROUP, "office": MEANT}
_NOBODY = ("working", "conference")  # officials of no name: too many may be meant


@dataclass(frozen=True, slots=True)
class Frame:
    """``text``: the frame; ``at[i]``: where in the shape its i-th character stands; ``parties`` by place in the frame.

    A place of somebody meant without a name ("he", "his guest") need not be among ``parties``.
    """

    text: str
    at: tuple[int, ...]
    parties: Mapping[int, Party]

    def named(self, start: int, end: int) -> list[Party]:
        """The parties between two places of the frame, in order."""
        return [self.parties[i] for i in range(start, end) if self.text[i] == NAMED and i in self.parties]


def frame_of(sentence: Sentence, words: ContactWords) -> Frame:
    """The frame of a sentence."""
    text = sentence.shape.text
    letters: list[tuple[str, int, Party | None]] = []
    here = 0
    for start, end, letter, party in _spans(sentence, words):
        if start < here:
            continue
        letters.extend((text[i], i, None) for i in range(here, start))
        letters.append((letter, start, party))
        here = end
    letters.extend((text[i], i, None) for i in range(here, len(text)))
    for name in ("title", "nation", "brackets", "apposition"):
        letters = _without(letters, words[name])
    placed = {i: party for i, (_, _, party) in enumerate(letters) if party is not None}
    return Frame("".join(c for c, _, _ in letters), (*(at for _, at, _ in letters), len(text)), placed)


def _spans(sentence: Sentence, words: ContactWords) -> list[tuple[int, int, str, Party | None]]:
    """What becomes one character each: parties first, then lengths, days and words for somebody."""
    shape = sentence.shape
    found: list[tuple[int, int, str, Party | None]] = [
        (party.start, party.end, _LETTERS[party.kind], party)
        for party in sentence.parties
        if party.kind in _LETTERS and (party.seats or party.kind in ("group", "office"))
        if not (party.kind == "offices" and party.office in (*_NOBODY, None))
    ]
    lengths = ((d.start, d.end, LENGTH) for d in sentence.durations)
    days = ((d.start, d.end, DAY) for d in sentence.dates if d.event.basis != "dateline")
    for start, end, letter in (*lengths, *days):
        _add(found, shape.place_of(start), shape.place_of(end), letter)
    for match in words["meant"].finditer(shape.text):
        _add(found, match.start(), match.end(), MEANT)
    for match in words["several"].finditer(shape.text):
        _add(found, match.start(), match.end(), GROUP)
    return sorted(found, key=lambda span: span[:2])


def _add(found: list[tuple[int, int, str, Party | None]], start: int, end: int, letter: str) -> None:
    if start < end and not any(start < other[1] and other[0] < end for other in found):
        found.append((start, end, letter, None))


def _without(
    letters: list[tuple[str, int, Party | None]], pattern: re.Pattern[str]
) -> list[tuple[str, int, Party | None]]:
    """The letters without what the pattern matches, as often as that uncovers more."""
    for _ in range(3):
        text = "".join(c for c, _, _ in letters)
        gone: Iterable[re.Match[str]] = list(pattern.finditer(text))
        if not gone:
            break
        for match in reversed(list(gone)):
            del letters[match.start() : match.end()]
    return letters
