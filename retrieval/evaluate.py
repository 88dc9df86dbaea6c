"""Scores question files on the current archive: retrieval of evidence, days, citations, abstention."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.dates import absolute_dates
from corpus.types import PartialDate, Precision
from retrieval.errors import BadQuery
from retrieval.metrics import auroc, mean, ndcg, percentile, recall_at, reciprocal_rank
from retrieval.service import Archive
from retrieval.types import Answer, Passage, Query
from retrieval.wanted import wanted_of

DEPTH = 10
_ISO_START = re.compile(r"\d{4}(-\d{2}){1,2}(?!\d)")
_YEAR_START = re.compile(r"\d{4}(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """One line of a question file. ``evidence``: a few words of each source, in the order of ``articles``."""

    id: str
    lang: str
    question: str
    type: str
    answerable: bool
    evidence: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    answer: str = ""
    meeting_date: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one question.

    ``found_at``: rank of each piece of evidence, ``None`` when it was not found. ``day_right`` and ``citation_right``
    are ``None`` where they cannot be judged.
    """

    question: GoldQuestion
    answer: Answer
    found_at: tuple[int | None, ...]
    day_right: bool | None
    citation_right: bool | None
    ms: float

    @property
    def abstained(self) -> bool:
        """Whether the question was refused."""
        return self.answer.status == "abstained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Scores of a group of questions; ``None`` where the group has none of the kind. Shares in [0, 1]."""

    group: str
    n: int
    n_answerable: int
    recall_1: float | None
    recall_5: float | None
    mrr_10: float | None
    ndcg_10: float | None
    date_accuracy: float | None
    n_dates: int
    citation_precision: float | None
    abstention_auroc: float | None
    false_answers: float | None
    false_refusals: float | None
    p50_ms: float | None
    p95_ms: float | None


def read_questions(path: Path) -> list[GoldQuestion]:
    """The questions of a JSON-lines file; raises ``BadQuery`` naming the line that breaks the format."""
    try:
        # Not splitlines: JSON may hold U+2028 and the like inside a string.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise BadQuery(f"{path}: byte {error.start} is not UTF-8, expected JSON lines in UTF-8") from error
    return [_question(line, f"{path}:{n}") for n, line in enumerate(lines, start=1) if line.strip()]


def _question(line: str, where: str) -> GoldQuestion:
    try:
        row: dict[str, Any] = json.loads(line)
        known = {k: row[k] for k in ("id", "lang", "question", "type", "answerable")}
    except (json.JSONDecodeError, KeyError, TypeError, RecursionError) as error:
        raise BadQuery(
            f"{where}: found {line[:60]!r}, expected a JSON object with id, lang, question, type and answerable"
        ) from error
    evidence = row.get("evidence") or []
    if not isinstance(evidence, list) or not all(isinstance(e, str) and e.strip() for e in evidence):
        raise BadQuery(f"{where}: found evidence {evidence!r}, expected a list of words from the source")
    if not isinstance(known["answerable"], bool) or not str(known["question"]).strip():
        raise BadQuery(f"{where}: expected a question that is not empty, and true or false for answerable")
    return GoldQuestion(
        **known,
        evidence=tuple(evidence),
        articles=tuple(map(str, row.get("articles") or ())),
        answer=str(row.get("answer") or ""),
        meeting_date=row.get("meeting_date"),
        note=str(row.get("note") or ""),
    )


def run(
    archive: Archive, questions: Sequence[GoldQuestion], *, progress: Callable[[int, int], None] | None = None
) -> list[Outcome]:
    """Asks every question, in order."""
    outcomes = []
    for i, question in enumerate(questions, start=1):
        outcomes.append(_outcome(archive, question))
        if progress:
            progress(i, len(questions))
    return outcomes


def _outcome(archive: Archive, question: GoldQuestion) -> Outcome:
    answer, result = archive.answered(Query(text=question.question))
    hits = result.ranked[:DEPTH]
    return Outcome(
        question=question,
        answer=answer,
        found_at=found_at(archive, question, [hit.passage for hit in hits]),
        day_right=_day_right(question, answer),
        citation_right=_citation_right(archive, question, answer),
        ms=answer.timings_ms.get("total", 0.0),
    )


def found_at(archive: Archive, question: GoldQuestion, passages: Sequence[Passage]) -> tuple[int | None, ...]:
    """For each piece of the evidence the 1-based rank of the first passage that holds it, else ``None``."""
    told = [_told(archive, question, p.article_id, p.revision, p.text) for p in passages]
    return tuple(
        next((rank for rank, holds in enumerate(told, start=1) if holds[i]), None)
        for i in range(len(question.evidence))
    )


def normalized(text: str) -> str:
    """Lower case, straight quotes, single spaces: evidence is compared by its words."""
    straight = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", straight).strip().lower()


