"""From a `RawArticle` to an `Article`: the text cleaned, and every fact with how it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clean.dateline import Dateline, dateline_of
from corpus.clean.identity import article_id, canonical_url, revision_of, source_key_of
from corpus.clean.kind import kind_of
from corpus.clean.language import language_of
from corpus.clean.lines import has_cjk, is_sentence
from corpus.clean.names import cities
from corpus.clean.page import Page, read_page
from corpus.clean.published import Published, published_of
from corpus.clean.roles import Role
from corpus.clean.rules import rules
from corpus.clean.source import Known, agency_of, outlet_of, people_of
from corpus.errors import NoArticle
from corpus.types import Article, Dropped, FieldBasis, Given, PartialDate, RawArticle

__all__ = ["to_article"]

_MIN_CHARS_LATIN, _MIN_CHARS_CJK = 40, 20
# A page this short that also speaks of errors or log-in holds no article.
_MAX_ERROR_CHARS = 400


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known about an article; ``people``: the names, the basis, and the line that names them."""

    headline_basis: str
    dateline: Dateline | None
    outlet: Known | None
    agency: Known | None
    people: tuple[tuple[str, ...], str, str | None]
    published: Published


def to_article(raw: RawArticle) -> Article:
    """The article of ``raw``, cleaned and dated; raises `NoArticle` where the input holds none."""
    page = read_page(raw.text, headline=_value(raw.given, "headline"))
    _require_article(raw, page)
    text = "\n\n".join(page.paragraphs)
    key = source_key_of(raw, text)
    facts = _facts(raw, page)
    published = facts.published
    return Article(
        id=article_id(key),
        revision=revision_of(text),
        source_key=key,
        source=raw.source,
        url=canonical_url(raw.url) if raw.url else None,
        kind=kind_of(page.headline, facts.outlet.name if facts.outlet else None, raw.url),
        headline=page.headline,
        outlet=facts.outlet.name if facts.outlet else None,
        agency=facts.agency.name if facts.agency else None,
        byline=facts.people[0],
        dateline_place=facts.dateline.place if facts.dateline else None,
        dateline_on=_dateline_on(facts.dateline, published),
        language=language_of(text, _value(raw.given, "language")),
        published=published.on,
        published_basis=published.basis,
        published_at=published.at,
        updated_at=published.updated_at,
        text=text,
        raw_sha256=raw.raw_sha256,
        dropped=Dropped(page.n_comments, page.n_boilerplate, _captions(raw.given, page)),
        known_by=_known_by(page, facts),
    )


def _facts(raw: RawArticle, page: Page) -> _Facts:
    given, url = raw.given, raw.url
    headline = _given(given, "headline")
    dateline = next((found for p in page.paragraphs[:3] if (found := dateline_of(p))), None) or _place_line(page)
    outlet = outlet_of(page, given=given, url=url)
    zone = outlet.timezone if outlet else None
    return _Facts(
        headline_basis=headline.basis if headline else "visible line",
        dateline=dateline,
        outlet=outlet,
        agency=agency_of(page, given=given, url=url, dateline=dateline),
        people=people_of(page, given=given, dateline=dateline),
        published=published_of(page, given=given, url=url, dateline=dateline, timezone=zone),
    )


def _known_by(page: Page, facts: _Facts) -> tuple[FieldBasis, ...]:
    people, people_basis, people_line = facts.people
    dateline, published = facts.dateline, facts.published
    return (
        *_basis("headline", page.headline, facts.headline_basis, page.headline),
        *_known("outlet", facts.outlet),
        *_known("agency", facts.agency),
        *_basis("byline", people, people_basis, people_line),
        *_basis("dateline_place", dateline and dateline.place, "dateline", dateline.text if dateline else None),
        *_basis("published", published.on, published.basis, published.evidence),
        *_basis("updated_at", published.updated_at, published.updated_basis, published.updated_evidence),
        FieldBasis("language", "text"),
    )


def _require_article(raw: RawArticle, page: Page) -> None:
    text = " ".join(page.paragraphs)
    least = _MIN_CHARS_CJK if has_cjk(text) else _MIN_CHARS_LATIN
    if len(text) < least or not any(is_sentence(p) for p in page.paragraphs):
        raise NoArticle(
            raw.source, "no article found in it, at least one paragraph of prose expected; check the file or address"
        )
    found = rules().errors.search(text if len(text) < _MAX_ERROR_CHARS else "")
    if found is None and len(page.paragraphs) == 1 and len(text) < 3 * least:
        found = rules().errors.search(raw.text[: 2 * _MAX_ERROR_CHARS])
    if found:
        words = " ".join(found.group().split())
        raise NoArticle(
            raw.source, f"an error or log-in page found ({words!r}), an article expected; save the article first"
        )


def _place_line(page: Page) -> Dateline | None:
    """A city in capitals on a line of its own above the first paragraph, as some sites print their datelines."""
    for item in page.marked:
        if item.role is Role.BODY:
            return None
        if item.text.isupper() and item.text.title() in cities():
            return Dateline(text=item.text, place=item.text)
    return None


def _given(given: Sequence[Given], field: str) -> Given | None:
    return next((fact for fact in given if fact.field == field and fact.value.strip()), None)


def _value(given: Sequence[Given], field: str) -> str | None:
    fact = _given(given, field)
    return fact.value if fact else None


def _captions(given: Sequence[Given], page: Page) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*page.captions, *(g.value for g in given if g.field == "caption")]))


def _basis(field: str, value: object, basis: str, evidence: str | None) -> tuple[FieldBasis, ...]:
    return (FieldBasis(field, basis, evidence),) if value else ()


def _known(field: str, known: Known | None) -> tuple[FieldBasis, ...]:
    return (FieldBasis(field, known.basis, known.evidence),) if known else ()


def _dateline_on(dateline: Dateline | None, published: Published) -> PartialDate | None:
    """The dateline's day with the year of publication: the last such day that is not after it."""
    if dateline is None or dateline.day is None or (published.on is None and dateline.year is None):
        return None
    year = dateline.year or (published.on.year if published.on else None)
    month = dateline.month or (published.on.month if published.on else None)
    if year is None or month is None:
        return None
    try:
        on = PartialDate(year, month, dateline.day)
        # A story datelined Dec. 31 and posted on Jan. 1 belongs to the year before.
        late = published.on and published.on.day and on.earliest_on.toordinal() - published.on.latest_on.toordinal() > 2
        return PartialDate(year - 1, month, dateline.day) if late and not dateline.year and dateline.month else on
    except ValueError:
        return None
