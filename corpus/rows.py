"""Rows of the store as articles, and the ids that name them. All functions work on the caller's connection."""

from __future__ import annotations

import sqlite3

from corpus.errors import StoreError, UnknownArticle
from corpus.records import article_from
from corpus.types import Article

_SHOWN_MATCHES = 3

SELECT_REVISION = (
    "SELECT article.id, revision.revision, source_key, text, facts, cluster_id, supersedes, bundled, brief_id "
    "FROM article JOIN revision ON revision.article_id = article.id "
)
SELECT_CURRENT = SELECT_REVISION + "AND revision.ordinal = article.ordinal "


def resolve(db: sqlite3.Connection, text: str) -> str:
    """The article id that an id, a brief id or a unique prefix of an id names; raises ``UnknownArticle``."""
    if db.execute("SELECT 1 FROM article WHERE id = ?", (text,)).fetchone():
        return text
    # English first: the brief itself, not one of its translations.
    brief = db.execute(
        "SELECT id FROM article WHERE brief_id = ? ORDER BY language <> 'en', seq LIMIT 1", (text,)
    ).fetchone()
    if brief is not None:
        return str(brief[0])
    # A range, not LIKE: '%' and '_' in what a user typed must not match everything. Ids are ASCII.
    rows = db.execute(
        "SELECT id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", (text, text + "\x7f", _SHOWN_MATCHES + 1)
    ).fetchall()
    if not text or not rows:
        raise UnknownArticle(text)
    if len(rows) > 1:
        shown = ", ".join(row[0] for row in rows[:_SHOWN_MATCHES])
        raise StoreError(f"several articles begin with {text!r} ({shown} …); give more of the id")
    return str(rows[0][0])


def article_of(row: tuple[str, str, str, str, str, str, str | None, int, str | None]) -> Article:
    """The article of one row of ``SELECT_REVISION``."""
    article_id, revision, source_key, text, facts, cluster_id, supersedes, bundled, brief_id = row
    return article_from(
        id=article_id,
        revision=revision,
        source_key=source_key,
        text=text,
        facts=facts,
        cluster_id=cluster_id,
        supersedes=supersedes,
        bundled=bool(bundled),
        brief_id=brief_id,
    )


def by_seq(db: sqlite3.Connection, seq: int) -> Article:
    """The current revision of the article with that order of arrival."""
    return article_of(db.execute(SELECT_CURRENT + "WHERE article.seq = ?", (seq,)).fetchone())


def cluster_of(db: sqlite3.Connection, article_id: str) -> str:
    """The cluster that the article is in."""
    return str(db.execute("SELECT cluster_id FROM article WHERE id = ?", (article_id,)).fetchone()[0])


def meta_value(db: sqlite3.Connection, key: str) -> str | None:
    """A note kept in the store, or ``None``."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])
