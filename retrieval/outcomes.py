"""Outcomes that exclude each other: the question takes one for granted and the source tells of the other.

"Why did Hatoyama turn down the grand bargain" under the headline "Hatoyama backs Lee's grand bargain"; "how did they
take Son's defeat" of one who won. The source must tell of the other outcome in a headline, or in a sentence that names
whoever the question speaks of, and nowhere tell the asked one of him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.coverage import coverage_of, places_of, texts_of, title_of
from retrieval.evidence import light_entries
from retrieval.patterns import Caseless
from retrieval.search import SearchResult
from retrieval.types import Language, Passage
from retrieval.understand import Concept, Reading, language_of
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The sentence that tells of the other outcome, or, where a headline does, the first one on it or of all.

    ``outcomes`` are the asked one and the one told.
    """

    passage: Passage
    ordinal: int
    outcomes: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Outcome:
    name: str
    against: tuple[str, ...]
    of_one: bool
    of_all: bool
    telling: bool
    denying: bool
    decides: bool
    of_object: bool
    in_headline: bool
    is_act: bool
    of_thing: bool
    implied_by: tuple[str, ...]
    sources: Mapping[str, str]

    def pattern(self, language: Language, who: Who) -> re.Pattern[str]:
        """What tells of the outcome in that language, of ``who``."""
        source = self.sources[language]
        return _compiled(source, language, who if _FIELDS.search(source) else _NOBODY)


@dataclass(frozen=True, slots=True)
class Who:
    """The names of whoever an outcome is told of, and of the other of the two countries."""

    names: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


_NOBODY = Who()


_FIELDS = re.compile(r"\{(?:agent|other)\}")


@lru_cache(maxsize=2_048)
def _compiled(source: str, language: Language, who: Who) -> re.Pattern[str]:
    filled = source.replace("{agent}", any_of(who.names)).replace("{other}", any_of(who.other))
    return re.compile(filled, re.IGNORECASE if language == "en" else 0)


def any_of(names: tuple[str, ...]) -> str:
    """A pattern for any of the names as they are written; of none nothing matches it."""
    return f"(?:{'|'.join(map(re.escape, names))})" if names else "(?!)"


@cache
def _outcomes() -> Mapping[str, _Outcome]:
    rows = data_file("retrieval", "outcomes.toml")["outcome"]
    return {name: _outcome(name, row) for name, row in rows.items()}


def _outcome(name: str, row: Mapping[str, list[str]]) -> _Outcome:
    sources = {language: "|".join(row[language]) for language in ("en", "ja", "ko")}
    sources["en"] = rf"\b(?:{sources['en']})"
    flags = {
        flag: bool(row.get(flag))
        for flag in (
            "of_one",
            "of_all",
            "telling",
            "denying",
            "decides",
            "of_object",
            "in_headline",
            "is_act",
            "of_thing",
        )
    }
    return _Outcome(
        name=name, against=tuple(row["against"]), implied_by=tuple(row.get("implied_by", ())), sources=sources, **flags
    )


_DENIED_BEFORE = re.compile(
    r"\b(?:not|no|never|without|neither|nor|cannot|nothing|fail(?:ed|s)? to|refus\w+ to)\b(?: [\w-]+){0,4} ?$",
    re.IGNORECASE,
)
# What might come about, or was wanted, has not.
_SUPPOSED = re.compile(
    r"\b(?:whether|if|would|could|might|may|set to|due to|about to|was to|is to|were to)\b(?: [\w-]+){0,4} ?$",
    re.IGNORECASE,
)
_DENIED_AFTER: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?!)"),
    "ja": re.compile(r"[^、。]{0,8}(?:ない|なか|ず|ぬ)"),
    "ko": re.compile(r"[^,.]{0,9}(?:않|못|없)"),
}


def tells(text: str, name: str, who: Who = _NOBODY) -> bool:
    """Whether the words, of any of the languages, tell of that outcome and do not deny it.

    ``who`` is whom it is said of, for the outcomes that are told with the name.
    """
    return bool(told_at(text, name, who))


