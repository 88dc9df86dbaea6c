"""Words of an article as a citation; those of a brief are cited with the sources that they rest on."""

from __future__ import annotations

from corpus.types import Article, EventDate, ParagraphSources, SourceRef
from retrieval.types import Citation, Language


def quoted(
    article: Article,
    span: tuple[int, int],
    *,
    n: int,
    passage_id: str,
    event: EventDate | None,
    n_copies: int,
    language: Language,
    at: int | None = None,
) -> Citation:
    """Citation ``n``: the verbatim slice ``span`` of the article's text.

    ``at``: where in it the words stand whose paragraph names the sources first (default: its start). ``language`` is
    that of the reply.
    """
    start, end = span
    refs = sources_of(article, span, start if at is None else at)
    first = refs[0] if refs else None
    return Citation(
        n=n,
        article_id=article.id,
        revision=article.revision,
        passage_id=passage_id,
        excerpt=article.text[start:end],
        start=start,
        end=end,
        headline=first.headline if first else article.headline,
        outlet=first.outlet if first else article.outlet,
        agency=article.agency,
        url=first.url if first else article.url,
        kind=article.kind.value,
        published=first.published if first else article.published,
        published_basis="source list" if first else article.published_basis,
        event=event,
        n_copies=n_copies,
        language=article.language,
        sources=refs,
        brief_headline=article.headlines.get(language),
    )


def sources_of(article: Article, span: tuple[int, int], at: int) -> tuple[SourceRef, ...]:
    """The sources of every paragraph of the brief that ``span`` touches, those of the paragraph at ``at`` first."""
    touched = [p for p in article.paragraph_sources if p.start < span[1] and span[0] < p.end]
    touched.sort(key=lambda p: not p.start <= at < p.end)
    by_n = {s.n: s for s in article.sources}
    return tuple(by_n[n] for n in dict.fromkeys(n for p in touched for n in p.ns) if n in by_n)


def paragraph_sources(article: Article, position: int) -> ParagraphSources | None:
    """The sources of the brief's paragraph at ``position``, or ``None``."""
    return next((p for p in article.paragraph_sources if p.start <= position < p.end), None)
