"""What a government says of a meeting: its own account, word for word, where the question names both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from corpus.errors import UnknownArticle
from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting, MeetingMention
from corpus.types import Article, EventDate
from retrieval.computed.asked_scope import scope_of
from retrieval.computed.asking import asks_about_meeting
from retrieval.computed.cite import Sources, numbered
from retrieval.computed.focus import is_more, patterns_of
from retrieval.computed.scope import Scope, preferred
from retrieval.excerpts import TARGET_CHARS
from retrieval.patterns import ByLanguage, Patterns
from retrieval.quoting import quoted
from retrieval.types import Answer, Citation, Language, Passage, Sentence, Statement, Voice
from retrieval.understand import Reading
from retrieval.words import data_file

AccountSide = Literal["jp", "kr"]
VOICES: dict[AccountSide, Voice] = {"jp": "side_jp", "kr": "side_kr"}
_BOTH, _CAPITALS = ("JP", "KR"), frozenset({"tokyo", "seoul"})
_MOST_SENTENCES = 3  # of one account; of both, one less each
_MOST_MEETINGS = 3  # that fit the question equally well


@dataclass(frozen=True, slots=True)
class AccountAsk:
    """Whose account is wanted of the meeting within ``scope``, and what of it: ids of concepts, none for all of it."""

    sides: tuple[AccountSide, ...]
    scope: Scope
    about: frozenset[str]


def asking_cues(own: Sequence[str], of_both: Sequence[str]) -> dict[AccountSide, ByLanguage[re.Pattern[str]]]:
    """For each government, by language, how a question asks for its account.

    ``own`` and ``of_both``: names of the lists of patterns, those with WHO for its names and those that ask for both.
    """
    names = data_file("retrieval", "meeting_asks.toml")["account"]
    return {"jp": _patterns(own, of_both, names["jp"]), "kr": _patterns(own, of_both, names["kr"])}


def _patterns(own: Sequence[str], of_both: Sequence[str], who: Mapping[str, str]) -> ByLanguage[re.Pattern[str]]:
    """The patterns of those lists by language, with ``who`` for WHO."""
    data = data_file("retrieval", "meeting_asks.toml")["account"]
    return patterns_of(
        {
            lang: [
                *(p.replace("WHO", name) for each in own for p in data[each][lang]),
                *(p for each in of_both for p in data[each][lang]),
            ]
            for lang, name in who.items()
        }
    )


def asks_for_sides(reading: Reading) -> bool:
    """Whether the question may ask for an account or a position of either government; most do not, at one look."""
    return _of_either()[reading.language].found_in(reading.text)


@cache
def _of_either() -> ByLanguage[Patterns]:
    """What matches wherever a pattern of one of the governments does."""
    data = data_file("retrieval", "meeting_asks.toml")["account"]
    who = {lang: f"(?:{data['jp'][lang]}|{data['kr'][lang]})" for lang in data["jp"]}
    patterns = _patterns(["told", "position"], ["both", "disputed"], who)
    return ByLanguage(lambda lang: Patterns([patterns[lang].pattern]))


@cache
def _cues() -> dict[AccountSide, ByLanguage[re.Pattern[str]]]:
    return asking_cues(["told"], ["both"])


def account_ask(reading: Reading, gazetteer: Gazetteer) -> AccountAsk | None:
    """Whose account of which meeting the question wants; ``None`` when it asks for something else."""
    sides = tuple(side for side, patterns in _cues().items() if patterns[reading.language].search(reading.text))
    if not sides or not asks_about_meeting(reading):
        return None
    scope = scope_of(reading, gazetteer)
    if scope.place_ids >= _CAPITALS:  # "Tokyo versus Seoul" are the governments
        scope = replace(scope, place_ids=scope.place_ids - _CAPITALS)
    tells_which = bool(scope.days) or (len(scope.persons) > 1 and bool(scope.place_ids or scope.occasions))
    if scope.days and scope.place_ids and not (scope.persons or scope.sides):
        scope = replace(scope, sides=_BOTH)  # "what did Tokyo say of the talks in New York" are those with Seoul
    if not tells_which or not (len(scope.persons) > 1 or len(scope.sides) > 1):
        return None
    asking = [m.span() for p in _cues().values() for m in p[reading.language].finditer(reading.text)]
    return AccountAsk(sides, scope, subject_of(reading, asking))


def subject_of(reading: Reading, asking: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Ids of what the question asks about, beside whom, when and where; ``asking``: spans of the words that ask."""
    about = (
        each
        for c in reading.concepts
        if is_more(c) and c.kind != "word" and not any(a <= c.start < b for a, b in asking)
        for each in c.ids
    )
    return frozenset(about) - _of_saying()


@cache
def _of_saying() -> frozenset[str]:
    """Words for telling itself and for what sets two accounts apart: they say nothing of what was told."""
    listed: str = data_file("retrieval", "meeting_asks.toml")["account"]["saying"]
    return frozenset(f"lex:{entry}" for entry in listed.split())


