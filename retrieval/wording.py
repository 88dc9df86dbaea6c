"""Days, sources and the archive's extent in the words of English, Japanese and Korean."""

from __future__ import annotations

import re
from datetime import date, timedelta

from corpus.types import ArticleKind, EventDate, PartialDate, Precision
from retrieval.types import Citation, Coverage, Language
from retrieval.words import counted, has_word, word

PLAINLY_KNOWN = "stated"
_NOT_LETTERS = re.compile("[^a-z]+")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ja": ("月", "火", "水", "木", "金", "土", "日"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
}


def day_text(day: date, language: Language) -> str:
    """One day with its weekday: ``Wednesday, 5 May 2021``, ``2021年5月5日（水）``, ``2021년 5월 5일(수)``."""
    weekday = _WEEKDAYS[language][day.weekday()]
    if language == "ja":
        return f"{day.year}年{day.month}月{day.day}日（{weekday}）"
    if language == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일({weekday})"
    return f"{weekday}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_text(year: int, month: int, language: Language) -> str:
    """A month: ``May 2021``, ``2021年5月``, ``2021년 5월``."""
    if language == "ja":
        return f"{year}年{month}月"
    return f"{year}년 {month}월" if language == "ko" else f"{_MONTHS[month - 1]} {year}"


def year_text(year: int, language: Language) -> str:
    """A year: ``2021``, ``2021年``, ``2021년``."""
    return {"en": str(year), "ja": f"{year}年", "ko": f"{year}년"}[language]


def partial_text(value: PartialDate, language: Language) -> str:
    """A day, month or year, as finely as it is known."""
    if value.day is not None:
        return day_text(value.earliest_on, language)
    if value.month is not None:
        return month_text(value.year, value.month, language)
    return year_text(value.year, language)


def event_text(event: EventDate, language: Language) -> str:
    """When something happened, never finer than it is known."""
    if event.earliest_on == event.latest_on:
        return day_text(event.earliest_on, language)
    if event.precision is Precision.MONTH:
        return month_text(event.earliest_on.year, event.earliest_on.month, language)
    if event.precision is Precision.YEAR:
        return year_text(event.earliest_on.year, language)
    first, last = day_text(event.earliest_on, language), day_text(event.latest_on, language)
    # A record names all days that something took, and so do two weekdays; in "early May" it was on some day.
    return word(language, "from_to" if event.basis in _BOTH_ENDS else "between", first_day=first, last_day=last)


_BOTH_ENDS = frozenset({"front_matter", "weekday", "inferred"})


def basis_text(basis: str, language: Language) -> str:
    """In words, how the day of an event is known; the basis itself when it has no wording."""
    key = f"event_{basis}"
    return word(language, key) if has_word(key) else basis


def _known_by(event: EventDate, language: Language) -> str:
    """In words, how the day is known; one inferred without another article rests on a meeting whose day is known."""
    is_of_meeting = event.basis == "inferred" and event.evidence_article_id is None
    return word(language, "event_of_meeting") if is_of_meeting else basis_text(event.basis, language)


def computed_text(event: EventDate, citation: Citation, language: Language) -> str:
    """The day that answers a question about when, with its basis, as a sentence of our own.

    Where only the day of the week and the month are known, the words of the text that say so.
    """
    if event.precision is Precision.MONTH and (words := _weekdays_told(event, citation)):
        return word(language, "computed_weekday", day=event_text(event, language), words=words)
    key = "computed_planned" if is_planned(event, citation) else "computed_day"
    return word(language, key, day=event_text(event, language), basis=_known_by(event, language))


_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|[月火水木金土日]曜|[월화수목금토일]요일", re.IGNORECASE
)


def _weekdays_told(event: EventDate, citation: Citation) -> str:
    """The words that the day rests on, where they stand in the excerpt and name a day of the week; else empty."""
    span = event.evidence
    if span is None or span.article_id != citation.article_id or not citation.start <= span.start < citation.end:
        return ""
    words = citation.excerpt[span.start - citation.start : span.end - citation.start]
    return " ".join(words.split()) if _WEEKDAY.search(words) else ""


