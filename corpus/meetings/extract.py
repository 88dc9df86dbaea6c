"""The meetings that an article tells of, read by rules from its text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.dates import Anchor, EventMention, anchor_of, event_dates
from corpus.dates.context import in_quotation
from corpus.gazetteer import EntityMention, Gazetteer
from corpus.meetings.cjk import ParticleTables
from corpus.meetings.cuebook import cue_book
from corpus.meetings.cues import Cue, cues_of
from corpus.meetings.english import EnglishTables, Table
from corpus.meetings.parties import PartyReader
from corpus.meetings.report import Reporter
from corpus.meetings.seats import Party, Seat, is_table, joined_table, offices_agree
from corpus.meetings.shapes import Shape, shape_of
from corpus.meetings.status import Told, status_of
from corpus.meetings.surnames import with_surnames
from corpus.meetings.threads import Draft, Threads, length_only
from corpus.meetings.types import MeetingMention
from corpus.meetings.when import DateReader, in_order
from corpus.meetings.where import Duration, PlaceReader, durations_of
from corpus.sentences import paragraph_spans, sentences
from corpus.types import Article, Precision

if TYPE_CHECKING:
    from corpus.meetings.holders import Holders


def mentions_of(
    article: Article,
    gazetteer: Gazetteer,
    offices: Holders,
    *,
    anchor: Anchor | None = None,
    inferred_from: str | None = None,
) -> tuple[MeetingMention, ...]:
    """What the article's text says of each meeting, in order; several mentions where several sentences say it.

    ``anchor`` and ``inferred_from`` serve articles without a date of their own, as in `corpus.dates.event_dates`.
    """
    used = anchor or anchor_of(article)
    reading = _Reading(article, gazetteer, used, event_dates(article, anchor=used, inferred_from=inferred_from))
    return Reporter(article, gazetteer, offices, used).mentions(reading.threads())


_NEAR = 60  # characters of the shape between a summit of nobody named and what is told of it


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with all that has been read of it."""

    index: int
    start: int
    end: int
    shape: Shape
    parties: Sequence[Party]
    mentions: Sequence[EntityMention]
    dates: Sequence[EventMention]
    durations: Sequence[Duration]


