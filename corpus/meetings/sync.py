"""Brings the register in step with the articles: reads what is new or changed, drops what is gone, merges again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.dates import Anchor, anchor_of, infer_anchor
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Offices
from corpus.meetings.brief import mention_of_brief
from corpus.meetings.extract import mentions_of
from corpus.meetings.merge import merge_all
from corpus.meetings.own import beside_front
from corpus.meetings.stored import meeting_to_json, mention_from_json, mention_to_json
from corpus.meetings.testimony import ArticleNote
from corpus.meetings.types import Meeting, MeetingMention
from corpus.meetings.writing import WITH_BRIEFS, WITHOUT_BRIEFS, MentionKey, Row, words_of, write_register
from corpus.rows import SELECT_CURRENT, article_of, meta_value
from corpus.store import Store
from corpus.types import Article

STATE_KEY = "meetings"
_BOTH = WITH_BRIEFS | WITHOUT_BRIEFS
_PACKAGE = Path(__file__).resolve().parent.parent
_RULES = ("meetings", "dates", "gazetteer", "data", "data/offices")
_RULES_BESIDE = ("sentences.py", "brief_types.py")
_ARTICLES_AT_ONCE = 200

Inference = tuple[Anchor, str] | None


@dataclass(frozen=True, slots=True)
class SyncedRegister:
    """What bringing the register in step did: articles read, and the meetings and mentions it now holds."""

    n_read: int
    n_mentions: int
    n_meetings: int
    changed: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """One stored mention with what merging needs of it beside the article's note."""

    key: MentionKey
    views: int
    mention: MeetingMention
    sentence: str


def sync_register(
    store: Store, gazetteer: Callable[[], Gazetteer], offices: Callable[[], Offices] = Offices.load
) -> SyncedRegister:
    """Make the register say what the articles in the store say; quick when nothing changed.

    ``gazetteer`` and ``offices`` are only called when there is something to read. Raises ``StoreError``.
    """
    with store.connection.read() as db:
        rules = rules_digest()
        states = _states(db, rules)
        wanted = _digest(rules, *(f"{article_id} {state}" for article_id, state in states.items()))
        if meta_value(db, STATE_KEY) == wanted:
            return _counts(db, n_read=0, changed=False)
        known = dict(db.execute("SELECT article_id, state FROM meeting_read").fetchall())
    reader = _Reader(store, cache(gazetteer), cache(offices), set_digest=wanted)
    stale = [article_id for article_id, state in states.items() if known.get(article_id) not in reader.fresh(state)]
    found = [reader.read(article_id, states[article_id]) for article_id in stale if article_id in states]
    with store.connection.change() as db:
        for result in found:
            _write_mentions(db, result)
        n_meetings = write_register(db, _rows(db, cache(gazetteer)))
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (STATE_KEY, wanted))
        counts = _counts(db, n_read=len(found), changed=True)
    assert n_meetings >= counts.n_meetings
    return counts


def rules_digest() -> str:
    """Digest of the code and data by which meetings are read and merged; another one makes every article be read anew.

    What reading depends on and what merging depends on are one: both are cheap beside doing them wrong.
    """
    files = [_PACKAGE / name for name in _RULES_BESIDE]
    for folder in _RULES:
        files += [p for p in (_PACKAGE / folder).glob("*") if p.suffix in (".py", ".toml")]
    return _digest(*(f"{p.relative_to(_PACKAGE)} {_file_digest(p)}" for p in sorted(files) if p.is_file()))


def _file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _states(db: sqlite3.Connection, rules: str) -> dict[str, str]:
    """The state of every article: its facts change with its ordinal, its text with its revision."""
    rows = db.execute("SELECT id, revision, ordinal FROM article ORDER BY id")
    return {article_id: f"{revision}:{ordinal}:{rules}" for article_id, revision, ordinal in rows}


@dataclass(frozen=True, slots=True)
class _Result:
    article_id: str
    state: str
    told: tuple[tuple[int, MeetingMention, str], ...]


