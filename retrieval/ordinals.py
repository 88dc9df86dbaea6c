"""The second of its kind: asked when it was, an archive that tells only of the first has nothing to say.

Of meetings the register counts; here it is of anything else: "오염수 2차 방류", "the third launch", 「2回目の放出」.
"""

from __future__ import annotations

import re

from retrieval.counted import counted_in
from retrieval.coverage import texts_of
from retrieval.hits import SearchResult

_HITS = 3
_MANY = 10  # rounds so many that few texts count them
# What tells of another time without counting it.
_AGAIN = re.compile(
    r"\bnext (?:round|session|meeting|time|one)|\bagain\b|再び|次回|다음 (?:회의|회담|번)|다시", re.IGNORECASE
)


def lacks_ordinal(result: SearchResult) -> bool:
    """Whether it is asked when the second, third or a later one was, and the first hits nowhere count so far."""
    reading = result.reading
    if reading.intent != "when":
        return False
    asked = {n for n in counted_in(reading.text) if 1 < n < _MANY}
    if not asked:
        return False
    texts = [text for passage in result.article for text in texts_of(passage)]
    for hit in result.ranked[:_HITS]:
        texts += [*texts_of(hit.passage), *hit.passage.subject.headlines]
    return asked.isdisjoint(n for text in texts for n in counted_in(text)) and not any(map(_AGAIN.search, texts))
