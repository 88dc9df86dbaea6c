"""A sentence with each of its names folded to one character, so that a short pattern can read its grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.gazetteer import EntityMention
from corpus.gazetteer.fold import MIDDLE_DOTS
from corpus.meetings.cuebook import PLACEHOLDERS, CueBook, shared_table

_KINDS = {
    "person": "P",
    "office": "O",
    "country": "C",
    "organization": "N",
    "event": "N",
    "agreement": "N",
    "place": "L",
}
# What stands before a name that is then no name, or another one's.
_INSIDE = {"国会": tuple("カかヵヶケ箇両"), "迎賓館": ("釣魚台",)}
# What stands after a name that is then cut from other words: the 米国 of 米国防長官.
_OPENS = {
    "米国": re.compile("[防務](?:長官|副長官|次官|総省|省|相)"),
    "国交": re.compile("[相省]|副?大臣"),
    "北朝鮮": re.compile("(?:問題|政策)?担当|政策特別"),
}
# Two countries of whom one is the other's posting: the 韓中 of 駐韓中国大使.
_PAIRED = re.compile("[日韓米中朝露ロ]{2}")
_DAY_ENDS = re.compile(r"[0-9０-９一二三四五六七八九十]$")
_OF_A_DAY = re.compile(r"日[朝中]")
BOTH = ("양국", "両国")  # the two countries spoken of, Japan and the ROK where no other are
_GIVEN = re.compile(
    r"\s[A-Z][a-z]+-[a-z]+\b|(?<=[a-z])\s(?!\w+day\b|On\b|In\b|At\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?=[,.]?\s[a-z(]|,\s[A-Z])"
)
_AND_TRADE = re.compile(r"\sand\s(?:International\s)?Trade\b")  # foreign ministers of Seoul from 1998 to 2013
_PLURAL = re.compile(r"(?i)(?<!affair)(?<!affairs)s$")
# Ministries' records in Japanese put a Western comma where others put the Japanese one.
_COMMA = re.compile(r"(?<![0-9０-９])[,，]|[,，](?![0-9０-９])")
# How a name is written in other letters, right after it: 천영우(千英宇), 仁川(インチョン).
_READINGS = {
    "ko": re.compile(r"(?<=[가-힣])\s?[(（][一-龥々·ぁ-んァ-ヶー\s]{2,12}[)）]"),
    "ja": re.compile(r"(?<=[一-龥々])[(（][ァ-ヶー・＝=\s]{3,20}[)）]"),
}
_POINT = re.compile(
    r"(?<=[한미일중북러남])[.](?=[한미일중북러](?:[.]|[^가-힣]|(?:정상|외교|외무|국방|재무|통상|수산|어업|양국|간|관계|회담|장관|고위|차관|국장|실무|무역|경제)))"
)
_DOTS = str.maketrans(dict.fromkeys(MIDDLE_DOTS, "·"))
_ORDER = {kind: rank for rank, kind in enumerate(("person", "country", "place", "office", "event", "organization"))}


@dataclass(frozen=True, slots=True)
class Shape:
    """``text`` is the sentence with placeholders; ``at[i]`` is the article's offset of its i-th character.

    ``folded`` is the text in small letters, character by character.

    ``names[i]`` holds the mentions behind a placeholder, the likeliest first.
    """

    text: str
    at: tuple[int, ...]
    folded: str
    names: Mapping[int, tuple[EntityMention, ...]] = field(default_factory=dict)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The article's offsets of a slice of the shape."""
        return self.at[start], self.at[end]

    def place_of(self, offset: int) -> int:
        """Where in the shape an offset of the article stands."""
        low, high = 0, len(self.at) - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.at[middle] < offset else (low, middle)
        return low


def shape_of(text: str, start: int, end: int, mentions: Sequence[EntityMention], book: CueBook) -> Shape:
    """The shape of ``text[start:end]``; ``mentions`` are those of the sentence, in order."""
    pieces: list[str] = []
    at: list[int] = []
    names: dict[int, tuple[EntityMention, ...]] = {}
    here, readings = start, _readings(text, start, end, mentions, book)
    for group in _outermost(mentions, text):
        first = group[0]
        kept = [i for i in range(here, first.start) if i not in readings]
        pieces.append("".join(text[i] for i in kept) if readings else text[here : first.start])
        at.extend(kept)
        pieces.append(PLACEHOLDERS[_letter(text, start, first, book)])
        here = _end_of(text, first)
        names[len(at)] = tuple(replace(each, end=max(each.end, here)) for each in group)
        at.append(first.start)
    kept = [i for i in range(here, end) if i not in readings]
    pieces.append("".join(text[i] for i in kept) if readings else text[here:end])
    at.extend([*kept, end])
    shaped = "".join(pieces).translate(_DOTS)
    shaped = _COMMA.sub("、", shaped) if book.language == "ja" else shaped
    return Shape(shaped, tuple(at), _small(shaped), names)


