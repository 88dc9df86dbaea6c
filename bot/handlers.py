"""What is done when somebody asks: one set of handlers for Discord and for the console."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.backend import Backend
from bot.errors import BadDate, BadRange, EmptyQuestion, QuestionTooLong, UnknownOutlet
from bot.executor import Executor
from bot.lookups import Lookups
from bot.receipts import Receipts
from bot.view import help_reply, sources_reply
from corpus.types import PartialDate
from retrieval.plain import one_line
from retrieval.receipts import ReceiptBook
from retrieval.reply import Reply, reply_of
from retrieval.types import Answer, DateRange, Language, OutletRow, Query

MAX_QUESTION = 1000
N_EXCERPTS = 3  # what one message holds on a phone
MAX_CHOICES = 25
MAX_CHOICE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOptions:
    """The options of ``/ask`` as typed. Days are written 2021, 2021-05 or 2021-05-06."""

    happened_from: str | None = None
    happened_to: str | None = None
    published_from: str | None = None
    published_to: str | None = None
    outlet: str | None = None


class Handlers:
    """Answers what Discord or the console were asked. All waiting happens in the executor's threads.

    ``lookups`` answers what is asked of the register of meetings, ``receipts`` keeps what answers were made from.
    """

    def __init__(self, backend: Backend, executor: Executor, *, receipts: Receipts | None = None) -> None:
        self._backend, self._executor = backend, executor
        self.receipts = receipts or Receipts(ReceiptBook(None), executor, days=0)
        self.lookups = Lookups(backend, executor)
        self._outlets: Sequence[OutletRow] = ()

    @property
    def n_ahead(self) -> int:
        """How many questions come before one that is asked now; 0 when a thread is free for it."""
        return self._executor.n_ahead

    async def load(self) -> None:
        """Reads outlets and names once, for completion and for the check of a filter."""
        self._outlets = await self._executor.run_in_background(self._backend.outlets)
        await self.lookups.warm()

    async def in_background(self, call: Callable[[], None]) -> None:
        """Runs ``call``, which writes to a disk, in the thread for what takes milliseconds."""
        await self._executor.run_quickly(call)

    async def refresh(self) -> bool:
        """Whether a newer index is in use from now on; raises ``RetrievalError`` and keeps the old one."""
        changed = await self._executor.run_in_background(self._backend.refresh)
        if changed:
            await self.load()
        return changed

    def query(self, question: str, options: AskOptions = AskOptions()) -> Query:
        """The query that was meant; raises ``QuestionError`` for a question or an option that cannot be used."""
        text = one_line(question)
        if not text:
            raise EmptyQuestion
        if len(text) > MAX_QUESTION:
            raise QuestionTooLong(len(text), MAX_QUESTION)
        return Query(
            text=text,
            k=N_EXCERPTS,
            happened=_range("happened", options.happened_from, options.happened_to),
            published=_range("published", options.published_from, options.published_to),
            outlet=self._outlet(options.outlet),
        )

    async def ask(self, query: Query) -> Reply:
        """The reply to a question; raises ``QuestionError`` or ``RetrievalError``."""
        return reply_of(await self._executor.run(self._backend.ask, query))

    async def answer(self, query: Query) -> tuple[Reply, Answer]:
        """The reply to a question with the answer that it shows; raises as ``ask`` does."""
        answer = await self._executor.run(self._backend.ask, query)
        return reply_of(answer), answer

    async def sources(self, language: Language) -> Reply:
        """The reply to ``/sources``."""
        coverage = await self._executor.run(self._backend.coverage)
        rows = await self._executor.run(self._backend.outlets)
        return sources_reply(rows, coverage, self._backend.as_of_on, language)

    def help(self, language: Language, *, console: bool = False) -> Reply:
        """The reply to ``/help``."""
        return help_reply(language, console=console)

    def outlet_choices(self, typed: str) -> list[str]:
        """At most 25 outlets whose names hold what was typed, those that begin with it first."""
        wanted = one_line(typed).casefold()
        names = [row.outlet for row in self._outlets if wanted in row.outlet.casefold()]
        names.sort(key=lambda name: not name.casefold().startswith(wanted))
        return [name for name in names if len(name) <= MAX_CHOICE][:MAX_CHOICES]

    def _outlet(self, typed: str | None) -> str | None:
        """The outlet's own spelling of what was typed; Discord lets people send more than the choices offered."""
        wanted = one_line(typed or "")
        if not wanted:
            return None
        for row in self._outlets:
            if row.outlet.casefold() == wanted.casefold():
                return row.outlet
        raise UnknownOutlet(wanted, self._outlets_like(wanted))

    def _outlets_like(self, wanted: str) -> tuple[str, ...]:
        from rapidfuzz import fuzz, process  # only needed for a misspelt name

        names = [row.outlet for row in self._outlets]
        found = process.extract(wanted, names, scorer=fuzz.WRatio, limit=3, score_cutoff=60, processor=str.casefold)
        return tuple(name for name, _, _ in found)


def _range(kind: str, first: str | None, last: str | None) -> DateRange | None:
    """The days from the first of ``first`` to the last of ``last``."""
    earliest_on, latest_on = _day(f"{kind}_from", first), _day(f"{kind}_to", last)
    if earliest_on is None and latest_on is None:
        return None
    try:
        return DateRange(
            earliest_on.earliest_on if earliest_on else None,
            latest_on.latest_on if latest_on else None,
        )
    except ValueError:
        raise BadRange(f"{kind}_from", f"{kind}_to") from None


def _day(option: str, typed: str | None) -> PartialDate | None:
    text = one_line(typed or "")
    if not text:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise BadDate(option, text[:40]) from None
