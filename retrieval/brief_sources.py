"""Which sources the words of a brief rest on."""

from __future__ import annotations

from corpus.types import Article, ParagraphSources, SourceRef


def sources_of(article: Article, span: tuple[int, int], at: int) -> tuple[SourceRef, ...]:
    """The sources of every paragraph of the brief that ``span`` touches, those of the paragraph at ``at`` first."""
    touched = [p for p in article.paragraph_sources if p.start < span[1] and span[0] < p.end]
    touched.sort(key=lambda p: not p.start <= at < p.end)
    by_n = {s.n: s for s in article.sources}
    return tuple(by_n[n] for n in dict.fromkeys(n for p in touched for n in p.ns) if n in by_n)


def paragraph_sources(article: Article, position: int) -> ParagraphSources | None:
    """The sources of the brief's paragraph at ``position``, or ``None``."""
    return next((p for p in article.paragraph_sources if p.start <= position < p.end), None)
