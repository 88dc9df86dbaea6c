"""`chancery meeting`: one meeting with all that is known of it."""

from __future__ import annotations

import click

from corpus.meetings.query import MeetingQuery
from corpus.meetings.register import Register
from corpus.meetings.types import Meeting
from corpus.types import PartialDate
from retrieval.cli.articles import open_store
from retrieval.cli.meetings import open_register
from retrieval.cli.output import json_option, print_json
from retrieval.config import RetrievalSettings
from retrieval.errors import RetrievalError


@click.command()
@click.argument("named", metavar="ID|DATE")
@json_option
def meeting_command(named: str, as_json: bool) -> None:
    """Show one meeting: facts, status over time, both governments' accounts, passages and sources.

    ID may be shortened. A day, month or year shows all meetings of that time.
    """
    settings = RetrievalSettings.from_env()
    with open_store(settings) as store:
        register = open_register(store, include_bundled=settings.bundled)
        found = _named(register, named)
        from retrieval.serialize_meeting import StoreSources, meeting_json

        sources = StoreSources(store, settings.index_root)
        for n, meeting in enumerate(found):
            if as_json:
                print_json(meeting_json(meeting, sources))
                continue
            from retrieval.meeting_text import print_meeting

            if n:
                click.echo("")
            print_meeting(meeting, sources)


def _named(register: Register, named: str) -> tuple[Meeting, ...]:
    when = _day(named)
    if when is None:
        return (register.get(named.strip()),)
    found = register.on(when)
    if not found:
        near = _nearest(register, when)
        likely = f"; the nearest: {', '.join(m.id for m in near)}" if near else ""
        raise RetrievalError(f"no meeting of {when} is on record{likely}; `chancery meetings` lists what is")
    return found


def _day(named: str) -> PartialDate | None:
    """The date that is written; ``None`` for an id. Bad usage for an impossible date."""
    text = named.strip()
    if not text or not set(text) <= set("0123456789-") or not text[:4].isdecimal():
        return None
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise click.UsageError(
            f"found {named!r}, expected the id of a meeting or a date such as 2021-05-05, 2021-05 or 2021"
        ) from error


def _nearest(register: Register, when: PartialDate) -> tuple[Meeting, ...]:
    """The last meeting before and the first one after."""
    before = register.find(MeetingQuery(to_on=when.earliest_on, sort="-date", limit=1))
    after = register.find(MeetingQuery(from_on=when.latest_on, sort="date", limit=1))
    return (*before, *after)
