"""The meeting that a brief is about, from its front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.brief_types import BriefMeeting, BriefParticipant
from corpus.gazetteer import Entity, Gazetteer
from corpus.meetings.types import Field, FieldEvidence, Form, Level, MeetingMention, Mode, Participant
from corpus.sentences import sentences
from corpus.types import Article, PartialDate, Precision, Side, Span

_SIDE_CODES: dict[Side, str] = {"jp": "JP", "kr": "KR", "us": "US", "cn": "CN"}
_LEVEL_OF_KIND: dict[str, Level] = {
    "summit": "leader",
    "foreign-ministers": "minister",
    "defence-ministers": "minister",
    "vice-ministers": "vice_minister",
    "director-general": "director_general",
}
_LEVEL_OF_OFFICE: dict[str, Level] = {
    "president": "leader",
    "pm": "leader",
    "acting-president": "leader",
    "fm": "minister",
    "dm": "minister",
    "ccs": "minister",
    "finm": "minister",
    "trade": "minister",
    "dpm": "minister",
    "minister": "minister",
    "secretary-of-state": "minister",
    "vm": "vice_minister",
    "deputy-secretary-of-state": "vice_minister",
    "dg": "director_general",
    "nsa": "adviser",
    "ambassador": "ambassador",
}
# Directors-general who "confer by video": their kind is that of their rank, and they have no place.
_CALL = re.compile(r"\b(video|telephone|phone)\b")
_RANKS: tuple[Level, ...] = ("leader", "minister", "vice_minister", "director_general", "adviser", "ambassador")


def mention_of_brief(article: Article, gazetteer: Gazetteer) -> MeetingMention | None:
    """What the front matter of a brief says of its meeting; ``None`` for any other article or kind of brief.

    The sentence cited is the first one of the body. A status holds since the first source that could know it.
    """
    meeting = article.meeting
    if meeting is None or article.happened is None:
        return None
    participants = tuple(_participant(each, gazetteer) for each in meeting.participants)
    place = _place(meeting.city, gazetteer)
    return MeetingMention(
        article_id=article.id,
        revision=article.revision,
        span=_lead(article),
        kind=meeting.kind,  # type: ignore[arg-type]
        level=_LEVEL_OF_KIND.get(meeting.kind) or level_of(participants),
        mode=_mode(meeting, article),
        form=_form(article),
        status=meeting.status,  # type: ignore[arg-type]
        when=article.happened,
        timezone=article.timezone,
        place_id=place.id if place else None,
        city=meeting.city,
        country=meeting.country,
        venue=meeting.venue,
        occasion=meeting.occasion,
        duration_minutes=meeting.duration_minutes,
        duration_approximate=False,
        sides=tuple(sorted({_SIDE_CODES[p.side] for p in participants if p.side in _SIDE_CODES})),
        participants=participants,
        topics=article.topics,
        evidence=_evidence(article, meeting),
        reported=_known_since(article),
    )


def level_of(participants: Sequence[Participant]) -> Level:
    """The rank of the highest office at the table; ``working`` when none of them is known."""
    found = {_LEVEL_OF_OFFICE.get(p.office or "", "working") for p in participants}
    return next((rank for rank in _RANKS if rank in found), "working")


def _participant(named: BriefParticipant, gazetteer: Gazetteer) -> Participant:
    mentions = gazetteer.find(named.name)
    people = [m for m in mentions if m.kind == "person" and m.certainty == "exact"]
    person = gazetteer.entity(people[0].entity_id) if people else None
    offices = [m for m in gazetteer.find(named.role or "") if m.kind == "office"]
    return Participant(
        person_id=person.id if person else None,
        name=person.names["en"][0] if person else named.name,
        role=named.role,
        office=offices[0].entity_id if offices else None,
        side=named.side,
        basis="front_matter",
    )


def _place(city: str | None, gazetteer: Gazetteer) -> Entity | None:
    found = (m for m in gazetteer.find(city or "") if m.kind in ("place", "country"))
    return next((gazetteer.entity(m.entity_id) for m in found), None)


def _mode(meeting: BriefMeeting, article: Article) -> Mode:
    opening = f"{article.headline or ''} {article.text[: _lead(article).end]}".lower()
    if meeting.kind != "phone-call" and (meeting.city or not _CALL.search(opening)):
        return "in_person"
    return "video" if "video" in opening else "phone"


def _form(article: Article) -> Form:
    """A front matter has no field for it; what is written about at length were talks, unless its title says else."""
    title = (article.headlines.get("en") or "").lower()
    return "meal" if "dinner" in title or "luncheon" in title else "talks"


def _lead(article: Article) -> Span:
    start, end = next(iter(sentences(article.text, article.language)), (0, len(article.text)))
    return Span(article.id, article.revision, start, end)


def _evidence(article: Article, meeting: BriefMeeting) -> tuple[FieldEvidence, ...]:
    """The sentences of the body that bear the fields of the front matter out, where one is found."""
    lead = _lead(article)
    found = [FieldEvidence(field, lead) for field in _OF_LEAD]
    minutes, hours = meeting.duration_minutes, (meeting.duration_minutes or 0) / 60
    wanted: list[tuple[Field, tuple[str, ...]]] = [
        ("place", (meeting.city,) if meeting.city else ()),
        ("venue", (meeting.venue,) if meeting.venue else ()),
        ("duration", (f"{minutes} minutes", f"{minutes}-minute", f"{hours:g} hour") if minutes else ()),
    ]
    for field, words in wanted:
        if (span := _sentence_with(words, article)) is not None:
            found.append(FieldEvidence(field, span))
    return tuple(found)


_OF_LEAD: tuple[Field, ...] = ("status", "kind", "participants", "date")


def _sentence_with(words: tuple[str, ...], article: Article) -> Span | None:
    for start, end in sentences(article.text, article.language) if words else ():
        if any(word in article.text[start:end] for word in words):
            return Span(article.id, article.revision, start, end)
    return None


def _known_since(article: Article) -> PartialDate | None:
    """When the first source came out that could know how it went, else the last source with a day."""
    happened = article.happened
    days = sorted(s.published for s in article.sources if s.published and s.published.precision is Precision.DAY)
    is_plan = article.meeting is not None and article.meeting.status in ("planned", "proposed")
    held_on = happened.latest_on if happened and not is_plan else date.max
    after = [day for day in days if day.earliest_on >= held_on]
    return after[0] if after else days[-1] if days else None
