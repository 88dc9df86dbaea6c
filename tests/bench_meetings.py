"""Times of looking up and completing among 100,000 made-up meetings: ``python -m tests.bench_meetings``."""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from corpus.gazetteer import Entity, Gazetteer
from corpus.meetings.facts import meeting_of
from corpus.meetings.ids import with_ids
from corpus.meetings.query import MeetingQuery, Where
from corpus.meetings.register import Register
from corpus.meetings.stored import mention_to_json
from corpus.meetings.sync import STATE_KEY
from corpus.meetings.testimony import ArticleNote, Testimony
from corpus.meetings.types import Meeting, MeetingMention, Participant
from corpus.meetings.writing import WITH_BRIEFS, WITHOUT_BRIEFS, Row, words_of, write_register
from corpus.store import Store
from corpus.types import EventDate, PartialDate, Precision, Span
from tests.bench_index import seconds, show
from tests.corpus.made import hex16, made_article

N_MEETINGS = 100_000
ARTICLE, REVISION = hex16("bench"), "r"
SENTENCE = (
    "The two ministers met in the capital for forty minutes and spoke about {topic}, an official said on the day."
)
TYPED = (
    "m",
    "mot",
    "moteki",
    "Motegi To",
    "茂木",
    "모테기",
    "모테ㄱ",
    "lodnon",
    "뉴욕",
    "2019-09",
    "kono seoul",
    "zzzz",
)
KINDS = ("summit", "foreign-ministers", "vice-ministers", "phone-call", "other")


def made_mentions(gazetteer: Gazetteer, n: int) -> Iterator[MeetingMention]:
    """Meetings of random people of two countries, at random places, over sixty years."""
    rng = random.Random(8)
    people = {side: [e for e in gazetteer.entities("person") if e.side == side] for side in ("jp", "kr", "us", "cn")}
    places = [e for e in gazetteer.entities("place") if e.timezone]
    topics = [e.id for e in gazetteer.entities("topic")]
    for number in range(n):
        sides = sorted(rng.sample(list(people), rng.choice((2, 2, 2, 3))))
        on, place = date(1965, 1, 1) + timedelta(days=rng.randrange(22_000)), rng.choice(places)
        yield MeetingMention(
            article_id=ARTICLE,
            revision=REVISION,
            span=Span(ARTICLE, REVISION, number, number + 1),
            kind=rng.choice(KINDS),
            level="minister",
            mode="in_person",
            form="talks",
            status=rng.choice(("held", "held", "held", "planned", "not-held")),
            when=EventDate(on, on, Precision.DAY, "stated") if number % 20 else None,
            timezone=place.timezone,
            place_id=place.id,
            city=place.names["en"][0],
            country=place.country,
            venue=None,
            occasion=None,
            duration_minutes=40,
            duration_approximate=False,
            sides=tuple(side.upper() for side in sides),
            participants=tuple(participant(rng.choice(people[side])) for side in sides),
            topics=tuple(rng.sample(topics, 2)),
            evidence=(),
            reported=PartialDate.of(on + timedelta(days=1)),
        )


def participant(entity: Entity) -> Participant:
    """The person as a participant."""
    name, side = entity.names["en"][0], entity.side or "other"
    return Participant(person_id=entity.id, name=name, role=None, office=None, side=side, basis="stated")


def fill(store: Store, gazetteer: Gazetteer) -> None:
    """Puts the records into the register of the store."""
    store.put(made_article("x", id=ARTICLE, key="bench", revision=REVISION))
    mentions = list(made_mentions(gazetteer, N_MEETINGS))
    meetings = with_ids([meeting_of([Testimony(m, ArticleNote())]) for m in mentions])

    def names_of(entity_id: str) -> tuple[str, ...]:
        return tuple(names[0] for names in gazetteer.entity(entity_id).names.values() if names) if entity_id else ()

    def row(n: int, meeting: Meeting) -> Row:
        words = words_of(meeting, [SENTENCE.format(topic=meeting.topics[0])], names_of)
        return Row(views=WITH_BRIEFS | WITHOUT_BRIEFS, meeting=meeting, evidence=((ARTICLE, n),), words=words)

    with store.connection.change() as db:
        told = ((ARTICLE, n, 3, mention_to_json(m), SENTENCE) for n, m in enumerate(mentions))
        db.executemany("INSERT INTO meeting_mention VALUES (?, ?, ?, ?, ?)", told)
        write_register(db, (row(n, meeting) for n, meeting in enumerate(meetings)))
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, 'bench')", (STATE_KEY,))


def queries(register: Register, gazetteer: Gazetteer) -> Iterator[MeetingQuery]:
    """Look-ups of every kind, as `chancery meetings` makes them."""
    rng = random.Random(9)
    people = [e.id for e in gazetteer.entities("person") if e.side in ("jp", "kr")]
    for _ in range(20):
        year = rng.randrange(1966, 2024)
        yield MeetingQuery()
        yield MeetingQuery(who=(rng.choice(people),))
        yield MeetingQuery(who=(rng.choice(people), rng.choice(people)), sort="date")
        yield MeetingQuery(from_on=date(year, 1, 1), to_on=date(year, 12, 31), kinds=("summit",))
        yield MeetingQuery(where=Where(place_id="seoul", city="seoul"), statuses=("held",), sort="date")
        yield MeetingQuery(where=Where(country="US"), topics=("gsomia",))
        yield MeetingQuery(text="motegi london")
        yield MeetingQuery(text="茂木", limit=10)
        yield MeetingQuery(text="독도 모테기")


def times_ms(works: list[Callable[[], object]]) -> tuple[float, float]:
    """Median and highest milliseconds of one run of each."""
    times = [seconds(work) * 1e3 for work in works]
    return statistics.median(times), max(times)


def main() -> None:
    """Fills a register and measures; about a minute."""
    gazetteer = Gazetteer.load()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store.sqlite") as store:
        show(f"register: {N_MEETINGS:,} made-up meetings written", seconds(lambda: fill(store, gazetteer)), "s")
        register = Register(store, lambda: gazetteer)
        show("register: names read, once for each change", seconds(lambda: register.suggest("x", "person")) * 1e3, "ms")
        asked = list(queries(register, gazetteer))
        median, longest = times_ms([lambda q=query: (register.find(q), register.count(q)) for query in asked])
        show("register: look-up with count, median (at most 20)", median, "ms")
        show("register: look-up with count, longest", longest, "ms")
        for kind in ("person", "place", "meeting"):
            _, longest = times_ms([lambda t=typed, k=kind: register.suggest(t, k) for typed in TYPED])
            show(f"register: completing a {kind}, longest (at most 100)", longest, "ms")


if __name__ == "__main__":
    main()
