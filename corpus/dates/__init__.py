"""Dates in news text: found, resolved against the article's own day, never finer than the evidence."""

from __future__ import annotations

from corpus.dates.absolute import AbsoluteDate, absolute_dates

__all__ = ["AbsoluteDate", "absolute_dates"]