def _readings(text: str, start: int, end: int, mentions: Sequence[EntityMention], book: CueBook) -> frozenset[int]:
    """The offsets of names written once more in other letters, which would part a name from its title."""
    pattern = _READINGS.get(book.language)
    found = pattern.finditer(text, start, end) if pattern is not None else ()
    spans = (m.span() for m in found if not any(n.start < m.end() and m.start() < n.end for n in mentions))
    return frozenset(i for first, last in spans for i in range(first, last))


def _small(text: str) -> str:
    """The text in small letters, as it is where a letter has a small form of two."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _end_of(text: str, mention: EntityMention) -> int:
    """Where the placeholder ends: after the point of "U.S.", "Minister Shin Won-sik", before a plural's "s"."""
    if "(" in text[mention.start : mention.end] and text[mention.end : mention.end + 1] == ")":
        return mention.end + 1
    if "." in mention.surface and text[mention.end : mention.end + 1] == ".":
        return mention.end + 1
    is_titled = mention.kind == "person" and (" " in mention.surface)
    given = _GIVEN.match(text, mention.end) if is_titled else None
    if given:
        return given.end()
    trade = _AND_TRADE.match(text, mention.end) if mention.kind == "office" else None
    if trade:
        return trade.end()
    is_plural = mention.kind == "office" and _PLURAL.search(mention.surface) is not None
    return mention.end - 1 if is_plural else mention.end


def _outermost(mentions: Sequence[EntityMention], text: str) -> list[tuple[EntityMention, ...]]:
    """Mentions that share a span together, the longer ones before those inside them, topics left out."""
    groups: list[list[EntityMention]] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, _ORDER.get(m.kind, 9))):
        if mention.kind not in _KINDS or mention.kind == "agreement":
            continue
        last = groups[-1][0] if groups else None
        if last is not None and (last.start, last.end) == (mention.start, mention.end):
            groups[-1].append(mention)
        elif last is not None and _continues(last, mention, text):
            groups[-1] = [replace(mention, start=last.start)]
        elif mention.surface in BOTH and last is not None and mention.start - last.end <= 1:
            continue  # 한중 양국: of those named just before
        elif last is None or mention.start >= last.end:
            groups.append([mention])
    return [tuple(group) for group in groups]


def with_middle_dots(text: str, language: str) -> str:
    """The text with a middle dot for each point between two Korean words for countries: 한.일, 한.미.일."""
    return _POINT.sub("·", text) if language == "ko" else text


def is_part_of_word(mention: EntityMention, text: str) -> bool:
    """Whether a name only stands inside other words: the 国会 of 3カ国会談, the 日朝 of 9日朝, 釣魚台迎賓館."""
    after = _OPENS.get(mention.surface)
    if after is not None and after.match(text, mention.end):
        return True
    if _PAIRED.fullmatch(mention.surface) and text.endswith("駐", 0, mention.start):
        return True
    if _OF_A_DAY.fullmatch(mention.surface) and _DAY_ENDS.search(text[max(0, mention.start - 1) : mention.start]):
        return True
    before = _INSIDE.get(mention.surface)
    return before is not None and text.endswith(before, 0, mention.start)


def _continues(last: EntityMention, mention: EntityMention, text: str) -> bool:
    """Whether two names are one: the "U.N." and the "General Assembly", "Republic of Korea" and its "(ROK)"."""
    if last.kind == mention.kind == "country":
        return last.entity_id == mention.entity_id and text[last.end : mention.start] == " ("
    both = {last.kind, mention.kind} <= {"organization", "event"}
    return both and text[last.end : mention.start] in (" ", ". ")


def _letter(text: str, start: int, mention: EntityMention, book: CueBook) -> str:
    """Which placeholder a name gets: a pair of countries and a capital that stands for its government are countries."""
    if mention.kind == "place" and mention.entity_id in book.tables["compounds"]:
        return "C"
    if mention.kind == "place" and mention.entity_id in book.tables["capitals"]:
        return "C" if _is_government(text, start, mention, book) else "L"
    if mention.kind == "event" or mention.entity_id in shared_table("gatherings"):
        return "G"
    return _KINDS[mention.kind]


def _is_government(text: str, start: int, mention: EntityMention, book: CueBook) -> bool:
    if mention.surface.isupper():  # the dateline of a wire story
        return False
    pattern = book.named.get("locative_before")
    return pattern is not None and not pattern.search(text[max(start, mention.start - 30) : mention.start])


def countries_of(group: Sequence[EntityMention], book: CueBook, country_of: Mapping[str, str]) -> tuple[str, ...]:
    """The ISO codes that a country placeholder stands for."""
    for mention in group:
        compound = book.tables["compounds"].get(mention.entity_id) or book.tables["pairs"].get(mention.surface)
        if compound:
            return tuple(compound.split())
        country = book.tables["capitals"].get(mention.entity_id) or country_of.get(mention.entity_id)
        if country:
            return (country,)
    return ()


_SPACES = re.compile(r"\s+")


def squeezed(text: str) -> str:
    """The words with single spaces between them."""
    return _SPACES.sub(" ", text).strip()
