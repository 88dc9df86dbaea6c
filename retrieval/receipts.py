"""Receipts: what an answer was made from, so that it can be made again, and what users said of it.

A receipt holds the question with its options, the day it was asked on, the index generation, and the ids of the
passages that were ranked and of the excerpts that were shown; no text of an article, and of the asker only a keyed
digest, by which they can have everything of theirs deleted. Receipts are kept for some days, those that somebody
said something about for ``FEEDBACK_DAYS``, and never more than ``MAX_RECEIPTS`` of them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from retrieval.config import RECEIPT_DAYS
from retrieval.database import Database, Migration
from retrieval.errors import UnknownReceipt
from retrieval.plain import plain
from retrieval.types import Answer, DateRange, Language, Query

FILE_NAME = "receipts.sqlite"
FEEDBACK_DAYS = 365
MAX_RECEIPTS = 50_000
MAX_COMMENT = 500
_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # without what is read wrongly: 0 1 i l o u
ID_LENGTH = 8
ID_PATTERN = rf"[{_ALPHABET}]{{{ID_LENGTH}}}"
_PRUNE_EVERY = 200

Verdict = Literal["helpful", "not-helpful", "wrong-date", "wrong-person", "wrong-excerpt", "missing"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
VOTES: tuple[Verdict, ...] = ("helpful", "not-helpful")
ERRORS: tuple[Verdict, ...] = ("wrong-date", "wrong-person", "wrong-excerpt", "missing")

_FIRST = (
    "CREATE TABLE secret (value TEXT NOT NULL)",
    """
    CREATE TABLE receipt (
        id TEXT PRIMARY KEY,
        made_at TEXT NOT NULL,
        asker TEXT,
        question TEXT NOT NULL,
        language TEXT NOT NULL,
        options TEXT NOT NULL,
        asked_on TEXT NOT NULL,
        as_of_on TEXT,
        index_id TEXT NOT NULL,
        status TEXT NOT NULL,
        reason TEXT,
        ranking TEXT NOT NULL,
        digest TEXT NOT NULL,
        shown TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX receipt_by_age ON receipt (made_at)",
    "CREATE INDEX receipt_by_asker ON receipt (asker) WHERE asker IS NOT NULL",
    """
    CREATE TABLE feedback (
        receipt_id TEXT NOT NULL REFERENCES receipt (id) ON DELETE CASCADE,
        asker TEXT NOT NULL,
        verdict TEXT NOT NULL,
        said_at TEXT NOT NULL,
        comment TEXT NOT NULL,
        PRIMARY KEY (receipt_id, asker, verdict)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX feedback_by_asker ON feedback (asker)",
)
MIGRATIONS = (Migration(1, "receipts of answers, and what users said of them", _FIRST),)


@dataclass(frozen=True, slots=True)
class Shown:
    """An excerpt that was shown: ``[start:end]``, in code points, of that revision of the article."""

    article_id: str
    revision: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What an answer was made from. ``ranking`` are passage ids, best first; ``digest`` is that of ``ranking``.

    ``query.language`` is the language that was asked for, ``language`` the one that the answer was given in;
    ``asked_on`` is the day that words such as "last year" were read from.
    """

    id: str
    made_at: datetime
    query: Query
    language: Language
    asked_on: date
    as_of_on: date | None
    index_id: str
    status: str
    reason: str | None
    ranking: tuple[str, ...]
    digest: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What one user said of one answer. ``comment`` is theirs, or empty."""

    receipt: Receipt
    verdict: Verdict
    said_at: datetime
    comment: str


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a user's is, or was, stored."""

    n_receipts: int
    n_feedback: int


def digest_of(ranking: Iterable[str]) -> str:
    """SHA-256 of the ranked passage ids, the first 16 hex digits."""
    return hashlib.sha256("\n".join(ranking).encode()).hexdigest()[:16]


class ReceiptBook:
    """The receipts in ``home``, or in memory without one. Any thread may use it; raises ``DatabaseUnusable``."""

    def __init__(self, home: Path | None, *, days: int = RECEIPT_DAYS) -> None:
        self._days = days
        self._database = Database(home / FILE_NAME if home else None, MIGRATIONS)
        with self._database.change() as db:
            if db.execute("SELECT 1 FROM secret").fetchone() is None:
                db.execute("INSERT INTO secret VALUES (?)", (secrets.token_hex(32),))
            self._secret: str = db.execute("SELECT value FROM secret").fetchone()[0]
        self._n_until_prune = 0

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def add(self, query: Query, answer: Answer, *, asker: str | None = None, now: datetime | None = None) -> str:
        """The id of a new receipt for ``answer``; ``asker`` is the user's id, of which a digest is kept."""
        made_at = now or datetime.now(UTC)
        receipt_id = "".join(secrets.choice(_ALPHABET) for _ in range(ID_LENGTH))
        shown = [(c.article_id, c.revision, c.start, c.end) for c in answer.citations]
        row = (
            receipt_id,
            made_at.isoformat(timespec="seconds"),
            self._digest(asker) if asker else None,
            plain(query.text),
            answer.language,
            json.dumps(_options(query)),
            # The day that the archive took for today: that of the machine.
            made_at.astimezone().date().isoformat(),
            answer.as_of_on.isoformat() if answer.as_of_on else None,
            answer.index_id,
            answer.status,
            answer.reason,
            json.dumps(answer.ranking),
            digest_of(answer.ranking),
            json.dumps(shown),
        )
        self._prune_now_and_then(made_at)
        with self._database.change() as db:
            db.execute(f"INSERT INTO receipt VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our own marks
        return receipt_id

    def get(self, receipt_id: str) -> Receipt:
        """The receipt; raises ``UnknownReceipt``."""
        with self._database.read() as db:
            row = db.execute(f"SELECT {_COLUMNS} FROM receipt WHERE id = ?", (receipt_id,)).fetchone()  # noqa: S608
        if row is None:
            raise UnknownReceipt(receipt_id)
        return _receipt(row)

    def say(
        self, receipt_id: str, verdict: Verdict, *, asker: str, comment: str = "", now: datetime | None = None
    ) -> None:
        """Keeps what a user says of an answer; a new vote of theirs replaces the old one. Raises ``UnknownReceipt``."""
        said_at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
        who = self._digest(asker)
        with self._database.change() as db:
            if db.execute("SELECT 1 FROM receipt WHERE id = ?", (receipt_id,)).fetchone() is None:
                raise UnknownReceipt(receipt_id)
            if verdict in VOTES:
                db.execute(
                    "DELETE FROM feedback WHERE receipt_id = ? AND asker = ? AND verdict IN (?, ?)",
                    (receipt_id, who, *VOTES),
                )
            db.execute(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)",
                (receipt_id, who, verdict, said_at, plain(comment)[:MAX_COMMENT]),
            )

    def feedback(self, verdicts: Iterable[Verdict] = VERDICTS) -> list[Feedback]:
        """What users said, the oldest first."""
        wanted = tuple(verdicts)
        with self._database.read() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS}, verdict, said_at, comment FROM feedback JOIN receipt ON id = receipt_id "  # noqa: S608
                f"WHERE verdict IN ({', '.join('?' * len(wanted))}) ORDER BY said_at, id, verdict",
                wanted,
            ).fetchall()
        return [
            Feedback(receipt=_receipt(row), verdict=row[-3], said_at=datetime.fromisoformat(row[-2]), comment=row[-1])
            for row in rows
        ]

    def count_of(self, asker: str) -> Amount:
        """How much of a user's is stored, which is what ``delete_all_of`` would delete."""
        who = self._digest(asker)
        with self._database.read() as db:
            (n_receipts,) = db.execute("SELECT count(*) FROM receipt WHERE asker = ?", (who,)).fetchone()
            (n_feedback,) = db.execute("SELECT count(*) FROM feedback WHERE asker = ?", (who,)).fetchone()
        return Amount(n_receipts, n_feedback)

    def delete_all_of(self, asker: str) -> Amount:
        """Deletes every receipt of a user, with what anybody said of them, and everything that the user said."""
        who = self._digest(asker)
        with self._database.change() as db:
            n_feedback = db.execute("DELETE FROM feedback WHERE asker = ?", (who,)).rowcount
            n_receipts = db.execute("DELETE FROM receipt WHERE asker = ?", (who,)).rowcount
        with self._database.read() as db:
            # What was deleted must leave the log too.
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Amount(n_receipts, n_feedback)

    def prune(self, now: datetime | None = None) -> int:
        """How many receipts were dropped because they are old, or more than ``MAX_RECEIPTS``."""
        at = now or datetime.now(UTC)
        old, older = (
            (at - timedelta(days=days)).isoformat(timespec="seconds")
            for days in (self._days, max(FEEDBACK_DAYS, self._days))
        )
        with self._database.change() as db:
            dropped = db.execute(
                "DELETE FROM receipt WHERE made_at < ? "
                "OR made_at < ? AND NOT EXISTS (SELECT 1 FROM feedback WHERE receipt_id = id)",
                (older, old),
            ).rowcount
            dropped += db.execute(
                "DELETE FROM receipt WHERE id IN (SELECT id FROM receipt ORDER BY made_at DESC LIMIT -1 OFFSET ?)",
                (MAX_RECEIPTS,),
            ).rowcount
        return int(dropped)

    def _prune_now_and_then(self, now: datetime) -> None:
        self._n_until_prune -= 1
        if self._n_until_prune < 0:
            self._n_until_prune = _PRUNE_EVERY
            self.prune(now)

    def _digest(self, asker: str) -> str:
        return hmac.new(self._secret.encode(), asker.encode(), hashlib.sha256).hexdigest()[:32]


