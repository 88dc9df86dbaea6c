"""The phrases of a sentence that name people, offices or countries who may sit at a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.gazetteer import Entity, EntityMention, Gazetteer
from corpus.meetings.both import with_pair_meant
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook
from corpus.meetings.cues import overlaps
from corpus.meetings.name_forms import is_japanese
from corpus.meetings.seats import Party, PartyKind, Seat
from corpus.meetings.shapes import Shape, countries_of

# Which name each pattern of a kind has in it; one without is not tried.
_NEEDED = {
    "persons": PLACEHOLDERS["P"],
    "unknown": PLACEHOLDERS["C"],
    "offices": PLACEHOLDERS["C"],
    "countries": PLACEHOLDERS["C"],
    "office": PLACEHOLDERS["O"],
    "landed": PLACEHOLDERS["C"],
    "posted": PLACEHOLDERS["N"],
    "abridged": PLACEHOLDERS["O"],
    "housed": PLACEHOLDERS["N"],
    "league": PLACEHOLDERS["G"],
    "leagued": PLACEHOLDERS["G"],
}
# Somebody unknown, told by a title, of which a ministry tells the country; ``posted``: right after the ministry;
# ``abridged``: with the country in one letter; ``ministerial``: by the title that one country alone has;
# ``leagued``: of a league of members of parliament.
_TITLED = ("titled", "ranked", "landed", "styled", "posted", "abridged", "ministerial", "leagued")
_FIELD = frozenset({"JP", "KR"})  # whose visitors to each other these articles tell of
_HOUSED = ("housed", "league")  # people of an embassy or a ministry, or a league itself, whose names nobody tells
_NAMED = ("persons", "unknown", "offices")  # kinds that may only tell who another is
_WORDED = ("counterpart", "level", "ranked", "styled")  # kinds of which every pattern has one of a few words
_APPOSITION = re.compile(r"\s*,\s*(?:the\s+|Mr\.\s+|Ms\.\s+|H\.\s?E\.\s+|Dr\.\s+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads the parties of a sentence's shape; ``on`` is the day whose office holders a bare name stands for.

    ``strangers``: people whom the gazetteer does not know, by the id of their mentions.
    """

    gazetteer: Gazetteer
    book: CueBook
    on: date | None
    country_of: Mapping[str, str]
    strangers: Mapping[str, Seat] = field(default_factory=dict)

    def read(self, shape: Shape) -> list[Party]:
        """The parties of the sentence in order, without overlap; the first pattern that fits a place counts."""
        taken: list[tuple[int, int]] = []
        found: list[Party] = []
        absent = {kind for kind in _WORDED if self._lacks(f"{kind}_party", shape)}
        titles = self.book.tables.get("title_countries", {})
        if not any(m.surface.split()[-1] in titles for names in shape.names.values() for m in names):
            absent.add("titled")
        for kind, pattern in self.book.parties:
            if (needed := _NEEDED.get(kind)) is not None and needed not in shape.text:
                continue
            if kind in absent:
                continue
            for match in pattern.finditer(shape.text):
                start, end = match.span()
                if start == end or overlaps((start, end), taken):
                    continue
                if kind in _NAMED and self._is_of_another(shape, end):
                    continue
                party = self._party(kind, match, shape)
                if party is not None:
                    taken.append((start, end))
                    found.append(party)
        ordered = list(_without_appositions(sorted(found, key=lambda p: p.start), shape))
        return list(with_pair_meant(ordered, shape, self.book))

    def _is_of_another(self, shape: Shape, end: int) -> bool:
        """Whether somebody is only named to tell who another is: "Abe's predecessor"."""
        return "of_another" in self.book.named and self.book["of_another"].match(shape.text, end) is not None

    def _lacks(self, name: str, shape: Shape) -> bool:
        return name in self.book.named and not self.book.has(name, shape.folded)

    def _party(self, kind: str, match: re.Match[str], shape: Shape) -> Party | None:
        seats = tuple(self._seats(kind, match, shape))
        office = self._office(match, shape)
        name: PartyKind = "unknown" if kind in _TITLED else "offices" if kind in _HOUSED else kind  # type: ignore[assignment]
        if kind in (*_HOUSED, "persons", "offices", "unknown", "countries", *_TITLED) and not seats:
            return None
        if kind in _TITLED and not self._is_name_there(kind, seats[0]):
            return None
        if match.groupdict().get("pair") and len({seat.country for seat in seats}) < len(_FIELD):
            return None  # "North Korea nuclear talks" are not told to be those of that country alone
        if kind == "unknown" and len(tuple(self._countries(match, shape))) > 1:
            return None
        if kind == "offices" and office in self.book.tables["no_party_offices"] and not self._sits(match):
            return None
        return Party(
            kind=name,
            start=match.start(),
            end=match.end(),
            seats=seats,
            office=office,
            size=self._size(match),
            is_theirs=self.book.has("their_group", match[0]),
        )

    def _sits(self, match: re.Match[str]) -> bool:
        """Whether people of an office that seats nobody by itself are told as a body: "Japanese lawmakers"."""
        return self.book.has("body_of", match[0])

    def _is_name_there(self, kind: str, seat: Seat) -> bool:
        """Whether the country of somebody unknown is told, and the name may be one of that country.

        A title of one country alone (외상) may stand after a family name; after a country's name both must stand.
        After a ministry's name the pattern itself tells names from other words.
        """
        if kind in ("posted", "abridged", "ministerial", "leagued"):
            return seat.country is not None
        rest = "foreign_name" if kind == "landed" else "chinese_name"
        names = {"KR": "korean_name", "KP": "korean_name", "CN": "chinese_name"}.get(seat.country or "", rest)
        one_of = self.book.has(names, seat.name or "") or (kind != "landed" and " " in (seat.name or ""))
        return seat.country is not None and one_of

    def _size(self, match: re.Match[str]) -> int:
        word = (match.groupdict().get("two") or "").lower()
        return int(self.book.tables["numbers"].get(word, "0"))

    def _ministry(self, match: re.Match[str], shape: Shape) -> str | None:
        """The country of a ministry, or of a title, that only one has."""
        word = match.groupdict().get("m") or ""
        at = match.start("m") if word else -1
        if at in shape.names:
            titled = next((land for m in shape.names[at] if (land := self._of_title(m.surface, shape))), None)
            return titled or self._of_house(shape.names[at])
        return self.book.tables["ministries"].get(word.lower()) or self._of_title(word, shape)

    def _of_house(self, group: Sequence[EntityMention]) -> str | None:
        """The country of an organization that the gazetteer knows for one government's."""
        sides = (self.gazetteer.entity(mention.entity_id).side for mention in group)
        return next((side.upper() for side in sides if side not in (None, "other")), None)

    def _of_title(self, title: str, shape: Shape) -> str | None:
        """The country whose title it is; of one that two have (주석), the other where the sentence names that."""
        lands, others = self.book.tables.get("title_countries", {}), self.book.tables.get("title_also", {})
        title = title if title in lands or " " not in title else title.split()[-1]  # 일본 외무성
        named = {self.country_of.get(m.entity_id) for names in shape.names.values() for m in names}
        also = others.get(title)
        return also if also and also in named else lands.get(title)

    def _seats(self, kind: str, match: re.Match[str], shape: Shape) -> Iterator[Seat]:
        countries = list(self._countries(match, shape))
        is_former = self.book.has("former", match[0])
        office = None if is_former else self._office(match, shape)
        people = [i for i in _placed(match, "p") if i in shape.names and shape.text[i] == PLACEHOLDERS["P"]]
        name = match.groupdict().get("name")
        if people:
            for i in people:
                yield self._person(shape.names[i], office, titled=not is_former)
        elif name:
            start, end = shape.span(*match.span("name"))
            country = next(iter(countries), None) or self._ministry(match, shape)
            country = country or (self._land_of(name) if kind == "styled" else None)
            yield Seat(country=country, office=office, name=name.strip(), start=start, end=end)
        elif kind in _HOUSED:
            start, end = shape.span(match.start(), match.end())
            if (country := self._ministry(match, shape)) is not None:
                yield Seat(country=country, office="working", start=start, end=end)
        elif match.groupdict().get("v"):
            yield from self._guests(match, shape)
        elif kind in ("offices", "countries", "counterpart"):
            named = [i for i in _placed(match, "c") if i in shape.names and shape.text[i] == PLACEHOLDERS["C"]]
            for i in named or [match.start()]:  # in Korean each word for countries by itself: 한미, 한일
                apart = len(named) > 1 and self.book.language == "ko"
                start, end = shape.span(i, i + 1) if apart else shape.span(match.start(), match.end())
                here = countries_of(shape.names[i], self.book, self.country_of) if named else countries
                for country in here:
                    yield Seat(country=country, office=office, start=start, end=end)

    def _guests(self, match: re.Match[str], shape: Shape) -> Iterator[Seat]:
        """The other of both countries than the one visited, where the sentence names it: "lawmakers visiting Japan"."""
        i = match.start("v")
        visited = {*countries_of(shape.names[i], self.book, self.country_of)} & _FIELD
        lands = {c for names in shape.names.values() for c in countries_of(names, self.book, self.country_of)}
        if len(visited) == 1 and lands == _FIELD:
            start, end = shape.span(match.start(), match.end())
            yield Seat(country=next(iter(_FIELD - visited)), start=start, end=end)

    def _land_of(self, name: str) -> str | None:
        """The country whose names look so, where neither a country nor a ministry stands beside it."""
        return "JP" if is_japanese(name) else "KR" if self.book.has("korean_name", name) else None

    def _countries(self, match: re.Match[str], shape: Shape) -> Iterator[str]:
        for i in _placed(match, "c"):
            if i in shape.names and shape.text[i] == PLACEHOLDERS["C"]:
                yield from countries_of(shape.names[i], self.book, self.country_of)

    def _office(self, match: re.Match[str], shape: Shape) -> str | None:
        for i in _placed(match, "o"):
            if i in shape.names and shape.text[i] == PLACEHOLDERS["O"]:
                is_vice = self.book.has("vice_before", shape.text[max(0, i - 12) : i])
                office = shape.names[i][0].entity_id
                if self.book.has("other_ministry", shape.text[i + 1 : i + 30]) and (is_vice or office == "vm"):
                    return None
                if self._is_envoy(shape, i):
                    return "delegate"
                return office if not is_vice else "vm" if office in ("fm", "vm", "minister") else None
        word = (match.groupdict().get("o") or "").lower()
        words = self.book.tables["office_words"]
        ranks = self.book.tables["round_ranks"] if " " in word else {}
        ranked = next((office for part, office in ranks.items() if part in word), None)
        return words.get(word) or ranked or words.get(word.rpartition(" ")[2])  # "trade officials"

    def _is_envoy(self, shape: Shape, i: int) -> bool:
        """Whether the office is that of envoys who are no ambassadors: "the nuclear envoys of"."""
        word = shape.names[i][0].surface.lower()
        if self.book.language != "en" or word not in ("envoy", "envoys"):
            return False
        return self.book.has("envoys", shape.text[max(0, i - 24) : i])

    def _person(self, group: Sequence[EntityMention], office: str | None, *, titled: bool) -> Seat:
        mention = group[0]
        if (stranger := self.strangers.get(mention.entity_id)) is not None:
            return replace(stranger, start=mention.start, end=mention.end)
        entity = self.gazetteer.entity(mention.entity_id)
        held = office or next((m.entity_id for m in group if titled and m.kind == "office"), None)
        return Seat(
            country=entity.country,
            office=held if held and held != "minister" else held_on(entity, self.on) or held,
            person_id=entity.id,
            name=entity.names["en"][0],
            start=mention.start,
            end=mention.end,
        )


