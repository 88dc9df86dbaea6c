"""Errors of the retrieval package. Each message says what was found, what was expected, and what to do.

RetrievalError
├── NoIndex            no index generation where one was expected
├── IndexMismatch      an index of another model, format or store, or with an altered file
├── IndexBusy          another process is building the index
├── IndexNotWritten    a new generation could not be written, mostly for want of room
├── EncoderUnavailable the embedding model cannot be loaded
├── DatabaseUnusable   a file of receipts or settings that cannot be read or written
├── SettingUnusable    an environment variable that holds something that cannot be used
├── RemoteIndexError   the shared index cannot be used
│   ├── RemoteIndexAway    its server cannot be reached, or takes too long
│   └── RemoteIndexRefused its server said no, or what speaks to it is not installed
├── StoreAhead         a pull would lose articles of the local store
├── UnknownReceipt     a receipt that is not, or no longer, kept
└── BadQuery           an empty or too long question, a bad date or filter
"""

from __future__ import annotations

__all__ = [
    "BadQuery",
    "DatabaseUnusable",
    "EncoderUnavailable",
    "IndexBusy",
    "IndexMismatch",
    "IndexNotWritten",
    "NoIndex",
    "RemoteIndexAway",
    "RemoteIndexError",
    "RemoteIndexRefused",
    "RetrievalError",
    "SettingUnusable",
    "StoreAhead",
    "UnknownReceipt",
]


class RetrievalError(Exception):
    """Base of all errors of this package."""


class NoIndex(RetrievalError):
    """There is no index generation under ``path``."""

    def __init__(self, path: str, *, mend: str = "chancery index build") -> None:
        super().__init__(f"no index found in {path}; run `{mend}` to make one")
        self.path = path


class IndexMismatch(RetrievalError):
    """The index does not fit: ``what`` differs, ``found`` against ``expected``."""

    def __init__(self, what: str, *, found: object, expected: object, mend: str = "chancery index build") -> None:
        super().__init__(f"the index does not fit: {what} is {found}, expected {expected}; run `{mend}`")
        self.what, self.found, self.expected = what, found, expected


class IndexBusy(RetrievalError):
    """Another process or thread is building the index in ``path``."""

    def __init__(self, path: str) -> None:
        super().__init__(f"another build of the index in {path} is under way; wait until it ends, then try again")
        self.path = path


class IndexNotWritten(RetrievalError):
    """A new generation could not be written into ``path``; the live one is as it was."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(
            f"the index in {path} could not be written ({problem}) and stays as it was; "
            "make room on the disk or mend its permissions, then run `chancery index build`"
        )
        self.path, self.problem = path, problem


class EncoderUnavailable(RetrievalError):
    """The embedding model ``model`` cannot be loaded."""

    def __init__(self, model: str, problem: str) -> None:
        super().__init__(f"the embedding model {model!r} cannot be loaded: {problem}")
        self.model, self.problem = model, problem


class DatabaseUnusable(RetrievalError):
    """The database in ``path`` cannot be read or written."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(
            f"the database {path} cannot be used ({problem}); check the disk and who owns the file, or move it away"
        )
        self.path, self.problem = path, problem


class SettingUnusable(RetrievalError):
    """The environment variable ``name`` holds something that cannot be used."""

    def __init__(self, name: str, *, found: str, expected: str) -> None:
        super().__init__(f"{name} is {found}, expected {expected}; change it or unset it")
        self.name, self.found, self.expected = name, found, expected


class RemoteIndexError(RetrievalError):
    """The shared index at ``address`` cannot be used."""

    def __init__(self, message: str, *, address: str, problem: str) -> None:
        super().__init__(message)
        self.address, self.problem = address, problem


class RemoteIndexAway(RemoteIndexError):
    """The server at ``address`` cannot be reached, or takes too long."""

    def __init__(self, address: str, problem: str) -> None:
        super().__init__(
            f"the index at {address} cannot be reached ({problem}); check that Milvus runs there, "
            "or unset CHANCERY_INDEX to use the local index",
            address=address,
            problem=problem,
        )


class RemoteIndexRefused(RemoteIndexError):
    """The server at ``address`` refused what was asked of it, or the program that speaks to it is not there."""

    def __init__(self, address: str, problem: str, *, mend: str = "check CHANCERY_INDEX and its token") -> None:
        super().__init__(f"the index at {address} cannot be used: {problem}; {mend}", address=address, problem=problem)


class StoreAhead(RetrievalError):
    """The store at ``path`` holds ``n`` revisions of articles that the shared one lacks."""

    def __init__(self, path: str, n: int) -> None:
        super().__init__(
            f"the store {path} holds {n} texts of articles that the shared one lacks; run `chancery index push` here, "
            "or `chancery index pull --overwrite` to lose them"
        )
        self.path, self.n = path, n


class UnknownReceipt(RetrievalError):
    """No receipt ``receipt_id`` is kept."""

    def __init__(self, receipt_id: str) -> None:
        super().__init__(
            f"no receipt {receipt_id!r} is kept; receipts stand in the last line of an answer and are kept for some "
            "days only, see CHANCERY_RECEIPT_DAYS"
        )
        self.receipt_id = receipt_id


class BadQuery(RetrievalError):
    """A question or filter that cannot be used."""
