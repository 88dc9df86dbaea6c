"""Which of the two governments a question says did something, where the other did the same on another day.

"When was Korea taken off the white list" asks of Japan, and "Korea's complaint" only tells whose it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from retrieval.types import Language
from retrieval.understand import Concept, Reading

# Who does it: the first of the two governments, unless it is told of as something done to it.
_PASSIVE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:was|were|get|gets|getting|got|gotten|be|been|being)\s+(?:\w+\s+){0,3}?\w+(?:ed|en|ut|pt)\b"
        r"|\b(?:los[et]|losing|drop(?:ped)? (?:off|out)|fall off|fell off)\b"
        r"|\breturn(?:s|ed)? to\b|\brejoin|\b(?:removal|exclusion|return|restoration|reinstatement) of\b"
        r"|['’]s? (?:removal|exclusion|return|restoration|reinstatement)\b(?! of)",
        re.IGNORECASE,
    ),
    "ja": re.compile(r"され|られ|外れ|復帰した"),
    "ko": re.compile(r"당한|당했|[제배]외[된됐되]|배제[된됐되]|빠진|빠졌|복귀[된됐한했]"),
}
# "South Korea's removal", 韓国のホワイト国除外: whose it is, not who does it, where one of the two is named.
_OWN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?!)"),
    "ja": re.compile(r"の\S{0,10}(?:除外|復帰)"),
    "ko": re.compile(r"(?:일본|한국)(?:의)?\s\S{2,6}\s?\S{0,3}\s?(?:배제|제외|복귀|복원)"),
}
_SIDES = {"country:japan": "jp", "place:tokyo": "jp", "country:south-korea": "kr", "place:seoul": "kr"}
_OTHER = {"jp": "kr", "kr": "jp"}


def agent_of(reading: Reading) -> str | None:
    """The government that does it; None where the question tells none."""
    named = sorted((c for c in reading.concepts if c.key in _SIDES), key=lambda c: c.start)
    if not named:
        return None
    by = next((c for c in named if _does_it(c, reading)), None)
    if by is not None:
        return _SIDES[by.key]
    if (side := whose_list(reading.text)) is not None:
        return side
    first = _SIDES[named[0].key]
    if _PASSIVE[reading.language].search(reading.text) and not _is_whose(named[0], reading):
        return _OTHER[first]
    is_alone = len({_SIDES[c.key] for c in named}) == 1
    return None if is_alone and _OWN[reading.language].search(reading.text) else first


# Whose list somebody is taken off does it: "dropping Korea from Japan's white list", 日本のホワイト国から外す.
_LIST = r"(?:white|trad|prefer|favou?r|trusted|fast|simplif|list|group a)"
_OFF_LIST = re.compile(
    rf"\b(?:from|off|out of|to|on|onto) (?P<en>japan|tokyo|south korea|korea|seoul)(?:['’]s)? "
    rf"(?:[\w-]+ ){{0,4}}?{_LIST}"
    rf"|\b(?:from|off|out of|to|on|onto) (?:the )?(?P<adj>japanese|south korean|korean) (?:[\w-]+ ){{0,4}}?{_LIST}"
    r"|(?P<ja>日本|韓国)の(?:輸出)?(?:ホワイト|優遇|グループA|グループＡ|信頼|名簿|リスト)[^、。]{0,8}(?:から|に|へ)"
    r"|(?P<ko>일본|한국)의\s?(?:수출\s?)?(?:화이트|백색|우대|우방|그룹\s?A|명단|리스트)[^.,]{0,8}(?:에서|에|로)\b",
    re.IGNORECASE,
)


def whose_list(text: str) -> str | None:
    """The government, jp or kr, off or onto whose list the text says that another is put; else ``None``."""
    found = _OFF_LIST.search(text)
    name = (found[found.lastgroup] if found and found.lastgroup else "").casefold()
    if not name:
        return None
    return "jp" if name in ("japan", "tokyo", "japanese", "日本", "일본") else "kr"


def _does_it(concept: Concept, reading: Reading) -> bool:
    """Whether it is said to be the one who does it, of something told as done: "removed by Japan"."""
    before, behind = reading.text[: concept.start], reading.text[concept.start + len(concept.surface) :]
    return re.search(r"\bby (?:the )?$", before, re.IGNORECASE) is not None or behind.startswith(
        ("によ", "政府によ", "에 의해", "에 의한", " 정부에 의해")
    )


def _is_whose(concept: Concept, reading: Reading) -> bool:
    """Whether it is only told whose the thing is: "Korea's complaint was filed", "the Japanese curbs"."""
    behind = reading.text[concept.start + len(concept.surface) :]
    return bool(_POSSESSED.match(behind)) or concept.surface.casefold().endswith(("ese", "ean"))


_POSSESSED = re.compile(r"['’]s?\s(?!removal|exclusion|return|restoration|reinstatement)", re.IGNORECASE)