@lru_cache(maxsize=100_000)
def told_at(text: str, name: str, who: Who = _NOBODY) -> tuple[tuple[int, int], ...]:
    """Where the words tell so."""
    language = language_of(text)
    outcome = _outcomes()[name]
    return tuple(
        m.span()
        for m in outcome.pattern(language, who).finditer(text)
        if not _SUPPOSED.search(text[: m.start()]) and (outcome.denying or not _is_denied(text, m, language))
    )


def _who(agent: Concept | None) -> Who:
    """How texts of any language may name whoever acts, and the other country."""
    if agent is None:
        return _NOBODY
    family = [name.split()[0] for name in agent.english[:1] if agent.kind == "person"]
    other = next((names for key, names in _COUNTRIES.items() if agent.key in _COUNTRIES and key != agent.key), ())
    return Who(tuple(dict.fromkeys([*agent.english, *family, agent.surface, *_COUNTRIES.get(agent.key, ())])), other)


_COUNTRIES = {
    "country:japan": ("Japan", "Tokyo", "日本", "일본"),
    "country:south-korea": ("South Korea", "Seoul", "Korea", "ROK", "韓国", "한국"),
}


def _is_denied(text: str, match: re.Match[str], language: Language) -> bool:
    before = _DENIED_BEFORE.search(text[: match.start()])
    return bool(before or _DENIED_AFTER[language].match(text, match.end()))


def names_failure(reading: Reading) -> bool:
    """Whether the question itself speaks of something that failed or was not done."""
    return any(each.denying and not each.is_act and _spans(each, reading) for each in _outcomes().values())


def opposite_told(result: SearchResult) -> Contradiction | None:
    """Where the article of the first hit tells of an outcome that excludes the one the question takes for granted."""
    return next(_contradictions(result), None)


def _contradictions(result: SearchResult) -> Iterator[Contradiction]:
    reading = result.reading
    for outcome in _asked(reading):
        actors = _actors(reading)
        agent = _agent(reading, outcome, actors)
        for name in outcome.against:
            in_headline = _in_headline(name, outcome, agent, result)
            if not (in_headline and _outcomes()[name].decides) and _is_told_of(agent, outcome, result):
                yield from _told_more_closely(name, outcome, agent, result)
                continue
            if in_headline and (opening := _below_headline(name, agent, result)):
                yield Contradiction(*opening, (outcome.name, name))
            if _outcomes()[name].in_headline:
                continue
            yield from (
                Contradiction(passage, i, (outcome.name, name))
                for passage, i in _sentences(name, outcome, agent, result)
            )


def _told_more_closely(
    name: str, outcome: _Outcome, agent: Concept | None, result: SearchResult
) -> Iterator[Contradiction]:
    """The sentences that deny more of what the question names than any tells of the outcome that it takes for granted.

    "Kang had not demanded an apology", where she demanded other things.
    """
    if not _outcomes()[name].denying or _outcomes()[name].in_headline:
        return
    told = max((_n_named(p, i, result) for p, i in _telling_so(outcome, agent, result)), default=0)
    for passage, i in _sentences(name, outcome, agent, result):
        if _n_named(passage, i, result) > told:
            yield Contradiction(passage, i, (outcome.name, name))


def _telling_so(outcome: _Outcome, agent: Concept | None, result: SearchResult) -> Iterator[tuple[Passage, int]]:
    for passage in result.article:
        for i, text in enumerate(texts_of(passage)):
            if _tells_so(text, outcome, agent):
                yield passage, i


def _n_named(passage: Passage, ordinal: int, result: SearchResult) -> int:
    """How many of the things that make the question's matter the sentence names."""
    return sum(_named_in(c, passage, ordinal) for c in substance_of(result))


def _asked(reading: Reading) -> list[_Outcome]:
    """The outcomes that the question takes for granted: those it names, unless it names an opposite too."""
    if not _names_any(reading.language).search(reading.text):
        return []
    found = {name: spans for name, each in _outcomes().items() if (spans := _spans(each, reading))}
    return [
        _outcomes()[name]
        for name, spans in found.items()
        if not any(_names_too(found.get(other, []), spans) for other in _outcomes()[name].against)
    ]


