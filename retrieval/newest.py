"""What is newest of all: "latest news on Japan–Korea relations", 「最近の日韓関係は」, "요즘 한일관계 어때"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from retrieval.overview_ask import asks_for_latest
from retrieval.types import DateRange
from retrieval.understand import PAIR, AskedDays, Reading

_ASKS_NEW = re.compile(
    r"\bwhat.?s (new|up|going on|happening)\b"
    r"|\b(latest|recent|current)\b.{0,40}\b(news|developments?|state|relations|ties|situation)\b"
    r"|\b(latest|newest)\b|\b(relations|ties|things)\b.{0,20}\b(now|lately|these days|recently|today)\b"
    r"|\bwhat (has |have )?happened (recently|lately)\b|\brecent (news|developments?|events)\b"
    r"|(最近|最新|今|いま|近頃)[^。]{0,16}(関係|ニュース|動き|動向|状況|話題|情勢|どう)|最近何(が|か)"
    r"|(최근|최신|요즘|요새|지금)[^?]{0,16}(관계|소식|뉴스|상황|동향|근황|이슈|어때|어떻|어떤가)",
    re.IGNORECASE,
)
# Words that say nothing but that news of the two is wanted.
_OF_ALL = frozenset(
    f"lex:{word}"
    for word in ("recent", "today's", "relationship", "develop", "news", "currently", "situation", "state", "diplomacy")
)
_PLACES = frozenset({PAIR, "place:tokyo", "place:seoul"})
_STRETCHES = (14, 45, 150, 400)  # days
_ENOUGH = 12  # passages on what happened in them


def asks_for_newest(reading: Reading) -> bool:
    """Whether the newest of all is asked for, and nothing beside the two countries is named."""
    if reading.dates or not reading.concepts or not (asks_for_latest(reading) or _ASKS_NEW.search(reading.text)):
        return False
    named = [c for c in reading.concepts if c.kind == "country" or c.key in _PLACES]
    others = [c for c in reading.concepts if c not in named]
    return bool(named) and all(c.key in _OF_ALL for c in others)


def with_newest(reading: Reading, newest_on: date | None, n_on: Callable[[DateRange], int]) -> Reading:
    """The reading, asked for the newest of all as one for what happened in the last days before ``newest_on``.

    ``n_on`` gives how many passages speak of days; of several stretches the shortest with enough of them is taken.
    """
    if newest_on is None or not asks_for_newest(reading):
        return reading
    stretches = [DateRange(newest_on - timedelta(days=n), newest_on) for n in _STRETCHES]
    days = next((each for each in stretches if n_on(each) >= _ENOUGH), stretches[-1])
    asked = AskedDays(days, is_relative=True, is_newest=True)
    return replace(reading, intent="overview", dates=(asked,))
