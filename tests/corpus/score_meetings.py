"""How well meetings are read from articles: ``python -m tests.corpus.score_meetings [-v] [dev|dev2|captures|FILE…]``.

``dev:ko`` takes only the articles of that set whose name begins so, be it a language or one whole name.

Each article goes through the project's own reader and cleaning, then extraction, then merging, alone; only a page
without a date of its own is placed by the other articles of its set, as ingesting them together would.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.briefs import articles_of, parse_brief
from corpus.clean import to_article
from corpus.dates import anchor_of, infer_anchor
from corpus.gazetteer import Gazetteer
from corpus.readers import read
from corpus.types import Article, RawArticle
from tests.corpus.meetings_gold import BRIEFS, GoldArticle, load
from tests.corpus.meetings_match import COUNTS, Found, Tally, tally

if TYPE_CHECKING:
    from corpus.gazetteer.offices import Offices
    from corpus.meetings.types import Meeting, MeetingMention


def main(arguments: Sequence[str]) -> int:
    """Prints the figures of each set named; 1 where a set has no article on this checkout."""
    verbose = "-v" in arguments
    names = [name for name in arguments if name != "-v"] or ["dev"]
    missing = 0
    for name in names:
        by_language = score(name)
        missing += not by_language
        print(f"{name}: {'no article of it is on this checkout' if not by_language else ''}")
        _print(by_language, verbose=verbose)
    return 1 if missing else 0


def score(name: str | Path) -> dict[str, Tally]:
    """The figures of a set by language, and of all together under ``all``; empty where no text is on this checkout."""
    figures: dict[str, Tally] = {}
    total = Tally()
    chosen, _, start = str(name).partition(":")
    for gold, article, meetings in extracted([each for each in load(chosen) if each.name.startswith(start)]):
        one = tally(gold.meetings, [found_of(meeting, article) for meeting in meetings])
        one.notes = [f"{gold.name}: {note}" for note in one.notes]
        figures.setdefault(article.language, Tally()).add(one)
        total.add(one)
    return figures | {"all": total} if figures else {}


def extracted(articles: Sequence[GoldArticle]) -> Iterator[tuple[GoldArticle, Article, tuple[Meeting, ...]]]:
    """Each article whose text is here, cleaned, with the meetings that the project finds in it."""
    from corpus.meetings.merge import merge

    cleaned = [(gold, article_at(gold.path)) for gold in articles if gold.path is not None]
    for gold, article in cleaned:
        others = [other for _, other in cleaned if other.id != article.id]
        yield gold, article, merge(_mentions(article, others))


def _mentions(article: Article, others: Sequence[Article]) -> tuple[MeetingMention, ...]:
    from corpus.meetings.extract import mentions_of

    gazetteer, offices = _gazetteer(), _offices()
    own = anchor_of(article)
    if own.on is None and own.dateline_on is None:
        inferred = infer_anchor(article, others)
        if inferred is not None:
            return mentions_of(article, gazetteer, offices, anchor=inferred[0], inferred_from=inferred[1])
    return mentions_of(article, gazetteer, offices)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def _offices() -> Offices:
    from corpus.gazetteer.offices import Offices

    return Offices.load()


def article_at(path: Path) -> Article:
    """The cleaned article of a file: a page, or one language of a bundled brief; raises what the reader reports."""
    if path.is_relative_to(BRIEFS):
        name, _, language = path.stem.partition(".")
        bodies = articles_of(parse_brief(path.with_name(f"{name}.md")))
        return next(body for body in bodies if body.language == (language or "en"))
    (raw,) = read(path)
    if not isinstance(raw, RawArticle):
        raise raw
    return to_article(raw)


def found_of(meeting: Meeting, article: Article) -> Found:
    """A meeting of the register as the scorer compares it."""
    return Found(
        texts=tuple(article.text[m.span.start : m.span.end] for m in meeting.mentions),
        kind=meeting.kind,
        status=meeting.status,
        earliest_on=meeting.when.earliest_on if meeting.when else None,
        latest_on=meeting.when.latest_on if meeting.when else None,
        city=meeting.city,
        country=meeting.country,
        duration_minutes=meeting.duration_minutes,
        people=frozenset(person.person_id or person.name for person in meeting.participants),
        sides=frozenset(side.upper() for side in meeting.sides),
        mode=meeting.mode,
    )


def _print(by_language: dict[str, Tally], *, verbose: bool) -> None:
    for language, figures in by_language.items():
        parts = [f"{name} {getattr(figures, name).rate:.3f} ({_of(figures, name)})" for name in COUNTS]
        print(f"  {language}: " + ", ".join([*parts, f"people F1 {figures.people_f1:.3f}"]))
    if verbose and by_language:
        for note in by_language["all"].notes:
            print(f"    {note}")


def _of(figures: Tally, name: str) -> str:
    count = getattr(figures, name)
    return f"{count.right}/{count.n}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
