"""Whether a brief's front matter names people, places and topics that the data files know, in offices held that day."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.brief_types import BriefParticipant, FrontMatter
from corpus.gazetteer import Entity, Gazetteer
from corpus.gazetteer.offices import Post
from corpus.types import Precision

Finding = tuple[str, str]  # the field of the front matter, and what is wrong with it
_COUNTRIES = {"jp": "JP", "kr": "KR", "us": "US", "cn": "CN"}
_LEVELS = ("leader", "minister")  # lower posts have namesakes in other ministries
_CITY_STATE = "singapore"  # a city among the countries
# Words of a role that say it is not the office named: "former Prime Minister", "Deputy Minister for Foreign Affairs".
_NOT_THE_OFFICE = ("former", "ex-", "incoming", "elect", "nominee", "envoy", "acting", "deputy minister", "advis")


def fact_problems(front: FrontMatter, gazetteer: Gazetteer) -> Iterator[Finding]:
    """A field and a sentence for each thing that the data files do not know or know otherwise."""
    yield from _topic_problems(front, gazetteer)
    if front.meeting is None:
        return
    yield from _city_problems(front, gazetteer)
    for i, person in enumerate(front.meeting.participants):
        for sentence in _person_problems(person, front, gazetteer):
            yield f"meeting.participants[{i + 1}]", sentence


def _topic_problems(front: FrontMatter, gazetteer: Gazetteer) -> Iterator[Finding]:
    known = {entity.id for entity in gazetteer.entities()}
    for topic in front.topics:
        if topic not in known:
            yield "topics", f"found {topic!r}, expected an id of data/topics.toml or data/agreements.toml"


def _city_problems(front: FrontMatter, gazetteer: Gazetteer) -> Iterator[Finding]:
    meeting = front.meeting
    if meeting is None or meeting.city is None:
        return
    cities = (*gazetteer.entities("place"), gazetteer.entity(_CITY_STATE))
    place = next((place for place in cities if meeting.city in place.names["en"]), None)
    if place is None:
        yield "meeting.city", f"found {meeting.city!r}, which data/places.toml does not know; add it there"
    elif meeting.country and place.country != meeting.country:
        yield "meeting.country", f"found {meeting.country}, but {meeting.city} is in {place.country}"
    elif place.timezone and place.timezone != front.timezone:
        yield "timezone", f"found {front.timezone}, but clocks in {meeting.city} follow {place.timezone}"


def _person_problems(named: BriefParticipant, front: FrontMatter, gazetteer: Gazetteer) -> Iterator[str]:
    person = _person(named.name, gazetteer)
    if person is None:
        yield f"found {named.name!r}, whom data/people.toml does not know; add the person there"
        return
    country = _COUNTRIES.get(named.side or "")
    if country and person.country and person.country != country:
        yield f"found side {named.side}, but {named.name} is of {person.country}"
        return
    yield from _office_problems(named, person, front, gazetteer)


def _person(name: str, gazetteer: Gazetteer) -> Entity | None:
    found = (m for m in gazetteer.find(name) if m.kind == "person" and m.certainty == "exact")
    first = next(found, None)
    return gazetteer.entity(first.entity_id) if first else None


def _office_problems(
    named: BriefParticipant, person: Entity, front: FrontMatter, gazetteer: Gazetteer
) -> Iterator[str]:
    """What the terms of office say against a role; a post with holes in its terms says nothing."""
    role, on = (named.role or "").lower(), front.happened.earliest_on
    if front.happened.precision is not Precision.DAY or any(word in role for word in _NOT_THE_OFFICE):
        return
    post = _post(named, gazetteer)
    if post is None or post.complete_from is None or on < post.complete_from:
        return
    holders = gazetteer.offices.holders(post.id, on)
    if holders and person.id not in {held.person_id for held in holders}:
        names = ", ".join(gazetteer.entity(held.person_id).names["en"][0] for held in holders)
        yield f"found {named.name} as {named.role!r}, but on {on} the office was held by {names}"


def _post(named: BriefParticipant, gazetteer: Gazetteer) -> Post | None:
    """The one post of that side whose office the role names; none where the role names another office too."""
    offices = {m.entity_id for m in gazetteer.find(named.role or "") if m.kind == "office"}
    found = (post for post in gazetteer.offices.posts() if post.side == named.side and post.office in offices)
    posts = [post for post in found if post.level in _LEVELS]
    return posts[0] if len(posts) == len(offices) == 1 else None
