"""Written forms of people: both name orders, spellings, lone surnames where the field allows, surname with title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.gazetteer.fold import fold
from corpus.gazetteer.script import is_cjk, is_hangul
from corpus.gazetteer.tables import items
from corpus.gazetteer.types import Case, Entity, Form, Tenure
from corpus.types import PartialDate, Side

_FAMILY_FIRST = frozenset({"jp", "kr", "cn", "kp"})
_MINISTERS = frozenset({"fm", "dm", "finm", "trade"})
SIDES: dict[str, Side] = {"jp": "jp", "kr": "kr", "us": "us", "cn": "cn"}


@dataclass(frozen=True, slots=True)
class NameRules:
    """Surnames that never stand for a person alone, and those that need a capital because they are also words.

    ``also_places``: those of the first that stand for nobody alone in a question either.
    """

    never_alone: frozenset[str]
    capital: frozenset[str]
    also_places: frozenset[str]

    @classmethod
    def of(cls, data: Mapping[str, str]) -> NameRules:
        """The rules of the people file."""
        keys = ("never_alone", "capital", "also_places")
        return cls(*(frozenset(fold(each) for each in items(data[key])) for key in keys))


@dataclass(frozen=True, slots=True)
class _Spelling:
    full: tuple[str, ...]
    family: str | None
    exact: bool = False  # initials, which in another case are another word


def person_of(row: tuple[str, ...], checked: tuple[Tenure, ...] = ()) -> Entity:
    """The person that a row of the table describes; ``checked`` terms replace those of the draft in the same office."""
    person_id, country, en, ja, ko, offices = row
    names = {
        "en": tuple(_names(_latin(cell, country) for cell in items(en))),
        "ja": tuple(_names(_cjk(cell, country) for cell in items(ja))),
        "ko": tuple(_names(_cjk(cell, country) for cell in items(ko))),
    }
    side = SIDES.get(country, "other")
    known = {tenure.office for tenure in checked}
    draft = (_tenure(each) for each in offices.split(",") if each.strip())
    unchecked = tuple(tenure for tenure in draft if tenure.office not in known)
    return Entity(
        id=person_id,
        kind="person",
        names=names,
        side=side,
        offices=checked + unchecked,
        verified=bool(checked) and not unchecked,
        country=country.upper(),
    )


def forms_of(owner: int, row: tuple[str, ...], rules: NameRules) -> Iterator[Form]:
    """Every written form of the person of this row, except those with a title."""
    country = row[1]
    spellings = [_latin(cell, country) for cell in items(row[2])]
    spellings += [_cjk(cell, country) for column in (3, 4) for cell in items(row[column])]
    seen: set[str] = set()
    for spelling in spellings:
        family = spelling.family
        alone = (family,) if family and _may_stand_alone(family, rules) else ()
        for surface in (*spelling.full, *alone):
            if surface not in seen:
                seen.add(surface)
                case: Case = "capital" if fold(surface) in rules.capital else "exact" if spelling.exact else "any"
                yield Form(owner, surface, case=case, name=True, person=True)


def titled_forms(
    owner: int,
    families: Iterable[str],
    offices: Iterable[Tenure],
    titles: Mapping[str, tuple[int, Entity]],
) -> Iterator[tuple[Form, int]]:
    """``President Park``, 朴大統領, 박 대통령: (form, number of the office), for `shared_families`."""
    held = {tenure.office for tenure in offices}
    held |= {"minister"} if held & _MINISTERS else set()
    for family in families:
        for office in sorted(held):
            number, entity = titles[office]
            for surface in _with_titles(family, entity):
                yield Form(owner, surface, name=True, person=True), number


def shared_families(row: tuple[str, ...], rules: NameRules) -> list[str]:
    """The surnames of the person of this row that stand for nobody alone, sorted."""
    country = row[1]
    families = {_latin(cell, country).family for cell in items(row[2])}
    families |= {_cjk(cell, country).family for column in (3, 4) for cell in items(row[column])}
    return sorted(family for family in families if family and not _may_stand_alone(family, rules))


def families_in_kana(row: tuple[str, ...]) -> list[str]:
    """Korean and Chinese family names as broadcasters write them, which stand only before a title: ムン大統領."""
    cells = items(row[3]) if row[1] in _FAMILY_FIRST else []
    return sorted({cell.split("・")[0] for cell in cells if "・" in cell})


def bare_surnames(row: tuple[str, ...], rules: NameRules) -> list[str]:
    """The surnames of a Korean row whose names are written in one piece; only beside a counterpart do they count."""
    if row[1] != "kr":
        return []
    first, _, given = items(row[2])[0].partition(" ")
    chars = {cell[0] for column in (3, 4) for cell in items(row[column]) if is_cjk(cell[0]) and "・" not in cell}
    return sorted(
        family for family in {first if given else "", *chars} if family and not _may_stand_alone(family, rules)
    )


def _with_titles(family: str, office: Entity) -> Iterator[str]:
    if not is_cjk(family[0]):
        for title in office.names["en"]:
            yield f"{title} {family}"
    elif is_hangul(family[0]):
        for title in office.names["ko"]:
            yield f"{family} {title}"
    else:
        for title in office.names["ja"]:
            yield f"{family}{title}"


def _may_stand_alone(family: str, rules: NameRules) -> bool:
    return fold(family) not in rules.never_alone and (not is_cjk(family[0]) or len(family) > 1)


def _latin(cell: str, country: str) -> _Spelling:
    """``Kang, Kyung-wha`` -> both orders, with and without the hyphen; a cell without comma is one name as it is.

    ``=MB``: initials by which a person is known.
    """
    if cell.startswith("="):
        return _Spelling((cell[1:],), None, exact=True)
    family, comma, given = (part.strip() for part in cell.partition(","))
    if not comma:
        return _Spelling((family,), None)
    orders = [f"{family} {given}", f"{given} {family}"]
    if country not in _FAMILY_FIRST:
        orders.reverse()
    if "-" in given:
        joined = given.replace("-", "")
        orders += [f"{family} {joined}", f"{joined} {family}"]
    return _Spelling(tuple(orders), family)


def _cjk(cell: str, country: str) -> _Spelling:
    """``茂木 敏充`` -> the joined name and the surname; spaces in Korean names are optional when matching."""
    family, space, _ = cell.partition(" ")
    if "・" in cell:
        head = cell.split("・")[0] if country in _FAMILY_FIRST else cell.split("・")[-1]
        return _Spelling((cell, cell.replace("・", "")), head if country not in _FAMILY_FIRST else None)
    if country not in _FAMILY_FIRST or not space:
        return _Spelling((cell,), None)
    short_family = is_hangul(family[0]) and len(family) > 1
    return _Spelling((cell if short_family else cell.replace(" ", ""),), family)


def _names(spellings: Iterable[_Spelling]) -> Iterator[str]:
    """The full names in order, then the surnames, each once."""
    held = list(spellings)
    yield from dict.fromkeys(name for spelling in held for name in spelling.full)


def _tenure(cell: str) -> Tenure:
    office, _, term = cell.strip().partition(" ")
    start, _, end = term.strip().partition("..")
    return Tenure(office, *(PartialDate.parse(day) if day else None for day in (start, end)))
