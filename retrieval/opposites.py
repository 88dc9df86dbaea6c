"""Outcomes that exclude each other: the question takes one for granted and the source tells of the other.

"Why did Hatoyama turn down the grand bargain" under the headline "Hatoyama backs Lee's grand bargain"; "how did they
take Son's defeat" of one who won. The source must tell of the other outcome in a headline, or in a sentence that names
whoever the question speaks of, and nowhere tell the asked one of him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.asked_outcomes import actors_of, agent_of, asks_who_did, taken_for_granted
from retrieval.coverage import coverage_of, texts_of, title_of
from retrieval.hits import SearchResult
from retrieval.outcomes import Outcome, outcomes, tells, told_at, who_of
from retrieval.substance import is_meant_in, named_in, substance_of
from retrieval.types import Passage
from retrieval.understand import Concept

_THEY = re.compile(r"\b[Tt]hey\b")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The sentence that tells of the other outcome, or, where a headline does, the first one on it or of all.

    ``outcomes`` are the asked one and the one told.
    """

    passage: Passage
    ordinal: int
    outcomes: tuple[str, str]


def opposite_told(result: SearchResult) -> Contradiction | None:
    """Where the article of the first hit tells of an outcome that excludes the one the question takes for granted."""
    return next(_contradictions(result), None)


def _contradictions(result: SearchResult) -> Iterator[Contradiction]:
    reading = result.reading
    for outcome in taken_for_granted(reading):
        actors = actors_of(reading)
        agent = agent_of(reading, outcome, actors)
        is_whose = asks_who_did(reading, outcome)
        for name in outcome.against:
            other = outcomes()[name]
            if is_whose and not (other.denying or other.telling or other.in_headline):
                continue  # that Japan lost is no word against "who won against Japan"
            in_headline = _in_headline(name, outcome, agent, result)
            if not (in_headline and outcomes()[name].decides) and _is_told_of(agent, outcome, result):
                yield from _told_more_closely(name, outcome, agent, result)
                continue
            if in_headline and (opening := _below_headline(name, agent, result)):
                yield Contradiction(*opening, (outcome.name, name))
            if outcomes()[name].in_headline:
                continue
            yield from (
                Contradiction(passage, i, (outcome.name, name))
                for passage, i in _sentences(name, outcome, agent, result)
            )


def _told_more_closely(
    name: str, outcome: Outcome, agent: Concept | None, result: SearchResult
) -> Iterator[Contradiction]:
    """The sentences that deny more of what the question names than any tells of the outcome that it takes for granted.

    "Kang had not demanded an apology", where she demanded other things.
    """
    if not outcomes()[name].denying or outcomes()[name].in_headline:
        return
    told = max((_n_named(p, i, result) for p, i in _telling_so(outcome, agent, result)), default=0)
    for passage, i in _sentences(name, outcome, agent, result):
        if _n_named(passage, i, result) > told:
            yield Contradiction(passage, i, (outcome.name, name))


def _telling_so(outcome: Outcome, agent: Concept | None, result: SearchResult) -> Iterator[tuple[Passage, int]]:
    for passage in result.article:
        for i, text in enumerate(texts_of(passage)):
            if _tells_so(text, outcome, agent):
                yield passage, i


def _n_named(passage: Passage, ordinal: int, result: SearchResult) -> int:
    """How many of the things that make the question's matter the sentence names."""
    return sum(named_in(c, passage, ordinal) for c in substance_of(result))


def _is_told_of(agent: Concept | None, outcome: Outcome, result: SearchResult) -> bool:
    """Whether a headline tells of the asked outcome, or a sentence that names the agent does."""
    if any(_tells_so(part, outcome, agent) for part in result.ranked[0].passage.subject.headlines):
        return True
    of_matter = substance_of(result) if agent is None else [agent]
    return any(
        _tells_so(text, outcome, agent) and (not of_matter or any(is_meant_in(c, passage, i) for c in of_matter))
        for passage in result.article
        for i, text in enumerate(texts_of(passage))
    )


