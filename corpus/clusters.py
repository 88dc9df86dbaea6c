"""Which copies belong together, kept in the store: a cluster bears the id of the member that is shown.

All functions work inside the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from corpus.dedup import MIN_CONTAINMENT, MIN_SHARED, Shingles, containment, may_be_copies, shingles
from corpus.types import Article

# Per kept hash, only the earliest articles that have it are looked at: a phrase that stands everywhere tells
# nothing, and of a story printed a thousand times the first copies are enough.
_HOLDERS_PER_HASH = 64
_CHECKED_IN_FULL = 8


def cluster_for(
    connection: sqlite3.Connection, article: Article, found: Shingles, *, load: Callable[[int], Article]
) -> str | None:
    """The cluster of the stored article that prints the same words; ``None`` when there is none.

    ``load`` gives the article of a ``seq``. The article itself, if stored, is not its own copy, nor are bundled briefs.
    """
    equal = connection.execute(
        "SELECT cluster_id FROM article WHERE revision = ? AND id <> ? AND NOT bundled ORDER BY seq LIMIT 1",
        (article.revision, article.id),
    ).fetchone()
    if equal is not None:
        return str(equal[0])
    best: tuple[float, str] | None = None
    for seq in _candidates(connection, found, own_id=article.id):
        other = load(seq)
        share = containment(found, shingles(other.text)) if may_be_copies(article, other) else 0.0
        if share >= MIN_CONTAINMENT and other.cluster_id and (best is None or share > best[0]):
            best = share, other.cluster_id
    return best[1] if best else None


def leave_cluster(connection: sqlite3.Connection, article_id: str) -> None:
    """Make the article the only member of a cluster of its own; the earliest of the others stands for them."""
    (cluster_id,) = connection.execute("SELECT cluster_id FROM article WHERE id = ?", (article_id,)).fetchone()
    heir = connection.execute(
        "SELECT id FROM article WHERE cluster_id = ? AND id <> ? ORDER BY seq LIMIT 1", (cluster_id, article_id)
    ).fetchone()
    if heir is not None and cluster_id == article_id:
        connection.execute("UPDATE article SET cluster_id = ? WHERE cluster_id = ?", (heir[0], cluster_id))
    connection.execute("UPDATE article SET cluster_id = ? WHERE id = ?", (article_id, article_id))


def add_fingerprints(connection: sqlite3.Connection, seq: int, kept: tuple[int, ...]) -> None:
    """Make the article findable as the origin of a copy."""
    connection.executemany("INSERT INTO fingerprint VALUES (?, ?)", ((value, seq) for value in kept))


def drop_fingerprints(connection: sqlite3.Connection, seq: int, text: str) -> None:
    """Take out what ``add_fingerprints`` put in for ``text``.

    They are computed again: an index by article would double the size of the table for the rare deletion.
    """
    pairs = ((value, seq) for value in shingles(text).kept)
    connection.executemany("DELETE FROM fingerprint WHERE hash = ? AND seq = ?", pairs)


def _candidates(connection: sqlite3.Connection, found: Shingles, *, own_id: str) -> list[int]:
    """The ``seq`` of the articles that share most kept hashes, best first."""
    n_shared: dict[int, int] = {}
    for value in found.kept:
        for (seq,) in connection.execute(
            "SELECT seq FROM fingerprint WHERE hash = ? ORDER BY seq LIMIT ?", (value, _HOLDERS_PER_HASH)
        ):
            n_shared[seq] = n_shared.get(seq, 0) + 1
    shares: list[tuple[float, int]] = []
    for seq, shared in n_shared.items():
        other_id, n_kept = connection.execute("SELECT id, n_fingerprints FROM article WHERE seq = ?", (seq,)).fetchone()
        share = shared / min(len(found.kept), n_kept)
        if other_id != own_id and share >= MIN_SHARED:
            shares.append((-share, seq))
    return [seq for _, seq in sorted(shares)[:_CHECKED_IN_FULL]]
