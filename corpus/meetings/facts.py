"""What the mentions of one meeting say together: one value a field, the status over time, and where they differ.

Where sources differ, the front matter of a brief counts first, then a government's own text, then what most say, then
what was told first. The other values are kept as conflicts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from corpus.meetings.history import history_of, status_conflict
from corpus.meetings.testimony import Testimony
from corpus.meetings.types import Conflict, Field, Form, Meeting, Participant
from corpus.types import EventDate, Side, Span

T = TypeVar("T")

_SIDES: tuple[Side, ...] = ("jp", "kr", "us", "cn", "other")
_PARTICIPANT_BASES = ("front_matter", "stated", "office")
_DATE_BASES = ("front_matter", "stated", "dateline", "weekday", "relative", "inferred")
_LONGEST_EXCHANGE = 15  # minutes of a word in passing; the one of November 2019 in Bangkok took eleven
_ABOUT_MINUTES = 10  # two lengths of which one is "about" so much are the same length


def meeting_of(members: Sequence[Testimony]) -> Meeting:
    """The meeting that all of ``members`` speak of; its id is yet to be given."""
    told = sorted(members, key=_by_weight)
    core = chosen(told, itself)
    # Who wrote a brief left a field open because no source tells it; the brief's body does not tell it either.
    others = [t for t in told if not _is_body_of(t, core)]
    when, date_conflict = _when(told)
    place = chosen([t for t in told if t.mention.city], itself)
    minutes = chosen(others, lambda t: t.mention.duration_minutes)
    history = history_of(told)
    assert core is not None
    where = place.mention if place else None
    return Meeting(
        id="",
        kind=core.mention.kind,
        level=core.mention.level,
        mode=core.mention.mode,
        form=_form(told, core, minutes),
        status=history[-1].status,
        history=history,
        when=when,
        timezone=(where and where.timezone) or chosen(told, lambda t: t.mention.timezone),
        place_id=where.place_id if where else chosen(told, lambda t: t.mention.place_id),
        city=where.city if where else None,
        country=(where and where.country) or chosen(told, lambda t: t.mention.country),
        venue=chosen(others, lambda t: t.mention.venue),
        occasion=chosen(others, lambda t: t.mention.occasion),
        duration_minutes=minutes,
        duration_approximate=_is_approximate(told, minutes),
        sides=tuple(sorted({side for t in told for side in t.mention.sides})),
        participants=_participants(told),
        topics=_topics(told),
        headlines=next((t.note.headlines for t in told if t.is_front_matter), ()),
        mentions=tuple(t.mention for t in told),
        conflicts=_conflicts(told, date_conflict, where.city if where else None, minutes),
        brief_id=next((t.note.brief_id for t in told if t.is_front_matter), None),
        bundled=any(t.note.bundled for t in told),
    )


def _is_body_of(t: Testimony, core: Testimony | None) -> bool:
    """Whether ``t`` stands in the body of the brief whose front matter is ``core``."""
    own = core is not None and core.is_front_matter and core.mention.article_id == t.mention.article_id
    return own and not t.is_front_matter


def chosen(told: Sequence[Testimony], value_of: Callable[[Testimony], T | None]) -> T | None:
    """The value that counts; ``told`` is sorted by weight. Readouts and reports are counted among themselves."""
    said = [(value, t.rank) for t in told if (value := value_of(t)) is not None]
    best = min((rank for _, rank in said), default=0)
    among = [value for value, rank in said if rank == best]
    counts = Counter(_key(value) for value in among)
    most = max(counts.values(), default=0)
    return next((value for value in among if counts[_key(value)] == most), None)


def _key(value: object) -> object:
    """What makes two values equal: a mention that stands for its place or its kind is compared by that."""
    if isinstance(value, Testimony):
        return value.city, value.mention.kind, value.mention.form
    return value.casefold() if isinstance(value, str) else value


def _form(told: Sequence[Testimony], core: Testimony, minutes: int | None) -> Form:
    """How it was; a front matter has no field for that, so its body and the articles tell."""
    others = [t for t in told if not t.is_front_matter]
    form = core.mention.form
    if core.is_front_matter and others:
        counts = Counter(t.mention.form for t in others)
        form = min(counts, key=lambda each: (-counts[each], each != "talks", each))
        if form == "meal" and counts[form] == 1:  # one lunch told of a conference does not make it one
            form = core.mention.form
    # "They talked in Bonn" may be said of both; whoever talks for half an hour holds talks.
    return "talks" if form == "brief_exchange" and (minutes or 0) > _LONGEST_EXCHANGE else form


def _by_weight(t: Testimony) -> tuple[object, ...]:
    told = t.told
    return t.rank, told is None, told.earliest_on if told else date.min, *t.order


def itself(t: Testimony) -> Testimony | None:
    """The mention as a value, which stands for its city, kind and form together."""
    return t


def _when(told: Sequence[Testimony]) -> tuple[EventDate | None, Conflict | None]:
    """The finest date that counts, and the conflict when another source gives days that it excludes."""
    # What was planned says nothing of the day once somebody reports how it went.
    known = [t for t in told if t.status in ("held", "not-held") and t.mention.when] or [
        t for t in told if t.mention.when
    ]
    front = [t for t in known if t.is_front_matter]
    finest = front or [t for t in known if not any(_is_finer(other, t) for other in known)]
    best = chosen(finest, lambda t: t.days)
    if best is None:
        return None, None
    dates = [t.mention.when for t in finest if t.days == best and t.mention.when]
    when = min(dates, key=lambda d: _DATE_BASES.index(d.basis) if d.basis in _DATE_BASES else len(_DATE_BASES))
    apart = [t for t in known if t.rank < 3 and (t.days[0] > when.latest_on or t.days[1] < when.earliest_on)]
    values = [(day_text(when), _span("date", next(t for t in finest if t.mention.when is when)))]
    values += [(day_text(t.mention.when), _span("date", t)) for t in apart if t.mention.when]
    return when, Conflict("date", _distinct(values)) if apart else None


def _is_finer(one: Testimony, other: Testimony) -> bool:
    """Whether the days of ``one`` lie within those of ``other`` and are fewer."""
    (first, last), (begin, end) = one.days, other.days
    return one.days != other.days and begin <= first and last <= end


def day_text(when: EventDate) -> str:
    """The interval in ISO days."""
    first, last = when.earliest_on.isoformat(), when.latest_on.isoformat()
    return first if first == last else f"{first}/{last}"


def _is_approximate(told: Sequence[Testimony], minutes: int | None) -> bool:
    exact = (t for t in told if t.mention.duration_minutes == minutes and not t.mention.duration_approximate)
    return minutes is not None and next(exact, None) is None


def _participants(told: Sequence[Testimony]) -> tuple[Participant, ...]:
    """Those whom a brief lists, else everybody named, and who is worked out for a side that nobody is named for."""
    found: dict[str, Participant] = {}
    for basis in _PARTICIPANT_BASES:
        named = {p.side for p in found.values()}
        for each in (p for t in told for p in t.mention.participants if p.basis == basis):
            if basis == "stated" or each.side not in named:
                found.setdefault(each.person_id or each.name.casefold(), each)
        if basis == "front_matter" and found:
            break
    return tuple(sorted(found.values(), key=lambda p: _SIDES.index(p.side)))


def _topics(told: Sequence[Testimony]) -> tuple[str, ...]:
    """The topics that a brief lists, else all that are spoken of, the most frequent first."""
    front = [topic for t in told if t.is_front_matter for topic in t.mention.topics]
    counts = Counter(topic for t in told for topic in set(t.mention.topics))
    return tuple(dict.fromkeys(front or sorted(counts, key=lambda topic: (-counts[topic], topic))))


def _conflicts(
    told: Sequence[Testimony], about_date: Conflict | None, city: str | None, minutes: int | None
) -> tuple[Conflict, ...]:
    found = [status_conflict(told), about_date]
    found.append(_differing("place", told, lambda t: t.mention.city, city, _other_city))
    found.append(_differing("duration", told, _minutes_text, f"{minutes} minutes", _other_length))
    return tuple(conflict for conflict in found if conflict is not None)


def _differing(
    field: Field,
    told: Sequence[Testimony],
    value_of: Callable[[Testimony], str | None],
    value: str | None,
    differ: Callable[[Testimony, Testimony], bool],
) -> Conflict | None:
    """The conflict over a field, the value that counts first; ``None`` when nobody contradicts it."""
    # A brief's body and its front matter are one source.
    said = [t for t in told if t.rank < 3 and value_of(t) is not None]
    ours = next((t for t in said if _key(value_of(t)) == _key(value)), None)
    others = [t for t in said if ours is not None and differ(ours, t)]
    if ours is None or not others:
        return None
    return Conflict(field, _distinct([(value_of(t) or "", _span(field, t)) for t in (ours, *others)]))


def _minutes_text(t: Testimony) -> str | None:
    return f"{t.mention.duration_minutes} minutes" if t.mention.duration_minutes is not None else None


def _other_city(one: Testimony, other: Testimony) -> bool:
    same_id = one.mention.place_id is not None and one.mention.place_id == other.mention.place_id
    return one.city != other.city and not same_id


def _other_length(one: Testimony, other: Testimony) -> bool:
    mine, theirs = one.mention, other.mention
    apart = abs((mine.duration_minutes or 0) - (theirs.duration_minutes or 0))
    loose = mine.duration_approximate or theirs.duration_approximate
    return apart > (_ABOUT_MINUTES if loose else 0)


def _distinct(values: Sequence[tuple[str, Span]]) -> tuple[tuple[str, Span], ...]:
    """The first evidence of each value."""
    first: dict[str, tuple[str, Span]] = {}
    for text, span in values:
        first.setdefault(text.casefold(), (text, span))
    return tuple(first.values())


def _span(field: Field, t: Testimony) -> Span:
    return next((e.span for e in t.mention.evidence if e.field == field), t.mention.span)