class _Reader:
    """Reads articles one by one; those without a date with the help of the others."""

    def __init__(
        self, store: Store, gazetteer: Callable[[], Gazetteer], offices: Callable[[], Offices], *, set_digest: str
    ) -> None:
        self._store, self._gazetteer, self._offices, self._set = store, gazetteer, offices, set_digest

    def fresh(self, state: str) -> tuple[str, str]:
        """The notes under which an article of this state need not be read again."""
        return state, f"{state}:{self._set}"

    def read(self, article_id: str, state: str) -> _Result:
        """What the article says of meetings, and the note to keep with it."""
        article = self._store.get(article_id)
        if not _lacks_date(article):
            return self._result(article, state, [(_BOTH, self._mentions(article, None))])
        # Placed by another article, it must be read again whenever any article changes.
        state = f"{state}:{self._set}"
        with_briefs, without = (self._inferred(article, include_bundled=flag) for flag in (True, False))
        if with_briefs == without:
            return self._result(article, state, [(_BOTH, self._mentions(article, with_briefs))])
        sets = [(WITH_BRIEFS, self._mentions(article, with_briefs)), (WITHOUT_BRIEFS, self._mentions(article, without))]
        return self._result(article, state, sets)

    def _inferred(self, article: Article, *, include_bundled: bool) -> Inference:
        others = self._store.articles(include_bundled=include_bundled)
        return infer_anchor(article, (o for o in others if o.id != article.id))

    def _mentions(self, article: Article, inferred: Inference) -> list[MeetingMention]:
        front = mention_of_brief(article, self._gazetteer())
        own = [front] if front else []
        if article.brief_id is not None and article.language != "en":
            return own  # what it tells of other meetings the English body tells too
        anchor, source = inferred or (None, None)
        found = mentions_of(article, self._gazetteer(), self._offices(), anchor=anchor, inferred_from=source)
        return [*own, *beside_front(front, found, article.text)]

    @staticmethod
    def _result(article: Article, state: str, sets: Iterable[tuple[int, list[MeetingMention]]]) -> _Result:
        told = [
            (views & WITH_BRIEFS if article.bundled else views, mention, article.text[m_start:m_end])
            for views, mentions in sets
            for mention in mentions
            for m_start, m_end in [(mention.span.start, mention.span.end)]
        ]
        return _Result(article.id, state, tuple(each for each in told if each[0]))


def _lacks_date(article: Article) -> bool:
    anchor = anchor_of(article)
    return anchor.on is None and anchor.dateline_on is None


def _write_mentions(db: sqlite3.Connection, result: _Result) -> None:
    if db.execute("SELECT 1 FROM article WHERE id = ?", (result.article_id,)).fetchone() is None:
        return  # taken out by another program while it was being read
    db.execute("DELETE FROM meeting_mention WHERE article_id = ?", (result.article_id,))
    rows = [
        (result.article_id, n, views, mention_to_json(mention), sentence)
        for n, (views, mention, sentence) in enumerate(result.told)
    ]
    db.executemany("INSERT INTO meeting_mention VALUES (?, ?, ?, ?, ?)", rows)
    db.execute("INSERT OR REPLACE INTO meeting_read VALUES (?, ?)", (result.article_id, result.state))


def _rows(db: sqlite3.Connection, gazetteer: Callable[[], Gazetteer]) -> Iterator[Row]:
    """The rows of the register, merged from all stored mentions, those of both views together where they agree."""
    select = "SELECT article_id, n, views, data, sentence FROM meeting_mention ORDER BY article_id, n"
    stored = [_Read((a, n), views, mention_from_json(data), s) for a, n, views, data, s in db.execute(select)]
    notes = {a.id: ArticleNote.of(a) for a in _articles(db, {read.key[0] for read in stored})}
    names = _names_of(gazetteer) if stored else _no_names
    merged = [_merged_rows(stored, notes, view, names) for view in (WITH_BRIEFS, WITHOUT_BRIEFS)]
    alike = merged[0].keys() & merged[1].keys()
    for view, rows in zip((WITH_BRIEFS, WITHOUT_BRIEFS), merged, strict=True):
        for key, (meeting, words) in rows.items():
            if key not in alike:
                yield Row(views=view, meeting=meeting, evidence=key[1], words=words)
            elif view == WITH_BRIEFS:
                yield Row(views=_BOTH, meeting=meeting, evidence=key[1], words=words)


def _merged_rows(
    stored: list[_Read], notes: Mapping[str, ArticleNote], view: int, names: Callable[[str], tuple[str, ...]]
) -> dict[tuple[str, tuple[MentionKey, ...]], tuple[Meeting, str]]:
    reads = {id(read.mention): read for read in stored if read.views & view}
    found = {}
    for meeting in merge_all([read.mention for read in reads.values()], notes).meetings:
        told = [reads[id(mention)] for mention in meeting.mentions]
        words = words_of(meeting, [read.sentence for read in told], names)
        found[meeting_to_json(meeting), tuple(read.key for read in told)] = meeting, words
    return found


def _names_of(gazetteer: Callable[[], Gazetteer]) -> Callable[[str], tuple[str, ...]]:
    @cache
    def names(entity_id: str) -> tuple[str, ...]:
        try:
            entity = gazetteer().entity(entity_id)
        except KeyError:
            return ()
        return tuple(names[0] for names in entity.names.values() if names)

    return names


def _no_names(entity_id: str) -> tuple[str, ...]:
    return ()


def _articles(db: sqlite3.Connection, ids: set[str]) -> Iterator[Article]:
    wanted = sorted(ids)
    for start in range(0, len(wanted), _ARTICLES_AT_ONCE):
        some = wanted[start : start + _ARTICLES_AT_ONCE]
        marks = ",".join("?" * len(some))
        yield from map(article_of, db.execute(SELECT_CURRENT + f"WHERE article.id IN ({marks})", some))


def _counts(db: sqlite3.Connection, *, n_read: int, changed: bool) -> SyncedRegister:
    (n_mentions,) = db.execute("SELECT count(*) FROM meeting_mention").fetchone()
    (n_meetings,) = db.execute("SELECT count(*) FROM meeting WHERE views & ?", (WITH_BRIEFS,)).fetchone()
    return SyncedRegister(n_read, n_mentions, n_meetings, changed)
