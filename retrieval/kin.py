"""Which concepts questions and reports use for each other: asked about a payback, a report tells of a measure."""

from __future__ import annotations

from functools import cache, lru_cache

from retrieval.words import data_file


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """The groups of ``data/kin.toml``, each of ids of concepts."""
    lines: str = data_file("retrieval", "kin.toml")["groups"]
    return tuple(tuple(f"lex:{e}" if ":" not in e else e for e in line.split()) for line in lines.strip().splitlines())


@cache
def _by_id() -> dict[str, tuple[str, ...]]:
    """For each id those that stand in a group with it."""
    found: dict[str, dict[str, None]] = {}
    for group in groups():
        for each in group:
            found.setdefault(each, {}).update(dict.fromkeys(group))
    return {each: tuple(others) for each, others in found.items()}


@lru_cache(maxsize=4_096)
def kin_of(ids: tuple[str, ...]) -> tuple[str, ...]:
    """The kin of the first of ``ids``, none of which is among it."""
    return tuple(each for each in _by_id().get(ids[0], ()) if each not in ids)
