"""The meetings that an article tells of, read by rules from its text."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.dates import Anchor, EventMention, anchor_of, event_dates
from corpus.gazetteer import EntityMention, Gazetteer
from corpus.meetings.acts import is_of_act, is_of_departure, is_said_at, is_unsure_off, moved_ahead, without
from corpus.meetings.asides import each_apart, is_comment, is_of_meeting, is_of_others_since, is_outcome, is_since_then
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.contact import contact_reader
from corpus.meetings.cuebook import cue_book
from corpus.meetings.cues import Cue, cues_of
from corpus.meetings.dating import Dating
from corpus.meetings.diary import day_of_diary, diarist_of, is_diary
from corpus.meetings.entries import entries
from corpus.meetings.governments import governments_of, is_one_meeting
from corpus.meetings.holders import Holders
from corpus.meetings.parties import PartyReader
from corpus.meetings.partners import are_several, pairs_apart
from corpus.meetings.passing import add_passing
from corpus.meetings.plan_off import give_up
from corpus.meetings.plans import as_said
from corpus.meetings.pointing import may_start, refers, subject_of
from corpus.meetings.report import Reporter
from corpus.meetings.scene import Scene
from corpus.meetings.seating import Seating
from corpus.meetings.seating.words import office_of, size_of
from corpus.meetings.seats import Party, Seat, is_table
from corpus.meetings.setting import Setting
from corpus.meetings.shapes import Shape, is_part_of_word, shape_of
from corpus.meetings.speakers import principal_of, same_holder, speaker_of
from corpus.meetings.status import Told, status_of
from corpus.meetings.story import Story
from corpus.meetings.surnames import with_surnames
from corpus.meetings.tables import table_named
from corpus.meetings.tables.table import Table
from corpus.meetings.threads import Threads
from corpus.meetings.threads.draft import Draft, length_only
from corpus.meetings.turns import is_regular, is_scheduled, is_when_they_met, turned, untold_by
from corpus.meetings.types import MeetingMention
from corpus.meetings.when import DateReader, is_apart
from corpus.meetings.where import Place, PlaceReader, durations_of
from corpus.sentences import sentences
from corpus.types import Article, Precision

_BESIDE = 80  # characters before and after a sentence in which a meeting that was to be is called off
_BEFORE_LAPSED = 170  # and one in which what "had been due" is
_VERB = 60  # characters of the shape in which "and pay" stands before a further meeting of a plan
_TITLE = 14  # characters of a reading or a ministry between a name and its title
_OLD = 45  # days after which a meeting is none that the news begins with
_HEADINGS = 2  # sentences of which one may be the heading of a record
_RESULT = 4  # characters of the shape after a meeting in which its outcome is named: 정상회담 결과를 설명
_DESCRIBED = 30  # characters of the shape before a meeting in which a clause of its own describes it
_ELIDED = "、"  # stands for the verb: 13日に趙外相、14日に崔首相と会談した
_RANKS = ("vm", "dg")  # who of a country holds such talks needs no name


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
    return Reporter(article, gazetteer, offices, used, reading.found).mentions(reading.threads())


class _Reading:
    """One pass over an article, sentence by sentence."""

    def __init__(self, article: Article, gazetteer: Gazetteer, anchor: Anchor, dates: Sequence[EventMention]) -> None:
        self._article, self._gazetteer = article, gazetteer
        self._book = cue_book(article.language)
        self._on = anchor.used.latest_on if anchor.used else None
        self._dates = dates
        found = [m for m in gazetteer.find(article.text, on=self._on) if not is_part_of_word(m, article.text)]
        self.found = with_surnames(article.text, self._book.language, found, gazetteer, on=self._on)
        self._threads = Threads()
        self._principal: Seat | None = None  # whose press conference it is, where the text is one
        self._ahead: tuple[int, Told, EventMention | None] | None = None  # the plan that the sentence tells of last
        self._is_diary = is_diary(article, self._book)
        diary_day = day_of_diary(article, anchor, dates, self._book) if self._is_diary else None
        self._dating = Dating(
            article, dates, self._threads, self._book, self._on, is_diary=self._is_diary, diary_day=diary_day
        )
        self._seating = Seating(self._threads, self._book, _countries(gazetteer))
        self._parties = PartyReader(gazetteer, self._book, self._on, _countries(gazetteer))

    def threads(self) -> Threads:
        """All meetings of the article."""
        read: list[Sentence] = []
        subjects: dict[int, Seat] = {}
        scene = self._scene()
        contacts = contact_reader(scene, self._seating)
        for index, (start, end) in enumerate(self._spans()):
            sentence = self._sentence(index, start, end)
            read.append(sentence)
            if index == 0 and self._is_diary:
                self._threads.antecedents.diarist = diarist_of(self._article, sentence.people, self._book)
            self._principal = self._principal or (principal_of(sentence, self._book) if index < _HEADINGS else None)
            self._threads.antecedents.principal = self._principal
            if self._book.has("press_speaker", sentence.shape.text):
                self._threads.antecedents.speaker = next(iter(sentence.people), None)
            timed = [self._threads.add(draft) is not None and draft.duration for draft in self._drafts(sentence)]
            contacts.read(sentence, read, subjects)
            give_up(sentence, self._threads, self._book)
            if sentence.durations and not any(timed):
                self._add_length(sentence)
            self._threads.antecedents.name(index, [seat for party in sentence.parties for seat in party.seats])
            speaker = speaker_of(sentence, self._book, self._principal)
            self._principal = self._principal or speaker
            about = speaker or subject_of(sentence, self._book)
            if about is not None:
                self._threads.antecedents.speak_of(index, about)
                subjects[index] = about
        add_passing(scene, read, subjects)
        contacts.finish(read, subjects)
        Story(self._article, self._gazetteer, self._book, read).settle(self._threads.threads)
        Setting(self._article, self._gazetteer, self._book, read).settle(self._threads.threads)
        return self._threads

    def _spans(self) -> Iterator[tuple[int, int]]:
        text, language = self._article.text, self._article.language
        return entries(text, sentences(text, language), language)

    def _scene(self) -> Scene:
        return Scene(
            self._article,
            self._gazetteer,
            self._book,
            self._threads,
            self._dating,
            self._parties.country_of,
            self._on,
        )

    def _add_length(self, sentence: Sentence) -> None:
        """Takes in how long the talks of the sentence before took: "They parted after 55 minutes"."""
        length = sentence.durations[0]
        before = {seat.person_id for seat in sentence.people if seat.start < length.start}
        thread = self._threads.last_held(sentence.index, before)
        dates = [date.event for date in sentence.dates if "," not in self._article.text[length.end : date.start]]
        if thread is None or any(thread.when and is_apart(event, thread.when) for event in dates):
            return
        if self._book.has("took_long", sentence.shape.text):
            last, place = thread.drafts[-1], (sentence.index, sentence.start, sentence.end)
            thread.add(length_only(last, *place, sentence.durations[0]))

    def _sentence(self, index: int, start: int, end: int) -> Sentence:
        mentions = _within(self.found, start, end)
        shape = shape_of(self._article.text, start, end, mentions, self._book)
        parties: list[Party] = []
        for party in self._parties.read(shape):
            named = [*self._threads.antecedents.named(), *(seat for other in parties for seat in other.seats)]
            same = same_holder(party, shape, named, self._book)
            parties.append(same or self._holder_meant(party, shape))
        dates = [d for d in self._dates if start <= d.start and d.end <= end]
        return Sentence(index, start, end, shape, parties, mentions, dates, durations_of(shape, self._book))

    def _holder_meant(self, party: Party, shape: Shape) -> Party:
        """The party, where "the prime minister" is whoever of that office was named last, if anybody was."""
        if party.kind != "office" or self._book.has("named_before", shape.text[max(0, party.start - 8) : party.start]):
            return party
        start, end = shape.span(party.start, party.end)
        if party.office == "minister" and self._principal is not None:
            return replace(party, kind="persons", seats=(replace(self._principal, start=start, end=end),))
        meant = [seat for seat in self._threads.antecedents.named() if seat.is_named and seat.office == party.office]
        called = [seat for seat in meant if self._is_called(seat, self._article.text[start:end])]
        own = self._book.tables.get("own_offices", {}).get(party.office or "")
        at_home = [seat for seat in called or meant if seat.country == own]
        for seat in reversed(at_home or called or meant):
            return replace(party, kind="persons", seats=(replace(seat, start=start, end=end),))
        if own is None:
            return party
        return replace(party, kind="offices", seats=(Seat(country=own, office=party.office, start=start, end=end),))

    def _is_called(self, seat: Seat, word: str) -> bool:
        """Whether the article gave somebody that very title: 防衛相 is not the 国防相 of the other country."""
        return self._book.language != "en" and word in self._article.text[seat.end : seat.end + len(word) + _TITLE]

    def _drafts(self, sentence: Sentence) -> Iterator[Draft]:
        cues = cues_of(sentence.shape, self._book)
        self._ahead = None
        for i, cue in enumerate(cues):
            later = [other.start for other in cues[i + 1 :] if not self._goes_on(sentence, cue, other)]
            is_elided = cue.word == _ELIDED  # its verb is that of the next one
            stop = later[0] if later and not is_elided else len(sentence.shape.text)
            yield from self._drafts_of(Clause(sentence, cue, cues[i - 1].end if i else 0, stop))

    def _goes_on(self, sentence: Sentence, cue: Cue, other: Cue) -> bool:
        """Whether a word only tells what was done on meeting: 会って意見を交わす."""
        between = sentence.shape.text[cue.end : other.start]
        return self._book.has("weak_cue", other.word) and self._book.has("meeting_then", between)

    def _drafts_of(self, clause: Clause) -> Iterator[Draft]:
        """What the clause says: of one meeting, or of one with each of several partners ("separately", それぞれ)."""
        table = table_named(clause, self._book)
        several = (
            table.is_several or self._book.has("each", clause.before(20)) or are_several(table, clause, self._book)
        )
        for each in table.apart() if several else pairs_apart(table):
            draft = self._draft(clause, each)
            if draft is not None and several and (own := _own_day(clause, each)) is not None:
                draft = replace(draft, when=own)
            for one in each_apart(draft, each) if draft is not None and several else (draft,):
                if one is not None:
                    yield from self._with_the_last(clause, one)
                    yield from self._on_other_days(clause, one)

    def _on_other_days(self, clause: Clause, draft: Draft) -> Iterator[Draft]:
        """The same meeting once more on each day named beside its own: "twice, on the 11th and the 12th"."""
        dates, text = clause.sentence.dates, clause.shape.text
        if draft.when not in dates or not self._book.has("twice", text):
            return
        for first, second in pairwise(dates):
            between = text[clause.shape.place_of(first.end) : clause.shape.place_of(second.start)]
            if draft.when in (first, second) and self._book["and_day"].fullmatch(between):
                yield replace(draft, when=first if draft.when is second else second, duration=None)

    def _with_the_last(self, clause: Clause, draft: Draft) -> Iterator[Draft]:
        """The draft, and the meeting before it that "since" dates; one not held "since" then has that stretch."""
        sentence = clause.sentence
        since = DateReader(sentence.shape, sentence.dates, self._book).since(draft.cue)
        if since is not None and draft.seats and self._is_last_then(since, clause):
            yield replace(self._last_one(sentence, draft, since), seats=draft.seats)
            return
        if since is not None and draft.seats and is_when_they_met(since, clause, self._book):
            yield replace(self._last_one(sentence, draft, since), seats=draft.seats)
            return
        if since is not None and is_of_others_since(since, draft, clause, self._book):
            yield draft
        elif draft.seats and is_comment(clause, draft.seats, self._threads, self._book):
            if since is not None and since.event.precision in (Precision.DAY, Precision.MONTH):
                yield self._last_one(sentence, draft, since)
        elif since is None or is_outcome(since, draft, clause, self._book) or self._is_of_the_next(since, clause):
            yield draft
        elif not draft.seats:
            if not self._book.has("of_since", clause.shape.text[clause.cue.end :]):  # else of the one before
                yield untold_by(since, draft, clause, self._book)
        elif draft.told is not None and draft.told.status == "not-held":
            yield replace(draft, when=self._dating.stretch(since), place=None)
        else:
            yield replace(draft, place=None) if draft.when is None else draft
            if since.event.precision in (Precision.DAY, Precision.MONTH) and is_of_meeting(since, clause, self._book):
                yield self._last_one(sentence, draft, since)

    def _is_last_then(self, since: EventMention, clause: Clause) -> bool:
        """Whether none has been held since: 전략대화는 2014년 10월을 마지막으로 열리지 못했다."""
        if "last_then" not in self._book.named:
            return False
        end = clause.shape.place_of(since.end)
        return clause.cue.end <= end and self._book["last_then"].match(clause.shape.text[end:]) is not None

    def _is_of_the_next(self, since: EventMention, clause: Clause) -> bool:
        """Whether "since" tells of the next word's meeting: 日中韓サミットに合わせ、首脳会談は2018年9月以来."""
        between = clause.shape.text[clause.stop : clause.shape.place_of(since.start)]
        return self._book.has("next_topic", between)

    def _since_whom(self, sentence: Sentence, since: EventMention) -> tuple[Seat, ...]:
        """Who sat at the meeting that "since" dates, where it says so: 2012年5月の野田佳彦、李明博両氏以来."""
        end = sentence.shape.place_of(since.end)
        match = self._book["since_whom"].match(sentence.shape.text, end) if "since_whom" in self._book.named else None
        if match is None:
            return ()
        return tuple(s for p in sentence.parties if end <= p.start < match.end() for s in p.seats if s.is_named)

    def _last_one(self, sentence: Sentence, draft: Draft, since: EventMention) -> Draft:
        """The meeting before this one: in the same offices, where and when "since" tells."""
        places = self._places(sentence)
        beside = replace(draft.cue, start=sentence.shape.place_of(since.start), end=sentence.shape.place_of(since.end))
        told = Told("held", beside.start, beside.end)
        whom = self._since_whom(sentence, since)
        is_face = self._book.has("since_face", sentence.shape.text[beside.end : beside.end + _TITLE])
        return replace(
            draft,
            cue=replace(draft.cue, kind="talks") if is_face else draft.cue,
            seats=whom if is_table(whom) else tuple(replace(seat, is_borrowed=True) for seat in draft.seats),
            refers=False,
            back=True,
            told=told,
            status_span=(since.start, since.end),
            when=since,
            place=places.place_of(beside, 0, len(sentence.shape.text), near=False),
            venue=None,
            occasion=places.occasion_of(beside) or places.occasion_since(),
            duration=None,
        )

    def _draft(self, clause: Clause, table: Table) -> Draft | None:
        """What the clause says of a meeting; ``None`` where it names nobody and points at nothing."""
        size, office = size_of(clause, self._book), office_of(clause, self._book)
        if self._is_only_spoken_of(clause):
            return None
        seats = self._seats(clause, table, size, office)
        points = refers(clause, table, seats, self._book)
        if (not seats and (table.parties or not points)) or self._is_of_unknown(clause):
            return None
        when = self._dating.when(clause)
        if when is not None and is_of_departure(when, self._on, clause, self._book):
            when = self._dating.when(without(clause, when))
        told = self._told(clause, when, refers=points)
        if when is not None and is_of_act(when, told, clause, self._book):
            when = self._dating.when(without(clause, when))
        if when is not None:
            when = moved_ahead(when, told, self._on, self._article.text[when.start : when.end], self._book)
        if is_regular(told, clause, when, self._book):
            return None
        is_off = told is not None and told.status == "not-held"
        if when is not None and is_off and is_since_then(clause, when, self._book):
            when = self._dating.stretch(when)
        if when is None and told is not None and told.status == "not-held":
            when = DateReader(clause.shape, clause.sentence.dates, self._book).conceded(clause.cue, clause.stop)
        if told is not None and told.status != "held" and when is not None and self._is_of_news(clause, when):
            when = None
        if is_off and when is not None and self._is_of_decision(clause, when):
            when = None
        return self._drafted(clause, table, seats=seats, size=size, office=office, refers=points, told=told, when=when)

    def _seats(self, clause: Clause, table: Table, size: int, office: str | None) -> tuple[Seat, ...]:
        """Who sits there; where nobody is named, those whom "a summit" or a level of officials stands for."""
        seats = self._seating.seats(clause, table, size, office)
        if seats or table.parties:
            return seats
        if governments := governments_of(clause, self._threads, office, self._book):
            return governments
        if office == "leader":
            seats = self._seating.unnamed.summit(clause, size)
        listed = office is not None and self._dating.heading(clause.sentence) is not None
        if not seats and (listed or (office in _RANKS and self._book.language != "en")):
            seats = self._seating.unnamed.level(clause, office or "")
        return seats

    def _is_only_spoken_of(self, clause: Clause) -> bool:
        """Whether a Korean clause only judges a meeting whose day it does not tell, or says that none is likely."""
        if "commented" not in self._book.named:
            return False
        text, end = clause.shape.text, clause.cue.end
        if self._book["never"].match(text, end):
            return True
        if clause.cue.is_verb:
            return False
        if self._book["unlikely"].match(text, end):
            return True
        is_told = self._book["held_described"].search(text, max(0, clause.cue.start - _DESCRIBED), clause.cue.start)
        return is_told is None and self._book["commented"].match(text, end) is not None

    def _is_of_unknown(self, clause: Clause) -> bool:
        """Whether the meeting is that of a holder of an office whom nobody named: "the President's meeting with"."""
        if clause.cue.is_verb or "office_owner" not in self._book.named:
            return False
        owner = self._book["office_owner"].search(clause.shape.text[: clause.cue.start])
        return owner is not None and any(
            party.kind in ("office", "level") and party.start <= owner.start() < party.end
            for party in clause.sentence.parties
        )

    def _is_of_decision(self, clause: Clause, when: EventMention) -> bool:
        """Whether the day is that on which it was called off: 大統領は12日、首脳会談の見送りを発表した."""
        shape, cue = clause.shape, clause.cue
        at = shape.place_of(when.end)
        if not self._book.has("off_decided", shape.text[cue.end :]) or at > cue.start:
            return False
        return "、" in shape.text[at : cue.start]

    def _is_of_news(self, clause: Clause, when: EventMention) -> bool:
        """Whether the day is that of a chronology's entry, on which something was put off or announced."""
        if "news_of" not in self._book.named or when is not self._dating.heading(clause.sentence):
            return False
        return self._book.has("news_of", clause.shape.text[: clause.cue.start])

    def _told(self, clause: Clause, when: EventMention | None, *, refers: bool) -> Told | None:
        """The status, by the verb, or by the day where the verb does not tell past from future."""
        cue = clause.cue
        by_day = self._dating.told_by_day(cue, when, clause.shape.text[: cue.start])
        told = status_of(clause.shape, cue, self._book, start=clause.start, stop=clause.stop, refers=refers)
        if told is not None and when is not None and is_said_at(told, when, self._on, clause, self._book):
            told = Told("held", cue.start, cue.end, firm=False)
        if told is not None and is_unsure_off(told, clause, self._book):
            told = replace(told, status="planned", firm=False)
        if told is None and "in_view" in self._book.named and self._book["in_view"].match(clause.shape.text, cue.end):
            return None  # 首脳会談の定例化で合意した: whatever the day, it tells of none
        is_open = not refers and not self._book.has("ends_past", clause.shape.text)
        is_ahead = told is not None and told.status == "held" and self._dating.is_ahead(when, any_length=is_open)
        still_today = told is not None and told.status == "planned" and self._dating.is_that_day(when)
        if (told is None or told.is_present or is_ahead) and not still_today:
            told = by_day or told
        if told is not None and not self._is_diary and is_scheduled(self._article, told, when, self._on, self._book):
            told = replace(told, status="planned")
        told = turned(told, clause, when, self._on, self._book) if told is not None else None
        if told is not None and told.status == "planned" and self._is_denied_next(clause):
            told = replace(told, status="not-held")
        if (
            told is not None
            and told.status == "planned"
            and (self._was_called_off(clause) or self._is_of_trip_off(clause) or self._is_off_beside(clause, told))
        ):
            told = replace(told, status="not-held")
        if told is not None and told.status == "planned" and self._book.has("asked_by", clause.shape.text):
            told = replace(told, status="proposed")
        return self._inherited(clause, told, when)

    def _is_of_trip_off(self, clause: Clause) -> bool:
        """Whether the visit during which they were to meet is off."""
        text = clause.shape.text
        return self._book.has("trip_off", text[: clause.cue.start]) or self._book.has("trip_off_after", text)

    def _is_denied_next(self, clause: Clause) -> bool:
        """Whether the sentence asks about a report of a meeting to come, and the next one calls that untrue."""
        if not self._book.has("reported", clause.shape.text[clause.cue.end :]):
            return False
        return self._book["denial"].match(self._article.text, clause.sentence.end) is not None

    def _was_called_off(self, clause: Clause) -> bool:
        """Whether a Korean sentence ends on what was to be, and the one beside it on its being off: … 예정이었다."""
        if not self._book.has("was_to_be", clause.shape.text[clause.cue.end :]):
            return False
        start, end = clause.sentence.start, clause.sentence.end
        beside = self._article.text[max(0, start - _BESIDE) : start], self._article.text[end : end + _BESIDE]
        return any(self._book.has("called_off", text) for text in beside)

    def _is_off_beside(self, clause: Clause, told: Told) -> bool:
        """Whether the sentence before or after calls off what "had been due", in English."""
        if not told.has_lapsed or "off_beside" not in self._book.named:
            return False
        start, end = clause.sentence.start, clause.sentence.end
        text = self._article.text
        beside = text[max(0, start - _BEFORE_LAPSED) : start], text[end : end + _BEFORE_LAPSED]
        return any(self._book.has("off_beside", words) for words in beside)

    def _inherited(self, clause: Clause, told: Told | None, when: EventMention | None) -> Told | None:
        """The status; what only stands beside a plan is planned too: "will meet on the sidelines of a summit with"."""
        ahead = self._ahead
        if told is not None and told.firm:
            self._ahead = (clause.cue.end, told, when) if told.status in ("planned", "proposed") else None
        elif ahead is not None and (told is None or told.status == "held") and when in (None, ahead[2]):
            between = clause.shape.text[ahead[0] : clause.cue.start]
            verb = between + clause.cue.word
            if told is None and "and_base" in self._book.named and self._book.has("and_base", verb[-_VERB:]):
                return ahead[1]  # "will sit down with A, and pay a courtesy call on B"
            after = clause.shape.text[clause.cue.end : clause.cue.end + _RESULT]
            beside = self._book.has("beside_plan", between) or told is not None
            ends = self._book.has("plan_ends", between) or self._book.has("over", after)
            return replace(ahead[1], firm=False) if beside and not ends else told
        return told

    def _drafted(
        self,
        clause: Clause,
        table: Table,
        *,
        seats: tuple[Seat, ...],
        size: int,
        office: str | None,
        refers: bool,
        told: Told | None,
        when: EventMention | None,
    ) -> Draft:
        sentence, cue = clause.sentence, clause.cue
        places = self._places(sentence)
        place = places.place_of(cue, clause.start, clause.stop, near=refers)
        if place is not None and self._is_of_next_clause(place, clause):
            place = None
        if self._threads.speaks_on(cue.word, self._book) and (place is None or _is_elsewhere(place, clause)):
            cue, place = replace(cue, kind="phone"), None
        headed = self._dating.heading(sentence) is not None
        return Draft(
            index=sentence.index,
            start=sentence.start,
            end=sentence.end,
            cue=cue,
            seats=as_said(seats, sentence, cue, told, self._book.language),
            size=size,
            office=office,
            refers=refers,
            present=sentence.people,
            back=self._is_long_past(when, told)
            or self._book.has("back", clause.before(60) + cue.word)
            or self._book.has("back_after", clause.shape.text[cue.end :]),
            may_start=headed or may_start(clause, table, self._book) or self._is_of_those_before(clause),
            told=told,
            status_span=clause.shape.span(told.start, told.end) if told else None,
            when=when,
            place=place,
            venue=places.venue_of(cue),
            occasion=places.occasion_of(cue),
            duration=clause.duration(before_first=self._book.language != "en"),
            is_single=is_one_meeting(clause, self._book),
        )

    def _is_long_past(self, when: EventMention | None, told: Told | None) -> bool:
        """Whether Japanese news tells of a meeting of months ago, which is not the one that it begins with."""
        if self._book.language != "ja" or self._article.brief_id is not None or self._on is None or when is None:
            return False
        news = self._threads.threads[:1]
        is_told = bool(news) and news[0].when is None and news[0].drafts[0].index < _HEADINGS
        return is_told and told is not None and told.status == "held" and (self._on - when.event.latest_on).days > _OLD

    def _is_of_next_clause(self, place: Place, clause: Clause) -> bool:
        """Whether a comma after a Japanese verb parts it from the place: 話し合い、5月に東京で2回目を開く."""
        shape, cue = clause.shape, clause.cue
        after = self._book.language == "ja" and cue.is_verb and shape.text.startswith("、", cue.end)
        return after and shape.place_of(place.start) >= cue.end

    def _is_of_those_before(self, clause: Clause) -> bool:
        """Whether a Korean text calls "the talks" those of the two whom alone the sentence before names."""
        return self._book.language == "ko" and self._threads.antecedents.names_two(clause.sentence.index)

    def _places(self, sentence: Sentence) -> PlaceReader:
        return PlaceReader(self._gazetteer, self._article.text, sentence.shape, sentence.mentions, self._book)


def _is_elsewhere(place: Place, clause: Clause) -> bool:
    """Whether a comma parts the place from a verb after it: "after the unrest in Seoul, they had talked"."""
    shape, cue = clause.shape, clause.cue
    end = shape.place_of(place.end)
    return end <= cue.start and "," in shape.text[end : cue.start]


def _own_day(clause: Clause, table: Table) -> EventMention | None:
    """The day right before the one met apart from others: 9.23. 왕이 부장, 9.24. 라브로프 장관과 각각 회담."""
    shape = clause.shape
    if not table.parties:
        return None
    at = table.parties[-1].start
    beside = (
        d for d in clause.sentence.dates if (end := shape.place_of(d.end)) <= at and not shape.text[end:at].strip()
    )
    return next(beside, None)


def _within(found: Sequence[EntityMention], start: int, end: int) -> list[EntityMention]:
    low = bisect.bisect_left(found, start, key=lambda m: m.start)
    high = bisect.bisect_left(found, end, key=lambda m: m.start)
    return [m for m in found[low:high] if m.end <= end]


def _countries(gazetteer: Gazetteer) -> Mapping[str, str]:
    return {e.id: e.country for e in gazetteer.entities("country") if e.country}
