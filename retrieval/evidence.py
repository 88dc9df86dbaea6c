"""What a question asks for, thing by thing, and how much of it the text beside the best sentence holds.

A question names one thing in several ways at once ("foreign ministers' meeting" is a topic, an office and a meeting),
so concepts that overlap count as one. Words that any report of the field holds ("say", "talks", "minister") are
evidence of nothing, and neither are Japanese and Korean words that nobody knows, often mere endings.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.coverage import coverage_of, title_of, together
from retrieval.hits import Ranked, SearchResult
from retrieval.understand import Concept, Reading
from retrieval.words import data_file

_HITS = 3  # the first hits, in which one sentence may hold all that the first one's lacks
_PARTS = frozenset({"lexicon", "word"})
_WHO_AND_WHERE = frozenset({"country", "office"})


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing asked about: concepts whose words overlap, and its weight, that of the rarest of them."""

    concepts: tuple[Concept, ...]
    weight: float

    @property
    def is_named(self) -> bool:
        """Whether it is a person, place or organization."""
        return any(c.is_named for c in self.concepts)

    def covered_by(self, covered: Mapping[str, float]) -> float:
        """How well a text covers it, in [0, 1]: by the whole name, or by its words on average."""
        whole, parts, n_parts = 0.0, 0.0, 0
        for c in self.concepts:
            value = covered.get(c.key, 0.0)
            if c.kind in _PARTS:
                parts, n_parts = parts + value, n_parts + 1
            elif value > whole:
                whole = value
        return max(whole, parts / n_parts) if n_parts else whole


def things_of(reading: Reading, weights: Mapping[str, float]) -> tuple[Thing, ...]:
    """The things that evidence is wanted for, in the order of the question."""
    groups: list[list[Concept]] = []
    end = -1
    for concept in sorted(reading.concepts, key=lambda c: (c.start, -len(c.surface))):
        if concept.start < end:
            groups[-1].append(concept)
        else:
            groups.append([concept])
        end = max(end, concept.start + len(concept.surface))
    wanted = (g for g in groups if not all(is_light(c, reading) for c in g))
    return tuple(Thing(tuple(g), max(weights[c.key] for c in g)) for g in wanted)


@cache
def light_entries() -> frozenset[str]:
    """The ids of words that tell nothing about an answer, since any report holds them."""
    return frozenset(f"lex:{entry}" for entry in data_file("retrieval", "cues.toml")["light"]["entries"].split())


def is_light(concept: Concept, reading: Reading) -> bool:
    """Whether its presence or absence tells nothing about an answer."""
    if concept.kind == "word":
        # It cannot stand in an English text whatever it means; a Korean one may be nothing but an ending.
        return reading.language != "en" and not concept.surface.isascii()
    return concept.kind in _WHO_AND_WHERE or concept.key in light_entries()


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much of what is asked for the text holds.

    ``content``: share of the things besides names around the best sentence of the first hit, in [0, 1], the rare ones
    weighing more; 1 when the question asks for names only. ``gap``: weight of the heaviest thing, names included, that
    is missing in that sentence of the first hits where it is least. ``untold``: weight of the heaviest thing that
    neither the headline nor any sentence of the first hit names.
    """

    content: float
    gap: float
    untold: float


def evidence_for(result: SearchResult) -> Evidence:
    """The evidence in the first hits; the result has at least one."""
    things = things_of(result.reading, result.concept_weights)
    top = result.ranked[0]
    near = together(top.candidate.sentences[i].covered for i in top.near)
    content = [t for t in things if not t.is_named]
    return Evidence(
        content=_share(content, near) if content else 1.0,
        gap=_least_gap(things, result.ranked[:_HITS]),
        untold=_gap([t for t in things if not _is_headed(t, top)], top.candidate.covered),
    )


def _is_headed(thing: Thing, hit: Ranked) -> bool:
    title = title_of(hit.passage.subject)
    return any(coverage_of(c, title) for c in thing.concepts)


def _least_gap(things: Sequence[Thing], hits: Iterable[Ranked]) -> float:
    """The gap of the sentence of the hits where it is least, 0 when they have none."""
    heaviest_first, least = sorted(things, key=lambda t: -t.weight), math.inf
    for hit in hits:
        for fit in hit.candidate.sentences:
            gap = 0.0
            for thing in heaviest_first:
                gap = max(gap, thing.weight * (1.0 - thing.covered_by(fit.covered)))
                if gap >= least:  # as most sentences soon are
                    break
            least = min(least, gap)
    return 0.0 if least == math.inf else least


def _share(things: Sequence[Thing], covered: Mapping[str, float]) -> float:
    return sum(t.weight * t.covered_by(covered) for t in things) / sum(t.weight for t in things)


def _gap(things: Sequence[Thing], covered: Mapping[str, float]) -> float:
    return max((t.weight * (1.0 - t.covered_by(covered)) for t in things), default=0.0)
