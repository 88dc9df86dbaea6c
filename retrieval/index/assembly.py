"""The files of a generation to be: parts shared with the one before, parts joined or made anew, words, candidates.

What a build writes grows with what it adds: unchanged parts are linked. Two things are exceptions. ``near.faiss`` is
copied with every addition (66 bytes a passage), and made anew when its lists are outgrown. And where a passage goes,
its part is written again without it, so that nothing of its text stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from retrieval.files import link_or_copy
from retrieval.index.columns import Columns, Mask
from retrieval.index.drafts import Draft
from retrieval.index.manifest import FORMAT_VERSION, NEAR, PART, FileEntry, check_files, entries_of
from retrieval.index.marks import marks_of
from retrieval.index.near import NearIndex, is_large, n_lists, outgrown, sample_size
from retrieval.index.part import Part, join_parts, write_vectors, write_words
from retrieval.index.protocol import Vectors
from retrieval.index.reader import GenerationIndex
from retrieval.index.rows import RowReader
from retrieval.lexical import LexicalIndex, LexicalRow

MOST_PASSAGES = 20_000  # of one part: a change of one passage costs the writing of so many at most
_FEW_PASSAGES = 5_000  # parts of so many together are joined: writing them again takes about a second
_FEW_WORDS = 5_000  # passages whose words are indexed anew in about a second
_MOST_STALE = 0.1  # share of passages that are gone and yet count in how rare a word is
_MEND = "chancery index build --full"
_SEED = 20


@dataclass(frozen=True, slots=True)
class Contents:
    """What a finished folder holds, as its manifest tells it."""

    n_passages: int
    n_sentences: int
    next_serial: int
    n_trained: int
    n_stale: int
    files: Mapping[str, FileEntry]


class Assembly:
    """The generation in ``folder``, made from ``previous`` without ``gone`` rows and with new parts."""

    def __init__(self, folder: Path, previous: GenerationIndex | None, dim: int) -> None:
        folder.mkdir()
        self._folder, self._previous, self._dim = folder, previous, dim
        self._next_serial = previous.manifest.next_serial if previous else 0
        self._gone: Collection[int] = ()
        self._new: list[Path] = []
        self._complete: list[Part] = []

    def drop(self, rows: Collection[int]) -> None:
        """Leaves these rows of the previous generation out."""
        self._gone = rows

    def add_words(self, drafts: Sequence[Draft]) -> None:
        """Begins a new part: all of it that needs no vectors."""
        part = self._folder / _part_name(self._next_serial)
        write_words(part, [draft.stored for draft in drafts], self._next_serial)
        self._new.append(part)
        self._next_serial += len(drafts)

    def add_vectors(self, vectors: Vectors, sentences: Vectors) -> None:
        """Completes the part that was begun last."""
        write_vectors(self._new[-1], vectors, sentences)
        self._complete.append(Part(self._new[-1], self._dim))

    def known_parts(self) -> list[Part]:
        """The parts whose vectors can be used again: of the previous generation, and the new ones that are complete."""
        return [*(self._previous.parts if self._previous else ()), *self._complete]

    @cached_property
    def _masks(self) -> list[Mask]:
        """For each part of the previous generation, which of its rows stay."""
        if not self._previous:
            return []
        stays = np.ones(self._previous.n_passages, np.bool_)
        stays[list(self._gone)] = False
        return np.split(stays, np.cumsum([part.n_passages for part in self._previous.parts]))[:-1]

    @property
    def _n_stale(self) -> int:
        """How many passages that are gone count in how rare a word is, if the lexical index is extended."""
        return (self._previous.manifest.n_stale if self._previous else 0) + len(self._gone)

    @property
    def _extends_words(self) -> bool:
        """Whether the lexical index is that of the previous generation, with what is new."""
        n_old = self._previous.n_passages if self._previous else 0
        if self._previous and self._previous.manifest.format_version != FORMAT_VERSION:
            return False
        return n_old > 0 and (not self._n_stale or (n_old > _FEW_WORDS and self._n_stale <= _MOST_STALE * n_old))

    def write_lexical(self) -> None:
        """Writes the lexical index: extends the previous one, or where too much of that is gone, makes it anew."""
        folder = self._folder / "lexical"
        fresh = (row for part in self._new for row in _lexical_rows(part))
        if self._previous and self._extends_words:
            LexicalIndex.link(self._previous.folder / "lexical", folder)
            if self._new or self._gone:
                LexicalIndex.extend(folder, fresh, gone=self._gone_serials())
            return
        kept = zip(self._previous.parts if self._previous else (), self._masks, strict=True)
        old = (row for part, mask in kept for row in _lexical_rows(part.folder, mask))
        LexicalIndex.build(folder, (row for rows in (old, fresh) for row in rows))

    def finish(self) -> Contents:
        """Brings all parts into the folder, writes what finds candidates among them; what is there now."""
        self._arrange_parts()
        parts = [Part(folder, self._dim) for folder in sorted(self._folder.glob(f"{PART}*"))]
        n_trained = self._write_near(parts)
        for part in parts:
            part.close()
        previous = self._previous
        return Contents(
            n_passages=sum(part.n_passages for part in parts),
            n_sentences=sum(part.n_sentences for part in parts),
            next_serial=self._next_serial,
            n_trained=n_trained,
            n_stale=self._n_stale if self._extends_words else 0,
            files=entries_of(self._folder, previous.folder, previous.manifest.files)
            if previous
            else entries_of(self._folder),
        )

    def _arrange_parts(self) -> None:
        """Links each part, or writes it without what is gone, or joined with others where they are small."""
        previous = zip(self._previous.parts if self._previous else (), self._masks, strict=True)
        kept = [(part, mask) for part, mask in previous if mask.any()]
        kept += [(part, np.ones(part.n_passages, np.bool_)) for part in self._complete]
        for numbers in joined_groups([int(mask.sum()) for _, mask in kept]):
            self._arrange([kept[n] for n in numbers])
        for part in self._complete:
            part.close()

    def _arrange(self, group: list[tuple[Part, Mask]]) -> None:
        """Brings one part, or several as one, into the folder."""
        part, mask = group[0]
        if len(group) == 1 and mask.all():
            if part.folder.parent != self._folder:
                (self._folder / part.folder.name).mkdir()
                for path in part.folder.iterdir():
                    link_or_copy(path, self._folder / part.folder.name / path.name)
            return
        for old, _ in group:
            self._check(f"{old.folder.name}/" if old.folder.parent != self._folder else None)
        joined = self._folder / "joined"
        join_parts(joined, group, self._dim)
        for old, _ in group:
            old.close()
            if old.folder.parent == self._folder:
                shutil.rmtree(old.folder)
        joined.rename(self._folder / _part_name(int(Columns.open(joined).serials[0])))

    def _write_near(self, parts: Sequence[Part]) -> int:
        """Writes what finds candidates in a large archive; for how many passages its lists were made, 0 for none."""
        n_passages = sum(part.n_passages for part in parts)
        if not is_large(n_passages):
            return 0
        before = self._previous.manifest.n_trained if self._previous else 0
        if self._previous and before and not outgrown(n_passages, before):
            n_trained, first = before, self._previous.manifest.next_serial
            self._check(NEAR)
            near = NearIndex.loaded(self._previous.folder / NEAR)
            near.remove(self._gone_serials())
        else:
            n_trained, first = n_passages, 0
            near = NearIndex.trained(_sample(parts, sample_size(n_passages)), n_lists(n_passages))
        for part in parts:
            rows = np.flatnonzero(part.columns.serials >= first)
            if len(rows):
                near.add(part.vectors(rows), part.columns.serials[rows])
        near.save(self._folder / NEAR)
        return n_trained

    def _gone_serials(self) -> list[int]:
        """Serial numbers of the rows that go."""
        if not self._previous:
            return []
        masks = zip(self._previous.parts, self._masks, strict=True)
        return [int(serial) for part, mask in masks for serial in part.columns.serials[~mask]]

    def _check(self, name: str | None) -> None:
        """Reads every byte of what is about to be written again, which would hide damage under a new digest."""
        if name and self._previous:
            check_files(self._previous.folder, self._previous.manifest, full=True, below=name, mend=_MEND)


def joined_groups(sizes: Sequence[int]) -> list[list[int]]:
    """Which of the parts, in order, become one: at the end, small ones, and each no larger than all that follow it.

    So each passage is written again as often as the archive doubles, and a part never holds more than 20,000.
    """
    groups = [[n] for n in range(len(sizes))]
    while len(groups) > 1:
        last, before = (sum(sizes[n] for n in group) for group in (groups[-1], groups[-2]))
        if last + before > (MOST_PASSAGES if before <= last else _FEW_PASSAGES):
            break
        joined = groups.pop()
        groups[-1] += joined
    return groups


def _part_name(first_serial: int) -> str:
    return f"{PART}{first_serial:09d}"


def _lexical_rows(folder: Path, mask: Mask | None = None) -> Iterator[LexicalRow]:
    """The words of a part as they are indexed, of all rows or of those in ``mask``."""
    columns, rows = Columns.open(folder), RowReader(folder / "passages.sqlite")
    serials, marks = columns.serials, marks_of(columns)
    for row, body, context in rows.lexical_rows():
        if mask is None or mask[row]:
            yield LexicalRow(int(serials[row]), body, context, marks[row])
    rows.close()


def _sample(parts: Sequence[Part], n: int) -> Vectors:
    """``n`` vectors, evenly drawn from all parts."""
    starts = np.cumsum([0, *(part.n_passages for part in parts)])
    rows = np.sort(np.random.default_rng(_SEED).choice(starts[-1], n, replace=False))
    cuts = np.searchsorted(rows, starts)
    return np.concatenate(
        [
            part.vectors(rows[first:last] - start)
            for part, first, last, start in zip(parts, cuts, cuts[1:], starts, strict=False)
        ]
    )
