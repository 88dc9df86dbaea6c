"""A sentence's shape with its dates folded, too, so that "the summit of" and its day can be told by a short pattern."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.dates import EventMention
from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import PLACEHOLDERS


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence's shape with each date folded to one character; ``at[i]`` is the place in the shape."""

    text: str
    at: tuple[int, ...]
    dates: Mapping[int, EventMention]


def dated(sentence: Sentence) -> Dated:
    """The sentence with its dates folded, but for those that only name something."""
    text = sentence.shape.text
    pieces: list[str] = []
    at: list[int] = []
    dates: dict[int, EventMention] = {}
    here = 0
    for mention in sorted(sentence.dates, key=lambda m: m.start):
        start, end = sentence.shape.place_of(mention.start), sentence.shape.place_of(mention.end)
        if start < here or mention.is_name or mention.event.basis == "dateline":
            continue
        pieces.append(text[here:start])
        at.extend(range(here, start))
        pieces.append(PLACEHOLDERS["D"])
        dates[len(at)] = mention
        at.append(start)
        here = end
    pieces.append(text[here:])
    at.extend(range(here, len(text) + 1))
    return Dated("".join(pieces), tuple(at), dates)
