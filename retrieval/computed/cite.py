"""Where the words stand that a computed answer rests on: the mention of a meeting that tells most of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.errors import UnknownArticle
from corpus.meetings.types import Field, Meeting, MeetingMention
from corpus.types import Article, Span
from retrieval.excerpts import TARGET_CHARS
from retrieval.meeting_line import Lead
from retrieval.quoting import quoted
from retrieval.types import Citation, Language, Passage

_FIELD: dict[Lead, Field] = {
    "when": "date",
    "where": "place",
    "who": "participants",
    "how_long": "duration",
    "kind": "kind",
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where articles, passages and the number of copies come from."""

    article: Callable[[str, str], Article]
    passages_of: Callable[[str], Sequence[Passage]]
    n_copies: Callable[[str | None], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Liking:
    """Which of several mentions that tell as much is quoted.

    ``language``: that of the reply, which is liked before others. ``near``: how far down the hits it stands, 0 for the
    first. ``is_plan``: a meeting that was to come is asked after, so what told of the plan is liked, even if it was
    held since.
    """

    language: Language
    near: Callable[[MeetingMention], int] = lambda mention: 0
    is_plan: bool = False


def best_mention(meeting: Meeting, fact: Lead, sources: Sources, liking: Liking) -> MeetingMention | None:
    """The mention to quote for ``fact``: one that tells the status and the value that the record has."""
    if not meeting.mentions:
        return None
    return min(meeting.mentions, key=lambda m: _rank(m, meeting, fact, sources, liking))


_PLANNED = ("planned", "proposed")


def _rank(
    mention: MeetingMention, meeting: Meeting, fact: Lead, sources: Sources, liking: Liking
) -> tuple[bool, bool, bool, bool, bool, int, str, int]:
    told = any(e.field == _FIELD[fact] for e in mention.evidence)
    value = {
        "when": mention.when is not None and mention.when.earliest_on == _earliest(meeting),
        "where": mention.city == meeting.city and mention.venue == meeting.venue,
        "who": len(mention.participants) >= len(meeting.participants),
        "how_long": mention.duration_minutes == meeting.duration_minutes,
        "kind": mention.kind == meeting.kind,
    }[fact]
    is_of_plan = liking.is_plan and value and told and mention.status in _PLANNED
    other_language = _language_of(mention, sources) != liking.language
    other_status = mention.status != meeting.status
    rest = (other_language, not told, liking.near(mention), mention.article_id, mention.span.start)
    return (not is_of_plan, other_status, not value, *rest)


def _earliest(meeting: Meeting) -> object:
    return meeting.when.earliest_on if meeting.when else None


def citation_of(meeting: Meeting, fact: Lead, sources: Sources, liking: Liking) -> Citation | None:
    """The words of the best mention as citation number 0; ``None`` when its article has no passages any more."""
    mention = best_mention(meeting, fact, sources, liking)
    if mention is None:
        return None
    passages = [p for p in sources.passages_of(mention.article_id) if p.revision == mention.revision]
    found = _excerpt(passages, mention, fact)
    if found is None:
        return None
    passage, start, end = found
    article = sources.article(mention.article_id, mention.revision)
    return quoted(
        article,
        (start, end),
        n=0,
        passage_id=passage.id,
        event=meeting.when,
        n_copies=sources.n_copies(article.cluster_id),
        language=liking.language,
        at=start,
    )


def _language_of(mention: MeetingMention, sources: Sources) -> str:
    """The language of the mention's article; empty for one that was forgotten."""
    try:
        return sources.article(mention.article_id, mention.revision).language
    except UnknownArticle:
        return ""


def _excerpt(passages: Sequence[Passage], mention: MeetingMention, fact: Lead) -> tuple[Passage, int, int] | None:
    """The passage and the sentences to quote: that of the mention with the one that tells the fact, where that is near.

    How long they met is else quoted alone: "The talks lasted 20 minutes" may stand five paragraphs below the sentence
    on who met, which says nothing of it. A day or a city far below may be told of something else as well. ``None`` when
    no passage holds either.
    """
    facts = [e.span for e in mention.evidence if e.field == _FIELD[fact] and e.span.article_id == mention.article_id]
    told, is_near = mention.span, fact != "how_long" or not facts
    for each in facts:
        if (joined := _joined(told, each, passages)) is not None:
            told, is_near = joined, True
    for span in [told] if is_near else [facts[0], told]:
        passage = _holding(passages, span.start)
        if passage is not None:
            sentences = [s for s in passage.sentences if s.start < span.end and span.start < s.end]
            start, end = (sentences[0].start, sentences[-1].end) if sentences else (span.start, span.end)
            return passage, start, min(end, passage.end)
    return None


def _joined(told: Span, fact: Span, passages: Sequence[Passage]) -> Span | None:
    """Both in one, where they are near each other in one passage."""
    first, last = min(told.start, fact.start), max(told.end, fact.end)
    passage = _holding(passages, first)
    is_near = passage is not None and last <= passage.end and last - first <= 2 * TARGET_CHARS
    return replace(told, start=first, end=last) if is_near else None


def _holding(passages: Sequence[Passage], position: int) -> Passage | None:
    return next((p for p in passages if p.start <= position < p.end), None)


def numbered(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations numbered from 1 in their order."""
    return tuple(replace(c, n=n) for n, c in enumerate(citations, start=1))
