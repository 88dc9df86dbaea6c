"""Readers of English date phrases: from a match of a rule in `corpus.dates.english` to a mention."""

from __future__ import annotations

import re

from corpus.dates.scan import Scan
from corpus.dates.types import DateMention, Part
from corpus.dates.vocabulary import month_number, weekday_number, words

COUNTS = {
    **dict(zip(("zero", "one", "two", "three", "four", "five", "six"), range(7), strict=True)),
    **dict(zip(("seven", "eight", "nine", "ten", "eleven", "twelve"), range(7, 13), strict=True)),
    "a": 1,
    "an": 1,
}
SEASONS = {
    "spring": Part.SPRING,
    "summer": Part.SUMMER,
    "autumn": Part.AUTUMN,
    "fall": Part.AUTUMN,
    "winter": Part.WINTER,
}
_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_TO_PREVIOUS = frozenset({"the previous", "the following", "the same", "that"})
_PARTS = {
    "early": Part.EARLY,
    "late": Part.LATE,
    "mid": Part.MID,
    "middle": Part.MID,
    "earlier": Part.SO_FAR,
    "later": Part.REST,
    "beginning": Part.START,
    "start": Part.START,
    "end": Part.END,
    "first": Part.FIRST_HALF,
    "second": Part.SECOND_HALF,
    "latter": Part.SECOND_HALF,
}
_QUARTERS = {"first": Part.Q1, "second": Part.Q2, "third": Part.Q3, "fourth": Part.Q4, "last": Part.Q4}
_NUMBERED_QUARTERS = {"1": Part.Q1, "2": Part.Q2, "3": Part.Q3, "4": Part.Q4}
_UNITS = {"day": "days", "week": "weeks", "weekend": "weeks", "month": "months", "year": "years"}
_BEFORE_MONTH = words(
    "in since until till by of from to through during before after and or between around into for as "
    "their its his her our the a an s -"
)
_BEFORE_HABIT = words("a an every each black good bloody cyber super palm easter")


