"""What an excerpt has to do with a sentence that somebody wrote: in line with it, at odds with it, or neither.

Names, places, days, lengths and the words of the field are compared, nothing else; meaning is not. So an excerpt is
called at odds only where it is plainly of the same occasion, and all that is not plain is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.dates import QuestionDate, absolute_dates, question_dates
from corpus.gazetteer import EntityMention, Gazetteer
from corpus.sentences import sentences
from retrieval.evidence import light_entries
from retrieval.kinds import is_negated
from retrieval.types import Answer, Citation, Language
from retrieval.understand import entity_key, language_of, lexicon_keys

Verdict = Literal["supported", "differs", "denied", "related", "nothing"]
Trait = Literal["people", "place", "day", "length", "topic"]

_ASKS = re.compile(r"[?？]\s*[\"”’」』)]*$")
_LARGE = re.compile(r"\b(?:m|b|tr)illion\b|[億兆억조](?=\W|円|ウォン|엔|원|$)|\d[\d,.]*")
_SHORT_DAYS = 3  # a stretch as short as this says the day
_COVERED = 0.5  # share of the claim's other words that an excerpt of the same matter holds
_WELL_COVERED = 0.75
_OCCASION: frozenset[Trait] = frozenset({"people", "place", "day"})
_PEOPLE = 2  # that are named in one claim are hardly together on another occasion in the same place
_TOPICS = ("topic:", "agreement:", "event:", "organization:")
_MINUTES = re.compile(r"(\d+)[ -]minutes?\b|(?<![時\d])(\d+)分(?:間|ほど|程度|余り)?|(?<!시 )(?<!시)(?<!\d)(\d+)분")
_IN = re.compile(r"\b(?:in|at|to)\s+$", re.IGNORECASE)
_AT_CJK = re.compile(r"^\s?(?:で|にて|において|を訪|에서|를 방문|을 방문)")


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence as it was read.

    ``people`` and ``topics`` are groups of ids, any of which may be meant by one name; ``places`` are those where it
    says something took place; ``words`` groups of ids of the field's other words, light ones left out. ``days`` are
    those it names for sure, ``numbers`` its other numbers as written. ``names_something``: whether it names anybody or
    anything of the field, a country included; small talk does not.
    """

    text: str
    language: Language
    people: tuple[frozenset[str], ...]
    places: frozenset[str]
    topics: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]
    days: tuple[QuestionDate, ...]
    minutes: int | None
    numbers: frozenset[str]
    names_something: bool

    @property
    def is_question(self) -> bool:
        """Whether it asks rather than tells."""
        return bool(_ASKS.search(self.text))

    @property
    def traits(self) -> tuple[Trait, ...]:
        """What of it can be compared."""
        told: dict[Trait, object] = {
            "people": self.people, "place": self.places, "day": self.days, "length": self.minutes, "topic": self.topics,
        }  # fmt: skip
        return tuple(trait for trait, value in told.items() if value)


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with the verdict on it and the citations that it rests on, at most two.

    ``agreeing`` and ``differing`` are what was compared, ``untold`` what the claim says and the excerpt does not.
    ``notes`` are the archive's own on a denial.
    """

    claim: Claim
    verdict: Verdict
    citations: tuple[Citation, ...] = ()
    agreeing: tuple[Trait, ...] = ()
    differing: tuple[Trait, ...] = ()
    untold: tuple[Trait, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    """How one excerpt compares with a claim."""

    citation: Citation
    agreeing: tuple[Trait, ...]
    differing: tuple[Trait, ...]
    covered: float
    same_people: bool
    is_plain: bool


def read_claim(text: str, gazetteer: Gazetteer, *, said_on: date) -> Claim:
    """The sentence ``text`` as it was read; "yesterday" is counted from ``said_on``."""
    language = language_of(text)
    mentions = gazetteer.find(text)
    days = question_dates(text, language, today=said_on)
    length = _MINUTES.search(text)
    spent = [(day.start, day.end) for day in days] + ([length.span()] if length else [])
    rest = _without(text, spent)
    return Claim(
        text=text,
        language=language,
        people=_groups(m for m in mentions if m.kind == "person"),
        places=frozenset(entity_key(m) for m in mentions if m.kind == "place" and _is_where(text, m)),
        topics=_groups(m for m in mentions if entity_key(m).startswith(_TOPICS)),
        words=_word_groups(rest, language, gazetteer),
        days=tuple(day for day in days if day.is_certain),
        minutes=int(next(filter(None, length.groups()))) if length else None,
        numbers=frozenset(_LARGE.findall(rest)),
        names_something=bool(mentions),
    )


def check(claim: Claim, answer: Answer, gazetteer: Gazetteer) -> Checked:
    """The verdict on ``claim`` by the excerpts of ``answer``, the archive's answer to the claim as a question."""
    if answer.reason == "false_premise" and answer.citations:
        return Checked(claim, "denied", answer.citations[:1], notes=answer.notes)
    if answer.status == "abstained" or not claim.names_something:
        return Checked(claim, "nothing")
    if claim.is_question:
        return Checked(claim, "related", answer.citations[:1])
    fits = [_fit(claim, citation, gazetteer) for citation in answer.citations]
    near = [fit for fit in fits if fit.same_people and fit.covered >= _COVERED]
    supporting = sorted((fit for fit in near if _supports(claim, fit)), key=lambda fit: -len(fit.agreeing))
    best = set(supporting[0].agreeing) if supporting else set[Trait]()
    # One excerpt that tells more of the claim than another, and tells it otherwise, weighs more.
    opposed = next((fit for fit in near if _is_at_odds(claim, fit) and best <= set(fit.agreeing)), None)
    if opposed:
        return _checked(claim, "differs", [opposed])
    if supporting:
        return _checked(claim, "supported", [fit for fit in supporting if set(fit.agreeing) == best][:2])
    related = [fit for fit in fits if not fit.differing and (fit in near or set(fit.agreeing) >= _OCCASION)]
    return _checked(claim, "related", related[:1]) if related else Checked(claim, "nothing")