def doubtful_text(event: EventDate, rival: EventDate | None, language: Language) -> str:
    """The same where the text tells of other days as well, and which one is meant is not sure; ``rival``: the next."""
    day, basis = event_text(event, language), _known_by(event, language)
    if rival is None:
        return word(language, "computed_doubtful", day=day, basis=basis)
    return word(language, "computed_either", day=day, basis=basis, rival=event_text(rival, language))


def happened_text(event: EventDate, citation: Citation, language: Language) -> str:
    """When the source says that it took place or will, and how that is known where the text does not say it."""
    day = event_text(event, language)
    if event.basis != PLAINLY_KNOWN:
        day = word(language, "day_by_basis", day=day, basis=_known_by(event, language))
    return word(language, "planned" if is_planned(event, citation) else "happened", day=day)


def is_planned(event: EventDate, citation: Citation) -> bool:
    """Whether the day lies after the printing: it was a plan then, and nothing here says that it was kept.

    A brief was written after the newest of its sources was printed.
    """
    printed = [source.published for source in citation.sources] or [citation.published]
    return all(day is not None and event.earliest_on > day.latest_on for day in printed)


def published_text(published: PartialDate | None, basis: str, language: Language) -> str:
    """When a source was published; how that is known is worded only where the day is not plainly printed."""
    if published is None:
        return word(language, "undated")
    day = partial_text(published, language)
    key = "basis_" + _NOT_LETTERS.sub("_", basis.lower()).strip("_")
    if has_word(key):
        day = word(language, "day_by_basis", day=day, basis=word(language, key))
    return word(language, "published", day=day)


def days_of(citation: Citation, language: Language) -> tuple[str, ...]:
    """Both days of a citation: published, then happened where one is known.

    A brief is not published anywhere; its sources are, and each of them says when.
    """
    days = []
    if citation.kind != ArticleKind.BRIEF:
        days.append(published_text(citation.published, citation.published_basis, language))
    if citation.event is not None:
        days.append(happened_text(citation.event, citation, language))
    return tuple(days)


def coverage_text(coverage: Coverage, language: Language) -> str:
    """What the archive holds, as one sentence."""
    holdings = counted(language, "n_articles", coverage.n_articles)
    if coverage.n_briefs:
        briefs = counted(language, "n_briefs", coverage.n_briefs)
        holdings = word(language, "with_briefs", articles=holdings, briefs=briefs)
    if coverage.earliest_on is None or coverage.latest_on is None:
        return word(language, "coverage_undated", holdings=holdings)
    first, last = _first_day(coverage.earliest_on, language), _last_day(coverage.latest_on, language)
    return word(language, "coverage", holdings=holdings, from_day=first, to_day=last)


def span_text(earliest_on: date, latest_on: date, language: Language) -> str:
    """The days from ``earliest_on`` to ``latest_on``, as coarse as they may be known; of one year, both alike."""
    first, last = _first_day(earliest_on, language), _last_day(latest_on, language)
    if earliest_on.year == latest_on.year and first != last:
        first, last = _within_year(earliest_on, latest_on, language)
    return first if first == last else word(language, "day_span", from_day=first, to_day=last)


def _within_year(earliest_on: date, latest_on: date, language: Language) -> tuple[str, str]:
    """Both ends by their months, where these are whole, else by their days: no end of a part by the year alone."""
    ends = (earliest_on, latest_on)
    if earliest_on.day == 1 and (latest_on + timedelta(days=1)).day == 1:
        first, last = (month_text(each.year, each.month, language) for each in ends)
    else:
        first, last = (day_text(each, language) for each in ends)
    return first, last


def as_of_text(as_of_on: date | None, language: Language) -> str:
    """How new the archive is."""
    if as_of_on is None:
        return word(language, "as_of_unknown")
    return word(language, "as_of", day=_last_day(as_of_on, language))


def _first_day(day: date, language: Language) -> str:
    """The begin of a span. An article known by its year or month alone counts from its first day, so that is said."""
    if day.day == 1:
        return year_text(day.year, language) if day.month == 1 else month_text(day.year, day.month, language)
    return day_text(day, language)


def _last_day(day: date, language: Language) -> str:
    """The end of a span, as coarse as it may be known; see ``_first_day``."""
    after = day + timedelta(days=1)
    if after.day == 1:
        return year_text(day.year, language) if after.month == 1 else month_text(day.year, day.month, language)
    return day_text(day, language)
