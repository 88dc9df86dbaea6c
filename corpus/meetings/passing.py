"""Meetings told of in passing: a noun and its day, the one "since" which nobody met, who saw whom on the side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.dates import EventMention
from corpus.dates.context import in_quotation
from corpus.gazetteer import Gazetteer
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.dating import Dating
from corpus.meetings.seats import LEADER_OFFICES, Party, Seat, is_table, offices_agree
from corpus.meetings.shapes import countries_of
from corpus.meetings.status import Told, status_of
from corpus.meetings.threads import Draft, Thread, Threads
from corpus.meetings.when import is_apart
from corpus.meetings.where import PlaceReader
from corpus.types import Article, Precision

_FIELD = frozenset({"JP", "KR"})
_THIRD = frozenset({"CN", "US"})  # whose meetings with these two are told of as "three-way"
_NAMES = tuple(PLACEHOLDERS[name] for name in "LGN")
_DAY = PLACEHOLDERS["D"]
_PEOPLE = ("persons",)
_MET = ("persons", "unknown", "counterpart")
_BESIDE = 70  # characters of the shape between talks of officials and what tells of their coming about
_STOPS = ";。"
_NEVER_SUMMON = (*LEADER_OFFICES, "spokesperson")  # who speaks of an ambassador's being called in calls nobody in
_ONE_DAY = timedelta(days=1)
_STAY = 7  # days that a meeting told with its first and last day may take
_AHEAD = 120  # days
_NEAR = 2  # sentences after the one that names somebody in which "he" still means that one


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence's shape with each date folded to one character; ``at[i]`` is the place in the shape."""

    text: str
    at: tuple[int, ...]
    dates: dict[int, EventMention]


def dated(sentence: Sentence) -> Dated:
    """The sentence with its dates folded, but for those that only name something."""
    text, pieces, at = sentence.shape.text, [], []
    dates: dict[int, EventMention] = {}
    here = 0
    for mention in sorted(sentence.dates, key=lambda m: m.start):
        start, end = sentence.shape.place_of(mention.start), sentence.shape.place_of(mention.end)
        if start < here or mention.is_name or mention.event.basis == "dateline":
            continue
        pieces.append(text[here:start])
        at.extend(range(here, start))
        pieces.append(_DAY)
        dates[len(at)] = mention
        at.append(start)
        here = end
    pieces.append(text[here:])
    at.extend(range(here, len(text) + 1))
    return Dated("".join(pieces), tuple(at), dates)


