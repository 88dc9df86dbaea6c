"""A ``Reply`` in the terminal: what Discord shows, without Markdown, folded to the width of the window."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.inert import link, one_line, plain
from bot.view import Item, Reply

UNFOLDED = 100_000  # columns; what is read by a program is better not folded


def terminal_on(stream: TextIO, *, width: int | None = None) -> Console:
    """A console that writes to ``stream``: folded and colored where that is a terminal, never markup from text."""
    if width is None and not stream.isatty():
        width = UNFOLDED
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def show(reply: Reply, console: Console) -> None:
    """Writes ``reply``: statements, notes, then each source with its days, link and words."""
    for line in reply.lead:
        console.print(Text(one_line(line), style="bold"))
    for note in reply.notes:
        console.print(Text(one_line(note), style="italic"))
    if reply.items:
        console.print()
    if reply.items_title:
        console.print(Text(one_line(reply.items_title)))
    for item in reply.items:
        _show_item(item, console)
    if reply.footer:
        console.print(Text(one_line(reply.footer), style="dim"))
    console.print()


def _show_item(item: Item, console: Console) -> None:
    head = Text()
    head.append(f"[{item.marker}] " if item.marker else "• ", style="bold cyan")
    head.append(one_line(item.name), style="bold")
    for detail in item.details:
        head.append(f" · {one_line(detail)}")
    console.print(head)
    for body, style in ((item.caption, "bold"), (item.body, "none")):
        if body:
            console.print(Padding.indent(Text(plain(body), style=style), 4))
    if address := link(item.url):
        # Not folded: a link broken over two lines can be neither clicked nor copied.
        console.print(Text(f"    {address}", style="dim"), soft_wrap=True)
