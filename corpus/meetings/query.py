"""What one may ask of the register, and how SQLite is asked it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.gazetteer.fold import fold
from corpus.meetings.types import MeetingKind, MeetingStatus

Sort = Literal["date", "-date"]
# The full-text index holds pieces of three letters; what is shorter is looked for in the words themselves, but for
# pairs of Japanese and Korean letters, which stand there on a line of their own.
_PIECE = 3
_ORDER: dict[Sort, str] = {"date": "oldest, latest_on, id", "-date": "newest DESC, latest_on DESC, id DESC"}


@dataclass(frozen=True, slots=True)
class Where:
    """A place to look for, by any of the names it goes by in the register. ``country``: ISO 3166-1 alpha-2."""

    place_id: str | None = None
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingQuery:
    """Filters, all of which must hold; an empty one lets everything through.

    ``who``: ids of people, all of whom took part. ``from_on``/``to_on``: the meeting may have been on a day between
    them, both included; one without a day passes neither. ``kinds``, ``statuses``: any of them. ``topics``: all of
    them. ``text``: each of its words stands in names, headline, place, occasion, topics or the sentences about it.
    ``sort``: by day, oldest or newest first, what has no day last. ``limit`` ``None``: all.
    """

    who: tuple[str, ...] = ()
    where: Where | None = None
    from_on: date | None = None
    to_on: date | None = None
    kinds: tuple[MeetingKind, ...] = ()
    statuses: tuple[MeetingStatus, ...] = ()
    topics: tuple[str, ...] = ()
    text: str = ""
    sort: Sort = "-date"
    limit: int | None = 25
    offset: int = 0

    def __post_init__(self) -> None:
        if self.from_on and self.to_on and self.from_on > self.to_on:
            raise ValueError(
                f"the range runs backwards: from {self.from_on} to {self.to_on}; give the earlier day first"
            )


class Filters:
    """A query as SQL conditions with their values."""

    def __init__(self, query: MeetingQuery, view: int, *, full_text: bool) -> None:
        self._conditions = ["views & ?"]
        self._values: list[object] = [view]
        # Few meetings pass these, so they are found first and sorted then; else the index by day gives the order.
        dated = query.from_on or query.to_on
        self._is_narrow = bool(query.who or query.topics or query.text.split() or query.where or dated)
        self._query = query
        self._who_and_what(query)
        self._when_and_where(query)
        self._text(query.text, full_text=full_text)

    def count(self, db: sqlite3.Connection) -> int:
        """How many meetings pass."""
        sql = f"SELECT count(*) FROM meeting WHERE {self._where}"  # noqa: S608 - our own conditions
        return int(db.execute(sql, self._values).fetchone()[0])

    def rows(self, db: sqlite3.Connection) -> list[int]:
        """The numbers of the meetings that pass, sorted, cut to the page that is asked for."""
        order = _ORDER[self._query.sort]
        order = f"+{order}" if self._is_narrow else order
        limit = -1 if self._query.limit is None else self._query.limit
        sql = f"SELECT seq FROM meeting WHERE {self._where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
        return [row[0] for row in db.execute(sql, (*self._values, limit, self._query.offset))]

    @property
    def _where(self) -> str:
        return " AND ".join(self._conditions)

    def _add(self, condition: str, *values: object) -> None:
        self._conditions.append(condition)
        self._values += values

    def _who_and_what(self, query: MeetingQuery) -> None:
        for person in query.who:
            self._add("seq IN (SELECT seq FROM meeting_person WHERE person = ?)", person)
        for topic in query.topics:
            self._add("seq IN (SELECT seq FROM meeting_topic WHERE topic = ?)", topic)
        for column, values in (("kind", query.kinds), ("status", query.statuses)):
            if values:
                self._add(f"{column} IN ({_marks(values)})", *values)

    def _when_and_where(self, query: MeetingQuery) -> None:
        if query.from_on:
            self._add("latest_on >= ?", query.from_on.isoformat())
        if query.to_on:
            self._add("earliest_on <= ?", query.to_on.isoformat())
        if query.where:
            where = query.where
            named = [("place_id", where.place_id), ("city", where.city), ("country", where.country)]
            given = [(column, value) for column, value in named if value is not None]
            self._add(f"({' OR '.join(f'{column} = ?' for column, _ in given) or '0'})", *(v for _, v in given))

    def _text(self, text: str, *, full_text: bool) -> None:
        words = fold(text).split()
        pieces = {word: piece for word in words if len(piece := _piece(word)) >= _PIECE} if full_text else {}
        if pieces:
            quoted = " ".join('"' + piece.replace('"', '""') + '"' for piece in pieces.values())
            self._add("seq IN (SELECT rowid FROM meeting_words WHERE meeting_words MATCH ?)", quoted)
        for word in (word for word in words if word not in pieces):
            self._add("instr((SELECT words FROM meeting_record r WHERE r.seq = meeting.seq), ?)", word)


def _piece(word: str) -> str:
    """What to look for in the full-text index to find the word."""
    is_pair = len(word) == _PIECE - 1 and not any(letter.isascii() for letter in word)
    return word + "\n" if is_pair else word


def has_full_text(db: sqlite3.Connection) -> bool:
    """Whether the register has its full-text index."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meeting_words'").fetchone() is not None


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
