"""What is handed to every system, as files in one folder; read by processes that know nothing of Chancery.

``passages.json``: the texts, by row. ``vectors.npy``: float32, (n_passages, dim), rows L2-normalized.
``questions.json`` and ``asked.npy``: the same of the questions, of which the first ``n_warm`` are for warming up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts with their vectors, row by row."""

    texts: list[str]
    vectors: np.ndarray

    def write(self, folder: Path, texts: str, vectors: str) -> None:
        (folder / texts).write_text(json.dumps(self.texts), encoding="utf-8")
        np.save(folder / vectors, self.vectors)

    @classmethod
    def read(cls, folder: Path, texts: str, vectors: str) -> Texts:
        return cls(json.loads((folder / texts).read_text(encoding="utf-8")), np.load(folder / vectors))


PASSAGES = ("passages.json", "vectors.npy")
QUESTIONS = ("questions.json", "asked.npy")


class System(Protocol):
    """One system under test. Its constructor imports what it needs, so that this counts as its start."""

    def ingest(self, folder: Path, passages: Texts) -> None:
        """Takes the passages in and leaves them in ``folder``."""
        ...

    def open(self, folder: Path) -> None:
        """Makes ready for questions what ``ingest`` left in ``folder``."""
        ...

    def ask(self, text: str, vector: np.ndarray, k: int) -> list[int]:
        """Rows of up to ``k`` passages, best first."""
        ...
