"""Where a government stands, or both do: the answer's briefs have their accounts, and these are told first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from corpus.errors import UnknownArticle
from corpus.types import Article
from retrieval.capitals import CAPITALS
from retrieval.computed.accounts import (
    VOICES,
    AccountSide,
    account_of,
    asking_cues,
    cited,
    runs,
    subject_of,
    told_in,
    without,
)
from retrieval.computed.cite import Sources, numbered
from retrieval.computed.focus import patterns_of
from retrieval.patterns import ByLanguage
from retrieval.types import Answer, Citation, Statement
from retrieval.understand import Reading
from retrieval.words import data_file

_OPEN = ("below_threshold", "no_coverage")
_NEAREST = 5  # of the answer's citations whose briefs may be quoted
_MOST_SENTENCES = 2  # of one government; of both, one each


@dataclass(frozen=True, slots=True)
class PositionAsk:
    """Whose position is wanted, and on what: ids of concepts.

    ``things``: of these the matters by name, where the question holds no word that nobody knows and no other name; none
    otherwise.
    """

    sides: tuple[AccountSide, ...]
    about: frozenset[str]
    things: frozenset[str] = frozenset()


@cache
def _cues() -> Mapping[AccountSide, Mapping[str, re.Pattern[str]]]:
    """For each government, how a question asks where it stands; what is disputed asks for both."""
    return asking_cues(["told", "position"], ["both", "disputed"])


def position_ask(reading: Reading) -> PositionAsk | None:
    """Whose position the question wants; ``None`` when it asks for something else."""
    language, text = reading.language, reading.text
    found = {side: [m.span() for m in p[language].finditer(text)] for side, p in _cues().items()}
    sides = tuple(side for side, spans in found.items() if spans)
    asking = [span for spans in found.values() for span in spans]
    # A place that is asked about is a subject here, not where somebody met: the islets.
    places = (each for c in reading.concepts if c.kind == "place" for each in c.ids)
    about = subject_of(reading, asking) | frozenset(places)
    if sides and _whose_asked()[language].search(text):
        about = (about | _CLAIM) - _QUARREL
    is_of_things = all(c.kind in _WITH_THINGS or c.key in _GOVERNMENTS for c in reading.concepts)
    things = frozenset(each for each in about if each.startswith(_THINGS)) if is_of_things else frozenset[str]()
    return PositionAsk(sides, about, things) if sides else None


@cache
def _whose_asked() -> ByLanguage[re.Pattern[str]]:
    """How a question asks whose the islets are, or why that is in dispute."""
    return patterns_of(data_file("retrieval", "meeting_asks.toml")["account"]["disputed"])


# What either government says of its claim, whatever the question calls it; that there is a quarrel is no part of it.
_CLAIM = frozenset({"place:takeshima-dokdo", "topic:takeshima-dokdo-issue", "lex:territory"})
_QUARREL = frozenset({"lex:dispute", "lex:refute", "lex:island"})
_THINGS = ("topic:", "agreement:", "event:")
_GOVERNMENTS = frozenset(CAPITALS.values())
_WITH_THINGS = frozenset({"topic", "agreement", "event", "country", "lexicon"})


def with_positions(answer: Answer, ask: PositionAsk, sources: Sources) -> Answer:
    """The answer led by what each government asked for says in its own account, where one of the nearest briefs has it.

    An answer that begins with the words of the one government asked for stays as it is. Where nothing seemed to answer,
    the accounts do if the headline of their brief names all matters asked about.
    """
    first = answer.statements[0].voice if answer.statements else None
    is_open = answer.status == "abstained" and answer.reason in _OPEN and bool(ask.things)
    if not is_open and (first in (None, "computed") or [first] == [VOICES[s] for s in ask.sides]):
        return answer
    citations: list[Citation] = []
    statements: list[Statement] = []
    most = max(1, _MOST_SENTENCES - len(ask.sides) + 1)
    briefs = [(c, brief) for c in answer.citations[:_NEAREST] if (brief := _brief(c, sources)) is not None]
    if is_open:
        briefs = [each for each in briefs if ask.things <= _headline(each[1], sources)]
    on_it, others = _on_it(briefs, ask.about, sources)
    for side in ask.sides:
        # The account in a brief on the very thing, the part that names it or else how it begins; then of another that
        # speaks of it.
        of_it = ((c, brief, account_of(side, ask.about, brief, sources)[:most]) for c, brief in on_it)
        begun = ((c, brief, account_of(side, frozenset(), brief, sources)[:1]) for c, brief in on_it)
        beside = ((c, brief, account_of(side, ask.about, brief, sources)[:most]) for c, brief in others)
        accounts = [each for each in chain(of_it, begun, beside) if each[2]]
        if ask.about >= _CLAIM:  # any brief may tell it, and many are on what somebody did about the islets
            accounts.sort(key=lambda each: -len(_CLAIM.intersection(each[2][0][1].concepts)))
        found = next(iter(accounts), None)
        if found is not None:
            citation, article, told = found
            for run in runs(told):
                citations.append(cited(run, article, citation.event, sources, answer.language))
                statements += told_in(run, article, side, len(citations))
    if not statements:
        return answer
    kept = [] if is_open else without(citations, answer.citations)
    return replace(
        answer,
        status="answered",
        reason=None,
        statements=tuple(statements),
        citations=numbered([*citations, *kept]),
    )


def _on_it(
    briefs: Sequence[tuple[Citation, Article]], about: frozenset[str], sources: Sources
) -> tuple[list[tuple[Citation, Article]], list[tuple[Citation, Article]]]:
    """The briefs whose headlines name most of ``about``, and the others; where none names any, the nearest."""
    named = [len(about & _headline(brief, sources)) for _, brief in briefs]
    most = max(named, default=0)
    if not most:
        return list(briefs[:1]), list(briefs[1:])
    on_it = [each for each, n in zip(briefs, named, strict=True) if n == most]
    return on_it, [each for each in briefs if each not in on_it]


def _headline(brief: Article, sources: Sources) -> frozenset[str]:
    """Ids of what the brief's headlines name."""
    return next((frozenset(passage.subject.concepts) for passage in sources.passages_of(brief.id)), frozenset())


def _brief(citation: Citation, sources: Sources) -> Article | None:
    """The brief that is cited; ``None`` for another article, or one that was forgotten."""
    try:
        article = sources.article(citation.article_id, citation.revision)
    except UnknownArticle:
        return None
    return article if article.brief_id else None
