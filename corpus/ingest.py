"""From what the user named to articles in the store: read, clean, put; one result an input, whatever happens to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from corpus.errors import CorpusError
from corpus.store import PutResult, Store
from corpus.types import Article, Dropped, PartialDate, Precision, RawArticle

if TYPE_CHECKING:
    from corpus.readers import FetchedPage

Status = Literal["added", "updated", "unchanged", "duplicate", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestResult:
    """What became of one input. ``reason`` says why it was rejected, or which article a duplicate copies.

    A rejected input left nothing in the store; its other fields are unknown. ``paragraphs`` counts those kept.
    ``article`` is what was read, also where it was not stored.
    """

    source: str
    status: Status
    reason: str | None = None
    article_id: str | None = None
    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    dateline_place: str | None = None
    published: PartialDate | None = None
    published_basis: str | None = None
    paragraphs: int = 0
    dropped: Dropped = field(default_factory=Dropped)
    article: Article | None = field(default=None, repr=False, compare=False)

    @property
    def published_precision(self) -> Precision:
        """``DAY``, ``MONTH``, ``YEAR``, or ``NONE`` when the page gives no date."""
        return self.published.precision if self.published else Precision.NONE

    def as_json(self, *, passages: int | None = None) -> dict[str, object]:
        """The line that ``chancery ingest --json`` prints; ``passages`` is what the index made of the article."""
        return {
            "source": self.source,
            "status": self.status,
            "reason": self.reason,
            "article_id": self.article_id,
            "headline": self.headline,
            "outlet": self.outlet,
            "agency": self.agency,
            "byline": list(self.byline),
            "language": self.language,
            "dateline_place": self.dateline_place,
            "published_on": str(self.published) if self.published else None,
            "published_precision": self.published_precision.value,
            "published_basis": self.published_basis,
            "paragraphs": self.paragraphs,
            "passages": passages,
            "dropped": {"comments": self.dropped.comments, "boilerplate": self.dropped.boilerplate},
        }


def ingest(
    sources: Iterable[str | Path],
    *,
    store: Store,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], FetchedPage] | None = None,
    dry_run: bool = False,
) -> Iterator[IngestResult]:
    """One result an input, as each is done; a folder or a file of JSON lines is many inputs.

    Whatever is wrong with one of them (unreadable, no article in it, disk full, store locked) is its result, and the
    others go on. ``stdin`` is read for the source ``-``; ``fetch`` replaces how an address is fetched.
    With ``dry_run`` nothing is stored: each result is what would become of its input alone.
    """
    for source in sources:
        try:
            for item in _read(source, stdin=stdin, fetch=fetch):
                if isinstance(item, CorpusError):
                    yield _rejected(str(source), item)
                else:
                    yield _take(item, put=store.preview if dry_run else store.put)
        except CorpusError as error:
            yield _rejected(str(source), error)


def _read(
    source: str | Path, *, stdin: BinaryIO | None, fetch: Callable[[str], FetchedPage] | None
) -> Iterator[RawArticle | CorpusError]:
    # Here and not above: the readers for HTML take half a second to import, and most commands read no page.
    from corpus.readers import read

    return read(source, stdin=stdin, fetch=fetch)


def _take(raw: RawArticle, *, put: Callable[[Article], PutResult]) -> IngestResult:
    from corpus.clean import to_article

    try:
        article = to_article(raw)
        done = put(article)
    except CorpusError as error:
        return _rejected(raw.source, error)
    reason = f"prints the text of {done.duplicate_of}" if done.duplicate_of else None
    return _result(article, source=raw.source, status=done.status, reason=reason)


def _result(article: Article, *, source: str, status: Status, reason: str | None) -> IngestResult:
    return IngestResult(
        source=source,
        status=status,
        reason=reason,
        article_id=article.id,
        headline=article.headline,
        outlet=article.outlet,
        agency=article.agency,
        byline=article.byline,
        language=article.language,
        dateline_place=article.dateline_place,
        published=article.published,
        published_basis=article.published_basis,
        paragraphs=len(article.paragraphs),
        dropped=article.dropped,
        article=article,
    )


def _rejected(source: str, error: CorpusError) -> IngestResult:
    """The result for an input that was refused: one line, without the name of the input said twice."""
    named = str(getattr(error, "source", source))
    reason = " ".join(str(error).split()).removeprefix(f"{named}: ")
    return IngestResult(source=named, status="rejected", reason=reason)
