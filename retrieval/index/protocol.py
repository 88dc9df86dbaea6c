"""What an index of passages is, whichever engine is behind it; ``tests/contract`` holds every one to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.index.manifest import Manifest
from retrieval.types import DateRange, Passage

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]
Vectors = NDArray[np.float32]
Languages = NDArray[np.str_]


class PassageIndex(Protocol):
    """Passages with their vectors and words, as they were at one time. Safe to read from several threads.

    A row is the number of a passage in this index, from 0; it means nothing in another index. ``rows`` that limit a
    search ascend, as ``select`` gives them; just as they were given, a search may know them by more than their numbers.
    """

    @property
    def index_id(self) -> str:
        """Name of this state of the index."""
        ...

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""
        ...

    @property
    def n_passages(self) -> int:
        """How many passages it holds."""
        ...

    @property
    def n_articles(self) -> int:
        """How many articles they come from."""
        ...

    @property
    def archive_mean(self) -> Vectors:
        """Mean of all passage vectors: float32, (dim,), not normalized; zeros for an empty index."""
        ...

    def search_dense(self, vector: Vectors, k: int, *, rows: Rows | None = None) -> tuple[Rows, Scores]:
        """Up to ``k`` rows by cosine with the unit ``vector``, best first, ties by row; ``rows`` limits them."""
        ...

    def search_lexical(
        self, weighted_tokens: Sequence[tuple[str, float]], k: int, *, rows: Rows | None = None
    ) -> list[tuple[int, float]]:
        """Up to ``k`` rows with their weighted BM25 scores, best first, ties by row; ``rows`` limits them."""
        ...

    @property
    def languages(self) -> Languages:
        """The language of each passage's article (``en``, ``ja``, ``ko``), by row: (n_passages,)."""
        ...

    def doc_freq(self, token: str) -> int:
        """How many passages hold ``token`` in their text or their extra tokens."""
        ...

    def passage(self, row: int) -> Passage:
        """The passage of ``row``; raises ``IndexError`` for a row that is not there."""
        ...

    def passages(self, rows: Sequence[int] | Rows) -> list[Passage]:
        """The passages of ``rows``, in that order."""
        ...

    def rows_of(self, article_id: str) -> list[int]:
        """The rows of the passages of an article in the order of its text; none for an article that is not there."""
        ...

    def passages_of(self, article_id: str) -> list[Passage]:
        """The passages of an article in the order of its text; none for an article that is not there."""
        ...

    def prefetch(self, *, rows: Sequence[int] = (), article_ids: Sequence[str] = ()) -> None:
        """A hint that these passages and the rows of these articles are asked for next, one by one.

        An index on another machine fetches them at once.
        """
        ...

    def sentence_vectors(self, row: int) -> Vectors:
        """Vectors of the sentences of a passage, in order: float32, (n_sentences, dim), rows L2-normalized."""
        ...

    def sentence_matrix(self, rows: Sequence[int]) -> Vectors:
        """Those of several passages below each other, at less than they cost one by one: float32, (n, dim)."""
        ...

    def vectors(self, rows: Sequence[int] | Rows) -> Vectors:
        """Vectors of passages: float32, (len(rows), dim), rows L2-normalized."""
        ...

    def select(
        self,
        *,
        published: DateRange | None = None,
        happened: DateRange | None = None,
        outlet: str | None = None,
        include_bundled: bool = True,
    ) -> Rows | None:
        """Rows that pass all filters, ascending; None when nothing is filtered out.

        ``published``: the article's publication interval touches the range; undated articles do not pass.
        ``happened``: a day that the passage speaks of touches it; a passage without days of its own passes by
        those of its article's first passage, and a brief by the day it reports. ``outlet``: the article's
        outlet, or a source of the brief, whatever the case of its letters.
        """
        ...

    def n_passages_by_article(self) -> dict[str, int]:
        """Number of passages of each article."""
        ...

    def close(self) -> None:
        """Lets go of files."""
        ...