def _tells_so(text: str, outcome: Outcome, agent: Concept | None) -> bool:
    """Whether the words tell of the asked outcome, but as no part of words for another: "cancels a visit"."""
    who = who_of(agent)
    others = [span for name in outcome.against for span in told_at(text, name, who)]
    own = [span for name in (outcome.name, *outcome.implied_by) for span in told_at(text, name, who)]
    return any(not any(a <= start and end <= b and b - a > end - start for a, b in others) for start, end in own)


def _in_headline(name: str, outcome: Outcome, agent: Concept | None, result: SearchResult) -> bool:
    """Whether a headline tells of the other outcome of what the question is about."""
    title = title_of(result.ranked[0].passage.subject)
    if result.reading.dates and not result.ranked[0].features.get("dates"):
        return False
    if outcome.of_one and (agent is None or not coverage_of(agent, title)):
        return False
    if outcome.of_all and not all(coverage_of(c, title) for c in actors_of(result.reading)):
        return False
    if not any(coverage_of(c, title) for c in substance_of(result)):
        return False
    return any(tells(part, name, who_of(agent)) for part in result.ranked[0].passage.subject.headlines)


def _below_headline(name: str, agent: Concept | None, result: SearchResult) -> tuple[Passage, int] | None:
    """The first sentence that tells of the outcome as the headline does, of the same matter, else the first of all."""
    matter = [*([agent] if agent else []), *substance_of(result)]
    placed = [(passage, i) for passage in result.article for i in range(len(passage.sentences))]
    telling = (
        (passage, i)
        for passage, i in placed
        if tells(texts_of(passage)[i], name, who_of(agent)) and any(named_in(c, passage, i) for c in matter)
    )
    return next(telling, placed[0] if placed else None)


def _sentences(
    name: str, outcome: Outcome, agent: Concept | None, result: SearchResult
) -> Iterator[tuple[Passage, int]]:
    """The sentences that tell of the other outcome and name the agent and something else of the question's matter."""
    top = result.ranked[0]
    others = [c for c in substance_of(result) if c is not agent]
    together = [c for c in actors_of(result.reading) if c is not agent]
    on_matter = _is_on_matter(result)
    of_matter = on_matter and outcomes()[name].of_matter
    of_him = on_matter and agent is not None and agent.kind == "person"
    matter = _matter_of(result) if agent is None else []
    for passage in result.article:
        for i, text in enumerate(texts_of(passage)):
            if not tells(text, name, who_of(agent)):
                continue
            names_agent = agent is not None and is_meant_in(agent, passage, i)
            is_telling = outcomes()[name].telling or any(is_meant_in(c, passage, i) for c in others)
            is_telling = is_telling or (of_him and _names_nobody_else(passage, i, result))
            if outcome.of_one or outcome.of_all:
                if names_agent and (_THEY.search(text) or all(is_meant_in(c, passage, i) for c in together)):
                    yield passage, i
            elif (
                of_matter
                or (matter and all(is_meant_in(c, passage, i) for c in matter))
                or (passage.id, i) == (top.passage.id, top.best)
                or (names_agent and is_telling)
            ):
                yield passage, i


def _matter_of(result: SearchResult) -> list[Concept]:
    """What something came of or did not, where the question says it of nobody: its topics, else the place."""
    concepts = result.reading.concepts
    if result.reading.intent == "when" and not result.reading.dates and not any(c.kind == "place" for c in concepts):
        return []  # "in which year was the agreement": it may be of another time than the report
    topics = [c for c in concepts if c.kind in ("topic", "agreement")]
    return topics or [c for c in substance_of(result) if c.kind == "place"]


def _names_nobody_else(passage: Passage, ordinal: int, result: SearchResult) -> bool:
    """Whether the sentence names nobody but those of the question: what he did with others is another matter."""
    named = {key for key in passage.sentences[ordinal].concepts if key.startswith("person:")}
    return named <= {c.key for c in result.reading.concepts}


def _is_on_matter(result: SearchResult) -> bool:
    """Whether the first hit is of the days asked about, and its headline names something of the question's matter."""
    top = result.ranked[0]
    if result.reading.dates and not top.features.get("dates"):
        return False
    return any(coverage_of(c, title_of(top.passage.subject)) for c in substance_of(result))
