"""Why somebody did it: the sentence that is to tell the reason speaks of him, else it is another's reason.

"Why did Kang ask for the curbs to stay", of a report whose best sentence tells why Tokyo tightened them. Only among few
passages: there the nearest sentence is often of another matter; a digest of one meeting names people once.
"""

from __future__ import annotations

import re

from retrieval.hits import SearchResult
from retrieval.substance import is_meant_in

# Whoever is asked for his view of it need not name him.
_TOLD_BY = re.compile(
    r"\bwhat (?:did|does|do|reason|explanation)\b|\b(?:according to|said|say|says|explain\w*|put it down)\b"
    r"|何と(?:言|述|説明|語|話|いっ)|(?:どう|どのように)(?:説明|見|言|分析|述べ|解説)|なんて(?:言|説明)|によ(?:る|れば)"
    r"|뭐라고|뭐래|(?:어떻게|어찌) (?:설명|봤|보|분석|말)|에 ?따르면",
    re.IGNORECASE,
)


def is_of_somebody_else(result: SearchResult) -> bool:
    """Whether it is asked why the one person named did something, and the best sentence does not mean that person."""
    reading, top = result.reading, result.ranked[0]
    people = {c.key: c for c in reading.concepts if c.kind == "person" and not c.is_misspelt}
    if reading.intent != "why" or len(people) != 1 or not top.passage.sentences or _TOLD_BY.search(reading.text):
        return False
    return not is_meant_in(next(iter(people.values())), top.passage, top.best)
