"""The rows of the register: one meeting each, with who, what and which mentions, and the words it is found by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.gazetteer.fold import fold
from corpus.meetings.ids import participant_id
from corpus.meetings.stored import meeting_to_json
from corpus.meetings.types import Meeting

# Whether the bundled briefs count: both sets of meetings are kept, so that the switch needs no new merge.
WITH_BRIEFS, WITHOUT_BRIEFS = 1, 2
# What sorts a meeting without a day behind all others, forwards and backwards.
_LAST_FORWARDS, _LAST_BACKWARDS = "9999-99-99", ""

MentionKey = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One meeting to be stored. ``evidence``: its mentions as stored, in order; ``words``: see ``words_of``."""

    views: int
    meeting: Meeting
    evidence: tuple[MentionKey, ...]
    words: str


def write_register(db: sqlite3.Connection, rows: Iterable[Row]) -> int:
    """Put ``rows`` in place of what the register held; how many they are."""
    has_words = _prepare_words(db)
    db.execute("DELETE FROM meeting")
    written = 0
    for seq, row in enumerate(rows, start=1):
        _write_row(db, seq, row)
        written = seq
    if has_words:
        db.execute("INSERT INTO meeting_words (meeting_words) VALUES ('rebuild')")
    _write_names(db)
    return written


def _write_row(db: sqlite3.Connection, seq: int, row: Row) -> None:
    m = row.meeting
    first, last = (m.when.earliest_on.isoformat(), m.when.latest_on.isoformat()) if m.when else (None, None)
    db.execute(
        "INSERT INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(seq, row.views, m.id, m.kind, m.status, first, last, first or _LAST_FORWARDS, first or _LAST_BACKWARDS),
            *(m.place_id, fold(m.city) if m.city else None, m.country),
        ),
    )
    db.execute("INSERT INTO meeting_record VALUES (?, ?, ?)", (seq, meeting_to_json(m), row.words))
    evidence = [(seq, n, article_id, mention_n) for n, (article_id, mention_n) in enumerate(row.evidence)]
    db.executemany("INSERT INTO meeting_evidence VALUES (?, ?, ?, ?)", evidence)
    people = {participant_id(p): seq for p in m.participants}
    db.executemany("INSERT INTO meeting_person VALUES (?, ?)", people.items())
    db.executemany("INSERT INTO meeting_topic VALUES (?, ?)", [(topic, seq) for topic in dict.fromkeys(m.topics)])


def _prepare_words(db: sqlite3.Connection) -> bool:
    """Whether there is a full-text index of three-letter pieces; some builds of SQLite cannot make one."""
    try:
        db.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS meeting_words USING fts5"
            "(words, content='meeting_record', content_rowid='seq', tokenize='trigram case_sensitive 1')"
        )
    except sqlite3.OperationalError:
        return False
    return True


def _write_names(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM meeting_name")
    for view in (WITH_BRIEFS, WITHOUT_BRIEFS):
        db.execute(
            "INSERT INTO meeting_name SELECT ?1, 'person', person, person, count(*) "
            "FROM meeting_person JOIN meeting USING (seq) WHERE views & ?1 GROUP BY person",
            (view,),
        )
        db.execute(
            "INSERT INTO meeting_name SELECT ?1, 'place', coalesce(place_id, city), min(coalesce(city, place_id)), "
            "count(*) FROM meeting WHERE views & ?1 AND coalesce(place_id, city) IS NOT NULL "
            "GROUP BY coalesce(place_id, city)",
            (view,),
        )
        db.execute(
            "INSERT INTO meeting_name SELECT ?1, 'topic', topic, topic, count(*) "
            "FROM meeting_topic JOIN meeting USING (seq) WHERE views & ?1 GROUP BY topic",
            (view,),
        )


def words_of(meeting: Meeting, sentences: Sequence[str], names_of: Callable[[str], Sequence[str]]) -> str:
    """The folded words that a meeting is found by: names in three languages, place, occasion, topics, its sentences.

    ``names_of`` gives the names of an entity by id, none for an unknown one.
    """
    parts = [text for _, text in meeting.headlines]
    parts += [name for p in meeting.participants for name in (p.name, p.role or "", *names_of(p.person_id or ""))]
    parts += [meeting.city or "", meeting.venue or "", meeting.occasion or "", *names_of(meeting.place_id or "")]
    for topic in meeting.topics:
        parts += [topic, *names_of(topic)[:6]]
    parts += sentences
    words = fold("\n".join(dict.fromkeys(filter(None, parts))))
    return "\n".join((words, *_pairs(words), ""))


def _pairs(words: str) -> list[str]:
    """Every two letters of Japanese and Korean words, each on a line: with its line end such a pair is three letters.

    Many names are two letters long, and the full-text index knows nothing shorter than three.
    """
    found = {a + b for a, b in pairwise(words) if not (a.isascii() or b.isascii())}
    return sorted(found)
