"""The second of its kind: asked when it was, an archive that tells only of the first has nothing to say.

Of meetings the register counts; here it is of anything else: "오염수 2차 방류", "the third launch", 「2回目の放出」.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult

_ENGLISH = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth"}
_KOREAN = {2: "두", 3: "세", 4: "네", 5: "다섯", 6: "여섯", 7: "일곱", 8: "여덟", 9: "아홉"}
_CHINESE = {2: "二", 3: "三", 4: "四", 5: "五", 6: "六", 7: "七", 8: "八", 9: "九"}
# What is numbered but counts nothing done: the world war, the party in third-party payment, a court of second instance.
_NO_COUNT = re.compile(
    r"第?[2二]次世界大戦|제?2차\s?세계\s?대전|second world war|\bthird[- ](?:part|countr)|second instance"
    r"|second[- ](?:most|largest|hand|half|term)"
    r"|[次차](?:官|관|長|장|世|세|元|원|時|표|別|별)",
    re.IGNORECASE,
)
_HITS = 3


def lacks_ordinal(result: SearchResult) -> bool:
    """Whether it is asked when the second, third or a later one was, and the first hits nowhere count so far."""
    reading = result.reading
    if reading.intent != "when":
        return False
    asked = [n for n in _ENGLISH if _counted(n).search(_NO_COUNT.sub(" ", reading.text))]
    if not asked:
        return False
    texts = [text for passage in result.article for text in texts_of(passage)]
    for hit in result.ranked[:_HITS]:
        texts += [*texts_of(hit.passage), *hit.passage.subject.headlines]
    return not any(_counted(n).search(text) or _AGAIN.search(text) for n in asked for text in texts)


# What tells of another time without counting it.
_AGAIN = re.compile(
    r"\bnext (?:round|session|meeting|time|one)|\bagain\b|再び|次回|다음 (?:회의|회담|번)|다시", re.IGNORECASE
)


@lru_cache(maxsize=16)
def _counted(n: int) -> re.Pattern[str]:
    """Words for the ``n``-th in any of the languages."""
    return re.compile(
        rf"\b{_ENGLISH[n]}\b|(?<!\d){n}(?:nd|rd|th)\b|(?<![\d.])(?:第)?(?:{n}|{_CHINESE[n]})(?:次(?!官)|回目|度目|回)"
        rf"|(?<![\d.]){n}\s?(?:차(?!관|례|원)|회|번째)|{_KOREAN[n]} ?번째",
        re.IGNORECASE,
    )
