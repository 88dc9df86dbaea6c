"""Vectors of a build: those of texts that were embedded before are copied, the others computed, each text once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from retrieval.embed.protocol import Embedder, Progress, Vectors
from retrieval.errors import EncoderUnavailable
from retrieval.index.drafts import Draft
from retrieval.index.reader import GenerationIndex


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

    def embed(
        self, embedder_factory: Callable[[int], Embedder], counter: Embedder, *, progress: Progress | None
    ) -> None:
        """Computes the missing vectors with an embedder fit for their number of tokens."""
        self.dim = counter.dim
        missing = self._missing()
        self._new = {key: n for n, key in enumerate(missing)}
        texts = list(missing.values())
        if not texts:
            self._fresh = np.zeros((0, self.dim), np.float32)
            return
        embedder = embedder_factory(sum(counter.count_tokens(texts)))
        if embedder.fingerprint != counter.fingerprint:
            problem = f"it gives vectors of {embedder.fingerprint}, those of {counter.fingerprint} were expected"
            raise EncoderUnavailable(embedder.fingerprint, problem)
        self._fresh = embedder.embed_passages(texts, progress=progress)

    def _missing(self) -> dict[bytes, str]:
        """Texts without a vector, by key, in order, each once."""
        found: dict[bytes, str] = {}
        for draft in self._drafts:
            if draft.vector_key not in self._old_passages:
                found.setdefault(draft.vector_key, draft.text)
            for key, text in zip(draft.sentence_keys, draft.sentence_texts, strict=True):
                if key not in self._old_sentences:
                    found.setdefault(key, text)
        return found

    def passage_vectors(self) -> Vectors:
        """Vectors of the passages, in order: float32, (n_passages, dim), rows L2-normalized."""
        found = np.zeros((len(self._drafts), self.dim), np.float32)
        for row, draft in enumerate(self._drafts):
            old = self._old_passages.get(draft.vector_key)
            found[row] = self._new_vector(draft.vector_key) if old is None else self._copied(old)
        return found

    def sentence_vectors(self) -> Vectors:
        """Vectors of the sentences, in passage order: float32, (n_sentences, dim), rows L2-normalized."""
        keys = [key for draft in self._drafts for key in draft.sentence_keys]
        found = np.zeros((len(keys), self.dim), np.float32)
        for at, key in enumerate(keys):
            old = self._old_sentences.get(key)
            found[at] = self._new_vector(key) if old is None else self._copied_sentence(old)
        return found

    def _new_vector(self, key: bytes) -> Vectors:
        vector: Vectors = self._fresh[self._new[key]]
        return vector

    def _copied(self, row: int) -> Vectors:
        assert self._previous is not None
        vector: Vectors = self._previous.vectors([row])[0]
        return vector

    def _copied_sentence(self, at: int) -> Vectors:
        assert self._previous is not None
        vector: Vectors = self._previous.sentence_slice(at, 1)[0]
        return vector
