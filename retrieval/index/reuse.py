"""What a build takes over from the generation before it: whole articles, and vectors of texts embedded before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from corpus.types import Article
from retrieval.chunk import CountTokens
from retrieval.embed.protocol import Embedder, Progress, Vectors
from retrieval.errors import EncoderUnavailable
from retrieval.index.drafts import Draft, IndexHooks, article_key, drafts_of, key_of
from retrieval.index.reader import GenerationIndex

# Weight of the context beside the sentences. Between 0.5 and 1, recall moves by less than a question or two; embedding
# the passage's whole text again instead costs twice the time and gains nothing (tests/retrieval/gold, tuning sets).
CONTEXT_SHARE = np.float32(0.5)
BYTES_A_TOKEN = 4.5  # about, in all three languages; only the choice of an engine hangs on it
_ENOUGH_TEXTS = 512  # to be embedded together while others are read: texts of like length find each other
_AFTER_ALL = 2**62  # the place of an article that has no row yet


def all_drafts(
    articles: Iterable[Article],
    count_tokens: CountTokens,
    hooks: IndexHooks,
    previous: GenerationIndex | None,
    *,
    ahead: Ahead | None = None,
) -> list[Draft]:
    """The drafts of all ``articles``: read anew, or taken over where nothing that shapes them changed.

    Articles keep the order of the previous generation, new ones come after them, so that rows stay put. What is read
    anew goes to ``ahead`` as soon as it is there.
    """
    rows: dict[str, list[int]] = {}
    keys: dict[str, bytes] = {}
    for row in previous.row_reader.keys() if previous else ():
        rows.setdefault(row.article_id, []).append(row.row)
        keys[row.article_id] = row.article_key
    groups: dict[str, list[Draft]] = {}
    kept: list[str] = []
    for article in articles:
        key = article_key(article, hooks)
        if key and keys.get(article.id) == key:
            kept.append(article.id)
        else:
            groups[article.id] = drafts_of(article, count_tokens=count_tokens, hooks=hooks)
            if ahead is not None:
                ahead.take(groups[article.id])
    for article_id, group in zip(kept, _taken_over(kept, rows, previous), strict=True):
        groups[article_id] = group
    order = sorted(groups, key=lambda article_id: (rows.get(article_id, [_AFTER_ALL])[0], article_id))
    return [draft for article_id in order for draft in groups[article_id]]


def _taken_over(kept: list[str], rows: dict[str, list[int]], previous: GenerationIndex | None) -> list[list[Draft]]:
    """The drafts of each article of ``kept`` as the previous generation has them."""
    if not previous:
        return []
    numbers = [number for article_id in kept for number in rows[article_id]]
    stored = iter(previous.row_reader.stored(numbers))
    return [[Draft(next(stored)) for _ in rows[article_id]] for article_id in kept]


class Ahead:
    """Embeds the texts of drafts in another thread while more articles are read; for a first build, which needs all."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._waiting: dict[bytes, str] = {}
        self._seen: set[bytes] = set()
        self._under_way: list[tuple[list[bytes], Future[Vectors]]] = []
        self._worker = ThreadPoolExecutor(1)

    def take(self, drafts: Sequence[Draft]) -> None:
        """Adds the texts of the drafts; enough of them are embedded together."""
        for draft in drafts:
            for key, text in _texts_of(draft):
                if key not in self._seen:
                    self._seen.add(key)
                    self._waiting[key] = text
        if len(self._waiting) >= _ENOUGH_TEXTS:
            keys, texts = list(self._waiting), list(self._waiting.values())
            self._under_way.append((keys, self._worker.submit(self._embedder.embed_passages, texts)))
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


def _texts_of(draft: Draft) -> Iterator[tuple[bytes, str]]:
    """The texts to embed for a draft, with their keys: its context, and its sentences."""
    if draft.context_text:
        yield key_of(draft.context_text), draft.context_text
    yield from zip(draft.stored.sentence_keys, draft.sentence_texts or (), strict=False)


