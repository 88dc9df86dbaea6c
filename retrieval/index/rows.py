"""Passages of one generation in ``passages.sqlite``: written once, then only read.

Dates are stored as proleptic ordinals (``date.toordinal``); ``key`` columns hold SHA-256 digests, cut to 16 bytes,
of the exact texts that were embedded or indexed, so that the next build knows what it can reuse.
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
    n_tokens INTEGER NOT NULL, published TEXT, published_earliest INTEGER, published_latest INTEGER,
    language TEXT NOT NULL, bundled INTEGER NOT NULL, cluster_id TEXT, subject TEXT NOT NULL, sentences TEXT NOT NULL,
    first_sentence INTEGER NOT NULL, n_sentences INTEGER NOT NULL,
    vector_key BLOB NOT NULL, sentence_keys BLOB NOT NULL, article_key BLOB NOT NULL,
    body TEXT NOT NULL, context TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TABLE happened (row INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL) STRICT;
CREATE TABLE outlets (row INTEGER NOT NULL, outlet TEXT NOT NULL) STRICT;
"""
_INDEXES = """
CREATE INDEX passages_by_article ON passages (article_id, ordinal);
CREATE INDEX passages_by_published ON passages (published_earliest, published_latest);
CREATE INDEX happened_by_day ON happened (earliest, latest);
CREATE INDEX outlets_by_name ON outlets (outlet);
"""
_PASSAGE_COLUMNS = (
    "row, id, article_id, revision, ordinal, start, stop, text, n_tokens, sentences, published, bundled, "
    "cluster_id, subject"
)
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
        return hashlib.sha256(repr((_columns(0, self, 0), self.happened, self.outlets)).encode()).digest()


@dataclass(frozen=True, slots=True)
class RowKeys:
    """What the next build needs to know of a row: its article, the keys of its texts, where its sentences begin."""

    row: int
    article_id: str
    article_key: bytes
    vector_key: bytes
    first_sentence: int
    sentence_keys: tuple[bytes, ...]


