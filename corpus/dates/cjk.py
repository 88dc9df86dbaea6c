"""What Japanese and Korean date phrases share: year, month, day and part in that order, read from named groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from corpus.dates.scan import Scan
from corpus.dates.types import Base, DateMention, Part
from corpus.dates.vocabulary import era_year, weekday_number

__all__ = ["Words", "read_calendar", "read_counted", "read_relative_day", "read_week", "under_headings"]

Step = tuple[int, Base]
_YEAR_HEAD = re.compile(r"^[^\w\n]*((?:19|20)\d\d)\s?[年년][^\w\n]*$", re.MULTILINE)
_ENTRY = re.compile(r"[^\w\n]*\d")


@dataclass(frozen=True, slots=True)
class Words:
    """The relative words of one language: (count, base) by word, and parts by word. Words hold no spaces."""

    years: Mapping[str, Step]
    months: Mapping[str, Step]
    weeks: Mapping[str, Step]
    days: Mapping[str, Step]
    parts: Mapping[str, Part]
    directions: Mapping[str, int]
    counts: Mapping[str, int]
    units: Mapping[str, str]
    names: re.Pattern[str]


def _squeezed(word: str | None) -> str:
    return (word or "").replace(" ", "")


def _year(groups: Mapping[str, str | None], words: Words) -> dict[str, Any]:
    if groups.get("era"):
        return {"year": era_year(str(groups["era"]), str(groups["count"]))}
    if groups.get("year"):
        return {"year": int(str(groups["year"]))}
    if groups.get("short"):
        return {"year": 2000 + int(str(groups["short"])), "short_year": True}
    return _step(groups.get("yrel"), words.years, "years")


def _step(word: str | None, table: Mapping[str, Step], field: str) -> dict[str, Any]:
    if not word:
        return {}
    count, base = table[_squeezed(word)]
    return {field: count, "base": base}


def _part(groups: Mapping[str, str | None], words: Words) -> dict[str, Any]:
    if groups.get("decade"):
        return {"part": Part.DECADE}
    if groups.get("fiscal"):
        return {"part": Part.FISCAL}
    word = _squeezed(groups.get("part"))
    return {"part": words.parts[word]} if word else {}


def read_calendar(scan: Scan, match: re.Match[str], words: Words) -> DateMention | None:
    """Year, month, day, weekday and part, as far as written; ``None`` when only a part or a direction was found."""
    groups = match.groupdict()
    fields = _year(groups, words) | _step(groups["mrel"], words.months, "months") | _part(groups, words)
    for name in ("month", "day"):
        if groups[name]:
            fields[name] = int(str(groups[name]))
    if not fields.keys() - {"part"}:
        return None
    if groups["wd"]:
        fields["weekday"] = weekday_number(str(groups["wd"]))
    if groups["near"] in words.days and fields.keys() <= {"day", "weekday"}:
        fields |= {"base": words.days[str(groups["near"])][1], "direction": words.days[str(groups["near"])][0]}
    direction = words.directions.get(_squeezed(groups["dir"]), 0)
    if direction and "year" not in fields and "years" not in fields and "months" not in fields:
        fields["direction"] = direction
    end = match.start() + len(match[0].rstrip())
    return scan.mention(match.start(), end, **_ranged(scan, match, fields), **_name(scan, match, fields, words))


def _ranged(scan: Scan, match: re.Match[str], fields: dict[str, Any]) -> dict[str, Any]:
    """``fields`` with the far end of "26~28日" or "7~9月", which carries the same year."""
    if match["d2"]:
        far = {name: value for name, value in fields.items() if name not in {"day", "weekday", "part"}}
        return fields | {"until": scan.mention(match.start("d2"), match.end(), day=int(match["d2"]), **far)}
    if match["y1"]:
        until = scan.mention(match.start("year"), match.end(), **fields)
        return {"year": int(match["y1"]), "until": until}
    if match["m1"]:
        until = scan.mention(match.start("month"), match.end(), **fields)
        return fields | {"month": int(match["m1"]), "until": until}
    return fields


def _name(scan: Scan, match: re.Match[str], fields: dict[str, Any], words: Words) -> dict[str, bool]:
    """A year that opens the name of an agreement is no date of an event: 2015年の合意, 1965년 협정."""
    return {"is_name": fields.keys() == {"year"} and words.names.match(scan.folded, match.end()) is not None}


def read_relative_day(scan: Scan, match: re.Match[str], words: Words) -> DateMention:
    """昨日, 翌日, 어제, 이튿날 and the like."""
    days, base = words.days[_squeezed(match["rday"])]
    return scan.mention(match.start(), match.end(), days=days, base=base)


def read_week(scan: Scan, match: re.Match[str], words: Words) -> DateMention | None:
    """A week, a part of it, or a weekday in it; a weekday alone."""
    fields = _step(match["week"], words.weeks, "weeks") | _part(match.groupdict(), words)
    if fields.get("part") is Part.END:
        fields["part"] = Part.WEEKEND
    if match["wd"]:
        fields.pop("part", None)
        fields["weekday"] = weekday_number(match["wd"])
        if not match["week"]:
            fields["direction"] = words.directions.get(_squeezed(match.groupdict().get("dir")), 0)
    return scan.mention(match.start(), match.end(), **fields)


def read_counted(scan: Scan, match: re.Match[str], words: Words) -> DateMention:
    """3日前 counts from the article's day, 3日後 from the day last spoken of."""
    unit = words.units[_squeezed(match["unit"])] if match["unit"] else "days"
    n = words.counts[match["n"]] if match["n"] in words.counts else int(match["n"])
    back = match["way"] in {"前", "전"}
    base = "anchor" if back and match["unit"] else "previous"
    return scan.mention(match.start(), match.end(), base=base, about=unit != "days", **{unit: -n if back else n})


def under_headings(scan: Scan, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """The mentions; a month in an entry of a chronology is of the year that heads the section: ◇2013년 … ▲7.1 =."""
    heads = [(match.end(), int(match[1])) for match in _YEAR_HEAD.finditer(scan.folded)]
    for mention in mentions:
        year = next((year for end, year in reversed(heads) if end <= mention.start), None)
        line = scan.folded[scan.folded.rfind("\n", 0, mention.start) + 1 : mention.start + 1]
        is_open = mention.month is not None and mention.needs_tense
        yield _of_year(mention, year) if year and is_open and _ENTRY.match(line) else mention


def _of_year(mention: DateMention, year: int) -> DateMention:
    """The mention in that year, to its last day: △5월 31일∼6월 1일 =."""
    until = mention.until
    if until is None or until.year is not None:
        return replace(mention, year=year)
    later = until.month is not None and mention.month is not None and until.month < mention.month
    return replace(mention, year=year, until=replace(until, year=year + later))
