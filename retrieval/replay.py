"""An answer's ranking made again from its receipt, and what is different now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.hits import SearchResult
from retrieval.receipts import Receipt, digest_of
from retrieval.service import Archive


@dataclass(frozen=True, slots=True)
class Move:
    """One passage of the old or the new ranking: its 1-based ranks then and now, ``None`` where it was not in it."""

    passage_id: str
    rank_then: int | None
    rank_now: int | None


@dataclass(frozen=True, slots=True)
class Replay:
    """A receipt, and the search that it names as the archive makes it now. ``index_id`` is that of now."""

    receipt: Receipt
    result: SearchResult
    index_id: str

    @property
    def index_changed(self) -> bool:
        """Whether another index generation answers now."""
        return self.index_id != self.receipt.index_id

    @property
    def same_ranking(self) -> bool:
        """Whether the same passages come in the same order."""
        return digest_of(self._now()) == self.receipt.digest

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every passage of the two rankings, in the order of now, then those that are gone."""
        then, now = list(self.receipt.ranking), self._now()
        ids = [*now, *(each for each in then if each not in now)]
        return tuple(Move(each, _rank(each, then), _rank(each, now)) for each in ids)

    def _now(self) -> list[str]:
        return [r.passage.id for r in self.result.ranked]


def replay(archive: Archive, receipt: Receipt) -> Replay:
    """The ranking behind ``receipt`` made again; open the archive with ``today=receipt.asked_on``.

    Raises ``BadQuery`` where the question can no longer be asked, such as after its outlet was forgotten.
    """
    return Replay(receipt, archive.ranked(receipt.query), archive.index_id)


def replay_json(found: Replay) -> dict[str, Any]:
    """The receipt and what came of it, for ``replay --json``."""
    receipt = found.receipt
    return {
        "receipt": receipt.id,
        "made_at": receipt.made_at.isoformat(),
        "question": receipt.query.text,
        "language": receipt.language,
        "asked_on": receipt.asked_on.isoformat(),
        "as_of": receipt.as_of_on.isoformat() if receipt.as_of_on else None,
        "status": receipt.status,
        "reason": receipt.reason,
        "index_then": receipt.index_id,
        "index_now": found.index_id,
        "index_changed": found.index_changed,
        "same_ranking": found.same_ranking,
        "moves": [{"passage_id": m.passage_id, "rank_then": m.rank_then, "rank_now": m.rank_now} for m in found.moves],
    }


def _rank(passage_id: str, ranking: Sequence[str]) -> int | None:
    return ranking.index(passage_id) + 1 if passage_id in ranking else None
