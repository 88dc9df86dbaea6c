"""BM25 over passages with tantivy. Tokens come from ``retrieval.tokens``; rows are numbers of passages.

Format of the folder: a tantivy index with the fields ``row`` (u64), ``body`` and ``context`` (tokens joined by a
blank, frequencies kept, positions not), and ``marks`` (what filters look for, likewise, no frequencies). BM25 has
tantivy's fixed k1 = 1.2, b = 0.75, one statistic a field.
"""

from __future__ import annotations

import math
import os
import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from retrieval.files import link_or_copy

WeightedTokens = Sequence[tuple[str, float]]
Ranking = tuple[NDArray[np.int64], NDArray[np.float64]]

_ANALYZER = "blank"
_FIELDS = ("body", "context")
_MAX_TOKEN_CHARS = 128
_HEAP_BYTES = 64_000_000
_KEPT_TERMS = 8_192  # queries for one token, which take most of the making of a query
# Among which rows to search is said to tantivy by their marks, or where there are none by a set of row terms, at 15 ms
# for a thousand rows and 35 for twenty thousand; looking through a longer list of all rows costs 1 ms for a thousand.
_MOST_FETCHED, _MOST_FETCHED_A_ROW, _FETCHED_AT_FIRST = 32_768, 8, 2
# In a large archive nearly all the time goes into words that almost every passage holds and that tell next to nothing.
# Without them, at a million passages (median of 222 questions): 9.6 ms instead of 16.0, 95 of 100 rows the same.
_MANY_ROWS, _LEAST_SHARE = 100_000, 0.1
_MANY = 0.25  # share of the rows from which on the longer list is the faster way, marks or not


@dataclass(frozen=True, slots=True)
class LexicalRow:
    """What is indexed for one passage: its row, and the tokens of its two fields as ``joined`` gives them.

    ``marks``: words that are no part of its text, by which filters know it, joined by blanks.
    """

    row: int
    body: str
    context: str = ""
    marks: str = ""


