"""Receipts of the bot's answers, and what users say of them. All writing happens in a thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.executor import Executor
from bot.service_words import say as phrase
from retrieval.errors import DatabaseUnusable
from retrieval.receipts import Amount, ReceiptBook, Verdict
from retrieval.reply import Reply
from retrieval.types import Answer, Query

log = logging.getLogger(__name__)
R = TypeVar("R", bound=Reply)


class Receipts:
    """Keeps receipts in ``book``; with ``days`` 0 none are made, and what is there can still be deleted."""

    def __init__(self, book: ReceiptBook, executor: Executor, *, days: int) -> None:
        self._book, self._executor, self.days = book, executor, days

    async def keep(self, query: Query, answer: Answer, asker_id: int) -> str | None:
        """The id of the answer's receipt; ``None`` when none is made. A disk that refuses keeps no answer back."""
        if not self.days:
            return None
        try:
            return await self._executor.run_quickly(lambda: self._book.add(query, answer, asker=str(asker_id)))
        except DatabaseUnusable as error:
            log.error("no receipt was made: %s", error)
            return None

    async def say(self, receipt_id: str, verdict: Verdict, *, asker_id: int, comment: str = "") -> None:
        """Stores what a user says of an answer; raises ``UnknownReceipt`` or ``DatabaseUnusable``."""
        await self._executor.run_quickly(
            lambda: self._book.say(receipt_id, verdict, asker=str(asker_id), comment=comment)
        )

    async def count_of(self, asker_id: int) -> Amount:
        """How much of a user's is stored."""
        return await self._run(self._book.count_of, asker_id)

    async def delete_all_of(self, asker_id: int) -> Amount:
        """Deletes everything of a user's; how much that was."""
        return await self._run(self._book.delete_all_of, asker_id)

    async def _run(self, call: Callable[[str], Amount], asker_id: int) -> Amount:
        return await self._executor.run_quickly(lambda: call(str(asker_id)))


def with_receipt(reply: R, receipt_id: str | None) -> R:
    """``reply`` with the id of its receipt in the last line."""
    if receipt_id is None:
        return reply
    told = phrase(reply.language, "receipt", id=receipt_id)
    return replace(reply, footer=f"{reply.footer} · {told}" if reply.footer else told)
