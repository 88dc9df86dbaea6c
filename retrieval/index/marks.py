"""What filters look at, as words of the lexical index: those that pass are read from its lists like any word.

A row's days are the nodes of ``days.py`` that cover them, ``=`` before each, and ``<`` before these and all above. So
whether any of several intervals touches the days asked for is told exactly. Telling tantivy the rows one by one
instead takes 2 to 5 times as long where 1 to 3 % pass, and ranges of numbers 1.1 to 1.9 times (docs/performance.md).
"""

from __future__ import annotations

from functools import lru_cache

from retrieval.index.columns import Columns, ordinals, outlet_digest
from retrieval.index.days import cover, with_above
from retrieval.index.rows import folded_outlet
from retrieval.types import DateRange

Marks = tuple[frozenset[str], ...]

_PUBLISHED, _HAPPENED, _OUTLET, _INGESTED = "p", "h", "o", "ingested"


def marks_of(columns: Columns) -> list[str]:
    """The marks of each row, joined by blanks."""
    found = [[] if bundled else [_INGESTED] for bundled in columns.bundled.tolist()]
    for row, (first, last) in enumerate(columns.table[1:3].T.tolist()):
        if last > 0:
            found[row].append(_marks_of_days(_PUBLISHED, first, last))
    for row, first, last in columns.happened.T.tolist():
        found[row].append(_marks_of_days(_HAPPENED, first, last))
    for row, digest in columns.outlets.T.tolist():
        found[row].append(f"{_OUTLET}{digest}")
    return [" ".join(marks) for marks in found]


def marks_wanted(
    *, published: DateRange | None, happened: DateRange | None, outlet: str | None, include_bundled: bool
) -> Marks:
    """The filters of ``PassageIndex.select``: a row passes that has a mark of each set."""
    wanted = [frozenset() if include_bundled else frozenset({_INGESTED})]
    for kind, days in ((_PUBLISHED, published), (_HAPPENED, happened)):
        if days is not None:
            nodes = cover(*ordinals(days))
            above = with_above(nodes) - nodes
            wanted.append(frozenset([f"{kind}={node}" for node in above] + [f"{kind}<{node}" for node in nodes]))
    if outlet is not None:
        wanted.append(frozenset({f"{_OUTLET}{outlet_digest(folded_outlet(outlet))}"}))
    return tuple(marks for marks in wanted if marks)


@lru_cache(maxsize=65_536)  # articles of one day have the same
def _marks_of_days(kind: str, first: int, last: int) -> str:
    """The marks of one interval, joined by blanks."""
    nodes = cover(first, last)
    return " ".join([f"{kind}={node}" for node in nodes] + [f"{kind}<{node}" for node in with_above(nodes)])
