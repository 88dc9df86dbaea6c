"""Dates in a user's question, measured from today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from corpus.dates.decades import short_decades
from corpus.dates.mentions import find_mentions
from corpus.dates.resolve import resolve
from corpus.dates.scan import Scan
from corpus.dates.types import Anchor, DateMention, ResolvedDate
from corpus.types import PartialDate, Precision

__all__ = ["QuestionDate", "question_dates"]


@dataclass(frozen=True, slots=True)
class QuestionDate:
    """Days that a question speaks of: ``[start:end]`` of it, and the inclusive interval meant.

    ``is_certain`` is false where the words leave the year open ("in July", "on Wednesday", "the 2015
    accord"); the interval is then only the likeliest reading and no filter should rest on it. ``month``
    and ``day`` are what the words say, for matching in any year.
    """

    start: int
    end: int
    earliest_on: date
    latest_on: date
    precision: Precision
    basis: str
    is_certain: bool
    month: int | None = None
    day: int | None = None


@cache
def _calendar_names() -> re.Pattern[str]:
    """Names of months and days that were typed without a capital; "may" and "march" only beside a number or "in"."""
    return re.compile(
        r"\b(?:january|february|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri"
        r"|satur|sun)day"
        r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?=\.?\s*\d)"
        r"|(?:may|march)(?=,?\s*\d)|(?<=in )(?:may|march)|(?<=last )(?:may|march)|(?<=next )(?:may|march)"
        r"|(?<=since )(?:may|march))\b"
        r"|(?<=\d )(?:jan|feb|mar|may|march|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
    )


@cache
def _bare() -> re.Pattern[str]:
    """A year or an ISO month that stands among key words: "motegi kang 2019", "2019-09"."""
    return re.compile(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2]))?(?![\w/%-])")


@cache
def _short_year() -> re.Pattern[str]:
    """A year by its last two digits, as people type it: "in 98", "feb 88", 93年, 97년. Below 60 it may be a length."""
    return re.compile(
        r"(?:\bin\s+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s+|['’]"
        r"|\b(?:end|start|summer|spring|autumn|winter|early|late|mid)\s+(?:of\s+|in\s+)?)(?P<en>[6-9]\d)"
        r"(?!\d|['’]?s\b|\s*(?:%|percent|minutes|hours|days|weeks|months|years|countries|cases|people))\b"
        # "The 65 treaty" is called by its year.
        r"|\bthe\s+(?P<of>[6-9]\d)(?=\s+(?:(?:claims|[a-z]+(?<!s))\s+){0,2}(?:treaty|treaties|agreements?|accords?|deal|pact|talks"
        r"|declaration|statement|summit|case|affair|world\s+cup|olympics|abduction|resolution|visit)\b)"
        # At the start and before what happened in it, of this century as well: 22년 고교 교과서, "23년에 열린".
        r"|(?<!징역 )(?<!금고 )(?:^|(?<=[ ,、·(]))(?P<now>[0-2]\d)(?=(?:년|年)(?:[ ,]?"
        r"(?:에는?\s(?!\d|한|걸|달)|도\s|봄|여름|가을|겨울|초에?\s|말에?\s|당시|상반기|하반기)"
        r"|の(?:春|夏|秋|冬|末|初|はじめ|時|とき)|度|春|夏|秋|冬|末|に(?!わた|一|１|1|及|亘)|当時))"
        r"|^(?P<head>[0-2]\d)(?=년\s(?!\d|간|동안|만에|째|전|후|뒤|넘|이상|가까|내내|사이|된|지난|묵|차|징역|임기|집권|동맹|계약))"
        # 「戦後70年談話」 counts from the end of the war.
        r"|(?<![\d第])(?<!戦後)(?<!終戦)(?<!解放)(?<!光復)(?<!正常化)(?<!(?:광복|수교|해방|전후|종전))"
        r"(?<!(?:광복|수교|해방|전후|종전|상화)\s)(?P<ea>[6-9]\d)(?=\s*(?:년|年)(?!\s*(?:간|동안|만|대|째|전(?!후)|후|뒤|이상|代|間|ぶり|目|前|後|以上|近く)))",
        re.IGNORECASE,
    )


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What makes a date the start of an open stretch (from it on, after it) or its end; read around the mention."""
    return (
        re.compile(r"\bsince\s+(?:the\s+)?\x00|\x00\s*(?:以降|以来|から|이후|이래|부터|\s+onwards?\b)", re.IGNORECASE),
        re.compile(r"\bafter\s+(?:the\s+)?\x00|\x00の?(?:より|の)?後(?!半)", re.IGNORECASE),
        re.compile(
            r"\b(?:before|prior\s+to|until|up\s+to|by|as\s+of)\s+(?:the\s+)?\x00"
            r"|\x00\s*(?:以前|まで|の?時点|現在|이전|까지|시점|기준|현재)",
            re.IGNORECASE,
        ),
    )


def _is_certain(mention: DateMention) -> bool:
    if mention.is_name:
        return False
    counted = (mention.year, mention.years, mention.months, mention.weeks, mention.days)
    if any(part is not None for part in counted) or mention.direction:
        return True
    return mention.until is not None and _is_certain(mention.until)


def _century(group: str) -> int:
    return 2000 if group in ("now", "head") else 1900


def _mentions(text: str, language: str) -> list[DateMention]:
    scan = Scan.of(text, language)
    bare = (
        scan.mention(
            match.start(), match.end(), year=int(match["year"]), month=int(match["month"]) if match["month"] else None
        )
        for match in _bare().finditer(scan.folded)
    )
    short = (
        scan.mention(
            match.start(match.lastgroup),
            match.end(match.lastgroup),
            year=_century(match.lastgroup) + int(match[match.lastgroup]),
            is_name=match.lastgroup == "of",
        )
        for match in _short_year().finditer(scan.folded)
        if match.lastgroup
    )
    found = find_mentions(text, language)
    taken = {offset for mention in found for offset in range(mention.start, mention.end)}
    others = (m for m in (*bare, *short, *short_decades(scan)) if m.start not in taken)
    return sorted([*found, *others], key=lambda mention: mention.start)


def _opened(days: tuple[date, date], text: str, mention: DateMention, today: date) -> tuple[date, date]:
    """The stretch that "since", "after", "before" or "until" opens at the mention; else the days as they are."""
    around = text[max(0, mention.start - 12) : mention.start] + "\x00" + text[mention.end : mention.end + 8]
    since, after, before = _edges()
    if since.search(around) and days[0] <= today:
        return days[0], max(today, days[1])
    if after.search(around) and days[1] < today:
        return days[1] + timedelta(days=1), today
    if before.search(around):
        strictly = re.search(r"\b(?:before|prior)\b", around, re.IGNORECASE) and days[0] > date.min
        return date.min, days[0] - timedelta(days=1) if strictly else days[1]
    return days


@cache
def _today_is() -> re.Pattern[str]:
    """What stands before the day that a question says it is."""
    return re.compile(
        r"(?:\btoday(?:['’]s date)?(?:\s+is|['’]s)?|\bit(?:['’]s| is)(?: now)?|\bas of today"
        r"|\bassum(?:e|ing) (?:that )?(?:today|it)(?: is|['’]s)"
        r"|(?:今日|本日|きょう)の?(?:日付)?[はがって]{0,2}|오늘(?:은|이|\s?날짜는|\s?날짜가)?)[\s:：,、(（]*$",
        re.IGNORECASE,
    )


def _day_told(mentions: Sequence[DateMention], text: str) -> date | None:
    """The day that the question says it is, if it does."""
    for m in mentions:
        if m.year and m.month and m.day and m.until is None and _today_is().search(text[: m.start]):
            with suppress(ValueError):
                return date(m.year, m.month, m.day)
    return None


def _is_of_today(mention: DateMention, today: date) -> bool:
    """Whether the mention only says which day it is."""
    if (mention.year, mention.month, mention.day) == (today.year, today.month, today.day):
        return True
    return mention.days == 0 and mention.base == "anchor"


def _counted_from_today(mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """The mentions; those that count back from a day last spoken of ("사흘 전") from today, where none was."""
    for n, mention in enumerate(mentions):
        is_back = mention.base == "previous" and mention.text.endswith(("전", "前"))  # not 전날, the day before that
        yield replace(mention, base="anchor") if is_back and n == 0 else mention


def question_dates(text: str, language: str, *, today: date) -> tuple[QuestionDate, ...]:
    """The dates of a question in en, ja or ko, by start; relative ones count from ``today``.

    "since 2018" runs until today, "before 2019" and "as of 2019" from the first day of the calendar. A question that
    says itself which day it is ("today is March 24, 2023", 오늘 2023년 3월 24일 기준) is asked on that day.
    """
    named = _calendar_names().sub(lambda match: match[0].capitalize(), text)
    mentions = _mentions(named, language)
    told = _day_told(mentions, named)
    if told is not None:
        # Where no other day is spoken of, what happened on that day is asked.
        today, mentions = told, [m for m in mentions if not _is_of_today(m, told)] or mentions
    anchor = Anchor(PartialDate.of(today), basis="question")
    found = []
    for mention in _counted_from_today(mentions):
        meant = resolve(mention, anchor=anchor, context=named, at=mention.start)
        if meant is not None:
            found.append(_dated(mention, meant, named, today))
    return tuple(found)


def _dated(mention: DateMention, meant: ResolvedDate, text: str, today: date) -> QuestionDate:
    closed = (meant.earliest_on, meant.latest_on)
    days = _opened(closed, text, mention, today)
    return QuestionDate(
        mention.start,
        mention.end,
        *days,
        meant.precision if days == closed else Precision.RANGE,
        meant.basis,
        _is_certain(mention),
        mention.month,
        mention.day,
    )