_COLUMNS = (
    "id, made_at, question, language, options, asked_on, as_of_on, index_id, status, reason, ranking, digest, shown"
)


def _receipt(row: sqlite3.Row | tuple[Any, ...]) -> Receipt:
    (receipt_id, made_at, question, language, options, asked_on, as_of_on, index_id, status, reason, *lists) = row[:13]
    ranking, digest, shown = lists
    return Receipt(
        id=receipt_id,
        made_at=datetime.fromisoformat(made_at),
        query=replace(_query(json.loads(options)), text=question),
        language=language,
        asked_on=date.fromisoformat(asked_on),
        as_of_on=date.fromisoformat(as_of_on) if as_of_on else None,
        index_id=index_id,
        status=status,
        reason=reason,
        ranking=tuple(json.loads(ranking)),
        digest=digest,
        shown=tuple(Shown(*each) for each in json.loads(shown)),
    )


def _options(query: Query) -> dict[str, Any]:
    return {
        "k": query.k,
        "n_further": query.n_further,
        "language": query.language,
        "outlet": query.outlet,
        "published": _days(query.published),
        "happened": _days(query.happened),
    }


def _query(options: dict[str, Any]) -> Query:
    return Query(
        text="",
        k=options["k"],
        n_further=options.get("n_further", 0),
        language=options["language"],
        outlet=options["outlet"],
        published=_range(options["published"]),
        happened=_range(options["happened"]),
    )


def _days(days: DateRange | None) -> list[str | None] | None:
    if days is None:
        return None
    return [day.isoformat() if day else None for day in (days.earliest_on, days.latest_on)]


def _range(days: list[str | None] | None) -> DateRange | None:
    if days is None:
        return None
    first, last = (date.fromisoformat(day) if day else None for day in days)
    return DateRange(first, last)
