"""Where a meeting is: city or country, the building, and the gathering on whose margins it is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.gazetteer import EntityMention, Gazetteer
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook, shared_table
from corpus.meetings.cues import Cue
from corpus.meetings.lengths import Duration, durations_of
from corpus.meetings.shapes import Shape, squeezed
from corpus.types import Article

_OF_A_HOUSE = 60  # what a hotel or a guest house is farther than a city told beside it: there are several of the name
_JOINTS = "・、と·"  # between two governments named together
_HYPHENS = ("-", "–")  # and between capitals that stand for them: "the Seoul-Tokyo summit"
_FAR = 160  # characters of the shape between a cue and a place
_NEAR = 25  # and between "the talks", which may be any, and theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, or a country where no city is told. ``start`` and ``end`` are the article's offsets of the words."""

    place_id: str
    city: str | None
    country: str | None
    timezone: str | None
    start: int
    end: int

    def unquoted(self) -> Place:
        """The same place, told by no words of the article's body."""
        return replace(self, start=0, end=0)


@dataclass(frozen=True, slots=True)
class Words:
    """A value in words, and where the article has it."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlaceReader:
    """Reads places, venues and occasions of one sentence."""

    gazetteer: Gazetteer
    text: str
    shape: Shape
    mentions: Sequence[EntityMention]
    book: CueBook

    def place_of(self, cue: Cue, start: int, stop: int, *, near: bool) -> Place | None:
        """The nearest place that the sentence puts the cue in, a city before a country; a call is in no place.

        One between the cues before and after (``start`` and ``stop`` in the shape) comes first. ``near``: only a place
        right beside the cue counts.
        """
        found: list[tuple[bool, bool, int, Place]] = []
        for mention in self._named():
            place = self._place(mention) if mention.kind in ("place", "country") else None
            rank = self._rank(mention, cue, stop) if place else None
            if place is not None and rank is not None and not (near and rank > _NEAR):
                outside = not start <= self.shape.place_of(mention.start) < stop
                found.append((outside, place.city is None, rank, place))
        if cue.kind in ("phone", "video") or not found:
            return None
        return min(found, key=lambda item: item[:3])[3]

    def stated(self) -> Iterator[Place]:
        """Every place that the sentence puts somebody or something in, but for where something is said."""
        for mention in self._named():
            place = self._place(mention) if mention.kind in ("place", "country") else None
            at, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
            spoken = self.book.has("spoken_at", self.shape.text[max(0, at - 60) : at])
            if "spoken_after" in self.book.named:
                spoken = spoken or self.book["spoken_after"].match(self.shape.text, end) is not None
            if place is not None and not spoken and self._is_locative(mention, at, end):
                yield place

    def place_at(self, at: int) -> Place | None:
        """The place whose name is folded at that character of the shape."""
        group = self.shape.names.get(at, ())
        return next((place for m in group if m.kind in ("place", "country") and (place := self._place(m))), None)

    def _named(self) -> Iterator[EntityMention]:
        """The names of the sentence, and not those inside longer ones; a place before a country of the same name."""
        for group in self.shape.names.values():
            yield from sorted(group, key=lambda mention: mention.kind != "place")[:1]

    def _place(self, mention: EntityMention) -> Place | None:
        entity = self.gazetteer.entity(mention.entity_id)
        if entity.timezone is None or entity.country is None or entity.id in shared_table("no_venue_places"):
            return None
        if mention.kind == "country":
            city = shared_table("capital_words").get(mention.surface)
            return Place(
                place_id=entity.id, city=city, country=entity.country, timezone=entity.timezone,
                start=mention.start, end=mention.end,
            )  # fmt: skip
        within = shared_table("venues").get(entity.id)
        city_entity = self.gazetteer.entity(within) if within else entity
        named = shared_table("capital_words").get(mention.surface)
        city = named or (None if entity.id in shared_table("regions") else city_entity.names["en"][0])
        return Place(
            place_id=city_entity.id, city=city, country=entity.country,
            timezone=entity.timezone, start=mention.start, end=mention.end,
        )  # fmt: skip

    def _rank(self, mention: EntityMention, cue: Cue, stop: int) -> int | None:
        start, end = self.shape.place_of(mention.start), self.shape.place_of(mention.end)
        text = self.shape.text
        land = PLACEHOLDERS["C"]
        if start > 1 and text[start] == text[start - 2] == land and text[start - 1] in _JOINTS:
            return None  # of several governments: 日本・中国・韓国の首脳会議で
        if self._is_of_governments(start, end):
            return None
        beside = mention.kind == "place" and not cue.is_verb and end <= cue.start
        if beside and self.book["place_modifier"].fullmatch(text[end : cue.start]):
            return 0
        is_where = start < cue.start and self.book.has("where_he", text[end : cue.start])
        if not (is_where or self._is_locative(mention, start, end)) or self._is_of_another(start, end, cue, stop):
            return None
        between = text[cue.end : start] if start >= cue.end else text[end : cue.start]
        if is_where:
            return 0
        if start < cue.start and "own_verb" in self.book.named:
            between = self.book["own_verb"].sub("", between)
        conceded = start >= cue.end and self.book.has("concession", between)
        if len(between) > _FAR or (not conceded and self.book["place_apart"].search(between)):
            return None
        chain = _OF_A_HOUSE * (mention.entity_id in shared_table("venues"))
        return len(between) + chain + 40 * (start < cue.start) * (self.book.language == "en")

    def _is_of_governments(self, start: int, end: int) -> bool:
        """Whether a capital is named with another as that of a government: "the Seoul-Tokyo summit"."""
        text, names = self.shape.text, self.shape.names
        before = text[start - 1 : start] in _HYPHENS and start - 2 in names
        return before or (text[end : end + 1] in _HYPHENS and end + 1 in names)

    def _is_of_another(self, start: int, end: int, cue: Cue, stop: int) -> bool:
        """Whether a place is told of another meeting or gathering than the cue's: ハノイでの米朝首脳会談."""
        if self.book.language == "en":
            return False
        other = self.book["place_of_other"].match(self.shape.text, end)
        if other is not None and not (other.start() <= cue.start < other.end()):
            return True
        after = cue.end <= start and end <= stop < len(self.shape.text)
        return after and self.book["place_modifier"].fullmatch(self.shape.text[end:stop]) is not None

    def _is_locative(self, mention: EntityMention, start: int, end: int) -> bool:
        """Whether the words around a name make it a place where something is done; an island is also "on"."""
        before, after = self.shape.text[max(0, start - 40) : start], self.shape.text[end : end + 40]
        if not self.book["place_after"].match(after) or self.book.has("clock_before", before):
            return False
        island = mention.entity_id in shared_table("islands") and self.book.has("island_before", before)
        return island or self.book["place_before"].search(before) is not None

    def venue_of(self, cue: Cue) -> Words | None:
        """The building, as written or, where the gazetteer knows it, by its English name."""
        for match in self.book["venue"].finditer(self.shape.text):
            between = self._between(cue, match.start("v"), match.end("v"))
            if not self.book["place_apart"].search(between) and len(between) <= _FAR:
                start, end = self.shape.span(*match.span("v"))
                known = [m for m in self._named() if m.start == start]
                if known and known[0].entity_id not in {**shared_table("houses"), **shared_table("venues")}:
                    continue
                value = self.gazetteer.entity(known[0].entity_id).names["en"][0] if known else self.text[start:end]
                return Words(squeezed(value), start, end)
        return None

    def occasion_of(self, cue: Cue) -> Words | None:
        """The gathering that brought the sides together."""
        for match in self.book["occasion"].finditer(self.shape.text):
            between = self._between(cue, match.start(), match.end())
            if len(between) <= _FAR and not self.book["occasion_apart"].search(between):
                start, end = self.shape.span(*match.span("v"))
                return Words(self._gathering(start, end), start, end)
        return None

    def occasion_since(self) -> Words | None:
        """The gathering since which no other meeting was: "the first since the Munich Security Conference"."""
        match = self.book["since_occasion"].search(self.shape.text)
        if match is None:
            return None
        start, end = self.shape.span(*match.span("v"))
        return Words(self._gathering(start, end), start, end)

    def _gathering(self, start: int, end: int) -> str:
        """The English name of a known gathering with what follows it ("G20 summit"), else the words themselves."""
        for mention in self._named():
            if mention.start == start and mention.kind in ("organization", "event"):
                name = self.gazetteer.entity(mention.entity_id).names["en"][0]
                return squeezed(name + (self.text[mention.end : end] if self.book.language == "en" else ""))
        return squeezed(self.text[start:end])

    def _between(self, cue: Cue, start: int, end: int) -> str:
        return self.shape.text[cue.end : start] if start >= cue.end else self.shape.text[end : cue.start]


def dateline_places(article: Article, gazetteer: Gazetteer) -> list[str]:
    """The ids of the places that the dateline names, in order; none where nobody knows them."""
    return [m.entity_id for m in gazetteer.find((article.dateline_place or "").title()) if m.kind == "place"]


__all__ = ["Duration", "Place", "PlaceReader", "Words", "dateline_places", "durations_of"]
