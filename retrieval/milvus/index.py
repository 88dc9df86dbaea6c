"""A ``PassageIndex`` on a Milvus server.

Of each passage the process holds a serial number and a language; all else is asked for when it is wanted, and what was
asked for lately is kept.
"""

from __future__ import annotations

import json
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

from retrieval.errors import IndexMismatch
from retrieval.index.columns import Columns
from retrieval.index.manifest import MANIFEST, Manifest, parsed_manifest
from retrieval.index.protocol import Languages, Rows, Scores, Vectors
from retrieval.index.rows import passage_from_json
from retrieval.index.selected import Selected
from retrieval.milvus.files import Files
from retrieval.milvus.filters import among, both, selecting, visible
from retrieval.milvus.rows import sentences_of, word_of
from retrieval.milvus.schema import WORD_FIELDS
from retrieval.milvus.server import BULK_S, MOST_HITS, Server, sdk
from retrieval.milvus.state import State
from retrieval.types import DateRange, Passage

_KEPT_PASSAGES, _KEPT_ARTICLES, _KEPT_WORDS, _KEPT_FILTERS = 4_096, 16_384, 65_536, 64
_AT_ONCE = 200
_WEIGHT_STEP = 0.1  # a word is repeated in a query once for so much of its weight
_CONTEXT_WEIGHT = 0.5  # as in retrieval/lexical.py
_LEAST_EF = 256  # candidates that HNSW goes through at least
K = TypeVar("K")
V = TypeVar("V")


