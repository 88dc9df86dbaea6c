"""`chancery meetings`: the register of meetings, filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import click

from corpus.errors import UnknownPerson
from corpus.meetings.query import MeetingQuery, Sort
from corpus.meetings.register import Register
from corpus.meetings.types import MeetingKind, MeetingStatus
from corpus.types import PartialDate
from retrieval.cli.articles import open_store
from retrieval.cli.options import DAY
from retrieval.cli.output import json_option, print_json
from retrieval.config import RetrievalSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The options as they were given."""

    who: tuple[str, ...]
    where: str | None
    since: PartialDate | None
    until: PartialDate | None
    kinds: tuple[MeetingKind, ...]
    statuses: tuple[MeetingStatus, ...]
    topics: tuple[str, ...]
    text: str
    sort: Sort
    n: int


@click.command()
@click.option("--who", multiple=True, metavar="NAME", help="Somebody who took part, in any of the three languages.")
@click.option("--where", metavar="PLACE", help="City or country, in any of the three languages.")
@click.option("--from", "since", type=DAY, help="Meetings on or after this day, month or year.")
@click.option("--to", "until", type=DAY, help="Meetings on or before it.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(MeetingKind)), help="Kind of meeting.")
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(get_args(MeetingStatus)), help="What became of it."
)
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="What it was about.")
@click.option("--text", default="", metavar="WORDS", help="Words in its names, headline, occasion or sentences.")
@click.option(
    "--sort", type=click.Choice(["date", "-date"]), default="-date", show_default=True, help="Oldest or newest first."
)
@click.option("-n", default=25, show_default=True, type=click.IntRange(1), help="Show at most this many.")
@json_option
def meetings_command(as_json: bool, **options: object) -> None:
    """List meetings and calls: held, planned, proposed, or not held.

    Options given several times: --who and --topic ask for all of them, --kind and --status for any.
    """
    asked = _Asked(**options)  # type: ignore[arg-type]
    settings = RetrievalSettings.from_env()
    with open_store(settings) as store:
        register = open_register(store, include_bundled=settings.bundled)
        query = _query(register, asked)
        found = register.find(query) if query else ()
        n_found = register.count(query) if query else 0
        if as_json:
            from retrieval.serialize_meeting import StoreSources, meeting_json

            sources = StoreSources(store, settings.index_root)
            for meeting in found:
                print_json(meeting_json(meeting, sources))
        elif found:
            from retrieval.meeting_text import print_meetings

            print_meetings(found)
        if not found or not as_json:
            click.echo(_told(register, asked, len(found), n_found), err=as_json)


def open_register(store: object, *, include_bundled: bool) -> Register:
    """The register of a store; names are read from the gazetteer only when one is asked for."""
    from corpus.gazetteer import Gazetteer
    from corpus.store import Store

    assert isinstance(store, Store)
    return Register(store, Gazetteer.load, include_bundled=include_bundled)


def _query(register: Register, asked: _Asked) -> MeetingQuery | None:
    """The query; ``None`` when it names a place or a topic that nothing in the register has. Bad usage otherwise."""
    where = register.resolve_place(asked.where) if asked.where else None
    topics = [register.resolve_topic(topic) for topic in asked.topics]
    try:
        who = tuple(dict.fromkeys(_resolved(register, name) for name in asked.who))
        query = MeetingQuery(
            who=who,
            where=where,
            from_on=asked.since.earliest_on if asked.since else None,
            to_on=asked.until.latest_on if asked.until else None,
            kinds=asked.kinds,
            statuses=asked.statuses,
            topics=tuple(topic for topic in topics if topic),
            text=asked.text,
            sort=asked.sort,
            limit=asked.n,
        )
    except UnknownPerson as error:
        raise click.UsageError(f"--who: {error}") from error
    except ValueError as error:
        raise click.UsageError(f"--from/--to: {error}") from error
    return None if (asked.where and where is None) or None in topics else query


def _resolved(register: Register, name: str) -> str:
    """The id of the person named. What was misspelt is said, so that nobody is taken for somebody else unseen."""
    found = register.resolve_person(name)
    if not register.is_name_of(name, found):
        click.echo(f"chancery: --who {name!r} is read as {register.name_of(found)}", err=True)
    return found


def _told(register: Register, asked: _Asked, n_shown: int, n_found: int) -> str:
    """How many were found and shown, or what the register holds instead."""
    if n_shown == n_found > 0:
        return f"{n_found} {'meeting' if n_found == 1 else 'meetings'} found"
    if n_shown:
        return f"{n_found} meetings found, {n_shown} shown; -n shows more"
    extent = register.extent()
    held = f"the register holds {extent.n_meetings} meetings"
    if extent.earliest_on and extent.latest_on:
        held += f", dated {extent.earliest_on} to {extent.latest_on}"
    near = register.nearest_names(asked.where, "place") if asked.where else ()
    likely = f"; the places nearest to {asked.where!r} in it are {', '.join(near)}" if near else ""
    return f"no meeting on record fits; {held}{likely}"
