"""The schema of the store: numbered migrations, run in order, each recorded in the database.

A migration that has shipped is never edited; a change of the schema is a new one at the end.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.errors import StoreError
from corpus.transaction import transaction


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: its number (1-based, without gaps), what it does, and its statements."""

    number: int
    name: str
    statements: tuple[str, ...]


_FIRST = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # One row an article; what a list, a filter or a count needs, of the current revision. `seq` is the
    # order of arrival: the earliest member of a cluster is the one that stands for it.
    """
    CREATE TABLE article (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        source_key TEXT NOT NULL UNIQUE,
        ordinal INTEGER NOT NULL,
        revision TEXT NOT NULL,
        cluster_id TEXT NOT NULL,
        bundled INTEGER NOT NULL,
        brief_id TEXT,
        language TEXT NOT NULL,
        published_from TEXT,
        published_to TEXT,
        happened_from TEXT,
        happened_to TEXT,
        n_fingerprints INTEGER NOT NULL
    )
    """,
    "CREATE INDEX article_by_cluster ON article (cluster_id)",
    "CREATE INDEX article_by_revision ON article (revision)",
    "CREATE INDEX article_by_brief ON article (brief_id) WHERE brief_id IS NOT NULL",
    # Every text and every set of facts that an article ever had, oldest first; rows are only added.
    """
    CREATE TABLE revision (
        article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        revision TEXT NOT NULL,
        supersedes TEXT,
        facts TEXT NOT NULL,
        text TEXT NOT NULL,
        added_at TEXT NOT NULL,
        PRIMARY KEY (article_id, ordinal)
    )
    """,
    # Who published what when: the outlet of an article, or each source that a brief lists.
    """
    CREATE TABLE outlet (
        article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        outlet TEXT NOT NULL,
        published_from TEXT,
        published_to TEXT,
        PRIMARY KEY (article_id, n)
    ) WITHOUT ROWID
    """,
    # Winnowed shingle hashes of the current revision (corpus/dedup.py), to find copies by.
    """
    CREATE TABLE fingerprint (
        hash INTEGER NOT NULL,
        seq INTEGER NOT NULL REFERENCES article (seq),
        PRIMARY KEY (hash, seq)
    ) WITHOUT ROWID
    """,
    # Bundled briefs that the user took out: the next start must not bring them back.
    "CREATE TABLE forgotten_brief (source_key TEXT PRIMARY KEY) WITHOUT ROWID",
    "INSERT INTO meta VALUES ('revision', '0')",
)

