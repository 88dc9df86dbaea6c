"""Why a government did something: its own account in the brief on the deed, where what is found gives no reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from corpus.errors import UnknownArticle
from corpus.gazetteer import Gazetteer
from corpus.types import Article
from retrieval.agent_side import agent_of
from retrieval.computed.accounts import VOICES, AccountSide, account_of, cited, runs, told_in, without
from retrieval.computed.cite import Sources, numbered
from retrieval.in_office import was_in_office
from retrieval.key_dates import deed_of
from retrieval.kinds import gives_reason
from retrieval.types import Answer, Citation, Sentence
from retrieval.understand import Reading

_MOST_SENTENCES = 2
_SIDES: dict[str, AccountSide] = {"jp": "jp", "kr": "kr"}


@dataclass(frozen=True, slots=True)
class ReasonAsk:
    """The government whose reason is asked for, and the brief on the known day of what it did, if one is known."""

    side: AccountSide
    brief_id: str | None


def reason_asked(reading: Reading, gazetteer: Gazetteer) -> ReasonAsk | None:
    """Why which government did what; ``None`` when the question asks for something else.

    Whoever is the one person named stands for his government; where nobody is named, it is who did what is known of.
    """
    if reading.intent != "why":
        return None
    deed = deed_of(reading, partial(was_in_office, gazetteer))
    people = {c.key for c in reading.concepts if c.kind == "person" and not c.is_misspelt}
    if len(people) == 1:
        side: str | None = gazetteer.entity(next(iter(people)).partition(":")[2]).side
    else:
        did = {each for each in deed.sides if each} if deed and not people else set()
        side = None if people else agent_of(reading) or (did.pop() if len(did) == 1 else None)
    return ReasonAsk(_SIDES[side], deed.brief_id if deed else None) if side in _SIDES else None


def with_reason(answer: Answer, ask: ReasonAsk, sources: Sources) -> Answer:
    """The answer led by that government's account, where its first words give no reason or are the other's.

    The account is that of the brief on the deed, if one is known and cited, else of the brief cited first; of it the
    first sentence that gives a reason and the next, else how it begins. A report, a brief on a meeting, and one without
    that account leave the answer as it is.
    """
    if answer.status != "answered" or not answer.statements:
        return answer
    cited_briefs = list(_briefs(answer.citations, sources))
    on_deed = next((pair for pair in cited_briefs if pair[1].brief_id == ask.brief_id), None)
    first = answer.statements[0]
    may_tell = (VOICES[ask.side],) if on_deed else ("report", VOICES[ask.side])
    is_beside = on_deed is not None and on_deed[0].n not in first.citation_ns
    if gives_reason(first.text) and first.voice in may_tell and not is_beside:
        return answer
    at_top = (pair for pair in cited_briefs if pair[0].n == 1 and not _is_on_the_other(pair[1], ask.side))
    citation, brief = on_deed or next(at_top, (None, None))
    told = account_of(ask.side, frozenset(), brief, sources) if brief and brief.meeting is None else []
    if citation is None or brief is None or not told:
        return answer
    since = next((n for n, (_, sentence) in enumerate(told) if _gives_reason(sentence, brief)), 0)
    led = next(runs(told[since : since + _MOST_SENTENCES]))
    mine = cited(led, brief, citation.event, sources, answer.language)
    return replace(
        answer,
        statements=tuple(told_in(led, brief, ask.side, 1)),
        citations=numbered([mine, *without([mine], answer.citations)]),
    )


def _briefs(citations: tuple[Citation, ...], sources: Sources) -> Iterator[tuple[Citation, Article]]:
    """The citations of briefs, with these."""
    for citation in citations:
        try:
            article = sources.article(citation.article_id, citation.revision)
        except UnknownArticle:
            continue
        if article.brief_id:
            yield citation, article


_GOVERNMENTS: dict[AccountSide, re.Pattern[str]] = {
    "jp": re.compile(r"\b(?:Japan|Tokyo)(?:ese)?\b"),
    "kr": re.compile(r"\b(?:South Korea|Korea|Seoul|ROK)n?\b"),
}


def _is_on_the_other(brief: Article, side: AccountSide) -> bool:
    """Whether the headline names the other government first, so that the deed that is told of is its own."""
    headline = brief.headlines.get("en", "")
    found = {each: m.start() for each, p in _GOVERNMENTS.items() if (m := p.search(headline))}
    return bool(found) and min(found, key=found.__getitem__) != side


def _gives_reason(sentence: Sentence, brief: Article) -> bool:
    return gives_reason(brief.text[sentence.start : sentence.end])
