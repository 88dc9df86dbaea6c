"""Days, months and fixed phrases in English, Japanese and Korean, for statements and tables."""

from __future__ import annotations

from datetime import date

from corpus.types import EventDate, PartialDate, Precision
from retrieval.types import Language

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ja": ("月", "火", "水", "木", "金", "土", "日"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
}
_BETWEEN = {"en": "between {a} and {b}", "ja": "{a}から{b}の間", "ko": "{a}에서 {b} 사이"}
_BASIS = {
    "stated": {"en": "date stated in the text", "ja": "本文に日付の記載", "ko": "본문에 명시된 날짜"},
    "relative": {"en": "worked out from a relative expression", "ja": "相対表現から算出", "ko": "상대 표현에서 산출"},
    "weekday": {"en": "worked out from the weekday", "ja": "曜日から算出", "ko": "요일에서 산출"},
    "dateline": {"en": "from the dateline", "ja": "発信日による", "ko": "발신일 기준"},
    "inferred": {"en": "inferred with another article", "ja": "別の記事から推定", "ko": "다른 기사에서 추정"},
    "front_matter": {"en": "recorded in the archive", "ja": "アーカイブの記録", "ko": "아카이브 기록"},
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
    a, b = day_text(event.earliest_on, language), day_text(event.latest_on, language)
    return _BETWEEN[language].format(a=a, b=b)


def basis_text(basis: str, language: Language) -> str:
    """In words, how a date is known; the basis itself when it has no wording."""
    return _BASIS.get(basis, {}).get(language, basis)
