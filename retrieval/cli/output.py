"""How commands print: JSON lines for machines, tables that read well on 100 columns for eyes, bars for long work."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

import click
from rich.console import Console
from rich.table import Table

from retrieval.terminal import WIDTH, terminal_on

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")


def print_json(value: object) -> None:
    """One JSON object on one line; letters as they are in UTF-8, escaped where output is in another encoding."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not is_utf8)
    click.echo(text.encode("utf-8", "replace").decode())  # half characters cannot be written


def console(stream: TextIO | None = None) -> Console:
    """A console of at most 100 columns that never reads markup in the text it prints."""
    return terminal_on(stream or sys.stdout, piped_width=WIDTH)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, wide: str | None = None) -> None:
    """A table with a header; ``wide`` names the column that takes the spare width and wraps."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        if name == wide:
            table.add_column(name, ratio=1, overflow="fold")
        else:
            table.add_column(name, no_wrap=True, overflow="ellipsis", max_width=28)
    for row in rows:
        table.add_row(*("–" if v is None else str(v) for v in row))
    console().print(table)


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error: call it with what is done and the total. On no terminal, a line at start and end."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    talk = Console(stderr=True, highlight=False)
    columns: list[Any] = [
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    ]
    with Progress(*columns, console=talk, transient=False, disable=not talk.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        printed = [-1]

        def update(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            quarter = 4 * done // total if total else 4
            if not talk.is_terminal and quarter != printed[0]:
                printed[0] = quarter
                talk.print(f"{label} {done}/{total}", markup=False)

        yield update
