"""A sentence as a frame: who stands in it as one character each, without titles, asides and what tells who one is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.meetings.clause import Sentence
from corpus.meetings.contact.english_words import DAY, GROUP, LENGTH, MEANT, NAMED, ContactWords
from corpus.meetings.seats import Party

_LETTERS = {"persons": NAMED, "unknown": NAMED, "counterpart": NAMED, "offices": NAMED, "group": GROUP, "office": MEANT}
_PARTIES = (NAMED, MEANT, GROUP)
_TWO = 2
_AND = " and "
_LAYERS = 3  # of what may stand in one another: a title before a title
_NOBODY = ("working", "conference")  # officials of no name: too many may be meant


@dataclass(frozen=True, slots=True)
class Frame:
    """``text``: the frame; ``at[i]``: where in the shape its i-th character stands; ``parties`` by place in the frame.

    A place of somebody meant without a name ("he", "his guest") need not be among ``parties``.

    ``is_placed``: it says when, where or how long; ``is_settled``: how long, or both when and where. ``is_remote``: it
    speaks of letters, statements and the like.
    """

    text: str
    at: tuple[int, ...]
    parties: Mapping[int, Party]
    is_placed: bool = False
    is_settled: bool = False
    is_remote: bool = False

    def named(self, start: int, end: int) -> list[Party]:
        """The parties between two places of the frame, in order."""
        return [self.parties[i] for i in range(start, end) if self.text[i] == NAMED and i in self.parties]


def frame_of(sentence: Sentence, words: ContactWords) -> Frame:
    """The frame of a sentence."""
    shape = sentence.shape.text
    pieces: list[str] = []
    at: list[int] = []
    known: dict[int, Party] = {}
    here = 0
    for start, end, letter, party in _spans(sentence, words):
        if start < here:
            continue
        pieces.append(shape[here:start])
        at.extend(range(here, start))
        for i, one in enumerate(_each_apart(party, end - start)):
            pieces.append(_AND + letter if i else letter)
            at.extend([start + i] * len(pieces[-1]))
            if one is not None:
                known[start + i] = one
        here = end
    pieces.append(shape[here:])
    at.extend(range(here, len(shape) + 1))
    text = "".join(pieces)
    for name in ("title", "nation", "brackets", "paper", "apposition"):
        text = _without(text, at, words[name])
    parties = {i: known[at[i]] for i, letter in enumerate(text) if letter in _PARTIES and at[i] in known}
    is_timed = LENGTH in text or words.has("some_time", text)
    has_day, has_place = DAY in text, words.has("place", text)
    return Frame(
        text,
        tuple(at),
        parties,
        is_placed=is_timed or has_day or has_place,
        is_settled=is_timed or (has_day and has_place),
        is_remote=words.has("remote", text),
    )


def _each_apart(party: Party | None, room: int) -> tuple[Party | None, ...]:
    """A party of several countries as one for each: "Foreign Ministers A and B", "the leaders of both"."""
    if party is None or len(party.seats) < _TWO or len(party.seats) > room:
        return (party,)
    if len({seat.country for seat in party.seats}) < len(party.seats):
        return (party,)
    return tuple(replace(party, seats=(seat,)) for seat in party.seats)


def _spans(sentence: Sentence, words: ContactWords) -> list[tuple[int, int, str, Party | None]]:
    """What becomes one character each: parties first, then lengths, days and words for somebody."""
    shape = sentence.shape
    found: list[tuple[int, int, str, Party | None]] = [
        (party.start, party.end, _LETTERS[party.kind], party)
        for party in sentence.parties
        if party.kind in _LETTERS and (party.seats or party.kind in ("group", "office"))
        if not (party.kind == "offices" and party.office in (*_NOBODY, None))
        if not (party.kind == "group" and party.office in _NOBODY)
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


def _without(text: str, at: list[int], pattern: re.Pattern[str]) -> str:
    """The text without what the pattern matches, as often as that uncovers more; ``at`` loses the same places."""
    for _ in range(_LAYERS):
        gone = [match.span() for match in pattern.finditer(text)]
        if not gone:
            break
        for start, end in reversed(gone):
            text = text[:start] + text[end:]
            del at[start:end]
    return text
