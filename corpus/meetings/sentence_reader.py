"""A sentence of an article with all that stands in it, once "the minister" is whoever of that office is meant."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from corpus.dates import EventMention
from corpus.gazetteer import EntityMention
from corpus.meetings.clause import Sentence
from corpus.meetings.cuebook import CueBook
from corpus.meetings.parties import PartyReader
from corpus.meetings.seats import Party, Seat
from corpus.meetings.shapes import Shape, shape_of
from corpus.meetings.speakers import same_holder
from corpus.meetings.strangers import Strangers
from corpus.meetings.threads.antecedents import Antecedents
from corpus.meetings.where import durations_of
from corpus.types import Article

_TITLE = 14  # characters of a reading or a ministry between a name and its title


class SentenceReader:
    """Reads the sentences of one article; ``found`` and ``dates`` are its names and dates, in order."""

    def __init__(
        self,
        article: Article,
        book: CueBook,
        found: Sequence[EntityMention],
        dates: Sequence[EventMention],
        *,
        parties: PartyReader,
        named: Antecedents,
        strangers: Strangers,
    ) -> None:
        self._article, self._book, self._found, self._dates = article, book, found, dates
        self._parties, self._named, self._strangers = parties, named, strangers

    def sentence(self, index: int, start: int, end: int) -> Sentence:
        """The sentence of that number, from ``start`` to ``end`` in the article."""
        mentions = _within(self._found, start, end)
        mentions = sorted([*mentions, *self._strangers.mentions(start, end)], key=lambda m: (m.start, -m.end))
        shape = shape_of(self._article.text, start, end, mentions, self._book)
        parties: list[Party] = []
        for party in self._parties.read(shape):
            named = [*self._named.named(), *(seat for other in parties for seat in other.seats)]
            same = same_holder(party, shape, named, self._book)
            parties.append(same or self._holder_meant(party, shape))
        self._strangers.note(parties)
        dates = [d for d in self._dates if start <= d.start and d.end <= end]
        return Sentence(index, start, end, shape, parties, mentions, dates, durations_of(shape, self._book))

    def _holder_meant(self, party: Party, shape: Shape) -> Party:
        """The party, where "the prime minister" is whoever of that office was named last, if anybody was."""
        if party.kind != "office" or self._book.has("named_before", shape.text[max(0, party.start - 8) : party.start]):
            return party
        start, end = shape.span(party.start, party.end)
        if party.office == "minister" and self._named.principal is not None:
            return replace(party, kind="persons", seats=(replace(self._named.principal, start=start, end=end),))
        meant = [seat for seat in self._named.named() if seat.is_named and seat.office == party.office]
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


def _within(found: Sequence[EntityMention], start: int, end: int) -> list[EntityMention]:
    low = bisect.bisect_left(found, start, key=lambda m: m.start)
    high = bisect.bisect_left(found, end, key=lambda m: m.start)
    return [m for m in found[low:high] if m.end <= end]
