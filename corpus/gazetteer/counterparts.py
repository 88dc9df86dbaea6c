"""Who is meant by two surnames in one question: "Abe and Park", 菅と文, 윤과 기시다.

Surnames such as Park or 文 stand for nobody by themselves; beside a counterpart they do. Meant are two people of
different sides who held offices of one rank at one time, leaders before ministers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from corpus.gazetteer.fold import fold
from corpus.gazetteer.resolve import level, overlap
from corpus.gazetteer.script import is_hangul, is_kanji
from corpus.gazetteer.types import Certainty, Entity, EntityMention

# The lower, the higher in rank.
_RANKS = ("leader", "fm", "dm", "nsa", "vm", "dg")
_SHORT = 45  # days: who acted for a president comes after presidents, as Seoul's prime minister does
_LATIN = re.compile(r"(?<![\w'’])[a-z]{2,}(?!\w|['’](?!s\b))")
_KANJI = re.compile(r"(?<![一-鿿々ァ-ヶーA-Za-z])[一-鿿](?=(?:電話|首脳|外相|防衛相)?会談|[^一-鿿々]|$)")
_GLUED = re.compile(r"[一-鿿](?=(?:電話|首脳|外相|防衛相)?会談|[^一-鿿々]|$)")
_HANGUL = re.compile(r"(?<![가-힣])[가-힣](?=(?:과|와|랑|이랑|하고|은|는|이|가|의|을|를)?(?![가-힣]))")
# What joins two names, between them; and what, right after a surname or before it, joins it to one further off.
_JOINTS = re.compile(
    r"(?:さん|氏)?\s*"
    r"(?:and|&|with|to|meets?|met(?: with)?|vs\.?|[-–/,、，・·]|[とはがのに]|[과와랑은는이가의]|이랑|하고)?\s*"
)
_JOINED_AFTER = re.compile(r"(?:さん|氏)?[との・、がはに氏]|(?:과|와|랑|하고|이랑)\s")
_JOINED_BEFORE = re.compile(r"(?:[と・、]|(?:과|와|랑|하고)\s|\b(?:and|with|met|meet|to|between)\s)$", re.IGNORECASE)
_THIS = "이"  # Lee, and far more often "this"


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """A stretch of text with all that it may mean; ``is_known``: it is somebody's name without a counterpart too."""

    start: int
    end: int
    people: tuple[Entity, ...]
    is_known: bool


class Counterparts:
    """Knows the surnames that stand for nobody alone. ``families``: by folded surname, the people who bear it."""

    def __init__(self, families: Mapping[str, Sequence[Entity]], entities: Mapping[str, Entity]) -> None:
        self._families, self._entities = families, entities

    def told_apart(self, text: str, mentions: Sequence[EntityMention], *, on: date | None) -> list[EntityMention]:
        """The mentions, those of surnames told apart by their counterpart, with the surnames that have one.

        ``on``: a day that the text is about, if it names one; whoever was in office then is meant, if anybody was.
        """
        known = self._known(mentions)
        taken = [(m.start, m.end) for m in mentions]
        alone = [
            name
            for name in self._alone(text, [name.end for name in known])
            if not any(a < name.end and name.start < b for a, b in taken)
        ]
        beside = [name for name in alone if _is_beside(text, name, [*known, *(each for each in alone if each != name)])]
        names = [*known, *beside]
        if len(names) < 2 or all(len(name.people) == 1 for name in names):
            return list(mentions)
        meant = {}
        for name in names:
            others = names if name.is_known else known or beside
            meant[name] = _meant(name, [each for each in others if each is not name], on)
        spans = {(name.start, name.end): people for name, people in meant.items() if people}
        found = [_mention(text, name, person, len(meant[name])) for name in beside for person in meant[name]]
        told = [told for each in mentions if (told := _as_told(each, spans.get((each.start, each.end)))) is not None]
        return sorted([*told, *found], key=lambda each: (each.start, -each.end))

    def _known(self, mentions: Sequence[EntityMention]) -> list[_Name]:
        spans: dict[tuple[int, int], list[Entity]] = {}
        for mention in mentions:
            if mention.kind == "person":
                spans.setdefault((mention.start, mention.end), []).append(self._entities[mention.entity_id])
        return [_Name(start, end, tuple(people), True) for (start, end), people in spans.items()]

    def _alone(self, text: str, after: Sequence[int]) -> Iterator[_Name]:
        """Surnames by themselves, in Japanese also right after a name, which ends at one of ``after``: 岸田尹会談."""
        folded = fold(text)
        glued = (found for end in after if (found := _GLUED.match(folded, end)))
        for matches in (*(pattern.finditer(folded) for pattern in (_LATIN, _KANJI, _HANGUL)), glued):
            for match in matches:
                people = self._families.get(match[0])
                if people and not (match[0] == _THIS and folded.startswith("와", match.end())):
                    yield _Name(match.start(), match.end(), tuple(people), False)


