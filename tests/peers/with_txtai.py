"""txtai: an embeddings index with all defaults (FAISS), or with ``hybrid`` on; vectors come from a look-up."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

# The saved index names its source of vectors, which txtai resolves only when told that it may.
os.environ["ALLOW_RESOLVE_TRANSFORM"] = "True"
from txtai import Embeddings

from tests.peers.exchange import Texts


class LookUp:
    """The vectors of texts that were handed over."""

    known: dict[str, np.ndarray] = {}  # noqa: RUF012 - filled by whoever asks: txtai makes the object itself

    def __call__(self, texts: list[str]) -> np.ndarray:
        return np.stack([self.known[text] for text in texts])


class Txtai:
    def __init__(self, *, hybrid: bool) -> None:
        self._options = {"hybrid": True} if hybrid else {}

    def ingest(self, folder: Path, passages: Texts) -> None:
        LookUp.known.update(zip(passages.texts, passages.vectors, strict=True))
        embeddings = Embeddings(method="external", transform="tests.peers.with_txtai.LookUp", **self._options)
        embeddings.index(enumerate(passages.texts))
        embeddings.save(str(folder / "index"))

    def open(self, folder: Path) -> None:
        self._embeddings = Embeddings()
        self._embeddings.load(str(folder / "index"))

    def ask(self, text: str, vector: np.ndarray, k: int) -> list[int]:
        LookUp.known = {text: vector}
        return [int(row) for row, _ in self._embeddings.search(text, k)]


def system(kind: str) -> Txtai:
    return Txtai(hybrid=kind == "hybrid")
