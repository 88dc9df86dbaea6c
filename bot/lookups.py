"""Look-ups in the register of meetings, for Discord and the console alike. All waiting happens in threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.backend import Backend
from bot.compare import Comparison, comparison_of
from bot.compare_view import comparison_reply, render_comparison
from bot.disputed import Side
from bot.errors import UnknownPlace
from bot.executor import Executor
from bot.meeting_list import PAGE_SIZE, Listed, asked_text, meeting_item, page_reply
from bot.meeting_options import Filters, MeetingOptions, filters_of, resolved
from bot.meeting_text import join_parts
from bot.meeting_view import meeting_reply
from bot.render import RenderedMessage
from bot.timeline import MAX_ROWS
from bot.timeline_view import Timeline, timeline_of
from corpus.errors import StoreError, UnknownMeeting, UnknownPerson
from corpus.meetings.names import Suggestion
from corpus.meetings.query import MeetingQuery
from corpus.meetings.types import Meeting
from corpus.types import PartialDate
from retrieval.plain import one_line
from retrieval.reply import Reply
from retrieval.types import Language

MAX_CHOICES = 25
MAX_CHOICE = 100
_N_NEAREST = 5
Completed = Literal["person", "place", "meeting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list: the reply that shows it, its number (from 0) of how many, and the filters to turn it."""

    reply: Reply
    number: int
    n_pages: int
    filters: Filters


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice offered for a half-typed option: what is shown, and what is sent when it is taken."""

    name: str
    value: str


class Lookups:
    """Lists, single meetings, timelines and comparisons; raises ``QuestionError`` or ``CorpusError``."""

    def __init__(self, backend: Backend, executor: Executor) -> None:
        self._backend, self._executor = backend, executor

    async def page(self, asked: MeetingOptions | Filters, number: int, language: Language) -> Page:
        """Page ``number`` (from 0) of the meetings that pass, the last one when there are not so many."""
        filters = filters_of(asked) if isinstance(asked, MeetingOptions) else asked
        return await self._executor.run(self._page, filters, number, language)

    async def meeting(self, typed: str, language: Language, *, names_first: Side | None = None) -> Reply:
        """Everything on record about the meeting with that id, or the only one of that day."""
        return await self._executor.run(
            lambda: meeting_reply(meeting_of(typed, self._backend), self._backend, language, names_first=names_first)
        )

    async def compare(
        self, typed: str, language: Language, *, embeds: bool, names_first: Side | None = None
    ) -> tuple[RenderedMessage, ...]:
        """Both governments' accounts of one meeting as messages."""
        return await self._executor.run(
            lambda: render_comparison(
                self._compared(typed, language), self._backend, language, embeds=embeds, names_first=names_first
            )
        )

    async def compare_text(self, typed: str, language: Language) -> Reply:
        """The same as text."""
        return await self._executor.run(
            lambda: comparison_reply(self._compared(typed, language), self._backend, language, table=False)
        )

    async def timeline(self, asked: MeetingOptions | Filters, language: Language, *, picture: bool = True) -> Timeline:
        """A picture of the meetings that pass, with all that is drawn as text; ``picture`` false leaves it out."""
        filters = filters_of(asked) if isinstance(asked, MeetingOptions) else asked
        return await self._executor.run(self._timeline, filters, language, picture)

    async def complete(self, kind: Completed, typed: str, language: Language) -> list[Choice]:
        """At most 25 choices for what was typed so far; none while there is no register."""
        return await self._executor.run_quickly(self._complete, kind, one_line(typed)[:MAX_CHOICE], language)

    async def warm(self) -> None:
        """Reads the names once, so that the first completion is as quick as the others."""
        await self._executor.run_quickly(self._complete, "person", "", "en")

    def _page(self, filters: Filters, number: int, language: Language) -> Page:
        query = self._query(filters, language)
        found = self._listed(query, filters, language)
        number = max(0, min(number, found.n_pages - 1))
        meetings = self._backend.register.find(replace(query, limit=PAGE_SIZE, offset=number * PAGE_SIZE))
        shown = replace(found, meetings=meetings)
        reply = page_reply(shown, number, language, self._backend.gazetteer)
        return Page(reply=reply, number=number, n_pages=found.n_pages, filters=replace(filters, who=query.who))

    def _compared(self, typed: str, language: Language) -> Comparison:
        return comparison_of(meeting_of(typed, self._backend), self._backend, language)

    def _timeline(self, filters: Filters, language: Language, picture: bool) -> Timeline:
        query = self._query(filters, language)
        found = self._listed(query, filters, language)
        # Filtering by day leaves out what has none; every year that can be written lets the rest through.
        dated = query if query.from_on or query.to_on else replace(query, from_on=date.min)
        n_dated = found.n_meetings if dated is query else self._backend.register.count(dated)
        meetings = self._backend.register.find(replace(dated, limit=MAX_ROWS)) if n_dated else ()
        shown = replace(found, meetings=meetings)
        return timeline_of(shown, n_dated, language, self._backend.gazetteer, picture=picture)

    def _query(self, filters: Filters, language: Language) -> MeetingQuery:
        """The query meant; the names in an error are in ``language``."""
        try:
            return resolved(filters, self._backend.register)
        except UnknownPerson as error:
            nearest = [self._name(name, language) for name in error.nearest]
            raise UnknownPerson(error.name, nearest, several=error.several) from None
        except UnknownPlace as error:
            raise UnknownPlace(error.found, tuple(self._name(name, language) for name in error.nearest)) from None

    def _name(self, name: str, language: Language) -> str:
        """What somebody or something is called in ``language``, where one thing alone goes by that English name."""
        gazetteer = self._backend.gazetteer
        found = {each.entity_id for each in gazetteer.find(name, fuzzy=False) if each.end - each.start == len(name)}
        if len(found) != 1:
            return name
        return next(iter(gazetteer.entity(found.pop()).names.get(language, ())), name)

    def _listed(self, query: MeetingQuery, filters: Filters, language: Language) -> Listed:
        asked = asked_text(query, filters.first, filters.last, filters.where, backend=self._backend, language=language)
        return Listed(
            meetings=(),
            n_meetings=self._backend.register.count(query),
            asked=asked,
            extent=self._backend.register.extent(),
            as_of_on=self._backend.as_of_on,
        )

    def _complete(self, kind: Completed, typed: str, language: Language) -> list[Choice]:
        try:
            found = self._backend.register.suggest(typed, kind, limit=MAX_CHOICES)
        except StoreError:
            return []
        return [self._choice(each, kind, language) for each in found][:MAX_CHOICES]

    def _choice(self, found: Suggestion, kind: Completed, language: Language) -> Choice:
        """A person or meeting is sent as its id, a place by its name; shown in the user's language, then in English."""
        label = one_line(found.label)
        value = label if kind == "place" else found.value
        if language != "en":
            named = self._meeting_in_language if kind == "meeting" else self._in_language
            label = named(found.value, label, language)
        return Choice(_short(label), value[:MAX_CHOICE])

    def _meeting_in_language(self, meeting_id: str, label: str, language: Language) -> str:
        try:
            item = meeting_item(self._backend.register.get(meeting_id), language, self._backend.gazetteer)
        except UnknownMeeting:
            return label  # gone since it was suggested
        return join_parts((item.name, *item.details[:-1]))

    def _in_language(self, entity_id: str, label: str, language: Language) -> str:
        try:
            names = self._backend.gazetteer.entity(entity_id).names.get(language, ())
        except KeyError:
            return label
        return f"{names[0]} ({label})" if names and names[0] != label else label


