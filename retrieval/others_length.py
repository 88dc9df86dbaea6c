"""A length asked of people of whom the article tells none: the minutes in it are those of others."""

from __future__ import annotations

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.kinds import has_kind
from retrieval.substance import is_meant_in


def is_length_of_others(result: SearchResult) -> bool:
    """Whether two people are asked after, and each sentence that tells a length names people, but none of the two."""
    reading = result.reading
    people = {c.key: c for c in reading.concepts if c.kind == "person" and not c.is_misspelt}
    if reading.intent != "how_long" or len(people) < 2:
        return False
    told = [
        (passage, n)
        for passage in result.article
        for n, text in enumerate(texts_of(passage))
        if has_kind("how_long", passage.sentences[n], text, reading)
    ]
    return bool(told) and all(
        any(key.startswith("person:") for key in passage.sentences[n].concepts)
        and not any(is_meant_in(person, passage, n) for person in people.values())
        for passage, n in told
    )
