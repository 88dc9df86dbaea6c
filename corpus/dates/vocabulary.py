"""Words of the calendar in English, Japanese and Korean, and their folding to one form.

Regex fragments are plain strings; the modules that use them compile on first call.
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon 月 월",
            "tuesday tues tue 火 화",
            "wednesday wed 水 수",
            "thursday thurs thur thu 木 목",
            "friday fri 金 금",
            "saturday sat 土 토",
            "sunday sun 日 일",
        )
    )
    for name in names.split()
}

# First Gregorian year of each era, less one: 令和3年 = 2018 + 3.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}

# "Sat", "Sun" and "Wed" are words of their own, so short weekdays count only beside a date.
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY_SHORT = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
)
YEAR = r"(?:1[6-9]|20)\d\d(?!\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED = str.maketrans(_FULL_WIDTH | {0x00A0: " ", 0x3000: " ", 0x2009: " ", 0x202F: " ", 0x2013: "-", 0x2010: "-"})


def fold(text: str) -> str:
    """``text`` with full-width digits and signs, odd spaces and short dashes made plain; same length, same offsets."""
    return text.translate(_FOLDED)


def words(listed: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(listed.split())


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation, with or without a period."""
    return MONTHS[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for a weekday name in English, or its first character in Japanese or Korean."""
    return WEEKDAYS[name.rstrip(".").lower()]


def era_year(era: str, count: str) -> int:
    """Gregorian year of a Japanese era year; ``count`` is digits, or 元 for the first year."""
    return ERAS[era] + (1 if count == "元" else int(count))
