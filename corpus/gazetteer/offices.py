"""Who held which office when: posts and terms with their sources, one file a country.

>>> [held.person_id for held in Offices.load().holders("jp-fm", date(2017, 8, 3))]
['kono-taro', 'kishida-fumio']
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from corpus.errors import DataError
from corpus.gazetteer.tables import DATA, items, read_file, table
from corpus.gazetteer.types import LANGS, Tenure
from corpus.types import PartialDate, Side

_FOLDER = DATA / "offices"
_POST_COLUMNS, _SOURCE_COLUMNS, _TERM_COLUMNS = 8, 5, 6
_UNKNOWN = "?"
_LEVELS = frozenset({"leader", "minister", "vice_minister", "director_general", "ambassador", "adviser", "working"})
_SIDES: dict[str, Side] = {"jp": "jp", "kr": "kr", "us": "us", "cn": "cn"}
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post of one country. ``office``: id of the office entity; ``complete_from``: no day since lacks a holder."""

    id: str
    side: Side
    office: str
    level: str
    names: Mapping[str, tuple[str, ...]]
    complete_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a term was read. ``key`` is that of the file behind the file's name: ``jp/wp-miki``."""

    key: str
    outlet: str
    title: str
    url: str
    published: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A term of one person in one post.

    ``start_on`` and ``end_on`` bound the days on which the person surely held it: a first day known as "2013" counts
    from the end of that year, a last day known as "2016" until its first day. ``end_on`` is ``None`` for a term that
    goes on; both are ``None`` where no source has any day. ``start`` and ``end`` are as the sources have them, ``None``
    where they have nothing (or it goes on). ``acting``: in place of a holder who was still to be appointed.
    ``sources``: their keys.
    """

    post: str
    person_id: str
    start_on: date | None
    end_on: date | None
    acting: bool
    sources: tuple[str, ...]
    start: PartialDate | None
    end: PartialDate | None

    @property
    def tenure_end(self) -> PartialDate | None:
        """The last day as far as it is known, ``None`` only for a term that goes on."""
        return self.end or (PartialDate.of(self.end_on) if self.end_on else None)


class Offices:
    """Posts and terms by post and by person. Made by ``load``; never changes afterwards."""

    def __init__(self, posts: Iterable[Post], sources: Iterable[Source], holdings: Iterable[Holding]) -> None:
        self._posts = {post.id: post for post in posts}
        self._sources = {source.key: source for source in sources}
        self._by_post: dict[str, list[Holding]] = {post_id: [] for post_id in self._posts}
        self._by_person: dict[str, list[Holding]] = {}
        for held in sorted(holdings, key=lambda each: (each.start_on or date.max, each.end_on or date.max)):
            self._by_post[held.post].append(held)
            self._by_person.setdefault(held.person_id, []).append(held)
        self._starts = {
            post_id: [held.start_on or date.max for held in terms] for post_id, terms in self._by_post.items()
        }

    @classmethod
    def load(cls, folder: Path = _FOLDER) -> Offices:
        """The terms of every file of the folder. Raises ``DataError`` naming the file and the line that is wrong."""
        paths = sorted(folder.glob("*.toml"))
        if not paths:
            raise DataError(str(folder), "no file of terms of office in this folder; restore it from the release")
        files = [_File(path) for path in paths]
        posts = [post for each in files for post in each.posts]
        if twice := [post_id for post_id, n in Counter(post.id for post in posts).items() if n > 1]:
            raise DataError(str(folder), f"found the post {twice[0]!r} twice, expected it once; keep one of the two")
        sources = (source for each in files for source in each.sources)
        return cls(posts, sources, (held for each in files for held in each.holdings))

    def posts(self) -> tuple[Post, ...]:
        """All posts, in the order of the files."""
        return tuple(self._posts.values())

    def post(self, post_id: str) -> Post:
        """The post with this id. Raises ``KeyError`` when there is none."""
        return self._posts[post_id]

    def source(self, key: str) -> Source:
        """The source with this key. Raises ``KeyError`` when there is none."""
        return self._sources[key]

    def sources(self) -> tuple[Source, ...]:
        """All sources, in the order of the files."""
        return tuple(self._sources.values())

    def holders(self, post: str, on: date) -> tuple[Holding, ...]:
        """Who surely held the post on this day, newest first; on a hand-over the incoming one precedes the outgoing.

        Empty where no source says, as within a year of a hand-over of which only the year is known.
        Raises ``KeyError`` for an unknown post.
        """
        before = bisect_right(self._starts[post], on)
        return tuple(held for held in reversed(self._by_post[post][:before]) if _until(held, on))

    def held_by(self, person_id: str, on: date) -> tuple[Holding, ...]:
        """What this person surely held on this day, newest first; empty for somebody unknown here."""
        terms = self._by_person.get(person_id, [])
        return tuple(held for held in reversed(terms) if held.start_on and held.start_on <= on and _until(held, on))

    def terms(self, person_id: str) -> tuple[Holding, ...]:
        """Every term of this person, oldest first."""
        return tuple(self._by_person.get(person_id, ()))

    def terms_of_post(self, post: str) -> tuple[Holding, ...]:
        """Every term of this post, oldest first. Raises ``KeyError`` for an unknown post."""
        return tuple(self._by_post[post])

    def tenures(self, person_id: str) -> tuple[Tenure, ...]:
        """The terms of one person as the gazetteer has them: office, first day, last day."""
        terms = self._by_person.get(person_id, ())
        return tuple(Tenure(self._posts[held.post].office, held.start, held.tenure_end) for held in terms)


def _until(held: Holding, on: date) -> bool:
    return held.end_on is None or on <= held.end_on


class _File:
    """One data file, read: its posts, sources and terms."""

    def __init__(self, path: Path) -> None:
        self._path, self._prefix = str(path), f"{path.stem}/"
        self._data = read_file(path.name, path.parent)
        self.posts = self._each("posts", _POST_COLUMNS, _post)
        self.sources = self._each("sources", _SOURCE_COLUMNS, self._source)
        self._post_ids = {post.id for post in self.posts}
        self._keys = {source.key for source in self.sources}
        self.holdings = self._each("terms", _TERM_COLUMNS, self._holding)

    def _each(self, key: str, columns: int, make: Callable[[tuple[str, ...]], _Made]) -> list[_Made]:
        made = []
        for row in table(self._data, key, columns=columns, path=self._path).rows:
            try:
                made.append(make(row))
            except ValueError as found:
                raise DataError(self._path, f"{found} in {' | '.join(row)!r}; mend that line") from found
        return made

    def _source(self, row: tuple[str, ...]) -> Source:
        key, outlet, title, url, published = row
        if not url.startswith(("https://", "http://")):
            raise ValueError(f"found the address {url!r}, expected one that starts with https://")
        return Source(key=self._prefix + key, outlet=outlet, title=title, url=url, published=_partial(published))

    def _holding(self, row: tuple[str, ...]) -> Holding:
        post, person_id, first, last, acting, cell = row
        sources = tuple([self._prefix + key for key in items(cell)])
        _require(post, self._post_ids, "a post of this file")
        _require(acting, ("", "acting"), "'acting' or nothing")
        for key in sources:
            _require(key, self._keys, "a source of this file")
        if not sources or not first:
            raise ValueError("found no first day or no source, expected both")
        start, end = _partial(first), _partial(last)
        start_on, end_on = _sure_days(start, end, goes_on=not last)
        return Holding(
            post=post,
            person_id=person_id,
            start_on=start_on,
            end_on=end_on,
            acting=bool(acting),
            sources=sources,
            start=start,
            end=end,
        )


def _post(row: tuple[str, ...]) -> Post:
    post_id, side, office, level, complete_from, *names = row
    _require(side, _SIDES, "one of " + ", ".join(_SIDES))
    _require(level, _LEVELS, "one of " + ", ".join(sorted(_LEVELS)))
    return Post(
        id=post_id,
        side=_SIDES[side],
        office=office,
        level=level,
        names={language: items(cell) for language, cell in zip(LANGS, names, strict=True)},
        complete_from=date.fromisoformat(complete_from) if complete_from else None,
    )


@functools.cache  # Half the days of a file are there twice: one person's last is the next one's first.
def _partial(cell: str) -> PartialDate | None:
    return None if cell in ("", _UNKNOWN) else PartialDate.parse(cell)


def _sure_days(start: PartialDate | None, end: PartialDate | None, *, goes_on: bool) -> tuple[date | None, date | None]:
    """First and last day on which a term with these ends was surely running; an end nobody gives is the other one."""
    if start and end and start.earliest_on > end.latest_on:
        raise ValueError("found a first day after the last day, expected it before")
    first = start.latest_on if start else None
    last = end.earliest_on if end else None
    return (first, None) if goes_on else (first or last, last or first)


def _require(found: str, allowed: Collection[str], expected: str) -> None:
    if found not in allowed:
        raise ValueError(f"found {found!r}, expected {expected}")