class _Reading:
    """One pass over an article."""

    def __init__(self, article: Article, gazetteer: Gazetteer, anchor: Anchor, dates: Sequence[EventMention]) -> None:
        self._article, self._gazetteer = article, gazetteer
        self._book = cue_book(article.language)
        self._on = anchor.used.latest_on if anchor.used else None
        self._dates = dates
        found = gazetteer.find(article.text, on=self._on)
        self._found = with_surnames(article.text, self._book.language, found, gazetteer)
        self._threads = Threads()
        self._paragraphs = [start for start, _ in paragraph_spans(article.text)]
        heads = set(self._paragraphs)
        self._headings = in_order(
            [d for d in dates if d.start in heads and self._book["heading"].match(article.text, d.end)]
        )
        self._parties = PartyReader(gazetteer, self._book, self._on, _countries(gazetteer))

    def threads(self) -> Threads:
        """All meetings of the article."""
        spans = sentences(self._article.text, self._article.language)
        for index, (start, end) in enumerate(spans):
            sentence = self._sentence(index, start, end)
            drafts = list(map(self._threads.add, self._drafts(sentence)))
            if not drafts and sentence.durations:
                self._add_length(sentence)
            self._threads.name(index, [seat for party in sentence.parties for seat in party.seats])
        return self._threads

    def _add_length(self, sentence: _Sentence) -> None:
        """Takes in how long the talks of the sentence before took: "They parted after 55 minutes"."""
        thread = self._threads.last_held(sentence.index)
        if thread is not None and self._book.has("took_long", sentence.shape.text):
            last, place = thread.drafts[-1], (sentence.index, sentence.start, sentence.end)
            thread.add(length_only(last, *place, sentence.durations[0]))

    def _sentence(self, index: int, start: int, end: int) -> _Sentence:
        mentions = _within(self._found, start, end)
        shape = shape_of(self._article.text, start, end, mentions, self._book)
        parties = [self._holder_meant(party, shape) for party in self._parties.read(shape)]
        dates = [d for d in self._dates if start <= d.start and d.end <= end]
        return _Sentence(index, start, end, shape, parties, mentions, dates, durations_of(shape, self._book))

    def _holder_meant(self, party: Party, shape: Shape) -> Party:
        """The party, where "the prime minister" is whoever of that office was named last, if anybody was."""
        if party.kind != "office" or self._book.has("named_before", shape.text[max(0, party.start - 8) : party.start]):
            return party
        start, end = shape.span(party.start, party.end)
        for seat in reversed(self._threads.named()):
            if seat.is_named and seat.office == party.office:
                return replace(party, kind="persons", seats=(replace(seat, start=start, end=end),))
        return party

    def _drafts(self, sentence: _Sentence) -> Iterator[Draft]:
        cues = cues_of(sentence.shape, self._book)
        for i, cue in enumerate(cues):
            stop = cues[i + 1].start if i + 1 < len(cues) else len(sentence.shape.text)
            start = cues[i - 1].end if i else 0
            yield from self._drafts_of(sentence, cue, start, stop)

    def _drafts_of(self, sentence: _Sentence, cue: Cue, start: int, stop: int) -> Iterator[Draft]:
        """What the clause says: of one meeting, or of one with each of several partners ("separately", それぞれ)."""
        shape, book = sentence.shape, self._book
        reader = EnglishTables if book.language == "en" else ParticleTables
        seated = [party for party in sentence.parties if party.kind not in ("office", "level")]
        table = reader(shape, seated, book).table(cue)
        for each in table.apart() if book.has("each", shape.text[max(0, cue.start - 20) : cue.start]) else (table,):
            draft = self._draft(sentence, cue, each, start, stop)
            if draft is not None:
                yield from self._with_the_last(sentence, draft)

    def _with_the_last(self, sentence: _Sentence, draft: Draft) -> Iterator[Draft]:
        """The draft, and the meeting before it that "since" dates; one not held "since" then has that stretch."""
        since = DateReader(sentence.shape, sentence.dates, self._book).since(draft.cue)
        if since is None or not draft.seats:
            yield draft
        elif draft.told is not None and draft.told.status == "not-held":
            yield replace(draft, when=self._stretch(since), place=None)
        else:
            yield replace(draft, place=None) if draft.when is None else draft
            if since.event.precision in (Precision.DAY, Precision.MONTH):
                yield self._last_one(sentence, draft, since)

    def _stretch(self, since: EventMention) -> EventMention | None:
        first_on = since.event.earliest_on
        if self._on is None or self._on < first_on:
            return None
        return replace(since, event=replace(since.event, latest_on=self._on, precision=Precision.RANGE))

    def _last_one(self, sentence: _Sentence, draft: Draft, since: EventMention) -> Draft:
        """The meeting before this one: in the same offices, where and when "since" tells."""
        places = PlaceReader(self._gazetteer, self._article.text, sentence.shape, sentence.mentions, self._book)
        beside = replace(draft.cue, start=sentence.shape.place_of(since.start), end=sentence.shape.place_of(since.end))
        told = Told("held", beside.start, beside.end)
        return replace(
            draft,
            seats=tuple(replace(seat, is_borrowed=True) for seat in draft.seats),
            refers=False,
            back=True,
            told=told,
            status_span=(since.start, since.end),
            when=since,
            place=places.place_of(beside, 0, len(sentence.shape.text), near=False),
            venue=None,
            occasion=places.occasion_of(beside),
            duration=None,
        )

    def _draft(self, sentence: _Sentence, cue: Cue, table: Table, start: int, stop: int) -> Draft | None:
        shape, book = sentence.shape, self._book
        size, office = self._size(shape, cue), self._office(shape, cue, sentence.parties)
        seats = self._seats(cue, table, size, office, sentence)
        if not seats and not table.parties and office == "leader":
            seats = self._some_summit(sentence, cue, start, stop, size)
        refers = self._refers(sentence, cue, table, seats)
        if not seats and (table.parties or not refers):
            return None
        dates = DateReader(shape, sentence.dates, book)
        when = dates.date_of(cue, start, stop)
        when = None if when is not None and self._is_vague(when) else when
        when = self._of_year(when or self._heading(sentence), sentence)
        told = status_of(shape, cue, book, start=start, stop=stop, refers=refers) or self._told_by_day(cue, when)
        if told is not None and told.is_present:
            told = self._told_by_day(cue, when) or told
        if when is None and told is not None and told.status == "not-held":
            when = dates.conceded(cue, stop)
        places = PlaceReader(self._gazetteer, self._article.text, shape, sentence.mentions, book)
        return Draft(
            index=sentence.index,
            start=sentence.start,
            end=sentence.end,
            cue=cue,
            seats=seats,
            size=size,
            office=office,
            refers=refers,
            present=tuple(s for p in sentence.parties for s in p.seats if s.person_id),
            back=book.has("back", shape.text[max(0, cue.start - 60) : cue.end]),
            may_start=self._may_start(sentence, cue, table),
            told=told,
            status_span=shape.span(told.start, told.end) if told else None,
            when=when,
            place=places.place_of(cue, start, stop, near=refers),
            venue=places.venue_of(cue),
            occasion=places.occasion_of(cue),
            duration=_duration_of(cue, start, stop, sentence, before_first=book.language != "en"),
        )

    def _heading(self, sentence: _Sentence) -> EventMention | None:
        """The day at the head of the paragraph, as chronologies have it: "May 7, 2023: Kishida flies to Seoul"."""
        i = bisect.bisect_right(self._paragraphs, sentence.start) - 1
        return self._headings.get(self._paragraphs[i]) if i >= 0 else None

    def _is_vague(self, when: EventMention) -> bool:
        """Whether "the same day" may be the day of the story or one told of in passing."""
        if not self._book.has("same_day", self._article.text[when.start : when.end]):
            return False
        main = self._threads.main_day()
        return main is not None and main.earliest_on != when.event.earliest_on

    def _of_year(self, when: EventMention | None, sentence: _Sentence) -> EventMention | None:
        """The date, in the year that the order of a chronology's days gives its heading."""
        heading = self._heading(sentence)
        if when is None or heading is None:
            return when
        shifted = heading.event.earliest_on.replace(year=when.event.earliest_on.year) == when.event.earliest_on
        return replace(when, event=heading.event) if shifted else when

    def _told_by_day(self, cue: Cue, when: EventMention | None) -> Told | None:
        """What the day tells where no verb does: past meetings were held, later ones are planned."""
        if when is None or self._on is None:
            return None
        past = when.event.latest_on <= self._on
        return Told("held" if past else "planned", cue.start, cue.end, firm=False)

    def _size(self, shape: Shape, cue: Cue) -> int:
        near = shape.text[max(0, cue.start - 30) : cue.end]
        if self._book.has("three", near):
            return 3
        return 2 if self._book.has("two", near) else 0

    def _office(self, shape: Shape, cue: Cue, parties: Sequence[Party]) -> str | None:
        """The office of a noun cue: the foreign ministers' meeting, a summit."""
        if self._book.has("leaders_cue", shape.text[max(0, cue.start - 2) : cue.end].lower()):
            return "leader"
        beside = [p for p in parties if p.end <= cue.start and p.kind in _WITH_OFFICE and p.office]
        if beside and self._book["modifier_gap"].fullmatch(shape.text[beside[-1].end : cue.start]):
            return beside[-1].office
        return None

    def _refers(self, sentence: _Sentence, cue: Cue, table: Table, seats: Sequence[Seat]) -> bool:
        """Whether the noun points back: 'the talks', "Thursday's meeting", 会談では; or a verb leaves out who met."""
        if seats or self._is_of_others(sentence, cue):
            return False
        if cue.is_verb:
            return table.is_bare
        return self._book["definite"].search(sentence.shape.text[max(0, cue.start - 60) : cue.end]) is not None

    def _is_of_others(self, sentence: _Sentence, cue: Cue) -> bool:
        """Whether the clause names somebody unknown as the one met or as who met: 相手と会う, 트뤼도 총리와 만나."""
        before = sentence.shape.text[: cue.start]
        unknown = [p for p in sentence.parties if p.kind == "office" and p.end <= cue.start]
        met = unknown and self._book.has("with_particle_start", before[unknown[-1].end :])
        return bool(met) or self._book.has("someone_else", before[-80:])

    def _some_summit(self, sentence: _Sentence, cue: Cue, start: int, stop: int, size: int) -> tuple[Seat, ...]:
        """Whose summit is meant that is planned, wished for or off, where nobody is named: of the leaders told of."""
        shape = sentence.shape
        if self._is_of_others(sentence, cue) or in_quotation(shape.text, cue.start):
            return ()
        told = status_of(shape, cue, self._book, start=start, stop=stop, refers=False)
        if told is None or not told.firm or told.status == "held" or cue.start - told.start > _NEAR:
            return ()
        return self._threads.pair(size=size, office="leader")

    def _may_start(self, sentence: _Sentence, cue: Cue, table: Table) -> bool:
        """Whether a noun that points back may tell of a meeting not told of yet: "their meeting in Lima"."""
        pairs = {s.country for p in sentence.parties for s in p.seats if s.person_id}
        theirs = self._book.has("theirs", sentence.shape.text[max(0, cue.start - 40) : cue.start])
        return table.is_bare or theirs or len(pairs) == 2 or self._heading(sentence) is not None

    def _seats(self, cue: Cue, table: Table, size: int, office: str | None, sentence: _Sentence) -> tuple[Seat, ...]:
        """The seats of a table, with pronouns and groups filled from what was told before."""
        seats = _with_counterpart(table)
        if table.lone:
            return self._threefold(table.lone, sentence) if size == 3 else ()
        if table.group is not None and not is_table(seats):
            missing = table.group.size or (size - len({s.country for s in seats}) if size else 2)
            pair = self._group(table.group, missing, sentence)
            if not pair:
                return ()
            seats = joined_table(seats, pair)
        if seats and size == 3 and len({seat.country for seat in seats}) < 3:
            seats = self._threefold(seats, sentence)
        elif len({seat.country for seat in seats}) == 1:
            other = _named_before(sentence, cue, seats) or self._other(sentence, seats)
            seats = joined_table(seats, (_like(other, seats),)) if other else seats
        return _with_office(seats, office) if is_table(seats) else ()

    def _group(self, group: Party, size: int, sentence: _Sentence) -> tuple[Seat, ...]:
        """Whom "the two ministers" or "their leaders" means."""
        here = [seat for party in sentence.parties for seat in party.seats]
        if not group.is_theirs:
            return self._threads.pair(size=size, office=group.office, present=here) or _own_pair(sentence, group)
        pair = _own_pair(sentence, group) or self._threads.pair(size=size, office=None, present=here)
        return tuple(Seat(country=s.country, office=group.office, start=s.start, end=s.end) for s in pair)

    def _other(self, sentence: _Sentence, seats: Sequence[Seat]) -> Seat | None:
        return self._threads.other(sentence.index, seats, in_field=self._book.language != "en")

    def _threefold(self, seats: tuple[Seat, ...], sentence: _Sentence) -> tuple[Seat, ...]:
        """The seats of a three-way meeting: those named, and the one or two told of before."""
        if len({seat.country for seat in seats}) == 2:
            other = self._other(sentence, seats)
            joined = joined_table((other,), seats) if other else seats
        else:
            joined = joined_table(self._threads.pair(size=2, office=None), seats)
        return joined if len({seat.country for seat in joined}) == 3 else ()


