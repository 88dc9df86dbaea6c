"""The register of meetings in the store, for look-ups. `corpus/meetings/sync.py` writes it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.errors import StoreError, UnknownMeeting
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.types import Lang
from corpus.meetings.names import Known, Names, Suggestion
from corpus.meetings.query import Filters, MeetingQuery, Where, has_full_text
from corpus.meetings.stored import meeting_from_json, mention_from_json
from corpus.meetings.suggest import suggest_meetings
from corpus.meetings.types import Meeting, MeetingMention
from corpus.meetings.writing import WITH_BRIEFS, WITHOUT_BRIEFS
from corpus.rows import meta_value
from corpus.store import Store
from corpus.types import PartialDate

_STATE_KEY = "meetings"
_NEAREST = 5
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Extent:
    """What the register holds: how many meetings, and the first and last day that any of them may have been on."""

    n_meetings: int
    earliest_on: date | None
    latest_on: date | None


class Register:
    """Meetings merged from all articles of a store. Reads only; sees what is new at once; safe between threads.

    Without the bundled briefs it holds what the ingested articles tell alone.
    """

    def __init__(self, store: Store, gazetteer: Callable[[], Gazetteer], *, include_bundled: bool = True) -> None:
        self._connection, self._gazetteer = store.connection, gazetteer
        self._view = WITH_BRIEFS if include_bundled else WITHOUT_BRIEFS
        self._names: tuple[str, Names] | None = None
        self._lock = threading.Lock()

    @property
    def is_made(self) -> bool:
        """Whether there is a register: an archive of an older version gets its own with the next build."""
        with self._connection.read() as db:
            return _is_made(db)

    @property
    def state(self) -> str:
        """Digest of what the register was merged from; empty before the first time."""
        with self._connection.read() as db:
            return meta_value(db, _STATE_KEY) or ""

    def find(self, query: MeetingQuery) -> tuple[Meeting, ...]:
        """The meetings that pass all filters, sorted, one page of them."""
        with self._reading() as db:
            return self._load(db, self._filters(db, query).rows(db))

    def count(self, query: MeetingQuery) -> int:
        """How many meetings pass all filters, on all pages together."""
        with self._reading() as db:
            return self._filters(db, query).count(db)

    def get(self, meeting_id: str) -> Meeting:
        """The meeting with that id, or the only one whose id begins so; raises ``UnknownMeeting``."""
        with self._reading() as db:
            found = self._ids(db, "id = ?", meeting_id)
            if not found and meeting_id:
                # A range, not LIKE: what a user typed must not match as a pattern.
                found = self._ids(db, "id >= ? AND id < ?", meeting_id, meeting_id + "\x7f")
            if len(found) > 1:
                raise UnknownMeeting(meeting_id, [name for _, name in found[:_NEAREST]], several=True)
            if not found:
                raise UnknownMeeting(meeting_id, self._nearest(db, meeting_id))
            return self._load(db, [found[0][0]])[0]

    def on(self, when: PartialDate) -> tuple[Meeting, ...]:
        """The meetings of that day, month or year; when there is none, those that may have been then. Oldest first."""
        query = MeetingQuery(from_on=when.earliest_on, to_on=when.latest_on, sort="date", limit=None)
        touching = self.find(query)
        within = [
            m
            for m in touching
            if m.when and when.earliest_on <= m.when.earliest_on <= m.when.latest_on <= when.latest_on
        ]
        return tuple(within or touching)

    def extent(self) -> Extent:
        """How much the register holds, and from when to when."""
        with self._reading() as db:
            sql = "SELECT count(*), min(earliest_on), max(latest_on) FROM meeting WHERE views & ?"
            n, first, last = db.execute(sql, (self._view,)).fetchone()
        return Extent(n, date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)

    def resolve_person(self, text: str) -> str:
        """The id of the person whom the text names, in any script, perhaps misspelt; raises ``UnknownPerson``."""
        return self._known().person(text)

    def resolve_place(self, text: str) -> Where | None:
        """The place that the text names, ``None`` when neither gazetteer nor register know it."""
        return self._known().place(text)

    def resolve_topic(self, text: str) -> str | None:
        """The id of the topic that the text names, ``None`` when neither gazetteer nor register know it."""
        return self._known().topic(text)

    def nearest_names(self, text: str, kind: Literal["person", "place", "topic"]) -> tuple[str, ...]:
        """Names in the register that may be meant, nearest first."""
        return self._known().nearest(text, kind)

    def is_name_of(self, text: str, person_id: str) -> bool:
        """Whether the text names the person as it is spelt, not only nearly."""
        return self._known().is_name_of(text, person_id)

    def name_of(self, person_id: str, *, language: Lang = "en") -> str:
        """The name to print for a person."""
        return self._known().name_of(person_id, language=language)

    def suggest(
        self, text: str, kind: Literal["person", "place", "meeting"], *, limit: int = 25, language: Lang = "en"
    ) -> tuple[Suggestion, ...]:
        """What a half-typed text may become: what begins so first, then what holds it, then what is near in spelling.

        In any of the three scripts; among equals, what is in most meetings comes first, or the newest meeting.
        ``language`` is that of the labels.
        """
        names = self._known()
        if kind != "meeting":
            return names.complete(text, kind, limit=limit, language=language)
        return suggest_meetings(self, names, text, limit=limit, language=language)

    def _filters(self, db: sqlite3.Connection, query: MeetingQuery) -> Filters:
        return Filters(query, self._view, full_text=has_full_text(db))

    def _ids(self, db: sqlite3.Connection, condition: str, *values: str) -> list[tuple[int, str]]:
        sql = f"SELECT seq, id FROM meeting WHERE views & ? AND {condition} ORDER BY id LIMIT ?"  # noqa: S608
        return db.execute(sql, (self._view, *values, _NEAREST + 1)).fetchall()

    def _nearest(self, db: sqlite3.Connection, meeting_id: str) -> list[str]:
        from rapidfuzz import process  # Imported here: only an unknown id needs it.

        ids = [row[0] for row in db.execute("SELECT id FROM meeting WHERE views & ?", (self._view,))]
        return [found[0] for found in process.extract(meeting_id, ids, limit=_NEAREST, score_cutoff=30)]

    def _load(self, db: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Meeting, ...]:
        """The meetings with those numbers, in that order."""
        data: dict[int, str] = {}
        told: dict[int, list[MeetingMention]] = {number: [] for number in numbers}
        for start in range(0, len(numbers), _ROWS_AT_ONCE):
            some = numbers[start : start + _ROWS_AT_ONCE]
            marks = ",".join("?" * len(some))
            data |= dict(db.execute(f"SELECT seq, data FROM meeting_record WHERE seq IN ({marks})", some))  # noqa: S608
            mentions = db.execute(
                "SELECT seq, data FROM meeting_evidence e JOIN meeting_mention m "  # noqa: S608
                f"ON m.article_id = e.article_id AND m.n = e.mention_n WHERE seq IN ({marks}) ORDER BY seq, e.n",
                some,
            )
            for number, mention in mentions:
                told[number].append(mention_from_json(mention))
        return tuple(meeting_from_json(data[number], told[number]) for number in numbers)

    def _known(self) -> Names:
        """The names in the register, read again only when it changed."""
        with self._lock, self._reading() as db:
            state = meta_value(db, _STATE_KEY) or ""
            if self._names is None or self._names[0] != state:
                sql = "SELECT what, id, name, n FROM meeting_name WHERE view = ?"
                known = [Known(*row) for row in db.execute(sql, (self._view,))]
                self._names = state, Names(known, self._gazetteer())
            return self._names[1]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._connection.read() as db:
            if not _is_made(db):
                raise StoreError("this archive has no register of meetings yet; run `chancery index build` to make it")
            yield db


def _is_made(db: sqlite3.Connection) -> bool:
    has_table = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meeting_record'").fetchone() is not None
    return has_table and meta_value(db, _STATE_KEY) is not None
