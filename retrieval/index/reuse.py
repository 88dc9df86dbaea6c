"""What a build takes over: articles that did not change, and vectors of texts that were embedded before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

import numpy as np

from corpus.types import Article
from retrieval.chunk import CountTokens
from retrieval.embed.protocol import Embedder, Progress, Vectors
from retrieval.errors import EncoderUnavailable
from retrieval.index.drafts import Draft, IndexHooks, article_key, drafts_of, key_of
from retrieval.index.kept import KeptVectors
from retrieval.index.part import Part
from retrieval.index.reader import GenerationIndex

# Weight of the context beside the sentences. Between 0.5 and 1, recall moves by less than a question or two; embedding
# the passage's whole text again instead costs twice the time and gains nothing (tests/retrieval/gold, tuning sets).
CONTEXT_SHARE = np.float32(0.5)
BYTES_A_TOKEN = 4.5  # about, in all three languages; only the choice of an engine hangs on it
_ENOUGH_TEXTS = 128  # to be embedded together when no others are: texts of like length find each other
_MANY_TEXTS = 2_048  # when others are being embedded anyway: padding is then .7 % of the tokens, not 2.4
_KEPT_AT_ONCE = _MANY_TEXTS  # texts embedded between two writes of their vectors: some ten seconds' worth


class ArticleSource(Protocol):
    """The part of the store that building reads."""

    @property
    def revision(self) -> int:
        """Grows with every change."""
        ...

    def articles(self, *, include_bundled: bool = True) -> Iterator[Article]:
        """Current revisions, ordered by id."""
        ...

    def changes_since(self, revision: int, *, also: Collection[str] = ()) -> Iterator[tuple[str, Article | None]]:
        """What changed since ``revision``, and the articles ``also``, by id; ``None``: taken out."""
        ...


class Changes:
    """What differs between the store and the generation before: drafts of what is read anew, and rows that go.

    Bundled briefs are read whatever the settings: whether they count is decided question by question.
    """

    def __init__(
        self, store: ArticleSource, count_tokens: CountTokens, hooks: IndexHooks, previous: GenerationIndex | None
    ) -> None:
        self._count_tokens, self._hooks, self._previous = count_tokens, hooks, previous
        self._found = self._groups(store)
        self.gone_rows: set[int] = set()
        self.n_articles = previous.n_articles if previous else 0
        self.all_read = False

    def next_drafts(self, n_passages: int, ahead: Ahead | None) -> list[Draft]:
        """The next drafts, of whole articles, ``n_passages`` or some more while there are as many.

        They go to ``ahead`` as soon as they are there.
        """
        drafts: list[Draft] = []
        for group in self._found:
            drafts += group
            if ahead is not None:
                ahead.take(group)
            if len(drafts) >= n_passages:
                return drafts
        self.all_read = True
        return drafts

    def _groups(self, store: ArticleSource) -> Iterator[list[Draft]]:
        """The drafts of each article that is new or changed; notes what goes."""
        for article_id, article in self._candidates(store):
            held = self._previous.article(article_id) if self._previous else None
            if article is not None and held and held.key and held.key == article_key(article, self._hooks):
                continue
            drafts = drafts_of(article, count_tokens=self._count_tokens, hooks=self._hooks) if article else []
            if held and list(held.digests) == [draft.stored.digest() for draft in drafts]:
                continue
            self.gone_rows.update(held.rows if held else ())
            self.n_articles += bool(drafts) - bool(held)
            if drafts:
                yield drafts

    def _candidates(self, store: ArticleSource) -> Iterator[tuple[str, Article | None]]:
        """Articles to look at: all, or where the rules of reading are the same only those that may have changed."""
        previous, version = self._previous, self._hooks.version
        if previous and version is not None and previous.manifest.hooks_version == version:
            also = previous.article_ids(to_read_anew=True)
            yield from store.changes_since(previous.manifest.store_revision, also=also)
            return
        left = previous.article_ids() if previous else set()
        for article in store.articles():
            left.discard(article.id)
            yield article.id, article
        yield from ((article_id, None) for article_id in sorted(left))


class Ahead:
    """Embeds the texts of drafts in another thread while more articles are read; for a first build, which needs all."""

    def __init__(self, embedder: Embedder, kept: KeptVectors) -> None:
        self._embedder, self._kept = embedder, kept
        self._waiting: dict[bytes, str] = {}
        self._seen: set[bytes] = set()
        self._under_way: list[tuple[list[bytes], Future[Vectors]]] = []
        self._worker = ThreadPoolExecutor(1)

    def take(self, drafts: Sequence[Draft]) -> None:
        """Adds the texts of the drafts; enough of them are embedded together."""
        for draft in drafts:
            for key, text in _texts_of(draft):
                if key not in self._seen and key not in self._kept:
                    self._seen.add(key)
                    self._waiting[key] = text
        is_idle = not self._under_way or self._under_way[-1][1].done()
        if len(self._waiting) >= (_ENOUGH_TEXTS if is_idle else _MANY_TEXTS):
            keys, texts = list(self._waiting), list(self._waiting.values())
            self._under_way.append((keys, self._worker.submit(_embedded, self._embedder, self._kept, keys, texts)))
            self._waiting = {}

    def vectors(self, progress: Progress | None, total: int) -> dict[bytes, Vectors]:
        """The vectors made so far by key, once all that was begun is done; ``progress(done, total)`` as it is."""
        made: dict[bytes, Vectors] = {}
        for keys, rows in self._under_way:
            made.update(zip(keys, rows.result(), strict=True))
            if progress:
                progress(len(made), total)
        self._worker.shutdown()
        return made

    def close(self) -> None:
        """Ends the thread; what was not begun is given up."""
        self._worker.shutdown(wait=False, cancel_futures=True)


def _embedded(
    embedder: Embedder, kept: KeptVectors, keys: list[bytes], texts: list[str], progress: Progress | None = None
) -> Vectors:
    """The vectors of the texts, which are kept at once."""
    vectors = embedder.embed_passages(texts, progress=progress)
    kept.add(keys, vectors)
    return vectors


def _texts_of(draft: Draft) -> Iterator[tuple[bytes, str]]:
    """The texts to embed for a draft, with their keys: its context, and its sentences."""
    if draft.context_text:
        yield key_of(draft.context_text), draft.context_text
    yield from zip(draft.stored.sentence_keys, draft.sentence_texts or (), strict=False)


class VectorPool:
    """Finds a vector for every text of ``drafts``; ``embed`` must run before the vectors are taken."""

    def __init__(self, drafts: Sequence[Draft], parts: Sequence[Part]) -> None:
        self._drafts = drafts
        self._parts = parts
        passages = {draft.stored.vector_key for draft in drafts}
        sentences = {key for draft in drafts for key in draft.stored.sentence_keys}
        self._old_passages: dict[bytes, tuple[Part, int]] = {}
        self._old_sentences: dict[bytes, tuple[Part, int]] = {}
        for part in parts:
            self._old_passages.update((key, (part, row)) for key, row in part.known_passages(passages).items())
            self._old_sentences.update((key, (part, n)) for key, n in part.known_sentences(sentences).items())
        self._new: dict[bytes, int] = {}
        self._kept: frozenset[bytes] = frozenset()
        self._fresh: Vectors = np.zeros((0, 0), np.float32)
        self.dim = 0

    @property
    def n_embedded(self) -> int:
        """How many texts went through the model."""
        return len(self._fresh) - len(self._kept)

    @property
    def n_computed(self) -> int:
        """How many vectors of passages and sentences were not there before."""
        passages = sum(d.stored.vector_key not in self._old_passages for d in self._drafts)
        known = self._old_sentences.keys() | self._kept
        return passages + sum(key not in known for d in self._drafts for key in d.stored.sentence_keys)

    def embed(
        self,
        embedder_factory: Callable[[int], Embedder],
        counter: Embedder,
        *,
        kept: KeptVectors,
        progress: Progress | None,
        ahead: Ahead | None = None,
    ) -> None:
        """Computes the missing vectors with an embedder fit for their number of tokens.

        Some were ``kept`` by a build that was killed, some made ``ahead``.
        """
        self.dim = counter.dim
        missing = self._missing()
        self._new = {key: n for n, key in enumerate(missing)}
        self._fresh = np.zeros((len(missing), self.dim), np.float32)
        self._kept = frozenset(key for key in missing if key in kept)
        self._fill(list(self._kept), kept.vectors(self._kept))
        n_missing = self.n_embedded
        made = ahead.vectors(progress, n_missing) if ahead else {}
        for key, vector in made.items():
            self._fresh[self._new[key]] = vector
        left = {key: text for key, text in missing.items() if key not in made and key not in self._kept}
        if not left:
            return
        n_bytes = sum(len(text.encode("utf-8", "replace")) for text in left.values())
        embedder = embedder_factory(int(n_bytes / BYTES_A_TOKEN))
        if embedder.fingerprint != counter.fingerprint:
            problem = f"it gives vectors of {embedder.fingerprint}, those of {counter.fingerprint} were expected"
            raise EncoderUnavailable(embedder.fingerprint, problem)
        n_made = len(made)
        for keys in _some(list(left)):
            count = _shifted(progress, n_made, n_missing)
            self._fill(keys, _embedded(embedder, kept, keys, [left[key] for key in keys], count))
            n_made += len(keys)

    def _fill(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        self._fresh[[self._new[key] for key in keys]] = vectors

    def _missing(self) -> dict[bytes, str]:
        """Texts without a vector, by key, in order, each once."""
        found: dict[bytes, str] = {}
        for draft in self._drafts:
            if draft.context_text and draft.stored.vector_key not in self._old_passages:
                found.setdefault(key_of(draft.context_text), draft.context_text)
            for key, text in zip(draft.stored.sentence_keys, draft.sentence_texts or (), strict=False):
                if key not in self._old_sentences:
                    found.setdefault(key, text)
        return found

    def passage_vectors(self, sentences: Vectors) -> Vectors:
        """Vectors of the passages, in order: float32, (n_passages, dim), rows L2-normalized.

        A passage is the mean of its sentences, each weighing by the root of its length, and half as much its context.
        ``sentences``: as `sentence_vectors` gives them.
        """
        sentences = sentences.astype("<f2").astype(np.float32)  # as they are stored, so that a later build agrees
        found = np.zeros((len(self._drafts), self.dim), np.float32)
        start = 0
        for row, draft in enumerate(self._drafts):
            end = start + len(draft.stored.sentence_keys)
            found[row] = self._passage_vector(draft, sentences[start:end])
            start = end
        return found

    def _passage_vector(self, draft: Draft, sentences: Vectors) -> Vectors:
        key = draft.stored.vector_key
        if key in self._old_passages:
            part, row = self._old_passages[key]
            known: Vectors = part.vectors(np.array([row]))[0]
            return known
        lengths = np.sqrt([s.end - s.start for s in draft.stored.passage.sentences], dtype=np.float32)
        mean = _unit(lengths @ sentences) if len(sentences) else np.zeros(self.dim, np.float32)
        context = self._fresh[self._new[key_of(draft.context_text)]] if draft.context_text else 0.0
        return _unit(mean + CONTEXT_SHARE * context)

    def sentence_vectors(self) -> Vectors:
        """Vectors of the sentences, in passage order: float32, (n_sentences, dim), rows L2-normalized."""
        keys = [key for draft in self._drafts for key in draft.stored.sentence_keys]
        found = np.zeros((len(keys), self.dim), np.float32)
        for part in self._parts:
            here = [at for at, key in enumerate(keys) if self._old_sentences.get(key, (None, 0))[0] is part]
            found[here] = part.sentences([self._old_sentences[keys[at]][1] for at in here])
        for at, key in enumerate(keys):
            if key not in self._old_sentences:
                found[at] = self._fresh[self._new[key]]
        return found


def _some(keys: list[bytes]) -> Iterator[list[bytes]]:
    """The keys, so many at a time as are lost at most when the build is killed."""
    for start in range(0, len(keys), _KEPT_AT_ONCE):
        yield keys[start : start + _KEPT_AT_ONCE]


def _shifted(progress: Progress | None, n_before: int, total: int) -> Progress | None:
    """``progress`` for some of ``total`` texts, of which ``n_before`` are done."""
    return (lambda done, _: progress(n_before + done, total)) if progress else None


def _unit(vector: Vectors) -> Vectors:
    """The vector with length 1; zeros stay zeros."""
    length = np.linalg.norm(vector)
    scaled: Vectors = (vector / length if length else vector).astype(np.float32)
    return scaled
