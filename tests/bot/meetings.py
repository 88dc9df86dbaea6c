"""Meetings made by hand, and a register of them with filters written a second time. All sentences are our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from corpus.errors import UnknownArticle, UnknownMeeting
from corpus.gazetteer import Gazetteer
from corpus.meetings.names import Known, Names, Suggestion
from corpus.meetings.query import MeetingQuery, Where
from corpus.meetings.register import Extent
from corpus.meetings.suggest import suggest_meetings
from corpus.meetings.types import FieldEvidence, Meeting, MeetingMention, Participant, StatusChange
from corpus.types import Article, ArticleKind, EventDate, ParagraphSources, PartialDate, Precision, SourceRef, Span

LEAD = "Motegi Toshimitsu and Kang Kyung-wha met in New York on 26 September 2019 for 50 minutes."
TOKYO = (
    "He asked that the military information pact, GSOMIA, be kept. "
    "He called the ruling on wartime labor a breach of law. He was in good spirits."
)
SEOUL = "She spoke of wartime labor and of the courts. She asked that the export controls be lifted."
TEXT = f"{LEAD}\n\n{TOKYO}\n\n{SEOUL}"
REVISION = "a" * 16
BRIEF_ID = "b" * 16
SOURCES = tuple(
    SourceRef(
        n=n, outlet=outlet, headline=headline, url=f"https://{host}.example/{n}", published=PartialDate(2019, 9, 27),
        side=side, language="en",
    )
    for n, outlet, headline, host, side in (
        (1, "Ministry of Foreign Affairs of Japan", "Talks in New York", "mofa", "jp"),
        (2, "Yonhap", "Kang meets Motegi", "yna", None),
    )
)  # fmt: skip


@cache
def gazetteer() -> Gazetteer:
    """The real one, read once."""
    return Gazetteer.load()


def person(person_id: str, *, office: str | None = "fm", **changes: object) -> Participant:
    """Somebody whom the gazetteer knows."""
    entity = gazetteer().entity(person_id)
    made = Participant(
        person_id=person_id, name=entity.names["en"][0], role="Foreign Minister", office=office,
        side=entity.side or "other", basis="stated",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


MOTEGI, KANG = person("motegi-toshimitsu"), person("kang-kyung-wha")
ABE, MOON = person("abe-shinzo", role="Prime Minister", office="pm"), person("moon-jae-in", role="President")


def days(first: date, last: date | None = None, precision: Precision = Precision.DAY) -> EventDate:
    """A day, or days from ``first`` to ``last``."""
    return EventDate(first, last or first, precision, "stated")


def meeting(**changes: object) -> Meeting:
    """Motegi and Kang in New York on 26 September 2019, as no brief tells of it."""
    made = Meeting(
        id="2019-09-26-motegi-kang-new-york", kind="foreign-ministers", level="minister", mode="in_person",
        form="talks", status="held", history=(), when=days(date(2019, 9, 26)), timezone="America/New_York",
        place_id="new-york", city="New York", country="US", venue=None, occasion=None, duration_minutes=50,
        duration_approximate=False, sides=("JP", "KR"), participants=(MOTEGI, KANG), topics=("gsomia",), headlines=(),
        mentions=(), conflicts=(), brief_id=None, bundled=True,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def span_of(words: str, text: str = TEXT, article_id: str = BRIEF_ID) -> Span:
    """Where ``words`` stand in the text."""
    start = text.index(words)
    return Span(article_id, REVISION, start, start + len(words))


def mention(of: Meeting, span: Span, *, reported: PartialDate | None = None, basis: str = "stated") -> MeetingMention:
    """One article's word on the meeting."""
    when = replace(of.when, basis=basis) if of.when else None
    return MeetingMention(
        article_id=span.article_id, revision=span.revision, span=span, kind=of.kind, level=of.level, mode=of.mode,
        form=of.form, status=of.status, when=when, timezone=of.timezone, place_id=of.place_id, city=of.city,
        country=of.country, venue=of.venue, occasion=of.occasion, duration_minutes=of.duration_minutes,
        duration_approximate=of.duration_approximate, sides=of.sides, participants=of.participants, topics=of.topics,
        evidence=(FieldEvidence("status", span), FieldEvidence("date", span)), reported=reported,
    )  # fmt: skip


def told_meeting(**changes: object) -> Meeting:
    """The meeting of New York with a brief that tells both accounts, and a plan reported before it."""
    lead = span_of(LEAD)
    history = (
        StatusChange("planned", PartialDate(2019, 9, 20), lead),
        StatusChange("held", PartialDate(2019, 9, 27), lead),
    )
    made = meeting(
        headlines=(("en", "Motegi and Kang meet in New York"), ("ja", "茂木・康両外相がニューヨークで会談")),
        history=history,
        brief_id="2019-09-26-motegi-kang-new-york",
    )
    made = replace(made, mentions=(mention(made, lead, basis="front_matter"),))
    return replace(made, **changes)  # type: ignore[arg-type]