def _with_office(seats: tuple[Seat, ...], office: str | None) -> tuple[Seat, ...]:
    """The seats in the office of the noun: ministers who agree on a summit do so for their leaders."""
    if office is None:
        return seats
    if office == "leader" and any(seat.office and not offices_agree(seat.office, office) for seat in seats):
        return tuple(Seat(country=s.country, office=office, start=s.start, end=s.end) for s in seats)
    return tuple(seat if seat.office else replace(seat, office=office) for seat in seats)


_WITH_OFFICE = ("group", "offices", "office", "level")


def _like(other: Seat, seats: Sequence[Seat]) -> Seat:
    """The other side; where only a country is known, in the office of its counterpart."""
    if other.office is None and not other.is_named and seats[0].office is not None:
        return replace(other, office=seats[0].office)
    return other


def _named_before(sentence: _Sentence, cue: Cue, seats: Sequence[Seat]) -> Seat | None:
    """The first person of another country whom the sentence names before the cue."""
    taken = {seat.country for seat in seats}
    return next(
        (s for p in sentence.parties if p.end <= cue.start for s in p.seats if s.is_named and s.country not in taken),
        None,
    )


def _with_counterpart(table: Table) -> tuple[Seat, ...]:
    """The seats, where a counterpart has the office of the one whose counterpart it is."""
    if table.counterpart is None:
        return table.seats
    offices = [s.office for s in table.seats if s.office and s.country not in table.counterpart.countries]
    if not offices:
        return table.seats
    return tuple(
        replace(seat, office=offices[0]) if seat.country in table.counterpart.countries and not seat.office else seat
        for seat in table.seats
    )


