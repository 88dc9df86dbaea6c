"""What becomes of every question: one structured line in the log, without its words, and numbers to be scraped."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.errors import Busy, QuestionError, TookTooLong
from bot.metrics import Metrics
from retrieval.errors import BadQuery
from retrieval.types import Answer, Query

log = logging.getLogger(__name__)
T = TypeVar("T")


class Observer:
    """Watches questions, and counts them in ``metrics``. ``with_questions`` lets their words into the log."""

    def __init__(self, *, with_questions: bool = False) -> None:
        self._with_questions = with_questions
        self.metrics = Metrics()

    async def watch(
        self, answering: Awaitable[T], query: Query, answer_of: Callable[[Any], Answer] = lambda answer: answer
    ) -> T:
        """What ``answering`` gives or raises, counted and logged; ``answer_of`` finds the answer in what it gives."""
        started_s = time.monotonic()
        try:
            given = await answering
        except Exception as error:
            self._note(outcome_of(error), query, time.monotonic() - started_s)
            raise
        answer = answer_of(given)
        self._note(answer.status, query, time.monotonic() - started_s, answer)
        return given

    def _note(self, outcome: str, query: Query, seconds: float, answer: Answer | None = None) -> None:
        self.metrics.questions.labels(outcome).inc()
        self.metrics.seconds.observe(seconds)
        fields: dict[str, object] = {"outcome": outcome, "ms": round(seconds * 1e3), "n_characters": len(query.text)}
        if answer is not None:
            fields |= {
                "language": answer.language,
                "reason": answer.reason,
                "n_citations": len(answer.citations),
                "index_id": answer.index_id,
            }
        if self._with_questions:
            fields["question"] = query.text
        log.info("question", extra={"fields": {name: value for name, value in fields.items() if value is not None}})


def outcome_of(error: Exception) -> str:
    """What the question that ended in ``error`` counts as."""
    if isinstance(error, Busy):
        return "busy"
    if isinstance(error, TookTooLong):
        return "timeout"
    return "refused" if isinstance(error, QuestionError | BadQuery) else "failed"