_SECOND = (
    # Which state of an article the mentions below were read from, and by which rules.
    """
    CREATE TABLE meeting_read (
        article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
        state TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    # What each article says of each meeting. `views`: 1 counts while the briefs are known, 2 while they are left out.
    """
    CREATE TABLE meeting_mention (
        article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        views INTEGER NOT NULL,
        data TEXT NOT NULL,
        sentence TEXT NOT NULL,
        PRIMARY KEY (article_id, n)
    ) WITHOUT ROWID
    """,
    # The merged register, made anew from the mentions whenever those change; `views` as above. `newest` and
    # `oldest` are `earliest_on`, or what sorts an undated meeting last. What filters do not need stands apart.
    """
    CREATE TABLE meeting (
        seq INTEGER PRIMARY KEY,
        views INTEGER NOT NULL,
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        earliest_on TEXT,
        latest_on TEXT,
        oldest TEXT NOT NULL,
        newest TEXT NOT NULL,
        place_id TEXT,
        city TEXT,
        country TEXT
    )
    """,
    """
    CREATE TABLE meeting_record (
        seq INTEGER PRIMARY KEY REFERENCES meeting (seq) ON DELETE CASCADE,
        data TEXT NOT NULL,
        words TEXT NOT NULL
    )
    """,
    "CREATE INDEX meeting_by_id ON meeting (id)",
    "CREATE INDEX meeting_by_oldest ON meeting (oldest, latest_on, id)",
    "CREATE INDEX meeting_by_newest ON meeting (newest, latest_on, id)",
    "CREATE INDEX meeting_by_place ON meeting (place_id)",
    "CREATE INDEX meeting_by_city ON meeting (city)",
    "CREATE INDEX meeting_by_country ON meeting (country)",
    """
    CREATE TABLE meeting_evidence (
        seq INTEGER NOT NULL REFERENCES meeting (seq) ON DELETE CASCADE,
        n INTEGER NOT NULL,
        article_id TEXT NOT NULL,
        mention_n INTEGER NOT NULL,
        PRIMARY KEY (seq, n)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX meeting_evidence_by_mention ON meeting_evidence (article_id, mention_n)",
    """
    CREATE TABLE meeting_person (
        person TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES meeting (seq) ON DELETE CASCADE,
        PRIMARY KEY (person, seq)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX meeting_person_by_meeting ON meeting_person (seq)",
    """
    CREATE TABLE meeting_topic (
        topic TEXT NOT NULL,
        seq INTEGER NOT NULL REFERENCES meeting (seq) ON DELETE CASCADE,
        PRIMARY KEY (topic, seq)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX meeting_topic_by_meeting ON meeting_topic (seq)",
    # Everybody and every place in the register with their number of meetings, for completion and for `nobody by that
    # name`. `view` is 1 or 2 as above.
    """
    CREATE TABLE meeting_name (
        view INTEGER NOT NULL,
        what TEXT NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (view, what, id)
    ) WITHOUT ROWID
    """,
    # A record that rests on words taken out must not outlive them; the rest of it comes back with the next merge.
    """
    CREATE TRIGGER meeting_without_words AFTER DELETE ON meeting_mention BEGIN
        DELETE FROM meeting WHERE seq IN (
            SELECT seq FROM meeting_evidence WHERE article_id = OLD.article_id AND mention_n = OLD.n
        );
    END
    """,
)

_THIRD = (
    # The revision of the store at which an article was last written or taken out, for an index that follows the store.
    # An id stays after its article; it is a digest and tells nothing of it.
    "CREATE TABLE article_change (article_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX article_change_by_revision ON article_change (revision)",
    "INSERT INTO article_change SELECT id, CAST(value AS INTEGER) FROM article, meta WHERE key = 'revision'",
    "CREATE TRIGGER article_added AFTER INSERT ON article BEGIN INSERT OR REPLACE INTO article_change "
    "SELECT NEW.id, CAST(value AS INTEGER) FROM meta WHERE key = 'revision'; END",
    "CREATE TRIGGER article_changed AFTER UPDATE ON article BEGIN INSERT OR REPLACE INTO article_change "
    "SELECT NEW.id, CAST(value AS INTEGER) FROM meta WHERE key = 'revision'; END",
    "CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN INSERT OR REPLACE INTO article_change "
    "SELECT OLD.id, CAST(value AS INTEGER) FROM meta WHERE key = 'revision'; END",
)

MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "articles, revisions, outlets, fingerprints of copies", _FIRST),
    Migration(2, "mentions of meetings, and the register merged from them", _SECOND),
    Migration(3, "when each article last changed", _THIRD),
)

SCHEMA_NUMBER = MIGRATIONS[-1].number


def schema_number(connection: sqlite3.Connection) -> int:
    """The number of the last migration that the database has had; 0 for an empty database."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'").fetchone()
    if known is None:
        return 0
    row = connection.execute("SELECT max(number) FROM migration").fetchone()
    return int(row[0] or 0)


def refuse_newer(connection: sqlite3.Connection, path: str) -> int:
    """The schema number found; raises ``StoreError`` with both numbers when this program is the older one."""
    found = schema_number(connection)
    if found > SCHEMA_NUMBER:
        raise StoreError(
            f"the store {path} has schema {found}, this program knows schema {SCHEMA_NUMBER}; "
            "update chancery, or point CHANCERY_HOME to another folder"
        )
    return found


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring the database to the newest schema, one transaction a migration.

    ``connection`` must be in autocommit mode (``isolation_level=None``). Raises ``StoreError`` for a newer schema,
    or for a database that holds tables of something else.
    """
    if refuse_newer(connection, path) == SCHEMA_NUMBER:
        return
    for migration in MIGRATIONS:
        _apply(connection, migration, path)


def _apply(connection: sqlite3.Connection, migration: Migration, path: str) -> None:
    # The number is read again under the write lock: two programs may start on an empty folder at once.
    with transaction(connection):
        found = refuse_newer(connection, path)
        if found < migration.number:
            if found == 0:
                _prepare(connection, path)
            run(connection, migration)


def run(connection: sqlite3.Connection, migration: Migration) -> None:
    """Runs the statements of ``migration`` and records it in the table of migrations."""
    for statement in migration.statements:
        connection.execute(statement)
    applied_at = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (migration.number, migration.name, applied_at))


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    foreign = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 1").fetchone()
    if foreign is not None:
        raise StoreError(
            f"{path} is a database of another program (it has a table {foreign[0]!r}); "
            "point CHANCERY_HOME to a folder of its own"
        )
    connection.execute(
        "CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
    )
