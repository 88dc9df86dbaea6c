"""What is done when somebody asks: one set of handlers for Discord and for the console."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answer_reply import AnswerReply
from bot.answers import N_EXCERPTS, Answers
from bot.backend import Backend
from bot.claims import Claims
from bot.conversation import Asked, Meant, asked_of, first_answered, full_queries
from bot.errors import BadDate, BadRange, EmptyQuestion, QuestionTooLong, UnknownOutlet
from bot.executor import Executor
from bot.lookups import Lookups
from bot.observer import Observer
from bot.receipts import Receipts
from bot.view import help_reply, n_outlet_pages, sources_page
from corpus.types import PartialDate
from retrieval.plain import one_line
from retrieval.receipts import ReceiptBook
from retrieval.reply import Reply, reply_of
from retrieval.types import Answer, DateRange, Language, OutletRow, Query
from retrieval.understand import Reader

MAX_QUESTION = 1000
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

    ``lookups`` answers what is asked of the register of meetings, ``answers`` what the buttons of an answer ask for,
    ``claims`` what the archive holds on somebody's message; ``observer`` sees what becomes of questions, ``receipts``
    keeps what answers were made from.
    """

    def __init__(
        self,
        backend: Backend,
        executor: Executor,
        *,
        observer: Observer | None = None,
        receipts: Receipts | None = None,
    ) -> None:
        self._backend, self._executor = backend, executor
        self.observer = observer or Observer()
        self.receipts = receipts or Receipts(ReceiptBook(None), executor, days=0)
        self.lookups, self.answers = Lookups(backend, executor), Answers(backend, executor, self.observer)
        self.claims = Claims(backend, executor)
        self._outlets: Sequence[OutletRow] = ()

    @property
    def as_of_on(self) -> date | None:
        """Publication day of the newest article known."""
        return self._backend.as_of_on

    def place(self) -> Callable[[], int]:
        """How many questions come before one that is asked now, whenever that is asked."""
        return self._executor.place()

    async def load(self) -> None:
        """Reads outlets and names once, for completion and for the check of a filter."""
        self._outlets = await self._executor.run_in_background(self._backend.outlets)
        await self.lookups.warm()

    @property
    def index_id(self) -> str:
        """Which index generation answers."""
        return self._backend.index_id

    @property
    def index_problem(self) -> str | None:
        """Why the local index answers although a shared one is set; ``None`` when that is not so."""
        return self._backend.index_problem

    @property
    def n_waiting(self) -> int:
        """How many questions are under way or waiting."""
        return self._executor.n_waiting

    def give_up(self) -> None:
        """Tells all who still wait for an answer that there will be none."""
        self._executor.give_up()

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
        return reply_of(await self.observer.watch(self._executor.run(self._backend.ask, query), query))

    async def ask_first(self, meant: Sequence[Meant], before: Asked | None) -> tuple[Answer, Meant, Asked]:
        """The answer to the first way to understand a question that has one, else to the first; and what to go on from.

        ``before`` is what was asked before.
        """
        running = self._executor.run(self._ask_first, meant, before)
        return await self.observer.watch(running, meant[0].query, lambda made: made[0])

    def _ask_first(self, meant: Sequence[Meant], before: Asked | None) -> tuple[Answer, Meant, Asked]:
        answer, chosen = first_answered(self._backend.ask, meant, _itself)
        return answer, chosen, asked_of(chosen, answer, before, on=self.answers.day_of(answer))

    async def meant(self, query: Query, before: Asked | None) -> tuple[Meant, ...]:
        """What may be meant after what was asked before, the likeliest first."""
        if before is None:
            return (Meant(query),)
        return await self._executor.run_quickly(full_queries, Reader(self._backend.gazetteer), query, before)

    async def answer(self, query: Query) -> AnswerReply:
        """The same for Discord, with what its pages and buttons need, and the answer that it shows."""
        return await self.answers.answer(query)

    async def answer_first(self, meant: Sequence[Meant]) -> tuple[AnswerReply, Meant]:
        """The answer to the first of them that has one, and which that is; else to the first."""
        return await self.answers.answer_first(meant)

    async def sources_page(self, language: Language, number: int) -> tuple[Reply, int, int]:
        """A page (from 0) of the reply to ``/sources``, the last one at most; its number, and how many there are."""
        coverage = await self._executor.run(self._backend.coverage)
        rows = await self._executor.run(self._backend.outlets)
        n = n_outlet_pages(rows)
        number = max(0, min(number, n - 1))
        return sources_page(rows, coverage, self._backend.as_of_on, language, number), number, n

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


def _itself(answer: Answer) -> Answer:
    return answer


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
