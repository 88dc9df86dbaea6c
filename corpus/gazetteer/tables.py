"""Reads the data files: TOML whose tables are literal strings, one entry a line, columns split by ``|``.

A plain array of tables takes ten times as long to parse, and start-up is part of every question.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from corpus.errors import DataError
from corpus.gazetteer.types import Table

DATA = Path(__file__).resolve().parent.parent / "data"


def read_file(name: str, folder: Path = DATA) -> dict[str, Any]:
    """The parsed data file. Raises ``DataError`` when it is missing or no TOML."""
    path = folder / name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as found:
        raise DataError(str(path), f"{found}; restore the file from the release") from found


def table(data: dict[str, Any], key: str, *, columns: int, path: str) -> Table:
    """The rows of one table of a parsed file. Raises ``DataError`` naming a row with another number of columns."""
    rows = tuple(
        tuple([cell.strip() for cell in line.split("|")])
        for line in str(data.get(key, "")).splitlines()
        if line and not line.startswith("#")
    )
    for row in rows:
        if len(row) != columns:
            raise DataError(
                path, f"found {len(row)} columns in {' | '.join(row)!r}, expected {columns}; mend that line"
            )
    return Table(path, rows)


def items(cell: str) -> tuple[str, ...]:
    """The entries of one cell, which are split by semicolons."""
    return tuple([part for piece in cell.split(";") if (part := piece.strip())])