def _checked(claim: Claim, verdict: Verdict, fits: Sequence[_Fit]) -> Checked:
    agreeing, differing = fits[0].agreeing, fits[0].differing
    untold = tuple(trait for trait in claim.traits if trait not in (*agreeing, *differing))
    return Checked(claim, verdict, tuple(fit.citation for fit in fits), agreeing, differing, untold)


def _supports(claim: Claim, fit: _Fit) -> bool:
    """Whether nothing differs, and what agrees places the occasion: its day, or the people in a place.

    Who and about what alone may be of any of many occasions. A number that the excerpt lacks is not borne out.
    """
    if fit.differing or not fit.is_plain or len(fit.agreeing) < min(2, len(claim.traits)):
        return False
    agreeing = set(fit.agreeing)
    if "day" in agreeing:
        return len(agreeing) > 1 or fit.covered >= _WELL_COVERED
    return {"people", "place"} <= agreeing


def _is_at_odds(claim: Claim, fit: _Fit) -> bool:
    """Whether the excerpt is of the occasion that the claim speaks of and tells another day, place or length."""
    agreeing = set(fit.agreeing)
    if len(fit.differing) != 1 or not fit.is_plain:
        return False
    together = len(claim.people) >= _PEOPLE
    match fit.differing[0]:
        case "day":
            return "place" in agreeing and together
        case "place":
            return "day" in agreeing and together and all(d.earliest_on == d.latest_on for d in claim.days)
        case "length":
            return together and bool(agreeing & {"day", "place"})
    return False


