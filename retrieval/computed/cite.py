"""Where the words stand that a computed answer rests on: the mention of a meeting that tells most of what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.errors import UnknownArticle
from corpus.meetings.types import Field, Meeting, MeetingMention
from corpus.types import Article
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


def best_mention(meeting: Meeting, fact: Lead, is_own: Callable[[MeetingMention], bool]) -> MeetingMention | None:
    """The mention to quote for ``fact``: one that tells the status and the value that the record has.

    ``is_own``: whether one is in the language of the reply; of mentions that tell as much, one of those counts.
    """
    if not meeting.mentions:
        return None
    return min(meeting.mentions, key=lambda m: _rank(m, meeting, fact, is_own))


def _rank(
    mention: MeetingMention, meeting: Meeting, fact: Lead, is_own: Callable[[MeetingMention], bool]
) -> tuple[bool, bool, bool, bool, str, int]:
    told = any(e.field == _FIELD[fact] for e in mention.evidence)
    value = {
        "when": mention.when is not None and mention.when.earliest_on == _earliest(meeting),
        "where": mention.city == meeting.city and mention.venue == meeting.venue,
        "who": len(mention.participants) >= len(meeting.participants),
        "how_long": mention.duration_minutes == meeting.duration_minutes,
        "kind": mention.kind == meeting.kind,
    }[fact]
    other = not is_own(mention)
    return (mention.status != meeting.status, not value, other, not told, mention.article_id, mention.span.start)


def _earliest(meeting: Meeting) -> object:
    return meeting.when.earliest_on if meeting.when else None


def citation_of(meeting: Meeting, fact: Lead, sources: Sources, *, language: Language) -> Citation | None:
    """The words of the best mention as citation number 0; ``None`` when its article has no passages any more."""
    mention = best_mention(meeting, fact, lambda each: _language_of(each, sources) == language)
    if mention is None:
        return None
    passage = next((p for p in sources.passages_of(mention.article_id) if _covers(p, mention)), None)
    if passage is None:
        return None
    article = sources.article(mention.article_id, mention.revision)
    start, end = _excerpt(passage, mention, fact)
    return quoted(
        article,
        (start, end),
        n=0,
        passage_id=passage.id,
        event=meeting.when,
        n_copies=sources.n_copies(article.cluster_id),
        language=language,
        at=mention.span.start,
    )


def _language_of(mention: MeetingMention, sources: Sources) -> str:
    """The language of the mention's article; empty for one that was forgotten."""
    try:
        return sources.article(mention.article_id, mention.revision).language
    except UnknownArticle:
        return ""


def _covers(passage: Passage, mention: MeetingMention) -> bool:
    return passage.revision == mention.revision and passage.start <= mention.span.start < passage.end


def _excerpt(passage: Passage, mention: MeetingMention, fact: Lead) -> tuple[int, int]:
    """The sentence of the mention, and the one that tells the fact where it stands within reach of it.

    A length out of reach is quoted instead: no other words show that the talks took twenty minutes.
    """
    start, end = mention.span.start, min(mention.span.end, passage.end)
    told = [e.span for e in mention.evidence if e.field == _FIELD[fact] and e.span.article_id == mention.article_id]
    inside = [span for span in told if passage.start <= span.start and span.end <= passage.end]
    near = [s for s in inside if max(end, s.end) - min(start, s.start) <= 2 * TARGET_CHARS]
    if inside and not near and fact == "how_long":
        start, end = inside[0].start, inside[0].end
    for span in near:
        start, end = min(start, span.start), max(end, span.end)
    sentences = [s for s in passage.sentences if s.start < end and start < s.end]
    return (sentences[0].start, sentences[-1].end) if sentences else (start, end)


def numbered(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations numbered from 1 in their order."""
    return tuple(replace(c, n=n) for n, c in enumerate(citations, start=1))
