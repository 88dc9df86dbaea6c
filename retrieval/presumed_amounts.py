"""A length, a count, a share or a place in a row that the question takes for granted and the report tells otherwise.

"Why did the talks last two hours" of talks that lasted twenty minutes; "the 2,205 volumes" of 1,205; "the second
conference" under a headline on the first. The article must tell nothing of the asked amount, but another of the same
unit: a length or a count wherever it stands, any other amount in the best sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from retrieval.computed.ranks import FIRST
from retrieval.coverage import coverage_of, texts_of, title_of
from retrieval.hits import SearchResult
from retrieval.patterns import Sought, lowered
from retrieval.quantities import ENGLISH, KIND, Quantity, quantities, quantity_keys
from retrieval.substance import is_meant_in, substance_of
from retrieval.types import Language, Passage
from retrieval.understand import Reading, language_of
from retrieval.words import data_file

_UNITS = frozenset({"minutes", "nth", "percent", "days", "people"})
_NEAR = 0.15  # share of an amount within which another may be the same one rounded
_Placed = tuple[Passage, int]


def amount_told_otherwise(result: SearchResult) -> _Placed | None:
    """The sentence of the first hit's article that gives another amount than the question takes for granted."""
    top = result.ranked[0]
    if not top.passage.sentences or (result.reading.dates and not top.features.get("dates")):
        return None
    asked = [n for n in _asked(result.reading) if not _is_known(n.key, result)]
    return next((told for n in asked if (told := _told_otherwise(n, result))), None)


def _asked(reading: Reading) -> Sequence[Quantity]:
    """The amounts that the question names, and where."""
    named = [
        Quantity(c.key, c.start, c.start + len(c.surface))
        for c in reading.concepts
        if c.kind == KIND and _unit(c.key) in _UNITS
    ]
    return [*named, *_counted(reading.text, reading.language)]


def _is_known(key: str, result: SearchResult) -> bool:
    """Whether the article, its headlines or a hit as near to the days asked about tell of the amount."""
    top = result.ranked[0]
    texts = [*top.passage.subject.headlines, *(text for passage in result.article for text in texts_of(passage))]
    if any(_is_near(key, told) for text in texts for told in _amounts(text)):
        return True
    concept = next((c for c in result.reading.concepts if c.key == key), None)
    if concept and coverage_of(concept, title_of(top.passage.subject)):
        return True
    as_near = (h for h in result.ranked if h.features.get("dates", 0) >= top.features.get("dates", 0))
    return any(h.candidate.covered.get(key) for h in as_near) or (_unit(key) in _UNITS and _stands_bare(key, texts))


def _told_otherwise(asked: Quantity, result: SearchResult) -> _Placed | None:
    top, unit = result.ranked[0], _unit(asked.key)
    if unit == "nth" and (found := _of_another_rank(asked, result)):
        return found
    if any(_unit(told) == unit for told in _amounts(texts_of(top.passage)[top.best])):
        return top.passage, top.best
    if unit not in _of_one_kind():
        return None
    telling = (
        (passage, i)
        for passage in result.article
        for i, text in enumerate(texts_of(passage))
        if any(_unit(told) == unit for told in _amounts(text))
        and (unit != "minutes" or _is_of_occasion(passage, i, result))
    )
    return next(telling, None)


def _unit(key: str) -> str:
    return key.partition(":")[0]


def _is_of_occasion(passage: Passage, ordinal: int, result: SearchResult) -> bool:
    """Whether the sentence tells of the people asked about: it names all, or nobody else in the opening on them."""
    people = [c for c in result.reading.concepts if c.kind == "person"]
    if passage.ordinal:
        return len(people) > 1 and all(is_meant_in(c, passage, ordinal) for c in people)
    others = {key for key in passage.sentences[ordinal].concepts if key.startswith("person:")}
    title, n = title_of(passage.subject), len(passage.sentences)
    is_on_them = all(coverage_of(c, title) or any(is_meant_in(c, passage, i) for i in range(n)) for c in people)
    if not people:
        is_on_them = bool(result.reading.dates) and any(coverage_of(c, title) for c in substance_of(result))
    return is_on_them and others <= {key for c in people for key in c.ids}


def _of_another_rank(asked: Quantity, result: SearchResult) -> _Placed | None:
    """The sentence of the opening, or the best one, that gives such a thing another rank, where none gives it that one.

    That it was the first counts in the headline and the first sentence alone: much else is a first of its kind.
    """
    nouns = _nouns_behind(asked, result.reading)
    if not nouns or not result.article:
        return None
    top, opening = result.ranked[0], result.article[0]
    texts = texts_of(opening)
    if _ranks_such(top.passage.subject.headlines[0], nouns, least=1) or _ranks_such(texts[0], nouns, least=1):
        return opening, 0
    placed = [(opening, i) for i in range(1, len(texts))]
    return next(((p, i) for p, i in [(top.passage, top.best), *placed] if _ranks_such(texts_of(p)[i], nouns)), None)


