"""Why somebody did it: the sentence that is to tell the reason speaks of him, else it is another's reason.

"Why did Kang ask for the curbs to stay", of a report whose best sentence tells why Tokyo tightened them. Only among few
passages: there the nearest sentence is often of another matter; a digest of one meeting names people once.
"""

from __future__ import annotations

from retrieval.hits import SearchResult
from retrieval.substance import is_meant_in


def is_of_somebody_else(result: SearchResult) -> bool:
    """Whether it is asked why the one person named did something, and the best sentence does not mean that person."""
    reading, top = result.reading, result.ranked[0]
    people = {c.key: c for c in reading.concepts if c.kind == "person" and not c.is_misspelt}
    if reading.intent != "why" or len(people) != 1 or not top.passage.sentences:
        return False
    return not is_meant_in(next(iter(people.values())), top.passage, top.best)
