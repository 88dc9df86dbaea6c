"""Words, dates and the guess of a language, in English, Japanese and Korean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, get_args

from corpus.types import EventDate, PartialDate, Precision
from retrieval.types import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
WEEKDAYS: Mapping[Language, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "ja": tuple("月火水木金土日"),
    "ko": tuple("월화수목금토일"),
}
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def data_file(name: str) -> Mapping[str, Any]:
    """The parsed TOML file ``name`` of ``bot/data``, read once."""
    return tomllib.loads((resources.files("bot") / "data" / name).read_text("utf-8"))


def word(language: Language, key: str, **fields: object) -> str:
    """The phrase ``key`` in ``language`` with its ``{fields}`` filled in."""
    phrase: str = data_file("words.toml")[language][key]
    return phrase.format(**fields)


def has_word(key: str) -> bool:
    """Whether there is a phrase ``key``."""
    return key in data_file("words.toml")["en"]


def language_of(text: str) -> Language:
    """The language that ``text`` is written in, by its script: Hangul, else kana or kanji, else English."""
    if any("\uac00" <= letter <= "\ud7a3" or "\u1100" <= letter <= "\u11ff" for letter in text):
        return "ko"
    if any("\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" for letter in text):
        return "ja"
    return "en"


def language_of_locale(locale: str) -> Language:
    """The language for a Discord locale such as ``ja`` or ``en-US``; English for all that we do not speak."""
    head = locale.split("-")[0]
    return next((language for language in LANGUAGES if language == head), "en")


def day_text(day: date, language: Language) -> str:
    """One day with its weekday: ``Wed, May 5, 2021``, ``2021年5月5日(水)``, ``2021년 5월 5일(수)``."""
    weekday = WEEKDAYS[language][day.weekday()]
    match language:
        case "ja":
            return f"{day.year}年{day.month}月{day.day}日({weekday})"
        case "ko":
            return f"{day.year}년 {day.month}월 {day.day}일({weekday})"
    return f"{weekday}, {MONTHS_EN[day.month - 1]} {day.day}, {day.year}"


def month_text(year: int, month: int, language: Language) -> str:
    """One month: ``May 2021``, ``2021年5月``, ``2021년 5월``."""
    match language:
        case "ja":
            return f"{year}年{month}月"
        case "ko":
            return f"{year}년 {month}월"
    return f"{MONTHS_EN[month - 1]} {year}"


def year_text(year: int, language: Language) -> str:
    """One year: ``2021``, ``2021年``, ``2021년``."""
    return {"en": f"{year}", "ja": f"{year}年", "ko": f"{year}년"}[language]


def partial_date_text(day: PartialDate, language: Language) -> str:
    """A date as finely as it is known."""
    if day.month is None:
        return year_text(day.year, language)
    if day.day is None:
        return month_text(day.year, day.month, language)
    return day_text(date(day.year, day.month, day.day), language)


def event_date_text(event: EventDate, language: Language) -> str:
    """When something happened, never finer than ``event.precision``."""
    first, last = event.earliest_on, event.latest_on
    if event.precision == Precision.YEAR and first.year == last.year:
        return year_text(first.year, language)
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if event.precision in (Precision.MONTH, Precision.QUARTER, Precision.RANGE, Precision.YEAR) and whole_months:
        return _span(
            month_text(first.year, first.month, language), month_text(last.year, last.month, language), language
        )
    return _span(day_text(first, language), day_text(last, language), language)


def _span(first: str, last: str, language: Language) -> str:
    return first if first == last else word(language, "day_span", from_day=first, to_day=last)
