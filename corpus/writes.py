"""What storing, changing and taking out an article writes. All functions work inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, Protocol

from corpus.clusters import add_fingerprints, cluster_for, drop_fingerprints, leave_cluster
from corpus.dedup import Shingles, shingles
from corpus.records import facts_of, same_facts
from corpus.rows import by_seq, cluster_of
from corpus.types import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class PutResult:
    """What storing an article did.

    ``duplicate``: stored, and it prints the words of another, ``duplicate_of``, whose cluster it joined. A copy that
    changes later is ``updated``. ``unchanged``: nothing was written.
    """

    status: Literal["added", "updated", "unchanged", "duplicate"]
    article_id: str
    cluster_id: str
    duplicate_of: str | None = None


def unchanged(db: sqlite3.Connection, article: Article) -> PutResult | None:
    """The result when the store holds this very text with these facts, else ``None``."""
    row = db.execute(
        "SELECT article.revision, cluster_id, facts FROM article JOIN revision ON article_id = id "
        "AND revision.ordinal = article.ordinal WHERE id = ?",
        (article.id,),
    ).fetchone()
    if row is None or row[0] != article.revision or not same_facts(row[2], facts_of(article)):
        return None
    return PutResult(status="unchanged", article_id=article.id, cluster_id=row[1])


def put_article(db: sqlite3.Connection, article: Article) -> PutResult:
    """Add the article, or a revision to it, and find the cluster that it belongs to."""
    count_change(db)
    # Briefs are our own words on an event: never a copy, and never hidden behind one.
    found = None if article.bundled else shingles(article.text)
    known = db.execute("SELECT seq, ordinal, revision FROM article WHERE id = ?", (article.id,)).fetchone()
    if known is None:
        return _add(db, article, found)
    seq, ordinal, superseded = known
    if article.revision != superseded and found is not None:
        _recluster(db, article, seq, found)
    values = {**_columns(article), "ordinal": ordinal + 1, "n_fingerprints": len(found.kept) if found else 0}
    assignments = ", ".join(f"{name} = :{name}" for name in values)
    db.execute(f"UPDATE article SET {assignments} WHERE id = :id", values)  # noqa: S608 - names of our columns
    _add_revision(db, article, ordinal + 1, supersedes=f"{article.id}@{superseded}")
    return PutResult(status="updated", article_id=article.id, cluster_id=cluster_of(db, article.id))


def _add(db: sqlite3.Connection, article: Article, found: Shingles | None) -> PutResult:
    copied = cluster_for(db, article, found, load=lambda seq: by_seq(db, seq)) if found else None
    values = {
        **_columns(article),
        "ordinal": 1,
        "cluster_id": copied or article.id,
        "n_fingerprints": len(found.kept) if found else 0,
    }
    names, slots = ", ".join(values), ", ".join(f":{name}" for name in values)
    seq = db.execute(f"INSERT INTO article ({names}) VALUES ({slots})", values).lastrowid  # noqa: S608
    assert seq is not None
    _add_revision(db, article, 1, supersedes=None)
    if found is not None:
        add_fingerprints(db, seq, found.kept)
    return PutResult(
        status="duplicate" if copied else "added",
        article_id=article.id,
        cluster_id=copied or article.id,
        duplicate_of=copied,
    )


def _recluster(db: sqlite3.Connection, article: Article, seq: int, found: Shingles) -> None:
    """Move a changed article to where its new text belongs; it stays with its copies while one still matches."""
    drop_fingerprints(db, seq, by_seq(db, seq).text)
    copied = cluster_for(db, article, found, load=lambda other: by_seq(db, other))
    if copied != cluster_of(db, article.id):
        leave_cluster(db, article.id)
        # The heir may have renamed the very cluster that was found: look again.
        copied = cluster_for(db, article, found, load=lambda other: by_seq(db, other))
        db.execute("UPDATE article SET cluster_id = ? WHERE id = ?", (copied or article.id, article.id))
    add_fingerprints(db, seq, found.kept)


def remove_article(db: sqlite3.Connection, article_id: str) -> None:
    """Take the article out with everything that hangs on it; its copies keep a cluster."""
    leave_cluster(db, article_id)
    seq, bundled = db.execute("SELECT seq, bundled FROM article WHERE id = ?", (article_id,)).fetchone()
    if not bundled:
        drop_fingerprints(db, seq, by_seq(db, seq).text)
    db.execute("DELETE FROM article WHERE id = ?", (article_id,))


def _add_revision(db: sqlite3.Connection, article: Article, ordinal: int, *, supersedes: str | None) -> None:
    added_at = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute(
        "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article.id, ordinal, article.revision, supersedes, facts_of(article), article.text, added_at),
    )
    db.execute("DELETE FROM outlet WHERE article_id = ?", (article.id,))
    own = [(article.id, 0, article.outlet or "", *_days(article.published))]
    cited = [(article.id, source.n, source.outlet, *_days(source.published)) for source in article.sources]
    db.executemany("INSERT OR IGNORE INTO outlet VALUES (?, ?, ?, ?, ?)", cited if article.bundled else own)


def _columns(article: Article) -> dict[str, object]:
    published_from, published_to = _days(article.published)
    happened_from, happened_to = _days(article.happened)
    return {
        "id": article.id,
        "source_key": article.source_key,
        "revision": article.revision,
        "bundled": article.bundled,
        "brief_id": article.brief_id,
        "language": article.language,
        "published_from": published_from,
        "published_to": published_to,
        "happened_from": happened_from,
        "happened_to": happened_to,
    }


class _Days(Protocol):
    @property
    def earliest_on(self) -> date: ...
    @property
    def latest_on(self) -> date: ...


def _days(known: _Days | None) -> tuple[str | None, str | None]:
    return (known.earliest_on.isoformat(), known.latest_on.isoformat()) if known else (None, None)


def count_change(db: sqlite3.Connection) -> None:
    """Let the counter of the store's changes grow."""
    db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'revision'")
