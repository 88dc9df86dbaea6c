"""A computed result as sentences of our own: each names its scope, and the meetings it rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from retrieval.computed.ask import TALLIES, Wanted
from retrieval.computed.compute import Computed, Extent
from retrieval.computed.scope import TRILATERAL, Scope
from retrieval.meeting_line import Lead, country_name, meeting_line
from retrieval.types import Language
from retrieval.wording import day_text, span_text, year_text
from retrieval.words import counted, word

MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and the meetings that it rests on; a sentence about what is not there rests on the nearest."""

    text: str
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class _Teller:
    """What every sentence needs beside the result."""

    language: Language
    gazetteer: Gazetteer
    extent: Extent

    def line(self, meeting: Meeting, lead: Lead = "when") -> str:
        return meeting_line(meeting, self.language, self.gazetteer, lead=lead)

    def word(self, key: str, **fields: object) -> str:
        return word(self.language, key, **fields)

    def told(self, key: str, meeting: Meeting, lead: Lead = "when", **fields: object) -> Line:
        return Line(self.word(key, line=self.line(meeting, lead), **fields), (meeting,))


def lines_of(computed: Computed, language: Language, gazetteer: Gazetteer, extent: Extent) -> tuple[Line, ...]:
    """The sentences that tell ``computed``, the answer first; a line without a meeting cannot be cited."""
    teller = _Teller(language, gazetteer, extent)
    if computed.verdict == "found":
        return (*_FOUND[computed.ask.wanted](computed, teller), *_undated(computed, teller))
    near = tuple(teller.told("computed_nearest", m) for m in computed.nearest)
    if computed.verdict == "uncovered":
        text = teller.word("computed_uncovered", from_day=_day(extent, language), to_day=_last(extent, language))
        return (Line(text, ()), *near)
    if computed.verdict == "unknown":
        return tuple(teller.told("computed_unknown", m) for m in computed.nearest[:1])
    key = "computed_none_not_held" if computed.ask.wanted == "not_held" else "computed_none"
    none = Line(teller.word(key, scope=scope_text(computed.ask.scope, teller)), computed.nearest[:1])
    return (none, *near)


def scope_text(scope: Scope, teller: _Teller, meetings: Sequence[Meeting] = ()) -> str:
    """Which meetings were counted, and over which days; of those whom a name may mean, whoever sat at ``meetings``."""
    language, extent = teller.language, teller.extent
    is_call = "phone-call" in scope.kinds
    of_three = [kind for kind in scope.kinds if kind in TRILATERAL]
    if len(of_three) > 1:
        kind: str = "trilateral"  # with either
    else:
        kind = scope.kinds[-1] if is_call else scope.kinds[0] if scope.kinds else "any"
    details = [teller.word(_mode_key(scope))]
    details += [teller.word(f"kind_{rank}") for rank in scope.kinds[max(len(of_three), 1) :] if not is_call]
    if set(scope.sides) == {"JP", "KR"}:
        details.append(teller.word("sides_two"))
    elif len(scope.sides) == 2:
        details.append("–".join(country_name(code, language, teller.gazetteer) for code in sorted(scope.sides)))
    sat = {p.person_id for m in meetings for p in m.participants}
    details += ["/".join(_name(each, teller) for each in sorted(ids & sat or ids)) for ids in scope.persons]
    details += [_name(place, teller) for place in sorted(scope.place_ids)]
    details += [country_name(code, language, teller.gazetteer) for code in sorted(scope.countries)]
    details += [teller.word("scope_topic", topic=_name(topic, teller)) for topic in scope.topics]
    details += _spans(scope, teller)
    fields = {
        "what": teller.word(f"kind_{kind}"),
        "details": teller.word("list_comma").join(details),
        "from_day": _day(extent, language),
        "to_day": _last(extent, language),
    }
    return teller.word("scope_text", **fields)


def _spans(scope: Scope, teller: _Teller) -> list[str]:
    """The days that the question gives for sure; those without an end as far as the register reaches."""
    known = teller.extent
    ends = ((first or known.earliest_on, last or known.latest_on) for first, last in _bounds(scope))
    return [span_text(first, last, teller.language) for first, last in ends]