class MilvusIndex:
    """One generation on a server. Use ``open_milvus``."""

    def __init__(self, server: Server, state: State) -> None:
        self._server, self._state = server, state
        self._seen = visible(state.number)
        self._manifest, columns = _read_columns(server, state)
        self._serials = np.concatenate([np.zeros(0, np.int64), *(c.serials.astype(np.int64) for c in columns)])
        self._languages = np.concatenate([np.zeros(0, "U2"), *(c.languages for c in columns)])
        self._has_bundled = any(c.bundled.any() for c in columns)
        self._kept: _Kept[int, tuple[Passage, Vectors]] = _Kept(_KEPT_PASSAGES, self._fetch)
        self._articles: _Kept[str, list[int]] = _Kept(_KEPT_ARTICLES, self._fetch_articles)
        self.doc_freq = lru_cache(maxsize=_KEPT_WORDS)(self._doc_freq)
        self._selected = lru_cache(maxsize=_KEPT_FILTERS)(self._rows_passing)

    @property
    def index_id(self) -> str:
        """Generation and the first digits of its manifest's digest: that of the generation that was pushed."""
        return self._state.index_id

    @property
    def manifest(self) -> Manifest:
        """What the index was built from and with."""
        return self._manifest

    @property
    def n_passages(self) -> int:
        """How many passages it holds."""
        return len(self._serials)

    @property
    def n_articles(self) -> int:
        """How many articles they come from."""
        return self._state.n_articles

    @property
    def archive_mean(self) -> Vectors:
        """Mean of all passage vectors: float32, (dim,), not normalized; zeros for an empty index."""
        return self._state.archive_mean

    @property
    def languages(self) -> Languages:
        """The language of each passage's article, by row: (n_passages,)."""
        return self._languages

    def search_dense(self, vector: Vectors, k: int, *, rows: Rows | None = None) -> tuple[Rows, Scores]:
        """Up to ``k`` rows by cosine with the unit ``vector``, best first, ties by row; ``rows`` limits them."""
        limit = min(k, self.n_passages if rows is None else len(rows), MOST_HITS)
        if limit < 1:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        found = self._server.call(
            "search",
            self._state.rows,
            data=[np.asarray(vector, np.float32).tolist()],
            anns_field="vector",
            filter=self._limited(rows),
            limit=limit,
            search_params={"metric_type": "IP", "params": {"ef": max(_LEAST_EF, limit)}},
            output_fields=["serial"],
        )
        return self._ranked(found)

    def search_lexical(
        self, weighted_tokens: Sequence[tuple[str, float]], k: int, *, rows: Rows | None = None
    ) -> list[tuple[int, float]]:
        """Up to ``k`` rows with their weighted BM25 scores, best first, ties by row; ``rows`` limits them.

        Weights are rounded to tenths. The best by text and by context are looked for each; a row that is not among
        the best of one counts as if it had none of the words there.
        """
        pymilvus = sdk()
        words, limit = _repeated(weighted_tokens), min(k, self.n_passages if rows is None else len(rows), MOST_HITS)
        if not words or limit < 1:
            return []
        options = {"metric_type": "BM25", "params": {}}
        within = self._limited(rows)
        wanted = [
            pymilvus.AnnSearchRequest([words], f"{name}_bm25", options, limit, expr=within) for name in WORD_FIELDS
        ]
        ranker = pymilvus.WeightedRanker(1.0, _CONTEXT_WEIGHT, norm_score=False)
        found = self._server.call(
            "hybrid_search", self._state.rows, wanted, ranker, limit=limit, output_fields=["serial"]
        )
        there, scores = self._ranked(found)
        return [(int(row), float(score) * _WEIGHT_STEP) for row, score in zip(there, scores, strict=True)]

    def _doc_freq(self, token: str) -> int:
        """How many passages hold ``token`` in their text or their extra tokens."""
        return self._server.count(self._state.rows, both(self._seen, f"text_match(body, '{word_of(token)}')"))

    def passage(self, row: int) -> Passage:
        """The passage of ``row``; raises ``IndexError`` for a row that is not there."""
        return self._kept.all([self._checked(row)])[0][0]

    def passages(self, rows: Sequence[int] | Rows) -> list[Passage]:
        """The passages of ``rows``, in that order."""
        return [passage for passage, _ in self._kept.all([self._checked(row) for row in rows])]

    def rows_of(self, article_id: str) -> list[int]:
        """The rows of the passages of an article in the order of its text; none for an article that is not there."""
        return list(self._articles.all([article_id])[0])

    def passages_of(self, article_id: str) -> list[Passage]:
        """The passages of an article in the order of its text; none for an article that is not there."""
        return self.passages(self.rows_of(article_id))

    def prefetch(self, *, rows: Sequence[int] = (), article_ids: Sequence[str] = ()) -> None:
        """Fetches passages, and which passages articles have, in one call each."""
        self._articles.all(list(article_ids))
        self._kept.all([self._checked(row) for row in rows])

    def sentence_vectors(self, row: int) -> Vectors:
        """Vectors of the sentences of a passage, in order: float32, (n_sentences, dim), rows L2-normalized."""
        return self._kept.all([self._checked(row)])[0][1]

    def sentence_matrix(self, rows: Sequence[int]) -> Vectors:
        """Those of several passages below each other: float32, (n, dim)."""
        kept = self._kept.all([self._checked(row) for row in rows])
        return np.concatenate([np.zeros((0, self._state.dim), np.float32), *(vectors for _, vectors in kept)])

    def vectors(self, rows: Sequence[int] | Rows) -> Vectors:
        """Vectors of passages: float32, (len(rows), dim), rows L2-normalized."""
        wanted = [self._checked(row) for row in rows]
        found = {row: stored["vector"] for row, stored in self._stored(set(wanted), ["vector"])}
        return np.array([found[row] for row in wanted], np.float32).reshape(-1, self._state.dim)

    def select(
        self,
        *,
        published: DateRange | None = None,
        happened: DateRange | None = None,
        outlet: str | None = None,
        include_bundled: bool = True,
    ) -> Rows | None:
        """Rows that pass all filters, ascending; None when nothing is filtered out (see ``PassageIndex``)."""
        expression = selecting(
            published=published,
            happened=happened,
            outlet=outlet,
            include_bundled=include_bundled or not self._has_bundled,
        )
        return None if expression is None else self._selected(expression)

    def n_passages_by_article(self) -> dict[str, int]:
        """Number of passages of each article."""
        found = self._server.scan(self._state.rows, self._seen, ["article_id"])
        return dict(Counter(row["article_id"] for row in found))

    def close(self) -> None:
        """Lets go of what is kept; the connection belongs to whoever opened the index."""
        self._kept.clear()
        self._articles.clear()

    def _rows_passing(self, expression: str) -> Selected:
        found = self._server.scan(self._state.rows, both(self._seen, expression), ["serial"])
        serials = np.array(sorted(row["serial"] for row in found), np.int64)
        return Selected.of(np.searchsorted(self._serials, serials), expression)

    def _limited(self, rows: Rows | None) -> str:
        """The expression that lets ``rows`` through, if they are of this generation."""
        expression = getattr(rows, "by", None)
        if rows is not None and expression is None:
            expression = among("serial", self._serials[np.asarray(rows)].tolist())
        return both(self._seen, expression)

    def _ranked(self, found: Sequence[Sequence[Mapping[str, Any]]]) -> tuple[Rows, Scores]:
        """Rows and scores of the hits of one search, best first, ties by row."""
        serials = np.array([hit["serial"] for hit in found[0]], np.int64)
        scores = np.array([hit["distance"] for hit in found[0]], np.float32)
        rows = np.searchsorted(self._serials, serials)
        order = np.lexsort((rows, -scores))
        return rows[order], scores[order]

    def _checked(self, row: int) -> int:
        if not 0 <= row < self.n_passages:
            raise IndexError(f"no passage has row {row}")
        return int(row)

    def _fetch(self, rows: Sequence[int]) -> Iterable[tuple[int, tuple[Passage, Vectors]]]:
        for row, stored in self._stored(rows, ["passage", "sentences"]):
            yield row, (passage_from_json(stored["passage"]), sentences_of(stored, self._state.dim))

    def _fetch_articles(self, article_ids: Sequence[str]) -> Iterable[tuple[str, list[int]]]:
        found: dict[str, list[tuple[int, int]]] = {article_id: [] for article_id in article_ids}
        for at in range(0, len(article_ids), _AT_ONCE):
            expression = both(self._seen, among("article_id", article_ids[at : at + _AT_ONCE]))
            for row in self._server.query(self._state.rows, expression, ["serial", "article_id", "ordinal"]):
                found[row["article_id"]].append((row["ordinal"], int(np.searchsorted(self._serials, row["serial"]))))
        return [(article_id, [row for _, row in sorted(rows)]) for article_id, rows in found.items()]

    def _stored(self, rows: Iterable[int], fields: Sequence[str]) -> Iterable[tuple[int, dict[str, Any]]]:
        """Each row with those fields, in no order; raises ``IndexMismatch`` when one is not on the server."""
        wanted = sorted(rows)
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            expression = among("serial", self._serials[some].tolist())
            found = self._server.query(self._state.rows, expression, ["serial", *fields])
            if len(found) != len(some):
                raise _lacking(self._state, len(found), len(some))
            for stored in found:
                yield int(np.searchsorted(self._serials, stored["serial"])), stored


