"""Short texts about one meeting, for lists and pictures: day, status in words, place, people as far as they fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from bot.budget import size
from bot.i18n import word
from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting, MeetingStatus
from corpus.types import EventDate
from retrieval.meeting_line import people_text, person_text, place_text
from retrieval.types import Language
from retrieval.wording import month_text, year_text
from retrieval.words import word as answer_word

# What is drawn and written for each status: told apart by shape, never by color alone.
SIGNS: dict[MeetingStatus, str] = {"held": "●", "planned": "△", "proposed": "◇", "not-held": "×"}
TOKYO_AND_SEOUL = timezone(timedelta(hours=9))  # both, without daylight saving since 1988
_AT_HOME = "UTC+9"
_EVENING = 21  # hours; nobody sits down for talks after that
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_day(day: date, language: Language) -> str:
    """One day without its weekday: ``26 Sep 2019``, ``2019年9月26日``, ``2019년 9월 26일``."""
    if language == "en":
        return f"{day.day} {_SHORT_MONTHS[day.month - 1]} {day.year}"
    return f"{month_text(day.year, day.month, language)}{'' if language == 'ja' else ' '}{day.day}" + (
        "日" if language == "ja" else "일"
    )


def short_month(day: date, language: Language) -> str:
    """The month of a day: ``Sep 2019``, ``2019年9月``, ``2019년 9월``."""
    if language == "en":
        return f"{_SHORT_MONTHS[day.month - 1]} {day.year}"
    return month_text(day.year, day.month, language)


def short_when(when: EventDate | None, language: Language) -> str:
    """When a meeting was or is to be, never finer than it is known."""
    if when is None:
        return answer_word(language, "meeting_day_unknown")
    first, last = when.earliest_on, when.latest_on
    if first == last:
        return short_day(first, language)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:  # whole months, a quarter and a year among them
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return year_text(first.year, language)
        if (first.year, first.month) == (last.year, last.month):
            return short_month(first, language)
        return f"{short_month(first, language)} – {short_month(last, language)}"
    return f"{short_day(first, language)} – {short_day(last, language)}"


def local_day_text(meeting: Meeting, language: Language) -> str:
    """That it is the local day, and from when on it is another one in Tokyo and Seoul.

    Empty where the zone is not known, and where the clocks of Tokyo and Seoul go.
    """
    if meeting.when is None or meeting.timezone is None:
        return ""
    day = meeting.when.earliest_on
    offset = _offset_text(day, meeting.timezone)
    if offset is None or offset == _AT_HOME:
        return ""
    local = word(language, "local_day", zone=offset)
    changes_at = _next_day_in_tokyo(day, meeting.timezone) if day == meeting.when.latest_on else None
    if changes_at is None:
        return local
    tomorrow = short_day(day + timedelta(days=1), language)
    return join_parts((local, word(language, "day_in_tokyo", time=f"{changes_at:%H:%M}", day=tomorrow)))


def _offset_text(day: date, zone_name: str) -> str | None:
    """By how much local time differs from UTC on ``day``: ``UTC+1``, ``UTC−5``; ``None`` when that is not known."""
    try:
        offset = datetime.combine(day, time(12), ZoneInfo(zone_name)).utcoffset()
    except (KeyError, ValueError, OverflowError):
        return None
    if offset is None:
        return None
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _next_day_in_tokyo(day: date, zone_name: str) -> datetime | None:
    """When on ``day``, local time, the next day begins in Tokyo and Seoul; ``None`` when that is late or never."""
    try:
        zone = ZoneInfo(zone_name)
        begins = datetime.combine(day + timedelta(days=1), time(), TOKYO_AND_SEOUL).astimezone(zone)
    except (KeyError, ValueError, OverflowError):
        return None
    return begins if begins.date() == day and begins.hour < _EVENING else None


def status_text(status: MeetingStatus, language: Language) -> str:
    """The status in words; what was planned never reads like what was held."""
    return word(language, f"listed_{status}")


def kind_text(meeting: Meeting, language: Language) -> str:
    """What kind of meeting it is."""
    return answer_word(language, f"kind_{meeting.kind}")


def city_text(meeting: Meeting, language: Language, gazetteer: Gazetteer) -> str:
    """The city, else the country; empty when neither is known."""
    found = place_text(_without_venue(meeting), language, gazetteer)
    return found or (_country(meeting.country, language, gazetteer) if meeting.country else "")


def fitting_people(
    meeting: Meeting, language: Language, gazetteer: Gazetteer, *, room: int, dress: Callable[[str], str] = str
) -> str:
    """As many of the participants' names as find room, and how many more there are; ``dress`` is what is measured."""
    names = [person_text(each, language, gazetteer) for each in meeting.participants]
    if not names:
        return sides_text(meeting, language, gazetteer)
    comma = answer_word(language, "list_comma")
    for n in range(len(names), 0, -1):
        left = len(names) - n
        text = comma.join(names[:n]) + (word(language, "people_more", n=left) if left else "")
        if size(dress(text)) <= room:
            return text
    return word(language, "n_people", n=len(names))


def sides_text(meeting: Meeting, language: Language, gazetteer: Gazetteer) -> str:
    """The countries at the table, for a meeting of which nobody is named; empty when they are not known either."""
    if set(meeting.sides) == {"JP", "KR"}:
        return people_text(replace(meeting, participants=()), language, gazetteer)
    return answer_word(language, "list_comma").join(_country(code, language, gazetteer) for code in meeting.sides)


def join_parts(parts: Sequence[str]) -> str:
    """The parts that say something, with dots between them."""
    return " · ".join(part for part in parts if part)


def _without_venue(meeting: Meeting) -> Meeting:
    return replace(meeting, venue=None)


def _country(code: str, language: Language, gazetteer: Gazetteer) -> str:
    for entity in gazetteer.entities("country"):
        if entity.country == code:
            return next(iter(entity.names.get(language, ()) or entity.names.get("en", ())), code)
    return code
