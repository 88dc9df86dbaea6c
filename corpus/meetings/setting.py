"""Where the meetings of an article are, where no clause of theirs says it: by what the text around them tells.

In this order: the building and the gathering told of them; the sentence before or after, on an arrival or a visit of
somebody at the table; the city told of last, where it is "there"; another meeting that one of them sat at on that day;
the headline and the dateline, for the main meeting alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.gazetteer import Gazetteer
from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import CueBook, shared_table
from corpus.meetings.shapes import shape_of
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread, is_day
from corpus.meetings.when import is_apart
from corpus.meetings.where import Place, PlaceReader, dateline_places
from corpus.types import Article

_LOOSE = frozenset({"leader", "minister"})
_BACK = 3  # sentences from a place to the "there" that means it
_LEDE = 2  # sentences in which the main meeting is first told of


class Setting:
    """Gives the meetings of one article the cities that its text gives them; calls are in none."""

    def __init__(self, article: Article, gazetteer: Gazetteer, book: CueBook, sentences: Sequence[Sentence]) -> None:
        self._article, self._gazetteer, self._book, self._sentences = article, gazetteer, book, sentences
        self._gathered = self._cities_of_gatherings()

    def settle(self, threads: Sequence[Thread]) -> None:
        """Sets the place of each meeting that is told without its city."""
        rules: tuple[Callable[[Thread, Sequence[Thread]], Place | None], ...] = (
            self._by_building,
            self._by_gathering,
            self._by_neighbor,
            self._by_pointer,
            self._by_day,
            self._by_headline,
            self._by_dateline,
            self._by_day,
        )
        for rule in rules:
            for thread in threads:
                if _is_open(thread, told=rule not in (self._by_gathering, self._by_pointer)):
                    place = rule(thread, threads)
                    if place is not None and _fits(thread.place, place):
                        thread.place = place

    def _by_building(self, thread: Thread, _: Sequence[Thread]) -> Place | None:
        """The city of the house that the meeting is told to be in."""
        cities = {
            city
            for draft in thread.drafts
            if draft.venue is not None
            for mention in self._sentences[draft.index].mentions
            if draft.venue.start <= mention.start < draft.venue.end
            if (city := shared_table("house_cities").get(mention.entity_id))
        }
        cities |= {city for draft in thread.drafts for city in self._capitals(self._sentences[draft.index])}
        return self._city(cities.pop()) if len(cities) == 1 else None

    def _capitals(self, sentence: Sentence) -> Iterator[str]:
        """The cities told as "the Japanese capital" or 都内."""
        for match in self._book["capital_named"].finditer(sentence.shape.text):
            group = sentence.shape.names.get(match.start("c"), ())
            countries = {self._gazetteer.entity(m.entity_id).country or "" for m in group if m.kind == "country"}
            yield from (city for c in countries if (city := shared_table("capital_of").get(c)))
        if self._book.has("in_tokyo", sentence.shape.text):
            yield "tokyo"

    def _by_gathering(self, thread: Thread, _: Sequence[Thread]) -> Place | None:
        """The city that the article gives the gathering, else where a gathering always is."""
        for draft in thread.drafts:
            if draft.occasion is None:
                continue
            for mention in self._sentences[draft.index].mentions:
                if draft.occasion.start <= mention.start < draft.occasion.end:
                    known = shared_table("gathering_cities").get(mention.entity_id)
                    place = self._gathered.get(mention.entity_id) or (self._city(known) if known else None)
                    if place is not None:
                        return place
        return None

    def _by_neighbor(self, thread: Thread, threads: Sequence[Thread]) -> Place | None:
        """The one city of the sentence before or after, where that tells of a visit or of the same talks."""
        told = {draft.index for other in threads if other is not thread for draft in other.drafts if draft.place}
        for draft in (d for d in thread.drafts if not d.back):
            for index in (draft.index, draft.index - 1, draft.index + 1):
                if index not in told and self._is_of(index, draft, thread):
                    place = self._told_in(self._sentences[index])
                    if place is not None:
                        return place
        return None

    def _by_pointer(self, thread: Thread, _: Sequence[Thread]) -> Place | None:
        """The city told of last before a clause that has the meeting "there"."""
        for draft in thread.drafts:
            at = self._sentences[draft.index].shape.text[draft.cue.start :]
            for sentence in self._sentences[max(0, draft.index - _BACK) : draft.index][::-1]:
                place = self._told_in(sentence) if self._book.has("there", at) else None
                if place is not None:
                    return place
        return None

    def _is_of(self, index: int, draft: Draft, thread: Thread) -> bool:
        """Whether a sentence tells of an arrival, a visit or talks, of that day and of those at the table alone."""
        if not 0 <= index < len(self._sentences):
            return False
        sentence = self._sentences[index]
        seated = {seat.person_id for seat in thread.seats if seat.person_id}
        named = {seat.person_id for seat in sentence.people}
        text = sentence.shape.text
        if named and not named & seated:
            return False
        linked = index == draft.index or named or self._book.has("same_talks", text)
        return bool(linked) and self._is_of_day(sentence, thread) and self._book.has("stays", text)

    def _is_of_day(self, sentence: Sentence, thread: Thread) -> bool:
        """Whether no date of the sentence is another one than the meeting's."""
        when = thread.when
        events = [date.event for date in sentence.dates if not date.is_name and date.event.basis != "dateline"]
        return when is None or not any(is_apart(event, when) for event in events)

    def _told_in(self, sentence: Sentence) -> Place | None:
        """The one city that the sentence puts anybody in."""
        places = {p.place_id: p for p in self._reader(sentence).stated() if p.city}
        return next(iter(places.values())) if len(places) == 1 else None

    def _by_day(self, thread: Thread, threads: Sequence[Thread]) -> Place | None:
        """The city of another meeting of that day that one of them sat at: nobody is in two cities in a day."""
        if not is_day(thread.when) or thread.when is None:
            return None
        found: dict[str, Place] = {}
        for other in threads:
            same = other.when is not None and other.when.earliest_on == thread.when.earliest_on and is_day(other.when)
            if other is not thread and same and other.place and other.place.city and _holders(other) & _holders(thread):
                found.setdefault(other.place.place_id, other.place)
        return next(iter(found.values())) if len(found) == 1 else None

    def _by_headline(self, thread: Thread, threads: Sequence[Thread]) -> Place | None:
        """The city of the headline, for the meeting that the article begins with."""
        headline = self._article.headline
        if not headline or thread is not _main(threads):
            return None
        mentions = [m for m in self._gazetteer.find(headline) if m.kind in ("place", "country", "person", "office")]
        shape = shape_of(headline, 0, len(headline), mentions, self._book)
        reader = PlaceReader(self._gazetteer, headline, shape, mentions, self._book)
        places = {p.place_id: p for p in reader.stated() if p.city}
        if len(places) != 1:
            return None
        return next(iter(places.values())).unquoted()

    def _by_dateline(self, thread: Thread, threads: Sequence[Thread]) -> Place | None:
        """The city of the dateline, where the lede has the main meeting "here" or in a ministry not named further."""
        if thread is not _main(threads) or not (found := dateline_places(self._article, self._gazetteer)):
            return None
        city = found[0]
        drafts = [draft for draft in thread.drafts if draft.index <= _LEDE]
        here = any(self._book.has("here", self._sentences[d.index].shape.text) for d in drafts)
        return self._city(city) if here or any(self._is_host(draft, city) for draft in drafts) else None

    def _is_host(self, draft: Draft, city: str) -> bool:
        """Whether somebody of the country whose capital that is receives the others."""
        own = next((c for c, capital in shared_table("capital_of").items() if capital == city), None)
        hosts = self._book.has("hosting", draft.cue.word)
        return hosts and own is not None and bool(draft.seats) and draft.seats[0].country == own

    def _cities_of_gatherings(self) -> dict[str, Place]:
        """The city of each gathering that the article names with one: "the G7 meeting in London"."""
        found: dict[str, Place] = {}
        for sentence in self._sentences:
            for match in self._book["gathered_in"].finditer(sentence.shape.text):
                place = self._place_at(sentence, match.start("l"))
                for mention in sentence.shape.names.get(match.start("g"), ()):
                    if place is not None and place.city:
                        found.setdefault(mention.entity_id, place)
        return found

    def _place_at(self, sentence: Sentence, at: int) -> Place | None:
        return self._reader(sentence).place_at(at)

    def _reader(self, sentence: Sentence) -> PlaceReader:
        return PlaceReader(self._gazetteer, self._article.text, sentence.shape, sentence.mentions, self._book)

    def _city(self, entity_id: str) -> Place | None:
        entity = self._gazetteer.entity(entity_id)
        if entity.timezone is None or entity.country is None:
            return None
        return Place(
            place_id=entity.id, city=entity.names["en"][0], country=entity.country, timezone=entity.timezone,
            start=0, end=0,
        )  # fmt: skip


def _is_open(thread: Thread, *, told: bool) -> bool:
    """Whether a meeting in person is without its city; ``told``: it must be one held or to be held."""
    status = thread.status.status if thread.status else None
    fits = status in ("held", "planned") or (status is not None and not told)
    return not thread.is_call and fits and (thread.place is None or thread.place.city is None)


def _holders(thread: Thread) -> set[tuple[str | None, str]]:
    """The people at the table, and the offices of those not named: on one day an office is one person's."""
    people = {(seat.country, seat.person_id) for seat in thread.seats if seat.person_id}
    offices = {(seat.country, seat.office) for seat in thread.seats if seat.office and seat.office not in _LOOSE}
    return people | offices


def _fits(told: Place | None, place: Place) -> bool:
    return told is None or told.country == place.country


def _main(threads: Sequence[Thread]) -> Thread | None:
    """The meeting that the article begins with."""
    first = (t for t in threads if t.drafts and t.drafts[0].index <= _LEDE and not t.drafts[0].back)
    return next(first, None)


__all__ = ["Setting"]
