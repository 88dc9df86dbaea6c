"""Passages of one part of a generation in ``passages.sqlite``: written once, then only read.

Keys are SHA-256 digests, cut to 16 bytes, of the exact texts that were embedded or of what an article was read from,
so that the next build knows what it can reuse. What filters look at stands in ``columns.py``.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import EventDate, PartialDate, Precision, Span
from retrieval.types import DateRange, Passage, Sentence, Subject

KEY_BYTES = 16
_SCHEMA = """
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL, revision TEXT NOT NULL,
    ordinal INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
    n_tokens INTEGER NOT NULL, published TEXT, bundled INTEGER NOT NULL, cluster_id TEXT, subject TEXT NOT NULL,
    sentences TEXT NOT NULL, article_key BLOB NOT NULL, body TEXT NOT NULL, context TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
"""
_INDEXES = """
CREATE INDEX passages_by_article ON passages (article_id, ordinal);
CREATE INDEX passages_to_read_anew ON passages (article_id) WHERE article_key = x'';
"""
_PASSAGE_COLUMNS = (
    "row, id, article_id, revision, ordinal, start, stop, text, n_tokens, sentences, published, bundled, "
    "cluster_id, subject"
)
_COPIED = (
    "id, article_id, revision, ordinal, start, stop, text, n_tokens, published, bundled, cluster_id, subject, "
    "sentences, article_key, body, context, digest"
)
_UNJOURNALED = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
_MOST_VARIABLES = 900  # SQLite's oldest limit on placeholders is 999


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A passage with what is kept beside it.

    ``language``: of the article. ``happened`` holds inclusive day ranges, ``outlets`` folded names, ``body`` and
    ``context`` the indexed tokens, joined by blanks. ``article_key`` is empty when the article must be read anew in
    every build.
    """

    passage: Passage
    language: str
    happened: tuple[tuple[date, date], ...]
    outlets: tuple[str, ...]
    vector_key: bytes
    sentence_keys: tuple[bytes, ...]
    article_key: bytes
    body: str
    context: str

    def digest(self) -> bytes:
        """Digest of all that is stored for the row, its number aside."""
        beside = (self.language, self.happened, self.outlets, self.vector_key, self.sentence_keys)
        return hashlib.sha256(repr((_columns(0, self), beside)).encode()).digest()


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """A row as another store takes it; ``passage`` is for ``passage_from_json``."""

    row: int
    article_id: str
    ordinal: int
    passage: str
    body: str
    context: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What an index holds of an article: its rows in order of its text, the key it was read by, each row's digest."""

    rows: tuple[int, ...]
    key: bytes
    digests: tuple[bytes, ...]