@cache
def _names_any(language: Language) -> Caseless:
    """What names any outcome at all: most questions name none, and one look tells."""
    sources = dict.fromkeys(each.pattern(language, _NOBODY).pattern for each in _outcomes().values())
    return Caseless("|".join(f"(?:{source})" for source in sources))


def _names_too(others: list[tuple[int, int]], spans: list[tuple[int, int]]) -> bool:
    """Whether one of the others is no part of any of the spans: "refused to visit" names no visit."""
    return any(not any(a < end and start < b and end - start < b - a for a, b in spans) for start, end in others)


def _spans(outcome: _Outcome, reading: Reading) -> list[tuple[int, int]]:
    """Where the question names the outcome, but not as part of a name."""
    spans = [m.span() for m in outcome.pattern(reading.language, _NOBODY).finditer(reading.text)]
    if not spans:
        return []
    named = [(c.start, c.start + len(c.surface)) for c in reading.concepts if c.kind in _NAMES]
    return [(start, end) for start, end in spans if not any(a <= start and end <= b for a, b in named)]


_NAMES = ("person", "place", "country", "organization", "office", "agreement", "event")
_ACTING = ("person", "country", "organization")


def _actors(reading: Reading) -> list[Concept]:
    return sorted((c for c in reading.concepts if c.kind in _ACTING), key=lambda c: c.start)


def _agent(reading: Reading, outcome: _Outcome, actors: list[Concept]) -> Concept | None:
    """Of whom the question says it: in English the first one named, else the last one before it that acts."""
    if outcome.of_thing and (thing := next((c for c in reading.concepts if c.kind == "agreement"), None)):
        return thing
    if not actors:
        return None
    if reading.language == "en":
        ends = [end for _, end in _spans(outcome, reading)]
        behind = (c for c in actors if any(0 < c.start - end <= len(" the ") for end in ends))
        # "Rule in favor of Nippon Steel" is said of the company, not of the court.
        return (next(behind, None) if outcome.of_object else None) or actors[0]
    at = _spans(outcome, reading)[-1][0]
    acting = [
        c for c in actors if c.start < at and _ACTS[reading.language].match(reading.text, c.start + len(c.surface))
    ]
    before = [c for c in actors if c.start < at]
    return acting[-1] if acting else before[-1] if before else None


_ACTS: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(r"[^\sをに、]{0,10}?(?:が|は)"),
    "ko": re.compile(r"\s?[가-힣]{0,6}?(?:이|가|은|는)(?![가-힣])"),
}


def _is_told_of(agent: Concept | None, outcome: _Outcome, result: SearchResult) -> bool:
    """Whether a headline tells of the asked outcome, or a sentence that names the agent does."""
    if any(_tells_so(part, outcome, agent) for part in result.ranked[0].passage.subject.headlines):
        return True
    of_matter = substance_of(result) if agent is None else [agent]
    return any(
        _tells_so(text, outcome, agent) and (not of_matter or any(_names(c, passage, i) for c in of_matter))
        for passage in result.article
        for i, text in enumerate(texts_of(passage))
    )


def _tells_so(text: str, outcome: _Outcome, agent: Concept | None) -> bool:
    """Whether the words tell of the asked outcome, but as no part of words for another: "cancels a visit"."""
    who = _who(agent)
    others = [span for name in outcome.against for span in told_at(text, name, who)]
    own = [span for name in (outcome.name, *outcome.implied_by) for span in told_at(text, name, who)]
    return any(not any(a <= start and end <= b and b - a > end - start for a, b in others) for start, end in own)