def with_accounts(answer: Answer, ask: AccountAsk, meetings: Sequence[Meeting], sources: Sources) -> Answer | None:
    """The answer in the governments' own words; ``None`` where no meeting fits, or many, or none with an account."""
    held = [m for m in meetings if m.status == "held" and m.brief_id and ask.scope.holds(m)]
    meant = preferred(held, ask.scope)
    if len(meant) > _MOST_MEETINGS:
        return None
    most = max(1, _MOST_SENTENCES // max(len(meant), 1) - (len(ask.sides) > 1))
    citations: list[Citation] = []
    statements: list[Statement] = []
    for meeting in meant:
        bodies = _bodies(meeting, answer.language, sources)
        for side in ask.sides:
            for article, run in _account(ask, side, bodies, sources, most):
                citations.append(cited(run, article, meeting.when, sources, answer.language))
                statements += told_in(run, article, side, len(citations))
    if not statements:
        return None
    others = answer.citations if answer.status == "answered" else ()
    return replace(
        answer,
        status="answered",
        reason=None,
        statements=tuple(statements),
        citations=numbered([*citations, *without(citations, others)]),
        meetings=meant,
    )


def beginnings(meeting: Meeting, language: Language, sources: Sources) -> Iterator[tuple[Citation, Statement]]:
    """How each government's own account of the meeting begins, with the citation that its statement will rest on.

    Nothing of a government whose account no body of the meeting's brief has; statement and citation bear number 0.
    """
    bodies = _bodies(meeting, language, sources)
    for side in VOICES:
        accounts = ((body, account_of(side, frozenset(), body, sources)[:1]) for body in bodies)
        body, first = next((pair for pair in accounts if pair[1]), (None, []))
        if body is not None:
            (statement,) = told_in(first, body, side, 0)
            yield cited(first, body, meeting.when, sources, language), statement


def _bodies(meeting: Meeting, language: Language, sources: Sources) -> list[Article]:
    """The bodies of the meeting's brief, that in the language of the reply first, then the English one."""
    fronts = (m for m in meeting.mentions if m.when is not None and m.when.basis == "front_matter")
    found = [article for mention in fronts if (article := _article(mention, sources)) is not None]
    return sorted(found, key=lambda body: (body.language != language, body.language != "en"))


def _article(mention: MeetingMention, sources: Sources) -> Article | None:
    """The mention's article; ``None`` for one that was forgotten."""
    try:
        return sources.article(mention.article_id, mention.revision)
    except UnknownArticle:
        return None


def _account(
    ask: AccountAsk, side: AccountSide, bodies: Sequence[Article], sources: Sources, most: int
) -> Iterator[tuple[Article, list[tuple[Passage, Sentence]]]]:
    """The sentences of the first body that has the account, ``most`` of them, in runs that one excerpt holds each."""
    for body in bodies:
        if told := account_of(side, ask.about, body, sources):
            yield from ((body, run) for run in runs(told[:most]))
            return


def account_of(
    side: AccountSide, about: frozenset[str], article: Article, sources: Sources
) -> list[tuple[Passage, Sentence]]:
    """The sentences of the account, of all or those that name most of ``about``, in the order of the text."""
    told = [
        (passage, sentence)
        for paragraph in article.paragraph_sources
        if paragraph.side == side
        for passage in sources.passages_of(article.id)
        for sentence in passage.sentences
        if paragraph.start <= sentence.start < paragraph.end
    ]
    if not about:
        return told
    named = [len(about & set(sentence.concepts)) for _, sentence in told]
    best = max(named, default=0)
    return [each for each, n in zip(told, named, strict=True) if n == best] if best else []


def runs(chosen: Sequence[tuple[Passage, Sentence]]) -> Iterator[list[tuple[Passage, Sentence]]]:
    """The sentences that follow on each other, together as long as an excerpt may be."""
    run: list[tuple[Passage, Sentence]] = []
    for passage, sentence in chosen:
        fits = run and run[-1][0] is passage and sentence.end - run[0][1].start <= 2 * TARGET_CHARS
        if run and not (fits and passage.sentences.index(sentence) == passage.sentences.index(run[-1][1]) + 1):
            yield run
            run = []
        run.append((passage, sentence))
    if run:
        yield run


def cited(
    run: Sequence[tuple[Passage, Sentence]],
    article: Article,
    event: EventDate | None,
    sources: Sources,
    language: Language,
) -> Citation:
    """The sentences of the run as citation number 0."""
    passage = run[0][0]
    return quoted(
        article,
        (run[0][1].start, run[-1][1].end),
        n=0,
        passage_id=passage.id,
        event=event,
        n_copies=sources.n_copies(article.cluster_id),
        language=language,
    )


def told_in(
    run: Sequence[tuple[Passage, Sentence]], article: Article, side: AccountSide, number: int
) -> list[Statement]:
    """Each sentence of the run as a statement of that government, resting on citation ``number``."""
    return [Statement(article.text[each.start : each.end], (number,), VOICES[side]) for _, each in run]


def without(mine: Sequence[Citation], others: Sequence[Citation]) -> list[Citation]:
    """Those of ``others`` whose words are not among ``mine``."""
    return [other for other in others if not any(_overlap(one, other) for one in mine)]


def _overlap(one: Citation, other: Citation) -> bool:
    same = one.article_id == other.article_id and one.revision == other.revision
    return same and one.start < other.end and other.start < one.end