def brief_article(**changes: object) -> Article:
    """The brief about the meeting of New York: a lead, Tokyo's account, Seoul's account."""

    def at(words: str, ns: tuple[int, ...], side: str | None) -> ParagraphSources:
        span = span_of(words)
        return ParagraphSources(span.start, span.end, ns, side)  # type: ignore[arg-type]

    made = Article(
        id=BRIEF_ID, revision=REVISION, source_key="brief", source="brief", url=None, kind=ArticleKind.BRIEF,
        headline="Motegi and Kang meet in New York", outlet="Chancery", agency=None, byline=(), dateline_place=None,
        dateline_on=None, language="en", published=None, published_basis="none", text=TEXT, raw_sha256="0" * 64,
        bundled=True, brief_id="2019-09-26-motegi-kang-new-york", sources=SOURCES,
        headlines={"en": "Motegi and Kang meet in New York"},
        paragraph_sources=(at(LEAD, (1, 2), None), at(TOKYO, (1,), "jp"), at(SEOUL, (2,), "kr")),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def many(n: int = 20) -> tuple[Meeting, ...]:
    """The meeting of New York with its brief, and others in the weeks after it, every seventh only planned."""
    first = date(2019, 9, 30)
    others = [
        meeting(
            id=f"{first + timedelta(days=number)}-motegi-kang-tokyo", city="Tokyo", place_id="tokyo", country="JP",
            when=days(first + timedelta(days=number)), status="planned" if number % 7 == 0 else "held",
        )
        for number in range(1, n)
    ]  # fmt: skip
    return (told_meeting(), *others)


class FakeRegister:
    """A register of the meetings that it was handed. ``asked`` keeps the queries."""

    def __init__(self, meetings: Sequence[Meeting] | None = None) -> None:
        self.meetings = many() if meetings is None else tuple(meetings)
        self.asked: list[MeetingQuery] = []

    def find(self, query: MeetingQuery) -> tuple[Meeting, ...]:
        """The meetings that pass, cut to the page."""
        self.asked.append(query)
        passing = [m for m in self.meetings if _passes(m, query)]
        dated = [m for m in passing if m.when]
        dated.sort(key=lambda m: (m.when and m.when.earliest_on, m.id), reverse=query.sort == "-date")
        found = [*dated, *(m for m in passing if not m.when)]
        return tuple(found[query.offset : None if query.limit is None else query.offset + query.limit])

    def count(self, query: MeetingQuery) -> int:
        """How many pass."""
        return sum(_passes(m, query) for m in self.meetings)

    def get(self, meeting_id: str) -> Meeting:
        """The meeting whose id begins so."""
        found = [m for m in self.meetings if m.id == meeting_id] or [
            m for m in self.meetings if meeting_id and m.id.startswith(meeting_id)
        ]
        if len(found) == 1:
            return found[0]
        raise UnknownMeeting(meeting_id, [m.id for m in found[:5]], several=len(found) > 1)

    def on(self, when: PartialDate) -> tuple[Meeting, ...]:
        """The meetings of that day, month or year."""
        return self.find(MeetingQuery(from_on=when.earliest_on, to_on=when.latest_on, limit=None))

    def extent(self) -> Extent:
        """How many there are and between which days."""
        dates = [m.when for m in self.meetings if m.when]
        first = min((d.earliest_on for d in dates), default=None)
        return Extent(len(self.meetings), first, max((d.latest_on for d in dates), default=None))

    def resolve_person(self, text: str) -> str:
        """Who is meant."""
        return self._names().person(text)

    def resolve_place(self, text: str) -> Where | None:
        """Where is meant."""
        return self._names().place(text)

    def nearest_names(self, text: str, kind: str) -> tuple[str, ...]:
        """Names like it."""
        return self._names().nearest(text, kind)  # type: ignore[arg-type]

    def name_of(self, person_id: str) -> str:
        """The name to print."""
        return self._names().name_of(person_id)

    def suggest(self, text: str, kind: str, *, limit: int = 25) -> tuple[Suggestion, ...]:
        """What it may become."""
        if kind == "meeting":
            return suggest_meetings(self, self._names(), text, limit=limit)
        return self._names().complete(text, kind, limit=limit)  # type: ignore[arg-type]

    def _names(self) -> Names:
        known: dict[tuple[str, str], Known] = {}
        for each in self.meetings:
            for who in each.participants:
                key = who.person_id or who.name
                known["person", key] = Known("person", key, who.name, 1)
            if each.city:
                place = each.place_id or each.city.casefold()
                known["place", place] = Known("place", place, each.city.casefold(), 1)
        return Names(tuple(known.values()), gazetteer())


class FakeArticles:
    """The brief of New York, and whatever else was handed over."""

    def __init__(self, *articles: Article) -> None:
        self._articles = {article.id: article for article in articles or (brief_article(),)}

    def article(self, article_id: str, revision: str) -> Article:
        """The article with that id."""
        if article_id not in self._articles:
            raise UnknownArticle(article_id)
        return self._articles[article_id]


def _passes(m: Meeting, query: MeetingQuery) -> bool:
    where = query.where
    return (
        set(query.who) <= m.person_ids
        and (not query.kinds or m.kind in query.kinds)
        and (not query.statuses or m.status in query.statuses)
        and _is_between(m.when, query.from_on, query.to_on)
        and (
            where is None
            or bool(where.place_id and where.place_id == m.place_id)
            or bool(where.country and where.country == m.country)
            or bool(where.city and m.city and where.city == m.city.casefold())
        )
        and all(word.casefold() in f"{m.id} {m.city}".casefold() for word in query.text.split())
    )


def _is_between(when: EventDate | None, first: date | None, last: date | None) -> bool:
    if when is None:
        return first is None and last is None
    return (first is None or when.latest_on >= first) and (last is None or when.earliest_on <= last)
