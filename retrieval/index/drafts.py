"""Article -> drafts of its rows: passages with the exact texts that are to be embedded and indexed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.types import Article
from retrieval.chunk import CountTokens, DatedSpan, context_of, embedding_text, passages
from retrieval.index.rows import KEY_BYTES, StoredRow, folded_outlet
from retrieval.lexical import joined
from retrieval.tokens import tokens
from retrieval.types import DateRange, Passage, Subject

# Raise this number when a change of this module or of chunking alters what is embedded or indexed.
RECIPE = "chancery-rows-3"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexHooks:
    """What the corpus knows about an article, asked for while its passages are made. Each may be absent.

    ``concepts_of(text, language)``: ids of what a text names; a sentence carries them, and they are indexed as
    extra tokens. ``expansions_of(text)``: more extra tokens, each indexed as it is. ``events_of(article)``: the
    days that its text speaks of. ``context_extra_of(article, text)``: words to embed with a passage.

    ``version`` digests the rules and data behind these functions. With it, an article that did not change is not
    read again while the version stays; but one for which ``depends_on_others`` holds is, in every build.
    """

    concepts_of: Callable[[str, str], tuple[str, ...]] | None = None
    expansions_of: Callable[[str], Sequence[str]] | None = None
    events_of: Callable[[Article], Sequence[DatedSpan]] | None = None
    context_extra_of: Callable[[Article, str], str] | None = None
    version: str | None = None
    depends_on_others: Callable[[Article], bool] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One row to be, and the texts to embed for its context and its sentences: None when its vectors are known."""

    stored: StoredRow
    context_text: str | None = None
    sentence_texts: tuple[str, ...] | None = None

    @property
    def article_id(self) -> str:
        """Id of the article that the row belongs to."""
        return self.stored.passage.article_id


def key_of(text: str) -> bytes:
    """SHA-256 of ``text``, cut to 16 bytes."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:KEY_BYTES]


def article_key(article: Article, hooks: IndexHooks) -> bytes:
    """Digest of everything that shapes the drafts of ``article``; empty when that cannot be known beforehand."""
    if hooks.version is None or (hooks.depends_on_others and hooks.depends_on_others(article)):
        return b""
    facts = (article.id, article.revision, article.kind, article.headline, article.outlet, article.language)
    dates = (article.published, article.dateline_on, article.published_at, article.happened, article.timezone)
    brief = (sorted(article.headlines.items()), article.sources, article.paragraph_sources, article.topics)
    place = (article.bundled, article.cluster_id, article.dateline_place)
    return key_of(repr((RECIPE, hooks.version, facts, dates, brief, place)))


def drafts_of(article: Article, *, count_tokens: CountTokens, hooks: IndexHooks) -> list[Draft]:
    """The drafts of all passages of ``article``, in order."""

    def concepts_of(text: str) -> tuple[str, ...]:
        return hooks.concepts_of(text, article.language) if hooks.concepts_of else ()

    found = passages(
        article,
        count_tokens=count_tokens,
        events=hooks.events_of(article) if hooks.events_of else (),
        concepts_of=concepts_of if hooks.concepts_of else None,
    )
    subject = _subject(article, hooks)
    texts = [embedding_text(_context(passage, article, hooks), passage.text) for passage in found]
    counts = count_tokens(texts) if texts and hooks.context_extra_of else [p.n_tokens for p in found]
    lede = _days(found[0]) if found else ()
    return [
        _draft(replace(passage, n_tokens=n, subject=subject), text, lede, article, hooks)
        for passage, text, n in zip(found, texts, counts, strict=True)
    ]


def _subject(article: Article, hooks: IndexHooks) -> Subject:
    """What the article is about: its headlines, whom and what they name, and the days of its event."""
    headlines = article.headlines or ({article.language: article.headline} if article.headline else {})
    named = (hooks.concepts_of(text, language) for language, text in headlines.items()) if hooks.concepts_of else ()
    days = article.happened
    return Subject(
        " · ".join(text for _, text in sorted(headlines.items())),
        tuple(sorted({concept for ids in named for concept in ids})),
        DateRange(days.earliest_on, days.latest_on) if days else None,
    )


def _context(passage: Passage, article: Article, hooks: IndexHooks) -> str:
    """The context of a passage, with the words that a hook adds."""
    extra = hooks.context_extra_of(article, passage.text) if hooks.context_extra_of else ""
    return " · ".join(part for part in (context_of(article), extra) if part)


def _draft(
    passage: Passage, text: str, lede: tuple[tuple[date, date], ...], article: Article, hooks: IndexHooks
) -> Draft:
    """The draft of one passage; without days of its own it goes with ``lede``, those of the first passage."""
    concepts = [concept for sentence in passage.sentences for concept in sentence.concepts]
    expansions = hooks.expansions_of(passage.text) if hooks.expansions_of else ()
    # On its own: with the headline before it, a sentence told less (recall@1 over 45 English questions 0.60, not 0.63).
    sentence_texts = tuple(article.text[s.start : s.end] for s in passage.sentences)
    reported = ((article.happened.earliest_on, article.happened.latest_on),) if article.happened else ()
    stored = StoredRow(
        passage=passage,
        language=article.language,
        happened=tuple(dict.fromkeys((*reported, *_days(passage)))) or lede,
        outlets=_outlets(article),
        vector_key=key_of(text),
        sentence_keys=tuple(key_of(sentence) for sentence in sentence_texts),
        article_key=article_key(article, hooks),
        body=joined((*tokens(passage.text), *concepts, *expansions)),
        context=joined(tokens(context_of(article))),
    )
    return Draft(stored, _context(passage, article, hooks), sentence_texts)


def _days(passage: Passage) -> tuple[tuple[date, date], ...]:
    """The day ranges that the sentences of ``passage`` speak of, each once."""
    ranges = ((e.earliest_on, e.latest_on) for s in passage.sentences for e in s.events)
    return tuple(dict.fromkeys(ranges))


def _outlets(article: Article) -> tuple[str, ...]:
    """The article's outlet and those of its sources, folded, each once."""
    names = [article.outlet, *(source.outlet for source in article.sources)]
    return tuple(dict.fromkeys(folded_outlet(name) for name in names if name))
