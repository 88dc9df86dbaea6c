"""Who made an article: outlet, news agency and people, each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.clean.dateline import Dateline
from corpus.clean.lines import has_cjk
from corpus.clean.names import Named, agencies, agency_in, by_domain, outlet_in, outlet_named
from corpus.clean.page import Page
from corpus.clean.people import Byline, byline_of, reporters_credited
from corpus.clean.roles import Role
from corpus.types import Given

__all__ = ["Known", "agency_of", "outlet_of", "people_of"]

_EMAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_CREDIT = re.compile(r"\((?P<name>[^()]{2,30})\)\s*$")
_BEFORE_DATE = re.compile(r"\s*[,，、|｜·/]\s*|\s+[-–—]\s+")
_EDGES = "[]<>|•· "  # of a masthead
_MAX_PEOPLE = 6
_NOTICES = {Role.NOTICE, Role.END}
_LABELS = {Role.FURNITURE, Role.HEADING, Role.BYLINE}


@dataclass(frozen=True, slots=True)
class Known:
    """A name, the basis word for it, and the words it rests on."""

    name: str
    basis: str
    evidence: str
    timezone: str | None = None


def outlet_of(page: Page, *, given: Sequence[Given], url: str | None) -> Known | None:
    """The outlet: given beside the page, by its address, else by a notice, masthead, contact or account line."""
    for fact in (g for g in given if g.field == "outlet" and g.value.strip()):
        row = outlet_named(fact.value)
        return Known(row.name if row else fact.value.strip(), fact.basis, fact.value, row.timezone if row else None)
    host = _host(url)
    row = by_domain(host) if host else None
    if row:
        return Known(row.name, "URL", url or "", row.timezone)
    return next(_outlets_on_page(page), None)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""


def _outlets_on_page(page: Page) -> Iterator[Known]:
    """Best first: own notice, masthead, contact, log-in box; a wire's notice, which any page may print, comes last."""
    names = {agency.name for agency in agencies()}
    notices = [(row, item.text) for item in page.marked if item.role in _NOTICES and (row := outlet_in(item.text))]
    yield from (_known(row, "copyright line", text) for row, text in notices if not _is_wire(row, names))
    for item in page.marked:
        row = outlet_named(item.text.strip(_EDGES)) if item.role in _LABELS else None
        if row and not (item.role is Role.BYLINE and _is_wire(row, names)):
            yield _known(row, "masthead", item.text)
    for item in page.marked:
        # "The Japan News, October 13, 2024" above a text that somebody saved.
        row = outlet_named(_BEFORE_DATE.split(item.text)[0].strip(_EDGES)) if item.role is Role.DATE else None
        if row and not _is_wire(row, names):
            yield _known(row, "masthead", item.text)
    for item in page.marked:
        for match in _EMAIL.finditer(item.text if item.role is not Role.BODY else item.text[-80:]):
            row = by_domain(match["host"])
            if row:
                yield _known(row, "contact line", item.text[-200:])
    yield from (_known(row, "account line", text) for text in page.accounts if (row := outlet_in(text)))
    yield from (_known(row, "copyright line", text) for row, text in notices)


def _known(row: Named, basis: str, evidence: str) -> Known:
    return Known(row.name, basis, evidence, row.timezone)


def _is_wire(row: Named, agency_names: set[str]) -> bool:
    return row.name in agency_names or row.name == "Yonhap News Agency"


def agency_of(page: Page, *, given: Sequence[Given], url: str | None, dateline: Dateline | None) -> Known | None:
    """The agency that wrote the text: given, in dateline, byline, notice or closing credit, or by address."""
    for fact in (g for g in given if g.field == "agency" and g.value.strip()):
        return Known(agency_in(fact.value) or fact.value.strip(), fact.basis, fact.value)
    if dateline and dateline.agency:
        return Known(dateline.agency, "dateline", dateline.text)
    for fact in (g for g in given if g.field == "byline"):
        name = agency_in(fact.value)
        if name:
            return Known(name, fact.basis, fact.value)
    return next(_agencies_on_page(page), None) or _agency_by_host(url)


def _agencies_on_page(page: Page) -> Iterator[Known]:
    for item in page.marked:
        byline = byline_of(item.text) if item.role in {Role.BYLINE, Role.DATE} else None
        name = (byline[1] if byline else None) or (
            agency_in(item.text) if item.role in {Role.BYLINE, Role.DATE} else None
        )
        if name:
            yield Known(name, "byline", item.text)
    for item in page.marked:
        # "(c) Reuters" alone credits a picture; a notice of the text has its year or says what it is.
        is_notice = item.role in _NOTICES and re.search(r"\d{4}|copyright|저작권|rights", item.text, re.IGNORECASE)
        name = agency_in(item.text) if is_notice else None
        if name:
            yield Known(name, "copyright line", item.text)
    credit = _CREDIT.search(page.paragraphs[-1]) if page.paragraphs else None
    name = agency_in(credit["name"]) if credit else None
    if name and credit:
        yield Known(name, "closing credit", credit.group().strip())


def _agency_by_host(url: str | None) -> Known | None:
    host = _host(url)
    row = next((a for a in agencies() for d in a.domains if host == d or host.endswith("." + d)), None)
    return Known(row.name, "URL", url or "") if row else None


def people_of(
    page: Page, *, given: Sequence[Given], dateline: Dateline | None
) -> tuple[tuple[str, ...], str, str | None]:
    """The authors, the basis, and the line: given, in a byline, in the dateline, or at the end of the text."""
    for fact in (g for g in given if g.field == "byline"):
        people = _people_given(fact.value)
        if fact.basis not in {"front matter", "JSON"}:
            # Sites put desks and log-in names into their metadata; a person there has two names, or is written in CJK.
            people = tuple(name for name in people if " " in name or has_cjk(name))
        if people:
            return people, fact.basis, fact.value
    lines = [item.text for item in page.marked if item.role in {Role.BYLINE, Role.DATE}]
    found: list[tuple[Byline, str]] = [(byline, text) for text in lines if (byline := byline_of(text))]
    named = tuple(dict.fromkeys(name for (people, _), _ in found for name in people))[:_MAX_PEOPLE]
    if named:
        return named, "byline", next(text for (people, _), text in found if people)
    if dateline and dateline.reporters:
        return dateline.reporters, "dateline", dateline.text
    if page.reporters:
        return page.reporters, "end of the text", None
    credited = ((reporters_credited(item.text), item.text) for item in page.marked if item.role is Role.FURNITURE)
    return next(((names, "closing credit", text) for names, text in credited if names), ((), "none", None))


def _people_given(value: str) -> tuple[str, ...]:
    parsed = byline_of(value) or byline_of(f"By {value}")
    if parsed:
        return parsed[0]
    pieces = [piece.strip() for piece in re.split(r"\s*(?:;|,|·|、|\band\b)\s*", value)]
    fits = [
        p
        for p in pieces
        if 1 < len(p) <= 40
        and agency_in(p) is None
        and "@" not in p
        and not p.startswith("http")
        and outlet_named(p) is None
    ]
    return tuple(dict.fromkeys(fits))
