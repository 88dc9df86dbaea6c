"""The publication date of a page, as finely as the page gives it, with the basis it rests on.

Bases, best first: ``front matter``, ``JSON``, ``JSON-LD``, ``feed``, ``meta``, ``visible line``, ``URL``, ``dateline``,
``dateline + caption year``, ``dateline + copyright year``, ``htmldate``, ``caption``, ``copyright year``; ``none``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from corpus.clean.dateline import Dateline
from corpus.clean.page import Page
from corpus.clean.roles import Marked, Role
from corpus.clean.stamps import Stamp, clock_in, stamps_of
from corpus.dates import absolute_dates
from corpus.types import Given, PartialDate

__all__ = ["Published", "published_of"]

_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-/_]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?![-/_]?\d{1,2}(?:\D|$))"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WEEKDAYS = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    tuple("月火水木金土日"),
    tuple("월화수목금토일"),
)
_WEEKDAY = re.compile(
    r"\b(?P<en>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?P<ja>[月火水木金土日])曜|(?P<ko>[월화수목금토일])요일",
    re.IGNORECASE,
)
_SENT = re.compile(r"송고|配信")
_GIVEN_ORDER = ("front matter", "JSON", "JSON-LD", "feed", "meta")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date; ``on`` is ``None`` where the page gives none. ``evidence``: the words it rests on."""

    on: PartialDate | None = None
    basis: str = "none"
    evidence: str | None = None
    at: datetime | None = None
    updated_at: datetime | None = None
    updated_evidence: str | None = None
    updated_basis: str = "none"


def published_of(
    page: Page, *, given: Sequence[Given], url: str | None, dateline: Dateline | None, timezone: str | None
) -> Published:
    """The best date of the page. ``timezone``: the outlet's IANA zone; without one, a bare time of day stays unused."""
    zone = ZoneInfo(timezone) if timezone else None
    stamps = _stamps(page)
    captions = (*page.captions, *(fact.value for fact in given if fact.field == "caption"))
    found = (
        _from_given(given, "published", _GIVEN_ORDER, zone)
        or _from_stamps(stamps, page, zone)
        or _from_url(url)
        or _from_dateline(page, dateline, captions)
        or _from_given(given, "published", ("htmldate",), zone)
        or _from_caption(page, captions)
        or _from_copyright(page)
        or Published()
    )
    return _with_update(found, stamps, given, zone)


def _from_given(given: Sequence[Given], field: str, bases: Sequence[str], zone: tzinfo | None) -> Published | None:
    fitting = sorted((g for g in given if g.field == field and g.basis in bases), key=lambda g: bases.index(g.basis))
    for fact in fitting:
        on, at = _parse(fact.value, zone)
        if on:
            return Published(on, fact.basis, fact.value, at)
    return None


def _parse(value: str, zone: tzinfo | None) -> tuple[PartialDate | None, datetime | None]:
    """The day at the outlet, and the moment where value or outlet give a zone."""
    text = value.strip()
    try:
        return PartialDate.parse(text), None
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        hits = absolute_dates(text)
        return (hits[0].on, hits[0].at or _localize(hits[0].on, clock_in(text), zone)) if hits else (None, None)
    if moment.tzinfo is None:
        return PartialDate.of(moment.date()), moment.replace(tzinfo=zone) if zone else None
    local = moment.astimezone(zone) if zone else moment
    return PartialDate.of(local.date()), local


def _localize(on: PartialDate, clock: time | None, zone: tzinfo | None) -> datetime | None:
    if clock is None or zone is None or on.day is None:
        return None
    return datetime.combine(on.earliest_on, clock, tzinfo=zone)


def _stamps(page: Page) -> tuple[tuple[int, Stamp], ...]:
    """Date lines with their line numbers; those inside lists of other stories are furniture and not seen here."""
    return tuple(
        (index, stamp)
        for index, item in enumerate(page.marked)
        if item.role is Role.DATE
        for stamp in stamps_of(item.text)
    )


def _from_stamps(stamps: Sequence[tuple[int, Stamp]], page: Page, zone: tzinfo | None) -> Published | None:
    if not stamps:
        return _from_sent_line(page, zone)
    headline = next((i for i, item in enumerate(page.marked) if item.role is Role.HEADLINE), 0)
    body = [i for i, item in enumerate(page.marked) if item.role is Role.BODY]
    third = body[2] if len(body) > 2 else len(page.marked)

    def order(entry: tuple[int, Stamp]) -> tuple[int, int]:
        index, stamp = entry
        if stamp.label == "posted":
            return 0, index
        if stamp.label == "modified":
            return 4, index
        # A bare day: under the headline, else in the foot, else in the masthead (which may show the day of the visit).
        return (1 if headline <= index < third else 2 if index >= third else 3), index

    index, stamp = min(stamps, key=order)
    at = stamp.at or _localize(stamp.on, stamp.clock or _clock_near(page.marked, index), zone)
    basis = "visible line (updated)" if stamp.label == "modified" else "visible line"
    return Published(stamp.on, basis, stamp.line, at)