class VectorPool:
    """Finds a vector for every text of ``drafts``; ``embed`` must run before the vectors are taken."""

    def __init__(self, drafts: Sequence[Draft], previous: GenerationIndex | None) -> None:
        self._drafts = drafts
        self._previous = previous
        self._old_passages: dict[bytes, int] = {}
        self._old_sentences: dict[bytes, int] = {}
        for row in previous.row_reader.keys() if previous else ():
            self._old_passages[row.vector_key] = row.row
            for ordinal, key in enumerate(row.sentence_keys):
                self._old_sentences[key] = row.first_sentence + ordinal
        self._new: dict[bytes, int] = {}
        self._fresh: Vectors = np.zeros((0, 0), np.float32)
        self.dim = 0

    @property
    def n_embedded(self) -> int:
        """How many texts went through the model."""
        return len(self._fresh)

    @property
    def n_reused(self) -> int:
        """How many vectors of passages and sentences come from the generation before."""
        passages = sum(d.stored.vector_key in self._old_passages for d in self._drafts)
        return passages + sum(key in self._old_sentences for d in self._drafts for key in d.stored.sentence_keys)

    def embed(
        self,
        embedder_factory: Callable[[int], Embedder],
        counter: Embedder,
        *,
        progress: Progress | None,
        ahead: Ahead | None = None,
    ) -> None:
        """Computes the missing vectors with an embedder fit for their number of tokens; some were made ``ahead``."""
        self.dim = counter.dim
        missing = self._missing()
        self._new = {key: n for n, key in enumerate(missing)}
        self._fresh = np.zeros((len(missing), self.dim), np.float32)
        made = ahead.vectors(progress, len(missing)) if ahead else {}
        for key, vector in made.items():
            self._fresh[self._new[key]] = vector
        left = {key: text for key, text in missing.items() if key not in made}
        texts, n_made, n_all = list(left.values()), len(missing) - len(left), len(missing)
        if not texts:
            return
        embedder = embedder_factory(int(sum(len(text.encode("utf-8", "replace")) for text in texts) / BYTES_A_TOKEN))
        if embedder.fingerprint != counter.fingerprint:
            problem = f"it gives vectors of {embedder.fingerprint}, those of {counter.fingerprint} were expected"
            raise EncoderUnavailable(embedder.fingerprint, problem)
        count = (lambda done, _: progress(n_made + done, n_all)) if progress else None
        self._fresh[[self._new[key] for key in left]] = embedder.embed_passages(texts, progress=count)

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
        if key in self._old_passages and self._previous:
            known: Vectors = self._previous.vectors([self._old_passages[key]])[0]
            return known
        lengths = np.sqrt([s.end - s.start for s in draft.stored.passage.sentences], dtype=np.float32)
        mean = _unit(lengths @ sentences) if len(sentences) else np.zeros(self.dim, np.float32)
        context = self._fresh[self._new[key_of(draft.context_text)]] if draft.context_text else 0.0
        return _unit(mean + CONTEXT_SHARE * context)

    def sentence_vectors(self) -> Vectors:
        """Vectors of the sentences, in passage order: float32, (n_sentences, dim), rows L2-normalized."""
        keys = [key for draft in self._drafts for key in draft.stored.sentence_keys]
        return self._gathered(keys, self._old_sentences, self._previous.all_sentences if self._previous else None)

    def _gathered(
        self, keys: list[bytes], old: dict[bytes, int], read: Callable[[list[int]], Vectors] | None
    ) -> Vectors:
        """The vector of each key, copied from where ``old`` says or taken from the new ones."""
        found = np.zeros((len(keys), self.dim), np.float32)
        copied = [at for at, key in enumerate(keys) if key in old]
        if copied and read:
            found[copied] = read([old[keys[at]] for at in copied])
        for at, key in enumerate(keys):
            if key not in old:
                found[at] = self._fresh[self._new[key]]
        return found


def _unit(vector: Vectors) -> Vectors:
    """The vector with length 1; zeros stay zeros."""
    length = np.linalg.norm(vector)
    scaled: Vectors = (vector / length if length else vector).astype(np.float32)
    return scaled
