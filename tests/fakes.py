"""Deterministic stand-ins for slow or outside things: embedders without a model, a store in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.types import Article, ArticleKind, EventDate, ParagraphSources, PartialDate, SourceRef
from retrieval.tokens import tokens


def unit_vector(seed: str, dim: int) -> NDArray[np.float32]:
    """A unit vector, float32 (dim,), that depends on ``seed`` alone."""
    digest = hashlib.sha256(seed.encode("utf-8", "replace")).digest()
    vector = np.random.default_rng(int.from_bytes(digest[:8], "little")).standard_normal(dim).astype(np.float32)
    return vector / np.linalg.norm(vector)


class FakeEmbedder:
    """An ``Embedder`` without a model: equal texts get equal vectors.

    With ``bag_of_words`` (default) a text is the sum of its tokens' vectors, so that texts which share words are
    near each other; without it, different texts are as good as orthogonal. ``n_embedded`` counts texts.
    """

    def __init__(self, *, dim: int = 64, bag_of_words: bool = True, name: str = "fake", max_tokens: int = 512) -> None:
        self.fingerprint = f"{name}-{dim}-{'bag' if bag_of_words else 'sha'}"
        self.dim = dim
        self.max_tokens = max_tokens
        self.n_embedded = 0
        self._bag = bag_of_words

    def embed_query(self, text: str) -> NDArray[np.float32]:
        return self._embed(text)

    def embed_passages(
        self, texts: list[str], *, progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        self.n_embedded += len(texts)
        rows = [self._embed(text) for text in texts]
        if progress:
            progress(len(texts), len(texts))
        return np.stack(rows) if rows else np.zeros((0, self.dim), np.float32)

    def count_tokens(self, texts: list[str]) -> list[int]:
        return [len(tokens(text)) + 2 for text in texts]

    def _embed(self, text: str) -> NDArray[np.float32]:
        words = tokens(text) if self._bag else []
        if not words:
            return unit_vector(text, self.dim)
        total = np.sum([unit_vector(word, self.dim) for word in words], axis=0)
        return (total / np.linalg.norm(total)).astype(np.float32)


class FakeStore:
    """The part of ``corpus.store.Store`` that index building reads, in memory."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._articles: dict[str, Article] = {}
        self._changed: dict[str, int] = {}
        self.revision = 0
        for article in articles:
            self.put(article)

    def put(self, article: Article) -> None:
        self._articles[article.id] = article
        self.revision += 1
        self._changed[article.id] = self.revision

    def forget(self, article_id: str) -> None:
        del self._articles[article_id]
        self.revision += 1
        self._changed[article_id] = self.revision

    def changes_since(self, revision: int, *, also: Collection[str] = ()) -> Iterator[tuple[str, Article | None]]:
        changed = {article_id for article_id, at in self._changed.items() if at >= revision}
        return iter([(article_id, self._articles.get(article_id)) for article_id in sorted({*changed, *also})])

    def articles(self, *, include_bundled: bool = True) -> Iterator[Article]:
        kept = (a for a in self._articles.values() if include_bundled or not a.bundled)
        return iter(sorted(kept, key=lambda a: a.id))


def fake_article(
    text: str,
    *,
    key: str | None = None,
    headline: str | None = "Envoys meet",
    outlet: str | None = "The Example",
    published: str | None = "2021-05-06",
    language: str = "en",
    brief: bool = False,
    happened: EventDate | None = None,
    headlines: dict[str, str] | None = None,
    sources: tuple[SourceRef, ...] = (),
    paragraph_sources: tuple[ParagraphSources, ...] = (),
    cluster_id: str | None = None,
) -> Article:
    """An article with ``text``; its id comes from ``key`` (default: the text)."""

    def digest(value: str) -> str:
        return hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()

    source_key = f"text:{digest(text)}" if key is None else f"file:{key}"
    return Article(
        id=digest(source_key)[:16],
        revision=digest(text)[:16],
        source_key=source_key,
        source=key or "-",
        url=None,
        kind=ArticleKind.BRIEF if brief else ArticleKind.NEWS,
        headline=headline,
        outlet=outlet,
        agency=None,
        byline=(),
        dateline_place=None,
        dateline_on=None,
        language=language,
        published=PartialDate.parse(published) if published else None,
        published_basis="visible_line" if published else "none",
        text=text,
        raw_sha256=digest(text),
        bundled=brief,
        brief_id=key if brief else None,
        happened=happened,
        headlines=headlines or {},
        sources=sources,
        paragraph_sources=paragraph_sources,
        cluster_id=cluster_id,
    )
