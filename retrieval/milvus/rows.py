"""Passages as rows of a Milvus collection, and back; the fields are those of ``schema.py``."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.index.days import cover, with_above
from retrieval.index.part import Part
from retrieval.index.protocol import Rows, Vectors
from retrieval.milvus.schema import FOREVER

_TOKEN_BYTES = 8
_NOTHING = "none"  # in place of no words at all: Milvus makes a vector of each text
_HALF = np.dtype("<f2")


def rows_of_part(part: Part, rows: Sequence[int], since: int) -> Iterator[dict[str, Any]]:
    """The rows of a part, numbered as there, as they are stored; visible from the generation ``since`` on."""
    columns, languages = part.columns, part.columns.languages
    wanted = np.array(sorted(rows), np.int64)
    vectors = part.vectors(wanted)
    happened = _by_row(wanted, columns.happened)
    outlets = _by_row(wanted, columns.outlets)
    for at, stored in enumerate(part.rows.exported(wanted.tolist())):
        row = stored.row
        nodes = {node for first, last in happened.get(row, ()) for node in cover(first, last)}
        yield {
            "serial": int(columns.serials[row]),
            "since": since,
            "until": FOREVER,
            "digest": stored.digest.hex(),
            "article_id": stored.article_id,
            "ordinal": stored.ordinal,
            "language": str(languages[row]),
            "bundled": bool(columns.bundled[row]),
            "published_from": int(columns.table[1][row]),
            "published_to": int(columns.table[2][row]),
            "happened": sorted(nodes),
            "happened_above": sorted(with_above(nodes)),
            "outlets": [digest for (digest,) in outlets.get(row, ())],
            "passage": stored.passage,
            "sentences": [_written(vector) for vector in part.sentences(part.sentence_span(row))],
            "vector": vectors[at],
            "body": words_of(stored.body.split()),
            "context": words_of(stored.context.split()),
        }


def words_of(tokens: Iterable[str]) -> str:
    """Tokens as words that every analyzer takes as they are: sixteen hexadecimal digits of each one's SHA-256."""
    return " ".join(map(word_of, tokens)) or _NOTHING


def word_of(token: str) -> str:
    """One token as such a word."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()[:_TOKEN_BYTES].hex()


def sentences_of(row: Mapping[str, Any], dim: int) -> Vectors:
    """The vectors of the sentences of a stored row: float32, (n_sentences, dim), rows L2-normalized."""
    raw = b"".join(base64.b64decode(text) for text in row["sentences"])
    return np.frombuffer(raw, _HALF).reshape(-1, dim).astype(np.float32)


def _written(vector: Vectors) -> str:
    return base64.b64encode(vector.astype(_HALF).tobytes()).decode("ascii")


def _by_row(rows: Rows, table: NDArray[Any]) -> dict[int, list[tuple[int, ...]]]:
    """What stands in the columns of ``table`` below each of ``rows``, its first line."""
    there = table[:, np.isin(table[0], rows)]
    found: dict[int, list[tuple[int, ...]]] = {}
    for row, *values in there.T.tolist():
        found.setdefault(row, []).append(tuple(values))
    return found
