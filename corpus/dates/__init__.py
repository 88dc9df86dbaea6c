"""Dates in news text: found, resolved against the article's own day, never finer than the evidence."""

from __future__ import annotations

from corpus.dates.absolute import AbsoluteDate, absolute_dates
from corpus.dates.article import anchor_of, event_dates
from corpus.dates.infer import infer_anchor
from corpus.dates.mentions import find_mentions
from corpus.dates.question import QuestionDate, question_dates
from corpus.dates.resolve import resolve
from corpus.dates.types import Anchor, DateMention, EventMention, ResolvedDate

__all__ = [
    "AbsoluteDate",
    "Anchor",
    "DateMention",
    "EventMention",
    "QuestionDate",
    "ResolvedDate",
    "absolute_dates",
    "anchor_of",
    "event_dates",
    "find_mentions",
    "infer_anchor",
    "question_dates",
    "resolve",
]
