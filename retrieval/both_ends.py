"""Whether a question for both ends of a change, "from how many to how many", is answered outright.

A sentence that tells two numbers as the ends of a change tells just that, if all that the question names stands there
or in the headline; whatever else is asked of a thing, two such numbers are no answer to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from retrieval.coverage import coverage_of, texts_of, title_of
from retrieval.evidence import things_of
from retrieval.hits import SearchResult
from retrieval.quantities import ENGLISH
from retrieval.types import Language
from retrieval.understand import language_of

_ASKED: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bfrom (?:how many|how much|what)\b.{0,24}\bto (?:how many|how much|what)\b", re.IGNORECASE),
    "ja": re.compile(r"(?:何|いく)[^、。?？]{0,4}から(?:何|いく)"),
    "ko": re.compile(r"(?:몇|얼마)[^,.?]{0,5}(?:에서|부터)\s?(?:몇|얼마)"),
}
_EN = rf"(?:\d[\d,.]*|{'|'.join(ENGLISH[2:])})"
_TOLD: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"\bfrom {_EN}(?: [\w-]+){{0,2}} to {_EN}\b", re.IGNORECASE),
    "ja": re.compile(r"\d[\d,.]*[^\d、。]{0,5}から\d"),
    "ko": re.compile(r"\d[\d,.]*[^\d,.]{0,5}에서\s?\d"),
}
_NO_CHANGE = re.compile(
    r"[年月日時]から|[년월일시](?:에서|부터)|\bfrom \d[\d:.]* ?(?:a\.m\.|p\.m\.)?(?:,)? to \d[\d:.]* ?[ap]\.m",
    re.IGNORECASE,
)
_LITTLE = 0.2  # weight of what may be left unsaid


def tells_both_ends(result: SearchResult) -> bool:
    """Whether the best sentence of the first hit tells the two ends of the change that the question asks for."""
    reading, top = result.reading, result.ranked[0]
    if not _ASKED[reading.language].search(reading.text) or not top.passage.sentences:
        return False
    text = texts_of(top.passage)[top.best]
    if not _TOLD[language_of(text)].search(_NO_CHANGE.sub(" ", text)):
        return False
    title, covered = title_of(top.passage.subject), top.candidate.sentences[top.best].covered
    left = (
        thing.weight
        for thing in things_of(reading, result.concept_weights)
        if not any(c.key in covered or coverage_of(c, title) for c in thing.concepts)
    )
    return max(left, default=0.0) <= _LITTLE