def _clock_near(marked: Sequence[Marked], index: int) -> time | None:
    near = [
        item.text
        for item in marked[index + 1 : index + 3]
        if item.role in {Role.BYLINE, Role.DATE} and not stamps_of(item.text)
    ]
    return next((clock for clock in map(clock_in, near) if clock), None)


def _from_sent_line(page: Page, zone: tzinfo | None) -> Published | None:
    for item in page.marked:
        hits = (
            absolute_dates(item.text)
            if item.role in {Role.END, Role.NOTICE, Role.FURNITURE} and _SENT.search(item.text)
            else ()
        )
        if hits:
            return Published(
                hits[0].on, "visible line", item.text, hits[0].at or _localize(hits[0].on, clock_in(item.text), zone)
            )
    return None


def _from_url(url: str | None) -> Published | None:
    match = _URL_DAY.search(url) if url else None
    try:
        on = PartialDate(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        return None
    return Published(on, "URL", url) if on else None


def _from_dateline(page: Page, dateline: Dateline | None, captions: Sequence[str]) -> Published | None:
    """Month and day of the dateline with the year of the dateline itself, of a caption, or of the copyright line."""
    if dateline is None or dateline.day is None:
        return None
    if dateline.year:
        on = _day(dateline.year, dateline.month, dateline.day)
        return Published(on, "dateline", dateline.text) if on else None
    for caption in captions:
        for hit in absolute_dates(caption):
            on = _day(hit.on.year, dateline.month or hit.on.month, dateline.day)
            same_day = hit.on.day == dateline.day and hit.on.month in {dateline.month, on.month if on else None}
            if on and (same_day or (dateline.month and not _is_file(caption) and _weekday_fits(on, page, within=1))):
                return Published(on, "dateline + caption year", f"{dateline.text} | {caption[hit.start : hit.end]}")
    year, notice = _copyright_year(page)
    on = _day(year, dateline.month, dateline.day) if year else None
    if on and _weekday_fits(on, page, within=1):
        return Published(on, "dateline + copyright year", f"{dateline.text} | {notice}")
    return None


def _day(year: int, month: int | None, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day) if month else None
    except ValueError:
        return None


def _is_file(caption: str) -> bool:
    return re.search(r"\bfile\b|자료|資料", caption, re.IGNORECASE) is not None


def _lede_weekdays(page: Page) -> list[int]:
    lede = next((item.text for item in page.marked if item.role is Role.BODY), "")
    days: list[int] = []
    for match in _WEEKDAY.finditer(lede):
        word = next(group for group in match.groups() if group)
        days += [names.index(word.lower()) for names in _WEEKDAYS if word.lower() in names]
    return days


def _weekday_fits(on: PartialDate, page: Page, *, within: int) -> bool:
    """Whether the opening names the weekday of ``on`` or of up to ``within`` days before; so a wrong year shows."""
    named = _lede_weekdays(page)
    return not named or any((on.earliest_on - timedelta(days=back)).weekday() in named for back in range(within + 1))


def _from_caption(page: Page, captions: Sequence[str]) -> Published | None:
    """The year of a dated scene whose weekday is the one that the opening names: the page reports that very day."""
    named = _lede_weekdays(page)
    for caption in captions if named else ():
        for hit in absolute_dates(caption):
            if hit.on.day and not _is_file(caption) and hit.on.earliest_on.weekday() in named:
                return Published(PartialDate(hit.on.year), "caption", caption[hit.start : hit.end])
    return None


def _copyright_year(page: Page) -> tuple[int, str] | tuple[None, None]:
    """The earliest year of the notices: a site's own notice may show the year of the visit, the wire's does not."""
    years = [(max(map(int, found)), text) for text in _notices(page) if (found := _YEAR.findall(text))]
    return min(years) if years else (None, None)


def _notices(page: Page) -> Iterable[str]:
    return (item.text for item in page.marked if item.role in {Role.NOTICE, Role.END})


def _from_copyright(page: Page) -> Published | None:
    year, notice = _copyright_year(page)
    return Published(PartialDate(year), "copyright year", notice) if year else None


def _with_update(
    found: Published, stamps: Sequence[tuple[int, Stamp]], given: Sequence[Given], zone: tzinfo | None
) -> Published:
    modified = next((stamp for _, stamp in stamps if stamp.label == "modified"), None)
    at = (modified.at or _localize(modified.on, modified.clock, zone)) if modified else None
    if modified and at:
        return replace(found, updated_at=at, updated_evidence=modified.line, updated_basis="visible line")
    fact = next((g for g in given if g.field == "updated"), None)
    at = _parse(fact.value, zone)[1] if fact else None
    return (
        replace(found, updated_at=at, updated_evidence=fact.value, updated_basis=fact.basis) if fact and at else found
    )