def _fit(claim: Claim, citation: Citation, gazetteer: Gazetteer) -> _Fit:
    words = f"{citation.excerpt}\n{citation.brief_headline or citation.headline or ''}"
    language = language_of(words)
    mentions = gazetteer.find(words)
    ids = {entity_key(m) for m in mentions}
    held = ids | {key for group in _word_groups(words, language, gazetteer) for key in group}
    same_people = all(group & ids for group in claim.people)
    told: dict[Trait, bool | None] = {
        "people": same_people if claim.people else None,
        "place": _same_place(claim, words, mentions),
        "day": _same_day(claim, citation),
        "length": _same_length(claim, words),
        "topic": True if any(group & ids for group in claim.topics) else None,
    }
    others = (*claim.topics, *claim.words)
    return _Fit(
        citation=citation,
        agreeing=tuple(trait for trait, same in told.items() if same),
        differing=tuple(trait for trait, same in told.items() if same is False and trait != "people"),
        covered=sum(bool(group & held) for group in others) / len(others) if others else 1.0,
        same_people=same_people,
        # What a denial denies cannot be told by comparing words.
        is_plain=not is_negated(claim.text)
        and claim.numbers <= set(_LARGE.findall(words))
        and not is_negated(_nearest_sentence(claim, citation, gazetteer)),
    )


def _same_place(claim: Claim, words: str, mentions: Sequence[EntityMention]) -> bool | None:
    if not claim.places:
        return None
    places = [m for m in mentions if m.kind == "place"]
    if claim.places & {entity_key(m) for m in places}:
        return True
    return False if any(_is_where(words, m) for m in places) else None


def _same_day(claim: Claim, citation: Citation) -> bool | None:
    """Whether the excerpt's event, or a day that is written in it, may be one that the claim names.

    A stretch much longer than the claim's own does not tell.
    """
    event = citation.event
    if not claim.days or event is None:
        return None
    written = absolute_dates(citation.excerpt)
    told = [(event.earliest_on, event.latest_on), *((each.on.earliest_on, each.on.latest_on) for each in written)]
    for first, last in told:
        for day in claim.days:
            is_vague = (last - first).days > max(_SHORT_DAYS, (day.latest_on - day.earliest_on).days)
            if not is_vague and day.earliest_on <= last and first <= day.latest_on:
                return True
    touching = any(day.earliest_on <= last and first <= day.latest_on for first, last in told for day in claim.days)
    return None if touching else False


def _same_length(claim: Claim, words: str) -> bool | None:
    told = {int(next(filter(None, found.groups()))) for found in _MINUTES.finditer(words)}
    return claim.minutes in told if claim.minutes is not None and told else None


def _nearest_sentence(claim: Claim, citation: Citation, gazetteer: Gazetteer) -> str:
    """The sentence of the excerpt that shares most with the claim."""
    wanted = {key for group in (*claim.people, *claim.topics, *claim.words) for key in group} | claim.places

    def shared(text: str) -> int:
        held = {entity_key(m) for m in gazetteer.find(text)}
        held |= {key for group in _word_groups(text, language_of(text), gazetteer) for key in group}
        return len(wanted & held)

    spans = sentences(citation.excerpt, citation.language)
    return max((citation.excerpt[start:end] for start, end in spans), key=shared, default=citation.excerpt)


def _groups(mentions: Iterable[EntityMention]) -> tuple[frozenset[str], ...]:
    """The ids that each stretch of text may mean."""
    by_span: dict[tuple[int, int], set[str]] = {}
    for each in mentions:
        by_span.setdefault((each.start, each.end), set()).add(entity_key(each))
    return tuple(dict.fromkeys(frozenset(group) for group in by_span.values()))


def _word_groups(text: str, language: Language, gazetteer: Gazetteer) -> tuple[frozenset[str], ...]:
    """The ids that each of the field's words may mean; light ones, which any report holds, are left out."""
    groups = (frozenset(lexicon_keys(match)) for match in gazetteer.lexicon(text, language))
    return tuple(dict.fromkeys(group for group in groups if not group & light_entries()))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """``text`` with blanks in the place of ``spans``."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_where(text: str, mention: EntityMention) -> bool:
    """Whether the text says that something was in that place; "Tokyo said" is of a government."""
    before, after = text[max(0, mention.start - 6) : mention.start], text[mention.end : mention.end + 6]
    return bool(_IN.search(before) or _AT_CJK.match(after))
