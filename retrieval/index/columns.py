"""What filters look at, as arrays on disk: a question reads some bytes a row and makes no object of any.

Format: three files of little-endian numbers.

=================  =========================================================================================
``columns.i32``    int32, (6, n_passages): serial number, first and last day of publication, number of the
                   first sentence in this part, whether from a bundled brief, language (two letters)
``happened.i32``   int32, (3, n): row, first and last day that the passage goes by
``outlets.i64``    int64, (2, n): row, digest of the folded name of an outlet
=================  =========================================================================================

Days are proleptic ordinals (``date.toordinal``); an undated article was published on day 0.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.files import mapped
from retrieval.index.rows import StoredRow, folded_outlet
from retrieval.types import DateRange

Mask = NDArray[np.bool_]
_N_COLUMNS = 6
_LETTER_BITS = 8


@dataclass(frozen=True, slots=True)
class Columns:
    """The three arrays of one part; rows are numbered from 0 within it."""

    table: NDArray[np.int32]
    happened: NDArray[np.int32]
    outlets: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[StoredRow], first_serial: int) -> Columns:
        """The columns of ``rows``, which get serial numbers from ``first_serial`` on."""
        table = np.zeros((_N_COLUMNS, len(rows)), np.int32)
        days: list[tuple[int, int, int]] = []
        outlets: list[tuple[int, int]] = []
        n_sentences = 0
        for row, stored in enumerate(rows):
            p = stored.passage
            published = (p.published.earliest_on, p.published.latest_on) if p.published else ()
            first, last = (day.toordinal() for day in published) if published else (0, 0)
            table[:, row] = (first_serial + row, first, last, n_sentences, p.bundled, _language_code(stored.language))
            n_sentences += len(p.sentences)
            days += [(row, earliest.toordinal(), latest.toordinal()) for earliest, latest in stored.happened]
            outlets += [(row, outlet_digest(outlet)) for outlet in stored.outlets]
        return cls(table, np.array(days, np.int32).reshape(-1, 3).T, np.array(outlets, np.int64).reshape(-1, 2).T)

    @classmethod
    def open(cls, folder: Path) -> Columns:
        """The columns in ``folder``, mapped into memory."""
        return cls(
            mapped(folder / "columns.i32", "<i4", (_N_COLUMNS, -1)),
            mapped(folder / "happened.i32", "<i4", (3, -1)),
            mapped(folder / "outlets.i64", "<i8", (2, -1)),
        )

    @classmethod
    def of_table(cls, raw: bytes) -> Columns:
        """What the bytes of ``columns.i32`` tell; without days and outlets, which are filters of their own."""
        table = np.frombuffer(raw, "<i4").reshape(_N_COLUMNS, -1)
        return cls(table, np.zeros((3, 0), np.int32), np.zeros((2, 0), np.int64))

    def save(self, folder: Path) -> None:
        """Writes the three files into ``folder``."""
        self.table.astype("<i4").tofile(folder / "columns.i32")
        self.happened.astype("<i4").tofile(folder / "happened.i32")
        self.outlets.astype("<i8").tofile(folder / "outlets.i64")

    @classmethod
    def joined(cls, kept: Sequence[tuple[Columns, Mask]], n_sentences: NDArray[np.int64]) -> Columns:
        """The kept rows of several, one after the other; ``n_sentences`` of each of them."""
        tables, n_before = [], 0
        days: list[NDArray[Any]] = []
        outlets: list[NDArray[Any]] = []
        for columns, mask in kept:
            new = np.cumsum(mask) - 1 + n_before
            tables.append(columns.table[:, mask])
            for found, whole in ((days, columns.happened), (outlets, columns.outlets)):
                there = whole[:, mask[whole[0]]]
                found.append(np.vstack([new[there[0]], there[1:]]))
            n_before += int(mask.sum())
        table = np.hstack(tables)
        table[3] = np.cumsum(n_sentences) - n_sentences
        return cls(table, np.hstack(days), np.hstack(outlets))

    @property
    def serials(self) -> NDArray[np.int32]:
        """Serial number of each row, ascending."""
        serials: NDArray[np.int32] = self.table[0]
        return serials

    @property
    def first_sentences(self) -> NDArray[np.int32]:
        """Number of the first sentence of each row."""
        numbers: NDArray[np.int32] = self.table[3]
        return numbers

    @property
    def bundled(self) -> Mask:
        """Whether each row comes from a bundled brief."""
        bundled: Mask = self.table[4] != 0
        return bundled

    @property
    def languages(self) -> NDArray[np.str_]:
        """The language of each row."""
        letters = np.stack([self.table[5] >> _LETTER_BITS, self.table[5] & (1 << _LETTER_BITS) - 1], axis=1)
        return letters.astype(np.uint32).view("U2")[:, 0] if len(letters) else np.zeros(0, "U2")

    def passing(
        self, *, published: DateRange | None, happened: DateRange | None, outlet: str | None, include_bundled: bool
    ) -> Mask:
        """Which rows pass all filters."""
        passing = np.ones(self.table.shape[1], np.bool_) if include_bundled else ~self.bundled
        if published is not None:
            first, last = ordinals(published)
            passing &= (self.table[2] >= first) & (self.table[1] <= last) & (self.table[2] > 0)
        if happened is not None:
            first, last = ordinals(happened)
            passing &= self._any(self.happened[0][(self.happened[2] >= first) & (self.happened[1] <= last)])
        if outlet is not None:
            passing &= self._any(self.outlets[0][self.outlets[1] == outlet_digest(folded_outlet(outlet))])
        return passing

    def _any(self, rows: NDArray[Any]) -> Mask:
        """A mask of the rows named."""
        mask = np.zeros(self.table.shape[1], np.bool_)
        mask[rows] = True
        return mask


def outlet_digest(folded: str) -> int:
    """The first 64 bits of the SHA-256 of a folded outlet name, as a signed number."""
    return int.from_bytes(hashlib.sha256(folded.encode()).digest()[:8], "little", signed=True)


def _language_code(language: str) -> int:
    """Two letters as one number."""
    first, second = (ord(letter) for letter in language[:2].ljust(2, "\0"))
    return first << _LETTER_BITS | second


def ordinals(days: DateRange) -> tuple[int, int]:
    """First and last ordinal of a range; an open end is the end of the calendar."""
    return (days.earliest_on or date.min).toordinal(), (days.latest_on or date.max).toordinal()
