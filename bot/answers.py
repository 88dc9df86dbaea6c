"""Answers for Discord, and what the buttons under them ask for later. All waiting happens in threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from bot.answer_ids import Asked, ExcerptAt, mark_of
from bot.answer_reply import AnswerReply
from bot.backend import Backend
from bot.context import context_message
from bot.conversation import Meant, first_answered
from bot.executor import Executor
from bot.i18n import word
from bot.meeting_list import meeting_item
from bot.meeting_view import ACCOUNT_SIDES, accounts_of
from bot.observer import Observer
from bot.render import RenderedMessage
from corpus.errors import UnknownArticle, UnknownMeeting
from corpus.meetings.types import Meeting
from corpus.types import ArticleKind
from retrieval.reply import Reply, reply_of
from retrieval.serialize_meeting import Citations
from retrieval.types import Answer, Language, Query
from retrieval.wording import as_of_text

N_EXCERPTS = 3  # what one message holds on a phone
N_FURTHER = 6  # on further pages


class Answers:
    """Asks the archive; raises ``QuestionError``, ``RetrievalError`` or ``CorpusError``."""

    def __init__(self, backend: Backend, executor: Executor, observer: Observer) -> None:
        self._backend, self._executor, self._observer = backend, executor, observer

    async def answer(self, query: Query) -> AnswerReply:
        """The answer to a question, with all that its pages and buttons need."""
        full = replace(query, k=N_EXCERPTS, n_further=N_FURTHER)
        # One call, so that an answer that was found does not wait in the queue once more, or find it full.
        return await self._observer.watch(self._executor.run(self._answer, full), full, lambda reply: reply.answer)

    async def answer_first(self, meant: Sequence[Meant]) -> tuple[AnswerReply, Meant]:
        """The first of the ways to understand a question that has an answer, and that; else those of the first."""
        full = [replace(each, query=replace(each.query, k=N_EXCERPTS, n_further=N_FURTHER)) for each in meant]
        running = self._executor.run(first_answered, self._answer, full, _answer_of)
        return await self._observer.watch(running, full[0].query, lambda made: made[0].answer)

    async def again(self, asked: Asked) -> AnswerReply:
        """The answer as it is now; it says so when the archive has changed since it was first given."""
        reply = await self.answer(asked.query)
        if mark_of(reply.answer.index_id) == asked.index_mark:
            return reply
        return replace(reply, notes=(word(reply.language, "answer_changed"), *reply.notes))

    async def sources(self, asked: Asked) -> Reply:
        """Every source of the answer with all that a brief was written after, without their words."""
        reply = await self.again(asked)
        changed = reply.notes[:1] if mark_of(reply.answer.index_id) != asked.index_mark else ()
        return Reply(
            language=reply.language,
            lead=(word(reply.language, "all_sources"),),
            notes=changed,
            items=tuple(replace(item, body=None, key=()) for item in reply.items),
            footer=reply.footer,
        )

    async def meetings(self, asked: Asked) -> Reply:
        """The meetings of the answer, newest first, each with its id."""
        reply = await self.again(asked)
        return await self._executor.run(self._meetings, reply.answer.meetings, reply.language)

    async def context(self, at: ExcerptAt, language: Language) -> RenderedMessage:
        """The sentences around an excerpt; raises ``UnknownArticle`` when its article is gone."""
        return await self._executor.run(self._context, at, language)

    def _meetings(self, meetings: Sequence[Meeting], language: Language) -> Reply:
        newest_first = sorted(meetings, key=lambda m: m.when.earliest_on if m.when else date.min, reverse=True)
        return Reply(
            language=language,
            lead=(word(language, "answer_meetings"),),
            items=tuple(meeting_item(each, language, self._backend.gazetteer) for each in newest_first),
            footer=as_of_text(self._backend.as_of_on, language),
        )

    def _context(self, at: ExcerptAt, language: Language) -> RenderedMessage:
        return context_message(self._backend.article(at.article_id, at.revision), at, language)

    def _answer(self, query: Query) -> AnswerReply:
        answer = self._backend.ask(query)
        meeting = self._meeting_of(answer)
        plain = reply_of(answer)
        shared = {field.name: getattr(plain, field.name) for field in fields(plain)}
        return AnswerReply(
            **shared,
            query=query,
            answer=answer,
            meeting_id=meeting.id if meeting else None,
            meeting_on=self._day_of(meeting, query.text),
            has_accounts=bool(meeting and self._has_accounts(meeting, answer.language)),
        )

    def _meeting_of(self, answer: Answer) -> Meeting | None:
        """The one meeting that the answer is about: that of its computed line, else that of the first excerpt's brief.

        Of several none is meant more than the others.
        """
        if answer.meetings:
            return answer.meetings[0] if len(answer.meetings) == 1 else None
        first = next(iter(answer.citations), None)
        if first is None or answer.status == "abstained" or first.kind != ArticleKind.BRIEF:
            return None
        try:
            brief_id = self._backend.article(first.article_id, first.revision).brief_id
            return self._backend.register.get(brief_id) if brief_id else None
        except (UnknownArticle, UnknownMeeting):
            return None  # a brief on something else than a meeting, or one that is no longer there

    def day_of(self, answer: Answer) -> date | None:
        """The day of the one meeting that the answer is about, where the question names two who sat there."""
        return self._day_of(self._meeting_of(answer), answer.question)

    def _day_of(self, meeting: Meeting | None, question: str) -> date | None:
        if meeting is None or meeting.when is None or meeting.when.earliest_on != meeting.when.latest_on:
            return None
        named = {m.entity_id for m in self._backend.gazetteer.find(question) if m.kind == "person"}
        sat = {p.person_id for p in meeting.participants}
        return meeting.when.earliest_on if len(named & sat) > 1 else None

    def _has_accounts(self, meeting: Meeting, language: Language) -> bool:
        try:
            told = accounts_of(meeting, Citations(meeting, self._backend, language=language), language)
        except UnknownArticle:
            return False
        return any(told[side].citation_ns for side in ACCOUNT_SIDES)


def _answer_of(reply: AnswerReply) -> Answer:
    return reply.answer