class LexicalIndex:
    """A readable BM25 index. Safe to search from several threads."""

    def __init__(self, index: tantivy.Index) -> None:
        index.register_tokenizer(_ANALYZER, _analyzer())
        index.config_reader(reload_policy="manual", num_warmers=0)
        self._schema = index.schema
        self._searcher = index.searcher()
        self._doc_freq = lru_cache(maxsize=_KEPT_TERMS)(partial(_doc_freq, self._searcher))
        self._clauses = lru_cache(maxsize=_KEPT_TERMS)(partial(_clauses, index.schema))

    @classmethod
    def build(cls, folder: Path, rows: Iterable[LexicalRow]) -> None:
        """Writes a new index into the empty or absent ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        _write(tantivy.Index(_schema(), path=str(folder)), rows)

    @classmethod
    def extend(cls, folder: Path, rows: Iterable[LexicalRow], *, gone: Iterable[int] = ()) -> None:
        """Adds ``rows``, all of them new, to the index in ``folder``; scores are as if built at once.

        Rows that are ``gone`` are never found again, but until tantivy next merges their segment they count in how
        rare a token is.
        """
        _write(tantivy.Index.open(str(folder)), rows, gone)

    @classmethod
    def link(cls, source: Path, folder: Path) -> None:
        """Makes ``folder`` a copy of ``source`` that can be extended: its segments never change, and are shared."""
        folder.mkdir()
        for path in source.iterdir():
            if path.suffix == ".json":
                shutil.copy2(path, folder / path.name)
            elif path.suffix != ".lock":
                link_or_copy(path, folder / path.name)

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """The index in ``folder``; raises ``ValueError`` when there is none.

        tantivy wants to write a lock file even to read, so a folder on a read-only disk is copied first.
        """
        if os.access(folder, os.W_OK):
            return cls(tantivy.Index.open(str(folder)))
        copy = Path(tempfile.mkdtemp(prefix="chancery-lexical-"))
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*.lock"), dirs_exist_ok=True)
        copy.chmod(0o700)
        index = cls(tantivy.Index.open(str(copy)))
        weakref.finalize(index, shutil.rmtree, copy, ignore_errors=True)
        return index

    @property
    def n_rows(self) -> int:
        """How many passages are indexed."""
        return int(self._searcher.num_docs)

    def doc_freq(self, token: str) -> int:
        """How many passages hold ``token`` in their body."""
        return self._doc_freq(token)

    def search(
        self,
        weighted_tokens: WeightedTokens,
        k: int,
        *,
        rows: NDArray[np.int64] | None = None,
        marked: Sequence[Collection[str]] = (),
        context_weight: float = 0.5,
    ) -> list[tuple[int, float]]:
        """Up to ``k`` rows with their scores, best first, ties by row; the score is a weighted sum of BM25 parts.

        Weights of a repeated token add up, and one that is not positive counts for nothing. ``rows``, ascending, limits
        the result (None: all); ``marked`` says the same by marks, if there are any that do: those rows and no others
        have a mark of each set. No token in the index, no row.
        """
        found, scores = self.ranking(weighted_tokens, k, rows=rows, marked=marked, context_weight=context_weight)
        return list(zip(found.tolist(), scores.tolist(), strict=True))

    def ranking(
        self,
        weighted_tokens: WeightedTokens,
        k: int,
        *,
        rows: NDArray[np.int64] | None = None,
        marked: Sequence[Collection[str]] = (),
        context_weight: float = 0.5,
    ) -> Ranking:
        """The same as arrays: the rows and their scores."""
        query = self._query(weighted_tokens, context_weight)
        if query is None or k < 1 or not self.n_rows or (rows is not None and not len(rows)):
            return np.zeros(0, np.int64), np.zeros(0, np.float64)
        if rows is None:
            found = self._ranked(query, k)
        elif marked and len(rows) < _MANY * self.n_rows:
            found = self._ranked(self._within(query, rows, marked), k)
        else:
            found = self._over_fetched(query, k, rows) or self._ranked(self._within(query, rows, marked), k)
        return found[0][:k], found[1][:k]

    def _query(self, weighted_tokens: WeightedTokens, context_weight: float) -> tantivy.Query | None:
        """Any of the tokens in either field, weighted; None without a usable token."""
        weights: dict[str, float] = {}
        for token, weight in weighted_tokens:
            weights[token] = weights.get(token, 0.0) + weight
        weights = {token: weight for token, weight in weights.items() if weight > 0 and token}
        if self.n_rows >= _MANY_ROWS:
            weights = self._telling(weights)
        clauses = [
            clause for token, weight in weights.items() for clause in self._clauses(token, weight, context_weight)
        ]
        return tantivy.Query.boolean_query(clauses) if clauses else None

    def _telling(self, weights: Mapping[str, float]) -> dict[str, float]:
        """Those of the tokens that can add a tenth or more of what the most telling one can to a score.

        One that stands in no body stays: it costs next to nothing, and may stand in a context.
        """
        most = {token: weight * self._rarity(token) for token, weight in weights.items() if self._doc_freq(token)}
        least = _LEAST_SHARE * max(most.values(), default=0.0)
        return {token: weight for token, weight in weights.items() if most.get(token, least) >= least}

    def _rarity(self, token: str) -> float:
        """The inverse document frequency that BM25 gives a token of the bodies."""
        n, n_with = self.n_rows, self._doc_freq(token)
        return math.log1p((n - n_with + 0.5) / (n_with + 0.5))

    def _within(
        self, query: tantivy.Query, rows: NDArray[np.int64], marked: Sequence[Collection[str]]
    ) -> tantivy.Query:
        """``query`` limited to ``rows``, by their marks if those are given, scores untouched."""
        sets: list[tuple[str, list[Any]]] = [("marks", list(marks)) for marks in marked]
        sets = sets or [("row", [int(row) for row in rows])]
        allowed = (tantivy.Query.term_set_query(self._schema, name, terms) for name, terms in sets)
        free = [(tantivy.Occur.Must, tantivy.Query.const_score_query(each, 0.0)) for each in allowed]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *free])

    def _over_fetched(self, query: tantivy.Query, k: int, rows: NDArray[np.int64]) -> Ranking | None:
        """The best ``k`` among ``rows``, from ever longer lists of all rows; ``None`` when those would get too long."""
        limit = _FETCHED_AT_FIRST * k * (self.n_rows // len(rows) + 1)
        while limit <= min(_MOST_FETCHED, _MOST_FETCHED_A_ROW * len(rows)):
            found, scores = self._ranked(query, limit)
            passes = rows[np.minimum(np.searchsorted(rows, found), len(rows) - 1)] == found
            if passes.sum() >= k or len(found) < limit:
                return found[passes], scores[passes]
            limit *= 4
        return None

    def _ranked(self, query: tantivy.Query, k: int) -> Ranking:
        """The best ``k`` rows of ``query`` and their scores, best first, ties by row."""
        hits = self._searcher.search(query, limit=k, count=False).hits
        found = np.array(self._searcher.fast_field_values("row", [address for _, address in hits]), np.int64)
        scores = np.array([score for score, _ in hits], np.float64)
        order = np.lexsort((found, -scores))
        return found[order], scores[order]


def _doc_freq(searcher: tantivy.Searcher, token: str) -> int:
    """How many passages hold ``token`` in their body."""
    return int(searcher.doc_freq("body", _clipped(token)))


def _clauses(
    schema: tantivy.Schema, token: str, weight: float, context_weight: float
) -> tuple[tuple[tantivy.Occur, tantivy.Query], ...]:
    """The queries for one token in each field that counts, their scores times ``weight``."""
    factors = zip(_FIELDS, (1.0, context_weight), strict=True)
    return tuple(
        (tantivy.Occur.Should, _boosted(schema, name, token, weight * factor)) for name, factor in factors if factor > 0
    )


def _boosted(schema: tantivy.Schema, name: str, token: str, weight: float) -> tantivy.Query:
    """The query for one token in one field, its score times ``weight``."""
    term = tantivy.Query.term_query(schema, name, _clipped(token), index_option="freq")
    return tantivy.Query.boost_query(term, weight)


def _schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("row", indexed=True, fast=True)
    for name in _FIELDS:
        builder.add_text_field(name, tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_text_field("marks", tokenizer_name=_ANALYZER, index_option="basic")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    """Cuts at blanks and does nothing else: the tokens are made before."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def joined(found: Iterable[str]) -> str:
    """The tokens as they are indexed: joined by blanks, without blanks inside, at most 128 characters each."""
    return " ".join(_clipped(token) for token in found)


@lru_cache(maxsize=65_536)  # a first index has half a million tokens, a few thousand of them different
def _clipped(token: str) -> str:
    """The token as it is indexed: no blank inside, at most 128 characters."""
    return "_".join(token.split())[:_MAX_TOKEN_CHARS]


def _write(index: tantivy.Index, rows: Iterable[LexicalRow], gone: Iterable[int] = ()) -> None:
    """Adds ``rows`` in one commit. One thread, so that the order of documents, and with it ties, is stable."""
    index.register_tokenizer(_ANALYZER, _analyzer())
    writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
    if taken_out := list(gone):
        # By a query: a term made of a Python number is signed and matches none of an unsigned field.
        writer.delete_documents_by_query(tantivy.Query.term_set_query(index.schema, "row", taken_out))
    for row in rows:
        document = tantivy.Document()
        document.add_unsigned("row", row.row)
        document.add_text("body", row.body)
        document.add_text("context", row.context)
        document.add_text("marks", row.marks)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