def _in_headline(name: str, outcome: _Outcome, agent: Concept | None, result: SearchResult) -> bool:
    """Whether a headline tells of the other outcome of what the question is about."""
    title = title_of(result.ranked[0].passage.subject)
    if result.reading.dates and not result.ranked[0].features.get("dates"):
        return False
    if outcome.of_one and (agent is None or not coverage_of(agent, title)):
        return False
    if outcome.of_all and not all(coverage_of(c, title) for c in _actors(result.reading)):
        return False
    if not any(coverage_of(c, title) for c in substance_of(result)):
        return False
    return any(tells(part, name, _who(agent)) for part in result.ranked[0].passage.subject.headlines)


def _below_headline(name: str, agent: Concept | None, result: SearchResult) -> tuple[Passage, int] | None:
    """The first sentence that tells of the outcome as the headline does, of the same matter, else the first of all."""
    matter = [*([agent] if agent else []), *substance_of(result)]
    placed = [(passage, i) for passage in result.article for i in range(len(passage.sentences))]
    telling = (
        (passage, i)
        for passage, i in placed
        if tells(texts_of(passage)[i], name, _who(agent)) and any(_named_in(c, passage, i) for c in matter)
    )
    return next(telling, placed[0] if placed else None)


_WEIGHTY = 0.2


def substance_of(result: SearchResult) -> list[Concept]:
    """What tells the matter of the question from others: all but light words."""
    weights = result.concept_weights
    return [
        c
        for c in result.reading.concepts
        if c.key not in light_entries() and c.kind not in ("country", "office") and weights[c.key] >= _WEIGHTY
    ]


def _sentences(
    name: str, outcome: _Outcome, agent: Concept | None, result: SearchResult
) -> Iterator[tuple[Passage, int]]:
    """The sentences that tell of the other outcome and name the agent and something else of the question's matter."""
    top = result.ranked[0]
    others = [c for c in substance_of(result) if c is not agent]
    together = [c for c in _actors(result.reading) if c is not agent]
    for passage in result.article:
        for i, text in enumerate(texts_of(passage)):
            if not tells(text, name, _who(agent)):
                continue
            names_agent = agent is not None and _names(agent, passage, i)
            is_telling = _outcomes()[name].telling or any(_names(c, passage, i) for c in others)
            if outcome.of_one or outcome.of_all:
                if names_agent and (_THEY.search(text) or all(_names(c, passage, i) for c in together)):
                    yield passage, i
            elif (passage.id, i) == (top.passage.id, top.best) or (names_agent and is_telling):
                yield passage, i


_THEY = re.compile(r"\b[Tt]hey\b")
_THE_TWO = re.compile(r"\b(?:[Tt]he two|[Bb]oth leaders|[Bb]oth ministers)\b|両(?:首脳|氏|外相)|두 (?:정상|장관|사람)")
_HE = re.compile(r"^(?:He|She)\b|\b(?:he|she) (?:said|added|wrote|told|held|argued|stated)\b")


def _names(concept: Concept, passage: Passage, ordinal: int) -> bool:
    """Whether the sentence names it: by its entry, by the family name, or as "he" after a sentence that does."""
    if _named_in(concept, passage, ordinal):
        return True
    text = texts_of(passage)[ordinal]
    if concept.kind != "person":
        return False
    if _THE_TWO.search(text) and coverage_of(concept, title_of(passage.subject)):
        return True
    return bool(ordinal and _HE.search(text)) and _named_in(concept, passage, ordinal - 1)


def _named_in(concept: Concept, passage: Passage, ordinal: int) -> bool:
    if places_of(concept, passage) >> ordinal & 1:
        return True
    if _CAPITALS.get(concept.key) in passage.sentences[ordinal].concepts:
        return True
    names = _family_names(concept) if concept.kind == "person" else None
    return bool(names and names.search(texts_of(passage)[ordinal]))


_CAPITALS = {"country:japan": "place:tokyo", "country:south-korea": "place:seoul"}


@lru_cache(maxsize=256)
def _family_names(person: Concept) -> re.Pattern[str] | None:
    """The first and the last word of the English name, either of which may be the family name."""
    words = {word for name in person.english[:1] for word in (name.split()[0], name.split()[-1]) if "-" not in word}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b") if words else None
