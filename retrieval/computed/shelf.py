"""Meetings kept in memory while the register is small and unchanged.

Reading them for each question would cost more than the question itself. A large register is asked anew each time.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

from corpus.meetings.query import MeetingQuery
from corpus.meetings.register import Extent, Register
from corpus.meetings.types import Meeting, MeetingKind

MOST_KEPT = 2_000  # some 50 MB
_Kept = tuple[tuple[Meeting, frozenset[str]], ...]  # with the ids of its people, which a meeting gathers each time


class Shelf:
    """The meetings of a register by people and kinds. Safe between threads; sees a changed register at once."""

    def __init__(self, register: Register, *, most: int = MOST_KEPT) -> None:
        self._register, self._most = register, most
        self._lock = threading.Lock()
        self._keeps = False  # one question alone is answered sooner without reading all meetings
        self._kept: tuple[str, Extent, _Kept | None] | None = None

    def keep(self) -> None:
        """From now on all meetings are read at once: there are more questions than the first."""
        self._keeps = True

    def extent(self) -> Extent:
        """How much the register holds, and from when to when."""
        with self._lock:
            kept = self._kept
        return kept[1] if kept and kept[0] == self._register.state else self._register.extent()

    def find(self, *, who: Sequence[str] = (), kinds: Sequence[MeetingKind] = ()) -> tuple[Meeting, ...]:
        """The meetings of all of ``who`` and of any of ``kinds``, newest first; empty ones let everything through."""
        kept = self._now()[1] if self._keeps else None
        if kept is None:
            return self._register.find(MeetingQuery(who=tuple(who), kinds=tuple(kinds), limit=None))
        wanted = frozenset(who)
        return tuple(m for m, ids in kept if wanted <= ids and (not kinds or m.kind in kinds))

    def _now(self) -> tuple[Extent, _Kept | None]:
        state = self._register.state
        with self._lock:
            if self._kept is None or self._kept[0] != state:
                extent = self._register.extent()
                few = extent.n_meetings <= self._most
                found = self._register.find(MeetingQuery(limit=None)) if few else None
                self._kept = state, extent, None if found is None else tuple((m, m.person_ids) for m in found)
            return self._kept[1:]
