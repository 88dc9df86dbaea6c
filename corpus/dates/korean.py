"""Date mentions in Korean text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from corpus.dates import cjk
from corpus.dates.scan import Scan, choose, join_ranges
from corpus.dates.types import Base, DateMention, Part

__all__ = ["korean_mentions"]

Reader = Callable[[Scan, re.Match[str]], DateMention | None]

_A: Base = "anchor"
_P: Base = "previous"
# Spaces are taken out before a word is looked up: "다음 달" is 다음달 here.
_YEARS: dict[str, tuple[int, Base]] = (
    {"재작년": (-2, _A), "지난해": (-1, _A), "작년": (-1, _A), "올해": (0, _A), "금년": (0, _A), "올": (0, _A)}
    | {"내년": (1, _A), "내후년": (2, _A), "후년": (2, _A)}
    | {"이듬해": (1, _P), "같은해": (0, _P), "그해": (0, _P), "전년": (-1, _P)}
)
_MONTHS: dict[str, tuple[int, Base]] = {
    "지지난달": (-2, _A),
    "지난달": (-1, _A),
    "이번달": (0, _A),
    "이달": (0, _A),
    "금월": (0, _A),
} | {"다음달": (1, _A), "내달": (1, _A), "다다음달": (2, _A), "같은달": (0, _P), "그달": (0, _P)}
_WEEKS: dict[str, tuple[int, Base]] = {"지지난주": (-2, _A), "지난주": (-1, _A), "이번주": (0, _A), "금주": (0, _A)} | {
    "다음주": (1, _A),
    "내주": (1, _A),
    "차주": (1, _A),
    "다다음주": (2, _A),
}
_DAYS: dict[str, tuple[int, Base]] = (
    {"그저께": (-2, _A), "그제": (-2, _A), "어제": (-1, _A), "어젯밤": (-1, _A), "오늘": (0, _A)}
    | {"내일": (1, _A), "모레": (2, _A)}
    | {"이날": (0, _P), "같은날": (0, _P), "당일": (0, _P), "그날": (0, _P)}
    | {"전날": (-1, _P), "이튿날": (1, _P), "다음날": (1, _P)}
)
_PARTS = (
    dict.fromkeys(("초순", "상순", "초반", "초"), Part.EARLY)
    | dict.fromkeys(("중순", "중반"), Part.MID)
    | dict.fromkeys(("하순",), Part.LATE)
    | {"말": Part.END, "상반기": Part.FIRST_HALF, "하반기": Part.SECOND_HALF, "전반": Part.FIRST_HALF}
    | {"후반": Part.SECOND_HALF, "봄": Part.SPRING, "여름": Part.SUMMER, "가을": Part.AUTUMN, "겨울": Part.WINTER}
    | {"주말": Part.WEEKEND, "1분기": Part.Q1, "2분기": Part.Q2, "3분기": Part.Q3, "4분기": Part.Q4}
)
_COUNTS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15} | {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "석": 3,
    "넉": 4,
}
_UNITS = {"일": "days", "주": "weeks", "주일": "weeks", "개월": "months", "달": "months", "년": "years"}
_TIME = r"(?:\s*(?:오전|오후|저녁|밤|새벽|아침|낮|정오|심야)(?:\s*\d{1,2}시(?:\s*(?:\d{1,2}분|반))?)?)?"
_WEEKDAY_BESIDE = r"(?:\s*\((?P<wd>[월화수목금토일])(?:요일)?\))?"
# A number with a point is a day only beside its weekday, its 일, or at the head of an entry.
_DOTTED = (
    r"(?<![\d.])(?P<month>1[0-2]|0?[1-9])\.\s?(?P<day>3[01]|[12]\d|0?[1-9])"
    r"(?:\.?일|\.?\s?\([월화수목금토일]\)|\.?(?=\s*[=＝]))"
)
# A month of a year at the head of an entry: ▲ 2015.2 =.
_DOTTED_MONTH = r"(?<![\d.])(?P<year>(?:19|20)\d\d)\.\s?(?P<month>1[0-2]|0?[1-9])(?=\.?\s*[=＝])"
# What may follow a short word such as 초 or 말 that would otherwise open another word (말했다).
_CLOSES = r"(?=\s|[.,)\]”’'\"·]|에|부터|까지|의|로|쯤|께|경|이후|인|이었|이던|$)"


@cache
def _words() -> cjk.Words:
    return cjk.Words(
        years=_YEARS,
        months=_MONTHS,
        weeks=_WEEKS,
        days=_DAYS,
        parts=_PARTS,
        directions={"지난": -1, "오는": 1, "이번": 0, "다음": 1},
        counts=_COUNTS,
        units=_UNITS,
        names=re.compile(
            r"\s*(?:한일|한·일|일본군|위안부|청구권|공동)*\s*(?:위안부|청구권|기본|문제)*\s*(?:협정|조약|합의|선언|담화|체제)"
        ),
    )


def _calendar_pattern() -> str:
    part = (
        r"(?:[1-4]분기|초순|상순|초반|중순|중반|하순|상반기|하반기|전반|후반|봄|여름|가을|겨울"
        rf"|(?:초|말){_CLOSES})"
    )
    not_a_year = r"(?!간|여\s|째|생|산|만에|동안|치|\s*(?:간|만에|동안|전(?:에|부터|,|\s)|뒤|후\s))"
    year = (
        r"(?:(?:(?:(?<!\d)(?P<y1>(?:1[6-9]|20)\d\d)\s*[-~〜∼]\s*)?(?<!\d)(?P<year>(?:1[6-9]|20)\d\d)\s?"
        rf"|(?:['‘’]|(?<!\d)(?=\d\d년\s?\d{{1,2}}월))(?P<short>\d\d))년{not_a_year}(?P<decade>대)?"
        r"|(?P<yrel>재작년|지난\s?해|작년|올해|금년|내후년|내년|이듬해|같은\s?해|그해"
        r"|올(?=\s?(?:봄|여름|가을|겨울|초|말|상반기|하반기|\d{1,2}월))))"
    )
    month = (
        r"(?:(?:(?<!\d)(?P<m1>1[0-2]|[1-9])\s*[-~〜∼·]\s*)?(?<!\d)(?P<month>1[0-2]|0?[1-9])월(?!급|드컵|요일|간)"
        r"|(?P<mrel>지지난\s?달|지난\s?달|이번\s?달|이달|금월|다다음\s?달|다음\s?달|내달|같은\s?달|그달))"
    )
    day = (
        r"(?:(?<![\d.,박])(?<!박 )(?P<day>3[01]|[12]\d|0?[1-9])(?:일?\s*[-~〜∼·,]\s*(?P<d2>3[01]|[12]\d|[1-9]))?일"
        r"(?!간|째|본|동안|만에|\s*(?:간\s|동안|만에|째|전\s|전,|뒤|후\s|이내|정도|이상|연속)))"
    )
    opens = r"(?=[\d'‘’재지작올금내이같그다오])"
    return (
        rf"{opens}(?:(?P<dir>지난|오는|이번)\s+(?=\d))?(?P<near>(?!))?(?:{year}\s*)?(?:{month}\s*)?{day}?"
        rf"(?:(?P<part>{part}))?{_WEEKDAY_BESIDE}{_TIME}"
    )


def _week_patterns() -> tuple[str, str]:
    weeks = r"지지난\s?주|지난\s?주|이번\s?주|금주|다다음\s?주|다음\s?주|내주|차주"
    follows = rf"(?=말|초|중반|후반|[월화수목금토일]요일|{_CLOSES[3:]}"
    return (
        rf"(?P<week>{weeks}){follows}(?:\s?(?P<part>말|초|중반|후반|전반))?(?:\s*(?P<wd>[월화수목금토일])요일)?",
        r"(?<!매주 )(?P<week>(?!))?(?:(?P<dir>지난|오는|이번|다음)\s+)?"
        r"(?P<wd>[월화수목금토일])요일(?!마다)",
    )


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    words = _words()
    apart = r"(?<!취임)(?<!취임 )(?<!당선 )(?<!발표 )(?<!선거 )"  # 취임 이튿날 is the day after something else
    days = (
        rf"그저께|그제(?!야|서)|(?<!엊)어제|어젯밤|전날|오늘(?!날)|내일(?!신문|은행)|모레|{apart}이튿날|{apart}다음\s?날|(?<![가-힣])이날"
        r"|같은\s?날|당일|그날"
    )
    counted = (
        r"(?<![\d.,가-힣])(?P<n>\d{1,2}|한|두|세|네|석|넉)\s?(?P<unit>일|주일|주|개월|달|년)\s?(?P<way>전|뒤|후)"
        rf"{_CLOSES}"
    )
    native = rf"(?P<n>하루|이틀|사흘|나흘|닷새|엿새|열흘|보름)(?P<unit>(?!))?\s?(?P<way>전|뒤|후)(?!인){_CLOSES}"
    week, weekday = _week_patterns()
    return (
        (re.compile(_calendar_pattern()), partial(cjk.read_calendar, words=words)),
        (re.compile(_DOTTED), _read_dotted),
        (re.compile(_DOTTED_MONTH), _read_dotted_month),
        (re.compile(rf"(?P<rday>{days}){_TIME}"), partial(cjk.read_relative_day, words=words)),
        (re.compile(week + _TIME), partial(cjk.read_week, words=words)),
        (re.compile(weekday + _TIME), partial(cjk.read_week, words=words)),
        (re.compile(counted), partial(cjk.read_counted, words=words)),
        (re.compile(native), partial(cjk.read_counted, words=words)),
        (re.compile(rf"(?<![가-힣])연(?P<part>말|초|내){_CLOSES}"), partial(_this_year, words=words)),
    )


def _read_dotted(scan: Scan, match: re.Match[str]) -> DateMention:
    """The days of official texts and chronologies: 5.5.(수), 1.30일, ▲7.1 =."""
    return scan.mention(match.start(), match.end(), month=int(match["month"]), day=int(match["day"]))


def _read_dotted_month(scan: Scan, match: re.Match[str]) -> DateMention:
    """The months of chronologies: ▲2015.2 =."""
    return scan.mention(match.start(), match.end(), year=int(match["year"]), month=int(match["month"]))


def _this_year(scan: Scan, match: re.Match[str], words: cjk.Words) -> DateMention:
    """연말, 연초 and 연내, without a year: of this one."""
    part = Part.REST if match["part"] == "내" else words.parts[match["part"]]
    return scan.mention(match.start(), match.end(), years=0, part=part)


def _candidates(scan: Scan) -> Iterator[DateMention]:
    for pattern, reader in _rules():
        for match in pattern.finditer(scan.folded):
            mention = reader(scan, match) if match.end() > match.start() else None
            if mention is not None:
                yield mention


def korean_mentions(text: str) -> tuple[DateMention, ...]:
    """Every date mention of a Korean text, by start, without overlaps."""
    scan = Scan.of(text, "ko")
    return tuple(cjk.under_headings(scan, join_ranges(scan, choose([*scan.absolute(), *_candidates(scan)]))))
