"""Meetings named by a noun: with its day, by the "since" that nobody met after, or as a format to be taken up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.dates import EventMention
from corpus.dates.context import in_quotation
from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import PLACEHOLDERS
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.folded import Dated, dated
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seats import FIELD, LEADER_OFFICES, Party, Seat, is_table
from corpus.meetings.status import Told, status_of
from corpus.meetings.threads.draft import Draft
from corpus.meetings.when import DateReader, year_before
from corpus.types import Precision

_THIRD = frozenset({"CN", "US"})  # whose meetings with these two are told of as "three-way"
_NAMES = tuple(PLACEHOLDERS[name] for name in "LGN")
_BESIDE = 70  # characters of the shape between talks of officials and what tells of their coming about
_STAY = 7  # days that a meeting told with its first and last day may take
_HEADS = (*LEADER_OFFICES, "leader")  # who holds no rounds
_SERIES = ("series", "next")  # told of as one more, or one less, of what the article tells of
_JUST_TOLD = 2  # sentences over which a bare "since" still means a meeting told of
_AHEAD = 120  # days


@dataclass(frozen=True, slots=True)
class Nouns:
    """Reads the meetings that nouns name, filled by countries and offices alone."""

    _scene: Scene

    def named(self, sentence: Sentence) -> Iterator[Draft]:
        """Each meeting that a noun names with its day, or a "since", or "the leaders had agreed in May"."""
        if not sentence.dates:
            return
        shape = dated(sentence)
        for kind, pattern in self._scene.book.passing:
            for match in pattern.finditer(shape.text):
                for when in self._days(shape, match):
                    draft = self._noun(sentence, shape, kind, match, when)
                    if draft is not None:
                        yield draft

    def _days(self, shape: Dated, match: re.Match[str]) -> list[EventMention]:
        """The dates of a noun: of several meetings one each, of a meeting of two days their stretch."""
        days = [shape.dates[i] for i in range(*match.span("d")) if i in shape.dates]
        if len(days) < 2 or self._scene.book.has("passing_several", match.groupdict().get("n") or ""):
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
    ) -> Draft | None:
        name = "n" if match.groupdict().get("n") else "d"
        start, end = shape.at[match.start(name)], shape.at[match.end(name)]
        if kind == "since" and not self._is_since(sentence, shape, match):
            return None
        if kind == "joint" and when.event.precision is Precision.YEAR:
            return None
        if kind == "noun" and (
            self._scene.book.has("passing_elliptic", shape.text)
            or not self._scene.book["passing_before"].search(shape.text[: match.start()])
            or self._scene.book.has("passing_relative", self._scene.article.text[when.start : when.end])
        ):
            return None
        told_as = self._kind(match[0] if kind == "joint" else match[name])
        cue = Cue(told_as, start, end, match[name].lower(), is_verb=False)
        if kind == "noun" and DateReader(sentence.shape, sentence.dates, self._scene.book).is_of_comment(when, cue):
            return None
        seats = self._seats_of(sentence, shape, kind, match)
        if not is_table(seats):
            return None
        told = self._told(sentence, kind, cue, when)
        if told is None:
            return None
        if kind == "noun" and self._is_of_another_year(when, told):
            event = when.event
            first, last = year_before(event.earliest_on), year_before(event.latest_on)
            when = replace(when, event=replace(event, earliest_on=first, latest_on=last))
        phrase = shape.at[match.start()], shape.at[match.end()]
        return self._scene.draft(sentence, cue, seats, told, when, phrase=phrase)

    def _told(self, sentence: Sentence, kind: str, cue: Cue, when: EventMention) -> Told | None:
        """What comes of the meeting: a further round is planned, of a mere noun the sentence or its day tells."""
        if kind != "noun":
            return Told("planned" if kind == "next" else "held", cue.start, cue.end)
        stop = len(sentence.shape.text)
        told = status_of(sentence.shape, cue, self._scene.book, start=0, stop=stop, refers=True)
        return self._of_its_day(sentence, cue, told, when)

    def _of_its_day(self, sentence: Sentence, cue: Cue, told: Told | None, when: EventMention) -> Told | None:
        """The status, as the day lets it be: what is past was held, or was not, whatever was agreed at it."""
        by_day = self._scene.dating.told_by_day(cue, when, sentence.shape.text[: cue.start])
        if by_day is not None and by_day.status == "held" and (told is None or told.status in ("planned", "proposed")):
            return by_day
        if self._scene.article.brief_id is not None and (told is None or not told.firm):
            return Told("held", cue.start, cue.end, firm=False)
        if told is not None and told.status == "planned" and when.event.precision is Precision.YEAR:
            return None
        return told or by_day

    def _is_of_another_year(self, when: EventMention, told: Told) -> bool:
        """Whether a month without its year, of a meeting that was held, lies so far ahead that last year's is meant."""
        ahead = (when.event.earliest_on - self._scene.on).days if self._scene.on is not None else 0
        is_month = when.event.precision is Precision.MONTH and when.event.basis != "stated"
        return told.status == "held" and is_month and ahead > _AHEAD

    def _is_since(self, sentence: Sentence, shape: Dated, match: re.Match[str]) -> bool:
        """Whether the sentence tells of meetings, and of none since then but the one it tells of."""
        text = shape.text
        if not self._scene.book.has("passing_met", text) and not self._scene.book.has("passing_elliptic", text):
            return False
        if self._scene.book.has("passing_else", text[max(0, match.start() - 40) : match.end() + 30]):
            return False
        before, after = text[: match.end("d")], text[match.end("d") :]
        return self._scene.book.has("passing_first", before) or self._scene.book.has("passing_first_after", after)

    def _kind(self, noun: str) -> CueKind:
        is_call = self._scene.book.has("passing_phone", noun) or self._is_spoken(noun)
        return "phone" if is_call or self._scene.threads.speaks_on(noun, self._scene.book) else "talks"

    def _is_spoken(self, words: str) -> bool:
        """Whether the words tell of leaders or ministers who spoke, where the article is about a call."""
        threads = self._scene.threads.threads
        return bool(threads) and threads[0].is_call and self._scene.book.has("passing_spoke", words)

    def _seats_of(self, sentence: Sentence, shape: Dated, kind: str, match: re.Match[str]) -> tuple[Seat, ...]:
        """The seats that the words stand for, filled by nobody: by countries and office alone."""
        start, end = shape.at[match.start()], shape.at[match.end()]
        at = sentence.shape.at[start]
        if kind == "since":
            just_told = self._seats_just_told(sentence, shape)
            seats = just_told or self._seats_now(sentence)
            if seats:
                bare = (replace(s, person_id=None, name=None, start=at, end=at) for s in seats)
                return tuple(replace(s, is_borrowed=not just_told) for s in bare)
        if kind in _SERIES:
            seats = self._seats_of_series(sentence, at, match.groupdict().get("n") or "")
            is_below = (
                self._scene.book.has("passing_working", match["n"]) if self._scene.book.language == "en" else False
            )
            return () if is_below and any(seat.office in _HEADS for seat in seats) else seats
        office = self._office(match, [p for p in sentence.parties if start < p.end and p.start < end])
        if kind == "since" and self._scene.book.has("passing_leaders", sentence.shape.text):
            office = "leader"
        if office is None and not self._scene.is_of_both:
            return ()
        sides = self._sides(sentence, start, end)
        return tuple(Seat(country=c, office=office, start=at, end=at, is_borrowed=True) for c in sorted(sides))

    def _seats_of_series(self, sentence: Sentence, at: int, noun: str) -> tuple[Seat, ...]:
        """The seats of the article's own meeting, which the rounds before and after it share, filled by nobody."""
        threads = self._scene.threads.threads
        if self._scene.book.has("passing_three", noun):
            threads = [t for t in threads if countries(t.seats) > FIELD]
        last = [t for t in threads if any(draft.index == sentence.index - 1 for draft in t.drafts)]
        is_of_three = len(last) == 1 and countries(last[0].seats) > FIELD
        threads = last if is_of_three and self._scene.book.has("next_round", noun) else threads
        if not threads or not self._scene.spoken_of(sentence) <= countries(threads[0].seats):
            return ()
        before = [t.seats for t in threads if any(draft.index == sentence.index - 1 for draft in t.drafts)]
        seats = {s.country: s for s in self._officials(before) or threads[0].seats}
        return tuple(replace(s, person_id=None, name=None, start=at, end=at, is_borrowed=True) for s in seats.values())

    def _officials(self, tables: Sequence[tuple[Seat, ...]]) -> tuple[Seat, ...]:
        """The one table of the sentence before, where the article's countries met below their leaders, in rounds."""
        if len(tables) != 1 or countries(tables[0]) != countries(self._scene.threads.threads[0].seats):
            return ()
        return () if any(seat.office in _HEADS for seat in tables[0]) else tables[0]

    def _seats_now(self, sentence: Sentence) -> tuple[Seat, ...]:
        """The table of the one meeting that the sentence tells of."""
        here = [t for t in self._scene.threads.threads if any(d.index == sentence.index for d in t.drafts)]
        if len(here) != 1:
            return ()
        is_wider = len(here[0].seats) > len(self._scene.home)
        return () if is_wider and not self._scene.book.has("passing_three", sentence.shape.text) else here[0].seats

    def _seats_just_told(self, sentence: Sentence, shape: Dated) -> tuple[Seat, ...]:
        """The table that the sentence before tells of, where a bare "since" follows: 8월 정상회의 이후 석 달 만이다."""
        if not self._scene.book.has("passing_elliptic", shape.text) or sentence.people:
            return ()
        told = [
            (draft.index, draft.cue.start, number)
            for number, thread in enumerate(self._scene.threads.threads)
            for draft in thread.drafts
            if 0 < sentence.index - draft.index <= _JUST_TOLD
        ]
        return self._scene.threads.threads[max(told)[2]].seats if told else ()

    def _sides(self, sentence: Sentence, start: int, end: int) -> frozenset[str]:
        """The sides of a noun that names none: those named as one before it, else those of the article."""
        text, home = sentence.shape.text, self._scene.home
        before = [p for p in sentence.parties if p.start < end]
        joint = (p for p in before if len(p.countries) > 1 and p.kind in ("offices", "countries"))
        groups = [p.countries for p in joint if not self._is_of_another_noun(text, p, start)]
        if groups:
            return groups[-1]
        named = {c for p in sentence.parties for c in p.countries if p.kind in ("persons", "unknown", "counterpart")}
        spoken = named | self._scene.spoken_of(sentence)
        three = self._scene.book.has("passing_three", text[:end]) or self._scene.book.has("three_lands", text[end:])
        two = self._scene.book.has("passing_two", text[:end])
        people = {c for p in before for c in p.countries if p.kind in ("persons", "counterpart")}
        if len(people) > 1 and not (three or two):
            return home if people == home and self._scene.book.has("passing_last", text[start:end]) else frozenset()
        beside = (named | self._scene.spoken_of(sentence, places=True)) - FIELD  # "the three-way summit in Washington"
        if three and len(home) < 3 and len(beside) == 1 and beside <= _THIRD:
            return FIELD | beside
        if three and len(home) < 3:
            known = [s for t in self._scene.threads.threads if len(s := countries(t.seats)) == 3]
            return known[0] if known else frozenset()
        threads = self._scene.threads.threads
        leads = bool(threads) and countries(threads[0].seats) == FIELD and not three
        ours = FIELD if two or leads else home
        return ours if spoken <= ours else frozenset()

    def _is_of_another_noun(self, text: str, party: Party, start: int) -> bool:
        """Whether a meeting of its own is named right after the countries: 한미일 정상회의 때 전략대화를 열자고."""
        pattern = self._scene.book.named.get("own_noun")
        own = pattern.match(text, party.end) if pattern is not None else None
        return own is not None and own.end() < start

    def _office(self, match: re.Match[str], here: Sequence[Party]) -> str | None:
        groups = match.groupdict()
        words = " ".join(w for w in (groups.get("m"), groups.get("n"), groups.get("g")) if w)
        if self._scene.book.has("passing_leaders", words):
            return "leader"
        if "passing_conference" in self._scene.book.named and self._scene.book.has("passing_conference", words):
            return "conference"  # of the ministers of many departments: no talks of the foreign ministers
        offices = [party.office for party in here if party.office]
        if not offices and "passing_working" in self._scene.book.named:
            return "working" if self._scene.book.has("passing_working", words) else None
        return offices[0] if offices else None

    def ahead(self, sentence: Sentence) -> Iterator[Draft]:
        """Talks of officials or of a standing format that are to be held: "would resume the security dialogue"."""
        shape, book = sentence.shape, self._scene.book
        for match in book["passing_ahead"].finditer(shape.text):
            start, end = match.span("n" if match["n"] else "n2")
            cue = Cue("talks", start, end, shape.text[start:end].lower(), is_verb=False)
            told = status_of(shape, cue, book, start=0, stop=len(shape.text), refers=False)
            if told is None or told.status == "held" or not told.firm or in_quotation(shape.text, start):
                continue
            around = shape.text[max(0, match.start() - 30) : end + 20]
            if abs(told.start - start) > _BESIDE or book.has("passing_pressed", around):
                continue
            if shape.text[max(0, match.start() - 1) : match.start()] in _NAMES:
                continue
            office = self._office(match, [p for p in sentence.parties if match.start() <= p.start < match.end()])
            sides = self._sides(sentence, match.start(), match.end())
            at = shape.at[start]
            seats = tuple(Seat(country=c, office=office, start=at, end=at, is_borrowed=True) for c in sorted(sides))
            if is_table(seats):
                when = self._scene.when(sentence, cue)
                yield self._scene.draft(sentence, cue, seats, told, when, is_ahead=True)
