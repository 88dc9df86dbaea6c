"""Article -> drafts of its rows: passages with the exact texts that are to be embedded and indexed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.types import Article
from retrieval.chunk import CountTokens, DatedSpan, context_of, embedding_text, passages
from retrieval.index.rows import KEY_BYTES, StoredRow, folded_outlet
from retrieval.lexical import LexicalRow
from retrieval.tokens import tokens
from retrieval.types import Passage

# Raise this number when a change of this module or of chunking alters what is embedded or indexed.
RECIPE = "chancery-rows-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexHooks:
    """What the corpus knows about an article, asked for while its passages are made. Each may be absent.

    ``concepts_of(text, language)``: ids of what a text names; a sentence carries them, and they are indexed as
    extra tokens. ``expansions_of(text)``: more extra tokens, each indexed as it is. ``events_of(article)``: the
    days that its text speaks of. ``context_extra_of(article, text)``: words to embed with a passage.
    """

    concepts_of: Callable[[str, str], tuple[str, ...]] | None = None
    expansions_of: Callable[[str], Sequence[str]] | None = None
    events_of: Callable[[Article], Sequence[DatedSpan]] | None = None
    context_extra_of: Callable[[Article, str], str] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One row to be: the passage, the texts to embed for it and its sentences, and its lexical tokens."""

    passage: Passage
    text: str
    sentence_texts: tuple[str, ...]
    body: tuple[str, ...]
    context: tuple[str, ...]
    happened: tuple[tuple[date, date], ...]
    outlets: tuple[str, ...]

    @property
    def vector_key(self) -> bytes:
        """Digest of the text that is embedded for the passage."""
        return key_of(self.text)

    @property
    def sentence_keys(self) -> tuple[bytes, ...]:
        """Digests of the texts that are embedded for its sentences."""
        return tuple(key_of(text) for text in self.sentence_texts)

    @property
    def lexical_key(self) -> bytes:
        """Digest of the tokens that are indexed."""
        return key_of("\n".join((" ".join(self.body), " ".join(self.context))))

    def stored(self) -> StoredRow:
        """The row as it is written."""
        keys = (self.vector_key, self.sentence_keys, self.lexical_key)
        return StoredRow(self.passage, self.happened, self.outlets, *keys)

    def lexical(self, row: int) -> LexicalRow:
        """The row as it is indexed by words."""
        return LexicalRow(row, self.body, self.context)


def key_of(text: str) -> bytes:
    """SHA-256 of ``text``, cut to 16 bytes."""
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()[:KEY_BYTES]


def drafts_of(article: Article, *, count_tokens: CountTokens, hooks: IndexHooks) -> list[Draft]:
    """The drafts of all passages of ``article``, in order."""

    def concepts_of(text: str) -> tuple[str, ...]:
        return hooks.concepts_of(text, article.language) if hooks.concepts_of else ()

    found = passages(
        article,
        count_tokens=count_tokens,
        events=hooks.events_of(article) if hooks.events_of else (),
        entity_ids_of=concepts_of if hooks.concepts_of else None,
    )
    drafts = [_draft(passage, article, hooks) for passage in found]
    counts = count_tokens([d.text for d in drafts]) if drafts else []
    lede = _days(found[0]) if found else ()
    return [
        replace(d, passage=replace(d.passage, n_tokens=n), happened=d.happened or lede)
        for d, n in zip(drafts, counts, strict=True)
    ]


def _draft(passage: Passage, article: Article, hooks: IndexHooks) -> Draft:
    """The draft of one passage; its days are only those that it speaks of itself."""
    context = context_of(article)
    extra = hooks.context_extra_of(article, passage.text) if hooks.context_extra_of else ""
    headline = " ".join((article.headline or "").split())
    concepts = [concept for sentence in passage.sentences for concept in sentence.concepts]
    expansions = hooks.expansions_of(passage.text) if hooks.expansions_of else ()
    slices = [article.text[s.start : s.end] for s in passage.sentences]
    reported = ((article.happened.earliest_on, article.happened.latest_on),) if article.happened else ()
    return Draft(
        passage=passage,
        text=embedding_text(" · ".join(part for part in (context, extra) if part), passage.text),
        sentence_texts=tuple(embedding_text(headline, text) for text in slices),
        body=(*tokens(passage.text), *concepts, *expansions),
        context=tuple(tokens(context)),
        happened=tuple(dict.fromkeys((*reported, *_days(passage)))),
        outlets=_outlets(article),
    )


def _days(passage: Passage) -> tuple[tuple[date, date], ...]:
    """The day ranges that the sentences of ``passage`` speak of, each once."""
    ranges = ((e.earliest_on, e.latest_on) for s in passage.sentences for e in s.events)
    return tuple(dict.fromkeys(ranges))


def _outlets(article: Article) -> tuple[str, ...]:
    """The article's outlet and those of its sources, folded, each once."""
    names = [article.outlet, *(source.outlet for source in article.sources)]
    return tuple(dict.fromkeys(folded_outlet(name) for name in names if name))