class Passing:
    """Adds to the meetings of an article those that it only names."""

    def __init__(self, article: Article, gazetteer: Gazetteer, book: CueBook, threads: Threads, dating: Dating, country_of: Mapping[str, str], on: date | None) -> None:
        self._article, self._gazetteer, self._book = article, gazetteer, book
        self._threads, self._dating = threads, dating
        self._country_of, self._on = country_of, on
        self._is_of_both = False  # whether the article tells of a meeting, or names people of both in one sentence

    def read(self, sentences: Sequence[Sentence], subjects: Mapping[int, Seat]) -> None:
        """Adds what the sentences name, where no meeting read so far may be meant.

        ``subjects``: whom a sentence of that number is about, where that is one person.
        """
        home = self._home(sentences)
        if home is None:
            return
        together = ({seat.country for seat in sentence.people} >= _FIELD for sentence in sentences)
        self._is_of_both = bool(self._threads.threads) or any(together)
        focus: tuple[int, Seat] | None = None
        for sentence in sentences:
            near = focus[1] if focus is not None and sentence.index - focus[0] <= _NEAR else None
            about = subjects.get(sentence.index)
            focus = (sentence.index, about) if about is not None else focus
            for draft in self._named(sentence, home, near):
                if not any(_may_be(thread, draft) for thread in self._threads.threads):
                    self._threads.start(draft)

    def _home(self, sentences: Sequence[Sentence]) -> frozenset[str] | None:
        """The countries whose meetings the article tells of where it names none: those of its first meeting."""
        sides = [_countries(thread.seats) for thread in self._threads.threads]
        ours = [countries for countries in sides if countries >= _FIELD]
        headline = self._article.headline or ""
        if self._book.has("passing_three", headline) or self._book.has("three_named", headline):
            three = next((countries for countries in ours if len(countries) > len(_FIELD)), None)
            first = self._threads.threads[0] if sides and sides[0] == _FIELD else None
            return three or (_FIELD if first is not None and first.when is not None else None)
        if sides:
            return ours[0] if 2 * len(ours) >= len(sides) else None
        spoken = {seat.country for sentence in sentences for party in sentence.parties for seat in party.seats}
        return _FIELD if spoken >= _FIELD else None

    def _named(self, sentence: Sentence, home: frozenset[str], focus: Seat | None) -> Iterator[Draft]:
        text = sentence.shape.text
        if self._book.has("passing_any", text):
            yield from self._nouns(sentence, home)
            yield from self._ahead(sentence, home)
        if PLACEHOLDERS["P"] in text or PLACEHOLDERS["O"] in text:
            yield from self._pairs(sentence, focus)
            yield from self._both(sentence)
            yield from self._summons(sentence, home)

    def _nouns(self, sentence: Sentence, home: frozenset[str]) -> Iterator[Draft]:
        if not sentence.dates:
            return
        shape = dated(sentence)
        for kind, pattern in self._book.passing:
            for match in pattern.finditer(shape.text):
                for when in self._days(shape, match):
                    draft = self._noun(sentence, shape, kind, match, when, home)
                    if draft is not None:
                        yield draft

    def _days(self, shape: Dated, match: re.Match[str]) -> list[EventMention]:
        """The dates of a noun: of several meetings one each, of a meeting of two days their stretch."""
        days = [shape.dates[i] for i in range(*match.span("d")) if i in shape.dates]
        if len(days) < 2 or self._book.has("passing_several", match["n"]):
            return days
        first, last = days[0].event, days[-1].event
        if not 0 <= (last.latest_on - first.earliest_on).days <= _STAY:
            return days[:1]
        event = replace(first, latest_on=last.latest_on, precision=Precision.RANGE)
        return [EventMention(days[0].start, days[-1].end, event)]

    def _noun(
        self,
        sentence: Sentence,
        shape: Dated,
        kind: str,
        match: re.Match[str],
        when: EventMention,
        home: frozenset[str],
    ) -> Draft | None:
        name = "n" if match.groupdict().get("n") else "d"
        start, end = shape.at[match.start(name)], shape.at[match.end(name)]
        if kind == "since" and not self._is_since(sentence, shape, match):
            return None
        if kind == "joint" and when.event.precision is Precision.YEAR:
            return None
        if kind == "noun" and (
            not self._book["passing_before"].search(shape.text[: match.start()])
            or self._book.has("passing_relative", self._article.text[when.start : when.end])
        ):
            return None
        cue = Cue(self._kind(match[name]), start, end, match[name].lower(), is_verb=False)
        seats = self._seats_of(sentence, shape, kind, match, home)
        if not is_table(seats):
            return None
        if kind == "noun":
            told = status_of(sentence.shape, cue, self._book, start=0, stop=len(sentence.shape.text), refers=True)
            told = self._of_its_day(cue, told, when)
            if told is None or self._is_of_another_year(when, told):
                return None
        else:
            told = Told("held", start, end)
        return self._draft(sentence, cue, seats, told, when) if told is not None else None

    def _of_its_day(self, cue: Cue, told: Told | None, when: EventMention) -> Told | None:
        """The status, as the day lets it be: what is past was held, or was not, whatever was agreed at it."""
        by_day = self._dating.told_by_day(cue, when)
        if by_day is not None and by_day.status == "held" and (told is None or told.status in ("planned", "proposed")):
            return by_day
        if self._article.brief_id is not None and (told is None or not told.firm):
            return Told("held", cue.start, cue.end, firm=False)
        if told is not None and told.status == "planned" and when.event.precision is Precision.YEAR:
            return None
        return told or by_day

    def _is_of_another_year(self, when: EventMention, told: Told) -> bool:
        """Whether a month without its year, of a meeting that was held, lies so far ahead that last year's is meant."""
        ahead = (when.event.earliest_on - self._on).days if self._on is not None else 0
        return told.status == "held" and when.event.precision is Precision.MONTH and ahead > _AHEAD

    def _is_since(self, sentence: Sentence, shape: Dated, match: re.Match[str]) -> bool:
        """Whether the sentence tells of meetings, and of none since then but the one it tells of."""
        text = shape.text
        if not self._book.has("passing_met", text):
            return False
        if self._book.has("passing_else", text[max(0, match.start() - 40) : match.end() + 30]):
            return False
        return self._book.has("passing_first", text[: match.end("d")]) or self._book.has("passing_first_after", text[match.end("d") :])

    def _kind(self, noun: str) -> CueKind:
        is_call = self._book.has("passing_phone", noun)
        return "phone" if is_call or self._threads.speaks_on(noun, self._book) else "talks"

    def _pair_kind(self, text: str, end: int) -> CueKind:
        """A call, where a telephone stands before the end of the verb, or the article tells of calls."""
        verb = text[:end].rpartition(" ")[2]
        is_call = self._book.has("pair_phone", text[:end]) or self._threads.speaks_on(verb, self._book)
        return "phone" if is_call else "talks"

    def _seats_of(
        self, sentence: Sentence, shape: Dated, kind: str, match: re.Match[str], home: frozenset[str]
    ) -> tuple[Seat, ...]:
        """The seats that the words stand for, filled by nobody: by countries and office alone."""
        start, end = shape.at[match.start()], shape.at[match.end()]
        at = sentence.shape.at[start]
        if kind == "since":
            seats = self._seats_now(sentence, home)
            if seats:
                return tuple(replace(s, person_id=None, name=None, start=at, end=at, is_borrowed=True) for s in seats)
        office = self._office(match, [p for p in sentence.parties if start < p.end and p.start < end])
        if office is None and not self._is_of_both:
            return ()
        sides = self._sides(sentence, start, end, home)
        return tuple(Seat(country=c, office=office, start=at, end=at, is_borrowed=True) for c in sorted(sides))

    def _seats_now(self, sentence: Sentence, home: frozenset[str]) -> tuple[Seat, ...]:
        """The table of the one meeting that the sentence tells of."""
        here = [t for t in self._threads.threads if any(d.index == sentence.index for d in t.drafts)]
        if len(here) != 1 or (len(here[0].seats) > len(home) and not self._book.has("passing_three", sentence.shape.text)):
            return ()
        return here[0].seats

    def _sides(self, sentence: Sentence, start: int, end: int, home: frozenset[str]) -> frozenset[str]:
        """The sides of a noun that names none: those named as one before it, else those of the article."""
        text = sentence.shape.text
        before = [p for p in sentence.parties if p.start < end]
        groups = [p.countries for p in before if len(p.countries) > 1 and p.kind in ("offices", "countries")]
        if groups:
            return groups[-1]
        named = {c for p in sentence.parties for c in p.countries if p.kind in ("persons", "unknown", "counterpart")}
        spoken = named | self._spoken_of(sentence)
        three, two = self._book.has("passing_three", text[:end]), self._book.has("passing_two", text[:end])
        if len({c for p in before for c in p.countries if p.kind in ("persons", "counterpart")}) > 1 and not (three or two):
            return frozenset()
        beside = spoken - _FIELD
        if three and len(home) < 3 and len(beside) == 1 and beside <= _THIRD:
            return _FIELD | beside
        if three and len(home) < 3:
            known = [s for t in self._threads.threads if len(s := _countries(t.seats)) == 3]
            return known[0] if known else frozenset()
        if two:
            home = _FIELD
        return home if spoken <= home else frozenset()

    def _spoken_of(self, sentence: Sentence) -> set[str]:
        """The countries that the sentence names, in whatever part."""
        shape = sentence.shape
        return {
            country
            for i, group in shape.names.items()
            if shape.text[i] == PLACEHOLDERS["C"]
            for country in countries_of(group, self._book, self._country_of)
        }

    def _office(self, match: re.Match[str], here: Sequence[Party]) -> str | None:
        groups = match.groupdict()
        words = " ".join(w for w in (groups.get("m"), groups.get("n"), groups.get("g")) if w)
        if self._book.has("passing_leaders", words):
            return "leader"
        offices = [party.office for party in here if party.office]
        return offices[0] if offices else None

    def _pairs(self, sentence: Sentence, focus: Seat | None) -> Iterator[Draft]:
        """Who saw, received, or on a day of its own told whom."""
        text = sentence.shape.text
        met = {country for party in sentence.parties if party.kind in _MET for country in party.countries}
        told_of = {focus.country} if focus is not None else set()
        if not met or len(met | told_of) < len(_FIELD) or self._book.has("pair_not", text):
            return
        for name in ("pair_saw", "pair_told"):
            for found in self._book[name].finditer(text):
                party = _beginning(sentence.parties, found.end("v"), found.end())
                subject = self._subject(sentence, found.start(), focus) if party is not None else ()
                if party is None or not subject or self._book["pair_stranger"].match(text, party.end) or {s.country for s in subject} & party.countries:
                    continue
                start, end = found.span("v")
                cue = Cue(self._pair_kind(text, end), start, end, found["v"].lower(), is_verb=True)
                when = self._dating.when(Clause(sentence, cue, 0, len(text)))
                if when is not None and self._book.has("same_day", text[end:]):
                    when = None  # "saw him that day, before the summit of the following day"
                if name == "pair_told" and (when is None or when.event.precision is not Precision.DAY):
                    continue
                if self._book.has("pair_asked", found["v"]) and not self._book.has("pair_somewhere", text):
                    continue
                told = Told("planned" if self._book.has("pair_planned", text[:start][-24:]) else "held", start, end)
                if when is None and told.status == "held" and not self._book.has("pair_earlier", text[:start]):
                    when = self._about_that_day(*sentence.shape.span(start, end))
                yield self._draft(sentence, cue, (*subject, *self._met(sentence, party)), told, when)

    def _about_that_day(self, start: int, end: int) -> EventMention | None:
        """The day of the story and those beside it: when somebody "also saw" somebody, or "then called on" him.

        It rests on the words from ``start`` to ``end``, which tell no day of their own.
        """
        event = self._article.happened or self._threads.main_day()
        if event is None or event.precision is not Precision.DAY:
            return None
        first, last = event.earliest_on - _ONE_DAY, event.latest_on + _ONE_DAY
        event = replace(event, earliest_on=first, latest_on=last, precision=Precision.RANGE, basis="inferred")
        return EventMention(start, end, event)

    def _subject(self, sentence: Sentence, at: int, focus: Seat | None) -> tuple[Seat, ...]:
        """Who does what the verb at that place tells: the one named right before, the sentence's subject, or "he"."""
        text = sentence.shape.text
        before = [p for p in sentence.parties if p.end <= at]
        if before and before[-1].kind in _PEOPLE and self._book["pair_gap"].fullmatch(text[before[-1].end : at]):
            owned = self._book.has("pair_owned", text[: before[-1].start])
            return () if owned else before[-1].seats
        if focus is not None and self._book["pair_he"].fullmatch(text[:at]):
            return (focus,)
        first = before[0] if before else None
        if (
            first is not None
            and first.kind in _PEOPLE
            and self._book["pair_and"].search(text[:at])
            and self._book["pair_head"].fullmatch(text[: first.start])
        ):
            return first.seats
        if (
            first is not None
            and first.kind in _PEOPLE
            and self._book["pair_came"].search(text, first.end, at)
            and self._book["pair_head"].fullmatch(text[: first.start])
        ):
            return first.seats
        if focus is not None and self._book["pair_and"].search(text[:at]) and self._book["pair_he_head"].match(text):
            return (focus,)
        return ()

    def _met(self, sentence: Sentence, party: Party) -> tuple[Seat, ...]:
        """The one met, and who of another country is named beside."""
        seats, last = party.seats, party
        for other in sentence.parties:
            if other.start < last.end or other.kind not in _PEOPLE:
                continue
            if not self._book["passing_also"].fullmatch(sentence.shape.text[last.end : other.start]):
                break
            if not other.countries & {seat.country for seat in seats}:
                seats = (*seats, *other.seats)
            last = other
        return seats

    def _both(self, sentence: Sentence) -> Iterator[Draft]:
        """Two named as one subject of a verb that tells of no meeting alone: "A and B were on the telephone"."""
        text = sentence.shape.text
        for match in self._book["pair_both"].finditer(text):
            found = [p for p in sentence.parties if p.start < match.end("v") and match.start() < p.end and p.kind in _PEOPLE]
            if len(found) < 2 or not is_table([seat for party in found for seat in party.seats]):
                continue
            start, end = match.span("v")
            told_by = min(len(text), end + _BESIDE // 2)
            cue = Cue(self._pair_kind(text, told_by), start, end, match["v"].lower(), is_verb=True)
            when = self._dating.when(Clause(sentence, cue, 0, len(text)))
            yield self._draft(sentence, cue, tuple(s for p in found for s in p.seats), Told("held", start, end), when)

    def _ahead(self, sentence: Sentence, home: frozenset[str]) -> Iterator[Draft]:
        """Talks of officials or of a standing format that are to be held: "would resume the security dialogue"."""
        shape = sentence.shape
        for match in self._book["passing_ahead"].finditer(shape.text):
            start, end = match.span("n")
            cue = Cue("talks", start, end, match["n"].lower(), is_verb=False)
            told = status_of(shape, cue, self._book, start=0, stop=len(shape.text), refers=False)
            if told is None or told.status == "held" or not told.firm or in_quotation(shape.text, start):
                continue
            around = shape.text[max(0, match.start() - 30) : end + 20]
            if abs(told.start - start) > _BESIDE or self._book.has("passing_pressed", around):
                continue
            if shape.text[max(0, match.start() - 1) : match.start()] in _NAMES:
                continue
            here = [p for p in sentence.parties if match.start() <= p.start and p.end <= match.end()]
            office = self._office(match, here)
            sides = self._sides(sentence, match.start(), match.end(), home)
            at = shape.at[start]
            seats = tuple(Seat(country=c, office=office, start=at, end=at, is_borrowed=True) for c in sorted(sides))
            if is_table(seats):
                when = self._dating.when(Clause(sentence, cue, 0, len(shape.text)))
                yield self._draft(sentence, cue, seats, told, when, ahead=True)

    def _summons(self, sentence: Sentence, home: frozenset[str]) -> Iterator[Draft]:
        """An ambassador called to the ministry: told of by the one who called, the one called, or neither's name."""
        text = sentence.shape.text
        match = self._book["summons"].search(text)
        if match is None or home != _FIELD or self._spoken_of(sentence) - home or self._book.has("summons_not", text):
            return
        if not self._book.has("envoy", self._article.text[sentence.start : sentence.end]):
            return
        start, end = match.span("v")
        cue = Cue("talks", start, end, match["v"].lower(), is_verb=True)
        stops = [i for i, letter in enumerate(text[:start]) if letter in _STOPS]
        first = stops[-1] if stops else 0
        people = [
            seat
            for party in sentence.parties
            if party.kind in _PEOPLE and first <= party.start
            for seat in party.seats
            if seat.country in _FIELD and seat.office not in _NEVER_SUMMON
        ]
        seats: dict[str, Seat] = {}
        for seat in people:
            seats.setdefault(seat.country or "", seat)
        for country in _FIELD - set(seats):
            seats[country] = Seat(country=country, start=sentence.start, end=sentence.start, is_borrowed=True)
        when = self._dating.when(Clause(sentence, cue, 0, len(text)))
        yield self._draft(sentence, cue, tuple(seats.values()), Told("held", start, end), when)

    def _draft(
        self, sentence: Sentence, cue: Cue, seats: tuple[Seat, ...], told: Told, when: EventMention | None, *, ahead: bool = False
    ) -> Draft:
        places = PlaceReader(self._gazetteer, self._article.text, sentence.shape, sentence.mentions, self._book)
        return Draft(
            index=sentence.index,
            start=sentence.start,
            end=sentence.end,
            cue=cue,
            seats=seats,
            size=0,
            office=None,
            refers=False,
            present=(),
            back=True,
            may_start=ahead,
            told=told,
            status_span=sentence.shape.span(told.start, told.end),
            when=when,
            place=places.place_of(cue, 0, len(sentence.shape.text), near=True),
            venue=None,
            occasion=None,
            duration=None,
        )


def _beginning(parties: Sequence[Party], start: int, end: int) -> Party | None:
    """The one who can be met and whose phrase begins between these places of the shape."""
    return next((p for p in parties if start < p.start <= end and p.kind in _MET and p.countries), None)


def _may_be(thread: Thread, draft: Draft) -> bool:
    """Whether the meeting may be the one that the draft names: the same sides and ranks, and no day against it."""
    if _countries(thread.seats) != _countries(draft.seats):
        return False
    if draft.may_start:
        return _is_planned_too(thread, draft)
    if any(seat.is_named for seat in draft.seats):
        here = {seat.person_id or seat.name for seat in draft.seats if seat.is_named}
        there = {seat.person_id or seat.name for seat in thread.seats if seat.is_named}
        if there and len(here & there) < len(here):
            return False
    elif not _ranks_agree(thread.seats, draft.seats):
        return False
    if thread.when is None or draft.event is None:
        return True
    return thread.when.earliest_on <= draft.event.latest_on and draft.event.earliest_on <= thread.when.latest_on


def _is_planned_too(thread: Thread, draft: Draft) -> bool:
    """Whether a meeting of the same offices is to come, or is off, too, on no other day."""
    if thread.status is None or thread.status.status == "held":
        return False
    same = {(s.country, s.office) for s in thread.seats} == {(s.country, s.office) for s in draft.seats}
    if thread.when is None or draft.event is None:
        return same
    return same and not is_apart(thread.when, draft.event)


def _countries(seats: Sequence[Seat]) -> frozenset[str]:
    return frozenset(seat.country for seat in seats if seat.country)


def _ranks_agree(first: Sequence[Seat], second: Sequence[Seat]) -> bool:
    return all(any(offices_agree(a.office, b.office) for b in second if b.country == a.country) for a in first)


__all__ = ["Passing"]