def _told(archive: Archive, question: GoldQuestion, article_id: str, revision: str, text: str) -> list[bool]:
    """Whether words of an article hold each piece of the evidence.

    Evidence is in the words of the English body; the Japanese or Korean body of the same brief counts as holding it.
    """
    words = normalized(text)
    held = [normalized(e) in words for e in question.evidence]
    if any(held) or len(question.articles) != len(question.evidence):
        return held
    article = archive.article(article_id, revision)
    if article.brief_id is None or article.language == "en":
        return held
    return [name == article.brief_id for name in question.articles]


def _day_right(question: GoldQuestion, answer: Answer) -> bool | None:
    """Whether the first citation's event is the expected day, or lies within the expected month or year.

    An event that is coarser than the expected answer is wrong, and so is a refusal.
    """
    expected = expected_days(question)
    if question.type != "when" or not question.answerable or expected is None:
        return None
    event = answer.citations[0].event if answer.citations else None
    if event is None or answer.status == "abstained":
        return False
    first, last = event.earliest_on, event.latest_on
    if event.basis == "front_matter" and event.precision is Precision.RANGE:
        # Asked from when, or until when, "from August 26 to August 28" tells it.
        edge = wanted_of(question.question).edge
        first, last = (first, first) if edge < 0 else (last, last) if edge > 0 else (first, last)
    return expected[0] <= first and last <= expected[1]


def expected_days(question: GoldQuestion) -> tuple[date, date] | None:
    """First and last of the days expected: those of ``expected_day``, or all that the answer names as one stretch.

    "21 and 22 April 2006" is two days; so is 2006年4月21日と22日.
    """
    expected = expected_day(question)
    if expected is None:
        return None
    first, last = expected.earliest_on, expected.latest_on
    if expected.day is not None and (found := _TWO_DAYS.search(question.answer)):
        days = [int(day) for day in found.groups() if day]
        if expected.day in days and days[0] < days[1]:
            with suppress(ValueError):
                first, last = first.replace(day=days[0]), first.replace(day=days[1])
    return first, last


# "21 and 22 April", "20–22 August", 21日と22日, 23日・24日, 26~27일.
_TWO_DAYS = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?:and|to|[-–~～])\s?(\d{1,2})\s(?:[A-Z][a-z]+)\s\d{4}"
    r"|(?<!\d)(\d{1,2})日?(?:と|、|・|[-–~～])(\d{1,2})日|(?<!\d)(\d{1,2})일?(?:과 |, ?|·|[-–~～])(\d{1,2})일"
)


def expected_day(question: GoldQuestion) -> PartialDate | None:
    """The first day or month that the answer writes with its year, in any language, else the year it begins with.

    Without either, that of the meeting; ``None`` when that is not known.
    """
    for told in (question.answer, question.meeting_date or ""):
        written = absolute_dates(told)
        iso = _ISO_START.match(told)
        if written and not iso:
            return written[0].on
        if found := iso or _YEAR_START.match(told):
            with suppress(ValueError):
                return PartialDate.parse(found.group())
    return None


def _citation_right(archive: Archive, question: GoldQuestion, answer: Answer) -> bool | None:
    """Whether the first excerpt holds a piece of the evidence; ``None`` when nothing was answered or is known."""
    if not answer.statements or not question.evidence or not question.answerable:
        return None
    first = answer.citations[0]
    return any(_told(archive, question, first.article_id, first.revision, first.excerpt))


def score(group: str, outcomes: Sequence[Outcome]) -> Scores:
    """The scores of a group."""
    answerable = [o for o in outcomes if o.question.answerable]
    others = [o for o in outcomes if not o.question.answerable]
    judged = [o for o in answerable if o.found_at]
    days = [o.day_right for o in outcomes if o.day_right is not None]
    return Scores(
        group=group,
        n=len(outcomes),
        n_answerable=len(answerable),
        recall_1=mean([recall_at(o.found_at, 1) for o in judged]),
        recall_5=mean([recall_at(o.found_at, 5) for o in judged]),
        mrr_10=mean([reciprocal_rank(o.found_at, DEPTH) for o in judged]),
        ndcg_10=mean([ndcg(o.found_at, DEPTH) for o in judged]),
        date_accuracy=mean([float(d) for d in days]),
        n_dates=len(days),
        citation_precision=mean([float(o.citation_right) for o in outcomes if o.citation_right is not None]),
        abstention_auroc=auroc([o.answer.confidence for o in answerable], [o.answer.confidence for o in others]),
        false_answers=mean([float(not o.abstained) for o in others]),
        false_refusals=mean([float(o.abstained) for o in answerable]),
        p50_ms=percentile([o.ms for o in outcomes], 50),
        p95_ms=percentile([o.ms for o in outcomes], 95),
    )


def by_group(outcomes: Sequence[Outcome]) -> list[Scores]:
    """Scores of all questions, then by language, then by type."""
    languages = sorted({o.question.lang for o in outcomes})
    types = sorted({o.question.type for o in outcomes})
    return [
        score("all", outcomes),
        *(score(f"lang {x}", [o for o in outcomes if o.question.lang == x]) for x in languages),
        *(score(f"type {x}", [o for o in outcomes if o.question.type == x]) for x in types),
    ]
