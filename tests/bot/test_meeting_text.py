"""The day of a meeting is that of its place, and what day it is in Tokyo and Seoul then is said where that differs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.meeting_text import local_day_text
from corpus.types import Precision
from tests.bot.meetings import days, meeting


@pytest.mark.parametrize(
    ("zone", "day", "offset", "text"),
    [
        # Daylight saving time of New York is four hours behind UTC, of London one ahead; winter is not.
        ("America/New_York", date(2019, 9, 26), "UTC−4", "from 11:00 there it is 27 Sep 2019 in Tokyo and Seoul"),
        ("America/New_York", date(2019, 12, 31), "UTC−5", "from 10:00 there it is 1 Jan 2020 in Tokyo and Seoul"),
        ("America/Los_Angeles", date(2023, 11, 16), "UTC−8", "from 07:00 there it is 17 Nov 2023 in Tokyo and Seoul"),
        ("Europe/London", date(2021, 5, 5), "UTC+1", "from 16:00 there it is 6 May 2021 in Tokyo and Seoul"),
        ("Europe/Madrid", date(2019, 12, 15), "UTC+1", "from 16:00 there it is 16 Dec 2019 in Tokyo and Seoul"),
        ("Pacific/Honolulu", date(2025, 1, 1), "UTC−10", "from 05:00 there it is 2 Jan 2025 in Tokyo and Seoul"),
        ("Asia/Shanghai", date(2019, 12, 24), "UTC+8", ""),
        ("Asia/Bangkok", date(2019, 8, 1), "UTC+7", ""),
        ("Asia/Kolkata", date(2023, 9, 10), "UTC+5:30", "from 20:30 there it is 11 Sep 2023 in Tokyo and Seoul"),
        ("Australia/Sydney", date(2024, 1, 5), "UTC+11", ""),
    ],
)
def test_the_other_day_in_tokyo_and_seoul_is_said_where_it_differs(
    zone: str, day: date, offset: str, text: str
) -> None:
    shown = local_day_text(meeting(timezone=zone, when=days(day)), "en")
    assert shown == (f"local day ({offset}) · {text}" if text else f"local day ({offset})")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Asia/Seoul", "No/Such_Place"])
def test_where_the_day_is_that_of_tokyo_and_seoul_or_the_zone_unknown_nothing_is_said(zone: str) -> None:
    assert local_day_text(meeting(timezone=zone, when=days(date(2019, 12, 24))), "en") == ""


def test_nothing_is_said_of_a_day_that_is_not_known() -> None:
    month = days(date(2019, 9, 1), date(2019, 9, 30), Precision.MONTH)
    assert local_day_text(meeting(when=month), "ja") == "現地の日付（UTC−4）"
    assert local_day_text(meeting(when=None), "en") == ""
    assert local_day_text(meeting(timezone=None), "en") == ""
