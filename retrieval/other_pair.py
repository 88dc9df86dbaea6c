"""What is asked of the dealings of two other countries: when Japan and China normalized relations, the US–Korea pact.

An excerpt on Japan and South Korea holds most of the words of such a question and answers nothing of it. So one of the
hits must name the third country in the sentence that answers, beside it, or in its headlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from retrieval.capitals import CAPITALS
from retrieval.coverage import coverage_of, title_of
from retrieval.hits import Ranked, SearchResult
from retrieval.understand import Concept, Reading

# The third country of a pair that is named in one word.
_THIRD = {
    "place:us-japan": "united-states",
    "place:us-south-korea": "united-states",
    "place:us-north-korea": "united-states",
    "place:koreas-us": "united-states",
    "place:japan-china": "china",
    "place:china-south-korea": "china",
    "place:japan-russia": "russia",
    "place:japan-north-korea": "north-korea",
    "place:inter-korean": "north-korea",
}
_THE_TWO = frozenset({"country:japan", "country:south-korea", "place:tokyo", "place:seoul"})
# What joins two that have dealings with one another, as a whole: "Japan and China", 日本と中国, 한국과 중국.
_JOINT = re.compile(
    r"(?:['’]s)?\s*(?:and|&|n|[-–—/・·]|vs\.?|versus|と|及び|および|와|과|이?랑|하고)\s*(?:the\s+)?", re.IGNORECASE
)


@lru_cache(maxsize=64)
def third_country(reading: Reading) -> str | None:
    """The id of the third country where the question is on the dealings of one of the two with it, and of no more."""
    countries = [c for c in reading.concepts if c.kind in ("country", "place") and not c.is_misspelt]
    for each in countries:
        if third := _THIRD.get(each.key):
            return third
    named = {c.key for c in countries if c.kind == "country"}
    if "country:japan" in named and "country:south-korea" in named:
        return None  # three of them: the other two are at the table
    found = set(_joined(reading, countries))
    return found.pop() if len(found) == 1 else None


def _joined(reading: Reading, countries: list[Concept]) -> Iterator[str]:
    """The third countries that a mere joint ties to one of the two."""
    ordered = sorted(countries, key=lambda c: c.start)
    for one, other in pairwise(ordered):
        if not _JOINT.fullmatch(reading.text[one.start + len(one.surface) : other.start]):
            continue
        for first, second in ((one, other), (other, one)):
            if first.key in _THE_TWO and second.kind == "country" and second.key not in _THE_TWO:
                yield second.key.partition(":")[2]


def is_of_the_two(result: SearchResult) -> bool:
    """Whether the question is on the dealings of another pair, and no hit names its third country where it tells.

    A pair that its own sentence names needs no more, and neither does one that a question only mentions by the way.
    """
    third = third_country(result.reading)
    # A day is told from the first hit alone; what else is told may stand in any.
    hits = result.ranked[:1] if result.reading.intent == "when" else result.ranked
    return third is not None and not any(_names(third, hit) for hit in hits)


def _names(country: str, hit: Ranked) -> bool:
    keys = {
        f"country:{country}",
        CAPITALS.get(f"country:{country}", ""),
        *(pair for pair, of in _THIRD.items() if of == country),
    }
    keys |= {"place:japan-us-south-korea"} if country == "united-states" else set()
    keys |= {"place:japan-china-south-korea"} if country == "china" else set()
    sentences = hit.passage.sentences
    near = {hit.best, *hit.near} if sentences else set()
    return any(keys & set(sentences[n].concepts) for n in near) or any(
        coverage_of(Concept(key, "country", ""), title_of(hit.passage.subject)) for key in keys if key
    )