def _bounds(scope: Scope) -> list[tuple[date | None, date | None]]:
    """The days that the meetings were looked for in, where the question bounds them; ``None`` is an open end."""
    ends = [(each.days.earliest_on, each.days.latest_on) for each in scope.days if each.is_certain]
    return [(first, last) for first, last in ends if first or last]


def _days_text(first: date, last: date, teller: _Teller) -> str:
    return span_text(max(first, teller.extent.earliest_on), min(last, teller.extent.latest_on), teller.language)


def _within(scope: Scope, teller: _Teller) -> str:
    """Which days the first or the last is one of, where that is not the first or the last of all."""
    told = []
    for first, last in _bounds(scope):
        if first and last:
            told.append(_days_text(first, last, teller))
        elif end := first or last:
            told.append(teller.word("days_from" if first else "days_until", day=day_text(end, teller.language)))
    return teller.word("days_within", days=teller.word("list_comma").join(told)) if told else ""


def _mode_key(scope: Scope) -> str:
    if not scope.modes:
        return "scope_any_mode"
    return "scope_in_person" if scope.modes == ("in_person",) else "scope_phone"


def _name(entity_id: str, teller: _Teller) -> str:
    names = teller.gazetteer.entity(entity_id).names
    return next(iter(names.get(teller.language, ()) or names["en"]))


def _day(extent: Extent, language: Language) -> str:
    return day_text(extent.earliest_on, language)


def _last(extent: Extent, language: Language) -> str:
    return day_text(extent.latest_on, language)


def _undated(computed: Computed, teller: _Teller) -> tuple[Line, ...]:
    if not computed.n_undated:
        return ()
    return (Line(teller.word("computed_undated", n=computed.n_undated), computed.meetings[:1]),)


def _listed(computed: Computed, teller: _Teller) -> list[Line]:
    """One meeting: its line, what is asked for first. Several, or a list: how many, then the first, a line each."""
    lead = computed.ask.fact
    lines = [Line(teller.line(m, lead) + teller.word("stop"), (m,)) for m in computed.meetings[:MOST_LISTED]]
    if len(computed.meetings) == 1 and computed.ask.wanted != "list":
        return lines
    scope = scope_text(computed.ask.scope, teller, computed.meetings)
    head = teller.word("several_on_record", n=len(computed.meetings), scope=scope)
    told = [Line(head, computed.meetings[:MOST_LISTED]), *lines]
    if (n_more := len(computed.meetings) - MOST_LISTED) > 0 and computed.ask.wanted == "list":
        told.append(Line(teller.word("computed_more", n=n_more), computed.meetings[MOST_LISTED - 1 : MOST_LISTED]))
    return told


def _not_held(computed: Computed, teller: _Teller) -> list[Line]:
    """How many came to nothing, then a line for each."""
    scope = scope_text(computed.ask.scope, teller, computed.meetings)
    shown = computed.meetings[:MOST_LISTED]
    head = Line(teller.word("computed_not_held", n=len(computed.meetings), scope=scope), shown)
    return [head, *(Line(teller.line(m) + teller.word("stop"), (m,)) for m in shown)]


def _each(key: str) -> Callable[[Computed, _Teller], list[Line]]:
    return lambda computed, teller: [teller.told(key, m, computed.ask.fact) for m in computed.meetings[:MOST_LISTED]]


def _end_of_row(key: str) -> Callable[[Computed, _Teller], list[Line]]:
    """The first or the last: of all, or of those within the days asked about."""

    def told(computed: Computed, teller: _Teller) -> list[Line]:
        days = _within(computed.ask.scope, teller)
        is_closed = any(last and last < teller.extent.latest_on for _, last in _bounds(computed.ask.scope))
        name = f"{key}_until" if is_closed and key == "computed_last" else key  # the last of 2023 is not the latest
        return [teller.told(name, m, computed.ask.fact, days=days) for m in computed.meetings[:MOST_LISTED]]

    return told


def _nth(computed: Computed, teller: _Teller) -> list[Line]:
    first, *tied = computed.meetings
    days = _within(computed.ask.scope, teller)
    return [
        teller.told("computed_nth", first, computed.ask.fact, n=computed.ask.nth, days=days),
        *(teller.told("computed_nearest", m) for m in tied),
    ]