class _Kept(Generic[K, V]):
    """Values by key, the last ``size`` of them; what is missing is fetched, all at once."""

    def __init__(self, size: int, fetch: Callable[[Sequence[K]], Iterable[tuple[K, V]]]) -> None:
        self._size, self._fetch = size, fetch
        self._values: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def all(self, keys: Sequence[K]) -> list[V]:
        """The values of ``keys``, in that order."""
        with self._lock:
            found = {key: self._values[key] for key in keys if key in self._values}
        if missing := [key for key in dict.fromkeys(keys) if key not in found]:
            found.update(self._fetch(missing))
        with self._lock:
            for key in found:
                self._values[key] = found[key]
                self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return [found[key] for key in keys]

    def clear(self) -> None:
        """Lets go of everything."""
        with self._lock:
            self._values.clear()


def open_milvus(server: Server, state: State) -> MilvusIndex:
    """The generation that ``state`` names; raises ``IndexMismatch`` when the server does not hold all of it."""
    for collection in (state.rows, f"{server.address.collection}_files"):
        server.call("load_collection", collection, timeout=BULK_S)
    # Said to be consistent here alone: what this read has seen, every later one sees.
    found = server.count(state.rows, visible(state.number), strong=True, timeout=BULK_S)
    if found != state.n_passages:
        raise _lacking(state, found, state.n_passages)
    return MilvusIndex(server, state)


def _lacking(state: State, found: int, expected: int) -> IndexMismatch:
    return IndexMismatch(
        f"the number of passages of {state.index_id} in {state.rows}",
        found=found,
        expected=expected,
        mend="chancery index push",
    )


def _read_columns(server: Server, state: State) -> tuple[Manifest, list[Columns]]:
    """Manifest and columns of the generation, from the files that were pushed with it."""
    files = Files(server, f"{server.address.collection}_files")
    roots = json.loads(files.get(state.generation))
    manifest = parsed_manifest(files.get(roots[MANIFEST]), state.live(Path()))
    return manifest, [Columns.of_table(files.get(roots[f"{part}/columns.i32"])) for part in manifest.parts]


def _repeated(weighted_tokens: Sequence[tuple[str, float]]) -> str:
    """The tokens as words of a query, each as often as its weight has tenths: BM25 counts words of a query so."""
    weights: Counter[str] = Counter()
    for token, weight in weighted_tokens:
        weights[token] += weight  # type: ignore[assignment]
    times = {token: max(1, round(weight / _WEIGHT_STEP)) for token, weight in weights.items() if weight > 0 and token}
    return " ".join(word for token, n in times.items() for word in [word_of(token)] * n)
