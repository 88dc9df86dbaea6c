"""What was typed to look meetings up, and the filters that it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar, get_args

from bot.backend import MeetingRegister
from bot.errors import BadChoice, BadDate, BadRange, UnknownPlace
from bot.i18n import word
from corpus.meetings.query import MeetingQuery, Where
from corpus.meetings.types import MeetingKind, MeetingStatus
from corpus.types import PartialDate
from retrieval.plain import one_line
from retrieval.words import LANGUAGES
from retrieval.words import word as answer_word

KINDS: tuple[MeetingKind, ...] = get_args(MeetingKind)
STATUSES: tuple[MeetingStatus, ...] = get_args(MeetingStatus)
MAX_TYPED = 100
T = TypeVar("T", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOptions:
    """The options of ``/meetings`` and ``/timeline`` as typed. ``from_`` and ``to`` are 2021, 2021-05 or 2021-05-06."""

    who: str | None = None
    with_: str | None = None
    where: str | None = None
    year: str | None = None
    kind: str | None = None
    status: str | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The same, understood as far as that needs no archive; people and places are still as typed."""

    who: tuple[str, ...] = ()
    where: str | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None


def filters_of(options: MeetingOptions) -> Filters:
    """The filters meant; raises ``BadDate``, ``BadRange`` or ``BadChoice``."""
    year = _day("year", options.year)
    first, last = _day("from", options.from_) or year, _day("to", options.to) or year
    if first and last and first.earliest_on > last.latest_on:
        raise BadRange("from", "to")
    kind, status = _typed(options.kind), _typed(options.status)
    return Filters(
        who=tuple(name for name in (_typed(options.who), _typed(options.with_)) if name),
        where=_typed(options.where),
        first=first,
        last=last,
        kind=_choice("kind", kind, {each: kind_names(each) for each in KINDS}) if kind else None,
        status=_choice("status", status, {each: status_names(each) for each in STATUSES}) if status else None,
    )


def resolved(filters: Filters, register: MeetingRegister) -> MeetingQuery:
    """The query for the register; raises ``UnknownPerson`` or ``UnknownPlace`` with the nearest names."""
    return MeetingQuery(
        who=tuple(dict.fromkeys(register.resolve_person(name) for name in filters.who)),
        where=_place(filters.where, register) if filters.where else None,
        from_on=filters.first.earliest_on if filters.first else None,
        to_on=filters.last.latest_on if filters.last else None,
        kinds=(filters.kind,) if filters.kind else (),
        statuses=(filters.status,) if filters.status else (),
    )


def kind_names(kind: MeetingKind) -> tuple[str, ...]:
    """What a kind is called, in each language."""
    return tuple(answer_word(language, f"kind_{kind}") for language in LANGUAGES)


def status_names(status: MeetingStatus) -> tuple[str, ...]:
    """What a status is called, in each language."""
    return tuple(word(language, f"listed_{status}") for language in LANGUAGES)


def _place(typed: str, register: MeetingRegister) -> Where:
    found = register.resolve_place(typed)
    if found is None:
        raise UnknownPlace(typed, register.nearest_names(typed, "place"))
    return found


def _choice(option: str, typed: str, names: Mapping[T, tuple[str, ...]]) -> T:
    """The value that was typed as itself or by its name in one of the languages."""
    wanted = typed.casefold()
    for value, called in names.items():
        if wanted in (value.casefold(), *(name.casefold() for name in called)):
            return value
    raise BadChoice(option, typed, tuple(names))


def _typed(text: str | None) -> str | None:
    return one_line(text or "")[:MAX_TYPED] or None


def _day(option: str, typed: str | None) -> PartialDate | None:
    text = _typed(typed)
    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise BadDate(option, text[:40]) from None
