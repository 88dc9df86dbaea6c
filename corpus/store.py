"""The store: every article with all its revisions, in one SQLite file. The only truth; the rest is rebuilt from it.

One article is one transaction, so a crash or a full disk leaves either all of it or nothing. Any thread may use a
store; a second program may read it while one writes.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.connection import LOCK_TIMEOUT_SECONDS, StoreConnection
from corpus.coverage import OutletCount, StoreCoverage, coverage_of, newest_event_of, newest_of, outlets_of
from corpus.errors import UnknownArticle
from corpus.rows import SELECT_CURRENT, SELECT_REVISION, article_of, meta_value, resolve
from corpus.types import Article
from corpus.writes import PutResult, count_change, put_article, remove_article, unchanged

__all__ = ["Body", "PutResult", "RevisionRow", "Store"]

_PAGE = 200


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision of an article: its hash, its place in the chain (1 = first), and when it was stored (UTC)."""

    revision: str
    ordinal: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Body:
    """Which brief an article is a body of, and in which language."""

    brief_id: str
    language: str


class _Previewed(Exception):
    """Rolls back what was only to be looked at."""

    def __init__(self, result: PutResult) -> None:
        super().__init__()
        self.result = result


class Store:
    """Articles in ``path``. Use ``Store.open`` in a ``with`` statement."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, timeout_seconds: float = LOCK_TIMEOUT_SECONDS) -> Self:
        """The store at ``path``, made when absent and brought to the newest schema.

        ``read_only`` neither makes nor changes anything. Raises ``StoreError`` for a newer schema, another program's
        file, a file that cannot be opened, or one locked for longer than ``timeout_seconds``.
        """
        return cls(StoreConnection(path, read_only=read_only, timeout_seconds=timeout_seconds))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._connection.path

    @property
    def revision(self) -> int:
        """A counter that grows with each change of the store."""
        with self._connection.read() as db:
            return int(meta_value(db, "revision") or 0)

    @property
    def connection(self) -> StoreConnection:
        """The connection, for what else this package keeps in the store: the register of meetings."""
        return self._connection

    def put(self, article: Article) -> PutResult:
        """Store one article in one transaction; what it did. Raises ``StoreError`` and then stored nothing."""
        with self._connection.read() as db:
            if (known := unchanged(db, article)) is not None:
                return known
        with self._connection.change() as db:
            # Looked at again under the lock: another program may have stored the same page in between.
            return unchanged(db, article) or put_article(db, article)

    def preview(self, article: Article) -> PutResult:
        """What ``put`` would do; the store stays as it is."""
        try:
            with self._connection.change() as db:
                raise _Previewed(unchanged(db, article) or put_article(db, article))
        except _Previewed as found:
            return found.result

    def get(self, article_id: str) -> Article:
        """The current revision of the article (id, unique prefix or brief id); raises ``UnknownArticle``."""
        with self._connection.read() as db:
            found = resolve(db, article_id)
            return article_of(db.execute(SELECT_CURRENT + "WHERE article.id = ?", (found,)).fetchone())

    def get_revision(self, article_id: str, revision: str) -> Article:
        """The article as it was at ``revision``; raises ``UnknownArticle`` when it never had that revision."""
        with self._connection.read() as db:
            found = resolve(db, article_id)
            row = db.execute(
                SELECT_REVISION + "WHERE id = ? AND revision.revision = ? ORDER BY revision.ordinal DESC LIMIT 1",
                (found, revision),
            ).fetchone()
        if row is None:
            raise UnknownArticle(f"{found}@{revision}")
        return article_of(row)

    def held(self, revisions: Collection[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Which of those articles are stored as they were at those revisions, each given by both ids."""
        there = self._connection.remembered("held", revisions, _held)
        return frozenset(each for each, is_held in there.items() if is_held)

    def revisions(self, article_id: str) -> tuple[RevisionRow, ...]:
        """Every revision of the article, oldest first; raises ``UnknownArticle``."""
        with self._connection.read() as db:
            rows = db.execute(
                "SELECT revision, ordinal, added_at FROM revision WHERE article_id = ? ORDER BY ordinal",
                (resolve(db, article_id),),
            ).fetchall()
        return tuple(RevisionRow(revision, n, datetime.fromisoformat(added)) for revision, n, added in rows)

    def articles(self, *, include_bundled: bool = True) -> Iterator[Article]:
        """The current revision of every article, ordered by id; read in pages, so writers are not kept out."""
        after = ""
        query = SELECT_CURRENT + "WHERE article.id > ? AND (? OR NOT bundled) ORDER BY article.id LIMIT ?"
        while True:
            with self._connection.read() as db:
                rows = db.execute(query, (after, include_bundled, _PAGE)).fetchall()
            yield from map(article_of, rows)
            if len(rows) < _PAGE:
                return
            after = rows[-1][0]

    def changes_since(self, revision: int, *, also: Collection[str] = ()) -> Iterator[tuple[str, Article | None]]:
        """Articles that changed since the store was at ``revision``, and those of the ids ``also``, ordered by id.

        ``None`` for one that was taken out. Some that changed in ``revision`` itself may be among them.
        """
        with self._connection.read() as db:
            # A change is noted with the revision before or after it was counted, so that of equality counts too.
            changed = db.execute("SELECT article_id FROM article_change WHERE revision >= ?", (revision,)).fetchall()
        for article_id in sorted({*also, *(row[0] for row in changed)}):
            with self._connection.read() as db:
                row = db.execute(SELECT_CURRENT + "WHERE article.id = ?", (article_id,)).fetchone()
            yield article_id, article_of(row) if row else None

    def forget(self, article_id: str) -> tuple[str, ...]:
        """Take an article and all its revisions out; the ids taken out. Raises ``UnknownArticle``.

        Its copies stay, and the earliest of them stands for them from now on. A brief is taken out in every language,
        and the next start does not bring it back.
        """
        with self._connection.change() as db:
            named = resolve(db, article_id)
            rows = db.execute(
                "SELECT id FROM article WHERE id = :id "
                "OR bundled AND brief_id = (SELECT brief_id FROM article WHERE id = :id) ORDER BY seq",
                {"id": named},
            )
            ids = [row[0] for row in rows]
            for found in ids:
                db.execute(
                    "INSERT OR IGNORE INTO forgotten_brief SELECT source_key FROM article WHERE id = ? AND bundled",
                    (found,),
                )
                remove_article(db, found)
            count_change(db)
        with self._connection.read() as db:
            # The forgotten text must leave the log too.
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return tuple(ids)

    def resolve_id(self, text: str) -> str:
        """The article id that an id, a unique prefix of one, or a brief id names.

        Raises ``UnknownArticle``, or ``StoreError`` when several begin so.
        """
        with self._connection.read() as db:
            return resolve(db, text)

    def n_copies(self, cluster_id: str) -> int:
        """How many articles print these words, the shown one included; 0 for an unknown cluster."""
        return self.n_copies_of([cluster_id])[cluster_id]

    def n_copies_of(self, cluster_ids: Collection[str]) -> dict[str, int]:
        """The same for several clusters."""
        return self._connection.remembered("n_copies", cluster_ids, _n_copies)

    def cluster_members(self, cluster_id: str) -> tuple[str, ...]:
        """The article ids of a cluster, the shown one first."""
        with self._connection.read() as db:
            rows = db.execute(
                "SELECT id FROM article WHERE cluster_id = ? ORDER BY id <> cluster_id, seq", (cluster_id,)
            ).fetchall()
        return tuple(row[0] for row in rows)

    def brief_bodies(self) -> dict[str, Body]:
        """The bodies of the briefs that have several, by article id."""
        with self._connection.read() as db:
            rows = db.execute("SELECT id, brief_id, language FROM article WHERE brief_id IS NOT NULL").fetchall()
        n_bodies = Counter(brief_id for _, brief_id, _ in rows)
        return {each: Body(brief_id, language) for each, brief_id, language in rows if n_bodies[brief_id] > 1}

    def coverage(self, *, include_bundled: bool = True) -> StoreCoverage:
        """What the store holds, counted."""
        with self._connection.read() as db:
            return coverage_of(db, include_bundled=include_bundled)

    def newest_published_on(self, *, until: date, include_bundled: bool = True) -> date | None:
        """The last publication day, ``until`` at the latest, of what the store holds or its briefs cite.

        ``None`` when no day is known: a month or a year is none, and a day still to come is a slip of the page.
        """
        with self._connection.read() as db:
            return newest_of(db, until=until, include_bundled=include_bundled)

    def newest_event_on(self, *, until: date, include_bundled: bool = True) -> date | None:
        """The last day, ``until`` at the latest, of an event that a brief tells of as past; ``None`` without one.

        A brief may rest on pages that give no day of publication: that it tells of a day says that it is no older.
        """
        with self._connection.read() as db:
            return newest_event_of(db, until=until, include_bundled=include_bundled)

    def outlets(self, *, include_bundled: bool = True) -> tuple[OutletCount, ...]:
        """The outlets, most articles first."""
        with self._connection.read() as db:
            return outlets_of(db, include_bundled=include_bundled)

    def meta(self, key: str) -> str | None:
        """A note that the program keeps in the store, or ``None``."""
        with self._connection.read() as db:
            return meta_value(db, key)

    def replace_bundled(
        self, articles: Sequence[Article], *, keep: frozenset[str], meta: Mapping[str, str]
    ) -> tuple[list[PutResult], int]:
        """Put ``articles``, take out every other bundled brief but those with a source key in ``keep``, note ``meta``.

        All in one transaction. The results of the puts, in order, and how many were taken out. Briefs that the user
        forgot stay out and have no result.
        """
        with self._connection.change() as db:
            forgotten = {row[0] for row in db.execute("SELECT source_key FROM forgotten_brief")}
            wanted = [article for article in articles if article.source_key not in forgotten]
            kept = keep | {article.source_key for article in wanted}
            stored = db.execute("SELECT id, source_key FROM article WHERE bundled").fetchall()
            gone = [article_id for article_id, source_key in stored if source_key not in kept]
            for article_id in gone:
                remove_article(db, article_id)
            results = [unchanged(db, article) or put_article(db, article) for article in wanted]
            if gone:
                count_change(db)
            db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        return results, len(gone)

    def remember_briefs(self) -> None:
        """Let briefs that the user forgot come back with the next sync."""
        with self._connection.change() as db:
            db.execute("DELETE FROM forgotten_brief")


def _held(db: sqlite3.Connection, revisions: list[tuple[str, str]]) -> dict[tuple[str, str], bool]:
    ids = json.dumps([article_id for article_id, _ in revisions])
    sql = "SELECT article_id, revision FROM revision WHERE article_id IN (SELECT value FROM json_each(?))"
    found = frozenset(db.execute(sql, (ids,)))
    return {each: each in found for each in revisions}


def _n_copies(db: sqlite3.Connection, cluster_ids: list[str]) -> dict[str, int]:
    sql = "SELECT count(*) FROM article WHERE cluster_id = ?"
    return {each: int(db.execute(sql, (each,)).fetchone()[0]) for each in cluster_ids}
