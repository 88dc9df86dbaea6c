"""Mentions and meetings as JSON, and back. Offsets stay; the words they point at are never in it, but for names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from corpus.meetings.types import Conflict, FieldEvidence, Meeting, MeetingMention, Participant, StatusChange
from corpus.records import event_from, event_record
from corpus.types import PartialDate, Span

_WHERE = ("timezone", "place_id", "city", "country", "venue")
_OF_MENTION = (
    *("kind", "level", "mode", "form", "status", *_WHERE, "occasion", "duration_minutes", "duration_approximate"),
)
_OF_MEETING = ("id", *_OF_MENTION, "brief_id", "bundled")
_OF_PERSON = ("person_id", "name", "role", "office", "side", "basis")


def mention_to_json(mention: MeetingMention) -> str:
    """The mention as one line of JSON."""
    record = {name: getattr(mention, name) for name in _OF_MENTION}
    record |= {"sides": mention.sides, "topics": mention.topics, "when": event_record(mention.when)}
    record["span"] = _span_out(mention.span)
    record["participants"] = [_person_out(each) for each in mention.participants]
    record["evidence"] = [(each.field, _span_out(each.span)) for each in mention.evidence]
    record["reported"] = str(mention.reported) if mention.reported else None
    return json.dumps(record, ensure_ascii=False)


def mention_from_json(text: str) -> MeetingMention:
    """The mention that ``mention_to_json`` wrote."""
    record = json.loads(text)
    span = Span(*record["span"])
    return MeetingMention(
        article_id=span.article_id,
        revision=span.revision,
        span=span,
        **{name: record[name] for name in _OF_MENTION},
        sides=tuple(record["sides"]),
        topics=tuple(record["topics"]),
        when=event_from(record["when"]),
        participants=tuple(map(_person_in, record["participants"])),
        evidence=tuple(FieldEvidence(field, Span(*where)) for field, where in record["evidence"]),
        reported=_partial(record["reported"]),
    )


def meeting_to_json(meeting: Meeting) -> str:
    """The meeting without its mentions, as one line of JSON."""
    record = {name: getattr(meeting, name) for name in _OF_MEETING}
    record |= {"sides": meeting.sides, "topics": meeting.topics, "when": event_record(meeting.when)}
    record["participants"] = [_person_out(each) for each in meeting.participants]
    record["history"] = [(h.status, str(h.since) if h.since else None, _span_out(h.span)) for h in meeting.history]
    record["conflicts"] = [(c.field, [(text, _span_out(span)) for text, span in c.values]) for c in meeting.conflicts]
    record["headlines"] = meeting.headlines
    return json.dumps(record, ensure_ascii=False)


def meeting_from_json(text: str, mentions: Sequence[MeetingMention]) -> Meeting:
    """The meeting that ``meeting_to_json`` wrote, with its mentions."""
    record = json.loads(text)
    return Meeting(
        **{name: record[name] for name in _OF_MEETING},
        sides=tuple(record["sides"]),
        topics=tuple(record["topics"]),
        when=event_from(record["when"]),
        participants=tuple(map(_person_in, record["participants"])),
        history=tuple(StatusChange(s, _partial(since), Span(*span)) for s, since, span in record["history"]),
        conflicts=tuple(
            Conflict(field, tuple((value, Span(*span)) for value, span in values))
            for field, values in record["conflicts"]
        ),
        headlines=tuple((language, words) for language, words in record["headlines"]),
        mentions=tuple(mentions),
    )


def _person_out(person: Participant) -> list[Any]:
    return [*(getattr(person, name) for name in _OF_PERSON), _span_out(person.evidence) if person.evidence else None]


def _person_in(values: list[Any]) -> Participant:
    *plain, span = values
    fields = dict(zip(_OF_PERSON, plain, strict=True))
    return Participant(**fields, evidence=Span(*span) if span else None)


def _span_out(span: Span) -> tuple[str, str, int, int]:
    return span.article_id, span.revision, span.start, span.end


def _partial(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
