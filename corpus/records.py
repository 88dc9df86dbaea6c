"""The facts of an article as JSON, and back. The text is kept beside them, not in them.

What a later version adds to ``Article`` is left at its default when an older record is read.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from corpus.brief_types import BriefMeeting, BriefParticipant
from corpus.types import (
    Article,
    ArticleKind,
    Dropped,
    EventDate,
    FieldBasis,
    ParagraphSources,
    PartialDate,
    Precision,
    SourceRef,
    Span,
)

_PLAIN = ("source", "url", "headline", "outlet", "agency", "dateline_place", "language", "published_basis", "timezone")
_TUPLES = ("byline", "topics")
_PARTIAL = ("dateline_on", "published")
_MOMENTS = ("published_at", "updated_at")
_SOURCE_PLAIN = ("n", "outlet", "headline", "url", "side", "language")

# What may differ between two readings of one page that says the same: where the bytes were found, what they
# were, and how much was cleaned away.
_OF_THE_READING = frozenset({"source", "raw_sha256", "dropped"})


def facts_of(article: Article) -> str:
    """The facts of the article as one line of JSON; id, key, revision, text and place in the store are not in it."""
    facts: dict[str, Any] = {name: getattr(article, name) for name in _PLAIN}
    facts["kind"] = article.kind.value
    facts["raw_sha256"] = article.raw_sha256
    facts |= {name: list(getattr(article, name)) for name in _TUPLES}
    facts |= {name: _text_or_none(getattr(article, name)) for name in _PARTIAL}
    facts |= {name: _iso_or_none(getattr(article, name)) for name in _MOMENTS}
    dropped = article.dropped
    facts["dropped"] = [dropped.comments, dropped.boilerplate, list(dropped.captions)]
    facts["known_by"] = [[basis.field, basis.basis, basis.evidence] for basis in article.known_by]
    facts["happened"] = event_record(article.happened)
    if article.meeting is not None:
        facts["meeting"] = asdict(article.meeting)
    facts["headlines"] = dict(article.headlines)
    facts["sources"] = [_source_record(source) for source in article.sources]
    facts["paragraph_sources"] = [[p.start, p.end, list(p.ns), p.side] for p in article.paragraph_sources]
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


def same_facts(one: str, other: str) -> bool:
    """Whether two records say the same of an article, wherever and however each was read."""
    if one == other:
        return True
    left, right = json.loads(one), json.loads(other)
    return all(left.get(name) == right.get(name) for name in (left.keys() | right.keys()) - _OF_THE_READING)


def article_from(
    *,
    id: str,  # noqa: A002 - the field's name
    revision: str,
    source_key: str,
    text: str,
    facts: str,
    cluster_id: str,
    supersedes: str | None,
    bundled: bool,
    brief_id: str | None,
) -> Article:
    """The article that ``facts`` (of ``facts_of``) and the columns beside it describe."""
    return Article(
        id=id,
        revision=revision,
        source_key=source_key,
        text=text,
        cluster_id=cluster_id,
        supersedes=supersedes,
        bundled=bundled,
        brief_id=brief_id,
        **_fields_from(json.loads(facts)),
    )


def _fields_from(found: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {name: found.get(name) for name in _PLAIN}
    fields |= {name: tuple(found.get(name, ())) for name in _TUPLES}
    fields |= {name: PartialDate.parse(found[name]) if found.get(name) else None for name in _PARTIAL}
    fields |= {name: datetime.fromisoformat(found[name]) if found.get(name) else None for name in _MOMENTS}
    n_comments, n_boilerplate, captions = found["dropped"]
    return fields | {
        "kind": ArticleKind(found["kind"]),
        "raw_sha256": found["raw_sha256"],
        "dropped": Dropped(n_comments, n_boilerplate, tuple(captions)),
        "known_by": tuple(FieldBasis(*basis) for basis in found["known_by"]),
        "happened": event_from(found.get("happened")),
        "meeting": _meeting_from(found.get("meeting")),
        "headlines": found.get("headlines", {}),
        "sources": tuple(_source_from(source) for source in found.get("sources", ())),
        "paragraph_sources": tuple(
            ParagraphSources(start, end, tuple(ns), side) for start, end, ns, side in found.get("paragraph_sources", ())
        ),
    }


def _text_or_none(value: PartialDate | None) -> str | None:
    return None if value is None else str(value)


def _iso_or_none(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def event_record(event: EventDate | None) -> dict[str, Any] | None:
    """An event date as JSON values."""
    if event is None:
        return None
    span = event.evidence
    return {
        "earliest_on": event.earliest_on.isoformat(),
        "latest_on": event.latest_on.isoformat(),
        "precision": event.precision.value,
        "basis": event.basis,
        "evidence": [span.article_id, span.revision, span.start, span.end] if span else None,
        "evidence_article_id": event.evidence_article_id,
    }


def event_from(record: dict[str, Any] | None) -> EventDate | None:
    """The event date that ``event_record`` made values of."""
    if record is None:
        return None
    return EventDate(
        date.fromisoformat(record["earliest_on"]),
        date.fromisoformat(record["latest_on"]),
        Precision(record["precision"]),
        record["basis"],
        Span(*record["evidence"]) if record["evidence"] else None,
        record["evidence_article_id"],
    )


def _meeting_from(record: dict[str, Any] | None) -> BriefMeeting | None:
    if record is None:
        return None
    participants = tuple(BriefParticipant(**each) for each in record["participants"])
    return BriefMeeting(**(record | {"participants": participants}))


def _source_record(source: SourceRef) -> dict[str, Any]:
    return {name: getattr(source, name) for name in _SOURCE_PLAIN} | {"published": _text_or_none(source.published)}


def _source_from(record: dict[str, Any]) -> SourceRef:
    published = record["published"]
    return SourceRef(
        **{name: record[name] for name in _SOURCE_PLAIN},
        published=PartialDate.parse(published) if published else None,
    )
