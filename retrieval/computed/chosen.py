"""The citations that computed lines rest on, each once, with the excerpts that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from corpus.meetings.types import Meeting, MeetingMention
from retrieval.computed.accounts import beginnings
from retrieval.computed.cite import Liking, Sources, citation_of, numbered
from retrieval.meeting_line import Lead
from retrieval.types import Answer, Citation, Statement


class Chosen:
    """Collects the citations of the computed lines; a hit that holds the words already stands for them.

    Of mentions that tell as much, that of the best hit is quoted. ``is_plan``: one that tells of the plan is liked.
    """

    def __init__(self, answer: Answer, fact: Lead, sources: Sources, *, is_plan: bool = False) -> None:
        self._answer, self._fact, self._sources = answer, fact, sources
        self._liking = Liking(language=answer.language, near=partial(_place_among, answer.citations), is_plan=is_plan)
        self._chosen: list[Citation] = []
        self._number: dict[str, int] = {}

    def of(self, meetings: Sequence[Meeting]) -> tuple[int, ...]:
        """The numbers of the citations of ``meetings``; a meeting whose words are gone has none."""
        numbers = (self._add(m) for m in meetings)
        return tuple(dict.fromkeys(n for n in numbers if n is not None))

    def _add(self, meeting: Meeting) -> int | None:
        if meeting.id not in self._number:
            found = citation_of(meeting, self._fact, self._sources, self._liking)
            if found is None:
                return None
            hit = next((c for c in self._answer.citations if holds(c, found)), None)
            self._chosen.append(replace(hit, event=meeting.when) if hit else found)
            self._number[meeting.id] = len(self._chosen)
        return self._number[meeting.id]

    def accounts_of(self, meeting: Meeting) -> tuple[Statement, ...]:
        """How each government's account of the meeting begins, resting on citations of its own."""
        told = []
        for citation, statement in beginnings(meeting, self._answer.language, self._sources):
            at = next((n for n, known in enumerate(self._chosen, start=1) if holds(known, citation)), None)
            if at is None:
                self._chosen.append(citation)
                at = len(self._chosen)
            told.append(replace(statement, citation_ns=(at,)))
        return tuple(told)

    def with_others(self, others: Sequence[Citation]) -> tuple[tuple[Citation, ...], dict[int, int]]:
        """All citations in order, numbered, and the new number of each of ``others`` by its old one."""
        citations, numbers = list(self._chosen), {}
        for other in others:
            at = next((i for i, c in enumerate(citations) if holds(c, other)), None)
            if at is None:
                citations.append(other)
                at = len(citations) - 1
            numbers[other.n] = at + 1
        return numbered(citations), numbers


def _place_among(hits: Sequence[Citation], mention: MeetingMention) -> int:
    """How many hits come before the first one that is of the mention's words, or else of its article."""
    own = [n for n, hit in enumerate(hits) if hit.article_id == mention.article_id]
    shown = (n for n in own if mention.span.start < hits[n].end and hits[n].start < mention.span.end)
    return next(shown, own[0] + len(hits) if own else 2 * len(hits))


def holds(outer: Citation, inner: Citation) -> bool:
    """Whether the inner words lie within the outer ones, of one article."""
    same = outer.article_id == inner.article_id and outer.revision == inner.revision
    return same and outer.start <= inner.start and inner.end <= outer.end
