"""The replies that list meetings: a page of them, and the filters and the scope in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.backend import Backend
from bot.budget import cut, size
from bot.i18n import counted, word
from bot.inert import inert
from bot.meeting_text import city_text, fitting_people, join_parts, kind_text, short_when, status_text
from corpus.gazetteer import Gazetteer
from corpus.meetings.query import MeetingQuery
from corpus.meetings.register import Extent
from corpus.meetings.types import Meeting
from corpus.types import PartialDate
from retrieval.plain import one_line
from retrieval.reply import Item, Reply
from retrieval.types import Language
from retrieval.wording import as_of_text, partial_text, span_text
from retrieval.words import word as answer_word

PAGE_SIZE = 8
MAX_LINE = 190  # of one meeting: eight of them, a title and the scope are one message
_MAX_FILTERS = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a look-up found: one page of meetings, how many there are on all pages, and what was asked for in words."""

    meetings: tuple[Meeting, ...]
    n_meetings: int
    asked: str
    extent: Extent
    as_of_on: date | None

    @property
    def n_pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.n_meetings // PAGE_SIZE))


def page_reply(listed: Listed, page: int, language: Language, gazetteer: Gazetteer) -> Reply:
    """The reply that shows page ``page`` (from 0) of a list, as one message."""
    if not listed.n_meetings:
        return none_reply(listed, language)
    title = counted(language, "n_meetings", listed.n_meetings)
    if listed.n_pages > 1:
        title = join_parts((title, word(language, "page_of", page=page + 1, n=listed.n_pages)))
    return Reply(
        language=language,
        lead=(title,),
        notes=(listed.asked,) if listed.asked else (),
        items=tuple(meeting_item(meeting, language, gazetteer) for meeting in listed.meetings),
        footer=scope_text(listed, language),
    )


def none_reply(listed: Listed, language: Language) -> Reply:
    """The reply when no meeting passes: what was looked for, what the register covers, and what to do."""
    notes = (listed.asked, word(language, "no_meetings_next")) if listed.asked else ()
    return Reply(
        language=language, lead=(word(language, "no_meetings"),), notes=notes, footer=scope_text(listed, language)
    )


def meeting_item(meeting: Meeting, language: Language, gazetteer: Gazetteer, *, limit: int = MAX_LINE) -> Item:
    """One line: the day, the status in words, kind, place, people, and last the id, which is never cut."""
    name = short_when(meeting.when, language)
    before = (status_text(meeting.status, language), kind_text(meeting, language))
    place = cut(one_line(city_text(meeting, language, gazetteer)), 40)
    room = limit - size(inert(join_parts((name, *before, place, meeting.id)))) - len(" · ")
    people = one_line(fitting_people(meeting, language, gazetteer, room=room, dress=inert))
    return Item(name=name, details=tuple(part for part in (*before, place, people, meeting.id) if part))


def scope_text(listed: Listed, language: Language) -> str:
    """What the register covers and how new it is."""
    extent = listed.extent
    if extent.earliest_on is None or extent.latest_on is None:
        return join_parts((word(language, "register_empty"), as_of_text(listed.as_of_on, language)))
    days = span_text(extent.earliest_on, extent.latest_on, language)
    scope = counted(language, "register_scope", extent.n_meetings, days=days)
    return join_parts((scope, as_of_text(listed.as_of_on, language)))


def asked_text(
    query: MeetingQuery, first: PartialDate | None, last: PartialDate | None, where: str | None, *, backend: Backend,
    language: Language,
) -> str:  # fmt: skip
    """The filters in words; empty when there is none."""
    people = answer_word(language, "list_comma").join(name_of(each, backend, language) for each in query.who)
    parts = [
        word(language, "asked_who", names=people) if people else "",
        word(language, "asked_where", place=place_name(query, where, backend.gazetteer, language)) if where else "",
        _days(first, last, language),
        *(answer_word(language, f"kind_{kind}") for kind in query.kinds),
        *(status_text(status, language) for status in query.statuses),
    ]
    return cut(join_parts(parts), _MAX_FILTERS)


def name_of(person_id: str, backend: Backend, language: Language) -> str:
    """A person's name as it is printed in that language."""
    try:
        names = backend.gazetteer.entity(person_id).names
    except KeyError:
        return one_line(backend.register.name_of(person_id))
    return next(iter(names.get(language, ()) or names.get("en", ())), person_id)


def place_name(query: MeetingQuery, typed: str, gazetteer: Gazetteer, language: Language) -> str:
    """The place's name as it is printed in that language, else as typed."""
    if query.where is None or query.where.place_id is None:
        return typed
    try:
        names = gazetteer.entity(query.where.place_id).names
    except KeyError:
        return typed
    return next(iter(names.get(language, ()) or names.get("en", ())), typed)


def _days(first: PartialDate | None, last: PartialDate | None, language: Language) -> str:
    if first and last:
        return (
            partial_text(first, language)
            if first == last
            else answer_word(
                language, "day_span", from_day=partial_text(first, language), to_day=partial_text(last, language)
            )
        )
    if first:
        return word(language, "asked_from", day=partial_text(first, language))
    return word(language, "asked_to", day=partial_text(last, language)) if last else ""
