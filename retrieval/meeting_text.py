"""Meetings in the terminal: a line each, or everything that is known of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text

from corpus.meetings.facts import day_text
from corpus.meetings.ids import family_name
from corpus.meetings.types import Meeting, Participant
from corpus.types import EventDate, Precision
from retrieval.cli.output import console
from retrieval.plain import link, one_line
from retrieval.serialize_meeting import Sources, meeting_json

_BASES = {
    "relative": "counted from the day of the article",
    "weekday": "from the weekday named",
    "dateline": "from the dateline",
    "inferred": "inferred from another article",
}
_INDENT = "    "
_COLUMNS = ("when", "status", "kind", "who and where")


def when_text(when: EventDate | None) -> str:
    """The day, month or year in ISO form, as finely as it is known: ``2019-09``; an interval with a slash."""
    if when is None:
        return "undated"
    cut = {Precision.MONTH: 7, Precision.YEAR: 4}.get(when.precision)
    return when.earliest_on.isoformat()[:cut] if cut else day_text(when)


def who_text(meeting: Meeting) -> str:
    """Family names, or the sides where nobody is named."""
    return ", ".join(_short(p) for p in meeting.participants) or "–".join(meeting.sides)


def print_meetings(meetings: Sequence[Meeting]) -> None:
    """Prints a table: when, status, kind, who and where, and below each meeting its id, which is never cut."""
    rows = [(when_text(m.when), m.status, m.kind, one_line(f"{who_text(m)} · {where_text(m)}")) for m in meetings]
    widths = [max(len(row[n]) for row in (*rows, _COLUMNS)) + 2 for n in range(len(_COLUMNS) - 1)]
    out = console()

    def show(cells: Sequence[str], style: str = "") -> None:
        *first, last = cells
        line = "".join(cell.ljust(width) for cell, width in zip(first, widths, strict=True)) + last
        out.print(Text(line, style, overflow="ellipsis", no_wrap=True))

    show(_COLUMNS, "bold")
    for meeting, row in zip(meetings, rows, strict=True):
        show(row)
        out.print(Text(" " * widths[0] + meeting.id, "dim"), soft_wrap=True)


def where_text(meeting: Meeting) -> str:
    """The city, else the country."""
    if meeting.mode != "in_person":
        return "by telephone" if meeting.mode == "phone" else "by video"
    return meeting.city or meeting.country or "place not known"


def print_meeting(meeting: Meeting, sources: Sources) -> None:
    """Prints facts, status over time, both accounts, conflicts, and the passages with their sources."""
    found = meeting_json(meeting, sources)
    out = console()
    lines = [
        Text(one_line(dict(meeting.headlines).get("en") or _title(meeting)), style="bold"),
        Text(meeting.id, "dim"),
    ]
    lines += [Text(f"{name:<12}{one_line(value)}") for name, value in _facts(meeting)]
    lines += _history(found) + _conflicts(found) + _accounts(found) + _passages(found)
    for line in lines:
        hanging = len(line.plain) - len(line.plain.lstrip())
        for n, part in enumerate(line.wrap(out, out.width - hanging)):
            part.rstrip()
            out.print(Text.assemble(" " * hanging if n else "", part), soft_wrap=True)


def _title(meeting: Meeting) -> str:
    return f"{meeting.kind.capitalize()}: {who_text(meeting)}"


def _short(person: Participant) -> str:
    return family_name(person).capitalize() if person.person_id else person.name


def _facts(meeting: Meeting) -> list[tuple[str, str]]:
    when = when_text(meeting.when)
    if meeting.when and meeting.when.basis in _BASES:
        when += f" ({_BASES[meeting.when.basis]})"
    if meeting.timezone:
        when += f", local to {meeting.timezone}"
    facts = [("when", when), ("status", meeting.status), ("kind", f"{meeting.kind}, {_how(meeting)}")]
    facts += [("who", _person(p)) for p in meeting.participants] or [("who", "–".join(meeting.sides) or "not named")]
    where = ", ".join(filter(None, (meeting.venue, meeting.city, meeting.country)))
    facts += [("where", where), ("occasion", meeting.occasion or ""), ("length", _length(meeting))]
    facts.append(("topics", ", ".join(meeting.topics)))
    return [fact for fact in facts if fact[1]]


def _how(meeting: Meeting) -> str:
    mode = {"in_person": "in person", "phone": "by telephone", "video": "by video"}[meeting.mode]
    return mode if meeting.form == "talks" else f"{mode}, {meeting.form.replace('_', ' ')}"


def _person(person: Participant) -> str:
    worked_out = "worked out from the office and the day" if person.basis == "office" else ""
    details = "; ".join(filter(None, (person.role or "", worked_out)))
    return f"{person.name} [{person.side}]" + (f", {details}" if details else "")


def _length(meeting: Meeting) -> str:
    if meeting.duration_minutes is None:
        return ""
    return f"{'about ' if meeting.duration_approximate else ''}{meeting.duration_minutes} minutes"


def _history(found: dict[str, Any]) -> list[Text]:
    steps = found["history"]
    if len(steps) < 2:
        return []
    lines = [f"{_INDENT}{step['since'] or 'day not known'}: {step['status']} [{step['citation_n']}]" for step in steps]
    return [Text(""), Text("Status over time", "bold"), *map(Text, lines)]


def _conflicts(found: dict[str, Any]) -> list[Text]:
    if not found["conflicts"]:
        return []
    lines = [
        f"{_INDENT}{conflict['field']}: " + " / ".join(f"{v['value']} [{v['citation_n']}]" for v in conflict["values"])
        for conflict in found["conflicts"]
    ]
    return [Text(""), Text("Sources differ; the first value counts here", "bold"), *map(Text, lines)]


def _accounts(found: dict[str, Any]) -> list[Text]:
    lines: list[Text] = []
    for side, title in (("jp", "Tokyo's account"), ("kr", "Seoul's account")):
        told = found["accounts"][side]
        lines += [Text(""), Text(title, "bold")]
        lines += [Text(f"{_INDENT}{one_line(each['text'])} [{each['citation_n']}]") for each in told]
        if not told:
            lines.append(Text(f"{_INDENT}none in this archive"))
    return lines


def _passages(found: dict[str, Any]) -> list[Text]:
    lines = [Text(""), Text("Passages", "bold")]
    accounts = {each["citation_n"] for told in found["accounts"].values() for each in told}
    for citation in found["citations"]:
        by_us = "Chancery's own brief, after " if citation["kind"] == "brief" and citation["sources"] else ""
        source = citation["outlet"] or citation["agency"] or "outlet not named"
        day = f" · published {citation['published_on']}" if citation["published_on"] else ""
        lines.append(Text(one_line(f"[{citation['n']}] {by_us}{source}{day}"), "cyan"))
        if citation["n"] not in accounts:
            lines.append(Text(f"{_INDENT}{one_line(citation['excerpt'])}"))
        if address := link(citation["url"]):
            lines.append(Text(f"{_INDENT}{address}", "dim"))
    return lines