def write_rows(path: Path, rows: Sequence[StoredRow]) -> None:
    """Writes ``rows`` in order, numbered from 0, into a new file at ``path``."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(_UNJOURNALED + _SCHEMA)
        for row, stored in enumerate(rows):
            columns = (*_columns(row, stored), stored.digest())
            db.execute(f"INSERT INTO passages VALUES ({','.join('?' * len(columns))})", columns)  # noqa: S608
        db.executescript(_INDEXES)
        db.commit()


def copy_rows(path: Path, kept: Sequence[tuple[Path, NDArray[np.bool_]]]) -> None:
    """Writes the kept rows of several files one after the other, numbered from 0, into a new file at ``path``."""
    with closing(sqlite3.connect(path, uri=True)) as db:
        db.executescript(_UNJOURNALED + _SCHEMA)
        n_before = 0
        for source, mask in kept:
            db.execute("ATTACH ? AS source", (_read_only(source),))
            db.execute("CREATE TEMP TABLE kept (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")
            rows = np.flatnonzero(mask).tolist()
            db.executemany("INSERT INTO kept VALUES (?, ?)", [(row, n_before + n) for n, row in enumerate(rows)])
            db.execute(
                f"INSERT INTO passages SELECT new, {_COPIED} FROM kept JOIN source.passages ON row = old ORDER BY old"  # noqa: S608
            )
            db.execute("DROP TABLE temp.kept")
            db.commit()
            db.execute("DETACH source")
            n_before += len(rows)
        db.executescript(_INDEXES)
        db.commit()


def _columns(row: int, stored: StoredRow) -> tuple[object, ...]:
    """The values of one row of ``passages``, in the order of the schema."""
    p = stored.passage
    published = str(p.published) if p.published else None
    return (
        *(row, p.id, p.article_id, p.revision, p.ordinal, p.start, p.end, p.text, p.n_tokens, published),
        *(int(p.bundled), p.cluster_id, _subject_to_json(p.subject), _sentences_to_json(p.sentences)),
        *(stored.article_key, stored.body, stored.context),
    )


class RowReader:
    """Reads passages and selects rows. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(_read_only(path), uri=True, check_same_thread=False)
        self._lock = threading.Lock()

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._db.close()

    def passages(self, rows: Iterable[int]) -> list[Passage]:
        """The passages of ``rows``, in that order; raises ``IndexError`` for a row that is not there."""
        wanted = [int(row) for row in rows]
        found: dict[int, Passage] = {}
        for chunk in _chunks(sorted(set(wanted))):
            marks = ",".join("?" * len(chunk))
            for record in self._all(f"SELECT {_PASSAGE_COLUMNS} FROM passages WHERE row IN ({marks})", chunk):  # noqa: S608
                found[record[0]] = _passage(record)
        missing = [row for row in wanted if row not in found]
        if missing:
            raise IndexError(f"no passage has row {missing[0]}")
        return [found[row] for row in wanted]

    def lexical_rows(self) -> Iterator[tuple[int, str, str]]:
        """Row, body tokens and context tokens of each row, in order."""
        with self._lock:
            yield from self._db.execute("SELECT row, body, context FROM passages ORDER BY row")

    def exported(self, rows: Sequence[int]) -> Iterator[ExportedRow]:
        """All that is stored of ``rows``, but what ``columns.py`` has; in ascending order."""
        for chunk in _chunks(sorted({int(row) for row in rows})):
            marks = ",".join("?" * len(chunk))
            sql = f"SELECT {_PASSAGE_COLUMNS}, body, context, digest FROM passages WHERE row IN ({marks}) ORDER BY row"  # noqa: S608
            for record in self._all(sql, chunk):
                passage = json.dumps(record[1:-3], ensure_ascii=False)
                yield ExportedRow(record[0], record[2], record[4], passage, *record[-3:])

    def digests(self) -> list[bytes]:
        """The digest of each row, in order."""
        return [digest for (digest,) in self._all("SELECT digest FROM passages ORDER BY row")]

    def n_rows(self) -> int:
        """How many passages are stored."""
        return int(self._all("SELECT COUNT(*) FROM passages")[0][0])

    def rows_of(self, article_id: str) -> list[int]:
        """The rows of an article's passages, in the order of its text."""
        return [
            row for (row,) in self._all("SELECT row FROM passages WHERE article_id = ? ORDER BY ordinal", (article_id,))
        ]

    def n_passages_by_article(self) -> dict[str, int]:
        """Number of passages of each article."""
        return dict(self._all("SELECT article_id, COUNT(*) FROM passages GROUP BY article_id"))

    def article(self, article_id: str) -> ArticleState | None:
        """What is held of the article, ``None`` when nothing is."""
        found = self._all(
            "SELECT row, article_key, digest FROM passages WHERE article_id = ? ORDER BY ordinal", (article_id,)
        )
        return ArticleState(tuple(f[0] for f in found), found[0][1], tuple(f[2] for f in found)) if found else None

    def article_ids(self, *, to_read_anew: bool = False) -> set[str]:
        """Ids of the articles; ``to_read_anew``: of those alone that every build reads anew."""
        where = "WHERE article_key = x''" if to_read_anew else ""
        return {article_id for (article_id,) in self._all(f"SELECT DISTINCT article_id FROM passages {where}")}  # noqa: S608

    def _all(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """All records of a query; one connection serves all threads, one at a time."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()


def _read_only(path: Path) -> str:
    """The file as SQLite opens it; ``immutable`` promises that nothing writes there: a read-only disk will do."""
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def folded_outlet(outlet: str) -> str:
    """The form in which outlets are compared: case folded, blanks collapsed, half characters replaced."""
    return " ".join(outlet.casefold().split()).encode("utf-8", "replace").decode()


def _chunks(rows: list[int]) -> Iterator[list[int]]:
    """``rows`` in pieces that fit into one SQL statement."""
    for at in range(0, len(rows), _MOST_VARIABLES):
        yield rows[at : at + _MOST_VARIABLES]


def passage_from_json(text: str) -> Passage:
    """The passage that ``RowReader.exported`` wrote."""
    return _passage((0, *json.loads(text)))


def _passage(record: tuple) -> Passage:  # type: ignore[type-arg]
    """The passage of one record of ``_PASSAGE_COLUMNS``."""
    _, passage_id, article_id, revision, ordinal, start, stop, text, n_tokens = record[:9]
    sentences, published, bundled, cluster_id, subject = record[9:]
    return Passage(
        id=passage_id,
        article_id=article_id,
        revision=revision,
        ordinal=ordinal,
        start=start,
        end=stop,
        text=text,
        n_tokens=n_tokens,
        sentences=_sentences_from_json(sentences),
        published=PartialDate.parse(published) if published else None,
        bundled=bool(bundled),
        cluster_id=cluster_id,
        subject=_subject_from_json(subject),
    )


def _subject_to_json(subject: Subject) -> str:
    """A subject as a JSON list of title, concepts, first and last day."""
    days = subject.happened
    ends = [str(end) if end else None for end in (days.earliest_on, days.latest_on)] if days else [None, None]
    return json.dumps([subject.title, subject.concepts, *ends], ensure_ascii=False)


@lru_cache(maxsize=1_024)  # one for all passages of an article
def _subject_from_json(text: str) -> Subject:
    title, concepts, earliest, latest = json.loads(text)
    days = DateRange(date.fromisoformat(earliest), date.fromisoformat(latest)) if earliest and latest else None
    return Subject(title, tuple(concepts), days)


def _sentences_to_json(sentences: tuple[Sentence, ...]) -> str:
    """Sentences as a JSON list of [start, end, concepts, events]."""
    listed = [[s.start, s.end, s.concepts, [_event_to_list(e) for e in s.events]] for s in sentences]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def _sentences_from_json(text: str) -> tuple[Sentence, ...]:
    """The sentences that ``_sentences_to_json`` wrote."""
    return tuple(
        Sentence(start, end, tuple(_event_from_list(e) for e in events), tuple(concepts))
        for start, end, concepts, events in json.loads(text)
    )


def _event_to_list(event: EventDate) -> list[object]:
    """An event date as a list in the order of its fields; days as ISO text, the evidence as a list or null."""
    e = event.evidence
    evidence = [e.article_id, e.revision, e.start, e.end] if e else None
    days = [str(event.earliest_on), str(event.latest_on)]
    return [*days, str(event.precision), event.basis, evidence, event.evidence_article_id]


def _event_from_list(fields: list) -> EventDate:  # type: ignore[type-arg]
    """The event date that ``_event_to_list`` wrote."""
    earliest, latest, precision, basis, evidence, other = fields
    span = Span(*evidence) if evidence else None
    days = (date.fromisoformat(earliest), date.fromisoformat(latest))
    return EventDate(*days, Precision(precision), basis, span, other)
