"""People who met, told without a word for a meeting: who dined with whom, called him in or told him something.

What a verb tells of is in ``contacts_ja.toml``, who stands with it in `japanese_particles`, what came of it in
`japanese_endings`. A meeting that the article told of already is not told again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.dates import EventMention
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.contact.japanese_book import FRAMES, WEAK, ContactBook, contact_book
from corpus.meetings.contact.japanese_each import first_of_each
from corpus.meetings.contact.japanese_endings import status_of_contact
from corpus.meetings.contact.japanese_ministries import between_ministries
from corpus.meetings.contact.japanese_particles import PEOPLE, ArgumentReader, Arguments, masked
from corpus.meetings.cuebook import PLACEHOLDERS, shared_table
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.scene import Scene, countries
from corpus.meetings.seating import Seating
from corpus.meetings.seats import FIELD, Party, Seat, is_table, joined_table
from corpus.meetings.shapes import countries_of
from corpus.meetings.speakers import speaker_of
from corpus.meetings.status import Told
from corpus.meetings.tables.table import table_of
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread
from corpus.meetings.when import DateReader, is_apart
from corpus.types import EventDate

_NEVER = ("spokesperson", "lawmaker", "speaker")  # who speaks for others, or for no government
_ANY_DAY = ("to_day", "agree")  # told with its day only where it was not from afar


@dataclass(frozen=True, slots=True)
class Contacts:
    """Reads the meetings of one article that no word for a meeting tells of."""

    _scene: Scene
    _seating: Seating

    def told(self, sentence: Sentence, topic: Seat | None) -> Iterator[Draft]:
        """Each meeting that the sentence tells so and nothing before told of; ``topic``: whom that before is about."""
        book, text = contact_book(), sentence.shape.text
        if PLACEHOLDERS["N"] in text:
            yield from (d for d in between_ministries(self._scene, book, sentence) if not self._is_told("with", d))
        if not sentence.parties:
            return
        if self._scene.threads.antecedents.diarist is not None:
            yield from self._guests(sentence, self._scene.threads.antecedents.diarist, book)
        yield from self._by_predicates(sentence, topic, book)
        yield from (d for d in first_of_each(self._scene, book, sentence) if not self._is_told("to", d))

    def _by_predicates(self, sentence: Sentence, topic: Seat | None, book: ContactBook) -> Iterator[Draft]:
        """What each predicate of the sentence tells of."""
        text = sentence.shape.text
        topic = speaker_of(sentence, self._scene.book, self._scene.threads.antecedents.principal) or topic
        if not self._may_meet(sentence, topic, book) or self._is_known(sentence, book):
            return
        reader = _Frames(self._scene, self._seating, book, sentence, topic)
        for name in self._frames(masked(text), book):
            for match in book[name].finditer(text):
                draft = reader.draft(name, match)
                if draft is not None and not self._is_told(name, draft):
                    yield draft

    def _may_meet(self, sentence: Sentence, topic: Seat | None, book: ContactBook) -> bool:
        """Whether two governments can be found for the sentence: most need not be read further."""
        lands = {country for party in sentence.parties for country in party.countries}
        if len(lands) > 1 or any(party.kind == "group" for party in sentence.parties):
            return True
        is_linked = topic is not None or any(t.last == sentence.index - 1 for t in self._scene.threads.threads)
        reader = ArgumentReader(sentence, book, has_owner=False)
        is_envoy = any(reader.is_envoy(party) for party in sentence.parties)
        return bool(lands) and (is_linked or is_envoy or book.has("narrator", sentence.shape.text))

    def _is_known(self, sentence: Sentence, book: ContactBook) -> bool:
        """Whether a meeting told of before has all whom the sentence names, so that nothing new can be told of them."""
        if self._scene.threads.antecedents.diarist is not None or book.has("beside_talks", sentence.shape.text):
            return False
        seats = [seat for party in sentence.parties for seat in party.seats]
        lands = countries(seats)
        is_face = book.has("in_person", sentence.shape.text)
        days = [date.event for date in sentence.dates]
        known = (
            t
            for t in self._scene.threads.threads
            if lands <= countries(t.seats) and not (is_face and t.is_call) and not _is_ahead_of(t, days, self._scene)
        )
        return any(
            not any(thread.when is not None and is_apart(day, thread.when) for day in days)
            and not any(_are_others(land, thread.seats, seats) for land in lands)
            for thread in known
        )

    def _frames(self, bare: str, book: ContactBook) -> Iterator[str]:
        """The frames that can tell of a meeting, by what the sentence tells beside them."""
        is_afar = book.has("afar", bare) and not book.has("by_phone", bare)
        is_near = not is_afar and any(book.has(name, bare) for name in ("face", "phone", "video"))
        return (n for n in FRAMES if n not in WEAK or is_near or (n in _ANY_DAY and not is_afar))

    def _is_told(self, name: str, draft: Draft) -> bool:
        """Whether the article told of it; what was agreed was agreed at any meeting of these countries."""
        threads = self._scene.threads.threads
        if name == "agree" and any(countries(thread.seats) >= countries(draft.seats) for thread in threads):
            return True
        return any(_may_be(self._scene, thread, draft) for thread in threads)

    def _guests(self, sentence: Sentence, owner: Seat, book: ContactBook) -> Iterator[Draft]:
        """Whom the owner of a diary saw, where an entry only names them: 3時44分、朴智元韓国国家情報院長."""
        text = sentence.shape.text
        for match in book["at_time"].finditer(text):
            group: list[Party] = []
            at = match.end()
            for party in (p for p in sentence.parties if p.start >= match.end() and p.kind in PEOPLE):
                if party.start != at and not (group and book["and"].fullmatch(text, at, party.start)):
                    break
                group, at = [*group, party], party.end
            seats = joined_table((owner,), [seat for party in group for seat in party.seats])
            if group and book["entry_end"].match(text, at) and is_table(seats):
                cue = Cue("talks", group[0].start, at, text[group[0].start : at], is_verb=True)
                told = Told("held", cue.start, cue.end)
                yield self._scene.draft(sentence, cue, seats, told, self._scene.when(sentence, cue), near=False)


@dataclass(frozen=True, slots=True)
class _Frames:
    """Reads the predicates of one sentence."""

    _scene: Scene
    _seating: Seating
    _book: ContactBook
    _sentence: Sentence
    _topic: Seat | None

    @property
    def _arguments(self) -> ArgumentReader:
        return ArgumentReader(self._sentence, self._book, self._scene.threads.antecedents.diarist is not None)

    def draft(self, name: str, match: re.Match[str]) -> Draft | None:
        """The meeting that one predicate tells of, if two governments sat at it."""
        sentence, text, (start, end) = self._sentence, self._sentence.shape.text, match.span()
        found = self._arguments.of(name, start, end)
        if found is None or any(self._is_nobody(party) for party in (*found.subject, *found.partner)):
            return None
        cue = Cue(self._kind(name, text, end), start, end, match[0], is_verb=True)
        clause = Clause(sentence, cue, 0, len(text))
        seats = joined_table(self._seats(clause, found), () if found.partner else self._among(start))
        if not is_table(seats) or (not found.partner and self._are_more(seats, end)):
            return None
        when = self._scene.when(sentence, cue) or self._day_at_head(start)
        if when not in (None, *sentence.dates) and self._book.has("during", text[:start]):
            when = None  # on some day of several
        if when is None and self._book["ongoing"].match(text, end):
            return None
        told = status_of_contact(clause, self._scene, self._book, when, is_weak=name in WEAK)
        is_summoned = any(self._arguments.is_envoy(party) for party in (*found.subject, *found.partner))
        if told is None or not self._is_sure(name, seats, end, is_dated=when is not None, is_summoned=is_summoned):
            return None
        if told.status == "not-held" and when is not None and sentence.shape.place_of(when.start) >= end:
            when = None  # the day on which it came to nothing
        if when is None and self._book["since"].match(text, end):
            when = DateReader(sentence.shape, sentence.dates, self._scene.book).since(cue)
        return self._scene.draft(sentence, cue, seats, told, when, near=False)

    def _day_at_head(self, start: int) -> EventMention | None:
        """The only day told before the verb, where the sentence begins with it: 16日、…に入り、…手を握った."""
        shape, dates = self._sentence.shape, self._sentence.dates
        before = [day for day in dates if shape.place_of(day.end) <= start]
        if len(before) != 1 or before[0].is_name:
            return None
        at = shape.place_of(before[0].start)
        if self._book["caller_head"].fullmatch(shape.text, 0, at) and shape.text[start] == "呼":
            return before[0]
        if not self._book["at_head"].fullmatch(shape.text, 0, at):
            return None
        reader = DateReader(shape, dates, self._scene.book)
        is_said = reader.is_of_speech(shape.place_of(before[0].start), shape.place_of(before[0].end))
        return None if is_said else before[0]

    def _kind(self, name: str, text: str, end: int) -> CueKind:
        bare = masked(text)
        if self._book.has("video", bare):
            return "video"
        is_meal = name == "meal" and not self._book["over_meal"].match(text, end)
        return "phone" if self._book.has("phone", bare) else "meal" if is_meal else "talks"

    def _among(self, start: int) -> tuple[Seat, ...]:
        """Who sat between two who met, or brought them together: オバマ氏を挟んで."""
        text = self._sentence.shape.text
        among = (p for p in self._sentence.parties if p.end <= start and p.kind in PEOPLE)
        return tuple(seat for p in among if self._book["among"].match(text, p.end) for seat in p.seats)

    def _are_more(self, seats: Sequence[Seat], end: int) -> bool:
        """Whether a third government is spoken of in the same breath as two who met: 3カ国の首脳会談に臨んだ."""
        here = {c for p in self._sentence.parties if p.kind in PEOPLE and p.end <= end for c in p.countries}
        is_two = len(countries(seats)) == len(FIELD)
        if self._book.has("many", self._sentence.shape.text):
            return True
        return is_two and (
            bool(here - countries(seats)) or self._scene.book.has("three", self._sentence.shape.text[:end])
        )

    def _is_sure(self, name: str, seats: Sequence[Seat], end: int, *, is_dated: bool, is_summoned: bool) -> bool:
        """Whether the words tell of people together, and not of what they let each other know from afar."""
        text = masked(self._sentence.shape.text)
        is_placed = self._book.has("face", text[:end])
        is_staffed = is_summoned or all(seat.is_named or seat.office for seat in seats)
        if name not in WEAK:
            return is_staffed or ((is_dated or is_placed) and name == "with")
        if not is_staffed:
            return False
        is_call = self._book.has("phone", text) or self._book.has("video", text)
        return is_placed or is_call or (is_dated and name in _ANY_DAY)

    def _is_nobody(self, party: Party) -> bool:
        """Whether somebody holds his office no more, or speaks for others."""
        text = self._sentence.shape.text
        if any(seat.office in _NEVER for seat in party.seats) or self._book.has("former", text[: party.start]):
            return True
        return self._book["former_title"].match(text, party.start + 1) is not None

    def _seats(self, clause: Clause, found: Arguments) -> tuple[Seat, ...]:
        """The seats of those who stand with the verb, and of whom it leaves out."""
        parties = [*found.subject, *found.partner]
        if any(party.kind == "group" for party in parties):
            return self._seating.seats(clause, table_of(parties, n_subjects=len(found.subject)), 0, None)
        seats = joined_table((), [seat for party in parties for seat in party.seats])
        if not is_table(seats) and any(self._arguments.is_envoy(party) for party in parties):
            host = self._ministry(clause, countries(seats))
            seats = joined_table(seats, (host,)) if host is not None else seats
        if found.subject or not seats:
            return seats
        owner = self._scene.threads.antecedents.diarist
        other = owner if owner is not None or is_table(seats) else self._left_out(clause, seats)
        return joined_table((replace(other, is_borrowed=True),), seats) if other is not None else seats

    def _ministry(self, clause: Clause, taken: frozenset[str]) -> Seat | None:
        """The government of the ministry that calls an ambassador in, the last one named before the verb."""
        shape = clause.shape
        for i in range(clause.cue.end - 1, -1, -1):
            if shape.text[i] != PLACEHOLDERS["N"] or not self._book["calls_in"].match(shape.text, i + 1):
                continue
            named = shape.names[i][0]
            if "大使館" in named.surface:
                continue  # where he is from
            city = shared_table("house_cities").get(named.entity_id)
            country = self._scene.gazetteer.entity(city).country if city is not None else None
            if shape.text[i - 1 : i] == PLACEHOLDERS["C"]:
                lands = countries_of(shape.names[i - 1], self._scene.book, self._scene.country_of)
                country = lands[0] if len(lands) == 1 else country
            return Seat(country=country, start=named.start, end=named.end) if country and country not in taken else None
        return None

    def _left_out(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """Whom a verb without a subject is told of: a narrator, whom the sentence before is about, or who met there."""
        text = masked(clause.shape.text, clause.cue.start)
        if self._topic is None and self._book["narrator"].search(text, 0, clause.cue.start):
            home = "KR" if "JP" in countries(seats) else "JP"
            return Seat(country=home, start=seats[0].start, end=seats[0].start)
        if self._book["other_subject"].search(text, 0, clause.cue.start):
            return None
        if self._topic is None and self._book["also"].match(text, clause.shape.place_of(seats[-1].end)):
            last = [t for t in self._scene.threads.threads if t.last == self._sentence.index - 1]
            return next((seat for thread in last for seat in thread.seats if seat.country in FIELD), None)
        return self._topic


def _may_be(scene: Scene, thread: Thread, draft: Draft) -> bool:
    """Whether the meeting told of before may be this one."""
    if countries(thread.seats) != countries(draft.seats):
        return False
    is_beside = scene.threads.antecedents.diarist is not None or thread.drafts[-1].index == draft.index
    if draft.cue.kind == "meal" and not thread.is_meal and is_beside:
        return False
    if thread.is_call != (draft.cue.kind in ("phone", "video")) and draft.cue.kind != "talks":
        return False
    if any(_are_others(country, thread.seats, draft.seats) for country in countries(draft.seats)):
        return False
    if draft.event is not None and _is_ahead_of(thread, (draft.event,), scene):
        return False
    if thread.is_call and draft.told is not None and draft.told.status != "held":
        return False  # whoever telephones means to meet face to face
    days = scene.days_of(thread)
    return days is None or draft.event is None or not is_apart(days, draft.event)


def _is_ahead_of(thread: Thread, days: Sequence[EventDate], scene: Scene) -> bool:
    """Whether the meeting is to come on no day told, and the days are gone by."""
    is_open = thread.status is not None and thread.status.status in ("planned", "proposed") and thread.when is None
    return is_open and scene.on is not None and bool(days) and all(day.latest_on < scene.on for day in days)


def _are_others(country: str, first: Sequence[Seat], second: Sequence[Seat]) -> bool:
    """Whether somebody else of that country is named at one table than at the other."""
    ones, others = ({s.person_id for s in seats if s.country == country and s.person_id} for seats in (first, second))
    return bool(ones and others) and not ones & others
