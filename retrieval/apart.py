"""Two people whom a question has do something together, and whom no sentence of the article names together.

"Where in London did Suga and Chung meet", of a report on Chung's talks there that mentions Suga elsewhere. Only among
few passages: there a report of others is the first hit wherever the asked one is missing, and of 139 development
questions on pages that name two people and have an answer none was refused. A digest of one meeting, as those of a
large archive are, goes on with "the two" and "the minister".
"""

from __future__ import annotations

from retrieval.coverage import coverage_of, title_of
from retrieval.hits import SearchResult
from retrieval.substance import is_meant_in


def are_nowhere_together(result: SearchResult) -> bool:
    """Whether no sentence or headline of the first hit's article names both of the two people asked about."""
    named = {c.key: c for c in result.reading.concepts if c.kind == "person" and not c.is_misspelt}
    people = list(named.values())
    if len(people) != 2 or not result.article:
        return False
    title = title_of(result.ranked[0].passage.subject)
    if all(coverage_of(person, title) for person in people):
        return False
    return not any(
        all(is_meant_in(person, passage, i) for person in people)
        for passage in result.article
        for i in range(len(passage.sentences))
    )