def families_of(people: Iterable[tuple[Entity, Iterable[str]]]) -> dict[str, list[Entity]]:
    """By folded surname the people who bear it; ``people`` come with the surnames that are nobody's alone."""
    found: dict[str, list[Entity]] = {}
    for entity, families in people:
        for family in {fold(each) for each in families}:
            if family.isascii() or (len(family) == 1 and (is_kanji(family) or is_hangul(family))):
                found.setdefault(family, []).append(entity)
    return found


def _is_beside(text: str, name: _Name, others: Sequence[_Name]) -> bool:
    """Whether a surname stands so that it is one: joined to another name, or with a capital inside the text."""
    if not others:
        return False
    if any(_JOINTS.fullmatch(fold(text[min(a.end, name.end) : max(a.start, name.start)])) for a in others):
        return True
    if text[name.start].isascii():
        is_part = text[name.start - 1] == "-" or re.match(r"-| [A-Z][a-z]", text[name.end : name.end + 3])
        return text[name.start].isupper() and name.start > 0 and not is_part and not text.isupper()
    joined = _JOINED_AFTER.match(text, name.end) or _JOINED_BEFORE.search(text[: name.start])
    return joined is not None


def _meant(name: _Name, others: Sequence[_Name], on: date | None) -> tuple[Entity, ...]:
    """Whom of those so called the other names make the likeliest, the latest first; nobody where none fits."""
    best: dict[str, tuple[bool, bool, int, int, int]] = {}
    for other in others:
        for (place, one), partner in product(enumerate(name.people), other.people):
            for rank, since, until in _common_offices(one, partner):
                is_of_two = {one.side, partner.side} == {"jp", "kr"}
                fit = (not is_of_two, on is None or not since <= on <= until, rank, -until.toordinal(), place)
                best[one.id] = min(fit, best.get(one.id, fit))
    if not best:
        return ()
    likeliest = min(best.values())[:3]
    people = [one for one in name.people if one.id in best and best[one.id][:3] == likeliest]
    return tuple(sorted(people, key=lambda one: best[one.id]))


def _common_offices(one: Entity, other: Entity) -> Iterator[tuple[int, date, date]]:
    """Rank, first and last common day of each pair of offices in which the two dealt with each other."""
    if one.side == other.side:
        return
    for mine, theirs in product(one.offices, other.offices):
        if level(mine) == level(theirs) and overlap(mine, theirs) and level(mine) in _RANKS:
            since = max(tenure.start.earliest_on for tenure in (mine, theirs) if tenure.start)
            until = min(tenure.end.latest_on if tenure.end else date.max for tenure in (mine, theirs))
            is_second = any(e.side == "kr" and t.office == "pm" for e, t in ((one, mine), (other, theirs)))
            is_second |= (until - since).days < _SHORT
            yield 2 * _RANKS.index(level(mine)) + is_second, since, until


def _as_told(mention: EntityMention, people: Sequence[Entity] | None) -> EntityMention | None:
    """The mention; ``None`` where the counterpart shows that it is not of this person."""
    if not people or mention.kind != "person" or mention.certainty != "ambiguous":
        return mention
    if mention.entity_id not in {person.id for person in people}:
        return None
    return replace(mention, certainty="exact" if len(people) == 1 else "ambiguous")


def _mention(text: str, name: _Name, person: Entity, n_people: int) -> EntityMention:
    certainty: Certainty = "exact" if n_people == 1 else "ambiguous"
    return EntityMention(person.id, "person", name.start, name.end, text[name.start : name.end], certainty)
