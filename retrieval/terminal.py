"""A ``Reply`` in the terminal: what Discord shows, without Markdown, folded to the width of the window."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from retrieval.plain import link, one_line, plain
from retrieval.reply import Item, Reply
from retrieval.types import Language
from retrieval.words import word

WIDTH = 100  # columns; longer lines are hard to read
UNFOLDED = 100_000  # columns; what is read by a program is better not folded
_INDENT = 4  # columns


def terminal_on(stream: TextIO, *, piped_width: int = UNFOLDED) -> Console:
    """A console that writes to ``stream`` and never reads markup in the text.

    A terminal gets color and at most 100 columns, anything else ``piped_width`` columns.
    """
    console = Console(file=stream, markup=False, highlight=False, emoji=False, soft_wrap=False)
    console.width = min(WIDTH, console.width) if console.is_terminal else piped_width
    return console


def show(reply: Reply, console: Console) -> None:
    """Writes ``reply``: statements, notes, then each source with its days, words and link."""
    for line in reply.unquoted:
        _print(Text(one_line(line), style="bold"), console)
    for note in reply.notes:
        _print(Text(one_line(note), style="italic"), console)
    if reply.items and (reply.unquoted or reply.notes):
        console.print()
        if reply.items_title:
            _print(Text(one_line(reply.items_title)), console)
    for item in reply.items:
        _show_item(item, reply.language, console)
    if reply.footer:
        _print(Text(one_line(reply.footer), style="dim"), console)
    console.print()


def _show_item(item: Item, language: Language, console: Console) -> None:
    head = Text()
    head.append(f"[{item.marker}] " if item.marker else "• ", style="bold cyan")
    head.append(one_line(item.name), style="bold")
    for detail in item.details:
        head.append(f" · {one_line(detail)}")
    _print(head, console, indent=0, hanging=_INDENT)
    if item.caption:
        _print(Text(one_line(item.caption), style="bold"), console, indent=_INDENT)
    if item.body:
        _show_body(item, console)
    _show_link(item.url, console, indent=_INDENT)
    for origin in item.origins:
        _show_origin(origin, language, console)
    if item.body:
        console.print()


def _show_body(item: Item, console: Console) -> None:
    """The excerpt, its paragraphs apart, with the sentence that answers standing out."""
    body = Text(plain(item.body or ""))
    for start, end in item.key:
        body.stylize("bold", start, end)
    for position, paragraph in enumerate(body.split("\n")):
        if position:
            console.print()
        _print(paragraph, console, indent=_INDENT)


def _show_origin(origin: Item, language: Language, console: Console) -> None:
    headline = (word(language, "quoted", text=origin.caption),) if origin.caption else ()
    line = " · ".join(one_line(part) for part in (origin.name, *headline, *origin.details))
    _print(Text(line, style="dim"), console, indent=_INDENT, hanging=2)
    _show_link(origin.url, console, indent=_INDENT + 2)


def _show_link(url: str | None, console: Console, *, indent: int) -> None:
    if address := link(url):
        # Not folded: a link broken over two lines can be neither clicked nor copied.
        console.print(Text(" " * indent + address, style="dim"), soft_wrap=True)


def _print(text: Text, console: Console, *, indent: int = 0, hanging: int = 0) -> None:
    """Prints ``text`` folded; all lines are moved by ``indent`` columns, all but the first by ``hanging`` more."""
    for position, line in enumerate(text.wrap(console, console.width - indent - hanging)):
        line.rstrip()
        blanks = " " * (indent + (hanging if position else 0))
        console.print(Text.assemble(blanks, line), soft_wrap=True)
