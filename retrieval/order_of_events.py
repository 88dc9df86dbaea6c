"""Which of two things came first: the question has the one before the other, the article has it after.

"Why did they hold the bilateral before the three-way talks" of one that came after them; "the day after the removal
they met in Bangkok" of a removal on the day after that meeting. Things of both must be told of, the other way round,
about one word of order in the article, and nowhere as the question has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.kinds import stems_of
from retrieval.substance import is_of_other_days
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of

_Placed = tuple[Passage, int]


@dataclass(frozen=True, slots=True)
class _Order:
    """Two stretches of words, of which the first is told to have come first."""

    first: str
    then: str
    passage: Passage
    ordinal: int


def told_in_other_order(result: SearchResult) -> _Placed | None:
    """The sentence that tells the two in the other order, where the article nowhere tells them in the asked one."""
    if (asked := _asked(result.reading)) is None or is_of_other_days(result):
        return None
    first, then = asked
    against: _Placed | None = None
    for order in _orders(result.article):
        if _names_apart(first, order.first, order.then) and _names_apart(then, order.then, order.first):
            return None
        if _names_apart(first, order.then, order.first) and _names_apart(then, order.first, order.then):
            against = against or (order.passage, order.ordinal)
    return against


def _names_apart(concepts: Sequence[Concept], here: str, there: str) -> bool:
    """Whether one of them stands in the first stretch of words and not in the second."""
    return any(_stands_in(c, here) and not _stands_in(c, there) for c in concepts)


def _stands_in(concept: Concept, words: str) -> bool:
    if concept.kind == "quantity":
        unit, _, number = concept.key.partition(":")
        return re.search(rf"\b{number}[ -]{unit[:5]}", words) is not None
    if concept.kind == _SETTING:
        return _SETTINGS[concept.key]["told"].search(words) is not None
    names = [*stems_of(concept), *(name.split()[0].lower() for name in concept.english[:1] if concept.kind == "person")]
    return any(name in words for name in names if len(name) > 2)


_BEFORE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?<!-)\bbefore\b(?!-)", re.IGNORECASE),
    "ja": re.compile(r"の?(?:直)?前(?:に|の|、)"),
    "ko": re.compile(r"\s(?:직)?전(?:에|의)"),
}
_AFTER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?<!-)\bafter\b(?!-)", re.IGNORECASE),
    "ja": re.compile(r"の?(?:翌日|次の日|直?後)(?:に|で|の|、)?|(?:終わって|して|って|いて|んで)から"),
    "ko": re.compile(r"(?:다음\s?날|이튿날|직후|[ ]뒤|[ ]후|끝나고|하고 나서)(?:에|의)?"),
}


def _asked(reading: Reading) -> tuple[list[Concept], list[Concept]] | None:
    """The things that the question has come first, and those then; ``None`` where it tells no order of the two."""
    for word, is_after in ((_BEFORE, False), (_AFTER, True)):
        found = list(word[reading.language].finditer(reading.text))
        if len(found) == 1:
            ahead = [c for c in _things(reading) if c.start + len(c.surface) <= found[0].start()]
            behind = [c for c in _things(reading) if c.start >= found[0].end()]
            # "Why X before Y", and 「Xの前にY」, where what stands ahead came later.
            turned = is_after == (reading.language == "en")
            if not ahead or not behind:
                return None
            if _have(_SETTING, ahead) and _have(_SETTING, behind):
                ahead, behind = ([c for c in each if c.kind == _SETTING] for each in (ahead, behind))
            elif _have("person", ahead) and _have("person", behind):
                ahead, behind = ([c for c in each if c.kind != "person"] for each in (ahead, behind))
            return (behind, ahead) if turned else (ahead, behind)
    return None


def _have(kind: str, concepts: Sequence[Concept]) -> bool:
    return any(c.kind == kind for c in concepts)


def _things(reading: Reading) -> list[Concept]:
    named = [c for c in reading.concepts if c.kind in _TELLING]
    found = ((name, row[reading.language].search(reading.text)) for name, row in _SETTINGS.items())
    settings = [Concept(name, _SETTING, m.group(), start=m.start()) for name, m in found if m]
    return named + settings


# A meeting of two and one of three are what reports have in an order most.
_SETTING = "setting"
_SETTINGS: dict[str, dict[str, re.Pattern[str]]] = {
    "three": {
        "en": re.compile(r"\b(?:three[- ]way|trilateral)\b", re.IGNORECASE),
        "ja": re.compile(r"日米韓|日中韓|日韓米|韓米日|[3三３](?:[かカヶヵ]国|者)"),
        "ko": re.compile(r"한[·]?미[·]?일|한[·]?중[·]?일|(?:3|삼|세)\s?(?:자|국|나라)"),
        "told": re.compile(r"\b(?:trilateral|three-way|three-party|meeting of the three)\b"),
    },
    "two": {
        "en": re.compile(r"\b(?:bilateral|two[- ]way|one[- ]on[- ]one)\b", re.IGNORECASE),
        "ja": re.compile(r"日韓(?!米|中)|[二2２]国間"),
        "ko": re.compile(r"(?<!미)한[·]?일(?![·]?[중미])|양자"),
        "told": re.compile(r"\b(?:bilateral|one-on-one|two-way)\b"),
    },
}


_TELLING = frozenset({"person", "place", "organization", "topic", "agreement", "event", "quantity"})
_FRONTED = re.compile(
    r"^(?:\w+ ){0,4}?(?P<word>before|after|following) (?P<inner>[^,]{4,80}(?:, \d{4})?), (?P<rest>.+)$", re.IGNORECASE
)
_LATER = re.compile(
    r"^(?:(?:An?|One|Two|Three|\w+) (?:day|week|month|hour|minute|year)s? later|The (?:next|following) day"
    r"|The day after|Then|Later|Afterwards?|After that|After this)\b"
)
_WHICH = re.compile(r", after which |, and then | and then | and later ")
_INNER = re.compile(r"\b(?P<word>after|following|before)\b(?! (?:all|the fact)\b| that[,.])")


def _orders(article: Sequence[Passage]) -> Iterator[_Order]:
    """What the English sentences of the article tell of the order of things."""
    for passage in article:
        texts = texts_of(passage)
        for n, text in enumerate(texts):
            if language_of(text) == "en":
                ahead = texts[n - 1] if n else ""
                for first, then in _orders_in(text, ahead):
                    yield _Order(first.lower(), then.lower(), passage, n)


def _orders_in(text: str, ahead: str) -> Iterator[tuple[str, str]]:
    if ahead and _LATER.match(text):
        yield ahead, text
    if which := _WHICH.search(text):
        yield text[: which.start()], text[which.end() :]
        return
    if fronted := _FRONTED.match(text):
        inner, rest = fronted["inner"], fronted["rest"]
        yield (rest, inner) if fronted["word"].lower() == "before" else (inner, rest)
        return
    for inner in _INNER.finditer(text):
        left, right = text[: inner.start()], text[inner.end() :]
        yield (left, right) if inner["word"] == "before" else (right, left)
