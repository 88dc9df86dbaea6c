"""The front matter of a brief: its schema, as the list of everything that breaks it, and its typed form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from corpus.brief_types import (
    BRIEF_KINDS,
    LANGUAGES,
    MEETING_KINDS,
    MEETING_STATUSES,
    SIDES,
    SOURCE_SIDES,
    BriefMeeting,
    BriefParticipant,
    FrontMatter,
)
from corpus.types import EventDate, PartialDate, Precision, SourceRef

Found = tuple[str, str]  # the field, and one sentence on what is wrong with it

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?", re.IGNORECASE)
_FIELDS = frozenset({"id", "headline", "kind", "happened", "timezone", "meeting", "topics", "sources"})
_OPTIONAL = frozenset({"meeting"})
_MEETING_FIELDS = frozenset(
    {"kind", "status", "city", "country", "venue", "occasion", "duration_minutes", "participants"}
)
_PARTICIPANT_FIELDS = frozenset({"name", "role", "side"})
_SOURCE_FIELDS = frozenset({"n", "outlet", "headline", "url", "published_on", "side", "language"})


def schema_problems(front: Mapping[str, Any]) -> list[Found]:
    """Everything in the front matter that breaks the schema; empty when ``front_matter_of`` can read it."""
    found = list(_key_problems("", front, _FIELDS, optional=_OPTIONAL))
    checks: dict[str, Callable[[Any], Iterator[Found]]] = {
        "id": _id_problems,
        "headline": _headline_problems,
        "kind": lambda value: _one_of("kind", value, BRIEF_KINDS),
        "happened": _happened_problems,
        "timezone": lambda value: _text("timezone", value),
        "topics": _topic_problems,
        "sources": _sources_problems,
    }
    for name, check in checks.items():
        if name in front:
            found += check(front[name])
    return found + list(_meeting_problems(front.get("kind"), front.get("meeting")))


def front_matter_of(front: Mapping[str, Any]) -> FrontMatter:
    """The typed front matter. It must have no ``schema_problems``."""
    meeting = front.get("meeting")
    return FrontMatter(
        brief_id=front["id"],
        headlines={language: front["headline"][language] for language in LANGUAGES},
        kind=front["kind"],
        happened=parse_happened(_iso(front["happened"])),
        timezone=front["timezone"],
        meeting=_meeting_of(meeting) if meeting else None,
        topics=tuple(front["topics"]),
        sources=tuple(_source_of(source) for source in front["sources"]),
    )


def parse_happened(text: str) -> EventDate:
    """The event date written as a day, a month, a year, or two of them with a slash; raises ``ValueError``."""
    first, slash, last = text.partition("/")
    start, end = PartialDate.parse(first), PartialDate.parse(last if slash else first)
    precision = start.precision if start == end else Precision.RANGE
    return EventDate(start.earliest_on, end.latest_on, precision, "front_matter")


def _key_problems(
    where: str, value: object, fields: frozenset[str], *, optional: frozenset[str] = frozenset()
) -> Iterator[Found]:
    if not isinstance(value, dict):
        yield where, f"found {value!r}, expected the fields {', '.join(sorted(fields))}"
        return
    dot = f"{where}." if where else ""
    for name in sorted(fields - optional - value.keys()):
        yield f"{dot}{name}", "the field is missing; add it"
    for name in sorted(map(str, value.keys() - fields)):
        yield f"{dot}{name}", f"unknown field; the known ones are {', '.join(sorted(fields))}"


def _text(where: str, value: object) -> Iterator[Found]:
    if not isinstance(value, str) or not value.strip():
        yield where, f"found {value!r}, expected some text"


def _text_or_null(where: str, value: object) -> Iterator[Found]:
    if value is not None:
        yield from _text(where, value)


def _one_of(where: str, value: object, allowed: tuple[str, ...]) -> Iterator[Found]:
    if value not in allowed:
        yield where, f"found {value!r}, expected one of {', '.join(allowed)}"


def _id_problems(value: object) -> Iterator[Found]:
    if not isinstance(value, str) or not _KEBAB.fullmatch(value):
        yield "id", f"found {value!r}, expected lower-case words joined by hyphens"


def _headline_problems(value: object) -> Iterator[Found]:
    yield from _key_problems("headline", value, frozenset(LANGUAGES))
    if isinstance(value, dict):
        for language in LANGUAGES:
            if language in value:
                yield from _text(f"headline.{language}", value[language])


def _happened_problems(value: object) -> Iterator[Found]:
    try:
        parse_happened(_iso(value))
    except ValueError as error:
        yield "happened", f"found {value!r}, expected a possible ISO day, month, year or first/last: {error}"


def _topic_problems(value: object) -> Iterator[Found]:
    if not isinstance(value, list) or not all(isinstance(topic, str) and _KEBAB.fullmatch(topic) for topic in value):
        yield "topics", f"found {value!r}, expected a list of lower-case ids joined by hyphens"
    elif len(set(value)) < len(value):
        yield "topics", f"found {value!r}, expected each topic once"


def _sources_problems(value: object) -> Iterator[Found]:
    if not isinstance(value, list) or not value:
        yield "sources", f"found {value!r}, expected a list with at least one source"
        return
    for position, source in enumerate(value, start=1):
        where = f"sources[{position}]"
        yield from _key_problems(where, source, _SOURCE_FIELDS)
        if isinstance(source, dict):
            yield from _source_problems(where, source, position)
    urls = [source.get("url") for source in value if isinstance(source, dict)]
    for url in sorted({str(url) for url in urls if urls.count(url) > 1}):
        yield "sources", f"the address {url} stands twice; list each source once"


def _source_problems(where: str, source: Mapping[str, Any], position: int) -> Iterator[Found]:
    if source.get("n") != position:
        yield f"{where}.n", f"found {source.get('n')!r}, expected {position}: sources are numbered from 1 in order"
    yield from _text(f"{where}.outlet", source.get("outlet"))
    yield from _text_or_null(f"{where}.headline", source.get("headline"))
    yield from _url_problems(f"{where}.url", source.get("url"))
    if source.get("side") is not None:
        yield from _one_of(f"{where}.side", source["side"], SOURCE_SIDES)
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]+)?", str(source.get("language"))):
        yield f"{where}.language", f"found {source.get('language')!r}, expected a language code such as en"
    if source.get("published_on") is not None:
        yield from _published_problems(f"{where}.published_on", source["published_on"])


def _published_problems(where: str, value: object) -> Iterator[Found]:
    try:
        PartialDate.parse(_iso(value))
    except ValueError as error:
        yield where, f"found {value!r}, expected null or a possible ISO day, month or year: {error}"


def _url_problems(where: str, value: object) -> Iterator[Found]:
    parts = None
    if isinstance(value, str) and not re.search(r"[\s<>\"{}|\\^`]", value):
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = None
    if parts is None or parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.netloc):
        yield where, f"found {value!r}, expected an address that begins with http:// or https:// and names a host"


def _meeting_problems(kind: object, meeting: object) -> Iterator[Found]:
    if kind != "meeting":
        if meeting is not None:
            yield "meeting", f"stands in a brief of kind {kind!r}, expected only in kind meeting; take it out"
        return
    yield from _key_problems("meeting", meeting, _MEETING_FIELDS)
    if not isinstance(meeting, dict):
        return
    yield from _one_of("meeting.kind", meeting.get("kind"), MEETING_KINDS)
    yield from _one_of("meeting.status", meeting.get("status"), MEETING_STATUSES)
    for name in ("city", "venue", "occasion"):
        yield from _text_or_null(f"meeting.{name}", meeting.get(name))
    minutes = meeting.get("duration_minutes")
    if minutes is not None and not (type(minutes) is int and 0 < minutes < 24 * 60):
        yield "meeting.duration_minutes", f"found {minutes!r}, expected null or whole minutes below a day"
    yield from _participant_problems(meeting.get("participants"))


def _participant_problems(value: object) -> Iterator[Found]:
    if not isinstance(value, list) or not value:
        yield "meeting.participants", f"found {value!r}, expected a list with at least one participant"
        return
    for position, participant in enumerate(value, start=1):
        where = f"meeting.participants[{position}]"
        yield from _key_problems(where, participant, _PARTICIPANT_FIELDS)
        if isinstance(participant, dict):
            yield from _text(f"{where}.name", participant.get("name"))
            yield from _text_or_null(f"{where}.role", participant.get("role"))
            yield from _one_of(f"{where}.side", participant.get("side"), SIDES)


def _meeting_of(meeting: Mapping[str, Any]) -> BriefMeeting:
    people = (BriefParticipant(p["name"], p["role"], p["side"]) for p in meeting["participants"])
    plain = {name: meeting[name] for name in _MEETING_FIELDS - {"participants"}}
    return BriefMeeting(**plain, participants=tuple(people))


def _source_of(source: Mapping[str, Any]) -> SourceRef:
    plain = {name: source[name] for name in _SOURCE_FIELDS - {"published_on"}}
    published_on = source["published_on"]
    return SourceRef(**plain, published=PartialDate.parse(_iso(published_on)) if published_on is not None else None)


def _iso(value: object) -> str:
    """The text of a date, whether YAML read it as text, as a date or, for a bare year, as a number."""
    return value.isoformat() if isinstance(value, date) else str(value)
