"""By whose calendar a day is told: 「日本時間27日」 is the same talks as on the 26th in New York.

Of what took place far away a text may give the day at home too. Meant is the day where it was, unless the question asks
for the other one.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Code points around a day within which its calendar is named.
_REACH = 36
_HOME = r"(?:Tokyo|Seoul|Japan|(?:South )?Korea|both capitals|both countries)"
_BEFORE = re.compile(
    rf"\b(?:in {_HOME}(?: and (?:in )?{_HOME})?,? (?:it|that|this) was (?:already )?(?:[^,.;]{{0,24}} )?(?:on )?"
    r"|by (?:the )?(?:Japan|Korea|Tokyo|Seoul)\w*(?:['’]s)? (?:time|calendar|clock)s?,? "
    r"(?:it|that|this) was (?:already )?(?:on )?"
    r"|(?:already|still) (?:on )?)(?:the )?$"
    r"|(?:日本|韓国)(?:時間)(?:では|の|で)?$|(?:한국|일본|우리)\s?(?:시간|시각)(?:으로는?|은|으론)?\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^,? (?:by (?:the )?(?:calendar|clock)s? of"
    r"|(?:Japan|Korea)(?:n|ese)? time)"
    r"|^\s?[（(](?:日本|韓国)時間|^\s?[(（](?:한국|일본)\s?시[간각]",
    re.IGNORECASE,
)
# "(7 a.m. on February 13 in Tokyo)", "it was April 3 in Seoul"; "set for June 26 in Seoul" is where it was to be.
_AT_HOME = re.compile(rf"^,? in {_HOME}(?: and (?:in )?{_HOME})?[),;.]")
_ASIDE = re.compile(r"\([^()]*$|\bwas (?:the )?$")
_ASKED = re.compile(
    r"\b(?:japan|korea|tokyo|seoul)(?:n|ese)?(?:['’]s)? (?:time|date|calendar|clock)\b|\bby the calendar of\b"
    r"|(?:日本|韓国)(?:の)?(?:時間|日付)|(?:한국|일본|우리)\s?(?:시간|시각|날짜)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8_192)
def _is_by_other(before: str, after: str) -> bool:
    if _AT_HOME.search(after):
        return _BEFORE.search(before) is not None or _ASIDE.search(before) is not None
    return _BEFORE.search(before) is not None or _AFTER.search(after) is not None


def is_by_other_calendar(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a day by the calendar of another place than that of what took place."""
    return _is_by_other(text[max(0, start - _REACH) : start], text[end : end + _REACH])


@lru_cache(maxsize=1_024)
def asks_by_calendar(question: str) -> bool:
    """Whether the question asks for the day by the calendar of Japan or Korea."""
    return _ASKED.search(question) is not None