def held_on(entity: Entity, on: date | None) -> str | None:
    """The office that a person holds on a day, as far as the gazetteer's terms tell; the highest comes first there."""
    if on is None:
        return entity.offices[-1].office if len({tenure.office for tenure in entity.offices}) == 1 else None
    for tenure in reversed(entity.offices):
        started = tenure.start is not None and tenure.start.earliest_on <= on
        if started and (tenure.end is None or on <= tenure.end.latest_on):
            return tenure.office
    return None


def _placed(match: re.Match[str], group: str) -> range:
    """The places in the shape that a group of the match covers."""
    if group not in match.re.groupindex or match.start(group) < 0:
        return range(0)
    return range(match.start(group), match.end(group))


def _without_appositions(parties: Sequence[Party], shape: Shape) -> Iterator[Party]:
    """The parties, where an office beside the name of its holder is no party of its own."""
    held: Party | None = None
    for party in parties:
        if held is not None and _is_apposition(held, party, shape):
            held = _combined(held, party)
            continue
        if held is not None:
            yield held
        held = party
    if held is not None:
        yield held


def _is_apposition(first: Party, second: Party, shape: Shape) -> bool:
    pair = {first.kind, second.kind}
    named = pair & {"persons", "unknown"}
    if not named or not pair & {"offices", "counterpart"} or len(first.seats) > 1 or len(second.seats) > 1:
        return False
    between = shape.text[first.end : second.start]
    if first.kind == "counterpart" and first.countries and shape.text[second.start] == PLACEHOLDERS["C"]:
        return False  # "for talks with his Korean counterpart, South Korean Foreign Minister Yun will call"
    same_country = not (first.countries and second.countries) or first.countries == second.countries
    return same_country and _APPOSITION.fullmatch(between) is not None


def _combined(first: Party, second: Party) -> Party:
    named, other = (first, second) if first.kind in ("persons", "unknown") else (second, first)
    office = named.seats[0].office or (other.seats[0].office if other.seats else other.office)
    seat = replace(named.seats[0], office=office)
    return replace(named, start=first.start, end=second.end, seats=(seat,))