def _nouns_behind(asked: Quantity, reading: Reading) -> frozenset[str]:
    """The beginnings of the English words for what is counted in order: those right behind the rank."""
    if reading.language == "en":
        words = _BEHIND.findall(reading.text, asked.end, asked.end + _REACH)[:2]
    else:
        behind = (c for c in reading.concepts if asked.end <= c.start <= asked.end + _NEAR_BY and c.kind != KIND)
        words = [word for c in behind for form in c.english[:1] for word in form.split()]
    nouns = frozenset(word[:_STEM].lower() for word in words if len(word) >= _SHORTEST)
    return nouns | _SITTINGS if nouns & _SITTINGS else nouns


_STEM, _SHORTEST, _REACH, _NEAR_BY = 6, 4, 40, 10
_SITTINGS = frozenset({"meetin", "talks", "round", "sessio", "confer", "consul", "summit", "dialog"})
_BEHIND = re.compile(
    r"(?<=[ -])(?!(?:regular|formal|official|bilateral|annual|japan\w*|korea\w*|south|ever|time|with|between|from)\b)"
    r"[A-Za-z]{4,}",
    re.IGNORECASE,
)


def _ranks_such(text: str, nouns: frozenset[str], *, least: int = 2) -> bool:
    """Whether the English text gives such a thing a rank: "the fifth meeting", "first regular conference"."""
    ends = [each.end for each in quantities(text, "en") if _unit(each.key) == "nth"]
    ends += [match.end() for match in FIRST.finditer(text)] if least == 1 else []
    behind = (_NAMED.match(text, end) for end in ends)
    return any(word[:_STEM].lower() in nouns for match in behind if match for word in match.group().split())


_NAMED = re.compile(r"(?: (?!(?:and|of|in|for|after|since)\b)[\w-]+){1,4}")


@cache
def _of_one_kind() -> frozenset[str]:
    """The units of which a report has but one amount of the kind that questions ask about."""
    return frozenset(
        {"minutes", *(row["name"] for row in data_file("retrieval", "counts.toml")["count"] if "one" in row)}
    )


@lru_cache(maxsize=4_096)
def _amounts(text: str) -> frozenset[str]:
    language = language_of(text)
    return quantity_keys(text, language) | {each.key for each in _counted(text, language)}


def _counted(text: str, language: Language) -> Iterator[Quantity]:
    """The numbers of what ``data/counts.toml`` lists."""
    low = lowered(text)
    for name, patterns in _counts(language).items():
        for pattern in patterns:
            for match in pattern.finditer(low):
                told = match["n"].replace(",", "")
                value = int(told) if told.isdecimal() else _scaled(told) or ENGLISH.index(told)
                yield Quantity(f"{name}:{value}", *match.span())


_SPELT = "|".join(sorted(ENGLISH[2:], key=len, reverse=True))
_SCALES = {"千": 1_000, "万": 10_000, "천": 1_000, "만": 10_000}


def _scaled(told: str) -> int:
    """The number with a scale behind it, else 0."""
    scale = _SCALES.get(told[-1:])
    return int(told[:-1]) * scale if scale and told[:-1].isdecimal() else 0


@cache
def _counts(language: Language) -> Mapping[str, tuple[Sought, ...]]:
    """By name what tells such a number in a text in lower case; looked for only where its noun stands."""
    number = rf"(?<![\d.,:])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+[千万천만]?|(?<![a-z])(?:{_SPELT}))"
    rows = data_file("retrieval", "counts.toml")["count"]
    return {
        row["name"]: tuple(Sought(source.replace("{n}", number), is_cased=True) for source in row[language])
        for row in rows
    }


def _stands_bare(key: str, texts: Sequence[str]) -> bool:
    """Whether the number stands without its unit: "the visitors for forty minutes, then him alone for ten"."""
    return _unit(key) != "nth" and any(_number(key).search(text) for text in texts)


@lru_cache(maxsize=256)
def _number(key: str) -> re.Pattern[str]:
    """The bare number of an amount, in digits or spelt in English."""
    n = int(key.partition(":")[2])
    spelt = rf"|\b{ENGLISH[n]}\b" if n < len(ENGLISH) else ""
    return re.compile(rf"(?<![\d.,:]){n}(?![\d.,:]){spelt}", re.IGNORECASE)


def _is_near(asked: str, told: str) -> bool:
    """Whether the two are of one unit and as good as the same; of what is counted only the same is."""
    (unit, _, wanted), (other, _, value) = asked.partition(":"), told.partition(":")
    if unit != other:
        return False
    if unit == "nth" or unit not in _UNITS:
        return wanted == value
    return abs(int(wanted) - int(value)) <= _NEAR * max(int(wanted), int(value))
