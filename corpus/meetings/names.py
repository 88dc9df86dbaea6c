"""Names in the register: who or what a text means, what it may become, and what is near it in spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from corpus.errors import UnknownPerson
from corpus.gazetteer import Entity, EntityMention, Gazetteer
from corpus.gazetteer.fold import fold
from corpus.gazetteer.types import LANGS, Lang
from corpus.meetings.query import Where

What = Literal["person", "place", "topic"]
_NEAREST = 5
_SHORTEST_FUZZY = 3  # letters, or parts of Korean syllables; anything is near to less
_LONG = 7
_ALIKE = 0.72  # similarity by Jaro and Winkler, 0–1: Suel is Seoul, Zzyzx is nobody


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something in the register: what it is, its id, a name for it, and the number of its meetings."""

    what: str
    id: str
    name: str
    n: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One choice for a half-typed text: ``value`` to send, ``label`` to show, and the number of its meetings."""

    value: str
    label: str
    n: int


class Names:
    """The people, places and topics of one state of the register."""

    def __init__(self, known: Sequence[Known], gazetteer: Gazetteer) -> None:
        self._known, self._gazetteer = known, gazetteer

    def person(self, text: str) -> str:
        """The id of the person named; raises ``UnknownPerson`` for nobody, or for several people."""
        wanted = " ".join(text.split())
        if wanted in self._counts["person"] or self._is_person(wanted):
            return wanted
        found = (
            self._written_so(wanted)
            or self._mentioned(wanted, fuzzy=False)
            or self._with_part(wanted)
            or self._mentioned(wanted, fuzzy=True)
        )
        met = [each for each in found if each in self._counts["person"]]
        for some in (met, found):
            if len(some) == 1:
                return some[0]
        if found:
            raise UnknownPerson(wanted, [self.name_of(each) for each in (met or found)[:_NEAREST]], several=True)
        raise UnknownPerson(wanted, self.nearest(wanted, "person"))

    def is_name_of(self, text: str, person_id: str) -> bool:
        """Whether the text names the person as it is spelt."""
        wanted = " ".join(text.split())
        exact = (wanted, *self._written_so(wanted), *self._mentioned(wanted, fuzzy=False), *self._with_part(wanted))
        return person_id in exact

    def place(self, text: str) -> Where | None:
        """The place, city or country named, or ``None``."""
        wanted = " ".join(text.split())
        if wanted.isascii() and len(wanted) == 2 and wanted.upper() in self._countries:
            return Where(country=wanted.upper())
        city = fold(wanted)
        in_register = any(k.what == "place" and fold(k.name) == city for k in self._known)
        entity = self._place_entity(wanted)
        if entity is None:
            return Where(city=city) if in_register else None
        if entity.kind == "country" and not in_register:
            return Where(country=entity.country)
        return Where(place_id=entity.id if entity.kind == "place" else None, city=city)

    def topic(self, text: str) -> str | None:
        """The id of the topic named, or ``None``."""
        wanted = " ".join(text.split())
        slug = fold(wanted).replace(" ", "-")
        if slug in self._counts["topic"]:
            return slug
        kinds = ("topic", "agreement", "event", "organization")
        found = [m.entity_id for m in self._gazetteer.find(wanted, fuzzy=True) if m.kind in kinds]
        return next((each for each in found if each in self._counts["topic"]), found[0] if found else None)

    def name_of(self, person_id: str, *, language: Lang = "en") -> str:
        """The name to print."""
        try:
            return self._gazetteer.entity(person_id).names[language][0]
        except (KeyError, IndexError):
            return next((k.name for k in self._known if k.what == "person" and k.id == person_id), person_id)

    def nearest(self, text: str, what: What) -> tuple[str, ...]:
        """Names of the register that the text may mean, nearest first; those of the gazetteer when there is none."""
        found = self.complete(text, what, limit=_NEAREST)
        if found:
            return tuple(suggestion.label for suggestion in found)
        from rapidfuzz import process  # Imported here: only an unknown name needs it.
        from rapidfuzz.distance import JaroWinkler

        keys = {key: entry.label for entry in self._entries[what] for key in entry.keys}
        near = process.extract(_key(text), list(keys), scorer=JaroWinkler.similarity, score_cutoff=_ALIKE, limit=25)
        return tuple(dict.fromkeys(keys[key] for key, _, _ in near))[:_NEAREST]

    def complete(self, text: str, what: What, *, limit: int, language: Lang = "en") -> tuple[Suggestion, ...]:
        """What the text may become; see ``Register.suggest``."""
        typed = _key(text)
        entries = self._entries[what]
        ranked = sorted(
            ((tier, -entry.n, entry.label, entry) for entry in entries if (tier := entry.tier(typed)) is not None),
            key=lambda each: each[:3],
        )
        if not ranked:
            ranked = self._near(typed, entries)
        return tuple(Suggestion(entry.value, entry.labels[language], entry.n) for *_, entry in ranked[:limit])

    def _near(self, typed: str, entries: Sequence[_Entry]) -> list[tuple[int, int, str, _Entry]]:
        """Entries that begin almost so."""
        if len(typed) < _SHORTEST_FUZZY:
            return []
        from rapidfuzz import process  # Imported here: most of what is typed is spelt right.
        from rapidfuzz.distance import OSA

        owners: dict[str, list[_Entry]] = {}
        for entry in entries:
            for key in entry.keys:
                for size in (len(typed), len(typed) + 1, len(typed) - 1):
                    owners.setdefault(key[:size], []).append(entry)
        distance = 2 if len(typed) >= _LONG else 1
        near = process.extract(typed, list(owners), scorer=OSA.distance, score_cutoff=distance, limit=None)
        best: dict[str, tuple[int, int, str, _Entry]] = {}
        for key, score, _ in near:
            for entry in owners[key]:
                rank = (int(score), -entry.n, entry.label, entry)
                if entry.value not in best or rank[:3] < best[entry.value][:3]:
                    best[entry.value] = rank
        return sorted(best.values(), key=lambda each: each[:3])

    @cached_property
    def _counts(self) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {"person": {}, "place": {}, "topic": {}}
        for each in self._known:
            counts[each.what][each.id] = each.n
        return counts

    @cached_property
    def _entries(self) -> dict[str, list[_Entry]]:
        entries: dict[str, list[_Entry]] = {"person": [], "place": [], "topic": []}
        for known in self._known:
            entries[known.what].append(_entry(known, self._entity(known.id)))
        return entries

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(e.country for e in self._gazetteer.entities("country") if e.country)

    def _entity(self, entity_id: str) -> Entity | None:
        try:
            return self._gazetteer.entity(entity_id)
        except KeyError:
            return None

    def _is_person(self, entity_id: str) -> bool:
        entity = self._entity(entity_id)
        return entity is not None and entity.kind == "person"

    def _written_so(self, text: str) -> list[str]:
        """The people of the register who have exactly this name."""
        return [entry.value for entry in self._entries["person"] if _key(text) in entry.whole]

    def _with_part(self, text: str) -> list[str]:
        """The people of the register of whose name this is a whole word, those with most meetings first."""
        found = [entry for entry in self._entries["person"] if _key(text) in entry.keys]
        return [entry.value for entry in sorted(found, key=lambda entry: -entry.n)]

    def _mentioned(self, text: str, *, fuzzy: bool) -> list[str]:
        """The people whom the text may name, likeliest first; none when it names several one after another."""
        found: list[EntityMention] = [m for m in self._gazetteer.find(text, fuzzy=fuzzy) if m.kind == "person"]
        if len({(m.start, m.end) for m in found}) != 1:
            return []
        return list(dict.fromkeys(m.entity_id for m in found))

    def _place_entity(self, text: str) -> Entity | None:
        for fuzzy in (False, True):
            found = [m for m in self._gazetteer.find(text, fuzzy=fuzzy) if m.kind in ("place", "country")]
            if found:
                return self._gazetteer.entity(found[0].entity_id)
        near = self.complete(text, "place", limit=1)
        return self._entity(near[0].value) if near else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name of the register with all the ways to write it. ``whole`` are full names, ``keys`` also their words."""

    value: str
    labels: Mapping[Lang, str]
    n: int
    whole: frozenset[str]
    keys: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name in English, by which equals are sorted."""
        return self.labels["en"]

    def tier(self, typed: str) -> int | None:
        """0 when a name or a word of it begins with what is typed, 1 when one holds it, else ``None``."""
        if any(key.startswith(typed) for key in self.keys):
            return 0
        return 1 if any(typed in key for key in self.whole) else None


def _entry(known: Known, entity: Entity | None) -> _Entry:
    names = [known.name] if entity is None else [name for held in entity.names.values() for name in held]
    labels = {language: _label(known, entity, language) for language in LANGS}
    if known.what == "place" and known.name != known.id:
        names = [*names, known.name]
    whole = frozenset(map(_key, names)) | {_key(known.id.replace("-", " "))}
    parts: Iterable[str] = (part for name in names for part in fold(name).replace("-", " ").split())
    return _Entry(known.id, labels, known.n, whole, tuple(whole | frozenset(map(_key, parts))))


def _label(known: Known, entity: Entity | None, language: Lang) -> str:
    """The name to print; a city that shares its entry with its country is printed as itself."""
    if known.what == "place":
        printed = [n for n in entity.names["en"] if fold(n) == fold(known.name)] if entity else []
        if entity is None or printed[:1] != list(entity.names["en"][:1]):
            return printed[0] if printed else known.name.title()
    return entity.names[language][0] if entity and entity.names[language] else known.name


def _key(text: str) -> str:
    """The text folded, without blanks and hyphens, Korean syllables taken apart, so that half a syllable matches."""
    bare = fold(" ".join(text.split())).replace(" ", "").replace("-", "").replace("・", "")
    return unicodedata.normalize("NFKD", bare)
