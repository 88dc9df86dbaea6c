"""The gazetteer: names of the field in three languages, found in running text, and its general vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.errors import DataError
from corpus.gazetteer import people
from corpus.gazetteer.counterparts import Counterparts, families_of
from corpus.gazetteer.fold import fold, singular
from corpus.gazetteer.fuzzy import FuzzyNames
from corpus.gazetteer.lexicon import Lexicon
from corpus.gazetteer.match import ScriptIndex
from corpus.gazetteer.offices import Offices
from corpus.gazetteer.resolve import Resolver
from corpus.gazetteer.script import is_hangul
from corpus.gazetteer.spelling import Spelling
from corpus.gazetteer.tables import DATA, items, read_file, table
from corpus.gazetteer.types import LANGS, Entity, EntityMention, Form, Found, Kind, LexiconMatch
from corpus.types import PartialDate

_TABLES: tuple[tuple[str, str, int], ...] = (
    ("organizations.toml", "organizations", 5),
    ("agreements.toml", "agreements", 6),
    ("topics.toml", "topics", 4),
    ("places.toml", "places", 7),
)
_KINDS: dict[str, Kind] = {"country": "country", "place": "place", "agreement": "agreement", "event": "event"}
_SHORTEST_COMPOUND, _MAX_REMEMBERED = 4, 5_000


_LED_BY = ("kr-president", "jp-pm")


class Gazetteer:
    """Entities by id, and where a text names them. Made by ``load``; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._entities: list[Entity] = []
        self._index = ScriptIndex(singular)
        self._resolver = Resolver(self._entities)
        self._folder = folder
        self._inner: dict[str, list[EntityMention]] = {}
        self._last: tuple[str, list[Found]] = ("", [])  # names and words are asked for of one text after the other
        self._add_people()
        for name, key, columns in _TABLES:
            data = read_file(name, folder)
            for row in table(data, key, columns=columns, path=name).rows:
                self._add(entity_of(key, row))
        self._by_id = {entity.id: entity for entity in self._entities}
        if len(self._by_id) != len(self._entities):
            twice = Counter(entity.id for entity in self._entities).most_common(1)[0][0]
            raise DataError(str(folder), f"two entries share the id {twice!r}; give each entry an id of its own")
        self._counterparts = Counterparts(self._shared_families, self._by_id)
        self._lexicon = Lexicon.load(folder)
        self._fuzzy: FuzzyNames | None = None
        self._spelling: Spelling | None = None

    @classmethod
    def load(cls, folder: Path = DATA) -> Gazetteer:
        """The gazetteer of the data files. Raises ``DataError`` when one of them breaks its format."""
        return cls(folder)

    def entity(self, entity_id: str) -> Entity:
        """The entity with this id. Raises ``KeyError`` when there is none."""
        return self._by_id[entity_id]

    def bearers(self, family: str, *, on: date | None = None) -> tuple[Entity, ...]:
        """The Japanese people of a family name that stands for nobody by itself in a text: Tanaka, 大平, 무토.

        ``on``: a day that is spoken of; whoever was in office then, if anybody was.
        """
        known = tuple(each for each in self._bearers.get(fold(family), ()) if each.side == "jp")
        then = tuple(each for each in known if on is not None and self._offices.held_by(each.id, on))
        return then or known

    def leader_called(self, family: str, on: date) -> Entity | None:
        """The prime minister or president of one of the two countries on that day, if the family name is his: Lee."""
        named = {each.id for each in self._shared_families.get(fold(family), ())}
        holders = (held for post in _LED_BY for held in self._offices.holders(post, on))
        return next((self.entity(held.person_id) for held in holders if held.person_id in named), None)

    def in_power(self, person_id: str) -> date | None:
        """The middle of the last term in which this person led one of the two countries; ``None`` for anybody else."""
        for held in reversed(self._offices.terms(person_id)):
            if held.post in _LED_BY and held.start_on and held.end_on:
                return held.start_on + (held.end_on - held.start_on) / 2
        return None

    @property
    def offices(self) -> Offices:
        """Who held which post when; empty where the data files have no terms of office."""
        return self._offices

    def entities(self, kind: Kind | None = None) -> Iterator[Entity]:
        """All entities, or those of one kind, in the order of the data files."""
        return (entity for entity in self._entities if kind is None or entity.kind == kind)

    def find(self, text: str, *, fuzzy: bool = False, on: date | None = None) -> tuple[EntityMention, ...]:
        """Every mention, sorted by place. A shared surname goes to whoever fits the text, or held office ``on`` a day.

        ``fuzzy`` (for questions) also takes misspelt names, where the word is neither known nor ordinary, and surnames
        beside a counterpart.
        """
        found = self._index.find(text, uncased=True) if fuzzy else self._found(text)
        if fuzzy:
            found = sorted(found + self._misspelt(text, found), key=lambda each: each.start)
        mentions = self._resolver.mentions(text, found, on=None if fuzzy else on)
        if fuzzy:
            mentions = self._counterparts.told_apart(text, mentions, on=on)
            mentions = self._then_in_office(mentions, on) if on else mentions
        mentions += [inner for each in found for inner in self._inside(text, each)]
        return tuple(sorted(mentions, key=lambda each: (each.start, -each.end)))

    def _then_in_office(self, mentions: list[EntityMention], on: date) -> list[EntityMention]:
        """Of those whom "President Lee" may mean, whoever led a country on that day, if one did."""
        bearers: dict[tuple[int, int], list[EntityMention]] = {}
        for each in mentions:
            if each.kind == "person":
                bearers.setdefault((each.start, each.end), []).append(each)
        gone: list[EntityMention] = []
        for several in bearers.values():
            then = [each for each in several if self._led(each.entity_id, on)] if len(several) > 1 else []
            if len(then) == 1:
                gone += [each for each in several if each is not then[0]]
        return [each for each in mentions if not any(each is one for one in gone)]

    def _led(self, person_id: str, on: date) -> bool:
        return any(held.post in _LED_BY for held in self._offices.held_by(person_id, on))

    def _found(self, text: str) -> list[Found]:
        """The names in the text, as its capitals have them."""
        last = self._last
        if last[0] != text or not text:
            self._last = last = (text, self._index.find(text))
        return last[1]

    def _inside(self, text: str, outer: Found) -> list[EntityMention]:
        """Mentions inside a longer name that is nobody's: the forced labor of ``forced labor ruling``."""
        if outer.fuzzy or outer.end - outer.start < _SHORTEST_COMPOUND or not all(map(self._is_compound, outer.owners)):
            return []
        surface = text[outer.start : outer.end]
        held = self._inner.get(surface)
        if held is None:
            inner = self._index.find(surface, inner=True)
            apart = [e for e in inner if not set(e.owners) & set(outer.owners) and not _leaves_syllable(surface, e)]
            held = self._resolver.mentions(surface, apart, on=None)
            if len(self._inner) < _MAX_REMEMBERED:
                self._inner[surface] = held
        shift = outer.start
        return [replace(each, start=each.start + shift, end=each.end + shift) for each in held]

    def spelt(self, text: str) -> str:
        """An English question with mistyped words of the field as they are spelt."""
        if self._spelling is None:
            people = [name for each in self.entities("person") for name in each.names["en"]]
            named = [name for each in self._entities if each.kind != "person" for name in each.names["en"]]
            plain = (row[0] for row in self._lexicon.entries)
            self._spelling = Spelling(plain, named, people, self._lexicon.ordinary)
        return self._spelling.mended(text)

    def lexicon(self, text: str, language: str) -> tuple[LexiconMatch, ...]:
        """The field's general words in a text of this language (``en``, ``ja``, ``ko``), each with its equivalents.

        A word inside a name (the 강경 of 강경화) is no word; one around a name (日本政府) is.
        """
        return self._lexicon.find(text, language, self._names(text))

    def entry_ids(self, text: str, language: str) -> set[str]:
        """The lexicon entries of the words that `lexicon` finds; quicker, for indexing."""
        return self._lexicon.entry_ids(text, language, self._names(text))

    def _names(self, text: str) -> list[Found]:
        return [each for each in self._found(text) if any(map(self._is_name, each.owners))]

    def _is_compound(self, owner: int) -> bool:
        """Whether names inside the names of this entity stand for themselves: not the Korea of North Korea."""
        entity = self._entities[owner]
        if entity.kind == "place":
            return entity.timezone is None
        return entity.kind not in ("person", "office", "country")

    def _is_name(self, owner: int) -> bool:
        return self._entities[owner].kind in ("person", "place", "country", "organization")

    def _misspelt(self, text: str, found: list[Found]) -> list[Found]:
        if self._fuzzy is None:
            self._fuzzy = FuzzyNames.of(self._entities, self._rules.never_alone, self._lexicon.ordinary)
        return self._fuzzy.find(text, found)

    def _add(self, entity: Entity) -> int:
        owner = len(self._entities)
        self._entities.append(entity)
        for language in LANGS:
            for surface in entity.names[language]:
                for form in general_forms(owner, surface, name=entity.kind not in ("topic", "office")):
                    self._index.add(form)
        self._entities[owner] = _display(entity)
        return owner

    def _add_people(self) -> None:
        data = read_file("people.toml", self._folder)
        titles: dict[str, tuple[int, Entity]] = {}
        for row in table(data, "offices", columns=4, path="people.toml").rows:
            office = Entity(id=row[0], kind="office", names=_names(row[1:]))
            titles[office.id] = (self._add(office), _display(office))
        rules = self._rules = people.NameRules.of(data)
        folder = self._folder / "offices"
        self._offices = Offices.load(folder) if folder.is_dir() else Offices((), (), ())
        shared: list[tuple[Entity, list[str]]] = []
        for row in table(data, "people", columns=6, path="people.toml").rows:
            owner = len(self._entities)
            person = people.person_of(row, self._offices.tenures(row[0]))
            self._entities.append(person)
            for form in people.forms_of(owner, row, rules):
                self._index.add(form)
            families = people.shared_families(row, rules)
            before_title = [*families, *people.families_in_kana(row)]
            for form, office_number in people.titled_forms(owner, before_title, person.offices, titles):
                self._index.add(form, Form(office_number, form.surface, name=True, person=True))
            shared.append((person, families or people.bare_surnames(row, rules)))
        self._shared_families = families_of(shared)
        self._bearers: dict[str, list[Entity]] = {}
        for entity, names in shared:
            for family in {fold(each) for each in names} - rules.also_places:
                self._bearers.setdefault(family, []).append(entity)


