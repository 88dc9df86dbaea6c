"""Filters as expressions that Milvus evaluates."""

from __future__ import annotations

import json
from collections.abc import Iterable

from retrieval.index.columns import ordinals, outlet_digest
from retrieval.index.days import cover, with_above
from retrieval.index.rows import folded_outlet
from retrieval.types import DateRange


def visible(number: int) -> str:
    """The rows of the generation that was pushed as that ``number``."""
    return f"since <= {number} and until > {number}"


def among(field: str, values: Iterable[int | str]) -> str:
    """The rows whose ``field`` is one of ``values``."""
    return f"{field} in {json.dumps(list(values), ensure_ascii=False)}"


def both(*expressions: str | None) -> str:
    """The rows that pass all of them; ``None`` lets everything pass."""
    return " and ".join(f"({expression})" for expression in expressions if expression)


def selecting(
    *, published: DateRange | None, happened: DateRange | None, outlet: str | None, include_bundled: bool
) -> str | None:
    """The rows that pass all filters, as ``PassageIndex.select`` has them; ``None`` when nothing is filtered out."""
    wanted: list[str] = [] if include_bundled else ["bundled == false"]
    if published is not None:
        first, last = ordinals(published)
        wanted.append(f"published_to >= {max(first, 1)} and published_from <= {last}")
    if happened is not None:
        nodes = cover(*ordinals(happened))
        below = f"array_contains_any(happened_above, {sorted(nodes)})"
        wanted.append(f"array_contains_any(happened, {sorted(with_above(nodes))}) or {below}")
    if outlet is not None:
        wanted.append(f"array_contains(outlets, {outlet_digest(folded_outlet(outlet))})")
    return both(*wanted) or None