def _short(text: str) -> str:
    return text if len(text) <= MAX_CHOICE else text[: MAX_CHOICE - 1] + "…"


def meeting_of(typed: str, backend: Backend) -> Meeting:
    """The meeting with that id, or the only one of that day; raises ``UnknownMeeting``."""
    wanted = one_line(typed)
    try:
        return backend.register.get(wanted)
    except UnknownMeeting as error:
        if error.several:
            raise
        found = _of_day(wanted, backend)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownMeeting(wanted, [each.id for each in found[:_N_NEAREST]], several=True) from None
        if around := _around_day(wanted, backend):
            raise UnknownMeeting(wanted, around) from None
        raise


def _of_day(typed: str, backend: Backend) -> Sequence[Meeting]:
    try:
        return backend.register.on(PartialDate.parse(typed))
    except ValueError:
        return ()


def _around_day(typed: str, backend: Backend) -> list[str]:
    """The ids of the meetings before and after a day, the nearest two each; none when what was typed is no day."""
    try:
        when = PartialDate.parse(typed)
    except ValueError:
        return []
    before = backend.register.find(MeetingQuery(to_on=when.earliest_on, sort="-date", limit=2))
    after = backend.register.find(MeetingQuery(from_on=when.latest_on, sort="date", limit=2))
    return [each.id for each in (*reversed(before), *after)]
