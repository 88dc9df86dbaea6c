"""Short ways to ask what a sentence's dates mean, shared by the date tests."""

from __future__ import annotations

from corpus.dates import Anchor, find_mentions, resolve
from corpus.dates.article import resolved_mentions
from corpus.types import Article, ArticleKind, PartialDate

THURSDAY = Anchor(PartialDate(2019, 9, 19), basis="published")
YEAR_ONLY = Anchor(PartialDate(2019), basis="published")
UNKNOWN = Anchor()


def meant(text: str, language: str = "en", anchor: Anchor = THURSDAY) -> list[tuple[str, str]]:
    """(words, what they mean) for each date of the text: a day, or ``first..last precision``."""
    return [(mention.text, shown(found)) for mention, found in resolved_mentions(text, language, anchor)]


def shown(found) -> str:
    """A resolved date as ``2019-09-26`` or ``2019-09-01..2019-09-30 month``."""
    if found.earliest_on == found.latest_on and found.precision == "day":
        return str(found.earliest_on)
    return f"{found.earliest_on}..{found.latest_on} {found.precision}"


def only(text: str, language: str = "en", anchor: Anchor = THURSDAY) -> str:
    """What the only date of the text means; ``none`` when it cannot be told."""
    (mention,) = find_mentions(text, language)
    found = resolve(mention, anchor=anchor, context=text)
    return shown(found) if found else "none"


def article(text: str, **facts) -> Article:
    """An article with that text and nothing known about it but ``facts``."""
    known = {
        "id": "a1",
        "revision": "r1",
        "source_key": "text:a1",
        "source": "a.txt",
        "url": None,
        "kind": ArticleKind.NEWS,
        "headline": None,
        "outlet": None,
        "agency": None,
        "byline": (),
        "dateline_place": None,
        "dateline_on": None,
        "language": "en",
        "published": None,
        "published_basis": "none",
        "text": text,
        "raw_sha256": "0" * 64,
    }
    return Article(**(known | facts))