def write_rows(path: Path, rows: Sequence[StoredRow]) -> None:
    """Writes ``rows`` in order, numbered from 0, into a new file at ``path``."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        first_sentence = 0
        for row, stored in enumerate(rows):
            columns = (*_columns(row, stored, first_sentence), stored.digest())
            db.execute(f"INSERT INTO passages VALUES ({','.join('?' * len(columns))})", columns)  # noqa: S608
            days = [(row, earliest.toordinal(), latest.toordinal()) for earliest, latest in stored.happened]
            db.executemany("INSERT INTO happened VALUES (?, ?, ?)", days)
            db.executemany("INSERT INTO outlets VALUES (?, ?)", [(row, outlet) for outlet in stored.outlets])
            first_sentence += len(stored.passage.sentences)
        db.executescript(_INDEXES)
        db.commit()


def _columns(row: int, stored: StoredRow, first_sentence: int) -> tuple[object, ...]:
    """The values of one row of ``passages``, in the order of the schema."""
    p = stored.passage
    days = (p.published.earliest_on.toordinal(), p.published.latest_on.toordinal()) if p.published else (None, None)
    published = str(p.published) if p.published else None
    return (
        *(row, p.id, p.article_id, p.revision, p.ordinal, p.start, p.end, p.text, p.n_tokens, published, *days),
        *(stored.language, int(p.bundled), p.cluster_id, _subject_to_json(p.subject), _sentences_to_json(p.sentences)),
        *(first_sentence, len(p.sentences), stored.vector_key, b"".join(stored.sentence_keys)),
        *(stored.article_key, stored.body, stored.context),
    )


class RowReader:
    """Reads passages and selects rows. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        # ``immutable`` promises SQLite that nothing writes here, so that a read-only disk will do.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
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

    def digests(self) -> list[bytes]:
        """Digest of each row, in order (see ``StoredRow.digest``)."""
        return [digest for (digest,) in self._all("SELECT digest FROM passages ORDER BY row")]

    def indexed_tokens(self) -> list[tuple[str, str]]:
        """Body and context tokens of each row, in order."""
        return self._all("SELECT body, context FROM passages ORDER BY row")

    def sentence_starts(self) -> NDArray[np.int64]:
        """Where the sentences of each row begin among all sentences: (n_passages + 1,), the last is their number."""
        counts = [n for (n,) in self._all("SELECT n_sentences FROM passages ORDER BY row")]
        return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(np.int64)

    def languages(self) -> NDArray[np.str_]:
        """The language of each row's article: (n_passages,)."""
        return np.array(
            [language for (language,) in self._all("SELECT language FROM passages ORDER BY row")], dtype="U2"
        )

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

    def keys(self) -> list[RowKeys]:
        """The keys of all rows, in order."""
        records = self._all(
            "SELECT row, article_id, article_key, vector_key, first_sentence, sentence_keys FROM passages ORDER BY row"
        )
        return [RowKeys(r[0], r[1], r[2], r[3], r[4], _cut_keys(r[5])) for r in records]

    def stored(self, rows: Sequence[int]) -> list[StoredRow]:
        """Everything that is stored for ``rows``, in that order."""
        happened, outlets = self._happened(), self._outlets()
        beside = {
            record[0]: record[1:]
            for record in self._all(
                "SELECT row, language, vector_key, sentence_keys, article_key, body, context FROM passages ORDER BY row"
            )
        }
        return [
            StoredRow(
                passage,
                beside[row][0],
                happened.get(row, ()),
                outlets.get(row, ()),
                beside[row][1],
                _cut_keys(beside[row][2]),
                *beside[row][3:],
            )
            for row, passage in zip(rows, self.passages(rows), strict=True)
        ]

    def _happened(self) -> dict[int, tuple[tuple[date, date], ...]]:
        """Day ranges by row."""
        found: dict[int, tuple[tuple[date, date], ...]] = {}
        for row, earliest, latest in self._all("SELECT row, earliest, latest FROM happened ORDER BY rowid"):
            days = (date.fromordinal(earliest), date.fromordinal(latest))
            found[row] = (*found.get(row, ()), days)
        return found

    def _outlets(self) -> dict[int, tuple[str, ...]]:
        """Folded outlet names by row."""
        found: dict[int, tuple[str, ...]] = {}
        for row, outlet in self._all("SELECT row, outlet FROM outlets ORDER BY rowid"):
            found[row] = (*found.get(row, ()), outlet)
        return found

    def select(
        self, *, published: DateRange | None, happened: DateRange | None, outlet: str | None, include_bundled: bool
    ) -> NDArray[np.int64] | None:
        """Rows that pass all filters, ascending; None without a filter."""
        clauses: list[str] = []
        values: list[object] = []
        if published is not None:
            clauses.append("published_latest >= ? AND published_earliest <= ?")
            values += _ordinals(published)
        if happened is not None:
            clauses.append("row IN (SELECT row FROM happened WHERE latest >= ? AND earliest <= ?)")
            values += _ordinals(happened)
        if outlet is not None:
            clauses.append("row IN (SELECT row FROM outlets WHERE outlet = ?)")
            values.append(folded_outlet(outlet))
        if not include_bundled:
            clauses.append("bundled = 0")
        if not clauses:
            return None
        found = self._all(f"SELECT row FROM passages WHERE {' AND '.join(clauses)} ORDER BY row", values)  # noqa: S608
        return np.array([row for (row,) in found], dtype=np.int64)

    def has_bundled(self) -> bool:
        """Whether any passage comes from a bundled brief."""
        return bool(self._all("SELECT 1 FROM passages WHERE bundled = 1 LIMIT 1"))

    def _all(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]
        """All records of a query; one connection serves all threads, one at a time."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()


def folded_outlet(outlet: str) -> str:
    """The form in which outlets are compared: case folded, blanks collapsed, half characters replaced."""
    return " ".join(outlet.casefold().split()).encode("utf-8", "replace").decode()


def _ordinals(days: DateRange) -> list[int]:
    """First and last ordinal of a range; an open end is the end of the calendar."""
    earliest, latest = days.earliest_on or date.min, days.latest_on or date.max
    return [earliest.toordinal(), latest.toordinal()]


def _chunks(rows: list[int]) -> Iterator[list[int]]:
    """``rows`` in pieces that fit into one SQL statement."""
    for at in range(0, len(rows), _MOST_VARIABLES):
        yield rows[at : at + _MOST_VARIABLES]


def _cut_keys(joined: bytes) -> tuple[bytes, ...]:
    """The keys that were joined into one value."""
    return tuple(joined[at : at + KEY_BYTES] for at in range(0, len(joined), KEY_BYTES))


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