def _own_pair(sentence: _Sentence, group: Party) -> tuple[Seat, ...]:
    """The countries of the sentence itself: "Japan and South Korea … for their foreign ministers to meet"."""
    for party in sentence.parties:
        if party.kind == "countries" and len(party.countries) == (group.size or 2) and party.end <= group.start:
            return tuple(replace(seat, office=group.office) for seat in party.seats)
    return ()


def _duration_of(cue: Cue, start: int, stop: int, sentence: _Sentence, *, before_first: bool) -> Duration | None:
    """The length of time told of the cue: after it and before the next cue, or before it and after the last one.

    ``before_first``: where both are told, the one before counts, as the verb closes the clause.
    """
    shape = sentence.shape
    inside = [d for d in sentence.durations if cue.start <= shape.place_of(d.start) < cue.end]
    after = inside or [d for d in sentence.durations if cue.end <= shape.place_of(d.start) < stop]
    before = [d for d in sentence.durations if start <= shape.place_of(d.start) and shape.place_of(d.end) <= cue.start]
    between = shape.text[shape.place_of(before[-1].end) : cue.start] if before else ""
    near = len(between) < 60 if before_first else start == 0 and len(between) < 140
    before = before[-1:] if near and not re.search(r"[;。]|\.\s+[A-Z]", between) else []
    ordered = [*before, *after] if before_first else [*after, *before]
    return ordered[0] if ordered else None


def _within(found: Sequence[EntityMention], start: int, end: int) -> list[EntityMention]:
    low = bisect.bisect_left(found, start, key=lambda m: m.start)
    high = bisect.bisect_left(found, end, key=lambda m: m.start)
    return [m for m in found[low:high] if m.end <= end]


def _countries(gazetteer: Gazetteer) -> Mapping[str, str]:
    return {e.id: e.country for e in gazetteer.entities("country") if e.country}
