"""Articles made of a few sentences, and what is read of their meetings."""

from __future__ import annotations

from functools import cache

from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Offices
from corpus.meetings.extract import mentions_of
from corpus.meetings.merge import merge
from corpus.meetings.types import MeetingMention
from corpus.types import Article, ArticleKind, PartialDate


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the data files, loaded once."""
    return Gazetteer.load()


@cache
def offices() -> Offices:
    """The register of offices, loaded once."""
    return Offices.load()


def article(text: str, *, on: str | None = "2023-03-17", language: str = "en") -> Article:
    """A news article of this text, published on that day."""
    return Article(
        id="0123456789abcdef",
        revision="fedcba9876543210",
        source_key="text:told",
        source="told",
        url=None,
        kind=ArticleKind.NEWS,
        headline=None,
        outlet=None,
        agency=None,
        byline=(),
        dateline_place=None,
        dateline_on=None,
        language=language,
        published=PartialDate.parse(on) if on else None,
        published_basis="meta" if on else "none",
        text=text,
        raw_sha256="0",
    )


def told(text: str, *, on: str | None = "2023-03-17", language: str = "en") -> tuple[MeetingMention, ...]:
    """The mentions of a text."""
    return mentions_of(article(text, on=on, language=language), gazetteer(), offices())


def summary(mention: MeetingMention) -> str:
    """Status, kind, day or stretch, city and people in one line: 'held summit 2023-03-16 Tokyo kishida-fumio …'."""
    when = mention.when
    days = "-"
    if when is not None:
        days = str(when.earliest_on) if when.earliest_on == when.latest_on else f"{when.earliest_on}/{when.latest_on}"
    people = sorted(p.person_id or p.name for p in mention.participants)
    return " ".join([mention.status, mention.kind, days, mention.city or "-", *people])


def summaries(text: str, *, on: str | None = "2023-03-17", language: str = "en") -> list[str]:
    """One line for each meeting that the text tells of, in order, each once."""
    return list(dict.fromkeys(summary(mention) for mention in told(text, on=on, language=language)))


def records(text: str, *, on: str = "2023-03-20", language: str = "en") -> list[str]:
    """One line for each record that comes of the text: sides, status, call or met, first day or "-", and people."""
    found = merge(mentions_of(article(text, on=on, language=language), gazetteer(), offices()))
    return sorted(
        " ".join(
            [
                "-".join(m.sides),
                m.status,
                "call" if m.mode in ("phone", "video") else "met",
                str(m.when.earliest_on) if m.when else "-",
                *sorted(p.person_id or p.name for p in m.participants),
            ]
        )
        for m in found
    )