def _count(computed: Computed, teller: _Teller) -> list[Line]:
    scope = scope_text(computed.ask.scope, teller, computed.meetings)
    newest = tuple(reversed(computed.meetings))[:MOST_LISTED]
    head = Line(teller.word("computed_count", n=len(computed.meetings), scope=scope), newest)
    return [head, *(Line(teller.line(m) + teller.word("stop"), (m,)) for m in newest)]


def _gap(computed: Computed, teller: _Teller) -> list[Line]:
    days = _days(computed, teller)
    first, second = computed.meetings
    text = teller.word("computed_gap", days=days, first=teller.line(first), second=teller.line(second))
    return [Line(text, computed.meetings)]


def _days(computed: Computed, teller: _Teller) -> str:
    assert computed.days is not None
    fewest, most = computed.days
    if fewest == most:
        return counted(teller.language, "n_days", most)
    return teller.word("days_between", fewest=fewest, most=most)


def _since_last(computed: Computed, teller: _Teller) -> list[Line]:
    assert computed.until_on is not None
    last = computed.meetings[0]
    text = teller.word(
        "computed_since_last", days=_days(computed, teller), today=day_text(computed.until_on, teller.language)
    )
    return [*_end_of_row("computed_last")(computed, teller), Line(text, (last,))]


def _by_length(computed: Computed, teller: _Teller) -> list[Line]:
    """Each that shares the length, and over which meetings it was looked for."""
    key = f"computed_{computed.ask.wanted}"
    lines = [teller.told(key, m, "how_long") for m in computed.meetings[:MOST_LISTED]]
    scope = teller.word(
        "scope_of_lengths", n=computed.n_told, scope=scope_text(computed.ask.scope, teller, computed.meetings)
    )
    return [*lines, Line(scope, computed.meetings[:MOST_LISTED])]


def _tally(computed: Computed, teller: _Teller) -> list[Line]:
    """The largest group, or all that are as large, with the scope, then the next; each rests on its newest meeting."""
    by, most = computed.ask.wanted, len(computed.groups[0][1])
    first = [group for group in computed.groups if len(group[1]) == most]
    fields = {"n": most, "total": computed.n_told, "scope": scope_text(computed.ask.scope, teller)}
    names = teller.word("list_semicolon").join(_group_name(by, key, teller) for key, _ in first)
    head = teller.word("computed_most" if len(first) == 1 else "computed_most_each", name=names, **fields)
    lines = [Line(head, tuple(own[0] for _, own in first[:MOST_LISTED]))]
    for key, own in computed.groups[len(first) :]:
        lines.append(Line(teller.word("computed_then", name=_group_name(by, key, teller), n=len(own)), own[:1]))
    return lines


def _group_name(by: Wanted, key: tuple[str, ...], teller: _Teller) -> str:
    if by == "most_years":
        return year_text(int(key[0]), teller.language)
    return teller.word("list_comma").join(_name(each, teller) for each in key)


_TOOK_PLACE = {
    "held": "computed_yes",
    "not-held": "computed_no",
    "planned": "computed_only_planned",
    "proposed": "computed_only_proposed",
}


def _took_place(computed: Computed, teller: _Teller) -> list[Line]:
    return [teller.told(_TOOK_PLACE[m.status], m) for m in computed.meetings[:MOST_LISTED]]


_FOUND: dict[str, Callable[[Computed, _Teller], list[Line]]] = {
    "when": _listed,
    "where": _listed,
    "who": _listed,
    "how_long": _listed,
    "took_place": _took_place,
    "first": _end_of_row("computed_first"),
    "last": _end_of_row("computed_last"),
    "previous": _each("computed_previous"),
    "next_planned": _each("computed_next_planned"),
    "nth": _nth,
    "count": _count,
    "gap": _gap,
    "gap_after": _gap,
    "list": _listed,
    "not_held": _not_held,
    **dict.fromkeys(TALLIES, _tally),
    "longest": _by_length,
    "shortest": _by_length,
    "since_last": _since_last,
}
