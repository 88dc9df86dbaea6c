"""Errors of the corpus package. Each message says what was found, what was expected, and what to do.

CorpusError
├── UnreadableInput        a file, address or stream that cannot be read or decoded
├── NoArticle              readable input without an article in it
├── InputTooLarge          larger than the limit for one article
├── BriefError             a bundled brief that breaks the format
├── StoreError             the store cannot be opened, is newer than the program, or cannot be written
│   ├── UnknownArticle     no article with that id
│   ├── UnknownMeeting     no meeting with that id in the register
│   └── UnknownPerson      nobody by that name, or several
└── DataError              a file of corpus/data that breaks its format
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "BriefError",
    "CorpusError",
    "DataError",
    "InputTooLarge",
    "NoArticle",
    "StoreError",
    "UnknownArticle",
    "UnknownMeeting",
    "UnknownPerson",
    "UnreadableInput",
]


class CorpusError(Exception):
    """Base of all errors of this package."""


class UnreadableInput(CorpusError):
    """Input that cannot be read or decoded. ``source`` names it."""

    def __init__(self, source: str, found: str) -> None:
        super().__init__(f"{source}: {found}")
        self.source = source


class NoArticle(CorpusError):
    """Readable input that holds no article. ``source`` names it."""

    def __init__(self, source: str, found: str) -> None:
        super().__init__(f"{source}: {found}")
        self.source = source


class InputTooLarge(CorpusError):
    """Input above the size limit for one article. Sizes in bytes."""

    def __init__(self, source: str, n_bytes: int, limit_bytes: int) -> None:
        super().__init__(
            f"{source}: {n_bytes / 1e6:.0f} MB found, an article of at most {limit_bytes / 1e6:.0f} MB expected; "
            "split the file into one file an article, or use JSON lines"
        )
        self.source, self.n_bytes, self.limit_bytes = source, n_bytes, limit_bytes


class BriefError(CorpusError):
    """A bundled brief that breaks the format. ``path`` names the file."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem


class StoreError(CorpusError):
    """The store cannot be opened or written."""


class UnknownArticle(StoreError):
    """No article with that id. ``article_id`` is what was asked for."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f"no article {article_id!r} in the store; `chancery articles` lists the ids")
        self.article_id = article_id


class UnknownMeeting(StoreError):
    """No meeting with that id, or several that begin so. ``nearest``: ids that may be meant."""

    def __init__(self, meeting_id: str, nearest: Sequence[str] = (), *, several: bool = False) -> None:
        found = f"several meetings begin with {meeting_id!r}" if several else f"no meeting {meeting_id!r} is on record"
        likely = f"; {'they are' if several else 'nearest'}: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"{found}{likely}; `chancery meetings` lists the ids")
        self.meeting_id, self.nearest, self.several = meeting_id, tuple(nearest), several


class UnknownPerson(StoreError):
    """Nobody by that name, or several people. ``nearest``: names that may be meant."""

    def __init__(self, name: str, nearest: Sequence[str] = (), *, several: bool = False) -> None:
        if several:
            told = f"{name!r} may be any of several people ({', '.join(nearest)}); give the full name of one of them"
        elif nearest:
            told = f"nobody called {name!r} is known; the nearest names are {', '.join(nearest)}"
        else:
            told = f"nobody called {name!r} is known; give a name in English, Japanese or Korean as the news write it"
        super().__init__(told)
        self.name, self.nearest, self.several = name, tuple(nearest), several


class DataError(CorpusError):
    """A data file of this package that breaks its format. ``path`` names the file."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path, self.problem = path, problem
