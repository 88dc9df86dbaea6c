"""Date mentions in Japanese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from corpus.dates import cjk
from corpus.dates.scan import Scan, choose, join_ranges
from corpus.dates.types import Base, DateMention, Part

__all__ = ["japanese_mentions"]

Reader = Callable[[Scan, re.Match[str]], DateMention | None]

_A: Base = "anchor"
_P: Base = "previous"
_YEARS = (
    {"一昨年": (-2, _A), "おととし": (-2, _A), "昨年": (-1, _A), "去年": (-1, _A), "昨": (-1, _A)}
    | {"今年": (0, _A), "ことし": (0, _A), "本年": (0, _A), "今": (0, _A)}
    | {"来年": (1, _A), "来": (1, _A), "再来年": (2, _A)}
    | {"同年": (0, _P), "同じ年": (0, _P), "翌年": (1, _P), "前年": (-1, _P)}
)
_MONTHS = {"先々月": (-2, _A), "先月": (-1, _A), "今月": (0, _A), "来月": (1, _A), "再来月": (2, _A)} | {
    "同月": (0, _P),
    "翌月": (1, _P),
    "前月": (-1, _P),
}
_WEEKS = {"先々週": (-2, _A), "先週": (-1, _A), "今週": (0, _A), "来週": (1, _A), "再来週": (2, _A)} | {
    "翌週": (1, _P),
    "前週": (-1, _P),
}
_DAYS = (
    {
        "一昨日": (-2, _A),
        "おととい": (-2, _A),
        "昨日": (-1, _A),
        "きのう": (-1, _A),
        "昨夜": (-1, _A),
        "昨晩": (-1, _A),
    }
    | {"今日": (0, _A), "きょう": (0, _A), "本日": (0, _A), "今朝": (0, _A), "今夜": (0, _A), "今晩": (0, _A)}
    | {"明日": (1, _A), "あす": (1, _A), "明後日": (2, _A), "あさって": (2, _A)}
    | {"この日": (0, _P), "その日": (0, _P), "同じ日": (0, _P)}
    | {"同日": (0, _P), "当日": (0, _P), "翌日": (1, _P), "翌朝": (1, _P), "翌々日": (2, _P), "前日": (-1, _P)}
    | {"翌": (1, _P), "同": (0, _P)}
)
_PARTS = (
    dict.fromkeys(("上旬", "初旬", "初め", "はじめ", "初頭", "序盤"), Part.EARLY)
    | dict.fromkeys(("中旬", "半ば", "なかば"), Part.MID)
    | dict.fromkeys(("下旬",), Part.LATE)
    | {"末": Part.END, "前半": Part.FIRST_HALF, "後半": Part.SECOND_HALF, "上半期": Part.FIRST_HALF}
    | {"下半期": Part.SECOND_HALF, "春": Part.SPRING, "夏": Part.SUMMER, "秋": Part.AUTUMN, "冬": Part.WINTER}
    | {"週末": Part.WEEKEND, "内": Part.REST, "中": Part.REST}
)
_COUNTS = {kanji: n for n, kanji in enumerate("一二三四五六七八九十", start=1)}
_UNITS = {"日": "days", "週間": "weeks", "年": "years"} | dict.fromkeys(
    ("か月", "カ月", "ヵ月", "ヶ月", "ケ月", "箇月"), "months"
)
_TIME = r"(?:の?(?:未明|早朝|朝|午前|正午|昼|午後|夕方?|夜|深夜)(?:\s*\d{1,2}時(?:\d{1,2}分|半)?)?(?:ごろ|頃|過ぎ)?)?"
_WEEKDAY_BESIDE = r"(?:\s*\((?P<wd>[月火水木金土日])(?:曜日?)?(?:・祝)?\))?"


_POINTED = r"(?m)^[^\w\n]*(?P<month>1[0-2]|0?[1-9])[・･](?P<day>3[01]|[12]\d|0?[1-9])(?=\s)"


@cache
def _words() -> cjk.Words:
    return cjk.Words(
        years=_YEARS,
        months=_MONTHS,
        weeks=_WEEKS,
        days=_DAYS,
        parts=_PARTS,
        directions={"次の": 1, "前の": -1},
        counts=_COUNTS,
        units=_UNITS,
        names=re.compile(
            r"の?(?:日韓|韓日|日朝|日中|請求権|慰安婦|国交正常化|共同)*(?:問題)?の?(?:協定|条約|合意|宣言|談話|体制)"
        ),
    )


def _calendar_pattern() -> str:
    part = "上旬|初旬|初め|はじめ|初頭|中旬|半ば|なかば|下旬|前半|後半|上半期|下半期|末|春|夏|秋|冬"
    long_years = "|".join(word for word in _YEARS if len(word) > 1)
    year = (
        r"(?:(?:(?P<era>令和|平成|昭和|大正|明治)(?P<count>元|\d{1,2})|(?:(?<!\d)(?P<y1>(?:1[6-9]|20)\d\d)\s*[-~〜]\s*)?"
        r"(?<!\d)(?P<year>(?:1[6-9]|20)\d\d)"
        rf"|(?<![\d年前])(?P<short>\d\d)(?=年の?(?:\d{{1,2}}月|[末春夏秋冬])))年(?!間|ぶり|連続|以上|余|目|ほど|前|後)"
        rf"(?:(?P<decade>代)|(?P<fiscal>度))?|(?P<yrel>{long_years}|(?<!以)[昨今来](?=[春夏秋冬])))"
        rf"(?:の(?=\d{{1,2}}月|{part}))?"
    )
    month = (
        rf"(?:(?:(?<!\d)(?P<m1>1[0-2]|[1-9])\s*[-~〜・、]\s*)?(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?!間|号|曜|刊)"
        rf"|(?P<mrel>{'|'.join(_MONTHS)}))(?:の(?=[123]?\d日|{part}))?"
    )
    day = (
        r"(?:(?:(?P<near>翌|同)じ?)?(?<![\d.,])(?P<day>3[01]|[12]\d|0?[1-9])"
        rf"(?:(?:日?\s*[-~〜・]\s*|、\s*|{_next_day()})(?P<d2>3[01]|[12]\d|[1-9]))?"
        r"(?:の?両)?日(?!間|目|ぶり|連続|中[にの]|\d+回|[当あ]たり|平均|以内|以上|余|ほど|程度|分の|かけて|がかり|かかっ|前(?!後|年|日|夜|半)|後(?!半)))"
    )
    opens = r"(?=[\d令平昭大明一お昨去今本来再同翌前先こ])"
    return (
        rf"{opens}(?P<dir>(?!))?(?:{year}\s?)?(?:{month})?{day}?(?:(?P<part>{part})(?!の日))?{_WEEKDAY_BESIDE}{_TIME}"
    )


def _next_day() -> str:
    """A comma between a day and the next one: 14日、15日 is a stretch, 長官は15日、14日の会談について is none."""
    pairs = [rf"(?<=(?<!\d){day})日、(?={day + 1}日)" for day in range(1, 10)]
    return "|".join([*pairs, *(rf"(?<={day})日、(?={day + 1}日)" for day in range(10, 31))])


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    words = _words()
    days = r"一昨日|昨日|昨夜|昨晩|今日(?!的|まで|では)|本日|今朝|今夜|今晩|明日|明後日|同日|当日"
    days += r"|(?:[こそ]の|同じ)日(?=[、にはのも夜午朝夕昼]|$)(?!のため|まで)"
    days += r"|(?<![一-龥])翌日|翌朝|翌々日|前日"  # 就任翌日 is the day after something else
    kana = r"(?:おととい|きのう|きょう|あす|あさって)(?=[のにはもか、]|$)"
    week = rf"(?P<week>{'|'.join(_WEEKS)})(?:の?(?P<part>末|初め|前半|後半|半ば))?(?:の?(?P<wd>[月火水木金土日])曜日?)?"
    weekday = r"(?<!毎週)(?P<week>(?!))?(?P<dir>次の|前の)?(?P<wd>[月火水木金土日])曜日?(?!版|討論|劇場|新聞)"
    counted = (
        r"(?<![の\d第.])(?P<n>\d{1,2}|[一二三四五六七八九十])(?P<unit>日|週間|[かカヵヶケ箇]月|年)"
        r"(?P<way>前|後)(?![後期半者])"
    )
    return (
        (re.compile(_calendar_pattern()), partial(cjk.read_calendar, words=words)),
        (re.compile(_POINTED), _read_pointed),
        (re.compile(rf"(?P<rday>{days}|{kana}){_TIME}"), partial(cjk.read_relative_day, words=words)),
        (re.compile(week + _TIME), partial(cjk.read_week, words=words)),
        (re.compile(weekday + _TIME), partial(cjk.read_week, words=words)),
        (re.compile(counted), partial(cjk.read_counted, words=words)),
        (re.compile(r"(?<![昨一去今本来再同翌前\d々])年(?P<part>末|内)(?!年|容|外)"), partial(_this_year, words=words)),
    )


def _read_pointed(scan: Scan, match: re.Match[str]) -> DateMention:
    """The day that opens an entry of a newspaper's chronology: 7・26　河野外相."""
    return scan.mention(match.start("month"), match.end(), month=int(match["month"]), day=int(match["day"]))


def _this_year(scan: Scan, match: re.Match[str], words: cjk.Words) -> DateMention:
    """年末 and 年内, without a year: of this one."""
    return scan.mention(match.start(), match.end(), years=0, part=words.parts[match["part"]])


def _candidates(scan: Scan) -> Iterator[DateMention]:
    for pattern, reader in _rules():
        for match in pattern.finditer(scan.folded):
            mention = reader(scan, match) if match.end() > match.start() else None
            if mention is not None:
                yield mention


def japanese_mentions(text: str) -> tuple[DateMention, ...]:
    """Every date mention of a Japanese text, by start, without overlaps."""
    scan = Scan.of(text, "ja")
    return tuple(cjk.under_headings(scan, join_ranges(scan, choose([*scan.absolute(), *_candidates(scan)]))))
