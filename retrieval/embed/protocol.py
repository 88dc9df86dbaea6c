"""What an embedder is, whichever engine is behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Purpose = Literal["query", "bulk"]
Progress = Callable[[int, int], None]
Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns text into unit vectors. Safe to call from several threads.

    ``fingerprint`` names model and weights: vectors of two embedders may be compared when it is equal.
    ``max_tokens`` is the longest input in tokens, special tokens included; what goes beyond is cut off.
    """

    @property
    def fingerprint(self) -> str:
        """Name of the model and digest of its weights."""
        ...

    @property
    def dim(self) -> int:
        """Length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Longest input in tokens, prefix and special tokens included."""
        ...

    def embed_query(self, text: str) -> Vectors:
        """The vector of a question: float32, (dim,), L2-normalized."""
        ...

    def embed_passages(self, texts: list[str], *, progress: Progress | None = None) -> Vectors:
        """The vectors of passages: float32, (len(texts), dim), rows L2-normalized; ``progress(done, total)``."""
        ...

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text as a passage, prefix and special tokens included, nothing cut off."""
        ...
