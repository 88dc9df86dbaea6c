"""Answers and hits as JSON, field by field as the interface promises. Dates are ISO strings, unknown is ``null``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from corpus.types import EventDate, SourceRef
from retrieval.types import Answer, Citation, Coverage, Query

if TYPE_CHECKING:
    from retrieval.hits import Ranked, SearchResult

Json = dict[str, Any]


def event_json(event: EventDate | None) -> Json | None:
    """An event's interval, precision and basis."""
    if event is None:
        return None
    found: Json = {
        "earliest_on": event.earliest_on.isoformat(),
        "latest_on": event.latest_on.isoformat(),
        "precision": event.precision.value,
        "basis": event.basis,
    }
    if event.evidence_article_id:
        found["evidence_article_id"] = event.evidence_article_id
    return found


def answer_json(answer: Answer, meetings: Sequence[Json] = ()) -> Json:
    """The object that ``ask --json`` prints; ``meetings`` are those of the answer as JSON."""
    return {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status,
        "reason": answer.reason,
        "statements": [
            {"text": s.text, "citation_ns": list(s.citation_ns), "voice": s.voice} for s in answer.statements
        ],
        "citations": [citation_json(c) for c in answer.citations],
        "meetings": list(meetings),
        "index_id": answer.index_id,
        "as_of": answer.as_of_on.isoformat() if answer.as_of_on else None,
        "notes": list(answer.notes),
        "lexical_only": answer.lexical_only,
        "coverage": coverage_json(answer.coverage),
        "confidence": round(answer.confidence, 4),
        "timings_ms": dict(answer.timings_ms),
    }


def citation_json(citation: Citation) -> Json:
    """One citation; for a brief, ``sources`` lists what its paragraph rests on."""
    return {
        "n": citation.n,
        "article_id": citation.article_id,
        "revision": citation.revision,
        "passage_id": citation.passage_id,
        "excerpt": citation.excerpt,
        "start": citation.start,
        "end": citation.end,
        "headline": citation.headline,
        "outlet": citation.outlet,
        "agency": citation.agency,
        "url": citation.url,
        "kind": citation.kind,
        "published_on": str(citation.published) if citation.published else None,
        "published_basis": citation.published_basis,
        "event": event_json(citation.event),
        "n_copies": citation.n_copies,
        "brief_headline": citation.brief_headline,
        "sources": [source_json(s) for s in citation.sources],
    }


def source_json(source: SourceRef) -> Json:
    """One source of a brief."""
    return {
        "n": source.n,
        "outlet": source.outlet,
        "headline": source.headline,
        "url": source.url,
        "published_on": str(source.published) if source.published else None,
        "side": source.side,
        "language": source.language,
    }


def coverage_json(coverage: Coverage) -> Json:
    """What the archive holds."""
    return {
        "n_articles": coverage.n_articles,
        "n_briefs": coverage.n_briefs,
        "n_passages": coverage.n_passages,
        "earliest_on": coverage.earliest_on.isoformat() if coverage.earliest_on else None,
        "latest_on": coverage.latest_on.isoformat() if coverage.latest_on else None,
    }


def search_json(query: Query, result: SearchResult, meta: Mapping[str, tuple[str | None, str | None]]) -> Json:
    """The object that ``search --json`` prints; ``meta`` maps article id to headline and outlet."""
    return {
        "query": query.text,
        "language": result.reading.language,
        "hits": [hit_json(i, r, meta) for i, r in enumerate(result.ranked, start=1)],
        "timings_ms": result.timings_ms,
    }


def reading_json(result: SearchResult) -> Json:
    """How a query was read, and each retrieval stage with its candidates and milliseconds."""
    reading = result.reading
    named = [c for c in reading.concepts if c.kind not in ("word", "lexicon")]
    return {
        "language": reading.language,
        "intent": reading.intent,
        "people": [c.key for c in named if c.kind == "person"],
        "places": [c.key for c in named if c.kind in ("place", "country")],
        "concepts": [
            {"key": c.key, "kind": c.kind, "surface": c.surface, "weight": round(result.concept_weights[c.key], 4)}
            for c in reading.concepts
        ],
        "dates": [
            {
                "earliest_on": d.days.earliest_on.isoformat() if d.days.earliest_on else None,
                "latest_on": d.days.latest_on.isoformat() if d.days.latest_on else None,
                "is_certain": d.is_certain,
            }
            for d in reading.dates
        ],
        "stages": [{"name": s.name, "candidates": s.n_candidates, "ms": round(s.ms, 3)} for s in result.stages],
    }


def hit_json(rank: int, ranked: Ranked, meta: Mapping[str, tuple[str | None, str | None]]) -> Json:
    """One hit with its score parts."""
    passage = ranked.passage
    headline, outlet = meta.get(passage.article_id, (None, None))
    events = passage.sentences[ranked.best].events if passage.sentences else ()
    parts: Json = {name: {"rank": p.rank, "score": round(p.score, 6)} for name, p in ranked.parts.items()}
    return {
        "rank": rank,
        "passage_id": passage.id,
        "article_id": passage.article_id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": round(ranked.score, 6),
        "parts": parts,
        "features": {name: round(value, 4) for name, value in ranked.features.items()},
        "headline": headline,
        "outlet": outlet,
        "published_on": str(passage.published) if passage.published else None,
        "event": event_json(events[0] if events else None),
    }