def _plain(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _part(phrase: str | None) -> Part | None:
    """The part that the words name; the telling word may stand anywhere in them ("the end of")."""
    return next((_PARTS[word] for word in _plain(phrase).split() if word in _PARTS), None)


def _step(phrase: str) -> int:
    """-1 for "last", "the previous" and the like, +1 for "next" and the like, else 0."""
    return next((_STEPS[word] for word in reversed(phrase.split()) if word in _STEPS), 0)


def _word_before(scan: Scan, start: int) -> str:
    """The word, or the hyphen, that stands just before ``start``, in lower case; empty at a sentence's start."""
    head = scan.folded[max(0, start - 14) : start].rstrip()
    match = re.search(r"[A-Za-z]+$|-$", head)
    return match[0].lower() if match else ""


def _year_fields(match: re.Match[str]) -> dict[str, int]:
    if match["year"]:
        return {"year": int(match["year"])}
    return {"years": _step(_plain(match["yrel"]))} if match["yrel"] else {}


def read_month_day(scan: Scan, match: re.Match[str]) -> DateMention:
    """Month and day, with a second day where it is a range, a year and a weekday where given."""
    weekday = {"weekday": weekday_number(match["wd"])} if match["wd"] else {}
    month, fields = month_number(match["month"]), _year_fields(match)
    until = None
    if match["d2"]:
        month2 = month_number(match["month2"]) if match["month2"] else month
        until = scan.mention(match.start("d2"), match.end(), month=month2, day=int(match["d2"]), **fields)
    day = int(match["d"])
    if until is not None and match.groupdict().get("and") and (match["month2"] or until.day != day + 1):
        return scan.mention(match.start(), match.end("d"), month=month, day=day, **fields, **weekday)
    return scan.mention(match.start(), match.end(), month=month, day=day, until=until, **fields, **weekday)


def read_month(scan: Scan, match: re.Match[str]) -> DateMention | None:
    """A month, or the part of it; ``None`` for a word that is more likely no month ("may", "the march")."""
    fields, rel, part = _year_fields(match), _plain(match["rel"]), _part(match["part"])
    base = "previous" if rel in _TO_PREVIOUS else "anchor"
    if rel and not fields:
        fields = {"direction": _step(rel)} if _step(rel) else {"years": 0}
    if not (part or fields) and _is_doubtful(match["month"]) and _word_before(scan, match.start()) not in _BEFORE_MONTH:
        return None
    month = month_number(match["month"])
    return scan.mention(match.start(), match.end(), month=month, part=part, base=base, **fields)


def _is_doubtful(name: str) -> bool:
    """Whether the word alone is more likely something else: "May", "March", "Jan" or "Mar" without a period."""
    plain = name.rstrip(".").lower()
    return plain in {"may", "march"} or (len(plain) <= 4 and name == name.rstrip(".") and plain not in {"june", "july"})


def read_unit(scan: Scan, match: re.Match[str]) -> DateMention | None:
    """Words like "next week", "late last year", "the following day"."""
    rel, unit = _plain(match["rel"]), match["unit"].lower()
    part = Part.WEEKEND if unit == "weekend" else _part(match["part"])
    if unit == "day" and rel not in _TO_PREVIOUS:
        return None
    if rel != "this" and part in (Part.SO_FAR, Part.REST):
        part = None
    base = "previous" if rel in _TO_PREVIOUS else "anchor"
    return scan.mention(match.start(), match.end(), base=base, part=part, **{_UNITS[unit]: _step(rel)})


def read_part_of_this(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "the end of the year"."""
    fields = {_UNITS[match["unit"].lower()]: 0}
    return scan.mention(match.start(), match.end(), part=_part(match["part"]), **fields)


def read_weekday(scan: Scan, match: re.Match[str]) -> DateMention | None:
    """A weekday, in a named week or with a day of the month where given; ``None`` for habits and names."""
    if _word_before(scan, match.start()) in _BEFORE_HABIT:
        return None
    rel, fields = _plain(match["rel"]), {"weekday": weekday_number(match["wd"])}
    if match["wrel"]:
        fields["weeks"] = _step(_plain(match["wrel"]))
    elif rel == "this":
        fields["weeks"] = 0
    elif _step(rel):
        fields["direction"] = _step(rel)
    if match["nth"]:
        fields["day"] = int(match["nth"])
    base = "previous" if rel in {"the previous", "the following"} else "anchor"
    return scan.mention(match.start(), match.end(), base=base, **fields)


_DAYS = (("the day before y", -2), ("the day after t", 2), ("yesterday", -1), ("last night", -1), ("tomorrow", 1))


def read_relative_day(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "yesterday evening", "tomorrow", "this morning"."""
    phrase = _plain(match[0])
    days = next((n for opening, n in _DAYS if phrase.startswith(opening)), 0)
    return scan.mention(match.start(), match.end(), days=days)


def read_counted(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "two days ago" counts from the article's day, "two days later" from the day last spoken of."""
    n = int(match["n"]) if match["n"].isdecimal() else COUNTS[match["n"].lower()]
    unit, way = _UNITS[match["unit"].lower()], match["way"].lower()
    signed = -n if way in {"ago", "earlier", "before"} else n
    base = "anchor" if way == "ago" else "previous"
    return scan.mention(match.start(), match.end(), base=base, about=unit != "days", **{unit: signed})


def read_day_beside(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "the day before", "the day after"."""
    return scan.mention(match.start(), match.end(), base="previous", days=-1 if match["way"].lower() == "before" else 1)


def read_nth(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "on the 26th"."""
    return scan.mention(match.start("core"), match.end(), day=int(match["d"]))


def read_nth_of_month(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "the 24th of this month"."""
    rel = _plain(match["rel"])
    base = "previous" if rel in _TO_PREVIOUS else "anchor"
    return scan.mention(match.start(), match.end(), day=int(match["d"]), months=_step(rel), base=base)


def read_season(scan: Scan, match: re.Match[str]) -> DateMention | None:
    """A season with its year or with "last", "this", "next"; ``None`` for a bare one."""
    rel, fields = _plain(match["rel"]), _year_fields(match)
    if not fields:
        if rel in _TO_PREVIOUS or not rel:
            return None
        fields = {"years": 0} if rel == "this" else {"direction": _step(rel)}
    return scan.mention(match.start(), match.end(), part=SEASONS[match["season"].lower()], **fields)


def read_quarter(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "the third quarter of 2019", "Q3 2019"."""
    quarter = (_QUARTERS | _NUMBERED_QUARTERS)[match["q"].lower()]
    return scan.mention(match.start(), match.end(), part=quarter, **_year_fields(match))


def read_part_of_year(scan: Scan, match: re.Match[str]) -> DateMention:
    """Words like "early 2019", "the first half of 2019"."""
    return scan.mention(match.start(), match.end(), year=int(match["year"]), part=_part(match["part"]))
