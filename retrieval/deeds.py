"""What a question takes for done that the article never speaks of: a promise, an apology, a walk-out, a lawsuit.

Of such a deed a text hardly tells without a word for it. So where nothing in the article of the first hit, nor in the
hits beside it, holds one, "why did Japan promise" has nothing that could answer it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.coverage import places_of, texts_of
from retrieval.denials import takes_for_granted
from retrieval.hits import SearchResult
from retrieval.kinds import is_negated
from retrieval.patterns import Patterns, for_questions
from retrieval.speaker import asked_speaker
from retrieval.substance import substance_of
from retrieval.types import Language, Passage
from retrieval.understand import Reading
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class _Deed:
    name: str
    asked: Mapping[Language, Patterns]
    told: Patterns
    beside: re.Pattern[str] | None


def is_never_told(result: SearchResult) -> bool:
    """Whether no words of the first hits and their article tell of what the question takes for done."""
    texts = [*(p.text for p in result.article), *(h.passage.text for h in result.ranked[:_HITS])]
    texts += [headline for h in result.ranked[:_HITS] for headline in h.passage.subject.headlines]
    return any(not any(deed.told.found_in(text) for text in texts) for deed in _taken_for_done(result.reading))


_HITS = 3


def told_otherwise(result: SearchResult) -> tuple[Passage, int] | None:
    """The best sentence on what the question says was promised or accepted, where all of them tell of no such thing."""
    reading = result.reading
    # "What did he promise": the deed is in the words that are asked for.
    if asked_speaker(reading) is not None or _WHICH[reading.language].search(reading.text):
        return None
    for deed in _taken_for_done(result.reading):
        told = _on_matter(result) if deed.beside else []
        if told and not any(deed.beside and deed.beside.search(texts_of(p)[n]) for p, n in told):
            top = result.ranked[0]
            return next(((p, n) for p, n in told if (p.id, n) == (top.passage.id, top.best)), told[0])
    return None


# What was promised or accepted is asked itself: there is hardly an answer in other words than those of the deed.
_WHICH: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:what|which|how (?:much|many|long|soon))\b[\w ]{0,30}? ?\b(?:did|does|do|has|had|have) [\w .'’-]{2,40}?"
        r"\b(?:promised?|pledged?|vow(?:ed)?|guaranteed?|commit(?:ted)?(?: itself)? to|accept(?:ed)?|concede[d]?)\b",
        re.IGNORECASE,
    ),
    "ja": re.compile(
        r"(?:約束|確約|誓約|保証|受諾|同意|譲歩)し(?:た|ていた|てた)(?:こと|内容|もの|事|点|条件|の)(?:は|って|を|とは|[?？]|$)"
        r"|(?:約束|誓約|保証|譲歩)(?:の内容|内容|の中身)|(?:何|なに|なん)を(?:約束|確約|誓|保証|受け入れ|受諾|譲歩)"
    ),
    "ko": re.compile(
        r"(?:약속|확약|다짐|보장|수용|수락|양보)(?:한|했던|하겠다고 한)\s?(?:것|거|게|건|내용|점|조건)"
        r"|(?:약속|보장|양보)\s?내용|(?:무엇을|뭘|뭐를|무얼)\s?(?:약속|확약|다짐|보장|수용|수락|양보)"
    ),
}


def _taken_for_done(reading: Reading) -> tuple[_Deed, ...]:
    deeds = _deeds_in(reading.text, reading.language)
    # "How many survivors accepted the money" asks who did: another word for it may stand beside the number.
    if (
        not deeds
        or reading.intent in ("yes_no", "how_many")
        or is_negated(reading.text)
        or not takes_for_granted(reading)
    ):
        return ()
    return deeds


def _on_matter(result: SearchResult) -> list[tuple[Passage, int]]:
    """The sentences of the first hit's article that name the matter of the question, or go on after one that does."""
    matter = [c for c in substance_of(result) if c.kind in ("topic", "agreement", "event")]
    found = []
    for passage in result.article:
        named = 0
        for concept in matter:
            named |= places_of(concept, passage)
        for n, text in enumerate(texts_of(passage)):
            if named >> n & 1 or (n and named >> (n - 1) & 1 and _GOES_ON.match(text)):
                found.append((passage, n))
    return found


# A sentence on what the one before it speaks of.
_GOES_ON = re.compile(
    r"(?:He|She|It|They|Both|The two|This|That|These|Then|But he|In return|For)\b"
    r"|同|両|これ|彼|また|その|그|이는|이에|양"
)


@lru_cache(maxsize=256)
def _deeds_in(question: str, language: Language) -> tuple[_Deed, ...]:
    if not _any_deed(language).found_in(question):
        return ()
    return tuple(deed for deed in _deeds() if deed.asked[language].found_in(question))


@cache
def _any_deed(language: Language) -> Patterns:
    return Patterns.joined(deed.asked[language] for deed in _deeds())


@cache
def _deeds() -> tuple[_Deed, ...]:
    rows = data_file("retrieval", "deeds.toml")["deed"]
    return tuple(
        _Deed(row["name"], for_questions(row), Patterns(row["told"], is_cased=True), _beside(row)) for row in rows
    )


def _beside(row: Mapping[str, str]) -> re.Pattern[str] | None:
    return re.compile(row["beside"]) if "beside" in row else None