def entity_of(key: str, row: tuple[str, ...]) -> Entity:
    """The entity that a row of one of the tables (places, organizations, agreements, topics) describes."""
    names = _names(row[-3:])
    if key == "places":
        return Entity(id=row[0], kind=_KINDS[row[1]], names=names, country=row[2] or None, timezone=row[3] or None)
    if key == "agreements":
        on = PartialDate.parse(row[2]) if row[2] else None
        return Entity(id=row[0], kind=_KINDS[row[1]], names=names, on=on)
    if key == "organizations":
        return Entity(id=row[0], kind="organization", names=names, side=people.SIDES.get(row[1], "other"))
    return Entity(id=row[0], kind="topic", names=names)


def general_forms(owner: int, surface: str, *, name: bool) -> Iterable[Form]:
    """The written forms of one listed name: ``=X`` exact case, ``^X`` capital needed."""
    mark, bare = surface[0], surface[1:]
    if mark == "=":
        return (Form(owner, bare, "exact", name),)
    if mark == "^":
        return (Form(owner, bare, "capital", name),)
    acronym = len(surface) < 5 and surface.isascii() and surface.isupper()
    return (Form(owner, surface, "exact" if acronym else "any", name),)


def _names(cells: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {language: items(cell) for language, cell in zip(LANGS, cells, strict=True)}


def _display(entity: Entity) -> Entity:
    """The entity with its names as they are printed, without the marks of the data files."""
    names = {language: tuple(name.lstrip("=^") for name in held) for language, held in entity.names.items()}
    return replace(entity, names=names)


def _leaves_syllable(surface: str, inner: Found) -> bool:
    """Whether a last hangul syllable would be left of the longer name: no 평화선 is meant by a 평화선언.

    The one that stands for several leaves the name whole: 외교장관들.
    """
    is_cut = inner.end == len(surface) - 1 and surface[-1] != "들"
    return is_cut and is_hangul(surface[-1]) and is_hangul(surface[inner.end - 1])
